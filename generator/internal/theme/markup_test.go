package theme

import (
	"fmt"
	"html/template"
	"strings"
	"testing"
	"text/template/parse"

	"golang.org/x/net/html"
)

// executeBoth executes a template's text as it is and as it is minified.
func executeBoth(t *testing.T, text string, data any) (before, after string) {
	t.Helper()
	run := func(minify bool) string {
		trees, err := parse.Parse("x", text, "{{", "}}", known(map[string]any{}))
		if err != nil {
			t.Skip() // only in fuzzing: not a template
		}
		out := template.New("x")
		for name, tree := range trees {
			if minify {
				squeeze(&sources{lookup: map[string]string{"x": text}}, "x", tree)
			}
			if _, err := out.AddParseTree(name, tree); err != nil {
				t.Fatal(err)
			}
		}
		var b strings.Builder
		if trees["x"] == nil || out.Lookup("x").Execute(&b, data) != nil {
			return "an error"
		}
		return b.String()
	}
	return run(false), run(true)
}

type sample struct {
	A, B bool
	Text string
	List []string
}

func TestMinifyingKeepsWhatAReaderSees(t *testing.T) {
	data := sample{A: true, Text: "a  b", List: []string{"x", "y"}}
	for _, c := range []struct{ text, want string }{
		{"a\n  b", "a b"},
		{"<p>\n  a <b> b </b>  c\n</p>\n", "<p>a <b> b </b> c</p>"},
		{"<b>a</b>\n<b>b</b>", "<b>a</b> <b>b</b>"},
		{"<b>a</b>\n{{.Text}}\n<b>b</b>", "<b>a</b> a  b <b>b</b>"},
		{"<ul>\n{{range .List}}\n  <li>{{.}}</li>\n{{end}}\n</ul>", "<ul><li>x</li><li>y</li></ul>"},
		{"{{range .List}}\n  <i>{{.}}</i>\n{{end}}", " <i>x</i>  <i>y</i> "},
		{"{{range .List}}{{.}} {{end}}.", "x y ."},
		{"a {{if .A}} b {{else}} c {{end}} d", "a b d"},
		{"a {{if .B}}{{end}} d", "a d"},
		{"<p>{{if .B}}x{{end}} d</p>", "<p> d</p>"},
		{"<p\n  class=\"a  b\"\n  {{if .A}}id='x  y'{{end}}\n>\n</p>", "<p class=\"a  b\" id='x  y' ></p>"},
		{`<p title="{{.Text}}  {{.Text}}">`, `<p title="a  b  a  b">`},
		{"<a href=x {{if .A}}hidden{{end}}>\n", "<a href=x hidden> "},
		{"<title>\n {{.Text}}\n</title>", "<title>a  b</title>"},
		{"<pre>\n  a\n   {{.Text}}\n <b>x</b></pre>\n<p>", "<pre>\n  a\n   a  b\n <b>x</b></pre><p>"},
		{"<TEXTAREA>\n  a  </TEXTAREA>  b", "<TEXTAREA>\n  a  </TEXTAREA> b"},
		{"a < b  &&  c <3", "a &lt; b && c &lt;3"},
		{"<!-- a  > -->x  <!---->y", "x y"},
		{"<input value = 'a  b'  >x", "<input value ='a  b' >x"},
		{"<h1>a</h1>\n\n<h2-x>\n", "<h1>a</h1><h2-x> "},
		{"é  è\u00a0 ", "é è\u00a0 "},
	} {
		before, after := executeBoth(t, c.text, data)
		if after != c.want {
			t.Errorf("%q gives\n%q, want\n%q", c.text, after, c.want)
		}
		if solid(before) != solid(after) {
			t.Errorf("%q: minified is another page:\n%q\n%q", c.text, before, after)
		}
	}
}

// solid gives a page as a browser takes it in, but for the white space between
// tags and words: attributes with their exact values, text without spaces.
func solid(page string) string {
	var b strings.Builder
	in := html.NewTokenizer(strings.NewReader(page))
	for in.Next() != html.ErrorToken {
		if t := in.Token(); t.Type == html.TextToken {
			b.WriteString(strings.Join(strings.Fields(t.Data), ""))
		} else if t.Type != html.CommentToken {
			fmt.Fprintf(&b, "<%v %s %q>", t.Type, t.Data, t.Attr)
		}
	}
	return b.String()
}

func FuzzMinify(f *testing.F) {
	for _, seed := range []string{
		"<p>\n {{.Text}} <b a='{{.Text}}' {{if .A}} c {{end}}>x</b>  </p>", "{{range .List}} <li>{{.}} {{end}}",
		"<pre> a </pre >  b", "<a\n=\n b>", "<!-- x", "< p >", "<p a=\"x\ny\"b>", "</", "<a b=c>d", "<a/ b>",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		before, after := executeBoth(t, text, sample{A: true, Text: "t", List: []string{"x", "y"}})
		if before == "an error" || strings.Contains(strings.ToLower(text), "<script") || strings.Contains(strings.ToLower(text), "<style") {
			return // not for a page
		}
		if solid(before) != solid(after) {
			t.Errorf("another page:\n%q\n%q", before, after)
		}
	})
}
