package search

import (
	"slices"
	"strings"
	"sync"

	"mentorbook/generator/internal/site"
)

// How much a word counts by where it stands, and the lengths, in words, at
// which a title, the headings and the keywords of a page are of usual length.
const (
	titleWeight, titleLength       = 8, 4
	headingWeight, headingLength   = 5, 4
	keywordWeight, keywordLength   = 5, 4
	synonymWeight                  = 2
	headNorm, bodyNorm, saturation = 0.3, 0.75, 1.6

	// unit is the weight of a word in the text of a page of usual length. Whole
	// numbers add up alike in any order.
	unit = 256
)

// counted is what a page says, by word.
type counted struct {
	numbers map[string]int // of the words
	words   []tally
	line    []int // numbers of the plain words in their order, for phrases; -1 between texts
	body    int   // number of words of the text
}

// tally is how a word stands in a page.
type tally struct {
	form string
	head uint32 // its weight in title, headings and keywords, in parts of a unit
	body uint32 // how often it stands in the text
}

// counts are kept from page to page.
var counts = sync.Pool{New: func() any { return &counted{numbers: map[string]int{}} }}

// count reads the words of a page.
func count(p *site.Page, parts []section) *counted {
	c := counts.Get().(*counted)
	clear(c.numbers)
	c.words, c.line, c.body = c.words[:0], c.line[:0], 0
	var heads []string
	for _, s := range parts {
		if !s.ours() {
			heads = append(heads, s.heading)
		}
	}
	m := p.Meta()
	c.head([]string{p.Title}, titleWeight, titleLength)
	for _, heading := range heads { // one by one: what a heading says does not fade beside many others
		c.head([]string{heading}, headingWeight, headingLength)
	}
	c.head(slices.Concat(m.Keywords, p.Names), keywordWeight, keywordLength)
	for _, s := range parts {
		for t := range tokens(s.text) {
			c.words[c.at(t)].body++
			c.body++
		}
		c.line = append(c.line, -1)
	}
	return c
}

// at gives the number of a word.
func (c *counted) at(t token) int {
	n, known := c.numbers[t.form]
	if !known {
		n = len(c.words)
		c.numbers[t.form] = n
		c.words = append(c.words, tally{form: t.form})
	}
	if t.part == plain {
		c.line = append(c.line, n)
	}
	return n
}

// head counts texts that say more than their length.
func (c *counted) head(texts []string, weight, usual float64) {
	var found []int
	for _, text := range texts {
		for t := range tokens(text) {
			found = append(found, c.at(t))
		}
		c.line = append(c.line, -1) // a phrase does not reach from one to the next
	}
	each := uint32(unit * weight / (1 - headNorm + headNorm*float64(len(found))/usual))
	for _, n := range found {
		c.words[n].head += each
	}
}

// lexicon is the words of one language with the pages they stand in.
type lexicon struct {
	stemmer stemmer
	groups  []*group
	forms   map[string]*group
	stems   map[string]*group
	phrases phrases
	pages   int
	words   int // of all texts
}

// group is the forms of a word.
type group struct {
	forms    []string
	postings []posting // of any order until they are written
}

// posting is a page that has a word.
type posting struct {
	page uint32
	head uint32
	body uint32
}

func newLexicon(lang string, synonyms [][]string) *lexicon {
	return &lexicon{
		stemmer: stemmers[primary(lang)], forms: map[string]*group{}, stems: map[string]*group{}, phrases: newPhrases(synonyms),
	}
}

// add takes in a page.
func (l *lexicon) add(page uint32, c *counted) {
	groups := make([]*group, len(c.words))
	for i, w := range c.words {
		groups[i] = l.group(w.form)
	}
	for form := range l.phrases.in(c) {
		if g := l.group(form); !slices.Contains(groups, g) {
			groups = append(groups, g)
			c.words = append(c.words, tally{form: form, head: synonymWeight * unit})
		}
	}
	for i, w := range c.words {
		g := groups[i]
		if n := len(g.postings); n > 0 && g.postings[n-1].page == page {
			g.postings[n-1].head += w.head
			g.postings[n-1].body += w.body
			continue
		}
		g.postings = append(g.postings, posting{page, w.head, w.body})
	}
	l.pages++
	l.words += c.body
}

// group gives the group of a form.
func (l *lexicon) group(form string) *group {
	if g := l.forms[form]; g != nil {
		return g
	}
	form = strings.Clone(form) // the text that it is a part of may go
	stem := l.stemmer.stem(form)
	g := l.stems[stem]
	if g == nil {
		g = &group{}
		l.stems[stem] = g
		l.groups = append(l.groups, g)
	}
	g.forms = append(g.forms, form)
	l.forms[form] = g
	return g
}
