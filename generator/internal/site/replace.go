package site

import (
	"slices"

	"mentorbook/generator/internal/schema"
)

// Replace gives a page of the site what was read of its file again, in its
// place, and tells whether it could: when nothing differs by which a site is
// assembled. Else the site must be assembled anew.
func (s *Site) Replace(p, fresh *Page) bool {
	if s.byLogical[p.Logical()] != p || !placedAlike(p, fresh) {
		return false
	}
	fresh.Owned, fresh.Parent, fresh.Previous, fresh.Next, fresh.Children, fresh.order = p.Owned, p.Parent, p.Previous, p.Next, p.Children, p.order
	*p = *fresh
	return true
}

// placedAlike compares all that Assemble looks at.
func placedAlike(p, q *Page) bool {
	a, b := p.Meta(), q.Meta()
	return p.Source.Path == q.Source.Path && p.Logical() == q.Logical() && p.Type == q.Type && p.Listed == q.Listed &&
		p.Title == q.Title && p.SortAs == q.SortAs && a.Weight == b.Weight &&
		a.Draft == b.Draft && a.PublishOn.Equal(b.PublishOn.Time) && a.ExpireOn.Equal(b.ExpireOn.Time) && a.Example == b.Example &&
		slices.Equal(p.Topics, q.Topics) && slices.Equal(p.Tongues, q.Tongues) && slices.Equal(p.Names, q.Names) &&
		slices.EqualFunc(a.Aliases, b.Aliases, func(x, y schema.Text) bool { return x.Value == y.Value }) &&
		slices.EqualFunc(p.Refs, q.Refs, func(x, y schema.Reference) bool { return x.Key == y.Key && x.ID == y.ID })
}
