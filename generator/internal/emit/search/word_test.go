package search_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"mentorbook/generator/internal/emit/search"
	"mentorbook/generator/internal/sitetest"
)

// words are texts with the words that they have.
var words = []struct{ text, want string }{
	{"", ""},
	{"First meeting", "first meeting"},
	{"ÉCOLE naïve Ærø Łódź", "ecole naive aero lodz"},
	{"Straße, GROẞ", "strasse gross"},
	{"ΟΔΟΣ Οδός", "οδοσ οδοσ"},
	{"Ёлка", "елка"},
	{"İstanbul ışıl", "istanbul isil"},
	{"þórunn", "thorunn"},
	{"كِتَاب שָׁלוֹם", "كتاب שלום"},
	{"किताब", "किताब"}, // marks stay
	{"don't Ada's O’Brien l'heure", "dont adas obrien l heure"},
	{"rock'n'roll 'quoted'", "rocknroll quoted"},
	{"check-in one-to-one", "check in +checkin one to one +onetoone"},
	{"C++ and C#, .NET or node.js", "c++ and c# +.net net or node js +node.js"},
	{"1:1 R&D 3.5", "1 1 +1:1 r d +r&d 3 5 +3.5"},
	{"a.b-c", "a b +a.b c"},
	{"end. Next… x", "end next x"},
	{"東京都", "東京 京都 ~都"},
	{"本 Go言語", "~本 go 言語 ~語"},
	{"データ", "デー ータ ~タ"},
	{"ﾃﾞｰﾀ", "デー ータ ~タ"},
	{"한국어", "한국 국어 ~어"},
	{"ภาษาไทย", "ภา าษ ษา าไ ไท ทย ~ย"},
	{"soft\u00adhyphen zero\u200dwidth", "softhyphen zerowidth"},
	{strings.Repeat("x", 100), strings.Repeat("x", 40)},
	{"a\x00b\x1fc", "a b c"},
	{"e\u0301 \u0301", "e"},
	{"²½", "21 2"},
}

func TestTokens(t *testing.T) {
	for _, test := range words {
		if got := spoken(test.text); got != test.want {
			t.Errorf("%q: %s, want %s", test.text, got, test.want)
		}
	}
}

// spoken lists the words of a text: joined ones with a plus, last characters of
// runs with a tilde.
func spoken(text string) string {
	forms, parts := search.Tokens(text)
	for i, p := range parts {
		forms[i] = []string{"", "+", "~"}[p] + forms[i]
	}
	return strings.Join(forms, " ")
}

// The browser finds the same words: in the texts above, and around every
// character that Go knows.
func TestSameWordsInTheBrowser(t *testing.T) {
	browser := sitetest.Browser(t)
	type vector struct {
		Text  string   `json:"text"`
		Words []string `json:"words"`
	}
	var vectors []vector
	add := func(text string) { vectors = append(vectors, vector{text, strings.Fields(spoken(text))}) }
	for _, test := range words {
		add(test.text)
	}
	for r := rune(0); r <= unicode.MaxRune; r++ {
		many := unicode.In(r, unicode.Han, unicode.Hangul) && r%61 != 0 // alike among themselves
		if many || !utf8.ValidRune(r) || !unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.P, unicode.S, unicode.Z, unicode.Cc, unicode.Cf) {
			continue
		}
		add(fmt.Sprintf("a%cb %c%c .%c-%c'x:%c c%c#", r, r, r, r, r, r, r))
	}
	data, err := json.Marshal(vectors)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	write(t, dir, "vectors.json", data)
	write(t, dir, "index.html", []byte("<!doctype html><title>Words</title>"))
	write(t, dir, "words.js", append(script(t), "\nexport { tokens };"...))
	page := browser.Open(sitetest.Serve(t, dir, "/"), sitetest.View{})
	wrong := sitetest.Eval[[]string](page, `(async () => {
		const { tokens } = await import("/words.js");
		const marks = ["", "+", "~"], wrong = [];
		for (const { text, words } of await (await fetch("/vectors.json")).json()) {
			const got = tokens(text).map(({ form, part }) => marks[part] + form).join(" ");
			if (got !== (words || []).join(" ") && wrong.length < 20) wrong.push(JSON.stringify([text, got, words]));
		}
		return wrong;
	})()`)
	for _, w := range wrong {
		t.Error(w)
	}
	t.Logf("%d texts", len(vectors))
}

// script gives the engine as its parts are joined.
func script(t testing.TB) []byte {
	t.Helper()
	names, err := filepath.Glob("../../../../themes/default/assets/scripts/search/[1-6]*.js")
	if err != nil || len(names) < 6 {
		t.Fatal(err, names)
	}
	slices.Sort(names)
	var all []byte
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all = append(append(all, text...), '\n')
	}
	return all
}

func write(t testing.TB, dir, name string, data []byte) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), data, 0o666); err != nil {
		t.Fatal(err)
	}
}

func FuzzTokens(f *testing.F) {
	for _, test := range words {
		f.Add(test.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return
		}
		forms, parts := search.Tokens(text)
		// What is not shown says nothing, but keeps words from the shorter way.
		slow, slowParts := search.Tokens(regexp.MustCompile(`\S+`).ReplaceAllString(text, "$0\u00ad"))
		if !slices.Equal(forms, slow) || !slices.Equal(parts, slowParts) {
			t.Errorf("%q has the words %q, of parts %v; %q, %v letter by letter", text, forms, parts, slow, slowParts)
		}
		for _, form := range forms {
			if form == "" || utf8.RuneCountInString(form) > 40 || strings.ContainsAny(form, "\t\n") {
				t.Errorf("%q has the word %q", text, form)
			}
			if search.Fold(form) != form {
				t.Errorf("%q folds further, to %q", form, search.Fold(form))
			}
		}
	})
}
