// Package contenttype is the seam between the generator and the content types:
// what a type must offer, and what it is given to make its pages.
//
// A type is one value of [Type] in a folder of its own below this one. It
// checks its front matter once that is decoded, names the outputs it has, and
// fills the views of its layouts. Types do not import each other; what one
// shows of another's pages goes through [Builder.Item] and the plain fields of
// site.Page. Nothing outside a type's folder switches on its name.
package contenttype

import (
	"bytes"
	"html/template"
	"strings"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/markdown"
	"mentorbook/generator/internal/schema"
	"mentorbook/generator/internal/site"
	"mentorbook/generator/internal/view"
)

// Type is a content type. Name, Folder, Doc, Schema, New, Outputs and Archetype
// must be set; the functions must not keep state.
type Type struct {
	Name   string // singular: "mentor"
	Folder string // where its pages lie: "mentors"; empty for pages without a folder of their own
	// Sections are further folders whose page the type makes.
	Sections []string
	Doc      string // one sentence for the author's reference
	Place    Place  // what of the programme its pages belong to
	Schema   *schema.Schema
	// New makes an empty record for the decoder to fill.
	New func() site.Record
	// Load checks a decoded record and fills the page's plain fields beyond
	// those that every type takes from the shared front matter.
	Load func(c *Check, p *site.Page)
	// Rules checks what only the whole site knows.
	Rules func(s *site.Site, report Report)
	// Body checks the parsed text of a page.
	Body func(c *Check, p *site.Page, d *markdown.Document)
	// Outputs names everything that the type puts on the site, its list pages
	// among them. It depends on no more than which pages there are, on their
	// topics and languages, and on whether they are announced: the preview asks
	// again only when one of these changed, and else keeps the outputs. So what
	// a view shows is looked up when it is made, see [Derived].
	Outputs func(s *site.Site) []Output
	// Item adds what a list shows of a page of this type; title, address and
	// summary are there already.
	Item func(b *Builder, p *site.Page, item *view.Item)
	// Card makes the card of a person; types without people leave it nil.
	Card func(b *Builder, p *site.Page) view.Card
	// Printed gives what a page has beside its text in the printed handbook;
	// types whose pages are their text leave it nil.
	Printed func(b *Builder, p *site.Page) (template.HTML, error)
	// Data makes the files that the type's pages fetch while they are read, the
	// one that is read first in front. The builder's addresses begin with
	// DataRoot. Types without such files leave it nil.
	Data func(b *Builder) ([]File, error)
	// Events lists the dates of all its pages, for calendars; types without dates
	// leave it nil.
	Events func(s *site.Site) []Event
	// Views gives a zero view for each layout that Outputs names, for the type
	// check of themes.
	Views map[string]any
	// Archetype is the text of a new page; {name} stands for its name, {today}
	// for the day. A line that ends with a full stop or an ellipsis is there to be
	// replaced, see Placeholders; all others may stay.
	Archetype string
}

// Placeholders lists the lines of a new page that its author is to replace.
func (t *Type) Placeholders() [][]byte {
	var lines [][]byte
	for line := range strings.Lines(t.Archetype) {
		if line = strings.TrimRight(line, "\n"); strings.HasSuffix(line, ".") || strings.HasSuffix(line, "…") {
			lines = append(lines, []byte(line))
		}
	}
	return lines
}

// Place says what part of the programme a type's pages are.
type Place uint8

// The places.
const (
	Handbook Place = iota // printed with the handbook
	People                // people, and what is told of one day: not printed
)

// Report adds a finding about a page's front matter at a place in its file.
type Report func(s diag.Severity, p *site.Page, at schema.At, code, message, hint string)

// Output is one page of the site.
type Output struct {
	URL    string
	Layout string
	Page   *site.Page // whose file it comes from; nil for a page without one
	Search Reach      // whether search engines and the sitemap may have it
	// View makes the view of the layout.
	View func(b *Builder) (any, error)
}

// Reach says how widely an output is announced.
type Reach uint8

// The reaches.
const (
	Announced Reach = iota // in the sitemap
	Unlisted               // noindex, not in the sitemap
)

// Pages makes an output for each page of a type, at the page's own address.
func Pages(s *site.Site, contentType, layout string, make func(b *Builder, p *site.Page) (any, error)) []Output {
	pages := s.OfType(contentType)
	outputs := MakeOutputs(len(pages))
	show := ofPage(make)
	for _, p := range pages {
		outputs = append(outputs, pageOutput(p, layout, show))
	}
	return outputs
}

// MakeOutputs makes an empty list with room for n.
func MakeOutputs(n int) []Output { return make([]Output, 0, n) }

// PageOutput is the output of one page at its own address.
func PageOutput(p *site.Page, layout string, make func(b *Builder, p *site.Page) (any, error)) Output {
	return pageOutput(p, layout, ofPage(make))
}

// ofPage is the view of an output's own page, one function for all of a type.
func ofPage(make func(b *Builder, p *site.Page) (any, error)) func(b *Builder) (any, error) {
	return func(b *Builder) (any, error) { return make(b, b.Output.Page) }
}

func pageOutput(p *site.Page, layout string, show func(b *Builder) (any, error)) Output {
	o := Output{URL: p.URL, Layout: layout, Page: p, View: show}
	if p.NoIndex || p.Listed == site.Quietly {
		o.Search = Unlisted
	}
	return o
}

// Check is given to the functions that judge one page.
type Check struct {
	site.Programme
	Tongues  *Tongues
	Files    Files
	File     schema.File
	Problems diag.List
}

// Error reports what stops the build.
func (c *Check) Error(at schema.At, code, message, hint string) {
	c.Problems = append(c.Problems, c.File.Diagnostic(diag.Error, at, 1, code, message, hint))
}

// Warn reports what should be mended.
func (c *Check) Warn(at schema.At, code, message, hint string) {
	c.Problems = append(c.Problems, c.File.Diagnostic(diag.Warning, at, 1, code, message, hint))
}

// At gives the place of a key at the front of its line, or else that of the
// front matter.
func (c *Check) At(key string) schema.At {
	number := 0
	for line := range bytes.Lines(c.File.Text) {
		number++
		if bytes.HasPrefix(line, []byte(key+":")) {
			return schema.Place(number, 1)
		}
	}
	return schema.At{Line: 1, Column: 1}
}
