package search

import (
	"slices"
	"strings"

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

// mostKept is the number of words after which a counter forgets them all.
const mostKept = 60_000

// counter counts the words of one page after another, for one goroutine. The
// words stay known, so that most are looked up once.
type counter struct {
	lexicon *lexicon
	numbers map[string]int // of the words
	words   []tally
	said    []int // numbers of the words of the page
	line    []int // of the plain words in their order, for phrases; -1 between texts
	body    int   // number of words of the text
}

// tally is how a word stands in a page.
type tally struct {
	form  string
	group *group // nil until the lexicon was asked
	said  bool
	head  uint32 // its weight in title, headings and keywords, in parts of a unit
	body  uint32 // how often it stands in the text
}

func newCounter(l *lexicon) *counter { return &counter{lexicon: l, numbers: map[string]int{}} }

// count reads the words of a page.
func (c *counter) count(p *site.Page, parts []section) {
	m := p.Meta()
	c.head([]string{p.Title}, titleWeight, titleLength)
	for _, s := range parts { // one by one: what a heading says does not fade beside many others
		if !s.ours() {
			c.head([]string{s.heading}, headingWeight, headingLength)
		}
	}
	c.head(slices.Concat(m.Keywords, p.Names), keywordWeight, keywordLength)
	for _, s := range parts {
		for t := range tokens(s.text) {
			c.words[c.at(t)].body++
			c.body++
		}
		c.line = append(c.line, -1)
	}
}

// at gives the number of a word that the page says.
func (c *counter) at(t token) int {
	n, known := c.numbers[t.form]
	if !known {
		n = len(c.words)
		form := strings.Clone(t.form) // the text that it is a part of may go
		c.numbers[form] = n
		c.words = append(c.words, tally{form: form})
	}
	if w := &c.words[n]; !w.said {
		w.said = true
		c.said = append(c.said, n)
	}
	if t.part == plain {
		c.line = append(c.line, n)
	}
	return n
}

// head counts texts that say more than their length.
func (c *counter) head(texts []string, weight, usual float64) {
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

// clear makes ready for the next page.
func (c *counter) clear() {
	for _, n := range c.said {
		w := &c.words[n]
		w.said, w.head, w.body = false, 0, 0
	}
	c.said, c.line, c.body = c.said[:0], c.line[:0], 0
	if len(c.words) > mostKept {
		*c = *newCounter(c.lexicon)
	}
}

// lexicon is the words of one language with the pages they stand in.
type lexicon struct {
	stemmer  stemmer
	groups   []*group
	forms    map[string]*group
	stems    map[string]*group
	phrases  phrases
	pages    int
	words    int // of all texts
	counters []*counter
}

// group is the forms of a word.
type group struct {
	forms    []string
	postings []posting // of any order, until they are encoded
	pages    int       // that have it, once they are encoded
	list     []byte    // the same
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

// lend gives a counter that nobody uses.
func (l *lexicon) lend() *counter {
	last := len(l.counters) - 1
	if last < 0 {
		return newCounter(l)
	}
	c := l.counters[last]
	l.counters = l.counters[:last]
	return c
}

// take takes in what a counter knows of a page, and the counter back.
func (l *lexicon) take(page uint32, c *counter) {
	for _, n := range c.said {
		w := &c.words[n]
		if w.group == nil {
			w.group = l.group(w.form)
		}
		w.group.add(posting{page, w.head, w.body})
	}
	for form := range l.phrases.in(c) {
		if g := l.group(form); !g.has(page) {
			g.add(posting{page: page, head: synonymWeight * unit})
		}
	}
	l.pages++
	l.words += c.body
	c.clear()
	l.counters = append(l.counters, c)
}

// has tells whether the page that was added last is this one.
func (g *group) has(page uint32) bool {
	n := len(g.postings)
	return n > 0 && g.postings[n-1].page == page
}

// add takes in a page, of which the group may have another form already.
func (g *group) add(p posting) {
	if !g.has(p.page) {
		g.postings = append(g.postings, p)
		return
	}
	last := &g.postings[len(g.postings)-1]
	last.head += p.head
	last.body += p.body
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
