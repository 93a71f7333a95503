// Package mentor is the content type of the people who mentor and coach: their
// profiles, the directory, and the pages by language (practices A1, A2, B7,
// B9, C5, D2, E1).
//
// A profile is published because its owner agreed to it: consent is checked
// before anything else, contact data stays out unless the owner asked, and
// search engines are asked to leave profiles out unless both the owner and the
// settings allow them.
package mentor

import (
	_ "embed"

	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/schema"
	"mentorbook/generator/internal/site"
	"mentorbook/generator/internal/view"
)

// Name of the type.
const Name = "mentor"

// Folder that holds the profiles.
const Folder = "mentors"

// findURL is the address of the page that finds a mentor by questions.
const findURL = "/find/"

// perPage is the number of cards on one page of a list.
const perPage = 48

//go:embed archetype.md
var archetype string

// Type describes the content type. The sheet overrides parts of the profiles.
func Type(sheet Sheet) contenttype.Type {
	return contenttype.Type{
		Name: Name, Folder: Folder,
		Doc:       "A person who mentors or coaches. One file a person; the file name is the address.",
		Place:     contenttype.People,
		Schema:    schema.Of[site.Mentor](),
		New:       func() site.Record { return &site.Mentor{} },
		Load:      func(c *contenttype.Check, p *site.Page) { load(c, p, sheet) },
		Rules:     rules,
		Body:      checkBody,
		Outputs:   outputs,
		Item:      item,
		Card:      card,
		Data:      data,
		Archetype: archetype,
		Views: map[string]any{
			"mentor": view.Mentor{}, "mentors": view.Directory{}, "language": view.Topic{}, "languages": view.Languages{}, "choose": view.Choose{}, "questions": view.Find{}, "join": view.Join{},
		},
	}
}

func outputs(s *site.Site) []contenttype.Output {
	all := s.OfType(Name)
	list := contenttype.Pages(s, Name, "mentor", profile)
	if len(all) == 0 && s.At(Folder) == nil {
		return list
	}
	section := s.At(Folder)
	list = append(list, contenttype.Paged(
		contenttype.Output{URL: section.URL, Layout: "mentors", Page: section}, len(all), perPage, contenttype.Derive(everybody).In, directory(section))...)
	list = append(list, contenttype.Output{URL: "/languages/", Layout: "languages", View: languages})
	list = append(list, contenttype.Output{URL: findURL, Layout: "questions", Search: contenttype.Unlisted, View: find})
	list = append(list, contenttype.Output{URL: contenttype.ChooseURL, Layout: "choose", Search: contenttype.Unlisted, View: choose})
	list = append(list, contenttype.Output{URL: contenttype.JoinURL, Layout: "join", View: join})
	for _, code := range s.Tongues() {
		count := len(s.InTongue(code))
		list = append(list, contenttype.Paged(
			contenttype.Output{URL: contenttype.TongueURL(code), Layout: "language", Search: contenttype.Unlisted},
			count, perPage, contenttype.Derive(speaking(code)).In, inLanguage(code, count))...)
	}
	return list
}

func everybody(s *site.Site) []*site.Page { return listed(s.OfType(Name)) }

// speaking lists the people one can talk with in a language.
func speaking(code string) func(s *site.Site) []*site.Page {
	return func(s *site.Site) []*site.Page { return listed(s.InTongue(code)) }
}

// listed puts the people who take no one at present last, and leaves the order
// else as it is.
func listed(people []*site.Page) []*site.Page {
	ordered, last := make([]*site.Page, 0, len(people)), []*site.Page(nil)
	for _, p := range people {
		if !record(p).Traits.Open {
			last = append(last, p)
			continue
		}
		ordered = append(ordered, p)
	}
	return append(ordered, last...)
}

func record(p *site.Page) *site.Mentor { return p.Record.(*site.Mentor) }
