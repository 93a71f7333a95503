package paper

import (
	"slices"
	"strconv"
	"strings"

	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/pdf"
	"mentorbook/generator/internal/view"
)

// Tones of the ink.
const (
	ink   pdf.Gray = 13
	soft  pdf.Gray = 38
	edge  pdf.Gray = 45
	faint pdf.Gray = 70
)

const mm = pdf.Millimetre

// The styles, a fifth apart.
var (
	title   = pdf.Style{Face: pdf.Bold, Size: 20_000, Leading: 24_000, Tone: ink}
	heading = pdf.Style{Face: pdf.Bold, Size: 14_000, Leading: 18_000, Tone: ink}
	asking  = pdf.Style{Face: pdf.Bold, Size: 10_000, Leading: 14_000, Tone: ink}
	lead    = pdf.Style{Face: pdf.Regular, Size: 12_000, Leading: 16_500, Tone: ink}
	body    = pdf.Style{Face: pdf.Regular, Size: 10_500, Leading: 14_500, Tone: ink}
	note    = pdf.Style{Face: pdf.Regular, Size: 9_000, Leading: 12_500, Tone: soft}
)

// Edges of the page, and the room for what is written by hand.
const (
	side    = 20 * mm
	line    = 8 * mm
	square  = 4 * mm
	gutter  = 8 * mm
	hairy   = pdf.Point / 2
	between = 9 * mm / 2 // questions
)

var margins = pdf.Margins{Top: 14 * mm, Bottom: 20 * mm}

// layout is a form on its way to paper.
type layout struct {
	*pdf.Document
	form   contenttype.PaperForm
	paper  pdf.Paper
	room   pdf.Length // between blocks, in hundredths of the usual
	width  pdf.Length // between the sides
	blocks []pdf.Block
	pages  []*pdf.Page
}

// layOut makes the file of a form. A form that fits fewer pages when it is set
// tighter is set so. The error is a *pdf.Missing.
func layOut(f contenttype.PaperForm, paper pdf.Paper) ([]byte, error) {
	const usual, tight = 100, 65
	l := flowed(f, paper, usual)
	if len(l.pages) > 1 {
		if closer := flowed(f, paper, tight); len(closer.pages) < len(l.pages) {
			l = closer
		}
	}
	l.feet()
	return l.Bytes()
}

// flowed lays a form out on pages without their feet.
func flowed(f contenttype.PaperForm, paper pdf.Paper, room pdf.Length) *layout {
	l := &layout{
		Document: pdf.New(pdf.Info{Title: f.Title, Language: f.Language, Paper: paper}),
		form:     f, paper: paper, room: room, width: paper.Width - 2*side,
	}
	l.head()
	l.text()
	for i := range f.Sheet.Sections {
		l.section(&f.Sheet.Sections[i])
	}
	l.pages = l.Flow(margins, l.blocks)
	return l
}

func (l *layout) add(before pdf.Length, blocks []pdf.Block) {
	if len(blocks) > 0 {
		blocks[0].Before = before * l.room / 100
	}
	l.blocks = append(l.blocks, blocks...)
}

// kept adds blocks that stay with what follows.
func (l *layout) kept(before pdf.Length, blocks []pdf.Block) {
	for i := range blocks {
		blocks[i].Keep = true
	}
	l.add(before, blocks)
}

func (l *layout) paragraph(e *pdf.Element, s pdf.Style, text string) []pdf.Block {
	if text == "" {
		return nil
	}
	return pdf.Text(e.Add(pdf.Paragraph), side, l.width, s, text)
}

// head says what the sheet is.
func (l *layout) head() {
	l.kept(0, l.paragraph(l.Root, note, l.form.Over))
	l.kept(mm, pdf.Text(l.Root.Add(pdf.Heading(1)), side, l.width, title, l.form.Title))
	l.kept(mm, l.paragraph(l.Root, lead, l.form.Purpose))
	l.kept(2*mm, l.paragraph(l.Root, note, strings.Join(l.form.Facts, " · ")))
	l.add(3*mm, []pdf.Block{{Height: hairy, Draw: func(p *pdf.Page, top pdf.Length) {
		p.Rule(side, top, side+l.width, top, hairy, edge)
	}}})
}

// text gives what the sheet's author wrote above the questions.
func (l *layout) text() {
	for _, s := range l.form.Text {
		e := l.Root.Add(pdf.Section)
		if s.Heading != "" {
			l.kept(7*mm, pdf.Text(e.Add(pdf.Heading(2)), side, l.width, heading, s.Heading))
		}
		for paragraph := range strings.SplitSeq(s.Text, "\n") {
			l.add(3*mm, l.paragraph(e, body, paragraph))
		}
	}
}

// section lays out a part of the sheet. One that comes several times stays on
// one page where it fits, and only the first time gives help and ideas.
func (l *layout) section(s *view.SheetSection) {
	e, begin := l.Root.Add(pdf.Section), len(l.blocks)
	l.kept(7*mm, pdf.Text(e.Add(pdf.Heading(2)), side, l.width, heading, l.sectionTitle(s)))
	fields := s.Fields
	if s.Copy > 1 {
		fields = withoutIdeas(fields)
	} else {
		l.kept(mm/2, l.paragraph(e, note, s.Help))
	}
	for i := 0; i < len(fields); {
		i += l.row(gap(fields, i), e, s, fields[i:])
	}
	if part := l.blocks[begin:]; s.Copies > 1 && pdf.Height(part) <= l.Room(margins) {
		pdf.Together(part)
	}
}

func withoutIdeas(fields []view.Field) []view.Field {
	fields = slices.Clone(fields)
	for i := range fields {
		fields[i].Suggestions = nil
	}
	return fields
}

func (l *layout) sectionTitle(s *view.SheetSection) string {
	title := s.Title
	if s.Copies > 1 {
		title += " " + numbered(l.form.Words.Copy, s.Copy, s.Copies)
	}
	if s.Time != "" {
		title += " · " + s.Time
	}
	return title
}

// numbered fills a pattern that counts.
func numbered(pattern string, number, total int) string {
	return strings.NewReplacer("{number}", strconv.Itoa(number), "{total}", strconv.Itoa(total)).Replace(pattern)
}

// feet tell, on every page, which it is and of what.
func (l *layout) feet() {
	y := l.paper.Height - 14*mm
	widest := note.Width(numbered(l.form.Words.Page, len(l.pages), len(l.pages)))
	title, address := first(l.form.Title, l.width-widest-gutter), first(l.form.Address, l.width)
	for i, p := range l.pages {
		count := numbered(l.form.Words.Page, i+1, len(l.pages))
		p.Rule(side, y-mm, side+l.width, y-mm, hairy, faint)
		p.Lines(nil, side, y, note, title)
		p.Lines(nil, side+l.width-note.Width(count), y, note, []string{count})
		p.Lines(nil, side, y+note.Leading, note, address)
	}
}

// first gives as much of a text as fits a line.
func first(text string, width pdf.Length) []string {
	lines := note.Wrap(text, width)
	if len(lines) < 2 {
		return lines
	}
	return []string{note.Wrap(text, width-note.Width(" …"))[0] + " …"}
}
