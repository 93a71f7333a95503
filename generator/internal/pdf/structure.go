package pdf

import (
	"fmt"
	"strings"
)

// Element is one of the structure tree (14.7): what a part of the pages is, for
// those who do not see them. Its kids are in the order of reading.
type Element struct {
	kind  string
	scope string // of a table's head
	kids  []kid
	ref   ref
}

// kid is an element, or a piece of a page, or a field on it.
type kid struct {
	element *Element
	page    *Page
	mark    int // number of the piece on its page
	widget  *widget
}

// The kinds of elements in use (14.8.4).
const (
	Section   = "Sect"
	Paragraph = "P"
	List      = "L"
	ListItem  = "LI"
	ListBody  = "LBody"
	Label     = "Lbl"
	Table     = "Table"
	Row       = "TR"
	Cell      = "TD"
	Form      = "Form"
	column    = "TH"
)

// Heading is the kind of a heading; level is 1 to 6.
func Heading(level int) string { return fmt.Sprintf("H%d", level) }

// Add adds an element of a kind at the end.
func (e *Element) Add(kind string) *Element {
	inner := &Element{kind: kind}
	e.kids = append(e.kids, kid{element: inner})
	return inner
}

// AddColumn adds the head of a table's column.
func (e *Element) AddColumn() *Element {
	head := e.Add(column)
	head.scope = "Column"
	return head
}

// reserve numbers an element and all below it.
func (e *Element) reserve(o *objects) {
	e.ref = o.reserve()
	for _, k := range e.kids {
		if k.element != nil {
			k.element.reserve(o)
		}
	}
}

// write sets an element and all below it.
func (e *Element) write(o *objects, parent ref) {
	var kids strings.Builder
	for _, k := range e.kids {
		switch {
		case k.element != nil:
			k.element.write(o, e.ref)
			fmt.Fprintf(&kids, "%v ", k.element.ref)
		case k.widget != nil:
			fmt.Fprintf(&kids, "<</Type/OBJR/Obj %v/Pg %v>>", k.widget.ref, k.page.ref)
		default:
			fmt.Fprintf(&kids, "<</Type/MCR/Pg %v/MCID %d>>", k.page.ref, k.mark)
		}
	}
	attributes := ""
	if e.scope != "" {
		attributes = "/A<</O/Table/Scope/" + e.scope + ">>"
	}
	o.set(e.ref, "<</Type/StructElem/S/%s/P %v%s/K[%s]>>", e.kind, parent, attributes, strings.TrimSpace(kids.String()))
}

// structure writes the tree and gives its root. The parent tree (14.7.4.4) leads
// back: from the pieces of each page, then from each widget, to their elements.
func (d *Document) structure(o *objects) ref {
	root := o.reserve()
	d.Root.write(o, root)
	var parents strings.Builder
	for i, p := range d.pages {
		fmt.Fprintf(&parents, "%d[", i)
		for _, e := range p.marks {
			fmt.Fprintf(&parents, "%v ", e.ref)
		}
		parents.WriteByte(']')
	}
	next := len(d.pages)
	for _, p := range d.pages {
		for _, w := range p.widgets {
			w.key = next
			fmt.Fprintf(&parents, "%d %v ", next, w.element.ref)
			next++
		}
	}
	o.set(root, "<</Type/StructTreeRoot/K %v/ParentTree<</Nums[%s]>>/ParentTreeNextKey %d>>", d.Root.ref, parents.String(), next)
	return root
}
