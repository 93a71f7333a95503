package markdown

import (
	"bytes"
	"strconv"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"mentorbook/generator/diag"
)

// RenderOptions say for whom and for where a document is rendered.
type RenderOptions struct {
	// Links resolves destinations. Without it absolute addresses and anchors
	// stay as they are; other links, pictures and terms show their text.
	Links LinkResolver
	View  View
	// IDPrefix is put before every id and before the anchors that the author
	// wrote, so that many documents can share one page.
	IDPrefix string
	// HeadingShift is added to the levels of headings, at most to h6.
	HeadingShift int
}

// Render writes the HTML of a view and gives the faults that only the resolver
// can know, sorted. The output is well-formed, has no inline style or script,
// and is the same for the same input.
func (d *Document) Render(w *bytes.Buffer, o RenderOptions) diag.List {
	r := rendering{Document: d, RenderOptions: o, w: w, at: d.origin.newLocator()}
	r.children(d.root)
	r.footnotes()
	return r.problems.list()
}

// rendering is the state of one Render.
type rendering struct {
	*Document
	RenderOptions
	w        *bytes.Buffer
	at       *locator
	problems findings
	linked   int // links around what is written: they may not nest
	notes    *numbering
	heading  string         // the last one, plain; it names tables
	tables   map[string]int // by heading
	scratch  []byte
}

func (r *rendering) children(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		r.node(n)
	}
}

// node writes one node with all that is in it.
func (r *rendering) node(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		r.text(n)
	case *ast.String:
		writeEscaped(r.w, n.Value)
	case *ast.Paragraph:
		r.element("p", n)
		r.w.WriteByte('\n')
	case *ast.TextBlock:
		r.children(n)
		if n.NextSibling() != nil {
			r.w.WriteByte('\n')
		}
	case *ast.Emphasis:
		if n.Level == 2 {
			r.element("strong", n)
		} else {
			r.element("em", n)
		}
	case *ast.Link:
		r.link(n)
	case *ast.AutoLink:
		r.autoLink(n)
	case *ast.Image:
		r.image(n)
	case *ast.CodeSpan:
		r.codeSpan(n)
	case *east.Strikethrough:
		r.element("del", n)
	case *east.TaskCheckBox:
		r.taskBox(n)
	case *term:
		r.term(n)
	case *footnoteRef:
		r.footnoteRef(n)
	default:
		r.block(n)
	}
}

func (r *rendering) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		r.headingElement(n)
	case *ast.List:
		r.list(n)
	case *ast.ListItem:
		r.listItem(n)
	case *ast.Blockquote:
		r.quote(n)
	case *ast.CodeBlock:
		r.code(n, nil)
	case *ast.FencedCodeBlock:
		r.code(n, n.Language(r.origin.text))
	case *ast.ThematicBreak:
		r.w.WriteString("<hr>\n")
	case *container:
		r.container(n)
	case *east.Table:
		r.table(n)
	case *east.DefinitionList:
		r.blockElement("dl", n)
	case *east.DefinitionTerm:
		r.element("dt", n)
		r.w.WriteByte('\n')
	case *east.DefinitionDescription:
		r.element("dd", n)
		r.w.WriteByte('\n')
	case *ast.LinkReferenceDefinition:
	default:
		r.children(n)
	}
}

// element writes `<name …>children</name>`.
func (r *rendering) element(name string, n ast.Node) {
	r.open(name, n)
	r.w.WriteByte('>')
	r.children(n)
	r.close(name)
}

func (r *rendering) blockElement(name string, n ast.Node) {
	r.open(name, n)
	r.w.WriteString(">\n")
	r.children(n)
	r.close(name)
	r.w.WriteByte('\n')
}

// open writes `<name` and the attributes that the author gave.
func (r *rendering) open(name string, n ast.Node) {
	r.w.WriteByte('<')
	r.w.WriteString(name)
	if n.Attributes() != nil {
		r.attributes(n, "")
	}
}

func (r *rendering) close(name string) {
	r.w.WriteString("</")
	r.w.WriteString(name)
	r.w.WriteByte('>')
}

// attributes writes the author's attributes, with own classes first.
func (r *rendering) attributes(n ast.Node, own string) {
	if id := attributeOf(n, "id"); id != "" {
		writeAttribute(r.w, "id", r.IDPrefix+id)
	}
	class := attributeOf(n, "class")
	if own != "" && class != "" {
		own += " "
	}
	writeAttribute(r.w, "class", own+class)
	writeAttribute(r.w, "lang", attributeOf(n, "lang"))
	writeAttribute(r.w, "dir", attributeOf(n, "dir"))
}

func (r *rendering) headingElement(n *ast.Heading) {
	r.heading = r.plainInline(n)
	level := strconv.Itoa(min(n.Level+max(r.HeadingShift, 0), 6))
	r.element("h"+level, n)
	r.w.WriteByte('\n')
}

func (r *rendering) text(n *ast.Text) {
	value := n.Segment.Value(r.origin.text)
	if !n.IsRaw() && bytes.ContainsAny(value, `\&`) {
		r.scratch = appendPlain(r.scratch[:0], value)
		value = r.scratch
	}
	writeEscaped(r.w, value)
	switch {
	case n.HardLineBreak():
		r.w.WriteString("<br>\n")
	case n.SoftLineBreak() && !r.joinsLines(n):
		r.w.WriteByte('\n')
	}
}

// joinsLines tells whether the line break after a text is no space, since both
// sides are in a script that has none.
func (d *Document) joinsLines(n *ast.Text) bool {
	next, ok := n.NextSibling().(*ast.Text)
	if !d.md.wide || !ok {
		return false
	}
	before, _ := utf8.DecodeLastRune(n.Segment.Value(d.origin.text))
	after, _ := utf8.DecodeRune(next.Segment.Value(d.origin.text))
	return util.IsEastAsianWideRune(before) && util.IsEastAsianWideRune(after)
}

func (r *rendering) codeSpan(n *ast.CodeSpan) {
	r.w.WriteString("<code>")
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		value := c.(*ast.Text).Segment.Value(r.origin.text)
		line, cut := bytes.CutSuffix(value, []byte("\n"))
		writeEscaped(r.w, line)
		if cut {
			r.w.WriteByte(' ')
		}
	}
	r.w.WriteString("</code>")
}

// taskBox writes a box that is a picture with a name: a disabled input would
// be a control without a label.
func (r *rendering) taskBox(n *east.TaskCheckBox) {
	class, label, sign := "task-box", r.md.labels.TaskOpen, "☐"
	if n.IsChecked {
		class, label, sign = "task-box task-done", r.md.labels.TaskDone, "☑"
	}
	r.w.WriteString(`<span role="img"`)
	writeAttribute(r.w, "class", class)
	writeAttribute(r.w, "aria-label", label)
	r.w.WriteString(">" + sign + "</span> ")
}
