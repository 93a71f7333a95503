package module

import (
	"cmp"
	"html/template"
	"path"

	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/markdown"
	"mentorbook/generator/internal/schema"
	"mentorbook/generator/internal/site"
	"mentorbook/generator/internal/view"
)

// learner shows a module to those who take it.
func learner(b *contenttype.Builder, p *site.Page, from edges) (any, error) {
	f, d := b.PageFrameFor(p, markdown.Learner)
	v := module(b, p, from, f)
	v.Facilitator = b.URL(facilitatorURL(p))
	v.Exercises = exercises(b, d, markdown.Learner)
	return v, b.Err()
}

// facilitator shows a module, with the notes, to those who lead it.
func facilitator(b *contenttype.Builder, p *site.Page, from edges) (any, error) {
	f, d := b.PageFrameFor(p, markdown.Facilitator)
	f.Title = b.T("module.facilitator-title", "title", p.Title)
	f.WindowTitle = f.Title + " · " + f.Site.Title
	f.Breadcrumbs = b.TrailTo(p)
	v := module(b, p, from, f)
	v.Learner = b.URL(p.URL)
	v.Exercises = exercises(b, d, markdown.Facilitator)
	return v, b.Err()
}

func module(b *contenttype.Builder, p *site.Page, from edges, f view.Frame) *view.Module {
	m := record(p)
	v := taught(b, m)
	v.Frame = f
	v.Role, v.Delivery, v.Group = b.Label("module.roles", m.Role.Value), b.Labels("delivery", m.Delivery), group(b, m.Group)
	v.Evidence = m.Evidence
	v.Requires, v.Recommends, v.Renews = b.Named(Name, m.Requires), b.Named(Name, m.Recommends), b.Named(Name, m.Renews)
	v.NeededFor, v.Tracks = b.Items(from.needing[p]), b.Items(from.tracks[p])
	v.Worksheets = b.Items(contenttype.Both(b.Site, "worksheet", m.Worksheets, from.sheets[p]))
	v.Materials = materials(b, p, m.Materials)
	v.Parts, v.Shares = parts(b, m.Minutes)
	if !m.ValidFor.IsZero() {
		v.ValidFor = b.T("module.valid-for", "duration", b.Period(m.ValidFor))
	}
	return v
}

// taught is what a module teaches, whom, and in what time.
func taught(b *contenttype.Builder, m *site.Module) *view.Module {
	return &view.Module{
		Audience: b.Labels("audiences", m.Audience), Levels: b.Labels("levels", m.Levels), Total: b.Minutes(m.Minutes.Total()),
		Objectives: m.Objectives, KeyPoints: m.KeyPoints, Questions: m.Questions,
	}
}

// printed is what the handbook on paper says of a module beside its text.
func printed(b *contenttype.Builder, p *site.Page) (template.HTML, error) {
	return b.Partial("module-printed", taught(b, record(p)))
}

// parts gives the three parts of a module's time that it has, and their shares
// of it in steps of five per cent.
func parts(b *contenttype.Builder, m site.Minutes) (facts []view.Fact, shares []int) {
	for _, part := range []struct {
		key     string
		minutes int
	}{{"teach", m.Teach.Int()}, {"practice", m.Practice.Int()}, {"discuss", m.Discuss.Int()}} {
		if part.minutes > 0 {
			facts = append(facts, view.Fact{Term: b.T("module." + part.key), Texts: []string{b.Minutes(part.minutes)}})
			shares = append(shares, max(5, (part.minutes*20+m.Total()/2)/m.Total()*5))
		}
	}
	return facts, shares
}

func group(b *contenttype.Builder, g site.Group) string {
	switch {
	case g.Min.Set && g.Max.Set:
		return b.T("module.group", "min", g.Min.Int(), "max", g.Max.Int())
	case g.Min.Set:
		return b.T("module.group-min", "min", g.Min.Int())
	case g.Max.Set:
		return b.T("module.group-max", "max", g.Max.Int())
	}
	return ""
}

// materials links the documents; one that is not there was reported when the
// front matter was checked.
func materials(b *contenttype.Builder, p *site.Page, names []schema.Text) []view.Link {
	var links []view.Link
	for _, name := range names {
		if file, ok := contenttype.Beside(p, name.Value); ok && b.Files.Has(file) {
			links = append(links, view.Link{Text: path.Base(file), URL: b.URL(contenttype.DocumentURL(file))})
		}
	}
	return links
}

func exercises(b *contenttype.Builder, d *markdown.Document, v markdown.View) []view.Exercise {
	var list []view.Exercise
	for _, e := range d.Exercises {
		if v == markdown.Facilitator || !e.Facilitator {
			list = append(list, view.Exercise{Title: cmp.Or(e.Title, b.T("container.exercise")), Minutes: e.Minutes, Anchor: template.URL("#" + e.ID)})
		}
	}
	return list
}

func item(b *contenttype.Builder, p *site.Page, item *view.Item) {
	m := record(p)
	item.Facts = append(item.Facts, b.Minutes(m.Minutes.Total()))
	for _, l := range b.Labels("levels", m.Levels) {
		item.Facts = append(item.Facts, l.Name)
	}
}
