package page

import (
	"mentorbook/generator/internal/config"
	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/permalink"
	"mentorbook/generator/internal/site"
	"mentorbook/generator/internal/view"
)

// What the home page shows of each list, at most.
const (
	featuredShown = 6
	listShown     = 4
)

func home(b *contenttype.Builder, p *site.Page) (any, error) {
	s := b.Site.Settings
	v := &view.Home{
		Frame: b.PageFrame(p), Tagline: s.Tagline, Timeline: timeline(b, s.Cycle),
		Expected: view.Expectations{
			Cadence: s.Expectations.Cadence, Length: s.Expectations.Length, Channel: s.Expectations.Channel,
			Mentee: s.Expectations.Mentee, Mentor: s.Expectations.Mentor,
		},
		Sponsor:   sponsor(b, s.Sponsor),
		Mentors:   len(b.Site.OfType("mentor")),
		Guides:    b.Items(firstFew(b.Site.OfType("guide"), listShown+2)),
		Stories:   b.Items(firstFew(b.Site.OfType("story"), listShown)),
		Training:  b.Items(firstFew(b.Site.OfType("track"), listShown)),
		TopicList: b.TopicGroups("mentor"),
		Upcoming:  upcoming(b),
		Featured:  b.Cards(featured(b.Site)),
	}
	v.WindowTitle = s.Title
	b.OfferCalendar(&v.Frame, contenttype.CalendarURL)
	return v, b.Err()
}

func firstFew(pages []*site.Page, n int) []*site.Page { return pages[:min(n, len(pages))] }

// timeline is the cycle, or nil when it has no dates (B2).
func timeline(b *contenttype.Builder, c config.Cycle) *view.Timeline {
	t := &view.Timeline{Name: c.Name}
	for _, m := range c.Dates.Milestones() {
		if !m.Date.IsZero() {
			t.Milestones = append(t.Milestones, view.Milestone{Name: b.T("cycle." + m.Key), Date: b.Date(m.Date)})
		}
	}
	if t.Milestones == nil {
		return nil
	}
	return t
}

// cycle gives the milestones as dates for calendars.
func cycle(s *site.Site) []contenttype.Event {
	var events []contenttype.Event
	run := s.Settings.Cycle
	for _, m := range run.Dates.Milestones() {
		name, err := s.Words.T("cycle." + m.Key)
		if m.Date.IsZero() || err != nil {
			continue
		}
		events = append(events, contenttype.Event{ID: "cycle/" + permalink.Suggest(run.Name) + "/" + m.Key, URL: s.Home.URL,
			Title: name + " · " + run.Name, Starts: m.Date.Time(), AllDay: true})
	}
	return events
}

// sponsor is the commitment from the top, or nil when there is none (B1).
func sponsor(b *contenttype.Builder, s config.Sponsor) *view.Sponsor {
	if s.Message == "" && s.Commitments == nil {
		return nil
	}
	v := &view.Sponsor{Name: s.Name, Role: s.Role, Message: s.Message}
	for _, c := range s.Commitments {
		v.Commitments = append(v.Commitments, view.Commitment{What: c.What, By: b.Date(c.By), Done: c.Done})
	}
	return v
}

// featured are the mentors whose date allows it, never a hand-set order: else
// nobody is put forward, and the directory's own order stands.
func featured(s *site.Site) []*site.Page {
	var people []*site.Page
	for _, p := range s.OfType("mentor") {
		if m, ok := p.Record.(*site.Mentor); ok && !m.FeaturedUntil.Time().Before(s.Today) && !m.FeaturedUntil.IsZero() && len(people) < featuredShown {
			people = append(people, p)
		}
	}
	return people
}

// upcoming are the roundtables still to come on the day of the build; the page
// hides in the browser those that have passed since.
func upcoming(b *contenttype.Builder) []view.Item {
	var pages []*site.Page
	for _, p := range b.Site.OfType("roundtable") {
		if r, ok := p.Record.(*site.Roundtable); ok && r.ToCome(b.Site.Programme) {
			pages = append(pages, p)
		}
	}
	return b.Items(firstFew(pages, listShown))
}
