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

// in gives, once each, the words that mean the same as what a text says.
func (p phrases) in(line []string) iter.Seq[string] {
	return func(yield func(string) bool) {
		if len(p.first) == 0 {
			return
		}
		given := map[string]bool{}
		for i, word := range line {
			for _, ph := range p.first[word] {
				if len(ph.words) > len(line)-i || !slices.Equal(ph.words, line[i:i+len(ph.words)]) {
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
