package theme

import (
	"maps"
	"strings"
	"text/template/parse"

	"mentorbook/generator/diag"
)

// squeeze minifies the white space of a tree's texts in place and reports
// markup that the site's Content-Security-Policy would refuse.
//
// Only the texts change, never the nodes or their positions. Runs of white
// space outside attribute values, pre, textarea, script and style become one
// space, or nothing beside the tags of block elements, where a browser ignores
// it (unless a style sheet makes such an element inline or its space
// significant).
func squeeze(s *sources, file string, tree *parse.Tree) diag.List {
	m := &markup{sources: s, file: file}
	m.walk(tree.Root)
	return m.found
}

// markup reads the texts of a template as HTML, in order.
type markup struct {
	sources *sources
	file    string
	found   diag.List
	place
	out    []byte
	source []byte // the text being read
	start  int    // its offset in the file
}

// place is where in the HTML a text begins or ends.
type place struct {
	state state
	skip  bool   // white space here is beside a block or another space
	tag   string // the tag being read, lower case, with a slash when it ends an element
	tagAt int    // its offset in the file
	attr  string // the attribute being read, lower case
	src   bool   // the tag has a src attribute
	raw   string // the element whose text is left alone
	quote byte
}

type state uint8

const (
	inText state = iota
	inTag        // between attributes
	inName       // in an attribute's name
	beforeValue
	inValue // quoted by place.quote, or by nothing when that is 0
	inComment
)

func (m *markup) walk(n parse.Node) {
	switch n := n.(type) {
	case *parse.ListNode:
		for _, item := range n.Nodes {
			m.walk(item)
		}
	case *parse.TextNode:
		m.text(n)
	case *parse.ActionNode:
		if len(n.Pipe.Decl) == 0 {
			m.output()
		}
	case *parse.TemplateNode:
		m.output()
	case *parse.RangeNode:
		m.skip = false
		m.branch(&n.BranchNode)
		m.skip = false
	case *parse.IfNode:
		m.branch(&n.BranchNode)
	case *parse.WithNode:
		m.branch(&n.BranchNode)
	}
}

// branch reads both ways, each from the same place; html/template sees to it
// that they end in the same state.
func (m *markup) branch(n *parse.BranchNode) {
	before := m.place
	m.walk(n.List)
	after := m.place
	m.place = before
	if n.ElseList != nil {
		m.walk(n.ElseList)
	}
	after.skip = after.skip && m.skip
	after.src = after.src || m.src
	m.place = after
}

// output notes that an action writes something here.
func (m *markup) output() {
	m.skip = false
	switch m.state {
	case inName:
		m.attr += "\x00" // a name that is not all literal
	case beforeValue:
		m.state, m.quote = inValue, 0
	}
}

func (m *markup) text(n *parse.TextNode) {
	m.out, m.source, m.start = m.out[:0], n.Text, int(n.Pos)
	for i := 0; i < len(n.Text); {
		i = m.step(i)
	}
	n.Text = []byte(string(m.out))
}

// step reads some bytes from i and says where to go on.
func (m *markup) step(i int) int {
	c := m.source[i]
	switch m.state {
	case inText:
		return m.stepText(i)
	case inComment:
		if end := strings.Index(string(m.source[i:]), "-->"); end >= 0 {
			m.state = inText
			return i + end + len("-->")
		}
		return len(m.source)
	case inTag, inName:
		return m.stepTag(i)
	case beforeValue:
		return m.stepBeforeValue(i)
	}
	switch { // inValue
	case m.quote != 0 && c == m.quote:
		m.state, m.skip, m.attr = inTag, false, ""
	case m.quote == 0 && (space(c) || c == '>'):
		m.state, m.attr = inTag, ""
		return i
	}
	m.out = append(m.out, c)
	return i + 1
}

func (m *markup) stepText(i int) int {
	rest := m.source[i:]
	switch {
	case m.raw != "":
		return m.stepRaw(i)
	case space(rest[0]):
		return m.stepSpace(i)
	case strings.HasPrefix(string(rest), "<!--"):
		m.state = inComment
		return i + len("<!--")
	case rest[0] == '<' && tagName(rest) != "":
		name := tagName(rest)
		m.open(name, i)
		m.out = append(m.out, rest[:1+len(name)]...)
		return i + 1 + len(name)
	}
	m.skip = false
	m.out = append(m.out, rest[0])
	return i + 1
}

// stepSpace writes a run of white space as one space or as nothing.
func (m *markup) stepSpace(i int) int {
	end := i
	for end < len(m.source) && space(m.source[end]) {
		end++
	}
	if !m.skip && !isBlock(tagName(m.source[end:])) {
		m.out = append(m.out, ' ')
		m.skip = true
	}
	return end
}

// stepRaw copies up to the end tag of the element that is left alone.
func (m *markup) stepRaw(i int) int {
	end := strings.Index(strings.ToLower(string(m.source[i:])), "</"+m.raw)
	if end < 0 {
		m.out = append(m.out, m.source[i:]...)
		return len(m.source)
	}
	m.out = append(m.out, m.source[i:i+end]...)
	m.raw = ""
	return i + end
}

func (m *markup) open(name string, i int) {
	m.state, m.skip = inTag, false
	m.tag, m.tagAt, m.attr, m.src = strings.ToLower(name), m.start+i, "", false
}

func (m *markup) stepTag(i int) int {
	c := m.source[i]
	switch {
	case c == '>':
		if m.state == inName {
			m.attribute(i)
		}
		m.close()
		return i + 1
	case c == '=' && m.attr != "":
		if m.state == inName {
			m.attribute(i)
		}
		m.state, m.skip = beforeValue, false
		m.out = append(m.out, c)
		return i + 1
	case space(c):
		if m.state == inName {
			m.attribute(i)
		}
		m.state = inTag
		if m.skip {
			return i + 1
		}
		m.out, m.skip = append(m.out, ' '), true
		return i + 1
	case m.state == inTag && c != '/':
		m.state, m.attr = inName, ""
		fallthrough
	case m.state == inName:
		m.attr += strings.ToLower(string(rune(c)))
	}
	m.skip = false
	m.out = append(m.out, c)
	return i + 1
}

func (m *markup) stepBeforeValue(i int) int {
	c := m.source[i]
	switch {
	case space(c):
		return i + 1
	case c == '"' || c == '\'':
		m.state, m.quote = inValue, c
		m.judgeValue(i + 1)
		m.out = append(m.out, c)
		return i + 1
	}
	m.state, m.quote = inValue, 0
	m.judgeValue(i)
	return i
}

// close ends a tag.
func (m *markup) close() {
	m.judgeTag()
	m.state = inText
	switch m.tag {
	case "script", "style", "textarea", "pre":
		m.raw = m.tag
	}
	m.out = append(m.out, '>')
	m.skip = isBlock(m.tag) && m.raw == ""
}

func space(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' }

func letter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// tagName gives the name of the tag that a text begins with, as it is written,
// with the slash of an end tag; "" when it begins with none.
func tagName(text []byte) string {
	if len(text) < 2 || text[0] != '<' {
		return ""
	}
	end := 1
	if text[end] == '/' || text[end] == '!' {
		end++
	}
	first := end
	for end < len(text) && !space(text[end]) && text[end] != '/' && text[end] != '>' && (end > first || letter(text[end])) {
		end++
	}
	if end == first {
		return ""
	}
	return string(text[1:end])
}

// isBlock tells whether white space beside a tag means nothing.
func isBlock(tag string) bool { return blocks[strings.ToLower(strings.TrimPrefix(tag, "/"))] }

var blocks = maps.Collect(func(yield func(string, bool) bool) {
	for name := range strings.FieldsSeq(`!doctype address article aside base blockquote body br caption col colgroup datalist
		dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li
		link main menu meta nav ol optgroup option p pre search section summary table tbody td tfoot th thead title tr ul`) {
		if !yield(name, true) {
			return
		}
	}
})
