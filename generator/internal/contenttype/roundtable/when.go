package roundtable

import (
	"cmp"
	"slices"
	"time"

	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/site"
	"mentorbook/generator/internal/view"
)

// before compares the days of two times, whatever their zones.
func before(a, b time.Time) int { return cmp.Compare(a.Format(time.DateOnly), b.Format(time.DateOnly)) }

// inOrder puts those still to come first, the next one at the top, and after
// them the others, the latest at the top.
func inOrder(s *site.Site) []*site.Page {
	var ahead, past []*site.Page
	for _, p := range s.OfType(Name) {
		if record(p).ToCome(s.Programme) {
			ahead = append(ahead, p)
		} else {
			past = append(past, p)
		}
	}
	earlier := func(x, y *site.Page) int { return record(x).Ends(s.Programme).Compare(record(y).Ends(s.Programme)) }
	slices.SortStableFunc(ahead, earlier)
	slices.SortStableFunc(past, func(x, y *site.Page) int { return earlier(y, x) })
	return append(ahead, past...)
}

// heading says whether a roundtable stands among those to come.
func heading(b *contenttype.Builder, p *site.Page) view.Group {
	if record(p).ToCome(b.Site.Programme) {
		return view.Group{ID: "upcoming", Title: b.T("roundtable.upcoming")}
	}
	return view.Group{ID: "past", Title: b.T("roundtable.past")}
}

// bySeries lists the roundtables of each series in that order.
func bySeries(s *site.Site) map[string][]*site.Page {
	series := map[string][]*site.Page{}
	for _, p := range inOrder(s) {
		if name := record(p).Series; name != "" {
			series[name] = append(series[name], p)
		}
	}
	return series
}
