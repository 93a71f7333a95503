package permalink_test

import (
	"net/url"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"mentorbook/generator/internal/permalink"
)

func TestAddresses(t *testing.T) {
	tests := []struct{ path, address, file, root string }{
		{"", "/", "index.html", ""},
		{"mentors", "/mentors/", "mentors/index.html", "../"},
		{"training/modules/first", "/training/modules/first/", "training/modules/first/index.html", "../../../"},
	}
	for _, test := range tests {
		address := permalink.Page(test.path)
		if address != test.address || permalink.File(address) != test.file || permalink.Root(address) != test.root {
			t.Errorf("%q: address %q, file %q, root %q", test.path, address, permalink.File(address), permalink.Root(address))
		}
	}
	if file, root := permalink.File("/404.html"), permalink.Root("/404.html"); file != "404.html" || root != "" {
		t.Errorf("404: file %q, root %q", file, root)
	}
}

func TestRelative(t *testing.T) {
	tests := []struct{ root, address, want string }{
		{"", "/", "./"},
		{"../", "/", "../"},
		{"../../", "/mentors/ada/", "../../mentors/ada/"},
		{"", "/mentors/ada/", "mentors/ada/"},
		{"", "/#top", "./#top"},
		{"../", "/guides/a/#first-step", "../guides/a/#first-step"},
		{"", "/mentors/o'brien/", "mentors/o%27brien/"},
		{"", "/ç/日本/", "%C3%A7/%E6%97%A5%E6%9C%AC/"},
		{"", "/100%/", "100%25/"},
		{"", "/a b?c/", "a%20b%3Fc/"},
		{"", "/a/#ça va", "a/#%C3%A7a%20va"},
		{"", "/ab:c/", "./ab:c/"}, // else "ab" would be a scheme
		{"../", "/ab:c/", "../ab:c/"},
		{"", "/javascript:x", "./javascript:x"},
		{"/repo/", "/mentors/", "/repo/mentors/"}, // the 404 page
	}
	for _, test := range tests {
		if got := permalink.Relative(test.root, test.address); got != test.want {
			t.Errorf("Relative(%q, %q) = %q, want %q", test.root, test.address, got, test.want)
		}
	}
}

// Wherever a page lies, a browser follows its relative link to the address.
func TestRelativeLeadsThere(t *testing.T) {
	addresses := []string{"/", "/mentors/", "/mentors/ada/", "/a/b/c/d/", "/o'brien/", "/x:y/", "/50% & more/", "/日本/语/"}
	for _, base := range []string{"https://example.org/", "https://example.org/repo/", "https://example.org/a/b/"} {
		for _, from := range addresses {
			page, err := url.Parse(permalink.Absolute(base, from))
			if err != nil {
				t.Fatal(err)
			}
			for _, to := range addresses {
				got, err := page.Parse(permalink.Relative(permalink.Root(from), to))
				if err != nil {
					t.Errorf("from %s to %s: %v", from, to, err)
					continue
				}
				want, _ := url.Parse(base)
				if got.Host != want.Host || got.Path != want.Path+strings.TrimPrefix(to, "/") || got.RawQuery != "" {
					t.Errorf("from %s to %s below %s leads to %s", from, to, base, got)
				}
			}
		}
	}
}

func TestSlug(t *testing.T) {
	tests := []struct{ name, slug, problem string }{
		{"ada", "ada", ""},
		{"First Meeting", "first-meeting", ""},
		{" O'Brien ", "o'brien", ""},
		{"Ça va", "ça-va", ""},
		{"e\u0301", "é", ""},
		{"J\u030c", "ǰ", ""}, // its small form has a letter of its own
		{"日本語", "日本語", ""},
		{"v1.2", "v1.2", ""},
		{"page", "page", "kept for the pages of long lists"},
		{"Con", "con", "Windows"},
		{"com1.notes", "com1.notes", "Windows"},
		{"console", "console", ""},
		{"...", "...", "no letter or digit"},
		{"", "", "no letter or digit"},
		{".hidden", ".hidden", "full stop"},
		{"end.", "end.", "full stop"},
		{"a\u202eb", "a\u202eb", "invisible character U+202E"},
		{"a/b", "a/b", `the character '/'`},
		{"a:b", "a:b", `the character ':'`},
		{"50%", "50%", `the character '%'`},
		{strings.Repeat("a", 201), strings.Repeat("a", 201), "200 is the most"},
	}
	for _, test := range tests {
		slug, err := permalink.Slug(test.name)
		switch {
		case slug != test.slug:
			t.Errorf("Slug(%q) = %q, want %q", test.name, slug, test.slug)
		case (err != nil) != (test.problem != ""), err != nil && !strings.Contains(err.Error(), test.problem):
			t.Errorf("Slug(%q) says %v, want %q", test.name, err, test.problem)
		}
	}
}

func TestWords(t *testing.T) {
	for slug, want := range map[string]string{"first-meeting": "First meeting", "über-uns": "Über uns", "日本": "日本", "x": "X", "": ""} {
		if got := permalink.Words(slug); got != want {
			t.Errorf("Words(%q) = %q, want %q", slug, got, want)
		}
	}
}

// FuzzSuggest holds that a suggestion is always a name that is accepted as it
// stands, so that an author who follows a hint is done.
func FuzzSuggest(f *testing.F) {
	for _, name := range []string{"", "page", "con", "a/b", "\u202e", "...", "___", "-", "CON.", "com1", strings.Repeat("é", 200), "J\u030c", "İ", "a\xff", "my-", "Ａ", strings.Repeat("a/", 150), "ǅ\u0323"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		suggested := permalink.Suggest(name)
		slug, err := permalink.Slug(suggested)
		if err != nil || slug != suggested {
			t.Errorf("Suggest(%q) = %q, whose slug is %q, %v", name, suggested, slug, err)
		}
		if !norm.NFC.IsNormalString(slug) {
			t.Errorf("the slug %q is not in NFC", slug)
		}
	})
}

func TestFold(t *testing.T) {
	same := [][2]string{{"/Straße/", "/STRASSE/"}, {"/ﬁne/", "/fine/"}, {"/Ａda/", "/ada/"}, {"/É/", "/e\u0301/"}, {"/ADA/", "/ada/"}}
	for _, pair := range same {
		if permalink.Fold(pair[0]) != permalink.Fold(pair[1]) {
			t.Errorf("%q and %q differ", pair[0], pair[1])
		}
	}
	if permalink.Fold("/resume/") == permalink.Fold("/résumé/") {
		t.Error("an accent is lost")
	}
}

func TestMixedScripts(t *testing.T) {
	for slug, want := range map[string]bool{
		"ada":          false,
		"\u0430da":     true, // Cyrillic а
		"привет":       false,
		"привет-world": false, // each word in one
		"αβγ":          false,
		"\u03bfmega":   true, // Greek ο
		"日本go":         false,
		"e\u0301tude":  false,
		"o'\u0431rien": true,
		"o'б":          false,
	} {
		if got := permalink.MixedScripts(slug); got != want {
			t.Errorf("MixedScripts(%q) = %v", slug, got)
		}
	}
}
