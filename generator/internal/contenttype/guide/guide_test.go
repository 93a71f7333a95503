package guide_test

import (
	"testing"

	"mentorbook/generator/internal/contenttype/guide"
	"mentorbook/generator/internal/contenttype/typetest"
	"mentorbook/generator/internal/contenttype/worksheet"
	"mentorbook/generator/internal/view"
)

func TestChecks(t *testing.T) { typetest.Findings(t, "testdata/checks.txtar", guide.Type()) }

// A guide shows its worksheets, whichever of the two files names the other, and
// each once; those that are not on the site today are left out.
func TestWorksheetsBothWays(t *testing.T) {
	w := typetest.New(t, `
-- guides/goals.md --
---
title: Goals
task: I need to set goals
minutes: 90
audience: [mentor]
worksheets: [ladder, later]
---
-- worksheets/ladder.md --
---
title: Ladder
purpose: Climb.
used_in: [guides/goals]
sections: [{title: A, fields: [{id: a, label: A, type: text}]}]
---
-- worksheets/map.md --
---
title: Map
purpose: Find the way.
used_in: [guides/goals]
sections: [{title: A, fields: [{id: a, label: A, type: text}]}]
---
-- worksheets/later.md --
---
title: Later
purpose: Wait.
publish_on: 2027-01-01
sections: [{title: A, fields: [{id: a, label: A, type: text}]}]
---
`, guide.Type(), worksheet.Type())
	v := typetest.View[*view.Guide](t, w, "/guides/goals/")
	if got := typetest.Titles(v.Worksheets); got != "Ladder, Map" {
		t.Errorf("worksheets are %s", got)
	}
	if v.Minutes != "Takes 1 hour 30 minutes" || v.Task != "I need to set goals" {
		t.Errorf("minutes %q, task %q", v.Minutes, v.Task)
	}
	list := typetest.View[*view.List](t, w, "/guides/")
	if facts := list.Groups[0].Items[0].Facts; len(facts) != 2 || facts[0] != "1 hour 30 minutes" || facts[1] != "Mentors" {
		t.Errorf("the list shows %q", facts)
	}
}

func TestArchetype(t *testing.T) { typetest.Archetype(t, guide.Type()) }
