package search

import "slices"

// synonyms tell by a word what means the same as it, or as words that begin
// with it.
type synonyms map[string]alike

type alike struct {
	words   []*word  // of all that mean the same as the word
	phrases []phrase // that begin with it
}

// phrase is several words with one meaning.
type phrase struct {
	rest  []string // after the first
	words []*word  // of all that mean the same
}

// newSynonyms reads lists of words or phrases that mean the same.
func newSynonyms(lists [][]string) synonyms {
	all := synonyms{}
	for _, list := range lists {
		same := make([][]string, 0, len(list))
		for _, text := range list {
			if words := plainWords(text); words != nil {
				same = append(same, words)
			}
		}
		for i, words := range same {
			var others []*word
			for _, form := range slices.Concat(slices.Delete(slices.Clone(same), i, i+1)...) {
				others = append(others, &word{form, unasked})
			}
			a := all[words[0]]
			if len(words) == 1 {
				a.words = append(a.words, others...)
			} else {
				a.phrases = append(a.phrases, phrase{words[1:], others})
			}
			all[words[0]] = a
		}
	}
	return all
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

// synonyms gives the words that mean the same as what the page says, some of
// them several times.
func (c *counter) synonyms() []*word {
	var words []*word
	for _, n := range c.said {
		words = append(words, c.words[n].alike.words...)
	}
	for i, n := range c.line {
		if n < 0 {
			continue
		}
		for _, p := range c.words[n].alike.phrases {
			if c.says(p.rest, i+1) {
				words = append(words, p.words...)
			}
		}
	}
	return words
}

// says tells whether words stand at a place of the line.
func (c *counter) says(words []string, at int) bool {
	if len(c.line)-at < len(words) {
		return false
	}
	for i, word := range words {
		if n := c.line[at+i]; n < 0 || c.words[n].form != word {
			return false
		}
	}
	return true
}
