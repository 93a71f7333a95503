package worksheet_test

import (
	"fmt"
	"slices"
	"testing"

	"mentorbook/generator/internal/contenttype/guide"
	"mentorbook/generator/internal/contenttype/typetest"
	"mentorbook/generator/internal/contenttype/worksheet"
	"mentorbook/generator/internal/view"
)

func TestChecks(t *testing.T) { typetest.Findings(t, "testdata/checks.txtar", worksheet.Type()) }

const programme = `
-- site.yaml --
title: Riverbend Mentoring
director: {name: Maren Holt, email: mentoring@example.org}
cycle:
  name: 2027 cycle
  dates: {start: 2027-01-11, midpoint: 2027-04-12, end: 2027-07-30}
-- worksheets/sheet.md --
---
title: Sheet
purpose: Try everything.
for: [mentor, pair]
minutes: 20
sections:
  - title: Goals
    repeat: 3
    fields:
      - {id: goal, label: Goal, type: text}
      - {id: goal-1, label: More, type: lines}
      - {id: how, label: How, type: choice, options: [Alone, Together]}
      - {id: "1", label: One, type: table, columns: [Date: date, Topic], rows: 2}
      - {id: rate, label: Rate, type: scale, min: 1, max: 3}
      - {id: sure, label: Sure, type: scale, hint: Guess.}
  - title: "1"
    fields:
      - {id: sign, label: Sign, type: signature}
---
`

func sheet(t *testing.T) *view.Worksheet {
	return typetest.View[*view.Worksheet](t, typetest.New(t, programme, worksheet.Type()), "/worksheets/sheet/")
}

// Labels, hints and headings are found by their ids, so that each may stand on
// the page once, also where a part is repeated.
func TestIdsAreUnique(t *testing.T) {
	v := sheet(t)
	ids := []string{v.Sheet.ID}
	for _, s := range v.Sheet.Sections {
		ids = append(ids, s.ID)
		for _, f := range s.Fields {
			ids = append(ids, f.ID, f.HintID)
			for _, o := range f.Options {
				ids = append(ids, o.ID)
			}
			for _, c := range slices.Concat(f.Cells...) {
				ids = append(ids, c.ID)
			}
		}
	}
	slices.Sort(ids)
	if got := len(slices.Compact(slices.Clone(ids))); got != len(ids) || len(ids) < 50 {
		t.Errorf("%d ids, %d different: %q", len(ids), got, ids)
	}
}

func TestSections(t *testing.T) {
	v := sheet(t)
	got := ""
	for _, s := range v.Sheet.Sections {
		got += fmt.Sprintf("%s %d/%d %s\n", s.Title, s.Copy, s.Copies, s.Fields[0].ID)
	}
	if want := "Goals 1/3 f-goal-1\nGoals 2/3 f-goal-2\nGoals 3/3 f-goal-3\n1 1/1 f-sign-1\n"; got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	second := v.Sheet.Sections[1].Fields
	if rows := len(second[1].Rows); rows != 3 {
		t.Errorf("lines have %d rows", rows)
	}
	if cell := second[3].Cells[1][0]; cell != (view.Cell{ID: "f-1-2_2_1", Label: "Date, row 2", Head: "Date", Type: "date"}) {
		t.Errorf("the cell is %+v", cell)
	}
	if scale := second[4].Scale; !slices.Equal(scale, []int{1, 2, 3}) {
		t.Errorf("the scale is %v", scale)
	}
	if scale := second[5].Scale; len(scale) != 11 || scale[0] != 0 || scale[10] != 10 {
		t.Errorf("the usual scale is %v", scale)
	}
	if v.Minutes != "Takes 20 minutes" || !slices.Equal(v.For, []string{"For mentors", "For mentor and mentee together"}) {
		t.Errorf("minutes %q, for %q", v.Minutes, v.For)
	}
}

// A sheet with faults is made too, for the others to be found in the same run,
// and what is wrong with its numbers makes it no longer than one without.
func TestTooLong(t *testing.T) {
	for part, want := range map[string]int{
		"{title: A, repeat: 50, fields: [{id: a, label: A, type: table, columns: [A, B], rows: 40}]}":     1 * 4,
		"{title: A, repeat: 1000000000000000000, fields: [{id: a, label: A, type: table, columns: [A]}]}": 50 * 4,
		"{title: A, fields: [{id: a, label: A, type: table, columns: [A], rows: 1000000000000000000}]}":   40,
	} {
		site := "-- site.yaml --\ntitle: Riverbend\ndirector: {name: Maren Holt, email: mentoring@example.org}\n-- worksheets/long.md --\n---\ntitle: Long\npurpose: Long.\nsections: [" + part + "]\n---\n"
		v := typetest.View[*view.Worksheet](t, typetest.New(t, site, worksheet.Type()), "/worksheets/long/")
		rows := 0
		for _, s := range v.Sheet.Sections {
			rows += len(s.Fields[0].Rows)
		}
		if rows != want {
			t.Errorf("%s: %d rows are made, want %d", part, rows, want)
		}
	}
}

// What the programme knows is filled in; what only the two people know is left
// to the browser.
func TestPrefill(t *testing.T) {
	for value, want := range map[string][2]string{
		"programme.title": {"Riverbend Mentoring", ""},
		"director.name":   {"Maren Holt", ""},
		"cycle.name":      {"2027 cycle", ""},
		"cycle.start":     {"11 January 2027", ""},
		"cycle.midpoint":  {"12 April 2027", ""},
		"cycle.end":       {"30 July 2027", ""},
		"mentor.name":     {"", ""},
		"mentee.name":     {"", ""},
		"today":           {"", ""},
	} {
		w := typetest.New(t, programme+`
-- worksheets/prefilled.md --
---
title: Prefilled
purpose: See what is known.
sections: [{title: A, fields: [{id: a, label: A, type: text, prefill: `+value+`}]}]
---
`, worksheet.Type())
		f := typetest.View[*view.Worksheet](t, w, "/worksheets/prefilled/").Sheet.Sections[0].Fields[0]
		if got := [2]string{f.Value, f.Said}; got != want || f.FilledIn != value {
			t.Errorf("%s: got %q, want %q", value, got, want)
		}
	}
}

// A date is filled in as browsers read it, and in words for paper.
func TestPrefilledDate(t *testing.T) {
	w := typetest.New(t, programme+`
-- worksheets/prefilled.md --
---
title: Prefilled
purpose: See what is known.
sections: [{title: A, fields: [{id: a, label: A, type: date, prefill: cycle.start}]}]
---
`, worksheet.Type())
	f := typetest.View[*view.Worksheet](t, w, "/worksheets/prefilled/").Sheet.Sections[0].Fields[0]
	if f.Value != "2027-01-11" || f.Said != "11 January 2027" {
		t.Errorf("the date is %q, said as %q", f.Value, f.Said)
	}
}

// Nothing of a sensitive sheet is kept, whatever else it says.
func TestSave(t *testing.T) {
	for keys, want := range map[string]string{
		"":                               "browser",
		"save: session":                  "session",
		"save: never":                    "never",
		"sensitive: true":                "never",
		"save: browser\nsensitive: true": "never",
	} {
		w := typetest.New(t, "-- worksheets/a.md --\n---\ntitle: A\npurpose: B\n"+keys+"\nsections: [{title: A, fields: [{id: a, label: A, type: text}]}]\n---\n", worksheet.Type())
		if got := typetest.View[*view.Worksheet](t, w, "/worksheets/a/").Sheet.Save; got != want {
			t.Errorf("%q: got %q, want %q", keys, got, want)
		}
	}
}

// The list has the sheets under the moments of the cycle, with their days.
func TestList(t *testing.T) {
	archive := "-- site.yaml --\ntitle: A\ndirector: {name: B, email: mentoring@example.org}\ncycle: {name: 2027, dates: {start: 2027-01-31, end: 2027-07-30}}\n"
	for id, when := range map[string]string{"a": "[end]", "b": "[month-1, end]", "c": "[]", "d": "[prepare]", "e": "[midpoint]"} {
		archive += "-- worksheets/" + id + ".md --\n---\ntitle: " + id + "\npurpose: B\nwhen: " + when + "\nsections: [{title: A, fields: [{id: a, label: A, type: text}]}]\n---\n"
	}
	got := ""
	for _, g := range typetest.View[*view.Folder](t, typetest.New(t, archive, worksheet.Type()), "/worksheets/").Groups {
		got += fmt.Sprintf("%s (%s): %s\n", g.Title, g.Help, typetest.Titles(g.Items))
	}
	if want := "Before you meet (): d\nAfter one month (About 3 March 2027): b\nHalf-way (): e\nAt the end (About 30 July 2027): a\nWhenever you like (): c\n"; got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestUsedInBothWays(t *testing.T) {
	w := typetest.New(t, `
-- worksheets/a.md --
---
title: A
purpose: B
used_in: [guides/one, guides/two]
sections: [{title: A, fields: [{id: a, label: A, type: text}]}]
---
-- guides/one.md --
---
title: One
task: I need to begin
---
-- guides/two.md --
---
title: Two
task: I need to go on
worksheets: [a]
---
-- guides/three.md --
---
title: Three
task: I need to end
worksheets: [a]
---
`, worksheet.Type(), guide.Type())
	if got := typetest.Titles(typetest.View[*view.Worksheet](t, w, "/worksheets/a/").UsedIn); got != "One, Two, Three" {
		t.Errorf("used in %s", got)
	}
}

func TestArchetype(t *testing.T) { typetest.Archetype(t, worksheet.Type()) }
