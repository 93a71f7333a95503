package generator

import (
	"cmp"
	"slices"

	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/emit/calendar"
)

// planCalendars gathers the dates of all types: each in the calendar of
// everything, and in that of its series.
func (p *Project) planCalendars() {
	for address := range p.calendars {
		delete(p.known.all, address)
	}
	p.calendars = map[string]*calendar.Calendar{}
	for _, t := range p.types {
		if t.Events == nil {
			continue
		}
		for _, e := range t.Events(p.site) {
			p.enter(contenttype.CalendarURL, p.programme.Settings.Title, e)
			if e.Series != (contenttype.Series{}) {
				p.enter(e.Series.URL, e.Series.Name+" · "+p.programme.Settings.Title, e)
			}
		}
	}
	for address, c := range p.calendars {
		slices.SortStableFunc(c.Events, func(a, b contenttype.Event) int { return cmp.Or(a.Starts.Compare(b.Starts), cmp.Compare(a.ID, b.ID)) })
		p.known.all[address] = elsewhere
	}
}

func (p *Project) enter(address, name string, e contenttype.Event) {
	c := p.calendars[address]
	if c == nil {
		c = &calendar.Calendar{Base: p.programme.Settings.BaseURL.Value, Name: name, Today: p.programme.Today}
		p.calendars[address] = c
	}
	c.Events = append(c.Events, e)
}

// calendar gives the file at an address.
func (p *Project) calendar(address string) ([]byte, bool) {
	c := p.calendars[address]
	if c == nil {
		return nil, false
	}
	return calendar.Write(*c), true
}
