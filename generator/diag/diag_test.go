package diag_test

import (
	"encoding/json"
	"io"
	"strings"
	"sync"
	"testing"

	"mentorbook/generator/diag"
)

func at(file string, line, column int) diag.Position {
	return diag.Position{File: file, Line: line, Column: column}
}

func TestPrint(t *testing.T) {
	long := strings.Repeat("a", 60) + strings.Repeat("b", 60) + "HERE" + strings.Repeat("c", 60)
	tests := []struct {
		name string
		d    diag.Diagnostic
		want string
	}{
		{"everything", diag.Diagnostic{Severity: diag.Error, Code: "a/b", Position: at("content/x.md", 4, 1), Length: 7, Message: `unknown key "timezon"`, Source: "timezon: Europe/London", Hint: `did you mean "timezone"?`},
			"content/x.md:4:1: error: unknown key \"timezon\" [a/b]\n    timezon: Europe/London\n    ^~~~~~~\nhint: did you mean \"timezone\"?\n"},
		{"without a place", diag.Diagnostic{Severity: diag.Warning, Code: "a/b", Message: "m"}, "warning: m [a/b]\n"},
		{"without a line", diag.Diagnostic{Severity: diag.Note, Code: "a/b", Position: at("x.md", 0, 0), Message: "m", Source: "ignored"}, "x.md: note: m [a/b]\n"},
		{"without a column", diag.Diagnostic{Code: "a/b", Position: at("x.md", 2, 0), Message: "m", Source: "text"}, "x.md:2: note: m [a/b]\n    text\n"},
		{"a tab is one space", diag.Diagnostic{Code: "a/b", Position: at("x.md", 1, 3), Length: 2, Message: "m", Source: "\t\tab"},
			"x.md:1:3: note: m [a/b]\n      ab\n      ^~\n"},
		{"wide letters take two columns", diag.Diagnostic{Code: "a/b", Position: at("x.md", 1, 4), Length: 2, Message: "m", Source: "日本 語ab"},
			"x.md:1:4: note: m [a/b]\n    日本 語ab\n         ^~~\n"},
		{"marks above letters take none", diag.Diagnostic{Code: "a/b", Position: at("x.md", 1, 3), Message: "m", Source: "e\u0301x"},
			"x.md:1:3: note: m [a/b]\n    e\u0301x\n     ^\n"},
		{"what is hidden is shown", diag.Diagnostic{Code: "a/b", Position: at("x.md", 1, 2), Length: 1, Message: "held \u202e back \x1b[31m", Source: "a\u200bb", Hint: "no \x07 bell"},
			"x.md:1:2: note: held \\u202e back \\u001b[31m [a/b]\n    a\\u200bb\n     ^~~~~~\nhint: no \\u0007 bell\n"},
		{"beyond the end", diag.Diagnostic{Code: "a/b", Position: at("x.md", 1, 99), Length: 5, Message: "m", Source: "ab"},
			"x.md:1:99: note: m [a/b]\n    ab\n      ^\n"},
		{"a long line is cut around the place", diag.Diagnostic{Code: "a/b", Position: at("x.md", 1, 121), Length: 4, Message: "m", Source: long},
			"x.md:1:121: note: m [a/b]\n    …" + strings.Repeat("b", 50) + "HERE" + strings.Repeat("c", 46) + "…\n    " + strings.Repeat(" ", 51) + "^~~~\n"},
		{"a file's name cannot begin a new line", diag.Diagnostic{Code: "a/b", Position: at("x\n.md", 0, 0), Message: "m"}, "x\\u000a.md: note: m [a/b]\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var b strings.Builder
			if err := (diag.Printer{}).Print(&b, diag.List{test.d}); err != nil {
				t.Fatal(err)
			}
			if b.String() != test.want {
				t.Errorf("got\n%q\nwant\n%q", b.String(), test.want)
			}
		})
	}
}

func TestColour(t *testing.T) {
	var b strings.Builder
	p := diag.Printer{Paint: diag.Colour}
	if err := p.Print(&b, diag.List{{Severity: diag.Error, Code: "a/b", Message: "m"}}); err != nil {
		t.Fatal(err)
	}
	if want := "\x1b[31merror:\x1b[0m m [a/b]\n"; b.String() != want {
		t.Errorf("got %q, want %q", b.String(), want)
	}
}

func TestVisible(t *testing.T) {
	for text, want := range map[string]string{
		"Ærøskøbing 日本 👩": "Ærøskøbing 日本 👩",
		"a\tb":            "a b",
		"a\r\nb":          `a\u000d\u000ab`,
		"\xff\xfea":       `\xff\xfea`,
		"\ufffd":          `\ufffd`,
		"\u2066x\u2069":   `\u2066x\u2069`,
		"\u2028":          `\u2028`,
		"\x9b31m":         `\x9b31m`,
		"\u009b31m":       `\u009b31m`,
		"soft\u00adness":  `soft\u00adness`,
	} {
		if got := diag.Visible(text); got != want {
			t.Errorf("Visible(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestLongMessagesAreCut(t *testing.T) {
	long := diag.List{{Severity: diag.Error, Code: "a/b", Message: "begin " + strings.Repeat("é", 90_000) + " end", Hint: strings.Repeat("x", 90_000)}}
	for name, print := range map[string]func(io.Writer, diag.List) error{"text": diag.Printer{}.Print, "GitHub": diag.PrintGitHub} {
		var b strings.Builder
		if err := print(&b, long); err != nil {
			t.Fatal(err)
		}
		if got := b.String(); len(got) > 4000 || !strings.Contains(got, "begin é") || !strings.Contains(got, "é end") {
			t.Errorf("%s: a message of 90,000 characters takes %d bytes: %.300s", name, len(got), got)
		}
	}
}

func TestPrintGitHub(t *testing.T) {
	tests := []struct {
		name string
		d    diag.Diagnostic
		want string
	}{
		{"with a place", diag.Diagnostic{Severity: diag.Error, Code: "a/b", Position: at("content/a,b:c.md", 2, 3), Message: "100% wrong", Hint: "mend it"},
			"::error file=content/a%2Cb%3Ac.md,line=2,col=3,title=a/b::100%25 wrong%0Ahint: mend it\n"},
		{"a note is a notice", diag.Diagnostic{Severity: diag.Note, Code: "a/b", Message: "m"}, "::notice::m\n"},
		{"text cannot be a command", diag.Diagnostic{Severity: diag.Warning, Code: "a/b", Message: "x\n::error::y ::: ##[group]z"},
			"::warning::x%0A:\u200b:error:\u200b:y :\u200b:\u200b: ##\u200b[group]z\n"},
		{"a name cannot end the properties", diag.Diagnostic{Code: "a/b", Position: at("a\n::set-env::b", 0, 0), Message: "m"},
			"::notice file=a\\u000a%3A%3Aset-env%3A%3Ab,title=a/b::m\n"},
		{"control and bidi characters are shown", diag.Diagnostic{Code: "a/b", Message: "a\rb\u202ec"}, "::notice::a\\u000db\\u202ec\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var b strings.Builder
			if err := diag.PrintGitHub(&b, diag.List{test.d}); err != nil {
				t.Fatal(err)
			}
			if b.String() != test.want {
				t.Errorf("got  %q\nwant %q", b.String(), test.want)
			}
		})
	}
}

func TestPrintJSON(t *testing.T) {
	var b strings.Builder
	l := diag.List{{Severity: diag.Warning, Code: "a/b", Position: at("x.md", 1, 2), Message: "<m>"}}
	if err := diag.PrintJSON(&b, l); err != nil {
		t.Fatal(err)
	}
	var got []map[string]any
	if err := json.Unmarshal([]byte(b.String()), &got); err != nil {
		t.Fatal(err)
	}
	if len(got) != 1 || got[0]["severity"] != "warning" || got[0]["code"] != "a/b" || got[0]["file"] != "x.md" || got[0]["line"] != 1.0 || got[0]["message"] != "<m>" {
		t.Errorf("got %s", b.String())
	}
	if _, there := got[0]["hint"]; there {
		t.Error("an empty hint is written")
	}
	b.Reset()
	if err := diag.PrintJSON(&b, nil); err != nil || b.String() != "[]\n" {
		t.Errorf("no findings are %q, %v", b.String(), err)
	}
}

func TestSort(t *testing.T) {
	want := diag.List{
		{Position: at("", 0, 0), Code: "a/a"},
		{Position: at("a.md", 1, 2), Code: "a/a"},
		{Position: at("a.md", 1, 2), Code: "a/b", Hint: "x"},
		{Position: at("a.md", 1, 2), Code: "a/b", Hint: "y"},
		{Position: at("a.md", 2, 1), Code: "a/a"},
		{Position: at("a.md", 10, 1), Code: "a/a"},
		{Position: at("b.md", 1, 1), Code: "a/a"},
	}
	got := diag.List{want[6], want[3], want[1], want[5], want[0], want[4], want[2], want[1], want[3]}
	got.Sort()
	if len(got) != len(want) {
		t.Fatalf("%d findings are left, want %d", len(got), len(want))
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%d is %v, want %v", i, got[i], want[i])
		}
	}
}

func TestCollector(t *testing.T) {
	var c diag.Collector
	var workers sync.WaitGroup
	for i := range 20 {
		workers.Go(func() { c.Add(diag.Diagnostic{Severity: diag.Warning, Position: at("x.md", i%10+1, 1)}) })
	}
	workers.Wait()
	l := c.List()
	if len(l) != 10 || l[0].Line != 1 || l[9].Line != 10 {
		t.Errorf("got %v", l)
	}
	if l.HasErrors() || l.Count(diag.Warning) != 10 {
		t.Error("warnings are not counted as such")
	}
}

func TestNearest(t *testing.T) {
	keys := []string{"title", "timezone", "topics", "lang", "on"}
	tests := []struct{ word, want string }{
		{"timezon", "timezone"},
		{"TimeZone", "timezone"},
		{"itmezone", "timezone"}, // neighbours swapped
		{"tiemzoen", "timezone"},
		{"titel", "title"},
		{"lagn", "lang"},
		{"lng", "lang"},
		{"xxxlang", ""},
		{"topcis", "topics"},
		{"headline", ""},
		{"", ""},
		{"no", "on"},
	}
	for _, test := range tests {
		if got, ok := diag.Nearest(test.word, keys); got != test.want || ok != (test.want != "") {
			t.Errorf("Nearest(%q) = %q, %v, want %q", test.word, got, ok, test.want)
		}
	}
	if got, _ := diag.Nearest("ab", []string{"aa", "bb"}); got != "aa" {
		t.Errorf("a tie went to %q", got)
	}
	if got, _ := diag.Nearest("türkich", []string{"turkish", "türkisch"}); got != "türkisch" {
		t.Errorf("beyond ASCII: %q", got)
	}
}

// TestJSONHidesNothing sees that what is hidden is escaped and reads back.
func TestJSONHidesNothing(t *testing.T) {
	want := "a\u202eb\u200bc\U000e0001\u2028\x7f\u009b"
	var b strings.Builder
	if err := diag.PrintJSON(&b, diag.List{{Code: "a/b", Message: want}}); err != nil {
		t.Fatal(err)
	}
	for _, r := range strings.ReplaceAll(b.String(), "\n", "") {
		if r < ' ' || r > '~' {
			t.Errorf("%U stands in %s", r, b.String())
		}
	}
	var got []diag.Diagnostic
	if err := json.Unmarshal([]byte(b.String()), &got); err != nil || got[0].Message != want {
		t.Errorf("%q reads back as %v, %v", want, got, err)
	}
}
