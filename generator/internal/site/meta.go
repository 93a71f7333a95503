package site

import "mentorbook/generator/internal/schema"

// Meta is the front matter that every content type shares.
type Meta struct {
	Title       string            `key:"title,required" doc:"The page's heading and its name in lists." example:"How to run a first meeting"`
	Summary     string            `key:"summary" doc:"One or two sentences for lists, search and link previews."`
	Date        schema.Date       `key:"date" doc:"The day the page was first published." example:"2026-03-01"`
	Weight      int               `key:"weight" doc:"Order among its neighbours: small numbers come first; pages without one come last, by title."`
	Topics      []schema.Ref      `key:"topics" ref:"topic" doc:"Topics the page is about, by the file names of content/topics." example:"[negotiation]"`
	Lang        string            `key:"lang" doc:"Language of this page when it differs from the site's, as a code." example:"de"`
	Draft       bool              `key:"draft" doc:"true leaves the page out of the site. A draft is unlisted, never private: it can be read in the repository."`
	Example     bool              `key:"example" doc:"true: a page of the starter about invented people; examples: false in the settings leaves it out."`
	PublishOn   schema.Date       `key:"publish_on" doc:"The first day the page is on the site."`
	ExpireOn    schema.Date       `key:"expire_on" doc:"The first day the page is no longer on the site."`
	Owner       string            `key:"owner" doc:"Who keeps the page right: a role or a name." example:"Programme director"`
	ReviewedOn  schema.Date       `key:"reviewed_on" doc:"When somebody last checked that the page is still true."`
	ReviewEvery schema.Period     `key:"review_every" doc:"How long a review holds." example:"6 months"`
	Aliases     []schema.Text     `key:"aliases" doc:"Old addresses that lead here, written as the old links have them, capitals and all." example:"[/mentors/how-to/]"`
	Related     []schema.Ref      `key:"related" ref:"any" doc:"Pages to read next, by folder and file name." example:"[guides/first-meeting]"`
	Keywords    []string          `key:"keywords" doc:"Words readers search for that the text does not use."`
	Image       Image             `key:"image" doc:"A picture for the page and its link previews."`
	Search      schema.Choice     `key:"search" enum:"true false" doc:"false keeps the page out of the search."`
	Params      map[string]string `key:"params" doc:"Values of your own, for your theme or extra facets."`
}

// Common gives the shared front matter of any record that embeds it.
func (m *Meta) Common() *Meta { return m }

// Image is a picture of a page bundle with the words that stand for it.
type Image struct {
	Src schema.Text `key:"src,required" doc:"The picture's file, beside the page." example:"cover.jpg"`
	Alt string      `key:"alt,required" doc:"What the picture shows, for those who cannot see it."`
}

// Record is the typed front matter of one page.
type Record interface{ Common() *Meta }
