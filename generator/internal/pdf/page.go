package pdf

import (
	"bytes"
	"fmt"
)

// Page is a page in the making. Places on it are measured from its upper left
// corner, to the right and down.
type Page struct {
	doc     *Document
	content bytes.Buffer
	marks   []*Element // by the number of the piece
	widgets []*widget
	ref     ref
}

// Box is a rectangle on a page.
type Box struct{ X, Y, Width, Height Length }

// up turns a place into the format's, which counts from the bottom.
func (p *Page) up(y Length) Length { return p.doc.info.Paper.Height - y }

// Lines writes the lines of a text, the first of which begins with its top at a
// place. The element gets the text; nil stands for what only repeats, such as a
// page's foot.
func (p *Page) Lines(e *Element, x, top Length, s Style, lines []string) {
	if len(lines) == 0 {
		return
	}
	end := p.begin(e)
	f := read[s.Face]()
	base := top + (s.Leading+s.Size*Length(f.capital)/1000)/2
	fmt.Fprintf(&p.content, "BT /F%d %s Tf %s g %s TL %s Td\n", s.Face, number(s.Size), s.Tone, number(s.Leading), numbers(x, p.up(base)))
	for i, line := range lines {
		line = clean(line)
		if i < len(lines)-1 {
			line += " " // for those who take the text out
		}
		p.doc.note(s.Face, line)
		fmt.Fprintf(&p.content, "%s Tj T*\n", f.show(line))
	}
	p.content.WriteString("ET\n")
	end()
}

// begin opens a piece of an element, or what belongs to none.
func (p *Page) begin(e *Element) (end func()) {
	if e == nil {
		p.content.WriteString("/Artifact BMC\n")
	} else {
		fmt.Fprintf(&p.content, "/%s<</MCID %d>>BDC\n", e.kind, len(p.marks))
		e.kids = append(e.kids, kid{page: p, mark: len(p.marks)})
		p.marks = append(p.marks, e)
	}
	return func() { p.content.WriteString("EMC\n") }
}

// String writes a tone as an operand.
func (g Gray) String() string { return number(Length(g) * Point / 100) }

// Rule draws a straight line.
func (p *Page) Rule(x1, y1, x2, y2, width Length, tone Gray) {
	p.draw(width, tone, "%s m %s l S", numbers(x1, p.up(y1)), numbers(x2, p.up(y2)))
}

// Frame draws the outline of a box.
func (p *Page) Frame(b Box, width Length, tone Gray) {
	p.draw(width, tone, "%s re S", numbers(b.X, p.up(b.Y+b.Height), b.Width, b.Height))
}

// Ring draws the largest circle in a box.
func (p *Page) Ring(b Box, width Length, tone Gray) {
	p.draw(width, tone, "%s S", circle(b.X+b.Width/2, p.up(b.Y+b.Height/2), b.Width/2))
}

func (p *Page) draw(width Length, tone Gray, shape string, args ...any) {
	fmt.Fprintf(&p.content, "/Artifact BMC %v G %s w ", tone, number(width))
	fmt.Fprintf(&p.content, shape+" EMC\n", args...)
}

// circle is the path of one, out of four curves.
func circle(x, y, r Length) string {
	k := r * 5523 / 10000 // the usual distance of the control points
	return fmt.Sprintf("%s m %s c %s c %s c %s c h", numbers(x+r, y),
		numbers(x+r, y+k, x+k, y+r, x, y+r), numbers(x-k, y+r, x-r, y+k, x-r, y),
		numbers(x-r, y-k, x-k, y-r, x, y-r), numbers(x+k, y-r, x+r, y-k, x+r, y))
}
