package contenttype

import (
	"slices"

	"mentorbook/generator/internal/schema"
	"mentorbook/generator/internal/site"
)

// Referring lists, for each page, those among the given pages whose front
// matter names it under one of the keys, each once and in their order. It looks
// at every page once, so it is for [Derive].
func Referring(s *site.Site, pages []*site.Page, keys ...string) map[*site.Page][]*site.Page {
	from := map[*site.Page][]*site.Page{}
	for _, p := range pages {
		for _, r := range p.Refs {
			if !slices.Contains(keys, r.Key.Name) {
				continue
			}
			if to := s.Find(r.Key.Ref, r.ID); to != nil && !slices.Contains(from[to], p) {
				from[to] = append(from[to], p)
			}
		}
	}
	return from
}

// Both lists the pages that references name and then those that name it back,
// each once. What is not on the site today is left out.
func Both(s *site.Site, contentType string, refs []schema.Ref, back []*site.Page) []*site.Page {
	var pages []*site.Page
	for _, r := range refs {
		if p := s.Find(contentType, r.ID); p != nil && !slices.Contains(pages, p) {
			pages = append(pages, p)
		}
	}
	for _, p := range back {
		if !slices.Contains(pages, p) {
			pages = append(pages, p)
		}
	}
	return pages
}
