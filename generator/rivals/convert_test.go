package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mentorbook/generator/internal/corpus"
)

// Every page of ours is a page for Hugo, and in none is a notation that Hugo
// would print as it stands.
func TestConvert(t *testing.T) {
	from, to := t.TempDir(), t.TempDir()
	if err := corpus.Write(from, 20, 1); err != nil {
		t.Fatal(err)
	}
	if err := convert(from, to); err != nil {
		t.Fatal(err)
	}
	for _, pattern := range []string{"mentors/*.md", "guides/*.md", "topics/*/_index.md"} {
		pages, err := filepath.Glob(filepath.Join(to, filepath.FromSlash(pattern)))
		if err != nil || len(pages) == 0 {
			t.Errorf("%s: no pages (%v)", pattern, err)
		}
		for _, name := range pages {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(string(text), "\ntitle: ") || strings.Contains(string(text), "[[") {
				t.Errorf("%s is no page for Hugo:\n%s", name, text)
			}
		}
	}
}

func TestPage(t *testing.T) {
	got := page("---\nname: Mara Holt\ntopics: [on-rain: expert, on-sun]\n---\n\nSee [[orchard]].\n")
	want := "---\ntitle: Mara Holt\ntopics: [on-rain, on-sun]\nlevels: {on-rain: expert}\n---\n\nSee [orchard](../glossary/orchard.md).\n"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
