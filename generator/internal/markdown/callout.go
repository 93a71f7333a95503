package markdown

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"mentorbook/generator/diag"
)

// calloutKinds are GitHub's alerts,
// https://docs.github.com/en/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#alerts
var calloutKinds = []string{"NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"}

// calloutTitle gives the visible title of a kind in small letters.
func (l *Labels) calloutTitle(kind string) string {
	switch kind {
	case "tip":
		return l.Tip
	case "important":
		return l.Important
	case "warning":
		return l.Warning
	case "caution":
		return l.Caution
	}
	return l.Note
}

// calloutAttribute marks a quote as a callout. No author can write it.
const calloutAttribute = "callout"

// calloutMarker makes a quote that begins with a line `[!NOTE]` a callout.
type calloutMarker struct{}

func (calloutMarker) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	quote, ok := node.Parent().(*ast.Blockquote)
	if !ok || node.PreviousSibling() != nil || node.Lines().Len() == 0 {
		return
	}
	first := node.Lines().At(0)
	line := bytes.TrimSpace(first.Value(reader.Source()))
	if !bytes.HasPrefix(line, []byte("[!")) {
		return
	}
	word, rest, found := bytes.Cut(line[2:], []byte("]"))
	if !found || len(word) == 0 || len(word) > 40 || bytes.HasPrefix(rest, []byte("(")) {
		return
	}
	p := parsingOf(pc)
	kind, ok := p.calloutKind(string(word), len(rest) > 0, first)
	if !ok {
		return
	}
	quote.SetAttributeString(calloutAttribute, kind)
	node.Lines().SetSliced(1, node.Lines().Len())
	if node.Lines().Len() == 0 {
		quote.RemoveChild(quote, node)
	}
}

func (p *parsing) calloutKind(word string, more bool, at text.Segment) (kind string, ok bool) {
	for _, k := range calloutKinds {
		if !strings.EqualFold(k, word) {
			continue
		}
		if more {
			p.fault(diag.Error, "markdown/callout", at.Start, at.Stop, fmt.Sprintf("text on the line of %q", "[!"+k+"]"),
				`put the text on the next line, after ">"`)
		}
		return strings.ToLower(k), !more
	}
	near, found := diag.Nearest(word, calloutKinds)
	hint := "allowed are [!" + strings.Join(calloutKinds, "], [!") + "]"
	if found {
		hint = fmt.Sprintf("did you mean %q? %s", "[!"+near+"]", hint)
	}
	p.fault(diag.Error, "markdown/callout", at.Start, at.Stop, fmt.Sprintf("unknown callout %q", "[!"+word+"]"), hint)
	return "", false
}
