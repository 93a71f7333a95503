package markdown

import (
	"bytes"
	"fmt"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"mentorbook/generator/diag"
)

// goldmark reads the definitions of footnotes; references, their numbers and
// the output are ours, because numbers depend on the view (a footnote that only
// facilitators' notes mention must not show) and because goldmark searches all
// definitions for each reference.

// note is a footnote's definition.
type note struct {
	label       string
	node        *east.Footnote
	facilitator bool // written inside facilitator notes
	used        bool
}

// footnoteRef is a reference to a footnote.
type footnoteRef struct {
	ast.BaseInline
	label  string
	length int
	note   *note // nil when not defined
}

var footnoteRefNode = ast.NewNodeKind("FootnoteRef")

func (*footnoteRef) Kind() ast.NodeKind { return footnoteRefNode }

func (f *footnoteRef) Dump(source []byte, level int) { ast.DumpHelper(f, source, level, nil, nil) }

// maxLabel is the most bytes of a footnote's label.
const maxLabel = 100

// footnoteRefParser reads `[^label]`.
type footnoteRefParser struct{}

// Trigger has '!' for "Yes![^1]", which would else begin a picture.
func (footnoteRefParser) Trigger() []byte { return []byte{'!', '['} }

func (footnoteRefParser) Parse(parent ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	bang := 0
	if line[0] == '!' {
		bang = 1
	}
	if !bytes.HasPrefix(line[bang:], []byte("[^")) {
		return nil
	}
	inside := line[bang+2 : min(len(line), bang+2+maxLabel)]
	end := bytes.IndexAny(inside, "[]\\ \t\n")
	if end < 1 || inside[end] != ']' {
		return nil
	}
	if bang == 1 {
		ast.MergeOrAppendTextSegment(parent, segment.WithStop(segment.Start+1))
	}
	ref := &footnoteRef{label: string(inside[:end]), length: 2 + end + 1}
	ref.SetPos(segment.Start + bang)
	block.Advance(bang + ref.length)
	return ref
}

// footnoteParser remembers each definition where it was written: goldmark
// moves them all to one list.
type footnoteParser struct{ parser.BlockParser }

func (f footnoteParser) Close(node ast.Node, reader text.Reader, pc parser.Context) {
	p, definition := parsingOf(pc), node.(*east.Footnote)
	n := &note{label: string(definition.Ref), node: definition}
	for parent := node.Parent(); parent != nil; parent = parent.Parent() {
		if c, ok := parent.(*container); ok && c.name == kindFacilitator {
			n.facilitator = true
		}
	}
	if p.labels == nil {
		p.labels = map[string]*note{}
	}
	if first := p.labels[n.label]; first != nil {
		at := node.Pos()
		p.fault(diag.Error, "markdown/footnote", at, at+len(n.label)+3,
			fmt.Sprintf("footnote %q is defined twice, first in line %d", n.label, p.origin.number(first.node.Pos())), "give one of them another name")
	} else {
		p.labels[n.label] = n
		p.notes = append(p.notes, n)
	}
	f.BlockParser.Close(node, reader, pc)
}

// resolveRef finds the definition of a reference.
func (p *parsing) resolveRef(ref *footnoteRef, facilitator bool) {
	ref.note = p.labels[ref.label]
	at, end := ref.Pos(), ref.Pos()+ref.length
	if ref.note == nil {
		names := make([]string, len(p.notes))
		for i, n := range p.notes {
			names[i] = n.label
		}
		hint := fmt.Sprintf("write a line that begins with %q", "[^"+ref.label+"]:")
		if near, ok := diag.Nearest(ref.label, names[:min(len(names), 200)]); ok {
			hint = fmt.Sprintf("did you mean %q? or %s", "[^"+near+"]", hint)
		}
		p.fault(diag.Error, "markdown/footnote", at, end, fmt.Sprintf("footnote %q is not defined", ref.label), hint)
		return
	}
	if !ref.note.used {
		ref.note.used = true
		p.used = append(p.used, ref.note)
	}
	if ref.note.facilitator && !facilitator {
		p.fault(diag.Error, "markdown/footnote", at, end,
			fmt.Sprintf("footnote %q is defined inside facilitator notes and used outside", ref.label),
			"move its definition out of the container")
	}
}

// reportUnused warns of definitions that nothing mentions.
func (p *parsing) reportUnused() {
	for _, n := range p.notes {
		if !n.used {
			at := n.node.Pos()
			p.fault(diag.Warning, "markdown/footnote", at, at+len(n.label)+3,
				fmt.Sprintf("footnote %q is never used", n.label), fmt.Sprintf("write %q where it belongs, or delete it", "[^"+n.label+"]"))
		}
	}
}
