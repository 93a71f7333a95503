package story_test

import (
	"testing"

	"mentorbook/generator/internal/contenttype/story"
	"mentorbook/generator/internal/contenttype/typetest"
	"mentorbook/generator/internal/view"
)

func TestChecks(t *testing.T) { typetest.Findings(t, "testdata/checks.txtar", story.Type()) }

func TestView(t *testing.T) {
	w := typetest.New(t, `
-- stories/march.md --
---
title: It ended in March
who: A mentee
date: 2026-05-04
---
And it was good.
`, story.Type())
	v := typetest.View[*view.Story](t, w, "/stories/march/")
	if v.Who != "A mentee" || v.Date.Text != "4 May 2026" || v.Body != "<p>And it was good.</p>\n" {
		t.Errorf("got %q, %q, %q", v.Who, v.Date.Text, v.Body)
	}
	list := typetest.View[*view.List](t, w, "/stories/")
	if facts := list.Groups[0].Items[0].Facts; len(facts) != 1 || facts[0] != "A mentee" {
		t.Errorf("the list shows %q", facts)
	}
}

func TestArchetype(t *testing.T) { typetest.Archetype(t, story.Type()) }
