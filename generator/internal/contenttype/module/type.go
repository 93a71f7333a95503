// Package module is the content type of units of training: for learners, and
// on a second page for those who lead it (practices C1, C3, C6, C7, E7).
//
// What an author wrote for facilitators is only on the second page, which is
// not announced to search engines and is no secret either. Modules that need
// each other in a circle stop the build, since nobody could begin.
package module

import (
	_ "embed"

	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/schema"
	"mentorbook/generator/internal/site"
	"mentorbook/generator/internal/view"
)

// Name of the type.
const Name = "module"

const (
	folder  = "training/modules"
	perPage = 100
)

//go:embed archetype.md
var archetype string

// Type describes the content type.
func Type() contenttype.Type {
	return contenttype.Type{
		Name: Name, Folder: folder,
		Doc:       "A unit of training with its minutes, objectives and exercises.",
		Schema:    schema.Of[site.Module](),
		New:       func() site.Record { return &site.Module{} },
		Load:      load,
		Rules:     rules,
		Body:      checkBody,
		Outputs:   outputs,
		Item:      item,
		Printed:   printed,
		Archetype: archetype,
		Views:     map[string]any{"module": view.Module{}, "facilitator": view.Module{}, "section": view.List{}, "partials/module-printed": view.Module{}},
	}
}

func record(p *site.Page) *site.Module { return p.Record.(*site.Module) }

func outputs(s *site.Site) []contenttype.Output {
	all := s.OfType(Name)
	links := contenttype.Derive(referring)
	list := contenttype.MakeOutputs(2*len(all) + 1)
	for _, p := range all {
		list = append(list,
			contenttype.PageOutput(p, "module", func(b *contenttype.Builder, p *site.Page) (any, error) { return learner(b, p, links.In(b)) }),
			contenttype.Output{
				URL: facilitatorURL(p), Layout: "facilitator", Page: p, Search: contenttype.Unlisted,
				View: func(b *contenttype.Builder) (any, error) { return facilitator(b, p, links.In(b)) },
			})
	}
	if section := s.At(folder); section != nil {
		list = append(list, contenttype.GroupedList(section, len(all), perPage, contenttype.Derive(byRole).In, heading)...)
	}
	return list
}

func facilitatorURL(p *site.Page) string { return p.URL + "facilitator/" }

// edges are the pages that name a module.
type edges struct{ needing, sheets, tracks map[*site.Page][]*site.Page }

func referring(s *site.Site) edges {
	return edges{
		needing: contenttype.Referring(s, s.OfType(Name), "requires"),
		sheets:  contenttype.Referring(s, s.OfType("worksheet"), "used_in"),
		tracks:  contenttype.Referring(s, s.OfType("track"), "module", "of"),
	}
}
