package mentor

import (
	"hash/fnv"
	"slices"

	"mentorbook/generator/internal/site"
)

// peers holds what people are compared by, beside each other in memory: every
// profile is held against some fifty others. People, and words they may share,
// are numbers here.
type peers struct {
	pages  []*site.Page
	number map[*site.Page]int32 // index in pages and traits
	traits []traits
	words  []uint32  // of all people
	about  [][]int32 // the people who can be found by a topic, by its number
}

// traits are those of one person; 0 stands for what is not known. The words are
// the topics and then the likes, which are values, interests and languages;
// each part is sorted.
type traits struct {
	start                          uint32 // where to begin in lists of candidates
	team, organisation, country    uint32
	firstWord, firstLike, endOfAll uint32
	since                          int16
	open                           bool // takes a mentee at present
}

func newPeers(pages []*site.Page) *peers {
	c := &peers{pages: pages, number: make(map[*site.Page]int32, len(pages)), traits: make([]traits, len(pages))}
	known := numbers{"": 0}
	for i, p := range pages {
		c.number[p] = int32(i)
		c.traits[i] = c.of(p, known)
		for _, topic := range c.topics(int32(i)) {
			c.about = append(c.about, make([][]int32, max(0, int(topic)+1-len(c.about)))...)
			if p.Listed == site.Everywhere {
				c.about[topic] = append(c.about[topic], int32(i))
			}
		}
	}
	return c
}

// of gathers what a person is compared by.
func (c *peers) of(p *site.Page, known numbers) traits {
	m := record(p)
	t := traits{
		start: hash(p.ID), since: int16(m.Since.Int()), open: placesOf(m).Left > 0,
		team: known.of(m.Team), organisation: known.of(m.Organisation), country: known.of(m.Country),
	}
	t.firstWord = c.add(known, p.Topics)
	t.firstLike = c.add(known, m.Values, m.Interests, p.Tongues)
	t.endOfAll = uint32(len(c.words))
	return t
}

// add appends the numbers of words, sorted and each once, and tells where they
// begin.
func (c *peers) add(known numbers, lists ...[]string) uint32 {
	first := len(c.words)
	for _, list := range lists {
		for _, word := range list {
			c.words = append(c.words, known.of(word))
		}
	}
	slices.Sort(c.words[first:])
	c.words = c.words[:first+len(slices.Compact(c.words[first:]))]
	return uint32(first)
}

func (c *peers) topics(person int32) []uint32 {
	t := &c.traits[person]
	return c.words[t.firstWord:t.firstLike]
}

func (c *peers) likes(person int32) []uint32 {
	t := &c.traits[person]
	return c.words[t.firstLike:t.endOfAll]
}

// numbers gives each word a number of its own.
type numbers map[string]uint32

func (n numbers) of(word string) uint32 {
	number, known := n[word]
	if !known {
		number = uint32(len(n))
		n[word] = number
	}
	return number
}

func hash(text string) uint32 {
	h := fnv.New32a()
	h.Write([]byte(text))
	return h.Sum32()
}

// shared counts what two sorted lists have in common.
func shared(a, b []uint32) int {
	n := 0
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case a[0] > b[0]:
			b = b[1:]
		default:
			n, a, b = n+1, a[1:], b[1:]
		}
	}
	return n
}
