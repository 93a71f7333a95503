package sitetest

import (
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// TestNuCheckReadsAllFolders gives one call a good and a bad folder.
func TestNuCheckReadsAllFolders(t *testing.T) {
	good, bad := goodSite(t), t.TempDir()
	write(t, bad, []txtar.File{{Name: "x/index.html", Data: []byte(`<!doctype html><html lang="en"><head><title>x</title></head><body><h1>x</h1><p><div>a</div></p><br/></body></html>`)}})
	found := NuCheck(t, good, bad)
	if len(found) != 1 || found[0].Page != "x/index.html" || found[0].Rule != "nu/error" || !strings.Contains(found[0].Message, `“p”`) {
		t.Errorf("found\n%s", listing(found))
	}
}

// TestNuAnswers covers what the checker rarely says.
func TestNuAnswers(t *testing.T) {
	const answer = `{"messages":[
		{"type":"info","subType":"warning","url":"file:/site/a/index.html","message":"m","extract":"<p>"},
		{"type":"info","url":"file:/site/a/index.html","message":"slash"},
		{"type":"non-document-error","url":"file:/else/b.html","message":"io"}]}`
	found, err := nuFindings([]byte(answer), []string{"/site"})
	if err != nil {
		t.Fatal(err)
	}
	if got := listing(found); got != "a/index.html: <p>: m [nu/info]\n/else/b.html: io [nu/non-document-error]\n" {
		t.Errorf("got %s", got)
	}
	if _, err := nuFindings([]byte("Exception in thread"), nil); err == nil {
		t.Error("an answer that is not JSON passes")
	}
}
