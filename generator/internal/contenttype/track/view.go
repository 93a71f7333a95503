package track

import (
	"html/template"

	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/site"
	"mentorbook/generator/internal/view"
)

func track(b *contenttype.Builder, p *site.Page) (any, error) {
	t := record(p)
	v := path(b, t)
	v.Frame = b.PageFrame(p)
	v.Requires, v.LeadsTo = b.Named(Name, t.Requires), b.Named(Name, t.LeadsTo)
	b.OfferCalendar(&v.Frame, calendarOf(p))
	for _, s := range t.Sessions {
		v.Sessions = append(v.Sessions, session(b, s))
	}
	return v, b.Err()
}

// path is what a track leads through, and to what.
func path(b *contenttype.Builder, t *site.Track) *view.Track {
	list := stops(b.Site, t)
	v := &view.Track{
		Audience: b.Label("audiences", t.For.Audience.Value), Level: b.Label("levels", t.For.Level.Value),
		Outcome: t.Outcome, Total: b.Minutes(total(list)), Steps: steps(b, list),
	}
	if !t.ValidFor.IsZero() {
		v.ValidFor = b.T("module.valid-for", "duration", b.Period(t.ValidFor))
	}
	return v
}

// printed is the path in the handbook on paper, where nobody follows a link.
func printed(b *contenttype.Builder, p *site.Page) (template.HTML, error) {
	return b.Partial("track-printed", path(b, record(p)))
}

// session shows when and where a track is given. Who leads it is named by the
// profiles that are on the site.
func session(b *contenttype.Builder, s site.Session) view.SessionItem {
	item := view.SessionItem{Name: s.Name, Starts: b.Moment(s.Starts, s.Timezone), Place: s.Place}
	for _, r := range s.Facilitators {
		if p := b.Site.Find("mentor", r.ID); p != nil {
			item.Leaders = append(item.Leaders, b.Link(p))
		}
	}
	return item
}

func item(b *contenttype.Builder, p *site.Page, item *view.Item) {
	t := record(p)
	item.Facts = append(item.Facts, b.Label("levels", t.For.Level.Value).Name)
	if minutes := total(stops(b.Site, t)); minutes > 0 {
		item.Facts = append(item.Facts, b.Minutes(minutes))
	}
}
