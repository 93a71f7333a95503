package sitetest

import (
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
)

// Follow walks a served site from its home page (the address that [Serve]
// gave) through all that its pages link to and load, and reports every address
// on that server that leaves the base path or does not answer with status 200
// at once. Fragments and files that nothing links to are for [Crawl]; so is
// 404.html, whose addresses hold at one base path only.
func Follow(t testing.TB, home string) []Finding {
	t.Helper()
	w := &walk{t: t, home: home, seen: map[string]bool{home: true}, client: http.Client{
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
	w.queue = []step{{to: home}}
	for len(w.queue) > 0 {
		next := w.queue[0]
		w.queue = w.queue[1:]
		w.take(next)
	}
	return sortFindings(w.found)
}

type walk struct {
	t      testing.TB
	home   string
	client http.Client
	seen   map[string]bool
	queue  []step
	found  []Finding
}

// step is one address to fetch, and the page and element that named it first.
type step struct{ from, element, to string }

func (w *walk) take(s step) {
	w.t.Helper()
	answer, err := w.client.Get(s.to)
	if err != nil {
		w.t.Fatal(err)
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		w.found = append(w.found, Finding{s.from, "follow/status", s.element, fmt.Sprintf("%s answers with status %d", s.to, answer.StatusCode)})
		return
	}
	if !strings.HasPrefix(answer.Header.Get("Content-Type"), "text/html") {
		return
	}
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		w.t.Fatal(err)
	}
	for _, l := range parsePage(s.to, body).links {
		w.add(s.to, l)
	}
}

// add queues an address on the same server.
func (w *walk) add(page string, l link) {
	base, err := url.Parse(page)
	if err != nil {
		w.t.Fatal(err)
	}
	to, err := base.Parse(l.address)
	if err != nil || to.Host != base.Host {
		return
	}
	to.Fragment, to.RawQuery = "", ""
	address := to.String()
	if w.seen[address] {
		return
	}
	w.seen[address] = true
	if !strings.HasPrefix(address, w.home) {
		w.found = append(w.found, Finding{page, "follow/outside", l.element, fmt.Sprintf("%s is not below %s", address, w.home)})
		return
	}
	w.queue = append(w.queue, step{page, l.element, address})
}
