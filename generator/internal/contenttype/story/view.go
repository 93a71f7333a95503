package story

import (
	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/site"
	"mentorbook/generator/internal/view"
)

func story(b *contenttype.Builder, p *site.Page) (any, error) {
	s := record(p)
	return &view.Story{Frame: b.PageFrame(p), Who: s.Who, Date: b.Date(s.Date)}, b.Err()
}

func item(_ *contenttype.Builder, p *site.Page, item *view.Item) {
	if who := record(p).Who; who != "" {
		item.Facts = append(item.Facts, who)
	}
}
