package site

import (
	"slices"

	"mentorbook/generator/internal/schema"
)

// Replace gives a page of the site what was read of its file again, and tells
// whether it could: when the site has the same pages at the same addresses and
// under the same names, and the page names others that are there. Its place in
// lists may be another. Else the site must be assembled anew.
func (s *Site) Replace(p, fresh *Page) bool {
	if s.byLogical[p.Logical()] != p || !knownAlike(p, fresh) || !s.resolves(fresh.Refs) {
		return false
	}
	listed := listedAlike(p, fresh)
	if !listed && p.IsSection() {
		return false
	}
	fresh.Owned, fresh.Parent, fresh.Previous, fresh.Next, fresh.Children, fresh.order = p.Owned, p.Parent, p.Previous, p.Next, p.Children, p.order
	if listed {
		*p = *fresh
		return true
	}
	s.unlist(p)
	*p = *fresh
	p.order = readingKey(p, s.Words.Collator())
	s.list(p)
	return true
}

// knownAlike compares what a page is published and found by.
func knownAlike(p, q *Page) bool {
	a, b := p.Meta(), q.Meta()
	return p.Source.Path == q.Source.Path && p.Logical() == q.Logical() && p.Type == q.Type && p.Listed == q.Listed && p.Unread == q.Unread &&
		a.Draft == b.Draft && a.PublishOn.Day == b.PublishOn.Day && a.ExpireOn.Day == b.ExpireOn.Day && a.Example == b.Example &&
		slices.Equal(p.Names, q.Names) && (p.Names == nil || p.Title == q.Title) &&
		slices.EqualFunc(a.Aliases, b.Aliases, func(x, y schema.Text) bool { return x.Value == y.Value })
}

// listedAlike compares what a page is put into lists by.
func listedAlike(p, q *Page) bool {
	return p.Title == q.Title && p.SortAs == q.SortAs && p.Meta().Weight == q.Meta().Weight &&
		slices.Equal(p.Topics, q.Topics) && slices.Equal(p.Tongues, q.Tongues)
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
