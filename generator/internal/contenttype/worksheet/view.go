package worksheet

import (
	"cmp"
	"fmt"
	"html/template"
	"slices"

	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/markdown"
	"mentorbook/generator/internal/site"
	"mentorbook/generator/internal/view"
)

// worksheet shows a sheet; users are the pages that say they use it.
func worksheet(b *contenttype.Builder, p *site.Page, users []*site.Page) (any, error) {
	w := record(p)
	frame, text := b.PageFrameFor(p, markdown.Learner)
	v := &view.Worksheet{
		Frame: frame, Purpose: w.Purpose, ReturnTo: w.ReturnTo,
		UsedIn: b.Items(contenttype.Both(b.Site, site.AnyType, w.UsedIn, users)),
	}
	if w.Minutes.Set {
		v.Minutes = b.T("page.minutes", "duration", b.Minutes(w.Minutes.Int()))
	}
	v.For = audience(b, w)
	v.Sheet = sheet(b, p, "", 2)
	var err error
	if v.PDFs, err = downloads(b, p, v, text.Plain(markdown.Learner)); err != nil {
		return nil, err
	}
	return v, b.Err()
}

// sheet makes the form; prefix keeps its ids apart from those of other sheets
// on one page, level is that of its headings.
func sheet(b *contenttype.Builder, p *site.Page, prefix string, level int) view.Sheet {
	w := record(p)
	s := view.Sheet{ID: prefix + "sheet-" + p.ID, Name: p.ID, Save: save(w), Again: w.Again, Level: level, Agenda: agenda(w)}
	for i := range w.Sections {
		s.Sections = append(s.Sections, copies(b, &w.Sections[i], prefix, i+1)...)
	}
	return s
}

// agenda tells whether one can meet with a sheet.
func agenda(w *site.Worksheet) bool {
	return slices.ContainsFunc(w.Sections, func(s site.SheetSection) bool { return s.Minutes.Set })
}

// printed is the empty form in the handbook on paper.
func printed(b *contenttype.Builder, p *site.Page) (template.HTML, error) {
	form := sheet(b, p, b.Bundle[p], 4)
	return b.Partial("sheet", &form)
}

func audience(b *contenttype.Builder, w *site.Worksheet) []string {
	var words []string
	for _, who := range w.For {
		words = append(words, b.T("for."+who.Value))
	}
	return words
}

// save says where the browser may keep what is typed; nothing of a sensitive
// sheet is ever kept.
func save(w *site.Worksheet) string {
	if w.Sensitive {
		return "never"
	}
	return cmp.Or(w.Save.Value, "browser")
}

// copies repeats a part as often as its author asks. The id of a question is
// its own, which no other of the sheet has, with the number of the copy: so
// what a browser kept stays right when parts and questions come or go.
func copies(b *contenttype.Builder, s *site.SheetSection, prefix string, number int) []view.SheetSection {
	total := max(s.Repeat.Int(), 1)
	parts := make([]view.SheetSection, 0, total)
	for n := 1; n <= total; n++ {
		part := view.SheetSection{ID: fmt.Sprintf("%spart-%d-%d", prefix, number, n), Title: s.Title, Help: s.Help, Copy: n, Copies: total, Chart: s.Chart,
			Minutes: s.Minutes.Int(), Time: b.Minutes(s.Minutes.Int())}
		for i := range s.Fields {
			f := &s.Fields[i]
			v := field(b, f, fmt.Sprintf("%sf-%s-%d", prefix, f.ID.Value, n))
			v.Ideas = fmt.Sprintf("%sideas-%s", prefix, f.ID.Value)
			part.Fields = append(part.Fields, v)
		}
		parts = append(parts, part)
	}
	parts[total-1].Sample = sample(s)
	return parts
}

func item(b *contenttype.Builder, p *site.Page, item *view.Item) {
	w := record(p)
	if item.Summary == "" {
		item.Summary = w.Purpose
	}
	if w.Minutes.Set {
		item.Facts = append(item.Facts, b.Minutes(w.Minutes.Int()))
	}
	item.Facts = append(item.Facts, audience(b, w)...)
}
