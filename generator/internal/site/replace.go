package site

import (
	"slices"

	"mentorbook/generator/internal/schema"
)

// Fit tells how a page that was read again fits into the site.
type Fit uint8

// The fits.
const (
	Unfit    Fit = iota // the site must be assembled anew
	Relisted            // it is in other lists now, or announced otherwise
	Fitting             // all lists are as long as they were
)

// Replace gives a page of the site what was read of its file again, when the
// site then has the same pages at the same addresses and under the same names,
// and the page names others that are there.
func (s *Site) Replace(p, fresh *Page) Fit {
	if s.byLogical[p.Logical()] != p || !knownAlike(p, fresh) || !s.resolves(fresh.Refs) || p.IsSection() && !placedAlike(p, fresh) {
		return Unfit
	}
	fit := Fitting
	if !listedAlike(p, fresh) {
		fit = Relisted
	}
	s.replace(p, fresh)
	return fit
}

func (s *Site) replace(p, fresh *Page) {
	fresh.Owned, fresh.Parent, fresh.Previous, fresh.Next, fresh.Children, fresh.order = p.Owned, p.Parent, p.Previous, p.Next, p.Children, p.order
	if placedAlike(p, fresh) && listedAlike(p, fresh) {
		*p = *fresh
		return
	}
	s.unlist(p)
	*p = *fresh
	p.order = readingKey(p, s.Words.Collator())
	s.list(p)
}

// knownAlike compares what a page is published and found by.
func knownAlike(p, q *Page) bool {
	a, b := p.Meta(), q.Meta()
	return p.Source.Path == q.Source.Path && p.Logical() == q.Logical() && p.Type == q.Type && p.Listed == q.Listed && p.Unread == q.Unread &&
		a.Draft == b.Draft && a.PublishOn.Day == b.PublishOn.Day && a.ExpireOn.Day == b.ExpireOn.Day && a.Example == b.Example &&
		slices.Equal(p.Names, q.Names) && (p.Names == nil || p.Title == q.Title) &&
		slices.EqualFunc(a.Aliases, b.Aliases, func(x, y schema.Text) bool { return x.Value == y.Value })
}

// placedAlike compares what gives a page its place in lists.
func placedAlike(p, q *Page) bool {
	return p.Title == q.Title && p.SortAs == q.SortAs && p.Meta().Weight == q.Meta().Weight
}

// listedAlike compares what puts a page into lists and other files.
func listedAlike(p, q *Page) bool {
	return p.NoIndex == q.NoIndex && slices.Equal(p.Topics, q.Topics) && slices.Equal(p.Tongues, q.Tongues) && slices.Equal(p.Offers, q.Offers)
}

func (s *Site) resolves(refs []schema.Reference) bool {
	return !slices.ContainsFunc(refs, func(r schema.Reference) bool { return s.Find(r.Key.Ref, r.ID) == nil })
}

// unlist takes a page, no section, out of every list.
func (s *Site) unlist(p *Page) {
	if p.Previous != nil {
		p.Previous.Next = p.Next
	}
	if p.Next != nil {
		p.Next.Previous = p.Previous
	}
	s.relist(p, func(list []*Page) []*Page {
		at := slices.Index(list, p)
		return slices.Delete(list, at, at+1)
	})
}

// list puts a page, no section, into every list that it belongs to.
func (s *Site) list(p *Page) {
	s.relist(p, func(list []*Page) []*Page {
		at, _ := slices.BinarySearchFunc(list, p, inReadingOrder)
		return slices.Insert(list, at, p)
	})
	p.Previous, p.Next = nil, nil
	if p.Listed == Quietly {
		return
	}
	at := slices.Index(p.Parent.Children, p)
	neighbour := func(other *Page) bool { return !other.IsSection() && other.Listed != Quietly }
	for _, before := range slices.Backward(p.Parent.Children[:at]) {
		if neighbour(before) {
			p.Previous, before.Next = before, p
			break
		}
	}
	if after := slices.IndexFunc(p.Parent.Children[at+1:], neighbour); after >= 0 {
		p.Next = p.Parent.Children[at+1+after]
		p.Next.Previous = p
	}
}

// relist changes the lists that a page is in, as index made them.
func (s *Site) relist(p *Page, change func(list []*Page) []*Page) {
	s.Pages = change(s.Pages)
	p.Parent.Children = change(p.Parent.Children)
	s.byType[p.Type] = change(s.byType[p.Type])
	if p.Listed == Quietly {
		return
	}
	for _, topic := range p.Topics {
		changeList(s.byTopic[p.Type], topic, change)
	}
	for _, code := range p.Tongues {
		changeList(s.byTongue, code, change)
	}
}

// changeList keeps no list that is empty.
func changeList(lists map[string][]*Page, key string, change func(list []*Page) []*Page) {
	lists[key] = change(lists[key])
	if len(lists[key]) == 0 {
		delete(lists, key)
	}
}
