// Package site is the model of a programme: its settings, pages, sections and
// terms, with every record struct.
//
// It is built in phases and read-only afterwards: [Assemble] takes the decoded
// pages, leaves out what is not published today, gives each page its place and
// neighbours, and checks that every reference names a page and that no two
// pages have one address. Nothing here reads a file, renders, or knows what a
// content type means.
package site

import (
	"time"

	"golang.org/x/text/unicode/norm"

	"mentorbook/generator/internal/config"
	"mentorbook/generator/internal/frontmatter"
	"mentorbook/generator/internal/i18n"
	"mentorbook/generator/internal/permalink"
	"mentorbook/generator/internal/schema"
	"mentorbook/generator/internal/source"
)

// SectionType is the content type of a folder's own page, and HomeType that of
// the home page.
const (
	SectionType = "section"
	HomeType    = "home"
)

// Programme is what the whole site shares.
type Programme struct {
	Settings *config.Settings
	Words    *i18n.Catalogue
	Zone     *time.Location
	Today    time.Time // the day of the build in Zone, at midnight in UTC
	Drafts   Include   // whether drafts are published
	Future   Include   // whether pages with a later publish_on are
}

// Include says whether pages are published that usually are not.
type Include uint8

// The two ways.
const (
	LeaveOut Include = iota
	PutIn
)

// Page is one page with a file of its own, or the page of a folder without one.
type Page struct {
	Source source.Page
	File   string // the file as its author knows it, "content/mentors/ada.md"; empty without one
	Type   string
	ID     string // last part of the address; what references name
	URL    string
	Body   frontmatter.Body
	Record Record
	Refs   []schema.Reference

	// Plain fields that every type fills, so that lists, search, feeds and
	// checks need not know it.
	Title   string
	SortAs  string // what it is filed under, when not the title
	Summary string
	Lang    string // when it is not the site's
	Topics  []string
	Tongues []string // languages one can talk in
	For     []string // audiences that it is for, of the settings
	Levels  []string // of experience, of the settings
	Names   []string // other names it answers to
	Offers  []string // documents of the content folder that readers may download, by path
	NoIndex bool     // search engines are asked to leave it out
	Listed  Listing
	Owned   bool // a section that a content type makes the output of
	Unread  bool // its file could not be read: it is not published, and what names it is not to blame

	// Filled by Assemble.
	Parent   *Page
	Previous *Page
	Next     *Page
	Children []*Page // of a section or the home page, in order
	order    []byte  // see readingKey
}

// Listing says where a page is named.
type Listing uint8

// The ways to be listed.
const (
	Everywhere Listing = iota
	Quietly            // reached by its links only: not in lists, search, feeds or the sitemap
)

// Meta is the page's shared front matter; never nil.
func (p *Page) Meta() *Meta {
	if p.Record == nil {
		return &Meta{}
	}
	return p.Record.Common()
}

// Logical is the page's address without slashes at its ends.
func (p *Page) Logical() string { return p.Source.Logical }

// Searched tells whether the site's search may find the page.
func (p *Page) Searched() bool { return p.Listed == Everywhere && !p.Meta().Search.Is("false") }

// IsSection tells the page of a folder.
func (p *Page) IsSection() bool { return p.Type == SectionType || p.Type == HomeType }

// Site is the whole programme, assembled.
type Site struct {
	Programme

	Home  *Page
	Pages []*Page // published pages and sections, in reading order
	Moved []*Page // those of them that have old addresses

	byType    map[string][]*Page          // in reading order
	byID      map[string]map[string]*Page // type, id
	byLogical map[string]*Page
	bySource  map[string]*Page              // by path in NFC
	byTopic   map[string]map[string][]*Page // type, topic; in reading order
	byTongue  map[string][]*Page            // language code
	byName    map[string]map[string]*Page   // type, folded title or other name
	withheld  map[string]*Page              // not published today, or unread, by logical path
	sources   func() []string               // sorted, at the first hint that asks
}

// OfType lists the pages of a content type in reading order.
func (s *Site) OfType(name string) []*Page { return s.byType[name] }

// Find gives the page that a reference names, or nil when it is not published
// today. Type "any" takes a folder and a name.
func (s *Site) Find(contentType, id string) *Page {
	if contentType == AnyType {
		return s.byLogical[id]
	}
	return s.byID[contentType][id]
}

// Named gives the page of a type with a title or another name, case aside, or
// nil.
func (s *Site) Named(contentType, name string) *Page {
	return s.byName[contentType][permalink.Fold(name)]
}

// At gives the page at a logical path, or nil.
func (s *Site) At(logical string) *Page { return s.byLogical[logical] }

// FromFile gives the page of a file in the content folder, or nil. Letters with
// marks on them may be written in either way that Unicode knows.
func (s *Site) FromFile(path string) *Page { return s.bySource[norm.NFC.String(path)] }

// Withheld tells a page that exists but is not published today.
func (s *Site) Withheld(logical string) bool { return s.withheld[logical] != nil }

// Unread tells a page that exists and could not be read.
func (s *Site) Unread(logical string) bool {
	p := s.withheld[logical]
	return p != nil && p.Unread
}

// UnreadOf tells whether some page of a type could not be read, so that nobody
// knows its names.
func (s *Site) UnreadOf(contentType string) bool {
	for _, p := range s.withheld {
		if p.Unread && p.Type == contentType {
			return true
		}
	}
	return false
}

// AboutTopic lists the pages of a type that name a topic, in reading order.
func (s *Site) AboutTopic(topic, contentType string) []*Page { return s.byTopic[contentType][topic] }

// InTongue lists the people one can talk with in a language, in reading order.
func (s *Site) InTongue(code string) []*Page { return s.byTongue[code] }

// Tongues lists the languages one can talk in, by code.
func (s *Site) Tongues() []string { return sortedKeys(s.byTongue) }

// Sources lists the files of the content folder that are pages.
func (s *Site) Sources() []string { return s.sources() }

// AnyType is the type of a reference that may name a page of any type.
const AnyType = "any"
