package markdown

import (
	"strconv"

	"github.com/yuin/goldmark/ast"
)

// numbering has the footnotes that one view shows, in the order in which the
// view mentions them, and how often it does.
type numbering struct {
	shown  []*note
	number map[*note]int
	total  map[*note]int // references in the view
	seen   map[*note]int // references written so far
}

// notesInView gives the footnotes of a view in the order of their numbers.
func (d *Document) notesInView(v View) []*note { return d.numberNotes(v).shown }

// numberNotes goes through the body and then through the footnotes, which may
// mention others.
func (d *Document) numberNotes(v View) *numbering {
	n := &numbering{number: map[*note]int{}, total: map[*note]int{}, seen: map[*note]int{}}
	if len(d.notes) == 0 {
		return n
	}
	n.count(d.root, v)
	for i := 0; i < len(n.shown); i++ {
		n.count(n.shown[i].node, v)
	}
	return n
}

func (n *numbering) count(parent ast.Node, v View) {
	for c := parent.FirstChild(); c != nil; c = c.NextSibling() {
		if ref, ok := c.(*footnoteRef); ok && ref.note != nil && (v == Facilitator || !ref.note.facilitator) {
			if n.number[ref.note] == 0 {
				n.shown = append(n.shown, ref.note)
				n.number[ref.note] = len(n.shown)
			}
			n.total[ref.note]++
		}
		if box, ok := c.(*container); !ok || box.name != kindFacilitator || v == Facilitator {
			n.count(c, v)
		}
	}
}

func (r *rendering) numbers() *numbering {
	if r.notes == nil {
		r.notes = r.numberNotes(r.View)
	}
	return r.notes
}

// reference names the nth reference to a footnote: "3", then "3-2".
func reference(number, nth int) string {
	s := strconv.Itoa(number)
	if nth > 1 {
		s += "-" + strconv.Itoa(nth)
	}
	return s
}

func (r *rendering) footnoteRef(ref *footnoteRef) {
	if ref.note == nil { // reported by Parse
		writeEscaped(r.w, []byte("[^"+ref.label+"]"))
		return
	}
	notes := r.numbers()
	number := notes.number[ref.note]
	if number == 0 {
		return
	}
	notes.seen[ref.note]++
	r.w.WriteString(`<sup class="footnote-ref"`)
	writeAttribute(r.w, "id", r.IDPrefix+"mb-fnref-"+reference(number, notes.seen[ref.note]))
	r.w.WriteByte('>')
	if r.linked == 0 {
		r.w.WriteString(`<a href="#`)
		writeURL(r.w, r.IDPrefix+"mb-fn-"+strconv.Itoa(number))
		r.w.WriteString(`" role="doc-noteref">`)
	}
	r.w.WriteString(strconv.Itoa(number))
	if r.linked == 0 {
		r.w.WriteString("</a>")
	}
	r.w.WriteString("</sup>")
}

// footnotes writes the list of footnotes.
func (r *rendering) footnotes() {
	notes := r.numbers()
	if len(notes.shown) == 0 {
		return
	}
	r.w.WriteString(`<div class="footnotes" role="group"`)
	writeAttribute(r.w, "aria-label", r.md.labels.Footnotes)
	r.w.WriteString(">\n<ol>\n")
	for i, n := range notes.shown {
		r.w.WriteString("<li")
		writeAttribute(r.w, "id", r.IDPrefix+"mb-fn-"+strconv.Itoa(i+1))
		r.w.WriteString(">\n")
		r.footnote(n, i+1)
		r.w.WriteString("</li>\n")
	}
	r.w.WriteString("</ol>\n</div>\n")
}

// footnote writes one footnote with the links back at the end of its last
// paragraph.
func (r *rendering) footnote(n *note, number int) {
	last, _ := n.node.LastChild().(*ast.Paragraph)
	for c := n.node.FirstChild(); c != nil; c = c.NextSibling() {
		if last != nil && c == ast.Node(last) {
			break
		}
		r.node(c)
	}
	if last == nil {
		r.w.WriteString("<p>")
	} else {
		r.open("p", last)
		r.w.WriteByte('>')
		r.children(last)
	}
	r.backLinks(n, number)
	r.w.WriteString("</p>\n")
}

func (r *rendering) backLinks(n *note, number int) {
	for nth := 1; nth <= r.notes.total[n]; nth++ {
		name := reference(number, nth)
		r.w.WriteString(` <a class="footnote-back" role="doc-backlink" href="#`)
		writeURL(r.w, r.IDPrefix+"mb-fnref-"+name)
		r.w.WriteByte('"')
		writeAttribute(r.w, "aria-label", r.md.labels.FootnoteBack(name))
		r.w.WriteString(">↩\uFE0E")
		if nth > 1 {
			r.w.WriteString("<sup>" + strconv.Itoa(nth) + "</sup>")
		}
		r.w.WriteString("</a>")
	}
}
