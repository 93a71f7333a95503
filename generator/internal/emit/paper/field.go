package paper

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"mentorbook/generator/internal/pdf"
	"mentorbook/generator/internal/view"
)

// question is a field on its way to paper: where it goes, and what it is called.
type question struct {
	*view.Field
	layout *layout
	e      *pdf.Element // of the part that it is in
	x      pdf.Length
	width  pdf.Length
	tip    string
}

// shares say how much of six parts of a line an answer of a type needs.
var shares = map[string]pdf.Length{"number": 2, "date": 2, "time": 2, "computed": 2, "signature": 3}

const (
	wholeLine = 6
	halfLine  = 3
)

// share tells how much of a line a question needs. A name that is known before
// needs half, a question that would be a column of words all of it.
func (l *layout) share(f *view.Field) pdf.Length {
	share := cmp.Or(shares[f.Type], wholeLine)
	if f.Type == "text" && f.FilledIn != "" && len(f.Suggestions) == 0 {
		share = halfLine
	}
	const most = 2 // lines of a question beside another
	width := l.part(share)
	if len(asking.Wrap(l.asked(f), width)) > most || len(note.Wrap(f.Hint, width)) > most || pdf.Typed.Width(said(f))+mm > width {
		return wholeLine
	}
	return share
}

// part is the width of some sixths of a line.
func (l *layout) part(share pdf.Length) pdf.Length {
	return (l.width+gutter)*share/wholeLine - gutter
}

// row lays out the first of the fields under a gap, and beside it those that fit
// on the same line; it tells how many.
func (l *layout) row(gap pdf.Length, e *pdf.Element, s *view.SheetSection, fields []view.Field) int {
	var row []*question
	used := pdf.Length(0)
	for i := range fields {
		share := l.share(&fields[i])
		if used+share > wholeLine {
			break
		}
		x := side + (l.width+gutter)*used/wholeLine
		row = append(row, &question{Field: &fields[i], layout: l, e: e, x: x, width: l.part(share), tip: l.tip(s, &fields[i])})
		used += share
	}
	if len(row) == 1 {
		l.add(gap, row[0].blocks())
		return 1
	}
	l.add(gap, []pdf.Block{beside(row)})
	return len(row)
}

// gap is the room above a question. What a rating rests on is written right
// under it.
func gap(fields []view.Field, i int) pdf.Length {
	if i > 0 && fields[i-1].Type == "scale" && fields[i].Type == "text" {
		return between / 3
	}
	return between
}

// blocks are a question that stands alone, over the whole line, with the room
// for its answer.
func (q *question) blocks() []pdf.Block {
	if onOne := q.onOneLine(); onOne != nil {
		return onOne
	}
	blocks := q.asking(q.layout.width)
	for i := range blocks {
		blocks[i].Keep = true
	}
	return append(blocks, q.answer()...)
}

// onOneLine puts a short question before the room for its answer, and what helps
// to answer below both; nil when they do not fit.
func (q *question) onOneLine() []pdf.Block {
	text := q.layout.asked(q.Field)
	before := asking.Width(text) + 3*mm
	width := q.room(q.layout.width - before)
	if width == 0 {
		return nil
	}
	e := q.e.Add(pdf.Paragraph)
	beside := *q
	beside.x, beside.width = q.x+before, width
	down := pdf.Length(0) // to the question, which stands on its line or beside the numbers
	if q.Type == "scale" {
		beside.x = q.x + q.layout.width - width + least - square
	} else {
		down = beside.height() - asking.Leading
	}
	help := q.help(q.layout.width) // comes first for those who listen
	answer := beside.answer()[0]
	write := answer.Draw
	answer.Draw = func(p *pdf.Page, top pdf.Length) {
		p.Lines(e, q.x, top+down, asking, []string{text})
		write(p, top)
	}
	if len(help) > 0 {
		help[0].Before = mm
	}
	return pdf.Together(append([]pdf.Block{answer}, help...))
}

// room is what an answer takes of the rest of a line, 0 when that is too little.
func (q *question) room(rest pdf.Length) pdf.Length {
	const little, some = 36 * mm, 70 * mm
	need, most := some, rest
	switch q.Type {
	case "scale":
		need = least * pdf.Length(len(q.Scale))
		most = need
	case "number", "date", "time", "computed":
		need, most = little, little
	case "text", "signature":
	default:
		return 0
	}
	if rest < need || pdf.Typed.Width(said(q.Field))+2*mm > most {
		return 0
	}
	return most
}

// beside puts questions next to each other, with the room for their answers at
// one height.
func beside(row []*question) pdf.Block {
	var asked, given [][]pdf.Block
	var most pdf.Length
	for _, q := range row {
		asking := q.asking(q.width)
		asked = append(asked, asking)
		given = append(given, q.answer())
		most = max(most, pdf.Height(asking))
	}
	columns := make([][]pdf.Block, len(row))
	for i := range row {
		gap := pdf.Block{Height: most - pdf.Height(asked[i])}
		columns[i] = append(append(asked[i], gap), given[i]...)
	}
	return pdf.Beside(columns...)
}

// asked is the text of a question.
func (l *layout) asked(f *view.Field) string {
	if f.Optional {
		return f.Label + " (" + l.form.Words.Optional + ")"
	}
	return f.Label
}

// tip asks a question to those who do not see where it stands.
func (l *layout) tip(s *view.SheetSection, f *view.Field) string {
	if s.Copies > 1 {
		return l.sectionTitle(s) + ": " + l.asked(f)
	}
	return l.asked(f)
}

// said is what is filled in before, in words.
func said(f *view.Field) string { return cmp.Or(f.Said, f.Value) }

// asking draws the question with its hint and ideas.
func (q *question) asking(width pdf.Length) []pdf.Block {
	return append(pdf.Text(q.e.Add(pdf.Paragraph), q.x, width, asking, q.layout.asked(q.Field)), q.help(width)...)
}

// help is what helps to answer.
func (q *question) help(width pdf.Length) []pdf.Block {
	var blocks []pdf.Block
	if q.Hint != "" {
		blocks = append(blocks, pdf.Text(q.e.Add(pdf.Paragraph), q.x, width, note, q.Hint)...)
	}
	if len(q.Suggestions) > 0 {
		ideas := q.layout.form.Words.Ideas + ": " + strings.Join(q.Suggestions, " · ")
		blocks = append(blocks, pdf.Text(q.e.Add(pdf.Paragraph), q.x, width, note, ideas)...)
	}
	return blocks
}

// answer draws the room for the answer.
func (q *question) answer() []pdf.Block {
	switch q.Type {
	case "lines":
		return q.lines()
	case "check", "choice":
		return q.options()
	case "scale":
		return q.scale()
	case "table":
		return q.table()
	}
	return q.entry(q.height())
}

// height is that of an answer of one line.
func (q *question) height() pdf.Length {
	if q.Type == "signature" {
		return 14 * mm
	}
	return line
}

func (q *question) name() pdf.Name { return pdf.Name{Name: q.ID, Tip: q.tip} }

// box is room for writing at the question's place.
func (q *question) box(top, height pdf.Length) pdf.Box {
	return pdf.Box{X: q.x, Y: top, Width: q.width, Height: height}
}

// entry is a line to write on. A value that is wider gets as many as it needs.
func (q *question) entry(height pdf.Length) []pdf.Block {
	e, value := q.e.Add(pdf.Form), said(q.Field)
	lines := pdf.Typed.Wrap(value, q.width-2*mm)
	if len(lines) > 1 {
		return []pdf.Block{q.area(e, min(pdf.Typed.Leading*pdf.Length(len(lines))+2*mm, q.most()), 0)}
	}
	return []pdf.Block{{Height: height, Draw: func(p *pdf.Page, top pdf.Length) {
		p.Rule(q.x, top+height, q.x+q.width, top+height, hairy, edge)
		p.Entry(e, q.box(top, height), q.name(), value)
	}}}
}

// most is the height that fits a page together with a question.
func (q *question) most() pdf.Length { return q.layout.Room(margins) - 80*mm }

// lines is room for many, as far as they fit a page.
func (q *question) lines() []pdf.Block {
	rows := max(min(pdf.Length(len(q.Rows)), q.most()/line), 1)
	block := q.area(q.e.Add(pdf.Form), rows*line, line)
	block.Before = mm
	return []pdf.Block{block}
}

func (q *question) area(e *pdf.Element, height, ruling pdf.Length) pdf.Block {
	return pdf.Block{Height: height, Draw: func(p *pdf.Page, top pdf.Length) {
		p.Frame(q.box(top, height), hairy, edge)
		p.Area(e, q.box(top, height), q.name(), said(q.Field), ruling)
	}}
}

// tick draws what ticks one answer.
type tick func(p *pdf.Page, e *pdf.Element, b pdf.Box, i int)

// ticks gives the boxes of a question of several answers, or the circles of a
// choice.
func (q *question) ticks() tick {
	if q.Type == "check" {
		return func(p *pdf.Page, e *pdf.Element, b pdf.Box, i int) {
			o := q.Options[i]
			p.Frame(b, hairy, ink)
			p.Tick(e, b, pdf.Name{Name: o.ID, Tip: q.tip + ": " + o.Text}, "Yes")
		}
	}
	choice := pdf.NewChoice(q.name())
	return func(p *pdf.Page, e *pdf.Element, b pdf.Box, i int) {
		p.Ring(b, hairy, ink)
		p.Pick(e, b, choice, strconv.Itoa(i+1), q.Options[i].Text)
	}
}

// Distances of options.
const (
	indent = square + 2*mm // of their text
	apart  = 9 * mm        // on a line
	below  = 3 * mm / 2
)

// options are the answers to tick.
func (q *question) options() []pdf.Block {
	list, draw := q.e.Add(pdf.List), q.ticks()
	var blocks []pdf.Block
	i := 0
	for _, places := range q.places() {
		var line [][]pdf.Block
		for _, at := range places {
			line = append(line, q.option(list, draw, i, at))
			i++
		}
		next := line[0]
		if len(line) > 1 {
			next = []pdf.Block{pdf.Beside(line...)}
		}
		next[0].Before = below
		blocks = append(blocks, next...)
	}
	return pdf.Together(blocks)
}

// place is where an option goes on its line.
type place struct{ x, width pdf.Length }

// places puts as many options on a line as fit. Short ones that need several
// lines come in two columns. A question that lacks its options has no place: its
// fault is reported, and the rest of the sheet is laid out to find what else is
// wrong.
func (q *question) places() [][]place {
	const several = 4
	whole := q.width + apart
	widths, sum := make([]pdf.Length, len(q.Options)), pdf.Length(0) // with the room after them
	for i, o := range q.Options {
		widths[i] = min(indent+body.Width(o.Text)+mm+apart, whole)
		sum += widths[i]
	}
	if sum > whole && len(widths) >= several && slices.Max(widths) <= whole/2 {
		for i := range widths {
			widths[i] = whole / 2
		}
	}
	var lines [][]place
	end := q.x // of the last line
	for i, width := range widths {
		if i == 0 || end+width > q.x+whole {
			lines, end = append(lines, nil), q.x
		}
		lines[len(lines)-1] = append(lines[len(lines)-1], place{end, width - apart})
		end += width
	}
	return lines
}

// option is one answer with what ticks it.
func (q *question) option(list *pdf.Element, draw tick, i int, at place) []pdf.Block {
	item := list.Add(pdf.ListItem)
	form := item.Add(pdf.Label).Add(pdf.Form)
	blocks := pdf.Text(item.Add(pdf.ListBody), at.x+indent, at.width-indent, body, q.Options[i].Text)
	if len(blocks) == 0 {
		blocks = []pdf.Block{{Height: body.Leading, Draw: func(*pdf.Page, pdf.Length) {}}}
	}
	write := blocks[0].Draw
	blocks[0].Draw = func(p *pdf.Page, top pdf.Length) {
		draw(p, form, pdf.Box{X: at.x, Y: top + (body.Leading-square)/2, Width: square, Height: square}, i)
		write(p, top)
	}
	return blocks
}

// least is the room of a number of a scale.
const least = 9 * mm

// scale is a row of circles under their numbers, or more rows where one is too
// short.
func (q *question) scale() []pdf.Block {
	const most = 15 * mm
	perRow := max(min(len(q.Scale), int(q.width/least)), 1)
	step := min(q.width/pdf.Length(perRow), most)
	choice := pdf.NewChoice(q.name())
	var blocks []pdf.Block
	for from := 0; from < len(q.Scale); from += perRow {
		values := q.Scale[from:min(from+perRow, len(q.Scale))]
		list := q.e.Add(pdf.List)
		items := make([]*pdf.Element, len(values))
		for i := range items {
			items[i] = list.Add(pdf.ListItem)
		}
		blocks = append(blocks, pdf.Block{Before: mm, Height: body.Leading + square, Draw: func(p *pdf.Page, top pdf.Length) {
			for i, n := range values {
				text := strconv.Itoa(n)
				x := q.x + step*pdf.Length(i)
				b := pdf.Box{X: x, Y: top + body.Leading, Width: square, Height: square}
				p.Lines(items[i].Add(pdf.Label), x+(square-body.Width(text))/2, top, body, []string{text})
				p.Ring(b, hairy, ink)
				p.Pick(items[i].Add(pdf.ListBody).Add(pdf.Form), b, choice, text, text)
			}
		}})
	}
	return pdf.Together(blocks)
}
