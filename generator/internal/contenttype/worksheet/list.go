package worksheet

import (
	"slices"

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
	sheets := slices.Clone(s.OfType(Name))
	slices.SortStableFunc(sheets, func(a, b *site.Page) int {
		return slices.Index(moments[:], moment(a)) - slices.Index(moments[:], moment(b))
	})
	outputs := contenttype.GroupedList(section, sheets, perPage, heading)
	for i := range outputs {
		outputs[i].Layout = "worksheets"
	}
	return outputs
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
		return schema.Date{Time: d.Start.AddDate(0, months, 0)}
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
