// Package roundtable is the content type of meetings where peers share
// practices and compare themselves (practice C2).
//
// A link to join is shown only while the meeting is still to come; without one
// readers ask the programme director. Who came is a number, never names.
package roundtable

import (
	_ "embed"

	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/schema"
	"mentorbook/generator/internal/site"
	"mentorbook/generator/internal/view"
)

// Name of the type.
const Name = "roundtable"

const (
	folder  = "roundtables"
	perPage = 100
)

//go:embed archetype.md
var archetype string

// Type describes the content type.
func Type() contenttype.Type {
	return contenttype.Type{
		Name: Name, Folder: folder,
		Doc:       "A meeting where peers share what works: first the invitation, afterwards its notes.",
		Place:     contenttype.People,
		Schema:    schema.Of[site.Roundtable](),
		New:       func() site.Record { return &site.Roundtable{} },
		Load:      load,
		Outputs:   outputs,
		Item:      item,
		Events:    events,
		Archetype: archetype,
		Views:     map[string]any{"roundtable": view.Roundtable{}, "section": view.List{}},
	}
}

func record(p *site.Page) *site.Roundtable { return p.Record.(*site.Roundtable) }

func outputs(s *site.Site) []contenttype.Output {
	all := contenttype.Derive(inOrder)
	kin := contenttype.Derive(bySeries)
	list := contenttype.Pages(s, Name, "roundtable", func(b *contenttype.Builder, p *site.Page) (any, error) {
		return roundtable(b, p, kin.In(b)[record(p).Series])
	})
	if section := s.At(folder); section != nil {
		list = append(list, contenttype.GroupedList(section, len(s.OfType(Name)), perPage, all.In, heading)...)
	}
	return list
}
