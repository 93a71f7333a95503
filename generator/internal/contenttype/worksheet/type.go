// Package worksheet is the content type of forms for screen and paper
// (practices A5 to A7, D1 to D6, E2 to E7).
//
// The questions are typed, so that a sheet can be filled in, printed and kept
// without its author writing a form. Every question of a page has an id of its
// own, repeated parts included. What the programme knows is filled in when the
// site is built; the names of people never are: only the reader's browser may
// know them.
package worksheet

import (
	_ "embed"

	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/schema"
	"mentorbook/generator/internal/site"
	"mentorbook/generator/internal/view"
)

// Name of the type.
const Name = "worksheet"

const (
	folder  = "worksheets"
	perPage = 100
)

//go:embed archetype.md
var archetype string

// Type describes the content type.
func Type() contenttype.Type {
	return contenttype.Type{
		Name: Name, Folder: folder,
		Doc:       "A form to fill in on screen or paper: an agreement, goals, a meeting log.",
		Schema:    schema.Of[site.Worksheet](),
		New:       func() site.Record { return &site.Worksheet{} },
		Load:      load,
		Rules:     rules,
		Outputs:   outputs,
		Item:      item,
		Archetype: archetype,
		Printed:   printed,
		Views:     map[string]any{"worksheet": view.Worksheet{}, "worksheets": view.Folder{}, "partials/sheet": view.Sheet{}},
	}
}

func record(p *site.Page) *site.Worksheet { return p.Record.(*site.Worksheet) }

func outputs(s *site.Site) []contenttype.Output {
	users := contenttype.Derive(func(s *site.Site) map[*site.Page][]*site.Page {
		return contenttype.Referring(s, s.Pages, "worksheets", "worksheet")
	})
	all := contenttype.Pages(s, Name, "worksheet", func(b *contenttype.Builder, p *site.Page) (any, error) {
		return worksheet(b, p, users.In(b)[p])
	})
	if section := s.At(folder); section != nil {
		all = append(all, list(s, section)...)
	}
	return all
}
