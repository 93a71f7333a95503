package main

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// TestServe runs the command, edits a file and stops it, as a user does.
func TestServe(t *testing.T) {
	dir := t.TempDir()
	page := filepath.Join(dir, "_index.md")
	write := func(file, text string) {
		t.Helper()
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write(filepath.Join(dir, "site.yaml"), "title: Small\ndirector: {name: Maren, url: \"https://example.org/\"}\n")
	write(page, "---\ntitle: Small\n---\nWelcome.\n")

	out, in, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	if err := out.SetReadDeadline(time.Now().Add(30 * time.Second)); err != nil { // only a hang takes it
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() {
		s := newScreen(in, func(string) string { return "" })
		c := root(s)
		c.SetArgs([]string{"serve", "--content", dir, "--port", "0"})
		ended <- c.ExecuteContext(ctx)
		in.Close()
	}()
	lines := bufio.NewScanner(out)
	expect := func(pattern string) []string {
		t.Helper()
		for lines.Scan() {
			if m := regexp.MustCompile(pattern).FindStringSubmatch(lines.Text()); m != nil {
				return m
			}
		}
		t.Fatalf("never said: %s", pattern)
		return nil
	}
	url := expect(`^the site is shown at (http://127\.0\.0\.1:\d+/) \(Ctrl-C to stop\)$`)[1]
	answer, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	if body, err := io.ReadAll(answer.Body); err != nil || !strings.Contains(string(body), "Welcome.") {
		t.Errorf("the page says %s %v", body, err)
	}
	name := regexp.QuoteMeta(filepath.Base(dir))
	write(page, "---\ntitle: Small\n---\n[Away](none.md).\n")
	expect(`^[\d:]{8}: text reloaded in \d+ ms \(` + name + `/_index\.md\)$`)
	expect(`^` + name + `/_index\.md:4:1: error: the link "none\.md" leads to no file \[links/broken\]$`)
	write(page, "---\ntitle: Small\n---\nWelcome back.\n")
	expect(`^no mistakes are left$`)
	stop()
	expect(`^stopped$`)
	if err := <-ended; err != nil {
		t.Errorf("ended with %v", err)
	}
}
