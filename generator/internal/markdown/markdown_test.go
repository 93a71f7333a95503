package markdown

import (
	"bytes"
	"strings"
	"sync"
	"testing"

	"mentorbook/generator/diag"
)

func parse(text string) *Document {
	return New(Options{}).Parse(Source{File: "a.md", Text: []byte(text)})
}

func render(d *Document, o RenderOptions) string {
	var b bytes.Buffer
	d.Render(&b, o)
	return b.String()
}

func TestLimits(t *testing.T) {
	words := strings.Repeat("word ", maxParagraph/5+1)
	row := func(columns int) string { return strings.Repeat("|a", columns) + "|\n" }
	cases := []struct {
		name, text, code string
		line             int
	}{
		{"file", strings.Repeat("a\n", maxFile/2) + "b", "markdown/too-long", 1},
		{"not UTF-8", "fine\n\nGr\xfc\xdfe", "markdown/not-utf8", 3},
		{"NUL", "fine\n\na\x00b", "markdown/nul", 3},
		{"control character", "fine\na\x1bb", "markdown/control-character", 2},
		{"control character beyond ASCII", "fine\na\u0085b", "markdown/control-character", 2},
		{"paragraph", "fine\n\n" + words + "x", "markdown/long-paragraph", 3},
		{"paragraph in a list", "- fine\n\n  " + words + "x", "markdown/long-paragraph", 3},
		{"paragraph before a table", words + "\n" + row(1) + "|-|\n", "markdown/long-paragraph", 1},
		{"no table after all", words + "\n|a|b|\n|-|\n", "markdown/long-paragraph", 1},
		{"line of a table", row(1) + "|-|\n|" + words + "xxxxx|\n", "markdown/long-paragraph", 3},
		{"cells", "fine\n\n" + row(100) + strings.Repeat("|-", 100) + "|\n" + strings.Repeat("|\n", 501), "markdown/too-many-cells", 4},
		{"emphasis", "fine\n\n" + strings.Repeat("*a_ ", 201), "markdown/too-many-marks", 3},
		{"brackets", strings.Repeat("[a] ", 201), "markdown/too-many-marks", 1},
		{"quotation marks", strings.Repeat("\"a ", 401), "markdown/too-many-marks", 1},
		{"nested brackets", strings.Repeat("[", 101), "markdown/too-deep", 1},
		{"nested quotations", "fine\n\n" + strings.Repeat("> ", 101) + "a", "markdown/too-deep", 3},
		{"nested lists", strings.Repeat("- ", 101) + "a", "markdown/too-deep", 1},
		{"nested both", strings.Repeat("> 1. ", 51) + "a", "markdown/too-deep", 1},
		{"nested containers", strings.Repeat(":::hint\n", 11) + strings.Repeat(":::\n", 11), "markdown/too-deep", 11},
		{"heading", "## " + strings.Repeat("a", 501), "markdown/long-heading", 1},
		{"heading of two lines", strings.Repeat("a ", 251) + "\nb\n---", "markdown/long-heading", 1},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			problems := parse(c.text).Problems
			if len(problems) != 1 || problems[0].Code != c.code || problems[0].Line != c.line || problems[0].Severity != diag.Error || problems[0].Hint == "" {
				t.Errorf("got %.300v, want one error %s in line %d", problems, c.code, c.line)
			}
		})
	}
}

func TestWithinLimits(t *testing.T) {
	for name, text := range map[string]string{
		"long list without empty lines": strings.Repeat("- a *b* \"c\" [d](https://example.org)\n", 2000),
		"long table":                    "|a|b|\n|-|-|\n" + strings.Repeat("|*a*|\"b\"|\n", 5000),
		"long code":                     "```\n" + strings.Repeat("a*b_[\n", 20_000) + "```\n",
		"paragraph":                     strings.Repeat("word ", maxParagraph/5),
		"nesting":                       strings.Repeat("> ", 100) + "a",
		"lines to fill in":              "Name: " + strings.Repeat("_", 300) + "\n\n" + strings.Repeat(". . . ", 50),
	} {
		if problems := parse(text).Problems; len(problems) > 0 {
			t.Errorf("%s: %v", name, problems)
		}
	}
}

// TestLineEnds: the same text with any line ends gives the same page and the
// same positions.
func TestLineEnds(t *testing.T) {
	text := "# One\n\nTwo\\\nthree [x](javascript:x)\n\n:::hint\n```\ncode\n```\n:::\n| a |\n|---|\n| b |"
	want := parse(text)
	got := parse(strings.ReplaceAll(text, "\n", "\r\n"))
	if a, b := render(want, RenderOptions{}), render(got, RenderOptions{}); a != b {
		t.Errorf("got %s, want %s", b, a)
	}
	if a, b := printed(t, want.Problems), printed(t, got.Problems); a != b {
		t.Errorf("got %s, want %s", b, a)
	}
}

func TestFirstLine(t *testing.T) {
	d := New(Options{}).Parse(Source{File: "a.md", Text: []byte("# One\n\n:::exercise\n:::"), FirstLine: 9})
	if d.Headings[0].Line != 9 || d.Exercises[0].Line != 11 || d.Problems[0].Line != 9 {
		t.Errorf("heading %d, exercise %d, problem %d", d.Headings[0].Line, d.Exercises[0].Line, d.Problems[0].Line)
	}
}

// TestManyProblems: a text full of faults tells a bounded number of them, and
// stays an error when only errors were left out.
func TestManyProblems(t *testing.T) {
	problems := parse(strings.Repeat("<b>\n\n", 500) + "[x](javascript:x)").Problems
	if len(problems) != maxFindings+1 || !problems.HasErrors() {
		t.Errorf("%d problems, errors %v", len(problems), problems.HasErrors())
	}
}

// TestLabelsAreEscaped: words from a translation file are text.
func TestLabelsAreEscaped(t *testing.T) {
	evil := `"><script>alert(1)</script>`
	labels := English()
	for _, w := range labels.words() {
		*w = evil
	}
	labels.Minutes = func(int) string { return evil }
	labels.FootnoteBack = func(string) string { return evil }
	d := New(Options{Labels: labels}).Parse(Source{Text: []byte("> [!NOTE]\n> x[^1]\n\n:::exercise{minutes=1 group=pairs}\n:::\n:::hint\n:::\n- [ ] a\n- [x] b\n\n|a|\n|-|\n\n[^1]: x\n")})
	if html := render(d, RenderOptions{}); strings.Contains(html, "<script") {
		t.Error(html)
	}
}

// badResolver breaks the contract.
type badResolver struct{}

func (badResolver) Link(string, diag.Position) (Target, *Problem) {
	return Target{Href: "javascript:alert(1)"}, nil
}

func (badResolver) Image(string, diag.Position) (Image, *Problem) {
	return Image{Src: "data:text/html,x", Srcset: `"><script>`}, nil
}

func (badResolver) Term(string, diag.Position) (Target, *Problem) {
	return Target{Href: `x" onclick="y`, Title: `" onclick="y`}, nil
}

func TestBadResolver(t *testing.T) {
	d := parse("[a](b.md) ![c](d.jpg) [[e]]")
	var b bytes.Buffer
	found := d.Render(&b, RenderOptions{Links: badResolver{}})
	want := "<p>a c <a href=\"x%22%20onclick=%22y\" title=\"&quot; onclick=&quot;y\" class=\"term\">e</a></p>\n"
	if b.String() != want || len(found) != 2 {
		t.Errorf("got %q and %v, want %q", b.String(), found, want)
	}
}

// TestNoResolver: without a resolver only what leads away by itself is a link.
func TestNoResolver(t *testing.T) {
	got := render(parse("[a](b.md) [c](#d) [e](https://f.example) ![g](h.jpg) [[i]]"), RenderOptions{IDPrefix: "p-"})
	want := "<p>a <a href=\"#p-d\">c</a> <a href=\"https://f.example\">e</a> g i</p>\n"
	if got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestConcurrent renders one document in many goroutines; with -race it shows
// that rendering writes nothing to the tree.
func TestConcurrent(t *testing.T) {
	m := New(Options{})
	d := m.Parse(Source{Text: []byte(page)})
	want := render(d, RenderOptions{Links: siteOfTests{}})
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 20 {
				other := m.Parse(Source{Text: []byte(page)})
				if render(d, RenderOptions{Links: siteOfTests{}}) != want || render(other, RenderOptions{Links: siteOfTests{}}) != want {
					t.Error("different output")
				}
				d.Plain(Learner)
				d.Contacts()
			}
		})
	}
	group.Wait()
}
