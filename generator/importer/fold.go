package importer

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

// stroke letters have no form without their stroke for Unicode to give.
var stroked = strings.NewReplacer("ł", "l", "ø", "o", "đ", "d", "ı", "i", "æ", "ae", "œ", "oe", "’", "'", "‘", "'")

// fold gives the form in which two words are the same to a person who types in
// a hurry: no capitals, no accents, single spaces in place of hyphens,
// underscores and punctuation. The marks of c++, c# and .net count.
func fold(text string) string {
	plain, _, err := transform.String(transform.Chain(norm.NFKD, runes.Remove(runes.In(unicode.Mn))), text)
	if err != nil {
		plain = text
	}
	plain = stroked.Replace(cases.Fold().String(plain))
	return strings.Join(strings.FieldsFunc(plain, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && !strings.ContainsRune("+#.'", r)
	}), " ")
}

// sameName gives the form under which two names are one person's: spaces and
// capitals aside, every letter counts.
func sameName(name string) string {
	return cases.Fold().String(norm.NFC.String(strings.Join(strings.Fields(name), " ")))
}

// has tells whether folded text holds a phrase of whole words.
func has(text, phrase string) bool { return strings.Contains(" "+text+" ", " "+phrase+" ") }

// vocabulary finds terms by what people call them.
type vocabulary struct {
	ids   map[string][]string // folded name to the terms that have it
	names []string            // for hints
}

func newVocabulary(terms []Term) vocabulary {
	v := vocabulary{ids: map[string][]string{}}
	for _, t := range terms {
		seen := map[string]bool{}
		for _, name := range append([]string{t.ID}, t.Names...) {
			key := trimMarks(fold(name))
			if key == "" || seen[key] {
				continue
			}
			seen[key] = true
			v.ids[key] = append(v.ids[key], t.ID)
			v.names = append(v.names, name)
		}
	}
	return v
}

// find gives the term of a name; several share it when there is more than one.
func (v vocabulary) find(name string) []string { return v.ids[trimMarks(fold(name))] }

var sentenceEnd = regexp.MustCompile(`[.']+$`)

// trimMarks takes the full stop from the end of a sentence.
func trimMarks(text string) string { return sentenceEnd.ReplaceAllString(text, "") }
