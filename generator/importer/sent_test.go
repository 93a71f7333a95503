package importer

import (
	"testing"

	"mentorbook/generator/internal/spreadsheet"
)

// However a message is written, what is taken from it is read again as the same
// profile, and another import of it takes the same.
func FuzzProfiles(f *testing.F) {
	f.Add("Mentor: A\n\n---\nname: A\nheadline: B\n---\n\n## Why I mentor\n\nC\n\n-- \nD")
	f.Add("Update of the profile a\n\u2014\nname: A\nlinks:\n  B: \"https://example.org/c\nd\"\n___\nMentor: B\nname: B\nheadline: x")
	f.Add("\ufeff---\r\nname: A\r\n---\r\n\r\n## B\r\n")
	r := newReading(Programme{Messages: Messages{New: "Mentor: {name}", Update: "Update of the profile {id}"}, Language: func(string) (string, bool) { return "", false }}, Mapping{}, spreadsheet.Table{File: "a.txt"})
	f.Fuzz(func(t *testing.T, text string) {
		for _, one := range r.profiles(text) {
			a := r.sender(one, spreadsheet.Row{Number: one.line})
			if a.bad() {
				continue
			}
			again := r.profiles(string(a.sent.Text))
			if len(again) != 1 || again[0].text != one.text {
				t.Errorf("%q is read as %d, %+v", one.text, len(again), again)
			}
			a.profile = a.sent
			if p := r.mergeText(a, a.sent); p != a.sent {
				t.Errorf("%q merged with itself is %q", one.text, p.Text)
			}
		}
	})
}
