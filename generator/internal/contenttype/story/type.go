// Package story is the content type of progress told in somebody's words
// (practice B10). A story names a role, or a person who agreed to it.
package story

import (
	_ "embed"

	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/schema"
	"mentorbook/generator/internal/site"
	"mentorbook/generator/internal/view"
)

// Name of the type.
const Name = "story"

const (
	folder  = "stories"
	perPage = 100
)

//go:embed archetype.md
var archetype string

// Type describes the content type.
func Type() contenttype.Type {
	return contenttype.Type{
		Name: Name, Folder: folder,
		Doc:       "Progress told in somebody's words, with their consent.",
		Place:     contenttype.People,
		Schema:    schema.Of[site.Story](),
		New:       func() site.Record { return &site.Story{} },
		Load:      load,
		Outputs:   outputs,
		Item:      item,
		Archetype: archetype,
		Views:     map[string]any{"story": view.Story{}, "section": view.List{}},
	}
}

func record(p *site.Page) *site.Story { return p.Record.(*site.Story) }

func outputs(s *site.Site) []contenttype.Output {
	list := contenttype.Pages(s, Name, "story", story)
	if section := s.At(folder); section != nil {
		list = append(list, contenttype.SectionList(section, len(s.OfType(Name)), perPage, contenttype.OfType(Name))...)
	}
	return list
}
