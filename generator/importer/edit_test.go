package importer

import (
	"strings"
	"testing"
)

// each case is a profile, a field with what it is to say, and the lines that
// then differ: "-" marks what was there, "+" what is.
func TestEdit(t *testing.T) {
	const front = "---\nname: Ada Okafor # as she wants it\nheadline: Engineer\nconsent: {date: 2026-01-10, photo: true} # by mail\nlanguages: [en, Turkish]\n" +
		"topics:\n  - feedback # her favourite\n  - negotiation: expert\n\n# what she can take\ncapacity:\n  mentees: 2 # not more\n  taken: 1\n" +
		"hours: 4\nvalues:\n- honesty\n- tea\nwants: >-\n  People who\n\n  ask.\nparams: {x: y}\nconfirmed: 2026-02-01\n---\n\nHello: there\n"
	one := func(text string) []item { return []item{{text: text}} }
	tests := []struct {
		name, field string
		items       []item
		want        string
	}{
		{"a line, and its comment stays", "name", one("Ada O."), "- name: Ada Okafor # as she wants it|+ name: Ada O. # as she wants it"},
		{"a text that needs quotes", "headline", one("Head: of # things"), `- headline: Engineer|+ headline: "Head: of # things"`},
		{"a number", "hours", one("6"), "- hours: 4|+ hours: 6"},
		{"a text over lines", "wants", one("Anyone"), "- wants: >-|-   People who|- |-   ask.|+ wants: Anyone"},
		{"in braces", "consent", one("2026-03-01"), "- consent: {date: 2026-01-10, photo: true} # by mail|+ consent: {date: 2026-03-01, photo: true} # by mail"},
		{"a new key in braces", "consent_indexing", one("yes"), "- consent: {date: 2026-01-10, photo: true} # by mail|+ consent: {date: 2026-01-10, photo: true, indexing: true} # by mail"},
		{"in a group of lines", "mentees", one("3"), "-   mentees: 2 # not more|+   mentees: 3 # not more"},
		{"a list on a line", "languages", []item{{text: "en"}, {text: "de"}}, "- languages: [en, Turkish]|+ languages: [en, de]"},
		{"a list of lines, whose others stay", "topics", []item{{text: "feedback"}, {text: "time", note: "expert"}}, "-   - negotiation: expert|+   - time: expert"},
		{"a list at the edge", "values", []item{{text: "tea"}, {text: "a, b"}}, `- - honesty|+ - "a, b"`},
		{"a new key, in its place", "pronouns", one("she/her"), "+ pronouns: she/her"},
		{"a new group", "cadence", one("weekly, or so"), `+ expectations: {cadence: "weekly, or so"}`},
		{"a table", "links", []item{{"Blog", "https://example.org/?a=b#c"}}, `+ links: {Blog: "https://example.org/?a=b#c"}`},
		{"a list of a single new", "focus", []item{{text: "lead"}}, "+ focus: [lead]"},
		{"the first key", "confirmed", one("2026-03-01"), "- confirmed: 2026-02-01|+ confirmed: 2026-03-01"},
	}
	for _, eol := range []string{"\n", "\r\n"} {
		for _, test := range tests {
			t.Run(test.name, func(t *testing.T) {
				text := strings.ReplaceAll(front, "\n", eol)
				after, err := edit(readProfile(Profile{Path: "mentors/ada.md", Text: []byte(text)}), fieldNamed(test.field), test.items)
				if err != nil {
					t.Fatal(err)
				}
				if got := strings.Join(differing(lines([]byte(text)), lines(after.Text)), "|"); got != test.want {
					t.Errorf("got\n%s\nwant\n%s", strings.ReplaceAll(got, "|", "\n"), strings.ReplaceAll(test.want, "|", "\n"))
				}
				if strings.Count(string(after.Text), "\n") != strings.Count(string(after.Text), eol) {
					t.Errorf("line ends are mixed in %q", after.Text)
				}
			})
		}
	}
}

// What cannot be edited line by line is left to its author.
func TestUneditable(t *testing.T) {
	for name, text := range map[string]string{
		"all in braces":                 "---\n{name: Ada, hours: 4}\n---\n",
		"a key in quotes":               "---\nname: Ada\n\"hours\": 4\n---\n",
		"a group that is none":          "---\nname: Ada\ncapacity: 2\n---\n",
		"a value begun on another line": "---\nname: Ada\n? hours\n: 4\n---\n",
	} {
		t.Run(name, func(t *testing.T) {
			p := readProfile(Profile{Text: []byte(text)})
			f, to := fieldNamed("hours"), "5"
			if strings.Contains(text, "capacity") {
				f = fieldNamed("mentees")
			}
			if after, err := edit(p, f, []item{{text: to}}); err == nil {
				t.Errorf("it became %s", after.Text)
			}
		})
	}
}

// FuzzEdit holds that an edit changes the value it is about and no other, or
// fails.
func FuzzEdit(f *testing.F) {
	for _, seed := range []string{"name: Ada\nhours: 4\n", "name: 'A''da' # x\nconsent: {date: 2026-01-01}\n", "topics:\n- a\n- b: expert\n", "capacity:\n    mentees: 2\n\n# c\nname: >-\n  x\n   y\n", "topics: [a,\n  b] # c\n", "{name: Ada}\n", "name: \"a # b\"\n"} {
		f.Add(seed, "name", "Ada: # \"x\"")
		f.Add(seed, "topics", "feedback")
		f.Add(seed, "mentees", "3")
		f.Add(seed, "consent", "2026-03-01")
	}
	f.Fuzz(func(t *testing.T, front, name, text string) {
		p := readProfile(Profile{Text: []byte("---\n" + front + "\n---\n\nBody\n")})
		fld := fieldNamed(name)
		if p.meta == nil || fld == nil || len(fld.path) == 0 {
			return
		}
		v := &value{r: newReading(Programme{Zone: func(string) bool { return true }, Language: func(s string) (string, bool) { return s, s != "" }}, Mapping{}, sheetOf(text)), f: fld}
		v.read(text)
		if len(v.items) == 0 {
			return
		}
		after, err := edit(p, fld, v.items)
		if err != nil {
			return
		}
		if !same(fld, after.says(fld), v.items) || body(after.Text) != body(p.Text) || !alike(p.meta, after.meta, fld.path) {
			t.Fatalf("%s: %q\n%s\nbecame\n%s", name, text, p.Text, after.Text)
		}
	})
}
