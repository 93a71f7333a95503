package markdown

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"mentorbook/generator/diag"
)

// What goldmark may be given. It cannot be stopped once it runs and takes time
// that grows with the square of some inputs, so each is refused before the step
// that would be slow: the file before anything, paragraphs and tables when
// their last line is known and before their inline text is read, nesting when
// a level opens. TestHostile keeps a megabyte of the worst of each kind under
// two seconds, and TestMemory the memory of a text under 100 MB.
const (
	maxFile       = 1 << 20   // bytes of a text
	maxParagraph  = 16 << 10  // bytes of a paragraph, or of a line of a table
	maxHeading    = 500       // bytes of a heading
	maxNesting    = 100       // quotes, list items, containers, brackets or emphasis inside one another
	maxContainers = 10        // containers inside one another
	maxRuns       = 400       // marks of one kind (emphasis, brackets, quotes, …) in a paragraph
	maxSteps      = 1_000_000 // lines times open blocks
	maxCells      = 50_000    // table cells
	maxEscaped    = 500       // escaped pipes in tables
	maxExpanded   = 1 << 20   // bytes that links to reference definitions repeat
	maxBlocks     = 20_000    // paragraphs, headings, list items, … of a text
	maxHeadings   = 2_000     // of a text
	maxMarks      = 50_000    // marks of all kinds in a text
)

// acceptable tells whether goldmark may see the text.
func (p *parsing) acceptable() bool {
	if len(p.origin.text) > maxFile {
		p.fault(diag.Error, "markdown/too-long", 0, 0,
			fmt.Sprintf("the text has %d bytes; a file may have %d", len(p.origin.text), maxFile),
			"make several pages of it")
		return false
	}
	return p.legible()
}

// legible reports the first byte of each line that is no text.
func (p *parsing) legible() bool {
	ok, t := true, p.origin.text
	for i := 0; i < len(t); {
		if c := t[i]; c >= ' ' && c < 0x7F || c == '\n' || c == '\t' {
			i++
			continue
		}
		r, size := utf8.DecodeRune(t[i:])
		if (r != utf8.RuneError || size > 1) && !unprintable(r) {
			i += size
			continue
		}
		p.illegible(i, r, size)
		ok = false
		if n := bytes.IndexByte(t[i:], '\n'); n >= 0 {
			i += n
		} else {
			i = len(t)
		}
	}
	return ok
}

func (p *parsing) illegible(at int, r rune, size int) {
	switch {
	case r == utf8.RuneError && size <= 1:
		p.fault(diag.Error, "markdown/not-utf8", at, at+1, "this is not UTF-8 text", `save the file with the encoding "UTF-8"`)
	case r == 0:
		p.fault(diag.Error, "markdown/nul", at, at+1, "the text holds a NUL byte", "this may not be a text file: write the page anew, or save it as plain text in UTF-8")
	default:
		p.fault(diag.Error, "markdown/control-character", at, at+size,
			fmt.Sprintf("the text holds the control character U+%04X", r), "delete it: it often comes with copied text and cannot be seen")
	}
}

// unprintable tells whether HTML forbids a character: the controls but tab and
// line feed, and what Unicode will never assign.
func unprintable(r rune) bool {
	return r < ' ' && r != '\n' && r != '\t' || r >= 0x7F && r < 0xA0 ||
		r >= 0xFDD0 && r <= 0xFDEF || r&0xFFFE == 0xFFFE
}

// bounded holds a block parser to the limits of nesting. It is for the blocks
// that open a level; list items and descriptions, which cannot be refused once
// their list is there, are not bounded themselves.
type bounded struct{ parser.BlockParser }

func (b bounded) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, position := reader.Position()
	node, state := b.BlockParser.Open(parent, reader, pc)
	if node == nil || len(pc.OpenedBlocks()) < maxNesting {
		return node, state
	}
	p := parsingOf(pc)
	if nesting(parent) < maxNesting && p.steps < maxSteps {
		return node, state
	}
	p.tooDeep(position.Start)
	reader.SetPosition(line, position)
	return nil, parser.NoChildren
}

func (b bounded) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	p := parsingOf(pc)
	if p.steps++; p.steps > maxSteps {
		_, at := reader.Position()
		p.tooDeep(at.Start)
		return parser.Close
	}
	return b.BlockParser.Continue(node, reader, pc)
}

// nesting counts the levels around a node that an author sees.
func nesting(n ast.Node) (levels int) {
	for ; n != nil; n = n.Parent() {
		switch n.(type) {
		case *ast.Blockquote, *ast.List, *container, *east.Footnote, *east.DefinitionList:
			levels++
		}
	}
	return levels
}

func (p *parsing) tooDeep(at int) {
	if p.deep {
		return
	}
	p.deep = true
	p.fault(diag.Error, "markdown/too-deep", at, at,
		fmt.Sprintf("more than %d quotes, lists or containers inside one another", maxNesting),
		"take out levels: two or three are as many as a reader can follow")
}

// counted holds every block parser to the number of blocks that a text may
// have. Once there are more, all blocks close and no other opens, which ends
// goldmark's reading.
type counted struct{ parser.BlockParser }

func (c counted) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	p := parsingOf(pc)
	if p.many && parent.Kind() != ast.KindList && parent.Kind() != east.KindDefinitionList { // which need what they hold
		return nil, parser.NoChildren
	}
	_, at := reader.Position()
	node, state := c.BlockParser.Open(parent, reader, pc)
	if node == nil {
		return node, state
	}
	if p.blocks++; p.blocks > maxBlocks {
		p.tooMany(at, maxBlocks, "paragraphs, headings and list items")
	}
	if node.Kind() == ast.KindHeading {
		if p.headings++; p.headings > maxHeadings {
			p.tooMany(at, maxHeadings, "headings")
		}
	}
	return node, state
}

func (c counted) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	if parsingOf(pc).many {
		return parser.Close
	}
	return c.BlockParser.Continue(node, reader, pc)
}

func (p *parsing) tooMany(at text.Segment, limit int, what string) {
	if p.many {
		return
	}
	p.many = true
	p.fault(diag.Error, "markdown/too-many-marks", at.Start, at.Start,
		fmt.Sprintf("the text has more than %d %s up to here", limit, what), "split the page into several")
}
