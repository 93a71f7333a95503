package contenttype

import (
	"cmp"
	"slices"

	"mentorbook/generator/internal/site"
	"mentorbook/generator/internal/view"
)

// ListFrame makes the frame of one page of a section's list. The section's own
// text stands on the first page only.
func (b *Builder) ListFrame(section *site.Page, pager view.Pager) view.Frame {
	if pager.Number <= 1 {
		return b.PageFrame(section)
	}
	f := b.Frame(b.T("list.page", "title", section.Title, "number", pager.Number), section.Summary, b.TrailTo(section)...)
	return f
}

// TopicGroups lists the topics by group in the settings' order, each with the
// number of pages of a type that name it; topics without any are left out.
func (b *Builder) TopicGroups(contentType string) []view.Group {
	var groups []view.Group
	for _, l := range b.Site.Settings.TopicGroups {
		label := b.Label("topic_groups", l.ID.Value)
		g := view.Group{ID: label.ID, Title: label.Name, Help: label.Help}
		for _, p := range b.Site.OfType("topic") {
			count := len(b.Site.AboutTopic(p.ID, contentType))
			if t, ok := p.Record.(*site.Topic); ok && t.Group.Value == label.ID && count > 0 {
				g.Items = append(g.Items, view.Item{Title: p.Title, URL: b.URL(p.URL), Summary: p.Summary, Type: p.Type,
					Facts: []string{b.N("count."+contentType+"s", count)}})
			}
		}
		if g.Items != nil {
			groups = append(groups, g)
		}
	}
	return groups
}

// TopLevel lists the pages and sections below the home page: first those of the
// menu in its order, then the other sections, then single pages.
func (b *Builder) TopLevel() []*site.Page {
	menu := b.menu()
	rank := func(p *site.Page) int {
		i := slices.IndexFunc(menu, func(m menuItem) bool { return m.address == p.URL })
		switch {
		case i >= 0:
			return i
		case p.IsSection():
			return len(menu)
		}
		return len(menu) + 1
	}
	pages := slices.Clone(b.Site.Home.Children)
	slices.SortStableFunc(pages, func(x, y *site.Page) int { return cmp.Compare(rank(x), rank(y)) })
	return pages
}
