package feed_test

import (
	"encoding/xml"
	"fmt"
	"strings"
	"testing"
	"time"

	"mentorbook/generator/internal/emit/feed"
)

// atom is what RFC 4287 section 4 asks of a feed, as another program reads it.
type atom struct {
	XMLName  xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
	Lang     string   `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
	Title    string   `xml:"http://www.w3.org/2005/Atom title"`
	Subtitle string   `xml:"http://www.w3.org/2005/Atom subtitle"`
	ID       string   `xml:"http://www.w3.org/2005/Atom id"`
	Updated  string   `xml:"http://www.w3.org/2005/Atom updated"`
	Author   string   `xml:"http://www.w3.org/2005/Atom author>name"`
	Links    []link   `xml:"http://www.w3.org/2005/Atom link"`
	Entries  []struct {
		Title   string `xml:"title"`
		ID      string `xml:"id"`
		Updated string `xml:"updated"`
		Summary string `xml:"summary"`
		Links   []link `xml:"link"`
	} `xml:"http://www.w3.org/2005/Atom entry"`
}

type link struct {
	Rel  string `xml:"rel,attr"`
	Href string `xml:"href,attr"`
}

func read(t *testing.T, f feed.Feed) (atom, string) {
	t.Helper()
	data, err := feed.Write(f)
	if err != nil {
		t.Fatal(err)
	}
	var a atom
	if err := xml.Unmarshal(data, &a); err != nil {
		t.Fatalf("%v in\n%s", err, data)
	}
	return a, string(data)
}

func day(s string) time.Time {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		panic(err)
	}
	return t
}

func TestWrite(t *testing.T) {
	a, text := read(t, feed.Feed{Base: "https://example.org/m/", Title: `Salt & <Pepper> "x"`, Subtitle: "]]> it's", Language: "pt-BR", Author: "Sam",
		Entries: []feed.Entry{
			{URL: "/guides/ça/", Title: "<script>alert(1)</script>", Summary: "a\x00b\x1bc & d", Updated: day("2026-05-02")},
			{URL: "/about/", Title: "About", Updated: day("2026-01-01")},
		}})
	if !strings.HasPrefix(text, xml.Header) {
		t.Error("the file has no XML declaration")
	}
	if a.Lang != "pt-BR" || a.Title != `Salt & <Pepper> "x"` || a.Subtitle != "]]> it's" || a.Author != "Sam" || a.ID != "https://example.org/m/" {
		t.Errorf("got %+v", a)
	}
	if a.Updated != "2026-05-02T00:00:00Z" {
		t.Errorf("the feed is as new as %s", a.Updated)
	}
	want := []link{{"alternate", "https://example.org/m/"}, {"self", "https://example.org/m/feed.xml"}}
	if len(a.Links) != 2 || a.Links[0] != want[0] || a.Links[1] != want[1] {
		t.Errorf("links are %v", a.Links)
	}
	e := a.Entries[0]
	address := "https://example.org/m/guides/%C3%A7a/"
	if e.Title != "<script>alert(1)</script>" || e.ID != address || e.Links[0].Href != address || e.Summary != "a\uFFFDb\uFFFDc & d" {
		t.Errorf("the first entry is %+v", e)
	}
	if strings.Contains(text, "<summary></summary>") {
		t.Error("an empty summary is written")
	}
}

func TestBounds(t *testing.T) {
	if a, _ := read(t, feed.Feed{Base: "https://example.org/"}); a.Updated != "1970-01-01T00:00:00Z" || len(a.Entries) != 0 {
		t.Errorf("an empty feed is %+v", a)
	}
	f := feed.Feed{Base: "https://example.org/"}
	for i := range feed.Most + 5 {
		f.Entries = append(f.Entries, feed.Entry{URL: fmt.Sprintf("/p%d/", i), Updated: day("2026-05-02").AddDate(0, 0, -i)})
	}
	a, _ := read(t, f)
	if len(a.Entries) != feed.Most || a.Entries[feed.Most-1].ID != fmt.Sprintf("https://example.org/p%d/", feed.Most-1) {
		t.Errorf("the feed has %d entries", len(a.Entries))
	}
}
