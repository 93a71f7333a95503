package guide

import (
	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/site"
	"mentorbook/generator/internal/view"
)

// guide shows a guide; sheets are the worksheets that say they are used in it.
func guide(b *contenttype.Builder, p *site.Page, sheets []*site.Page) (any, error) {
	g := record(p)
	v := &view.Guide{
		Frame: b.PageFrame(p), Task: g.Task, When: g.When,
		Audience:   b.Labels("audiences", g.Audience),
		Worksheets: b.Items(contenttype.Both(b.Site, "worksheet", g.Worksheets, sheets)),
	}
	if g.Minutes.Set {
		v.Minutes = b.T("page.minutes", "duration", b.Minutes(g.Minutes.Int()))
	}
	return v, b.Err()
}

func item(b *contenttype.Builder, p *site.Page, item *view.Item) {
	g := record(p)
	if g.Minutes.Set {
		item.Facts = append(item.Facts, b.Minutes(g.Minutes.Int()))
	}
	for _, l := range b.Labels("audiences", g.Audience) {
		item.Facts = append(item.Facts, l.Name)
	}
}
