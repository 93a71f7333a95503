package markdown

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"mentorbook/generator/diag"
)

// classes are the classes that an author may give. The theme styles each.
var classes = []string{
	"lead",       // an opening paragraph, larger
	"note",       // an aside, smaller
	"columns",    // two columns where there is room
	"no-print",   // left out on paper
	"print-only", // left out on screen
	"decorative", // a picture that says nothing: no alternative text
}

// commonKeys may stand in any attributes.
var commonKeys = []string{"id", "class", "lang", "dir"}

// attribute is one part of `{#id .class key=value key="a value"}`.
type attribute struct {
	key, value string
	from, to   int // offsets from the opening brace
}

// scanAttributes reads attributes that begin with the brace at line[0]. n is
// the length with both braces, 0 when the text is no attributes at all: the
// first thing in the braces must be "#x", ".x" or "key=". Faulty parts come as
// attributes without a key.
func scanAttributes(line []byte) (found []attribute, n int) {
	end := closingBrace(line)
	if end < 0 || !looksLikeAttributes(line[1:end]) {
		return nil, 0
	}
	for i := 1; i < end; {
		if c := line[i]; c == ' ' || c == '\t' || c == ',' {
			i++
			continue
		}
		size := partLength(line[i:end])
		a := splitAttribute(string(line[i : i+size]))
		a.from, a.to = i, i+size
		found = append(found, a)
		i += size
	}
	return found, end + 1
}

// closingBrace finds the brace that closes line[0], outside double quotes.
func closingBrace(line []byte) int {
	quoted := false
	for i := 1; i < len(line) && line[i] != '\n'; i++ {
		switch {
		case line[i] == '"':
			quoted = !quoted
		case line[i] == '{' && !quoted:
			return -1
		case line[i] == '}' && !quoted:
			return i
		}
	}
	return -1
}

// partLength gives the length of one part: up to a space outside quotes.
func partLength(b []byte) int {
	quoted := false
	for i, c := range b {
		if c == '"' {
			quoted = !quoted
		}
		if !quoted && (c == ' ' || c == '\t' || c == ',') {
			return i
		}
	}
	return len(b)
}

func looksLikeAttributes(inside []byte) bool {
	inside = bytes.TrimLeft(inside, " \t")
	if len(inside) < 2 {
		return false
	}
	if inside[0] == '#' || inside[0] == '.' {
		return inside[1] != ' '
	}
	key := 0
	for key < len(inside) && (util.IsAlphaNumeric(inside[key]) || inside[key] == '-') {
		key++
	}
	return key > 0 && key < len(inside) && inside[key] == '='
}

func splitAttribute(part string) attribute {
	switch part[0] {
	case '#':
		return attribute{key: "id", value: part[1:]}
	case '.':
		return attribute{key: "class", value: part[1:]}
	}
	key, value, found := strings.Cut(part, "=")
	if !found {
		return attribute{value: part}
	}
	return attribute{key: key, value: strings.Trim(value, `"`)}
}

// attach checks attributes and gives those that are right to a node. The
// common ones become goldmark attributes; own keys go to the function, which
// tells whether it knows the key.
func (p *parsing) attach(n ast.Node, found []attribute, at int, own ownKeys) {
	for _, a := range found {
		from, to := at+a.from, at+a.to
		switch {
		case a.key == "id":
			p.attachID(n, a.value, from, to)
		case a.key == "class":
			for class := range strings.FieldsSeq(a.value) {
				p.attachClass(n, class, from, to)
			}
		case a.key == "lang" || a.key == "dir":
			p.attachLocale(n, a, from, to)
		case slices.Contains(own.keys, a.key):
			own.set(a, from, to)
		default:
			p.unknownAttribute(a, from, to, own.keys)
		}
	}
}

// ownKeys are keys that only some nodes have.
type ownKeys struct {
	keys []string
	set  func(a attribute, from, to int)
}

func (p *parsing) unknownAttribute(a attribute, from, to int, own []string) {
	if a.key == "" {
		p.fault(diag.Error, "markdown/attribute", from, to, fmt.Sprintf("%q is no attribute", a.value),
			`write "#name" for an id, ".name" for a class, or key=value`)
		return
	}
	known := slices.Concat(own, commonKeys)
	p.fault(diag.Error, "markdown/attribute", from, to, fmt.Sprintf("unknown attribute %q", a.key), didYouMean(a.key, known))
}

func (p *parsing) attachID(n ast.Node, id string, from, to int) {
	switch _, taken := n.AttributeString("id"); {
	case taken:
		p.fault(diag.Error, "markdown/attribute", from, to, "two ids on one element", "keep one of them")
	case strings.HasPrefix(id, reservedPrefix):
		p.fault(diag.Error, "markdown/attribute", from, to, fmt.Sprintf("the id %q begins with %q, which belongs to the interface", id, reservedPrefix), "choose another name")
	case id == "" || slug(id) != id:
		p.fault(diag.Error, "markdown/attribute", from, to, fmt.Sprintf("%q cannot be an id", id),
			fmt.Sprintf("write %q: small letters, digits, hyphens and underscores", "#"+slugOr(id, "section")))
	default:
		p.explicit = true
		n.SetAttributeString("id", id)
	}
}

func (p *parsing) attachClass(n ast.Node, class string, from, to int) {
	if !slices.Contains(classes, class) {
		p.fault(diag.Error, "markdown/class", from, to, fmt.Sprintf("unknown class %q", class), didYouMean(class, classes))
		return
	}
	if old, ok := n.AttributeString("class"); ok {
		class = old.(string) + " " + class
	}
	n.SetAttributeString("class", class)
}

var languageTag = regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)

func (p *parsing) attachLocale(n ast.Node, a attribute, from, to int) {
	switch {
	case a.key == "lang" && !languageTag.MatchString(a.value):
		p.fault(diag.Error, "markdown/attribute", from, to, fmt.Sprintf("%q is no language", a.value), `write its code, such as lang=fr or lang=pt-BR`)
	case a.key == "dir" && a.value != "ltr" && a.value != "rtl" && a.value != "auto":
		p.fault(diag.Error, "markdown/attribute", from, to, fmt.Sprintf("unknown direction %q", a.value), `write dir=ltr, dir=rtl or dir=auto`)
	default:
		n.SetAttributeString(a.key, a.value)
	}
}

// didYouMean names the nearest of the allowed words, and always all of them.
func didYouMean(word string, allowed []string) string {
	list := "allowed are " + strings.Join(allowed, ", ")
	if near, ok := diag.Nearest(word, allowed); ok {
		return fmt.Sprintf("did you mean %q? %s", near, list)
	}
	return list
}

// trailingAttributes finds attributes at the end of a line of text. It gives
// where they begin, or -1.
func trailingAttributes(line []byte) ([]attribute, int) {
	line = bytes.TrimRight(line, " \t\n")
	open := bytes.LastIndexByte(line, '{')
	if open < 0 || line[len(line)-1] != '}' || open > 0 && line[open-1] == '\\' {
		return nil, -1
	}
	found, n := scanAttributes(line[open:])
	if n == 0 || open+n != len(line) {
		return nil, -1
	}
	return found, open
}

// paragraphAttributes takes a last line that holds nothing but attributes for
// those of the paragraph.
type paragraphAttributes struct{}

func (paragraphAttributes) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines := node.Lines()
	if lines.Len() < 2 {
		return
	}
	last := lines.At(lines.Len() - 1)
	last = last.TrimLeftSpace(reader.Source())
	found, open := trailingAttributes(last.Value(reader.Source()))
	if open != 0 {
		return
	}
	parsingOf(pc).attach(node, found, last.Start, ownKeys{})
	lines.SetSliced(0, lines.Len()-1)
}

// inlineAttributes reads attributes that follow a link or a picture.
type inlineAttributes struct{}

func (inlineAttributes) Trigger() []byte { return []byte{'{'} }

func (inlineAttributes) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	switch parent.LastChild().(type) {
	case *ast.Link, *ast.Image:
	default:
		return nil
	}
	line, segment := block.PeekLine()
	found, n := scanAttributes(line)
	if n == 0 {
		return nil
	}
	parsingOf(pc).attach(parent.LastChild(), found, segment.Start, ownKeys{})
	block.Advance(n)
	return ast.NewString(nil)
}
