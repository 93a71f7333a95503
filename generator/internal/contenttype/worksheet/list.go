package worksheet

import (
	"slices"
	"strings"

	"mentorbook/generator/internal/config"
	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/schema"
	"mentorbook/generator/internal/site"
	"mentorbook/generator/internal/view"
)

// moments are the points of a cycle at which sheets are used, in order; the
// empty one is for sheets that name none.
var moments = [...]string{"prepare", "first", "meetings", "month-1", "month-3", "midpoint", "end", ""}

// list shows all sheets under the moment at which each is used first. In the
// browser it is the pair's folder: what of each has been filled in.
func list(s *site.Site, section *site.Page) []contenttype.Output {
	sheets := contenttype.Derive(byMoment)
	outputs := contenttype.GroupedList(section, len(s.OfType(Name)), perPage, sheets.In, heading)
	for i := range outputs {
		all := outputs[i].View
		outputs[i].Layout = "worksheets"
		outputs[i].View = func(b *contenttype.Builder) (any, error) {
			v, err := all(b)
			if err != nil {
				return nil, err
			}
			return &view.Folder{List: *v.(*view.List), Moments: cycle(b, sheets.In(b))}, b.Err()
		}
	}
	return outputs
}

func byMoment(s *site.Site) []*site.Page {
	sheets := slices.Clone(s.OfType(Name))
	slices.SortStableFunc(sheets, func(a, b *site.Page) int {
		return slices.Index(moments[:], moment(a)) - slices.Index(moments[:], moment(b))
	})
	return sheets
}

// cycle gives the points of the cycle with all sheets that are used there; the
// reader's browser shows what is on and what is next.
func cycle(b *contenttype.Builder, sheets []*site.Page) []view.SheetMoment {
	dates := b.Site.Settings.Cycle.Dates
	if dates.Start.IsZero() {
		return nil
	}
	var list []view.SheetMoment
	for _, at := range moments {
		m := view.SheetMoment{}
		switch day := b.Date(dayOf(dates, at)); {
		case at == "prepare":
			m.Until = b.Date(dates.Start).ISO
		case at == "meetings":
			m.From, m.Until = b.Date(dates.Start).ISO, b.Date(dates.End).ISO
		case day.ISO == "":
			continue
		default:
			m.From, m.Date = day.ISO, day.Text
		}
		m.Title = b.T("when." + at)
		for _, p := range sheets {
			if p.Listed == site.Everywhere && usedAt(p, at) {
				m.Sheets = append(m.Sheets, view.SheetLink{Link: b.Link(p), Agenda: agenda(record(p))})
			}
		}
		if len(m.Sheets) > 0 {
			list = append(list, m)
		}
	}
	slices.SortStableFunc(list, func(a, b view.SheetMoment) int { return strings.Compare(a.From, b.From) })
	return list
}

func usedAt(p *site.Page, at string) bool {
	return slices.ContainsFunc(record(p).When, func(when schema.Text) bool { return when.Value == at })
}

func moment(p *site.Page) string {
	if when := record(p).When; len(when) > 0 {
		return when[0].Value
	}
	return ""
}

// heading names a moment, with its day in this cycle where there is one.
func heading(b *contenttype.Builder, p *site.Page) view.Group {
	at := moment(p)
	if at == "" {
		return view.Group{ID: "any", Title: b.T("when.any")}
	}
	g := view.Group{ID: at, Title: b.T("when." + at)}
	if d := dayOf(b.Site.Settings.Cycle.Dates, at); !d.IsZero() {
		g.Help = b.T("when.about", "date", b.Date(d).Text)
	}
	return g
}

func dayOf(d config.CycleDates, at string) schema.Date {
	later := func(months int) schema.Date {
		if d.Start.IsZero() {
			return schema.Date{}
		}
		return schema.Date{Day: schema.DayOf(d.Start.Time().AddDate(0, months, 0))}
	}
	switch at {
	case "first":
		return d.Start
	case "month-1":
		return later(1)
	case "month-3":
		return later(3)
	case "midpoint":
		return d.Midpoint
	case "end":
		return d.End
	}
	return schema.Date{}
}
