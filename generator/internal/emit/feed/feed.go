// Package feed writes the site's Atom feed (RFC 4287): the newest dated pages.
// People are not in it; what is in it is public text of a page.
package feed

import (
	"encoding/xml"
	"time"

	"mentorbook/generator/internal/permalink"
)

// Most is the number of entries.
const Most = 30

// Feed is what the feed says of the site. Base is the site's base URL, without
// which there can be no feed.
type Feed struct {
	Base, Title, Subtitle, Language, Author string
	Entries                                 []Entry // newest first
}

// Entry is one page.
type Entry struct {
	URL, Title, Summary string
	Updated             time.Time
}

type document struct {
	XMLName  xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
	Lang     string   `xml:"xml:lang,attr"`
	Title    string   `xml:"title"`
	Subtitle string   `xml:"subtitle,omitempty"`
	ID       string   `xml:"id"`
	Updated  string   `xml:"updated"`
	Links    []link   `xml:"link"`
	Author   string   `xml:"author>name"`
	Entries  []entry  `xml:"entry"`
}

type link struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
	Href string `xml:"href,attr"`
}

type entry struct {
	Title   string `xml:"title"`
	ID      string `xml:"id"`
	Updated string `xml:"updated"`
	Link    link   `xml:"link"`
	Summary string `xml:"summary,omitempty"`
}

// Write gives the file's bytes. The feed is as new as its newest entry, so that
// the same content gives the same bytes on any day; an empty one is as old as
// time itself.
func Write(f Feed) ([]byte, error) {
	d := document{
		Lang: f.Language, Title: f.Title, Subtitle: f.Subtitle, ID: f.Base, Author: f.Author,
		Updated: time.Unix(0, 0).UTC().Format(time.RFC3339),
		Links: []link{
			{"alternate", "text/html", f.Base},
			{"self", "application/atom+xml", permalink.Absolute(f.Base, "/feed.xml")},
		},
	}
	for i, e := range f.Entries[:min(Most, len(f.Entries))] {
		address := permalink.Absolute(f.Base, e.URL)
		updated := e.Updated.UTC().Format(time.RFC3339)
		if i == 0 {
			d.Updated = updated
		}
		d.Entries = append(d.Entries, entry{e.Title, address, updated, link{"alternate", "text/html", address}, e.Summary})
	}
	data, err := xml.MarshalIndent(d, "", "  ")
	return append(append([]byte(xml.Header), data...), '\n'), err
}
