package config_test

import (
	"bytes"
	"testing"
	"time"

	"golang.org/x/text/language"

	"mentorbook/generator/internal/config"
)

// FuzzLoad holds that any text gives settings that can be used, and findings
// at places that the file has.
func FuzzLoad(f *testing.F) {
	for _, seed := range []string{
		"title: A\ndirector: {name: B}\n", "", "---\ntitle: A\n---\nb: c\n", "levels: [{id: ''}, {id: a}, {id: a}, x]\n", "menu: [{}, {name: a, page: b, url: c}]\n",
		"cycle: {name: a, dates: {end: 2026-01-01, start: 2026-02-01}}\n", "language: klingonisch\ntimezone: Local\n", "brand: {colour: x, logo: ../../x}\n",
		"choices: {routes: [form], limit: -1}\nchecks: {a: off, a: note}\n", "\uFEFFtitle: a\r\n", "title: \xff", "title: [[[[", "a: &a [*a]\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		s, problems := config.Load("site.yaml", text)
		lines := bytes.Count(text, []byte("\n")) + 1
		for _, d := range problems {
			if d.Line < 0 || d.Line > lines || d.Column < 0 || d.Message == "" || d.Hint == "" || d.File != "site.yaml" {
				t.Fatalf("the finding %+v of a text of %d lines", d, lines)
			}
		}
		if _, err := language.Parse(s.Language.Value); err != nil {
			t.Fatalf("the language is %q", s.Language.Value)
		}
		if _, err := time.LoadLocation(s.Timezone.Value); err != nil && !problems.HasErrors() {
			t.Fatalf("the time zone is %q", s.Timezone.Value)
		}
	})
}
