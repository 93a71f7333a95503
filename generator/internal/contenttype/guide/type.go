// Package guide is the content type of best-practice pages, each of which
// helps with one task in the reader's words (practices A9, B1, C7, E1, E8).
//
// A guide shows the worksheets that it uses, whichever of the two files says
// so.
package guide

import (
	_ "embed"

	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/schema"
	"mentorbook/generator/internal/site"
	"mentorbook/generator/internal/view"
)

// Name of the type.
const Name = "guide"

const (
	folder  = "guides"
	perPage = 100
)

//go:embed archetype.md
var archetype string

// Type describes the content type.
func Type() contenttype.Type {
	return contenttype.Type{
		Name: Name, Folder: folder,
		Doc:       "A page that helps with one task: a first meeting, saying no, setting goals.",
		Schema:    schema.Of[site.Guide](),
		New:       func() site.Record { return &site.Guide{} },
		Load:      load,
		Body:      checkBody,
		Outputs:   outputs,
		Item:      item,
		Archetype: archetype,
		Views:     map[string]any{"guide": view.Guide{}, "section": view.List{}},
	}
}

func record(p *site.Page) *site.Guide { return p.Record.(*site.Guide) }

func outputs(s *site.Site) []contenttype.Output {
	naming := contenttype.Derive(func(s *site.Site) map[*site.Page][]*site.Page {
		return contenttype.Referring(s, s.OfType("worksheet"), "used_in")
	})
	list := contenttype.Pages(s, Name, "guide", func(b *contenttype.Builder, p *site.Page) (any, error) {
		return guide(b, p, naming.In(b)[p])
	})
	if section := s.At(folder); section != nil {
		list = append(list, contenttype.SectionList(section, len(s.OfType(Name)), perPage, contenttype.OfType(Name))...)
	}
	return list
}
