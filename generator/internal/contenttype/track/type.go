// Package track is the content type of ordered paths through the training, and
// of the page that shows the whole of it: the curriculum map, the tracks with
// their stops, the electives and the dates to come (practices C1, C3 to C6).
//
// Tracks that need each other in a circle stop the build, since nobody could
// begin.
package track

import (
	_ "embed"

	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/schema"
	"mentorbook/generator/internal/site"
	"mentorbook/generator/internal/view"
)

// Name of the type.
const Name = "track"

const (
	folder   = "training/tracks"
	training = "training"
	perPage  = 100
)

//go:embed archetype.md
var archetype string

// Type describes the content type.
func Type() contenttype.Type {
	return contenttype.Type{
		Name: Name, Folder: folder, Sections: []string{training},
		Doc:       "An ordered path of modules, with breaks, worksheets and dates.",
		Schema:    schema.Of[site.Track](),
		New:       func() site.Record { return &site.Track{} },
		Load:      load,
		Rules:     rules,
		Outputs:   outputs,
		Item:      item,
		Printed:   printed,
		Events:    events,
		Archetype: archetype,
		Views:     map[string]any{"track": view.Track{}, "training": view.Training{}, "section": view.List{}, "partials/track-printed": view.Track{}},
	}
}

func record(p *site.Page) *site.Track { return p.Record.(*site.Track) }

func outputs(s *site.Site) []contenttype.Output {
	list := contenttype.Pages(s, Name, "track", track)
	if section := s.At(training); section != nil {
		list = append(list, contenttype.PageOutput(section, "training", curriculum))
	}
	if section := s.At(folder); section != nil {
		list = append(list, contenttype.GroupedList(section, len(s.OfType(Name)), perPage, contenttype.Derive(byAudience).In, heading)...)
	}
	return list
}

// byAudience lists the tracks in the order of the settings' audiences.
func byAudience(s *site.Site) []*site.Page {
	var ordered []*site.Page
	for _, l := range s.Settings.Audiences {
		for _, p := range s.OfType(Name) {
			if record(p).For.Audience.Value == l.ID.Value {
				ordered = append(ordered, p)
			}
		}
	}
	return ordered
}

func heading(b *contenttype.Builder, p *site.Page) view.Group {
	l := b.Label("audiences", record(p).For.Audience.Value)
	return view.Group{ID: l.ID, Title: l.Name, Help: l.Help}
}
