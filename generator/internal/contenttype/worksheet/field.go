package worksheet

import (
	"fmt"

	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/site"
	"mentorbook/generator/internal/view"
)

// What a question has when its author does not say.
const (
	usualLines = 3
	usualRows  = 4
	usualScale = 10
)

// field shows a question under an id that is unique on the page. The ids of its
// parts go on after an underscore, which no author's id has.
func field(b *contenttype.Builder, f *site.Field, id string) view.Field {
	v := view.Field{
		ID: id, Name: id, Label: f.Label, Type: f.Type.Value, Hint: f.Hint, HintID: id + "_hint",
		Columns: f.Columns, Optional: f.Optional, Sensitive: f.Sensitive, Suggestions: f.Suggestions,
	}
	v.Prefill, v.FilledIn = prefill(b, f.Prefill.Value)
	for i, option := range f.Options {
		v.Options = append(v.Options, view.Option{ID: fmt.Sprintf("%s_%d", id, i+1), Text: option})
	}
	switch f.Type.Value {
	case "lines":
		v.Rows = upTo(f.Rows.Int(), usualLines)
	case "table":
		v.Rows = upTo(f.Rows.Int(), usualRows)
		v.Cells = cells(b, v)
	case "scale":
		v.Min, v.Max = scale(f)
		for n := v.Min; n <= v.Max; n++ {
			v.Scale = append(v.Scale, n)
		}
	}
	return v
}

// scale gives the ends of a scale, 0 and 10 unless its author says otherwise.
func scale(f *site.Field) (low, high int) {
	if f.Max.Set {
		return f.Min.Int(), f.Max.Int()
	}
	return f.Min.Int(), usualScale
}

// upTo counts from 1 to n, or to the usual number when there is none.
func upTo(n, usual int) []int {
	if n == 0 {
		n = usual
	}
	list := make([]int, n)
	for i := range list {
		list[i] = i + 1
	}
	return list
}

// cells gives every cell of a table a name of its own, for those who do not
// see its column and row.
func cells(b *contenttype.Builder, v view.Field) [][]view.Cell {
	rows := make([][]view.Cell, len(v.Rows))
	for i, row := range v.Rows {
		for j, column := range v.Columns {
			rows[i] = append(rows[i], view.Cell{
				ID:    fmt.Sprintf("%s_%d_%d", v.ID, row, j+1),
				Label: b.T("worksheet.cell", "column", column, "number", row),
			})
		}
	}
	return rows
}

// prefill gives what the programme knows, or names what only the reader's
// browser may know.
func prefill(b *contenttype.Builder, value string) (text, later string) {
	s := b.Site.Settings
	switch value {
	case "programme.title":
		return s.Title, ""
	case "director.name":
		return s.Director.Name, ""
	case "cycle.name":
		return s.Cycle.Name, ""
	case "cycle.start":
		return b.Date(s.Cycle.Dates.Start).Text, ""
	case "cycle.midpoint":
		return b.Date(s.Cycle.Dates.Midpoint).Text, ""
	case "cycle.end":
		return b.Date(s.Cycle.Dates.End).Text, ""
	}
	return "", value
}
