package paper

import (
	"cmp"
	"strings"

	"mentorbook/generator/internal/pdf"
	"mentorbook/generator/internal/view"
)

const (
	cellRow = 10 * mm // high, for two typed lines or a written one
	inCell  = 3 * mm / 2
)

// weights say how wide the columns of a type are beside each other.
var weights = map[string]pdf.Length{"check": 1, "number": 2, "time": 2, "date": 3, "text": 7}

// table is a grid, whose heads stand again on every page that it goes on to. When its columns are too narrow for the words of their heads, the rows are
// questions one below the other.
func (q *question) table() []pdf.Block {
	widths, fit := q.columns()
	if !fit {
		return q.list()
	}
	heads := make([][]string, len(q.Columns))
	most := 1
	for i, c := range q.Columns {
		heads[i] = note.Wrap(c.Title, widths[i]-2*inCell)
		most = max(most, len(heads[i]))
	}
	head := pdf.Length(most)*note.Leading + 2*mm
	table := q.e.Add(pdf.Table)
	row := table.Add(pdf.Row)
	elements := make([]*pdf.Element, len(heads))
	first := q.head(make([]*pdf.Element, len(heads)), heads, widths, head)
	for i := range elements {
		elements[i] = row.AddColumn()
	}
	blocks := []pdf.Block{q.head(elements, heads, widths, head)}
	blocks[0].Before = mm
	for _, cells := range q.Cells {
		block := q.cells(table.Add(pdf.Row), cells, widths)
		block.Head = &first
		blocks = append(blocks, block)
	}
	const least = 3 // rows that stay with the heads, and of the end
	for i := range blocks {
		blocks[i].Keep = i < least || i >= len(blocks)-least && i < len(blocks)-1
	}
	blocks[len(blocks)-1].Keep = false
	return blocks
}

// columns shares the width out; fit is false when a column is too narrow.
func (q *question) columns() (widths []pdf.Length, fit bool) {
	var sum pdf.Length
	for _, c := range q.Columns {
		sum += cmp.Or(weights[c.Type], weights["text"])
	}
	least := make([]pdf.Length, len(q.Columns))
	rest := q.width
	for i, c := range q.Columns {
		least[i] = square + 2*inCell
		for word := range strings.FieldsSeq(c.Title) {
			least[i] = max(least[i], note.Width(word)+2*inCell+mm)
		}
		rest -= least[i]
	}
	if rest < 0 || len(q.Columns) == 0 {
		return nil, false
	}
	widths = make([]pdf.Length, len(q.Columns))
	for i, c := range q.Columns {
		widths[i] = least[i] + rest*cmp.Or(weights[c.Type], weights["text"])/sum
	}
	return widths, true
}

// head are the heads of the columns; without elements they only repeat.
func (q *question) head(elements []*pdf.Element, heads [][]string, widths []pdf.Length, height pdf.Length) pdf.Block {
	return pdf.Block{Height: height, Draw: func(p *pdf.Page, top pdf.Length) {
		x := q.x
		for i, lines := range heads {
			p.Frame(pdf.Box{X: x, Y: top, Width: widths[i], Height: height}, hairy, edge)
			p.Lines(elements[i], x+inCell, top+mm, note, lines)
			x += widths[i]
		}
	}}
}

func (q *question) cells(row *pdf.Element, cells []view.Cell, widths []pdf.Length) pdf.Block {
	forms := make([]*pdf.Element, len(cells))
	for i := range cells {
		forms[i] = row.Add(pdf.Cell).Add(pdf.Form)
	}
	return pdf.Block{Height: cellRow, Draw: func(p *pdf.Page, top pdf.Length) {
		x := q.x
		for i, c := range cells {
			b := pdf.Box{X: x, Y: top, Width: widths[i], Height: cellRow}
			p.Frame(b, hairy, edge)
			q.cell(p, forms[i], b, c)
			x += widths[i]
		}
	}}
}

// cell is the room for one answer of a table.
func (q *question) cell(p *pdf.Page, e *pdf.Element, b pdf.Box, c view.Cell) {
	name := pdf.Name{Name: c.ID, Tip: q.tip + ": " + c.Label}
	switch c.Type {
	case "check":
		inner := pdf.Box{X: b.X + (b.Width-square)/2, Y: b.Y + (b.Height-square)/2, Width: square, Height: square}
		p.Frame(inner, hairy, ink)
		p.Tick(e, inner, name, "Yes")
	case "number", "date", "time":
		p.Entry(e, b, name, "")
	default:
		p.Area(e, b, name, "", 0)
	}
}

// list asks for the cells of a table one by one.
func (q *question) list() []pdf.Block {
	var blocks []pdf.Block
	for _, cells := range q.Cells {
		for _, c := range cells {
			one := *q
			one.Field = &view.Field{ID: c.ID, Label: c.Label, Type: c.Type}
			one.tip = q.tip + ": " + c.Label
			if c.Type == "check" {
				one.Options = []view.Option{{ID: c.ID, Text: c.Head}}
			}
			group := one.blocks()
			group[0].Before = 3 * mm
			blocks = append(blocks, group...)
		}
	}
	return blocks
}
