// Package page is the content type of pages without a type of their own, and of
// what belongs to no one type: the home page, folders of plain pages, the list
// of everything for searching, the printed handbook and the page for addresses
// that are not there.
package page

import (
	_ "embed"

	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/schema"
	"mentorbook/generator/internal/site"
	"mentorbook/generator/internal/view"
)

// Name of the type.
const Name = "page"

// perPage is the number of entries on one page of a folder's list.
const perPage = 100

//go:embed archetype.md
var archetype string

// Type describes the content type.
func Type() contenttype.Type {
	return contenttype.Type{
		Name:      Name,
		Doc:       "A page of text: about, privacy, or whatever your programme needs.",
		Schema:    schema.Of[site.Plain](),
		New:       func() site.Record { return &site.Plain{} },
		Outputs:   outputs,
		Events:    cycle,
		Archetype: archetype,
		Views: map[string]any{
			"page": view.Page{}, "404": view.Page{}, "section": view.List{}, "home": view.Home{},
			"search": view.Search{}, "print": view.Print{},
		},
	}
}

func outputs(s *site.Site) []contenttype.Output {
	list := contenttype.Pages(s, Name, "page", one)
	for _, p := range s.Pages {
		// A folder inside one of a type is listed here too, whatever it holds.
		if p.Type == site.SectionType && !p.Owned {
			list = append(list, contenttype.SectionList(p, len(p.Children), perPage, func(*contenttype.Builder) []*site.Page { return p.Children })...)
		}
	}
	return append(list,
		contenttype.PageOutput(s.Home, "home", home),
		contenttype.Output{URL: "/search/", Layout: "search", View: search},
		contenttype.Output{URL: "/print/", Layout: "print", Search: contenttype.Unlisted, View: printed},
		contenttype.Output{URL: NotFound, Layout: "404", Search: contenttype.Unlisted, View: notFound},
	)
}

// NotFound is the address of the page that stands for missing ones.
const NotFound = "/404.html"

func one(b *contenttype.Builder, p *site.Page) (any, error) {
	return &view.Page{Frame: b.PageFrame(p), Date: b.Date(p.Meta().Date)}, b.Err()
}

func notFound(b *contenttype.Builder) (any, error) {
	return &view.Page{Frame: b.Frame(b.T("404.title"), "")}, b.Err()
}
