package term

import (
	"cmp"
	"fmt"
	"slices"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/permalink"
	"mentorbook/generator/internal/schema"
	"mentorbook/generator/internal/site"
)

// use is a word that leads to a term, with the place where its page says so.
type use struct {
	page *site.Page
	at   schema.At
}

// rules refuses a word that two terms claim, since [[word]] could mean either.
// The page with the later file name is told, so that the order of pages says
// nothing.
func rules(s *site.Site, report contenttype.Report) {
	terms := slices.SortedFunc(slices.Values(s.OfType(contenttype.GlossaryType)), func(x, y *site.Page) int { return cmp.Compare(x.File, y.File) })
	claimed := map[string]use{}
	claim := func(word string, u use) {
		key := permalink.Fold(word)
		first, taken := claimed[key]
		switch {
		case !taken:
			claimed[key] = u
		case first.page != u.page:
			report(diag.Error, u.page, u.at, "term/ambiguous", fmt.Sprintf("%q also means the term of %s:%d, so [[%[1]s]] could lead to either", word, first.page.File, first.at.Line),
				"keep the word in one of the two files")
		}
	}
	for _, p := range terms {
		t := p.Record.(*site.Term)
		for _, v := range append([]schema.Text{t.Heading}, t.Variants...) {
			if v.Value != "" { // that it is missing has been said
				claim(v.Value, use{p, v.At})
			}
		}
	}
}
