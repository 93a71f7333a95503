package term_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"mentorbook/generator/internal/contenttype/term"
	"mentorbook/generator/internal/contenttype/typetest"
	"mentorbook/generator/internal/view"
)

const archive = `
-- glossary/mentee.md --
---
title: Mentee
summary: Who is mentored
variants: [mentees]
---
## In short

See [above](#in-short) and [[mentor]].
-- glossary/mentor.md --
---
title: Mentor
---
## In short

Who mentors.
-- glossary/auge.md --
---
title: ärger
---
-- glossary/draft.md --
---
title: Draft
draft: true
---
`

func TestGlossary(t *testing.T) {
	w := typetest.New(t, archive, term.Type())
	v := typetest.View[*view.Glossary](t, w, "/glossary/")
	var titles, letters []string
	for _, e := range v.Terms {
		titles = append(titles, e.Letter+" "+e.Title)
	}
	for _, l := range v.Letters {
		letters = append(letters, l.Text)
	}
	if got := strings.Join(titles, ", "); got != "Ä ärger, M Mentee, M Mentor" {
		t.Errorf("terms are %s", got)
	}
	if got := strings.Join(letters, ""); got != "ÄM" {
		t.Errorf("letters are %s", got)
	}
	body := string(v.Terms[1].Body)
	for _, want := range []string{`id="mentee-in-short"`, `href="#mentee-in-short"`, `href="../glossary/mentor/"`} {
		if !strings.Contains(body, want) {
			t.Errorf("%s is not in %s", want, body)
		}
	}
}

func TestTerm(t *testing.T) {
	w := typetest.New(t, archive, term.Type())
	v := typetest.View[*view.Term](t, w, "/glossary/mentee/")
	if v.Title != "Mentee" || len(v.Variants) != 1 || !strings.Contains(string(v.Body), `href="../../glossary/mentor/"`) {
		t.Errorf("the term is %+v", v)
	}
	if len(w.Problems.List()) > 0 {
		t.Error(w.Problems.List())
	}
}

// A word that two terms claim is refused, in the later of their files, with
// the place of the other; the order of the words does not matter.
func TestAmbiguous(t *testing.T) {
	w := typetest.New(t, `
-- glossary/a.md --
---
title: Pair
variants: [couple, pairs, Pair]
---
-- glossary/b.md --
---
title: Team
variants:
  - PAIRS
  - pair
---
-- glossary/c.md --
---
title: couple
---
-- glossary/untitled.md --
---
title:
---
-- glossary/untitled-too.md --
---
title:
---
`, term.Type())
	var got []string
	for _, d := range w.Findings {
		got = append(got, fmt.Sprintf("%s:%d %s", d.File, d.Line, d.Message))
	}
	want := []string{
		`glossary/b.md:4 "PAIRS" also means the term of glossary/a.md:3, so [[PAIRS]] could lead to either`,
		`glossary/b.md:5 "pair" also means the term of glossary/a.md:2, so [[pair]] could lead to either`,
		`glossary/c.md:2 "couple" also means the term of glossary/a.md:3, so [[couple]] could lead to either`,
		`glossary/untitled-too.md:2 the key "title" has no value`, // and no word that both would claim
		`glossary/untitled.md:2 the key "title" has no value`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
