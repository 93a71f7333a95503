package search

import (
	"math"
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
	word
	alike alike
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
		c.words = append(c.words, tally{word: word{form, unasked}, alike: c.lexicon.synonyms[form]})
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

// lexicon is the words of one language.
type lexicon struct {
	stemmer  stemmer
	synonyms synonyms
	groups   []*group
	forms    map[string]*group
	stems    map[string]*group
	places   []int // of groups, where the page that is taken in has them
	pages    int
	words    int // of all texts
	counters []*counter
}

// group is the forms of a word.
type group struct {
	number int // in the lexicon
	forms  []string
	pages  int    // that have it, once they are encoded
	list   []byte // the same
}

// word is a word that is looked up once.
type word struct {
	form  string
	group int // its number in the lexicon, or unasked
}

const unasked = -1

// mention is how a group stands in a page. There are millions, so they are
// small: what is more than most says no more.
type mention struct {
	group uint32 // its number
	head  uint16
	body  uint16
}

// add takes in another form of the group.
func (m *mention) add(w *tally) {
	m.head = uint16(min(uint32(m.head)+w.head, math.MaxUint16))
	m.body = uint16(min(uint32(m.body)+w.body, math.MaxUint16))
}

func newLexicon(lang string, lists [][]string) *lexicon {
	return &lexicon{
		stemmer: stemmers[primary(lang)], synonyms: newSynonyms(lists), forms: map[string]*group{}, stems: map[string]*group{},
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

// take gives what a counter knows of a page, and takes the counter back.
func (l *lexicon) take(c *counter) []mention {
	said := make([]mention, 0, len(c.said))
	for _, n := range c.said {
		w := &c.words[n]
		at := l.place(said, &w.word)
		if at == len(said) {
			said = append(said, mention{group: uint32(w.group)})
		}
		said[at].add(w)
	}
	for _, w := range c.synonyms() {
		if l.place(said, w) == len(said) {
			said = append(said, mention{group: uint32(w.group), head: synonymWeight * unit})
		}
	}
	l.pages++
	l.words += c.body
	c.clear()
	l.counters = append(l.counters, c)
	return said
}

// place tells where a page has a word, which is to be its next one if it has not.
// What places say of another page does no harm.
func (l *lexicon) place(said []mention, w *word) int {
	if w.group == unasked {
		w.group = l.group(w.form).number
	}
	if at := l.places[w.group]; at < len(said) && said[at].group == uint32(w.group) {
		return at
	}
	l.places[w.group] = len(said)
	return len(said)
}

// group gives the group of a form.
func (l *lexicon) group(form string) *group {
	if g := l.forms[form]; g != nil {
		return g
	}
	stem := l.stemmer.stem(form)
	g := l.stems[stem]
	if g == nil {
		g = &group{number: len(l.groups)}
		l.stems[stem] = g
		l.groups, l.places = append(l.groups, g), append(l.places, 0)
	}
	g.forms = append(g.forms, form)
	l.forms[form] = g
	return g
}
