package markdown

import (
	"bytes"
	"flag"
	"strings"
	"testing"
	"time"
)

// hostile are texts that take some Markdown readers quadratic time or more.
// Each is repeated up to a megabyte: as one piece, and in pieces as large as
// the limits let pass, since those are what goldmark really gets.
var hostile = map[string]string{
	"emphasis": "*a_ ", "emphasis both": "*a**a_a__a", "long run": "****************", "strike": "~~a ~a ",
	"link": "[a](", "link destination": "[a](b", "link title": `[a](b "`, "link title paren": "[a](b (", "image": "![[", "brackets": "[", "closing": "]", "pairs": "[a][", "pairs full": "[a][b]", "nested links": "[a](b)[",
	"less": "<", "tag": "<a ", "tag attribute": `<a b="`, "tag many": "<a b c d e", "close tag": "</a ", "comment": "<!--", "declaration": "<!A", "instruction": "<?", "cdata": "<![CDATA[", "auto link": "<a:", "auto mail": "<a@", "html lines": "<div\n", "html open": "<a>\n\n", "html script": "<script>\n",
	"backticks": "`a``b```c````", "backtick": "` ``", "quotes": `"`, "quotes words": `"a 'b `, "apostrophes": "a'", "mail": "*a*a", "mail dots": "a.a@", "www": "(www.a", "http": " http://a", "dashes": "--- ",
	"table rows": "|a\n", "pipes": "|", "escaped pipes": "|`\\|`",
	"footnote refs": "[^a]", "footnotes": "[^a]: x\n", "references": "[a]: b\n", "reference titles": "[a]: b 'c\n",
	"quotation": "> ", "quotation lines": "> a\n", "lists": "- ", "mixed": "> - ", "ordered": "1. ", "list lines": "- a\n", "blank": "\n", "spaces": " ", "tabs": "\t", "tab lines": "\ta\n", "indent": "  - a\n    b\n",
	"definitions": "a\n: b\n", "definition nest": ": ", "containers": ":::exercise\n", "container close": ":::\n", "container pair": ":::hint\n:::\n", "colons": ":", "container attributes": ":::exercise{a=", "attributes": "# a {a={", "heading attributes": "# a {#b}\n", "image attributes": "![a](b){#c ",
	"terms": "[[", "terms full": "[[a]]", "term long": "[[a|", "headings": "# a\n", "setext": "a\n-\n", "entities": "&a", "entity": "&#", "escapes": "\\*", "callouts": "> [!NOTE]\n", "callout": "> [!", "numbers": "1 ", "fences": "```\n", "tasks": "- [ ] ", "hard": "a\\\n", "words": "a ", "rules": "***\n",
}

// pieces cut a text into paragraphs.
func pieces(unit string, size int) string {
	piece := strings.Repeat(unit, max(size/len(unit), 1)) + "\n\n"
	return strings.Repeat(piece, maxFile/len(piece))
}

func whole(unit string) string { return strings.Repeat(unit, maxFile/len(unit)) }

// crafted need more than one repeated unit.
func crafted() map[string]string {
	deepList := strings.Repeat("- ", 99) + "a\n"
	return map[string]string{
		"table amplification":    "|" + strings.Repeat("a|", 500) + "\n|" + strings.Repeat("-|", 500) + "\n" + strings.Repeat("|\n", 400_000),
		"tables amplification":   strings.Repeat("|"+strings.Repeat("a|", 50)+"\n|"+strings.Repeat("-|", 50)+"\n"+strings.Repeat("|\n", 200)+"\n", maxFile/1000),
		"reference expansion":    "[a]: " + strings.Repeat("b", 16000) + "\n\n" + strings.Repeat("[a]\n\n", 200_000),
		"footnotes and refs":     many("[^", "]: x\n", 40_000) + "\n" + many("[^", "]\n\n", 40_000),
		"footnote many refs":     "[^a]: x\n\n" + strings.Repeat("[^a]\n\n", 170_000),
		"deep list blank lines":  deepList + strings.Repeat("\n", 900_000) + strings.Repeat(" ", 198) + "a",
		"deep list blank often":  strings.Repeat(deepList+strings.Repeat("\n", 500), maxFile/700),
		"deep quotes":            strings.Repeat(strings.Repeat(">", 99)+"a\n", maxFile/101),
		"deep quotes lazy":       strings.Repeat(">", 99) + strings.Repeat("a\n", 500_000),
		"deep containers":        strings.Repeat(strings.Repeat(":::hint\n", 9)+strings.Repeat("::::\n", 30), maxFile/230),
		"deep container lists":   strings.Repeat("- ", 90) + ":::hint\n" + strings.Repeat(":::\n", 250_000),
		"nested brackets refs":   strings.Repeat(strings.Repeat("[", 99)+strings.Repeat("a", 900)+strings.Repeat("]", 99)+"\n\n", maxFile/1100),
		"mails in one paragraph": strings.Repeat(strings.Repeat("*", 1)+strings.Repeat("a*", 390)+strings.Repeat("a", 15000)+"\n\n", maxFile/15800),
		"definition terms":       strings.Repeat("a\n", 8000) + ": b\n" + strings.Repeat("c\n\n: d\n\n", 100_000),
		"wide indent":            strings.Repeat("- a\n"+strings.Repeat(" ", 1000)+"b\n", 1000),
		"same headings":          strings.Repeat("# a\n", 260_000),
		"numbered headings":      strings.Repeat("# a\n# a-1\n", 100_000),
		"code wide":              "```\n" + whole("<&>\""),
		"pipe code cells":        "|a|\n|-|\n" + strings.Repeat("|`\\|`|\n", 16_000),
		"code spans":             "|a|\n|-|\n|" + strings.Repeat("`\\|`", 490) + "|\n\n" + pieces("`a`", 590),
	}
}

func many(before, after string, n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(before)
		for ; i > 0; i /= 26 {
			b.WriteByte('a' + byte(i%26))
		}
		b.WriteString("x" + after)
	}
	return b.String()[:min(b.Len(), maxFile/2)]
}

// size is how much of each hostile text is tried: an eighth of the limit by
// default, since the whole takes a minute.
var size = flag.Int("hostile", maxFile/8, "bytes of each hostile text")

// maxTime is the CPU time that a megabyte may take on a slow machine; the worst
// figures measured stand in the commit that set the limits.
const maxTime = 2 * time.Second

// timeFor allows a part of a megabyte its part of the time, but never so little
// that noise would matter.
func timeFor(size int) time.Duration {
	return max(maxTime*time.Duration(size)/maxFile, time.Second) * slowdown
}

func TestHostile(t *testing.T) {
	m := New(Options{})
	texts := crafted()
	for name, unit := range hostile {
		texts[name+", whole"] = whole(unit)
		texts[name+", paragraphs"] = pieces(unit, maxParagraph-10)
		texts[name+", short"] = pieces(unit, len(unit)*maxRuns/2)
	}
	for name, text := range texts {
		t.Run(name, func(t *testing.T) {
			start := cpuTime()
			d := m.Parse(Source{File: "a.md", Text: []byte(text)[:min(len(text), *size)]})
			var b bytes.Buffer
			d.Render(&b, RenderOptions{Links: siteOfTests{}})
			d.Plain(Learner)
			d.Contacts()
			took := cpuTime() - start
			t.Logf("%v, %d bytes out, %d problems", took.Round(time.Millisecond), b.Len(), len(d.Problems))
			if took > timeFor(*size) {
				t.Errorf("took %v", took)
			}
			for _, p := range d.Problems {
				if p.Code == "markdown/unreadable" {
					t.Error("goldmark panicked")
				}
			}
		})
	}
}
