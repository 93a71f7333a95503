package roundtable

import (
	"cmp"
	"slices"
	"time"

	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/site"
	"mentorbook/generator/internal/view"
)

// toCome tells whether a roundtable is still ahead on a day; its own day
// counts. Days compare as they are written: both are a local calendar's.
func toCome(r *site.Roundtable, today time.Time) bool {
	return r.State.Is("planned") && before(today, r.Starts.Time) <= 0
}

// before compares the days of two times, whatever their zones.
func before(a, b time.Time) int { return cmp.Compare(a.Format(time.DateOnly), b.Format(time.DateOnly)) }

// inOrder puts those still to come first, the next one at the top, and after
// them the others, the latest at the top.
func inOrder(pages []*site.Page, today time.Time) []*site.Page {
	ordered := slices.Clone(pages)
	slices.SortStableFunc(ordered, func(x, y *site.Page) int {
		a, b := record(x), record(y)
		next, then := toCome(a, today), toCome(b, today)
		switch {
		case next && then:
			return a.Starts.Compare(b.Starts.Time)
		case next:
			return -1
		case then:
			return 1
		}
		return b.Starts.Compare(a.Starts.Time)
	})
	return ordered
}

// heading says whether a roundtable stands among those to come.
func heading(b *contenttype.Builder, p *site.Page) view.Group {
	if toCome(record(p), b.Site.Today) {
		return view.Group{ID: "upcoming", Title: b.T("roundtable.upcoming")}
	}
	return view.Group{ID: "past", Title: b.T("roundtable.past")}
}

// bySeries lists the roundtables of each series in the given order.
func bySeries(pages []*site.Page) map[string][]*site.Page {
	series := map[string][]*site.Page{}
	for _, p := range pages {
		if name := record(p).Series; name != "" {
			series[name] = append(series[name], p)
		}
	}
	return series
}
