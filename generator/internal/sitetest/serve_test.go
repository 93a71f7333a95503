package sitetest

import (
	"io"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// TestServeAnswersAsGitHubPages asks without following redirects.
func TestServeAnswersAsGitHubPages(t *testing.T) {
	dir := goodSite(t)
	write(t, dir, []txtar.File{{Name: "plain.html", Data: []byte("plain")}, {Name: ".hidden", Data: []byte("secret")}})
	outside := t.TempDir()
	write(t, outside, []txtar.File{{Name: "passwd", Data: []byte("secret")}})
	if err := os.Symlink(outside, filepath.Join(dir, "etc")); err != nil && runtime.GOOS != "windows" { // there it needs a right
		t.Fatal(err)
	}
	home := Serve(t, dir, "/a/b/")
	host := strings.TrimSuffix(home, "/a/b/")
	for _, c := range []struct {
		path   string
		status int
		want   string // in the body, or the place of a redirect
	}{
		{"/a/b/", 200, "Programme"},
		{"/a/b", 301, "/a/b/"},
		{"/a/b/mentors/ada/", 200, "Ada"},
		{"/a/b/mentors/ada/index.html", 200, "Ada"},
		{"/a/b/mentors/ada", 301, "/a/b/mentors/ada/"},
		{"/a/b/plain", 200, "plain"},
		{"/a/b/mentors/", 404, "Not found"},
		{"/a/b/none/at/all/", 404, "Not found"},
		{"/a/b/.hidden", 404, "Not found"},
		{"/a/b/etc/passwd", 404, "Not found"},
		{"/a/b/../../../etc/passwd", 404, ""},
		{"/", 404, ""},
	} {
		client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
		answer, err := client.Get(host + c.path)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(answer.Body)
		answer.Body.Close()
		if err != nil {
			t.Fatal(err)
		}
		got := answer.Header.Get("Location")
		if got == "" {
			got = string(body)
		}
		if answer.StatusCode != c.status || !strings.Contains(got, c.want) {
			t.Errorf("%s: status %d and %q, want %d and %q", c.path, answer.StatusCode, got, c.status, c.want)
		}
	}
}

// TestFollowAtThreeBasePaths shows that relative addresses work anywhere.
func TestFollowAtThreeBasePaths(t *testing.T) {
	dir := goodSite(t)
	for _, base := range []string{"/", "/a/", "/a/b/"} {
		Report(t, Follow(t, Serve(t, dir, base)))
	}
}

// TestFollowFindsWhatRestsOnTheBasePath covers the faults that depend on it.
func TestFollowFindsWhatRestsOnTheBasePath(t *testing.T) {
	dir := goodSite(t)
	const page = `<!doctype html><html lang="en"><title>Bad</title><h1>Bad</h1><a href="/a/old/">rooted</a> <a href="old">slash</a> <a href="gone/">gone</a>`
	write(t, dir, []txtar.File{{Name: "index.html", Data: []byte(page)}})
	rules := func(base string) string {
		var all []string
		for _, f := range Follow(t, Serve(t, dir, base)) {
			all = append(all, f.Rule+" "+f.Element)
		}
		return strings.Join(all, "\n")
	}
	const missing = `follow/status <a href="gone/">` + "\n" + `follow/status <a href="old">`
	if got := rules("/a/"); got != missing {
		t.Errorf("at /a/:\n%s", got)
	}
	if got := rules("/b/"); got != `follow/outside <a href="/a/old/">`+"\n"+missing {
		t.Errorf("at /b/:\n%s", got)
	}
}
