// Package topic is the content type of what one can be mentored in: the list
// of topics by group and a page for each, with its mentors and everything else
// that names it (practice B5).
package topic

import (
	_ "embed"

	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/schema"
	"mentorbook/generator/internal/site"
	"mentorbook/generator/internal/view"
)

// Name of the type.
const Name = "topic"

const (
	folder  = "topics"
	people  = "mentor" // the type whose cards a topic shows
	perPage = 48
)

//go:embed archetype.md
var archetype string

// Type describes the content type.
func Type() contenttype.Type {
	return contenttype.Type{
		Name: Name, Folder: folder,
		Doc:       "Something one can be mentored in. Mentors, guides and training name it by its file name.",
		Place:     contenttype.People,
		Schema:    schema.Of[site.Topic](),
		New:       func() site.Record { return &site.Topic{} },
		Load:      func(_ *contenttype.Check, p *site.Page) { p.Names = record(p).Synonyms },
		Outputs:   outputs,
		Archetype: archetype,
		Views:     map[string]any{"topics": view.Topics{}, "topic": view.Topic{}},
	}
}

func record(p *site.Page) *site.Topic { return p.Record.(*site.Topic) }

func outputs(s *site.Site) []contenttype.Output {
	topics := s.OfType(Name)
	section := s.At(folder)
	if section == nil {
		return nil
	}
	list := []contenttype.Output{contenttype.PageOutput(section, "topics", all)}
	for _, p := range topics {
		list = append(list, contenttype.Paged(
			contenttype.Output{URL: p.URL, Layout: "topic", Page: p}, len(s.AboutTopic(p.ID, people)), perPage, offering(p), one(p))...)
	}
	return list
}

// all lists every topic by group, with its number of mentors.
func all(b *contenttype.Builder, section *site.Page) (any, error) {
	v := &view.Topics{Frame: b.PageFrame(section), Groups: b.TopicGroups(people)}
	if len(b.Site.OfType(people)) == 0 {
		v.Groups = unoffered(b)
	}
	return v, b.Err()
}

// offering looks up the mentors of a topic.
func offering(topic *site.Page) func(b *contenttype.Builder) []*site.Page {
	return func(b *contenttype.Builder) []*site.Page { return b.Site.AboutTopic(topic.ID, people) }
}

// one shows a page of a topic: its mentors and, first, whatever else names it.
func one(p *site.Page) func(*contenttype.Builder, []*site.Page, view.Pager) (any, error) {
	return func(b *contenttype.Builder, part []*site.Page, pager view.Pager) (any, error) {
		t := record(p)
		v := &view.Topic{
			Frame: b.ListFrame(p, pager), Group: b.Label("topic_groups", t.Group.Value).Name, Synonyms: t.Synonyms,
			Cards: b.Cards(part), Count: len(b.Site.AboutTopic(p.ID, people)), Pager: pager,
		}
		if pager.Number <= 1 {
			v.Groups = others(b, p)
			v.Siblings = siblings(b, p)
		}
		return v, b.Err()
	}
}

// othersShown bounds the entries of one type on a topic's page.
const othersShown = 20

func others(b *contenttype.Builder, p *site.Page) []view.Group {
	var groups []view.Group
	for _, t := range b.Types {
		pages := b.Site.AboutTopic(p.ID, t.Name)
		if t.Name == people || len(pages) == 0 {
			continue
		}
		groups = append(groups, view.Group{ID: t.Name, Title: b.T("types." + t.Name), Items: b.Items(pages[:min(othersShown, len(pages))])})
	}
	return groups
}

func siblings(b *contenttype.Builder, p *site.Page) []view.Link {
	var links []view.Link
	for _, other := range b.Site.OfType(Name) {
		if other != p && record(other).Group.Value == record(p).Group.Value {
			links = append(links, b.Link(other))
		}
	}
	return links
}

// unoffered lists every topic, by group, for a programme whose first mentors
// are still to come: it is what they are asked for.
func unoffered(b *contenttype.Builder) []view.Group {
	var groups []view.Group
	for _, l := range b.Site.Settings.TopicGroups {
		label := b.Label("topic_groups", l.ID.Value)
		g := view.Group{ID: label.ID, Title: label.Name, Help: label.Help}
		for _, p := range b.Site.OfType(Name) {
			if record(p).Group.Value == label.ID {
				g.Items = append(g.Items, b.Item(p))
			}
		}
		if g.Items != nil {
			groups = append(groups, g)
		}
	}
	return groups
}
