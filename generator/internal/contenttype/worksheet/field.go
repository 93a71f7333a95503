package worksheet

import (
	"cmp"
	"fmt"
	"strings"

	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/schema"
	"mentorbook/generator/internal/site"
	"mentorbook/generator/internal/view"
)

// What a question has when its author does not say.
const (
	usualLines = 3
	usualRows  = 4
	usualScale = 10
	// longestScale is the most steps that fit a line of paper.
	longestScale = 12
)

// field shows a question under an id that is unique on the page. The ids of its
// parts go on after an underscore, which no author's id has.
func field(b *contenttype.Builder, f *site.Field, id string) view.Field {
	v := view.Field{
		ID: id, Key: f.ID.Value, Label: f.Label, Type: f.Type.Value, Hint: f.Hint, HintID: id + "_hint",
		Optional: f.Optional, Sensitive: f.Sensitive, Contact: f.Contact, Suggestions: f.Suggestions,
		FilledIn: f.Prefill.Value, Carry: joined(f.Carry), Compute: f.Compute.Value, Of: joined(f.Of), Calendar: f.Calendar, Repeats: joined(f.Repeats),
	}
	v.Value, v.Said = known(b, f)
	for i, option := range f.Options {
		v.Options = append(v.Options, view.Option{ID: fmt.Sprintf("%s_%d", id, i+1), Text: option})
	}
	for _, c := range f.Columns {
		v.Columns = append(v.Columns, view.Column{Title: c.Name, Type: cmp.Or(c.Type, "text")})
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

func joined(ids []schema.Text) string {
	words := make([]string, len(ids))
	for i, id := range ids {
		words[i] = id.Value
	}
	return strings.Join(words, " ")
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
				Label: b.T("worksheet.cell", "column", column.Title, "number", row),
				Head:  column.Title, Type: column.Type,
			})
		}
	}
	return rows
}

// known gives what the programme can fill in when the site is built: the answer,
// and the same in words where that differs. Names of people and the day are
// known to the reader's browser alone.
func known(b *contenttype.Builder, f *site.Field) (value, said string) {
	s := b.Site.Settings
	switch f.Prefill.Value {
	case "programme.title":
		return s.Title, ""
	case "director.name":
		return s.Director.Name, ""
	case "cycle.name":
		return s.Cycle.Name, ""
	case "cycle.start":
		return day(b, f, s.Cycle.Dates.Start)
	case "cycle.midpoint":
		return day(b, f, s.Cycle.Dates.Midpoint)
	case "cycle.end":
		return day(b, f, s.Cycle.Dates.End)
	}
	return "", ""
}

func day(b *contenttype.Builder, f *site.Field, d schema.Date) (value, said string) {
	date := b.Date(d)
	if f.Type.Is("date") {
		return date.ISO, date.Text
	}
	return date.Text, ""
}
