package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// Section is the plain text under one heading, up to the next.
type Section struct {
	ID      string // of the heading, without prefix; empty before the first
	Heading string
	Text    string // one line a block
}

// Plain gives the text of a view by heading: no marks, escapes undone, spaces
// as single ones. Pictures give their descriptions, containers their titles;
// footnotes stand in the last section. Sections without heading and text are
// left out.
func (d *Document) Plain(v View) []Section {
	t := plainText{Document: d, view: v}
	t.blocks(d.root)
	for _, n := range d.notesInView(v) {
		t.blocks(n.node)
	}
	t.end()
	return t.sections
}

// plainText collects the text of a tree.
type plainText struct {
	*Document
	view     View
	sections []Section
	current  Section
	text     []byte
	line     []byte
}

func (t *plainText) blocks(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		t.block(n)
	}
}

func (t *plainText) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		t.end()
		t.current = Section{ID: attributeOf(n, "id"), Heading: strings.TrimSpace(t.plainInline(n))}
	case *container:
		if n.name != kindFacilitator || t.view == Facilitator {
			t.blocks(n)
		}
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		t.line = n.Lines().Value(t.origin.text)
		t.endLine()
	case *ast.Paragraph, *ast.TextBlock, *east.TableCell, *east.DefinitionTerm:
		t.line = t.appendInline(t.line[:0], n)
		t.endLine()
	default:
		if n.Type() == ast.TypeBlock {
			t.blocks(n)
		}
	}
}

// endLine adds the line with its spaces made single.
func (t *plainText) endLine() {
	start := len(t.text)
	for word := range bytes.FieldsSeq(t.line) {
		if len(t.text) > start {
			t.text = append(t.text, ' ')
		} else if start > 0 {
			t.text = append(t.text, '\n')
			start = len(t.text)
		}
		t.text = append(t.text, word...)
	}
}

func (t *plainText) end() {
	t.current.Text = string(t.text)
	t.text = t.text[:0]
	if t.current.Heading != "" || t.current.Text != "" {
		t.sections = append(t.sections, t.current)
	}
}

// plainInline gives the text of a node's inline children.
func (d *Document) plainInline(n ast.Node) string { return string(d.appendInline(nil, n)) }

func (d *Document) appendInline(b []byte, parent ast.Node) []byte {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			b = appendSegment(b, n, d.origin.text)
			if n.HardLineBreak() || n.SoftLineBreak() && !d.joinsLines(n) {
				b = append(b, ' ')
			}
		case *ast.String:
			b = append(b, n.Value...)
		case *ast.AutoLink:
			b = append(b, n.Label(d.origin.text)...)
		case *term:
			b = append(b, n.shown...)
		case *ast.Image:
			if !decorative(n) {
				b = d.appendInline(b, n)
			}
		default:
			b = d.appendInline(b, n)
		}
	}
	return b
}

func appendSegment(b []byte, n *ast.Text, source []byte) []byte {
	value := n.Segment.Value(source)
	if n.IsRaw() {
		return append(b, value...)
	}
	return appendPlain(b, value)
}
