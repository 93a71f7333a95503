package track

import (
	"slices"
	"time"

	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/schema"
	"mentorbook/generator/internal/site"
	"mentorbook/generator/internal/view"
)

// curriculum shows the whole training on one page (C1).
func curriculum(b *contenttype.Builder, section *site.Page) (any, error) {
	modules := b.Site.OfType("module")
	v := &view.Training{Frame: b.PageFrame(section), Electives: b.Items(electives(modules)), Sessions: upcoming(b)}
	for _, l := range b.Site.Settings.Levels {
		v.Levels = append(v.Levels, b.Label("levels", l.ID.Value))
	}
	v.Rows = rows(b, modules)
	b.OfferCalendar(&v.Frame, contenttype.CalendarURL)
	for _, p := range byAudience(b.Site) {
		if p.Listed == site.Everywhere {
			v.Tracks = append(v.Tracks, line(b, p))
		}
	}
	return v, b.Err()
}

// electives stand beside the map: nobody has to take them at a certain level.
func electives(modules []*site.Page) []*site.Page {
	return slices.DeleteFunc(slices.Clone(modules), func(p *site.Page) bool { return !elective(p) })
}

func elective(p *site.Page) bool { return p.Record.(*site.Module).Role.Is("elective") }

// rows is the map: an audience each, with the modules of every level.
func rows(b *contenttype.Builder, modules []*site.Page) []view.MapRow {
	var list []view.MapRow
	for _, l := range b.Site.Settings.Audiences {
		row := view.MapRow{Audience: b.Label("audiences", l.ID.Value)}
		filled := false
		for _, level := range b.Site.Settings.Levels {
			c := cell(b, modules, l.ID.Value, level.ID.Value)
			row.Cells = append(row.Cells, c)
			filled = filled || c != nil
		}
		if filled {
			list = append(list, row)
		}
	}
	return list
}

// cell is what an audience can take at a level. The place in the map says the
// level, so only the minutes are left to say.
func cell(b *contenttype.Builder, modules []*site.Page, audience, level string) []view.Item {
	var items []view.Item
	for _, p := range modules {
		m := p.Record.(*site.Module)
		if elective(p) || p.Listed != site.Everywhere || !names(m.Audience, audience) || !names(m.Levels, level) {
			continue
		}
		item := b.Item(p)
		item.Facts = []string{b.Minutes(m.Minutes.Total())}
		items = append(items, item)
	}
	return items
}

func names(list []schema.Text, word string) bool {
	return slices.ContainsFunc(list, func(t schema.Text) bool { return t.Value == word })
}

// line is a track with its modules as stops.
func line(b *contenttype.Builder, p *site.Page) view.TrackLine {
	t := record(p)
	l := view.TrackLine{Item: b.Item(p), For: b.Label("audiences", t.For.Audience.Value).Name}
	for _, s := range stops(b.Site, t) {
		switch s.form {
		case "module":
			l.Steps = append(l.Steps, b.Link(s.page))
		case "choose":
			l.Steps = append(l.Steps, view.Link{Text: b.T("track.choose-of", "number", s.chosen(), "total", len(s.choice))})
		}
	}
	return l
}

// upcoming lists the sessions of all tracks that are not yet over on the day
// of the build, the next one first.
func upcoming(b *contenttype.Builder) []view.SessionItem {
	type dated struct {
		session site.Session
		track   *site.Page
	}
	var list []dated
	today := b.Site.Today.Format(time.DateOnly)
	for _, p := range b.Site.OfType(Name) {
		for _, s := range record(p).Sessions {
			if s.Starts.Format(time.DateOnly) >= today && p.Listed == site.Everywhere {
				list = append(list, dated{s, p})
			}
		}
	}
	slices.SortStableFunc(list, func(x, y dated) int { return x.session.Starts.Compare(y.session.Starts.Time) })
	var items []view.SessionItem
	for _, d := range list {
		item := session(b, d.session)
		item.Of = b.Link(d.track)
		items = append(items, item)
	}
	return items
}
