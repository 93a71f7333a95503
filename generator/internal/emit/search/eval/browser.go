package main

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"mime"
	"net"
	"net/http"
	"os/exec"
	"path"
	"regexp"
	"sync/atomic"
	"time"

	"github.com/chromedp/chromedp"

	"mentorbook/themes"
)

// patience is how long one step of the browser may take.
const patience = 10 * time.Minute

//go:embed client.js
var client string

// engineFile is a file of the engine; those from 70 on are the interface's.
var engineFile = regexp.MustCompile(`^[1-6]\d-.*\.js$`)

// browser is Chromium and a server of its own for what it is to load.
type browser struct {
	ctx    context.Context
	close  func()
	home   string
	served atomic.Pointer[map[string][]byte]
}

func openBrowser(ctx context.Context) (*browser, error) {
	program := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"} {
		if found, err := exec.LookPath(name); err == nil {
			program = found
			break
		}
	}
	if program == "" {
		return nil, errors.New("this needs Chromium, which asks the engine as readers do")
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	b := &browser{home: "http://" + listener.Addr().String() + "/"}
	server := &http.Server{Handler: b, ReadHeaderTimeout: 10 * time.Second}
	go server.Serve(listener)
	allocator, stop := chromedp.NewExecAllocator(ctx, append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(program), chromedp.NoSandbox, chromedp.DisableGPU)...)
	tab, cancel := chromedp.NewContext(allocator)
	b.ctx = tab
	b.close = func() { cancel(); stop(); server.Close() }
	if err := chromedp.Do(tab); err != nil {
		b.close()
		return nil, err
	}
	return b, nil
}

func (b *browser) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Path[1:]
	if files := b.served.Load(); files != nil {
		if data, ok := (*files)[name]; ok {
			w.Header().Set("Content-Type", mime.TypeByExtension(path.Ext(name)))
			w.Write(data)
			return
		}
	}
	if name == "" {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Write([]byte("<!doctype html><title>eval</title>"))
		return
	}
	http.NotFound(w, r)
}

// show serves files to a fresh page that has the client.
func (b *browser) show(files map[string][]byte) error {
	b.served.Store(&files)
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, chromedp.Navigate(b.home)); err != nil {
		return err
	}
	_, err := chromedp.Run(ctx, chromedp.Evaluate[int](client+"\n;0"))
	return err
}

// call calls a function of the client with arguments as JSON.
func call[T any](b *browser, function string, arguments ...any) (T, error) {
	var script bytes.Buffer
	fmt.Fprintf(&script, "%s(...", function)
	if arguments == nil {
		arguments = []any{}
	}
	if err := json.NewEncoder(&script).Encode(arguments); err != nil {
		var none T
		return none, err
	}
	script.WriteString(")")
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	return chromedp.Run(ctx, chromedp.Evaluate[T](script.String(), chromedp.EvalAwaitPromise))
}

// engine gives the engine's module, as the theme joins it.
func engine() ([]byte, error) {
	const folder = "assets/scripts/search"
	files, err := fs.ReadDir(themes.Default(), folder)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	for _, f := range files {
		if !engineFile.MatchString(f.Name()) {
			continue
		}
		text, err := fs.ReadFile(themes.Default(), path.Join(folder, f.Name()))
		if err != nil {
			return nil, err
		}
		out.Write(text)
		out.WriteString("\n;")
	}
	return out.Bytes(), nil
}
