package module_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/contenttype/module"
	"mentorbook/generator/internal/contenttype/track"
	"mentorbook/generator/internal/contenttype/typetest"
	"mentorbook/generator/internal/contenttype/worksheet"
	"mentorbook/generator/internal/view"
)

func TestChecks(t *testing.T) { typetest.Findings(t, "testdata/checks.txtar", module.Type()) }

func TestCircles(t *testing.T) { typetest.Findings(t, "testdata/circles.txtar", module.Type()) }

func TestOrphans(t *testing.T) {
	typetest.Findings(t, "testdata/orphans.txtar", module.Type(), track.Type())
}

const programme = `
-- training/modules/trust.md --
---
title: Trust
role: core
audience: [mentor]
levels: [new, experienced]
minutes: {teach: 20, practice: 55, discuss: 15}
objectives: [Ask]
key_points: [Ask first]
materials: [handout.pdf]
delivery: [in-person, self-paced]
group: {max: 8}
valid_for: 2 years
worksheets: [map]
---
## Begin

:::exercise{minutes=20} Try it
Speak.
:::

:::facilitator
## Seatings
They giggle.
:::exercise{minutes=5}
Warm them up.
:::
:::
-- training/modules/handout.pdf --
%PDF-1.7
-- training/modules/goals.md --
---
title: Goals
role: elective
audience: [mentor]
levels: [new]
minutes: {teach: 10}
objectives: [Ask]
key_points: [Ask first]
group: {min: 3}
requires: [trust]
---
-- training/tracks/mentors.md --
---
title: Mentors
for: {audience: mentor, level: new}
outcome: You can begin.
steps: [{module: trust}]
---
-- worksheets/map.md --
---
title: Map
purpose: Find the way.
sections: [{title: A, fields: [{id: a, label: A, type: text}]}]
---
-- worksheets/ladder.md --
---
title: Ladder
purpose: Climb.
used_in: [training/modules/trust]
sections: [{title: A, fields: [{id: a, label: A, type: text}]}]
---
`

func world(t *testing.T) *typetest.World {
	w := typetest.New(t, programme, module.Type(), track.Type(), worksheet.Type())
	if len(w.Findings) > 0 {
		t.Fatal(w.Findings)
	}
	return w
}

func TestView(t *testing.T) {
	v := typetest.View[*view.Module](t, world(t), "/training/modules/trust/")
	var parts []string
	for i, p := range v.Parts {
		parts = append(parts, fmt.Sprintf("%s %s %d", p.Term, p.Texts[0], v.Shares[i]))
	}
	for what, got := range map[string][2]string{
		"total":      {v.Total, "1 hour 30 minutes"},
		"parts":      {strings.Join(parts, "; "), "To learn 20 minutes 20; To practise 55 minutes 60; To talk about 15 minutes 15"},
		"group":      {v.Group, "Groups of up to 8"},
		"valid for":  {v.ValidFor, "Good for 2 years"},
		"role":       {v.Role.Name, "Core"},
		"delivery":   {v.Delivery[0].Name + ", " + v.Delivery[1].Name, "In person, At your own pace"},
		"materials":  {v.Materials[0].Text + " " + string(v.Materials[0].URL), "handout.pdf ../../../training/modules/handout.pdf"},
		"worksheets": {typetest.Titles(v.Worksheets), "Map, Ladder"},
		"tracks":     {typetest.Titles(v.Tracks), "Mentors"},
		"needed for": {typetest.Titles(v.NeededFor), "Goals"},
	} {
		if got[0] != got[1] {
			t.Errorf("%s: got %q, want %q", what, got[0], got[1])
		}
	}
}

// What is written for facilitators is on their page alone, and search engines
// are not told of that.
func TestFacilitator(t *testing.T) {
	w := world(t)
	learner := typetest.View[*view.Module](t, w, "/training/modules/trust/")
	if all := fmt.Sprintf("%s %+v %+v", learner.Body, learner.Contents, learner.Exercises); strings.Contains(all, "giggle") || strings.Contains(all, "Seatings") || strings.Contains(all, "Warm") {
		t.Errorf("the learner's page says %s", all)
	}
	if len(learner.Exercises) != 1 || learner.Exercises[0].Anchor != "#try-it" || learner.NoIndex {
		t.Errorf("exercises %+v, noindex %t", learner.Exercises, learner.NoIndex)
	}
	if learner.Facilitator != "../../../training/modules/trust/facilitator/" || learner.Learner != "" {
		t.Errorf("links to %q and %q", learner.Facilitator, learner.Learner)
	}
	const url = "/training/modules/trust/facilitator/"
	leader := typetest.View[*view.Module](t, w, url)
	if !strings.Contains(string(leader.Body), "giggle") || len(leader.Exercises) != 2 || leader.Exercises[1].Title != "Exercise" {
		t.Errorf("the facilitator's page says %s %+v", leader.Body, leader.Exercises)
	}
	if leader.Facilitator != "" || leader.Learner != "../../../../training/modules/trust/" || !leader.NoIndex || leader.Title != "Trust: for whoever leads it" {
		t.Errorf("links to %q and %q, noindex %t, title %q", leader.Facilitator, leader.Learner, leader.NoIndex, leader.Title)
	}
	if crumb := leader.Breadcrumbs[len(leader.Breadcrumbs)-1]; crumb.Text != "Trust" || crumb.URL != "../../../../training/modules/trust/" {
		t.Errorf("the way back is %+v", crumb)
	}
	if w.Output(t, url).Search != contenttype.Unlisted {
		t.Error("the facilitator's page is announced")
	}
}

func TestList(t *testing.T) {
	groups := typetest.View[*view.List](t, world(t), "/training/modules/").Groups
	if len(groups) != 2 || groups[0].Title != "Core" || groups[1].Title != "Elective" {
		t.Fatalf("got %+v", groups)
	}
	if facts := groups[0].Items[0].Facts; !slices.Equal(facts, []string{"1 hour 30 minutes", "New", "Experienced"}) {
		t.Errorf("facts are %q", facts)
	}
}

func TestArchetype(t *testing.T) { typetest.Archetype(t, module.Type(), track.Type()) }
