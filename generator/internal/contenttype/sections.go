package contenttype

import (
	"mentorbook/generator/internal/site"
	"mentorbook/generator/internal/view"
)

// SectionList makes the outputs of a section whose pages are listed plainly.
func SectionList(section *site.Page, count, size int, pages func(b *Builder) []*site.Page) []Output {
	return GroupedList(section, count, size, pages, func(*Builder, *site.Page) view.Group { return view.Group{} })
}

// OfType looks up the pages of a content type.
func OfType(name string) func(b *Builder) []*site.Page {
	return func(b *Builder) []*site.Page { return b.Site.OfType(name) }
}

// GroupedList makes the outputs of a section whose pages are listed under
// headings. The pages come in the order of their groups; heading gives the
// group of one, still without entries.
func GroupedList(section *site.Page, count, size int, pages func(b *Builder) []*site.Page, heading func(b *Builder, p *site.Page) view.Group) []Output {
	return Paged(Output{URL: section.URL, Layout: "section", Page: section}, count, size, pages,
		func(b *Builder, part []*site.Page, pager view.Pager) (any, error) {
			v := &view.List{Frame: b.ListFrame(section, pager), Pager: pager, Empty: b.T("list.empty")}
			v.Groups = b.groups(part, heading)
			if v.Groups != nil && b.dated(section) {
				b.OfferCalendar(&v.Frame, CalendarURL)
			}
			return v, b.Err()
		})
}

func (b *Builder) groups(pages []*site.Page, heading func(b *Builder, p *site.Page) view.Group) []view.Group {
	var groups []view.Group
	for _, p := range pages {
		if p.Listed != site.Everywhere {
			continue
		}
		g := heading(b, p)
		if n := len(groups); n == 0 || groups[n-1].ID != g.ID {
			groups = append(groups, g)
		}
		last := &groups[len(groups)-1]
		last.Items = append(last.Items, b.Item(p))
	}
	return groups
}
