package sitetest

import (
	"errors"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"strings"
	"testing"
)

// Serve publishes the folder as GitHub Pages does, on a loopback port, below
// the base path ("/", "/a/", "/a/b/"), until the test ends. It gives the
// address of the home page, with the final slash.
//
// As there: a folder answers with its index.html, without the final slash it
// redirects to it, NAME answers with NAME.html, what is not there answers with
// 404.html and status 404, hidden files are not published and folders are
// never listed.
func Serve(t testing.TB, dir, base string) string {
	t.Helper()
	if !strings.HasPrefix(base, "/") || !strings.HasSuffix(base, "/") {
		t.Fatalf("base path %q must begin and end with a slash", base)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(pages{base, root.FS()})
	t.Cleanup(func() {
		server.Close()
		root.Close()
	})
	return server.URL + base
}

// pages answers for one site.
type pages struct {
	base  string
	files fs.FS
}

func (p pages) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name, below := strings.CutPrefix(r.URL.Path, p.base)
	if !below {
		if r.URL.Path+"/" == p.base {
			http.Redirect(w, r, p.base, http.StatusMovedPermanently)
			return
		}
		http.NotFound(w, r)
		return
	}
	if file, ok := p.find(name); ok {
		p.send(w, r, file, http.StatusOK)
		return
	}
	if info, err := fs.Stat(p.files, name); name != "" && err == nil && info.IsDir() && !hidden(name) {
		http.Redirect(w, r, r.URL.EscapedPath()+"/", http.StatusMovedPermanently)
		return
	}
	p.send(w, r, "404.html", http.StatusNotFound)
}

// find gives the file that answers for a path below the base.
func (p pages) find(name string) (string, bool) {
	if hidden(name) {
		return "", false
	}
	candidates := []string{name, name + ".html"}
	if name == "" || strings.HasSuffix(name, "/") {
		candidates = []string{name + "index.html"}
	}
	for _, file := range candidates {
		if info, err := fs.Stat(p.files, file); err == nil && info.Mode().IsRegular() {
			return file, true
		}
	}
	return "", false
}

func hidden(name string) bool {
	return strings.HasPrefix(name, ".") || strings.Contains(name, "/.")
}

func (p pages) send(w http.ResponseWriter, r *http.Request, name string, status int) {
	file, err := p.files.Open(name)
	if err != nil {
		http.Error(w, "404", http.StatusNotFound)
		return
	}
	defer file.Close()
	content, ok := file.(io.ReadSeeker)
	info, err := file.Stat()
	if err = errors.Join(err, r.Context().Err()); err != nil || !ok {
		http.Error(w, "cannot read the file", http.StatusInternalServerError)
		return
	}
	if status != http.StatusOK {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.WriteHeader(status)
		_, _ = io.Copy(w, content)
		return
	}
	w.Header().Set("Cache-Control", "max-age=600")
	if path.Ext(name) == ".ics" {
		w.Header().Set("Content-Type", "text/calendar; charset=utf-8")
	}
	http.ServeContent(w, r, name, info.ModTime(), content)
}
