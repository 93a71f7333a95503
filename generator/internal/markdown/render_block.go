package markdown

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

func (r *rendering) list(n *ast.List) {
	name := "ul"
	if n.IsOrdered() {
		name = "ol"
	}
	r.open(name, n)
	if n.IsOrdered() && n.Start != 1 {
		fmt.Fprintf(r.w, ` start="%d"`, n.Start)
	}
	r.w.WriteString(">\n")
	r.children(n)
	r.close(name)
	r.w.WriteByte('\n')
}

func (r *rendering) listItem(n *ast.ListItem) {
	r.w.WriteString("<li")
	if isTask(n) {
		r.w.WriteString(` class="task"`)
	}
	r.w.WriteByte('>')
	if _, tight := n.FirstChild().(*ast.TextBlock); !tight && n.FirstChild() != nil {
		r.w.WriteByte('\n')
	}
	r.children(n)
	r.w.WriteString("</li>\n")
}

func isTask(n *ast.ListItem) bool {
	if n.FirstChild() == nil {
		return false
	}
	_, ok := n.FirstChild().FirstChild().(*east.TaskCheckBox)
	return ok
}

// quote writes a quotation or a callout.
func (r *rendering) quote(n *ast.Blockquote) {
	kind := attributeOf(n, calloutAttribute)
	if kind == "" {
		r.blockElement("blockquote", n)
		return
	}
	fmt.Fprintf(r.w, "<div class=\"callout callout-%s\" role=\"note\">\n<p class=\"callout-title\">", kind)
	writeEscaped(r.w, []byte(r.md.labels.calloutTitle(kind)))
	r.w.WriteString("</p>\n")
	r.children(n)
	r.w.WriteString("</div>\n")
}

// wideCode is how many characters of code fit on a phone; a block with longer
// lines scrolls, so it must be reachable by keyboard.
const wideCode = 40

// languageName is what a class may be made of.
var languageName = regexp.MustCompile(`^[A-Za-z0-9+#._-]{1,40}$`)

func (r *rendering) code(n ast.Node, language []byte) {
	lines, wide := n.Lines(), false
	for i := range lines.Len() {
		line := lines.At(i)
		wide = wide || line.Len() > wideCode
	}
	r.w.WriteString("<pre")
	if wide {
		r.w.WriteString(` tabindex="0"`)
	}
	r.w.WriteString("><code")
	if name := string(appendPlain(nil, language)); languageName.MatchString(name) {
		writeAttribute(r.w, "class", "language-"+name)
	}
	r.w.WriteByte('>')
	for i := range lines.Len() {
		line := lines.At(i)
		writeEscaped(r.w, line.Value(r.origin.text))
	}
	r.w.WriteString("</code></pre>\n")
}

// container writes a box. Hints and solutions are closed until the reader asks.
func (r *rendering) container(c *container) {
	if c.name == kindFacilitator && r.View != Facilitator {
		return
	}
	if c.name == kindHint || c.name == kindSolution {
		r.w.WriteString("<details")
		r.attributes(c, "box box-"+c.name)
		r.w.WriteString(">\n<summary>")
		r.containerTitle(c)
		r.w.WriteString("</summary>\n")
		r.siblings(c.body())
		r.w.WriteString("</details>\n")
		return
	}
	r.w.WriteString("<div")
	r.attributes(c, "box box-"+c.name)
	r.w.WriteString(">\n<p class=\"box-title\">")
	r.containerTitle(c)
	r.containerMeta(c)
	r.w.WriteString("</p>\n")
	r.siblings(c.body())
	r.w.WriteString("</div>\n")
}

func (r *rendering) siblings(n ast.Node) {
	for ; n != nil; n = n.NextSibling() {
		r.node(n)
	}
}

// containerTitle writes what kind of box it is and the title. A link in the
// title of a closed box would fight with opening it, so there are none.
func (r *rendering) containerTitle(c *container) {
	r.w.WriteString(`<span class="box-kind">`)
	writeEscaped(r.w, []byte(r.md.labels.containerTitle(c.name)))
	r.w.WriteString("</span>")
	if c.title() == nil {
		return
	}
	r.w.WriteString(` <span class="box-name">`)
	r.linked++
	r.children(c.title())
	r.linked--
	r.w.WriteString("</span>")
}

func (r *rendering) containerMeta(c *container) {
	var parts []string
	if c.minutes > 0 {
		parts = append(parts, r.md.labels.Minutes(c.minutes))
	}
	if c.group != "" {
		parts = append(parts, r.md.labels.grouping(c.group))
	}
	if len(parts) == 0 {
		return
	}
	r.w.WriteString(` <span class="box-meta">`)
	writeEscaped(r.w, []byte(strings.Join(parts, " · ")))
	r.w.WriteString("</span>")
}

// table writes a table in a region that scrolls and can be reached by keyboard.
func (r *rendering) table(n *east.Table) {
	r.w.WriteString(`<div class="table-scroll" tabindex="0" role="region"`)
	writeAttribute(r.w, "aria-label", r.tableLabel())
	r.w.WriteString(">\n<table>\n")
	body := false
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		_, head := row.(*east.TableHeader)
		switch {
		case head:
			r.w.WriteString("<thead>\n")
		case !body:
			r.w.WriteString("<tbody>\n")
			body = true
		}
		r.row(row, head)
		if head {
			r.w.WriteString("</thead>\n")
		}
	}
	if body {
		r.w.WriteString("</tbody>\n")
	}
	r.w.WriteString("</table>\n</div>\n")
}

// tableLabel names a table by the heading above it; regions of one page must
// have different names.
func (r *rendering) tableLabel() string {
	if r.tables == nil {
		r.tables = map[string]int{}
	}
	r.tables[r.heading]++
	n, word := r.tables[r.heading], r.md.labels.Table
	if n > 1 {
		word += " " + strconv.Itoa(n)
	}
	switch {
	case r.heading == "":
		return word
	case n == 1:
		return r.heading
	}
	return r.heading + ", " + word
}

func (r *rendering) row(row ast.Node, head bool) {
	r.w.WriteString("<tr>\n")
	for c := row.FirstChild(); c != nil; c = c.NextSibling() {
		cell, name := c.(*east.TableCell), "td"
		if head && cell.FirstChild() != nil {
			name = "th" // an empty corner heads nothing
		}
		r.w.WriteByte('<')
		r.w.WriteString(name)
		if name == "th" {
			r.w.WriteString(` scope="col"`)
		}
		switch cell.Alignment {
		case east.AlignRight:
			r.w.WriteString(` class="align-right"`)
		case east.AlignCenter:
			r.w.WriteString(` class="align-center"`)
		case east.AlignLeft:
			r.w.WriteString(` class="align-left"`)
		}
		r.w.WriteByte('>')
		r.children(cell)
		r.close(name)
		r.w.WriteByte('\n')
	}
	r.w.WriteString("</tr>\n")
}
