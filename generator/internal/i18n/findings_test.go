package i18n_test

import (
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/i18n"
	"mentorbook/themes"
)

// What an author is told about a message file, word for word.
func TestFindings(t *testing.T) {
	cases := []struct{ name, language, file, text, want string }{
		{"faults", "en", "themes/own/i18n/de.yaml", `nav.search: Suche
nav.search: Suchen
nav.mentor: Mentorinnen
own.words: Etwas Eigenes
reviewed.by: Geprüft von {Name}
places.left: {one: "{n} Platz", some: "{n} Plätze"}
choose.of: {other: "{n} aus {sum}"}
js.saved: {one: Gespeichert, other: Gespeichert}
js.results: [eins, zwei]
month.1:
month.2: &feb Februar
month.3: *feb
"nav search": Suche
date.long: "{day}. {monat} {year}"
month.4: {one: a, one: b, other: c}
`, `themes/own/i18n/de.yaml:2:1: error: the key "nav.search" is already on line 1 [i18n/duplicate-key]
    nav.search: Suchen
    ^
hint: remove one of the two
themes/own/i18n/de.yaml:3:1: warning: no layout of the default theme uses the message "nav.mentor" [i18n/unknown-key]
    nav.mentor: Mentorinnen
    ^
hint: did you mean "nav.mentors"?
themes/own/i18n/de.yaml:5:14: error: the braces in "Geprüft von {Name}" are not a placeholder [i18n/placeholder]
    reviewed.by: Geprüft von {Name}
                 ^
hint: write a placeholder as {name}, in lower-case letters
themes/own/i18n/de.yaml:6:33: error: "some" is no plural category [i18n/plural-category]
    places.left: {one: "{n} Platz", some: "{n} Plätze"}
                                    ^
hint: use zero, one, two, few, many or other; a longer key is written with dots on one line
themes/own/i18n/de.yaml:7:1: warning: "choose.of" lacks what this language needs for some numbers: one [i18n/missing-form]
    choose.of: {other: "{n} aus {sum}"}
    ^
hint: add one: "…"; until then "other" is shown
themes/own/i18n/de.yaml:7:1: error: "choose.of" has no value for the placeholder {sum} [i18n/placeholder]
    choose.of: {other: "{n} aus {sum}"}
    ^
hint: use {n}, {total}
themes/own/i18n/de.yaml:8:1: error: "js.saved" has plural forms, but it counts nothing [i18n/plural-not-counted]
    js.saved: {one: Gespeichert, other: Gespeichert}
    ^
hint: write one text
themes/own/i18n/de.yaml:9:13: error: a message is a text or a map of plural categories, not a list [i18n/not-text]
    js.results: [eins, zwei]
                ^
hint: write key: "text"
themes/own/i18n/de.yaml:10:9: error: the message has no text [i18n/empty]
    month.1:
            ^
hint: write key: "text", or remove the line to show the English words
themes/own/i18n/de.yaml:11:10: error: messages cannot use YAML anchors and aliases (& and *) [i18n/anchor]
    month.2: &feb Februar
             ^
hint: write the text out, in quotes
themes/own/i18n/de.yaml:12:10: error: messages cannot use YAML anchors and aliases (& and *) [i18n/anchor]
    month.3: *feb
             ^
hint: write the text out, in quotes
themes/own/i18n/de.yaml:13:1: error: "nav search" cannot be a message's key [i18n/key]
    "nav search": Suche
    ^
hint: write words of letters and digits joined by dots, such as "nav.search"
themes/own/i18n/de.yaml:14:1: error: "date.long" has no value for the placeholder {monat} [i18n/placeholder]
    date.long: "{day}. {monat} {year}"
    ^
hint: use {day}, {hour}, {hour12}, {minute}, {month}, {month_alone}, {month_number}, {month_short}, {period}, {weekday}, {weekday_short}, {year}
themes/own/i18n/de.yaml:15:19: error: the plural category "one" is there twice [i18n/duplicate-key]
    month.4: {one: a, one: b, other: c}
                      ^
hint: remove one of the two
`},
		{"forms", "pl", "pl.yaml", `places.left: {one: "{n} miejsce", other: "{n} miejsca"}
`, `pl.yaml: note: of 64 messages, 63 not yet in "pl" (shown in English) [i18n/missing-key]
hint: add choose.of, date.long, date.month-year, date.range.days, date.range.months, date.range.years, date.short, date.time, duration.both, duration.days, duration.hours, duration.minutes, duration.months, duration.weeks, js.results, js.saved, list.comma, list.last, list.pair, month.1 and 43 more
pl.yaml:1:1: warning: "places.left" lacks what this language needs for some numbers: few, many [i18n/missing-form]
    places.left: {one: "{n} miejsce", other: "{n} miejsca"}
    ^
hint: add few: "…", many: "…"; until then "other" is shown
`},
		{"syntax", "en", "de.yaml", `nav.search: Suche: jetzt
`, `de.yaml:1:18: error: the file is not valid YAML: mapping values are not allowed in this context [i18n/syntax]
    nav.search: Suche: jetzt
                     ^
hint: write each message as key: "text" on a line of its own, in quotes where it holds a colon, a brace or a #
`},
		{"tab", "en", "de.yaml", `places.left:
	one: ein Platz
`, `de.yaml:2:1: error: the line begins with a tab, which YAML does not allow [i18n/syntax]
     one: ein Platz
    ^
hint: begin it with spaces
`},
		{"list", "en", "de.yaml", `- nav.search
`, `de.yaml:1:1: error: the file is not a list of keys with their messages [i18n/not-a-map]
    - nav.search
    ^
hint: write lines such as nav.search: "Search"
`},
		{"two documents", "en", "de.yaml", `nav.search: Suche
---
nav.mentors: Mentorinnen
`, `de.yaml:2:1: error: a line of "---" starts a second document, which would be lost [i18n/two-documents]
    ---
    ^
hint: remove the "---" line
`},
		{"no language", "german", "", ``, `error: "german" is no language code [i18n/language]
hint: write a code such as "en", "de" or "pt-BR"
`},
		{"untranslated", "fr", "", ``, `note: there are no messages in "fr": the site's own words are shown in English [i18n/missing-key]
hint: the site's own words are there in de and en; for more, translate themes/default/i18n/en.yaml and save it as themes/NAME/i18n/fr.yaml
`},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var layers []*i18n.Messages
			var found diag.List
			if c.file != "" {
				m, faults := i18n.Parse(c.file, []byte(c.text))
				layers, found = append(layers, m), append(found, faults...)
			}
			_, faults := i18n.New(c.language, append(layers, english(t))...)
			if got := printed(t, append(found, faults...)); got != c.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, c.want)
			}
		})
	}
}

func TestUnreadableFiles(t *testing.T) {
	cases := []struct{ name, data, want string }{
		{"too large", strings.Repeat("# long\n", 1<<18), `de.yaml: error: the file has 1835008 bytes, over the limit of 1 MiB [i18n/too-large]
hint: leave only messages in it
`},
		{"Latin-1", "# fine\nnav.search: S\xfcche\n", `de.yaml:2: error: the file is not UTF-8 text [i18n/not-utf8]
hint: save it as "UTF-8" in your editor
`},
		{"NUL", "nav.search: a\x00\n", `de.yaml:1: error: the file holds a NUL byte, so it is not text [i18n/not-text]
hint: write it again in a text editor
`},
		{"nothing", "", ""},
		{"comments only", "# nothing yet\n", ""},
		{"byte order mark, CRLF, no final newline", "\ufeffnav.search: Suche\r\nnav.mentors: Mentorinnen", ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, found := i18n.Parse("de.yaml", []byte(c.data))
			if got := printed(t, found); got != c.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, c.want)
			}
		})
	}
}

func printed(t *testing.T, found diag.List) string {
	t.Helper()
	found.Sort()
	var out strings.Builder
	if err := (diag.Printer{}).Print(&out, found); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// english gives a short but complete last layer.
func english(t testing.TB) *i18n.Messages {
	t.Helper()
	data, err := os.ReadFile("testdata/en.yaml")
	if err != nil {
		t.Fatal(err)
	}
	m, found := i18n.Parse("en.yaml", data)
	if len(found) > 0 {
		t.Fatal(found)
	}
	return m
}

// What hints say is shipped is what lies in the default theme.
func TestShipped(t *testing.T) {
	files, err := fs.Glob(themes.Default(), "i18n/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var codes []string
	for _, file := range files {
		codes = append(codes, strings.TrimSuffix(path.Base(file), ".yaml"))
	}
	if want := "the site's own words are there in " + strings.Join(codes, " and "); i18n.Shipped != want {
		t.Errorf("hints say %q, not %q", i18n.Shipped, want)
	}
}
