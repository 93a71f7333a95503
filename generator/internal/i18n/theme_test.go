package i18n

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

// Every message file of the default theme says the same things as the English
// one, with the same placeholders and the plural forms its language needs.
func TestThemeLanguagesAgree(t *testing.T) {
	files := themeFiles(t)
	english := files["en"]
	if len(files) < 2 || english == nil {
		t.Fatal("the theme should have English and one more language")
	}
	for code, m := range files {
		needed := categories(language.MustParse(code))
		for key, e := range english.messages {
			other := m.messages[key]
			switch {
			case other == nil:
				t.Errorf("%s lacks %q", m.file, key)
			case other.plural != e.plural:
				t.Errorf("%s:%d: %q counts in one language only", m.file, other.at.Line, key)
			case !slices.Equal(placeholderSet(e), placeholderSet(other)):
				t.Errorf("%s:%d: %q has placeholders %q, in English %q", m.file, other.at.Line, key, placeholderSet(other), placeholderSet(e))
			}
		}
		for key, e := range m.messages {
			if english.messages[key] == nil && !strings.HasPrefix(key, "month.alone.") {
				t.Errorf("%s:%d: %q is not in English", m.file, e.at.Line, key)
			}
			if e.plural && e.has != needed {
				t.Errorf("%s:%d: %q has other plural forms than the language", m.file, e.at.Line, key)
			}
			if e.plural && !slices.Contains(e.forms[plural.Other].names, "n") {
				t.Errorf("%s:%d: %q does not say the number", m.file, e.at.Line, key)
			}
		}
	}
}

func placeholderSet(m *message) []string {
	if m.plural {
		return slices.Compact(slices.Sorted(slices.Values(m.placeholders())))
	}
	return slices.Sorted(slices.Values(m.placeholders()))
}

func TestThemeMessagesHaveNoFaults(t *testing.T) {
	files := themeFiles(t)
	for code, m := range files {
		if _, found := New(code, m, files["en"]); len(found) > 0 {
			t.Errorf("%s: %v", m.file, found)
		}
	}
}

func themeFiles(t *testing.T) map[string]*Messages {
	t.Helper()
	names, err := filepath.Glob("../../../themes/default/i18n/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]*Messages{}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		code := strings.TrimSuffix(filepath.Base(name), ".yaml")
		m, found := Parse(code+".yaml", data)
		if len(found) > 0 {
			t.Errorf("%v", found)
		}
		files[code] = m
	}
	return files
}

// FuzzParse: no file makes Parse or New panic, and whatever they accept can be
// shown for the values that the English words take.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"a: b", "nav.search: Suche\n", "p: {one: '{n} x', other: '{n}'}", "a: {", "a: '{'\n", "\ta: b", "a: &x [*x]",
		"date.long: '{day}.{month}.{year}'", "list.last: {other: x}", "duration.hours: {other: '{n} h'}", "- a", "a: |\n  b\n---\nc", "\ufeffa: b\r\n",
	} {
		f.Add([]byte(seed))
	}
	english, found := Parse("en.yaml", []byte("a: b {name}\np: {one: '{n} {name}', other: '{n}'}\ndate.long: '{day}'\n"))
	if len(found) > 0 {
		f.Fatal(found)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		m, found := Parse("x.yaml", data)
		for _, d := range found {
			if d.Message == "" || d.Hint == "" || d.File != "x.yaml" || d.Line < 0 || d.Line > 1+strings.Count(string(data), "\n") {
				t.Errorf("bad finding %+v", d)
			}
		}
		c, _ := New("pl", m, english)
		for _, key := range slices.Sorted(maps.Keys(english.messages)) {
			if patterns[key] != nil {
				continue
			}
			if _, err := c.N(key, 5, "name", "x"); err != nil {
				t.Error(err)
			}
		}
		c.Date(fixedDay)
		c.Minutes(90)
	})
}
