package markdown

import (
	"strings"
	"testing"
)

// What a reader sees as one address is one, whatever marks divide it, and so is
// what a link leads to.
func TestDividedContacts(t *testing.T) {
	for text, want := range map[string]string{
		"~~ada~~@example.org":                                    "~~ada~~@example.org",
		"x *ada*@example.org":                                    "*ada*@example.org",
		"ada@*example*.org":                                      "ada@example.org",
		"`ada`@example.org":                                      "ada@example.org",
		"[ada](https://e.org)@example.org":                       "ada@example.org",
		"[x](https://e.org \"ada@example.org\")":                 "ada@example.org",
		"![x](a.png \"ada@example.org\")":                        "ada@example.org",
		"<https://e.org/?m=ada%40example.org>":                   "ada@example.org",
		"https://e.org/?m=ada%40example.org":                     "ada@example.org",
		"[x](https://e.org/?to=ada%2540example.org)":             "ada@example.org",
		"[x](https://e.org/?phone=+447911123456)":                "+447911123456",
		"[x](https://e.org/?a=1&t=%2B44%207911%20123456)":        "+44 7911 123456",
		"[x](https://e.org/?a=1&tel=02079460000)":                "02079460000",
		"https://e.org/call/+447911123456":                       "+447911123456",
		"https://wa.me/447911123456":                             "//wa.me/447911123456",
		"[x](https://e.org/?q=mentoring+20261121)":               "",
		"[x](https://e.org/?id=20261121000000123&page=02079460)": "",
		"[x](https://e.org/@ada)":                                "",
		"*@example.org*":                                         "",
		"ada (at) example.org":                                   "ada (at) example.org",
		"ada.o [AT] mail [dot] example [dot] org":                "ada.o [AT] mail [dot] example [dot] org",
		"I work (at last) in example.org":                        "",
		"Where I look (at): home. Then":                          "",
		"Room 12 (07700 900123)":                                 "(07700 900123",
		"since 2019 020 7946 0123":                               "020 7946 0123",
		"1 002 345 678 things":                                   "",
		"ISBN 978 0 306 40615 7":                                 "",
		"2026-05-01 - 2026-06-30":                                "",
		"0000-01-01":                                             "",
		"0000-12-31 10:30":                                       "",
		"0044-20-7946-0123":                                      "0044-20-7946-0123",
		"01.02.2026 10:30 Uhr":                                   "",
		"03/04/2026 18":                                          "",
		"01.12.34.56.78":                                         "01.12.34.56.78",
	} {
		d := New(Options{Language: "en"}).Parse(Source{File: "a.md", Text: []byte(text), FirstLine: 1})
		if got := texts(d.Contacts()); got != want {
			t.Errorf("%q: found %q, want %q", text, got, want)
		}
	}
}

// The escapes of YAML, HTML and addresses hide nothing in front matter, and a
// finding keeps its place.
func TestEscapedContacts(t *testing.T) {
	for text, want := range map[string]string{
		`wants: ada%40example.org`:                       "ada@example.org",
		`wants: ada&#64;example.org`:                     "ada@example.org",
		`wants: ada&#x40;example.org`:                    "ada@example.org",
		`wants: ada&commat;example.org`:                  "ada@example.org",
		`wants: "ada\u0040example.org"`:                  "ada@example.org",
		`wants: "ada\x40ex\U00000061mple.org"`:           "ada@example.org",
		"wants: \"ada\\\n  @example.org\"":               "ada@example.org",
		`links: {a: "https://e.org/?t=%2B447911123456"}`: "+447911123456",
		`links: {a: "https://wa.me/447911123456"}`:       "//wa.me/447911123456",
		`wants: 100% of & more \ 5%4`:                    "",
		"wants: ada\nboundaries: [\"@example.org\"]":     "",
	} {
		found := Contacts(Source{File: "a.md", Text: []byte("name: Ada\n" + text), FirstLine: 1})
		if got := texts(found); got != want {
			t.Errorf("%q: found %q, want %q", text, got, want)
		}
		for _, c := range found {
			if c.Position.Line != 2 || c.Position.Column < 8 {
				t.Errorf("%q: found at %+v", text, c.Position)
			}
		}
	}
}

// FuzzFrontContacts holds that what is found in any front matter has a place in
// it.
func FuzzFrontContacts(f *testing.F) {
	for _, seed := range []string{"a: ada%40b.org", "a: \"\\u0040\\\n b\"", "a: %ff%C3+44 7911 123456", "a: https://e.org/?t=%2B447911123456", "&#64;&", "ä: ＠"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, c := range Contacts(Source{File: "a.md", Text: []byte(text), FirstLine: 1}) {
			if c.Position.Line < 1 || c.Position.Line > strings.Count(text, "\n")+1 || c.Position.Column < 1 || c.Text == "" {
				t.Fatalf("%q: found %+v", text, c)
			}
		}
	})
}

func texts(found []Contact) string {
	var all []string
	for _, c := range found {
		all = append(all, c.Text)
	}
	return strings.Join(all, ", ")
}
