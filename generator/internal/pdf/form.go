package pdf

import (
	"fmt"
	"strings"
)

// Name says what a field is called.
type Name struct {
	Name string // the file's only one; a full stop in it becomes an underscore
	Tip  string // what is asked, for those who do not see the page
}

// field is one of the form (12.7.4), with the places where it shows.
type field struct {
	Name
	kind    string // of the format
	flags   int
	value   string // as it is written
	widgets []*widget
	ref     ref
}

// widget is a field's place on a page.
type widget struct {
	field   *field
	page    *Page
	element *Element
	box     Box
	look    func(o *objects) string // gives its appearance and state
	tip     string                  // beside the field's
	key     int                     // in the parent tree
	ref     ref
}

// Flags of fields (12.7.4).
const (
	multiline = 1 << 12
	radio     = 1 << 15
)

// Typed is how answers in fields look. The padding is that of the programs that
// show PDF files.
var Typed = Style{Face: Regular, Size: 10_500, Leading: 12_600, Tone: 13}

const padding = 2 * Point

// Entry puts a field of one line into a box; value is what is filled in already.
func (p *Page) Entry(e *Element, b Box, n Name, value string) {
	top := (b.Height - Typed.Leading) / 2
	p.written(e, b, n, 0, value, []string{clean(value)}, top, 0)
}

// Area puts a field of many lines into a box. While it is empty it shows ruled
// lines to write on, a distance apart, which give way to what is typed.
func (p *Page) Area(e *Element, b Box, n Name, value string, ruling Length) {
	p.written(e, b, n, multiline, value, Typed.Wrap(value, b.Width-2*padding), padding, ruling)
}

func (p *Page) written(e *Element, b Box, n Name, flags int, value string, lines []string, top, ruling Length) {
	p.doc.note(Regular, strings.Join(lines, ""))
	f := &field{Name: n, kind: "Tx", flags: flags, value: text(value)}
	p.place(f, &widget{element: e, box: b, look: func(o *objects) string {
		if value == "" {
			return fmt.Sprintf("/AP<</N %v>>", o.appearance(b, "", ruled(b, ruling)))
		}
		return fmt.Sprintf("/AP<</N %v>>", o.appearance(b, fmt.Sprintf("/Resources<</Font<</F0 %v>>>>", o.regular), filled(b, lines, top)))
	}})
}

// typed is the default appearance of what is typed.
func typed() string { return fmt.Sprintf("/F0 %s Tf %v g", number(Typed.Size), Typed.Tone) }

// filled draws the value of a field of text.
func filled(b Box, lines []string, top Length) string {
	f := read[Regular]()
	base := b.Height - top - (Typed.Leading+Typed.Size*Length(f.capital)/1000)/2
	var w strings.Builder
	fmt.Fprintf(&w, "/Tx BMC q BT %s %s TL %s Td\n", typed(), number(Typed.Leading), numbers(padding, base))
	for _, line := range lines {
		fmt.Fprintf(&w, "%s Tj T*\n", f.show(line))
	}
	w.WriteString("ET Q EMC")
	return w.String()
}

// ruled draws the lines of an empty field, but for the last, which is its edge.
func ruled(b Box, ruling Length) string {
	var w strings.Builder
	w.WriteString("/Tx BMC EMC 0.75 G 0.5 w\n")
	for y := ruling; ruling > 0 && y < b.Height-ruling/2; y += ruling {
		fmt.Fprintf(&w, "%s m %s l S\n", numbers(0, b.Height-y), numbers(b.Width, b.Height-y))
	}
	return w.String()
}

// Tick puts a field to tick into a box; state is its value when it is.
func (p *Page) Tick(e *Element, b Box, n Name, state string) {
	f := &field{Name: n, kind: "Btn", value: "/Off"}
	mark := fmt.Sprintf("0.13 G 1.4 w 1 J 1 j %s m %s l %s l S", numbers(b.Width*22/100, b.Height*52/100), numbers(b.Width*42/100, b.Height*28/100), numbers(b.Width*80/100, b.Height*76/100))
	p.place(f, &widget{element: e, box: b, look: states(b, state, mark, "4")})
}

// Choice is a field of several places of which one is chosen.
type Choice struct{ field *field }

// NewChoice makes a choice, which is on the file once it has a place there.
func NewChoice(n Name) *Choice {
	return &Choice{&field{Name: n, kind: "Btn", flags: radio, value: "/Off"}}
}

// Pick puts one answer of a choice into a box; state is the value that it gives,
// tip says it in words.
func (p *Page) Pick(e *Element, b Box, c *Choice, state, tip string) {
	mark := fmt.Sprintf("0.13 g %s f", circle(b.Width/2, b.Height/2, b.Width*28/100))
	p.place(c.field, &widget{element: e, box: b, tip: tip, look: states(b, state, mark, "l")})
}

// states gives the appearances of a place to tick: nothing, or a mark. Programs
// that draw their own take the character of ZapfDingbats.
func states(b Box, state, mark, dingbat string) func(o *objects) string {
	return func(o *objects) string {
		return fmt.Sprintf("/DA(/ZaDb 0 Tf %v g)/MK<</CA(%s)>>/AS/Off/AP<</N<</Off %v%s %v>>>>", Typed.Tone, dingbat, o.appearance(b, "", ""), name(state), o.appearance(b, "", mark))
	}
}

func (p *Page) place(f *field, w *widget) {
	w.field, w.page = f, p
	if len(f.widgets) == 0 {
		p.doc.form = append(p.doc.form, f)
	}
	f.widgets = append(f.widgets, w)
	p.widgets = append(p.widgets, w)
	w.element.kids = append(w.element.kids, kid{page: p, widget: w})
}

// appearance adds what a widget looks like (12.5.5).
func (o *objects) appearance(b Box, more, content string) ref {
	return o.stream(fmt.Sprintf("/Type/XObject/Subtype/Form/BBox[0 0 %s]%s", numbers(b.Width, b.Height), more), []byte(content))
}

// write sets a widget, which is its field when that has no other.
func (w *widget) write(o *objects) {
	own := w.field.head()
	if w.field.flags&radio != 0 {
		own = fmt.Sprintf("/Parent %v/TU%s", w.field.ref, text(w.field.Tip))
	}
	if w.tip != "" {
		own += "/Contents" + text(w.tip)
	}
	const printed = 4
	b := w.box
	o.set(w.ref, "<</Type/Annot/Subtype/Widget%s/Rect[%s]/P %v/F %d/StructParent %d%s>>",
		own, numbers(b.X, w.page.up(b.Y+b.Height), b.X+b.Width, w.page.up(b.Y)), w.page.ref, printed, w.key, w.look(o))
}

func (f *field) head() string {
	own := fmt.Sprintf("/FT/%s/Ff %d/V%s/T%s/TU%s", f.kind, f.flags, f.value, text(strings.ReplaceAll(f.Name.Name, ".", "_")), text(f.Tip))
	if f.kind == "Tx" {
		own += "/DA(" + typed() + ")"
	}
	return own
}

// acroForm writes the fields and gives the form, or nothing without a field.
func (d *Document) acroForm(o *objects) string {
	if len(d.form) == 0 {
		return ""
	}
	var all strings.Builder
	for _, f := range d.form {
		var kids strings.Builder
		for _, w := range f.widgets {
			w.write(o)
			fmt.Fprintf(&kids, "%v ", w.ref)
		}
		if f.flags&radio != 0 {
			o.set(f.ref, "<<%s/Kids[%s]>>", f.head(), strings.TrimSpace(kids.String()))
		}
		fmt.Fprintf(&all, "%v ", f.ref)
	}
	return fmt.Sprintf("/AcroForm<</Fields[%s]/DR<</Font<</F0 %v/ZaDb<</Type/Font/Subtype/Type1/BaseFont/ZapfDingbats>>>>>>/DA(%s)>>", strings.TrimSpace(all.String()), o.regular, typed())
}

// reserveForm numbers the fields and their widgets.
func (d *Document) reserveForm(o *objects) {
	for _, f := range d.form {
		f.ref = o.reserve()
		for _, w := range f.widgets {
			if w.ref = f.ref; f.flags&radio != 0 {
				w.ref = o.reserve()
			}
		}
	}
}
