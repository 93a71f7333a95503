package roundtable

import (
	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/site"
)

// events are all roundtables, those that took place too, so that they stay in
// readers' calendars. The link to join is not in them: who subscribes need not
// be whom it was given to.
func events(s *site.Site) []contenttype.Event {
	var list []contenttype.Event
	for _, p := range s.OfType(Name) {
		if p.Listed == site.Quietly {
			continue
		}
		r := record(p)
		e := contenttype.Event{ID: p.Logical(), URL: p.URL, Title: p.Title, Summary: p.Summary, Place: r.Place,
			Starts: s.Instant(r.Starts, r.Timezone), Ends: r.Ends(s.Programme), Series: series(r)}
		if r.State.Is("cancelled") {
			e.State = contenttype.Cancelled
		}
		list = append(list, e)
	}
	return list
}

// series is the calendar of a roundtable's series.
func series(r *site.Roundtable) contenttype.Series {
	if r.Series == "" {
		return contenttype.Series{}
	}
	return contenttype.Series{URL: contenttype.SeriesURL(folder, r.Series), Name: r.Series}
}
