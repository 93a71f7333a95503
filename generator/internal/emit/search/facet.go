package search

import (
	"encoding/binary"
	"encoding/json"
	"slices"
	"strings"

	"mentorbook/generator/internal/site"
)

// Facet names what pages can be filtered by.
type Facet string

// The facets beside the content type.
const (
	Audience Facet = "audience"
	Level    Facet = "level"
	Topic    Facet = "topic"
	Language Facet = "language" // that one can talk in, or that the page is written in
)

// facets are in the order in which JSON has them.
var facets = [...]Facet{Audience, Language, Level, Topic}

// values gives what a page has of a facet.
func (ix *Index) values(p *site.Page, f Facet) []string {
	switch {
	case f == Audience:
		return p.For
	case f == Level:
		return p.Levels
	case f == Topic:
		return p.Topics
	case p.Tongues != nil:
		return p.Tongues
	}
	return []string{ix.language(p)}
}

// facetValue is one value of a facet, with the pages that have it.
type facetValue struct {
	id     string
	before int
	list   []byte
}

// encodeFacets writes all values: the length of the head, the head as JSON, by
// facet the id, name and length in bytes of each value, and the lists of pages,
// each as the distance from the one before.
func (ix *Index) encodeFacets() []byte {
	head, lists := map[Facet][][3]any{}, []byte(nil)
	for _, f := range facets {
		head[f] = [][3]any{}
		for _, v := range ix.facet(f) {
			head[f] = append(head[f], [3]any{v.id, ix.options.Label(f, v.id), len(v.list)})
			lists = append(lists, v.list...)
		}
	}
	text, err := json.Marshal(head)
	if err != nil {
		panic(err) // strings and numbers always marshal
	}
	return slices.Concat(binary.AppendUvarint(nil, uint64(len(text))), text, lists)
}

// facet gathers the values of a facet, in the order of their ids. What a page
// names twice it has once.
func (ix *Index) facet(f Facet) []*facetValue {
	var values []*facetValue
	for number, e := range ix.pages {
		for _, id := range ix.values(e.page, f) {
			at, known := slices.BinarySearchFunc(values, id, func(v *facetValue, id string) int { return strings.Compare(v.id, id) })
			if !known {
				values = slices.Insert(values, at, &facetValue{id: id})
			}
			v := values[at]
			if v.list != nil && v.before == number {
				continue
			}
			v.list = binary.AppendUvarint(v.list, uint64(number-v.before))
			v.before = number
		}
	}
	return values
}
