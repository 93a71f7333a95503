package contenttype

import (
	"mentorbook/generator/internal/site"
	"mentorbook/generator/internal/view"
)

// SectionList makes the outputs of a section whose pages are listed plainly.
func SectionList(section *site.Page, pages []*site.Page, size int) []Output {
	return GroupedList(section, pages, size, func(*Builder, *site.Page) view.Group { return view.Group{} })
}

// GroupedList makes the outputs of a section whose pages are listed under
// headings. The pages come in the order of their groups; heading gives the
// group of one, still without entries.
func GroupedList(section *site.Page, pages []*site.Page, size int, heading func(b *Builder, p *site.Page) view.Group) []Output {
	return Paged(Output{URL: section.URL, Layout: "section", Page: section}, pages, size,
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
