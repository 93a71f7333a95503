// Package view holds what layouts are given: plain values, ready to print.
//
// A layout decides nothing about a programme and looks nothing up. Every
// address in a view is relative to the page it stands on and came through
// [Linker.Href], which knows every address of the site, so a layout cannot
// link to a page that is not there. Text is plain and is escaped by the
// layout; only the types of html/template carry markup, and only this
// programme's own renderers make them.
//
// The structs are the contract with the authors of themes: a layout that names
// a field that is not here fails to load, with its file and line.
package view

import "html/template"

// Link is an address of the site or elsewhere with its words.
type Link struct {
	Text    string
	URL     template.URL
	Current bool // the page itself, or the section it is in
}

// Date is a day for people and for machines; its zero value is none.
type Date struct{ ISO, Text string }

// Moment is an instant: ISO 8601 with its offset, and in words in the
// programme's zone, whose name is Zone. Until is when what begins then is over,
// empty where nobody says how long it takes.
type Moment struct{ ISO, Text, Zone, Until string }

// Label is a value of a vocabulary in a reader's words.
type Label struct{ ID, Name, Help string }

// Picture is a picture of the site.
type Picture struct {
	Src           template.URL
	Srcset        template.Srcset
	Width, Height int
	Alt           string
}

// Item is one entry of a list of pages of any type.
type Item struct {
	Title   string
	URL     template.URL
	Summary string
	Lang    string // when it is not the page's
	Type    string // content type, for a class
	Label   string // the content type in a reader's words
	Facts   []string
	Badge   Badge
	Until   string // instant from which what is announced is over, as ISO 8601; empty for what lasts
	Weight  int
}

// Badge is a state, as a word and as a class.
type Badge struct{ Class, Text string }

// Group is a headed part of a list.
type Group struct {
	ID, Title, Help string
	URL             template.URL // of the page that the heading leads to; may be empty
	Items           []Item
}

// Heading is an entry of a page's contents; Level is 2 or 3.
type Heading struct {
	Level    int
	ID, Text string
}

// Pager leads through the pages of a long list. It is empty when there is one.
type Pager struct {
	Number, Total int
	Previous      template.URL
	Next          template.URL
	Pages         []Link // a window around the current one; Text is the number, empty for a gap
}

// Site is what every page of the site shares.
type Site struct {
	Title, Tagline string
	Language, Dir  string // of the interface: the words that are not an author's
	Locale         string // the language with its digits, for what browsers count
	Director       Director
	Examples       bool // some people shown are the starter's invented ones
}

// Director is the person who runs the programme.
type Director struct {
	Name, Role string
	Email      template.URL // mailto:, or empty
	EmailText  string
	Phone      template.URL // tel:, or empty
	PhoneText  string
	URL        template.URL
	Hours      string
}

// Frame is the part of a view that every layout has.
type Frame struct {
	Linker

	Site        *Site
	Lang, Dir   string // of the page's text; the interface has the site's
	Layout      string // its name, for a class on the body
	Section     string // first folder of the address, for a class
	Title       string // the h1
	WindowTitle string // the title element
	Summary     string
	Canonical   string // absolute, empty when the base URL is not known
	NoIndex     bool
	Example     bool          // the page is about an invented person of the starter
	Header      template.HTML // shared by all pages of a section and depth
	Footer      template.HTML
	Breadcrumbs []Link // from the home page to the parent
	Contents    []Heading
	Previous    *Link
	Next        *Link
	Edit        template.URL // "Edit this page", when the repository is known
	Report      template.URL // "Report a problem"
	Reviewed    Date
	ReviewedBy  string
	ReviewDue   Date // when the review no longer holds
	Image       *Picture
	Body        template.HTML
	Related     []Item
	Topics      []Link
	Feed        bool         // the page has the site's feed in its head
	Calendar    template.URL // the dates on the page, for readers' own calendars
}

// Bar is what the shared header and footer are rendered from.
type Bar struct {
	Linker
	Site     *Site
	Menu     []Link
	Logo     *Picture
	Sections []Link // every section, for the footer
	Pages    []Link // top pages such as privacy, for the footer
	Section  string
	Choose   template.URL // where choices of people become an application; empty without people
	Limit    int          // of choices
	Join     template.URL // where people become mentors; empty without people
}
