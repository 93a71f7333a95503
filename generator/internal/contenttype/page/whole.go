package page

import (
	"fmt"

	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/markdown"
	"mentorbook/generator/internal/site"
	"mentorbook/generator/internal/view"
)

// search lists the site by section: a page of links that works without a
// script, and where a script shows what it finds.
func search(b *contenttype.Builder) (any, error) {
	v := &view.Search{Frame: b.Frame(b.T("search.title"), b.T("search.summary"), b.Link(b.Site.Home))}
	v.Breadcrumbs[0].Text = b.T("nav.home")
	rest := view.Group{ID: "more", Title: b.T("search.more")}
	for _, p := range b.TopLevel() {
		if p.IsSection() {
			v.Browse = append(v.Browse, b.Link(p))
			v.Groups = append(v.Groups, view.Group{ID: p.ID, Title: p.Title, URL: b.Link(p).URL, Help: p.Summary, Items: findable(b, p)})
		} else if p.Listed == site.Everywhere {
			rest.Items = append(rest.Items, b.Item(p))
		}
	}
	if rest.Items != nil {
		v.Groups = append(v.Groups, rest)
	}
	return v, b.Err()
}

// mostListed is the number of pages of a section up to which each is named;
// of a longer one, whose own list has pages, the folders are.
const mostListed = 150

// findable are the pages of a section, and its folders each with theirs.
func findable(b *contenttype.Builder, section *site.Page) []view.Item {
	var items []view.Item
	for _, p := range section.Children {
		if p.IsSection() {
			items = append(append(items, b.Item(p)), findable(b, p)...)
		} else if len(section.Children) <= mostListed {
			items = append(items, b.Items([]*site.Page{p})...)
		}
	}
	return items
}

// mostPrinted is the number of pages up to which the handbook is printed in
// one. A longer one would fit neither a browser nor a binder; its contents
// then lead to the pages.
const mostPrinted = 400

// printed is the whole handbook in one page: everything but people, their
// topics and what is of one day.
func printed(b *contenttype.Builder) (any, error) {
	v := &view.Print{Frame: b.Frame(b.T("print.title"), b.Site.Settings.Tagline, b.Link(b.Site.Home)), Date: b.Day(b.Site.Today)}
	v.Breadcrumbs[0].Text = b.T("nav.home")
	pages, sections := handbook(b, b.Site.Home)
	if len(pages) > mostPrinted {
		return v, b.Err()
	}
	b.Bundle = contenttype.Bundle{}
	for i, p := range append(pages, sections...) {
		b.Bundle[p] = fmt.Sprintf("p%d-", i+1)
	}
	for _, p := range b.TopLevel() {
		if _, inside := b.Bundle[p]; inside {
			part := printPart(b, p, 1)
			part.Children = chapters(b, p)
			v.Parts = append(v.Parts, part)
		}
	}
	v.Contents = v.Parts
	return v, b.Err()
}

func handbook(b *contenttype.Builder, section *site.Page) (pages, sections []*site.Page) {
	for _, p := range section.Children {
		switch {
		case p.IsSection():
			inner, deeper := handbook(b, p)
			if len(inner) > 0 {
				pages, sections = append(pages, inner...), append(append(sections, p), deeper...)
			}
		case p.Listed == site.Everywhere && b.PlaceOf(p) == contenttype.Handbook:
			pages = append(pages, p)
		}
	}
	return pages, sections
}

// chapters are the pages of a part. Folders in it are chapters too, followed by
// their own pages: paper has no deeper levels.
func chapters(b *contenttype.Builder, section *site.Page) []view.PrintPart {
	var list []view.PrintPart
	for _, p := range section.Children {
		if _, inside := b.Bundle[p]; inside {
			list = append(append(list, printPart(b, p, 2)), chapters(b, p)...)
		}
	}
	return list
}

// printPart shows one page; shift is how much deeper its headings go.
func printPart(b *contenttype.Builder, p *site.Page, shift int) view.PrintPart {
	return view.PrintPart{
		ID: b.Bundle[p] + contenttype.PartID, Title: p.Title, Summary: p.Summary,
		Body:  b.Render(p, b.Document(p), markdown.RenderOptions{HeadingShift: shift}),
		After: b.Printed(p),
	}
}
