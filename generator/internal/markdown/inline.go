package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// term is a link to the glossary.
type term struct {
	ast.BaseInline
	name, shown string
}

var termNode = ast.NewNodeKind("Term")

func (*term) Kind() ast.NodeKind { return termNode }

func (t *term) Dump(source []byte, level int) { ast.DumpHelper(t, source, level, nil, nil) }

// maxTerm is the most bytes between the brackets of a term.
const maxTerm = 200

// termParser reads `[[term]]` and `[[term|shown text]]`.
type termParser struct{}

func (termParser) Trigger() []byte { return []byte{'['} }

func (termParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	if !bytes.HasPrefix(line, []byte("[[")) {
		return nil
	}
	inside := line[2:min(len(line), 2+maxTerm)]
	end := bytes.IndexAny(inside, "[]\n")
	if end < 1 || !bytes.HasPrefix(inside[end:], []byte("]]")) {
		return nil
	}
	name, shown, found := bytes.Cut(inside[:end], []byte("|"))
	name = bytes.TrimSpace(bytes.TrimSuffix(name, []byte(`\`))) // in tables the bar is escaped
	if !found || util.IsBlank(shown) {
		shown = name
	}
	if len(name) == 0 {
		return nil
	}
	block.Advance(2 + end + 2)
	return &term{name: string(appendPlain(nil, name)), shown: string(appendPlain(nil, bytes.TrimSpace(shown)))}
}

// tagParser finds raw HTML inside text. It reads tags itself, since goldmark's
// regular expression takes quadratic time, and leaves the rest (comments,
// declarations) to goldmark.
type tagParser struct{ other parser.InlineParser }

func (t tagParser) Trigger() []byte { return t.other.Trigger() }

func (t tagParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if len(line) > 1 && (line[1] == '!' || line[1] == '?') {
		return t.other.Parse(parent, block, pc)
	}
	n := tagLength(line)
	if n == 0 {
		return nil
	}
	raw := ast.NewRawHTML()
	raw.Segments.Append(segment.WithStop(segment.Start + n))
	block.Advance(n)
	return raw
}

// maxTag is the most bytes of a tag that is recognised inside text.
const maxTag = 1000

// tagLength gives the length of the tag that begins a line, by the grammar of
// CommonMark 0.31, section 6.6; 0 when there is none.
func tagLength(line []byte) int {
	line = line[:min(len(line), maxTag)]
	i := 1
	closing := i < len(line) && line[i] == '/'
	if closing {
		i++
	}
	name := span(line[i:], func(c byte) bool { return util.IsAlphaNumeric(c) || c == '-' })
	if name == 0 || util.IsNumeric(line[i]) || line[i] == '-' {
		return 0
	}
	i += name
	for {
		spaces := span(line[i:], util.IsSpace)
		i += spaces
		if !closing && i+1 < len(line) && line[i] == '/' && line[i+1] == '>' {
			return i + 2
		}
		if i < len(line) && line[i] == '>' {
			return i + 1
		}
		n := tagAttribute(line[i:])
		if spaces == 0 || n == 0 || closing {
			return 0
		}
		i += n
	}
}

// tagAttribute gives the length of an HTML attribute, 0 for none.
func tagAttribute(b []byte) int {
	i := span(b, func(c byte) bool {
		return util.IsAlphaNumeric(c) || c == '_' || c == ':' || c == '.' || c == '-'
	})
	if i == 0 || util.IsNumeric(b[0]) || b[0] == '.' || b[0] == '-' {
		return 0
	}
	equals := i + span(b[i:], util.IsSpace)
	if equals >= len(b) || b[equals] != '=' {
		return i
	}
	i = equals + 1 + span(b[equals+1:], util.IsSpace)
	if i >= len(b) {
		return 0
	}
	if q := b[i]; q == '"' || q == '\'' {
		end := bytes.IndexByte(b[i+1:], q)
		if end < 0 {
			return 0
		}
		return i + 1 + end + 1
	}
	n := span(b[i:], func(c byte) bool { return c > ' ' && bytes.IndexByte([]byte("\"'=<>`"), c) < 0 })
	if n == 0 {
		return 0
	}
	return i + n
}

// span counts the leading bytes that satisfy a condition.
func span(b []byte, is func(byte) bool) int {
	for i, c := range b {
		if !is(c) {
			return i
		}
	}
	return len(b)
}
