// Package i18n holds the words that readers see and how a language writes
// numbers, plurals, dates, lists and order.
//
// A message file is YAML with flat keys. A message is a text, or for a counted
// thing a map of CLDR plural categories; {name} stands for a value:
//
//	nav.search: Search
//	reviewed.by: Reviewed by {name}
//	places.left: {one: "{n} place left", other: "{n} places left"}
//
// [Parse] reads one such file and compiles every text once; [New] lays files
// over each other into a [Catalogue]. Everything an author can get wrong is
// found by these two and reported as diagnostics. What remains an error at the
// time of use (an unknown key, a value that was not given) is a fault of a
// layout, which tests find before any reader does.
//
// The package escapes nothing: what it returns is plain text.
//
// A Catalogue never changes after New and may be used by many goroutines; a
// [Collator] is for one. Times are written as their own location shows them,
// and nothing here reads the clock or the environment.
package i18n

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"

	"mentorbook/generator/diag"
)

// Catalogue gives the words of one language.
type Catalogue struct {
	tag      language.Tag
	entries  map[string]entry
	keys     []string // of them, sorted
	numbers  numerals
	calendar calendar
	words    words
}

// entry is a message and the language it is written in, which is English where
// a translation is missing, and then English plural rules count.
type entry struct {
	*message
	tag language.Tag
}

// New lays message files over each other: the first that has a key wins. All
// are in the given language (BCP 47) but the last, which is English and
// complete. Keys that only the English file has are listed in one note.
//
// The catalogue is usable whatever the findings: what is missing or wrong in a
// translation is shown in English.
func New(code string, layers ...*Messages) (*Catalogue, diag.List) {
	var found diag.List
	tag, err := language.Parse(code)
	if err != nil {
		tag = language.English
		found = append(found, diag.Diagnostic{
			Severity: diag.Error,
			Code:     "i18n/language",
			Message:  fmt.Sprintf("%q is no language code", code),
			Hint:     `write a code such as "en", "de" or "pt-BR"`,
		})
	}
	c := &Catalogue{tag: tag, entries: map[string]entry{}, numbers: numeralsOf(tag)}
	if len(layers) > 0 {
		found = append(found, c.lay(layers[:len(layers)-1], layers[len(layers)-1])...)
	}
	c.keys = slices.Sorted(maps.Keys(c.entries))
	found = append(found, c.prepare()...)
	return c, found
}

// lay fills the entries from the English file and then from the translations,
// the strongest last.
func (c *Catalogue) lay(translations []*Messages, english *Messages) diag.List {
	found := c.layer(english, language.English, english)
	for _, layer := range slices.Backward(translations) {
		found = append(found, c.layer(layer, c.tag, english)...)
	}
	return append(found, c.missing(translations, english)...)
}

// layer puts the sound messages of a file over what is there.
func (c *Catalogue) layer(layer *Messages, tag language.Tag, english *Messages) diag.List {
	var found diag.List
	j := judge{english: english, needed: categories(tag)}
	for _, key := range layer.Keys() {
		m := layer.messages[key]
		faults := j.message(key, m)
		found = append(found, faults...)
		if !faults.HasErrors() {
			c.entries[key] = entry{m, tag}
		}
	}
	return found
}

// Shipped says for hints which languages come with the program.
const Shipped = "the site's own words are there in de and en"

// missing reports the keys that are shown in English on a site that is not in
// English.
func (c *Catalogue) missing(translations []*Messages, english *Messages) diag.List {
	absent := slices.DeleteFunc(english.Keys(), func(key string) bool {
		return slices.ContainsFunc(translations, func(m *Messages) bool { return m.messages[key] != nil })
	})
	base, _ := c.tag.Base()
	if base.String() == "en" || len(absent) == 0 {
		return nil
	}
	d := diag.Diagnostic{Severity: diag.Note, Code: "i18n/missing-key"}
	if len(translations) == 0 {
		d.Message = fmt.Sprintf("there are no messages in %q: the site's own words are shown in English", c.tag)
		d.Hint = Shipped + fmt.Sprintf("; for more, translate themes/default/i18n/en.yaml and save it as themes/NAME/i18n/%s.yaml", c.tag)
		return diag.List{d}
	}
	d.File = translations[len(translations)-1].file
	d.Message = fmt.Sprintf("of %d messages, %d not yet in %q (shown in English)", len(english.messages), len(absent), c.tag)
	d.Hint = "add " + diag.Some(absent, 20)
	return diag.List{d}
}

// Language is the language of the site.
func (c *Catalogue) Language() language.Tag { return c.tag }

// Keys lists every key, sorted. The list is not to be changed.
func (c *Catalogue) Keys() []string { return c.keys }

// T gives the message of a key with its placeholders filled. The values follow
// as pairs of name and value; an integer is written with the language's digits
// and grouping (so give a year as a string, or let [Catalogue.Date] write it),
// anything else as [fmt.Sprint] does.
//
// It is an error when the key is unknown or counts something ([Catalogue.N]),
// or when a placeholder gets no value.
func (c *Catalogue) T(key string, args ...any) (string, error) {
	e, ok := c.entries[key]
	switch {
	case !ok:
		return "", unknown(key)
	case e.plural:
		return "", fmt.Errorf("message %q has plural forms: it needs a number", key)
	}
	return c.fill(key, &e.forms[plural.Other], &values{args: args, numbers: &c.numbers})
}

// N gives the form of a counted message for n. {n} is the number itself. A
// message without plural forms is the same for every number.
func (c *Catalogue) N(key string, n int, args ...any) (string, error) {
	e, ok := c.entries[key]
	if !ok {
		return "", unknown(key)
	}
	return c.fill(key, e.form(e.tag, n), &values{args: args, numbers: &c.numbers, n: n, counted: true})
}

// Around gives the words before and after one placeholder, so that a layout
// can set an element there (a link, a name in bdi).
func (c *Catalogue) Around(key, placeholder string, args ...any) (before, after string, err error) {
	const mark = "\x00"
	text, err := c.T(key, append(slices.Clip(args), placeholder, mark)...)
	if err != nil {
		return "", "", err
	}
	before, after, ok := strings.Cut(text, mark)
	if !ok || strings.Contains(after, mark) {
		return "", "", fmt.Errorf("message %q does not have {%s} once", key, placeholder)
	}
	return before, after, nil
}

// ForBrowser gives the messages whose key begins with prefix, keyed by what
// follows it: a string each, or for a counted message a map from CLDR plural
// category to string, always with "other" (the browser's CLDR may know
// categories that ours does not). Placeholders are left in.
func (c *Catalogue) ForBrowser(prefix string) map[string]any {
	out := map[string]any{}
	for key, e := range c.entries {
		if rest, ok := strings.CutPrefix(key, prefix); ok {
			out[rest] = e.raw()
		}
	}
	return out
}

func (c *Catalogue) fill(key string, t *template, v *values) (string, error) {
	if len(v.args)%2 != 0 {
		return "", fmt.Errorf("message %q: values come in pairs of name and value", key)
	}
	text, missing := t.fill(v)
	if missing != "" {
		return "", fmt.Errorf("message %q needs a value for {%s}", key, missing)
	}
	return text, nil
}

func unknown(key string) error { return fmt.Errorf("there is no message %q", key) }
