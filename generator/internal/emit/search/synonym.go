package search

import (
	"iter"
	"slices"
)

// phrases finds words that mean the same as others.
type phrases struct {
	first map[string][]phrase // by their first word
}

type phrase struct {
	words []string
	other []string // the words of all that mean the same
}

// newPhrases reads lists of words or phrases that mean the same.
func newPhrases(synonyms [][]string) phrases {
	p := phrases{map[string][]phrase{}}
	for _, list := range synonyms {
		alike := make([][]string, 0, len(list))
		for _, text := range list {
			if words := plainWords(text); words != nil {
				alike = append(alike, words)
			}
		}
		for i, words := range alike {
			other := slices.Concat(slices.Delete(slices.Clone(alike), i, i+1)...)
			p.first[words[0]] = append(p.first[words[0]], phrase{words, other})
		}
	}
	return p
}

func plainWords(text string) []string {
	var words []string
	for t := range tokens(text) {
		if t.part == plain {
			words = append(words, t.form)
		}
	}
	return words
}

// in gives, once each, the words that mean the same as what a page says.
func (p phrases) in(c *counter) iter.Seq[string] {
	return func(yield func(string) bool) {
		given := map[string]bool{}
		for first, begun := range p.first {
			n, known := c.numbers[first]
			if !known || !c.words[n].said {
				continue
			}
			for _, ph := range begun {
				if !ph.stands(c, n) {
					continue
				}
				for _, other := range ph.other {
					if !given[other] {
						given[other] = true
						if !yield(other) {
							return
						}
					}
				}
			}
		}
	}
}

// stands tells whether a phrase stands in a page; n is the number of its first
// word there.
func (p phrase) stands(c *counter, n int) bool {
	if len(p.words) == 1 {
		return true
	}
	for i, word := range c.line {
		if word == n && len(c.line)-i >= len(p.words) && p.at(c, i) {
			return true
		}
	}
	return false
}

func (p phrase) at(c *counter, i int) bool {
	for j, word := range p.words {
		if n := c.line[i+j]; n < 0 || c.words[n].form != word {
			return false
		}
	}
	return true
}
