package markdown

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"mentorbook/generator/diag"
)

// rawHTML takes a tag out of a line of text. Comments go silently.
func (w *walk) rawHTML(n *ast.RawHTML) {
	tag := n.Segments.Value(w.origin.text)
	from := n.Segments.At(0).Start
	if !bytes.HasPrefix(tag, []byte("<!--")) && !bytes.HasPrefix(tag, []byte("</")) {
		w.reportHTML(tag, from, from+len(tag))
	}
	if tagName(tag) == "br" {
		n.Parent().InsertBefore(n.Parent(), n, ast.NewString([]byte(" "))) // or two words become one
	}
	n.Parent().RemoveChild(n.Parent(), n)
}

// htmlBlock takes a block of HTML out. A comment goes silently, unless it
// takes text with it.
func (w *walk) htmlBlock(n *ast.HTMLBlock) {
	defer n.Parent().RemoveChild(n.Parent(), n)
	first := n.Lines().At(0)
	html := n.Lines().Value(w.origin.text)
	if n.HasClosure() {
		html = append(html, n.ClosureLine.Value(w.origin.text)...)
	}
	if n.HTMLBlockType != ast.HTMLBlockType2 {
		w.reportHTML(bytes.TrimSpace(html), first.Start, first.Stop)
		return
	}
	_, rest, closed := bytes.Cut(html, []byte("-->"))
	if !closed {
		w.fault(diag.Error, "markdown/raw-html", first.Start, first.Stop, "comment without an end: all that follows is left out", `write "-->" where the comment ends`)
	} else if len(bytes.TrimSpace(rest)) > 0 {
		w.fault(diag.Warning, "markdown/raw-html", first.Start, first.Stop, "text on the line where a comment ends is left out", `put the text on a line of its own after "-->"`)
	}
}

func (w *walk) reportHTML(tag []byte, from, to int) {
	if i := bytes.IndexByte(tag, '\n'); i >= 0 {
		tag = tag[:i]
	}
	w.fault(diag.Warning, "markdown/raw-html", from, to, fmt.Sprintf("HTML is left out: %q", shorten(tag)), htmlHint(tag))
}

// tagName gives the name of a tag in small letters.
func tagName(tag []byte) string {
	name := bytes.TrimLeft(tag, "</")
	return strings.ToLower(string(name[:span(name, util.IsAlphaNumeric)]))
}

// htmlHint says how to write in Markdown what an HTML tag is for.
func htmlHint(tag []byte) string {
	switch tagName(tag) {
	case "br":
		return `end the line with a backslash "\" for a new line`
	case "img", "picture", "svg":
		return "write ![what it shows](picture.jpg)"
	case "a":
		return "write [text](page.md)"
	case "b", "strong":
		return "write **text**"
	case "i", "em":
		return "write *text*"
	case "details", "summary":
		return "write :::hint or :::solution"
	case "table", "tr", "td", "th":
		return "write a table with | between the cells"
	case "script", "style", "iframe", "object", "embed", "video", "audio", "form", "input":
		return "scripts, styles, frames and forms are not taken from content; write a link instead"
	}
	return `write it in Markdown; for a sign write "&lt;", for code put it between backticks`
}
