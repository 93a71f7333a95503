package track

import (
	"fmt"

	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/permalink"
	"mentorbook/generator/internal/site"
)

// events are the sessions of all tracks. Nobody says how long one takes, and
// who leads it is on the page only.
func events(s *site.Site) []contenttype.Event {
	var list []contenttype.Event
	for _, p := range s.OfType(Name) {
		if p.Listed == site.Quietly {
			continue
		}
		named := map[string]int{}
		for _, session := range record(p).Sessions {
			id := p.Logical() + "/" + permalink.Suggest(session.Name)
			if named[id]++; named[id] > 1 {
				id = fmt.Sprintf("%s/%d", id, named[id])
			}
			list = append(list, contenttype.Event{ID: id, URL: p.URL, Title: p.Title + ": " + session.Name, Summary: p.Summary, Place: session.Place,
				Starts: s.Instant(session.Starts, session.Timezone), Series: contenttype.Series{URL: calendarOf(p), Name: p.Title}})
		}
	}
	return list
}

// calendarOf is the address of the calendar of a track's sessions.
func calendarOf(p *site.Page) string { return p.URL + "calendar.ics" }
