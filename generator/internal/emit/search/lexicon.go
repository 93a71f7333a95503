package search

import (
	"slices"

	"mentorbook/generator/internal/site"
)

// How much a word counts by where it stands, and the lengths, in words, at
// which a title, the headings and the keywords of a page are of usual length.
const (
	titleWeight, titleLength       = 8, 4
	headingWeight, headingLength   = 5, 12
	keywordWeight, keywordLength   = 5, 4
	synonymWeight                  = 2
	headNorm, bodyNorm, saturation = 0.3, 0.75, 1.6

	// unit is the weight of a word in the text of a page of usual length. Whole
	// numbers add up alike in any order.
	unit = 256
)

// counted is what a page says, by word.
type counted struct {
	words map[string]*tally
	line  []string // the plain words in their order, for phrases
	body  int      // number of words of the text
}

// tally is how a word stands in a page.
type tally struct {
	head uint32 // its weight in title, headings and keywords, in parts of a unit
	body uint32 // how often it stands in the text
}

// count reads the words of a page.
func count(p *site.Page, parts []section) counted {
	c := counted{words: map[string]*tally{}}
	var heads []string
	for _, s := range parts {
		if !s.ours() {
			heads = append(heads, s.heading)
		}
	}
	m := p.Meta()
	c.head([]string{p.Title}, titleWeight, titleLength)
	c.head(heads, headingWeight, headingLength)
	c.head(slices.Concat(m.Keywords, p.Names), keywordWeight, keywordLength)
	for _, s := range parts {
		for t := range tokens(s.text) {
			c.at(t).body++
			c.body++
		}
	}
	return c
}

func (c *counted) at(t token) *tally {
	if t.part == plain {
		c.line = append(c.line, t.form)
	}
	w := c.words[t.form]
	if w == nil {
		w = &tally{}
		c.words[t.form] = w
	}
	return w
}

// head counts texts that say more than their length.
func (c *counted) head(texts []string, weight, usual float64) {
	var found []*tally
	for _, text := range texts {
		for t := range tokens(text) {
			found = append(found, c.at(t))
		}
		c.line = append(c.line, "") // a phrase does not reach from one to the next
	}
	each := uint32(unit * weight / (1 - headNorm + headNorm*float64(len(found))/usual))
	for _, w := range found {
		w.head += each
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
func (l *lexicon) add(page uint32, c counted) {
	for form := range c.words {
		l.group(form) // so that what follows knows all forms, in whatever order pages come
	}
	for form := range l.phrases.in(c.line) {
		says := func(form string) bool { return c.words[form] != nil }
		if !slices.ContainsFunc(l.group(form).forms, says) {
			c.words[form] = &tally{head: synonymWeight * unit}
		}
	}
	for form, t := range c.words {
		g := l.group(form)
		if n := len(g.postings); n > 0 && g.postings[n-1].page == page {
			g.postings[n-1].head += t.head
			g.postings[n-1].body += t.body
			continue
		}
		g.postings = append(g.postings, posting{page, t.head, t.body})
	}
	l.pages++
	l.words += c.body
}

// group gives the group of a form.
func (l *lexicon) group(form string) *group {
	if g := l.forms[form]; g != nil {
		return g
	}
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
