package markdown

import "testing"

// An address is found however it is dressed, at the place where it stands.
func TestMaskedContacts(t *testing.T) {
	tests := []struct {
		text, found string
		column      int
	}{
		{"write to ada＠example.org", "ada@example.org", 10},
		{"write to ada@\u200bexample.org", "ada@example.org", 10},
		{"äö ada@exam\u00adple.org", "ada@example.org", 4},
		{"ring ٠٠٤٤ ٧٩١١ ١٢٣٤٥٦", "0044 7911 123456", 6},
		{"ring ＋44 7911 123456", "+44 7911 123456", 6},
	}
	for _, test := range tests {
		d := New(Options{Language: "en"}).Parse(Source{File: "a.md", Text: []byte(test.text), FirstLine: 1})
		found := d.Contacts()
		if len(found) != 1 || found[0].Text != test.found || found[0].Position.Column != test.column {
			t.Errorf("%q: found %+v, want %q at column %d", test.text, found, test.found, test.column)
		}
	}
}
