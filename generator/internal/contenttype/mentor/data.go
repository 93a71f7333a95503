package mentor

import (
	"bytes"
	"html/template"

	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/facet"
	"mentorbook/generator/internal/site"
	"mentorbook/generator/internal/view"
)

// dataFolder is where the files of the filters lie.
const dataFolder = contenttype.DataFolder + "people/"

// notes are what the first file tells beside the facets.
type notes struct {
	Show       []string         `json:"show"`                 // facets in the order for readers
	Away       map[string][]int `json:"away"`                 // by month, the people without time in it
	Unsearched []int            `json:"unsearched,omitempty"` // those whom the site's search leaves out
}

// data makes what a reader's browser needs to look people up, in the directory
// and where they are found by questions. People are numbered in reading order.
func data(b *contenttype.Builder) ([]contenttype.File, error) {
	people := b.Site.OfType(Name)
	if len(people) == 0 {
		return nil, nil
	}
	list, show := facets(b, people)
	c := facet.Collection{Size: len(people), Facets: list, Notes: notes{show, awayByMonth(b.Site, people), unsearched(people)}}
	for _, p := range people {
		c.Names = append(c.Names, record(p).Name)
	}
	c.Fields, c.Card = fieldNames, func(i int) []any { return fields(card(b, people[i])) }
	encoded, err := facet.Encode(c)
	if err != nil {
		return nil, err
	}
	var files []contenttype.File
	for _, f := range encoded.All {
		files = append(files, contenttype.File{URL: dataFolder + f.Name + "." + encoded.ID + ".bin", Data: f.Data})
	}
	return files, b.Err()
}

func awayByMonth(s *site.Site, people []*site.Page) map[string][]int {
	away := map[string][]int{}
	for i, p := range people {
		for _, month := range awayIn(record(p), s.Today) {
			away[month] = append(away[month], i)
		}
	}
	return away
}

// unsearched lists the people whose profiles the site's search leaves out, so that
// a script can tell whom its numbers are of.
func unsearched(people []*site.Page) []int {
	var list []int
	for i, p := range people {
		if !p.Searched() {
			list = append(list, i)
		}
	}
	return list
}

// fieldNames are the names of a card's slots, in the order of fields.
var fieldNames = []string{"name", "lang", "url", "headline", "initials", "tint", "src", "srcset", "alt",
	"topic", "more", "language", "format", "place", "zone", "coach", "state", "places", "away"}

func fields(c view.Card) []any {
	var photo view.Picture
	if c.Avatar.Photo != nil {
		photo = *c.Avatar.Photo
	}
	return []any{c.Name, c.Lang, string(c.URL), c.Headline, c.Avatar.Initials, c.Avatar.Tint, string(photo.Src), string(photo.Srcset), photo.Alt,
		c.Topics, c.More, c.Languages, c.Formats, c.Place, c.Timezone, c.Coach, c.Places.State, c.Places.Text, c.Places.Away}
}

// slots is a card with the name of a slot, between tildes, in the place of each
// value, so that a script makes cards of the same markup as the theme does. The
// size stands for that of any photo: all are square.
func slots() view.Card {
	return view.Card{
		Name: "~name~", Lang: "~lang~", URL: "~url~", Headline: "~headline~",
		Avatar: view.Avatar{Initials: "~initials~", Tint: "~tint~"},
		Topics: []string{"~topic~"}, More: "~more~", Languages: []string{"~language~"}, Formats: []string{"~format~"},
		Place: "~place~", Timezone: "~zone~", Coach: "~coach~", Places: view.Places{State: "~state~", Text: "~places~", Away: "~away~"},
	}
}

// blanks are the two forms of a card with slots: with a photo and without.
func blanks(b *contenttype.Builder) ([]template.HTML, error) {
	plain, pictured := slots(), slots()
	plain.Linker, pictured.Linker = b.Linker, b.Linker
	pictured.Avatar.Photo = &view.Picture{Src: "~src~", Srcset: "~srcset~", Width: 384, Height: 384, Alt: "~alt~"}
	var all []template.HTML
	for _, c := range []view.Card{pictured, plain} {
		var w bytes.Buffer
		if err := b.Theme.Partial(&w, "mentor-card", c); err != nil {
			return nil, err
		}
		all = append(all, template.HTML(w.String()))
	}
	return all, nil
}
