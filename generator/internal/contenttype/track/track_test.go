package track_test

import (
	"fmt"
	"strings"
	"testing"

	"mentorbook/generator/internal/contenttype/guide"
	"mentorbook/generator/internal/contenttype/mentor"
	"mentorbook/generator/internal/contenttype/module"
	"mentorbook/generator/internal/contenttype/roundtable"
	"mentorbook/generator/internal/contenttype/track"
	"mentorbook/generator/internal/contenttype/typetest"
	"mentorbook/generator/internal/contenttype/worksheet"
	"mentorbook/generator/internal/view"
)

func TestChecks(t *testing.T) {
	typetest.Findings(t, "testdata/checks.txtar", track.Type(), module.Type())
}

// unit writes a module.
func unit(name, role, audience, levels string, minutes int, more string) string {
	return fmt.Sprintf("-- training/modules/%s.md --\n---\ntitle: %s\nrole: %s\naudience: [%s]\nlevels: [%s]\nminutes: {teach: %d}\nobjectives: [Ask]\nkey_points: [Ask first]\n%s---\n",
		strings.ToLower(name), name, role, audience, levels, minutes, more)
}

const programme = `
-- training/tracks/mentors.md --
---
title: New mentors
for: {audience: mentor, level: new}
outcome: You can begin.
valid_for: 2 years
steps:
  - day: Morning
  - module: trust
  - break: 15
  - module: later
  - choose: 2
    of: [goals, later, listening]
    note: The one you would rather avoid
  - choose: 1
    of: [later]
  - worksheet: map
  - guide: meeting
  - roundtable: first
  - checkpoint: Look back
leads_to: [coaches]
sessions:
  - {name: Autumn, starts: 2026-11-20 14:00, facilitators: [ada]}
  - {name: Summer, starts: 2027-06-08 09:30, timezone: Africa/Nairobi, place: Garden room, facilitators: [ada]}
  - {name: Today, starts: 2026-11-21 08:00}
---
-- training/tracks/coaches.md --
---
title: Coaches
for: {audience: coach, level: veteran}
outcome: You can help.
steps: [{module: trust}]
sessions: [{name: Spring, starts: 2027-05-12 14:00}]
---
-- worksheets/map.md --
---
title: Map
purpose: Find the way.
minutes: 20
sections: [{title: A, fields: [{id: a, label: A, type: text}]}]
---
-- guides/meeting.md --
---
title: Meeting
task: I need to meet
minutes: 10
---
-- roundtables/first.md --
---
title: First
audience: [mentor]
starts: 2027-01-19 12:30
minutes: 60
host: Maren
state: planned
---
-- mentors/ada.md --
---
name: Ada Okafor
headline: Listens
consent: {date: 2026-01-01}
languages: [en]
topics: [x]
formats: [long-term]
capacity: {mentees: 2}
timezone: Europe/London
confirmed: 2026-11-01
---
`

func world(t *testing.T) *typetest.World {
	return typetest.New(t, programme+
		unit("Trust", "core", "mentor, coach", "new", 90, "")+unit("Goals", "core", "mentor", "new, experienced", 60, "")+
		unit("Listening", "elective", "mentor", "new", 40, "")+unit("Later", "core", "mentor", "new", 500, "publish_on: 2027-01-01\n"),
		track.Type(), module.Type(), worksheet.Type(), guide.Type(), roundtable.Type(), mentor.Type(nil))
}

// Steps are numbered where there is something to do; what is not on the site
// today is left out, and takes no number and no time.
func TestSteps(t *testing.T) {
	v := typetest.View[*view.Track](t, world(t), "/training/tracks/mentors/")
	got := ""
	for _, s := range v.Steps {
		title := s.Text
		if s.Item != nil {
			title = s.Item.Title
		}
		got += fmt.Sprintf("%d %s: %s (%s) [%s] %s\n", s.Number, s.Form, title, s.Minutes, typetest.Titles(s.Of), s.Note)
	}
	want := `0 day: Morning () [] 
1 module: Trust (1 hour 30 minutes) [] 
0 break: Break (15 minutes) [] 
2 choose: Choose 2 of these (1 hour 40 minutes) [Goals, Listening] The one you would rather avoid
3 worksheet: Map (20 minutes) [] 
4 guide: Meeting (10 minutes) [] 
5 roundtable: First (1 hour) [] 
0 checkpoint: Look back () [] 
`
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if v.Total != "4 hours 25 minutes" || v.ValidFor != "Good for 2 years" || v.Audience.Name != "Mentors" || v.Level.Name != "New" {
		t.Errorf("total %q, valid for %q, for %+v %+v", v.Total, v.ValidFor, v.Audience, v.Level)
	}
	if typetest.Titles(v.LeadsTo) != "Coaches" {
		t.Errorf("leads to %+v", v.LeadsTo)
	}
}

func TestSessions(t *testing.T) {
	v := typetest.View[*view.Track](t, world(t), "/training/tracks/mentors/")
	summer := v.Sessions[1]
	if summer.Starts.ISO != "2027-06-08T09:30:00+03:00" || summer.Starts.Zone != "Nairobi" || summer.Place != "Garden room" || summer.Leaders[0].Text != "Ada Okafor" {
		t.Errorf("got %+v", summer)
	}
}

// The page of the training has the map without electives, the tracks by
// audience, and the dates to come in their order.
func TestTraining(t *testing.T) {
	v := typetest.View[*view.Training](t, world(t), "/training/")
	got := ""
	for _, row := range v.Rows {
		got += row.Audience.Name
		for _, cell := range row.Cells {
			got += " | " + typetest.Titles(cell)
		}
		got += "\n"
	}
	for _, line := range v.Tracks {
		got += line.Title + " for " + line.For + ", " + strings.Join(line.Facts, ", ") + ":"
		for _, s := range line.Steps {
			got += " " + s.Text + ";"
		}
		got += "\n"
	}
	for _, s := range v.Sessions {
		got += s.Name + " of " + s.Of.Text + "\n"
	}
	got += "Electives: " + typetest.Titles(v.Electives) + "\n"
	want := `Mentors | Goals, Trust | Goals | 
Coaches | Trust |  | 
New mentors for Mentors, New, 4 hours 25 minutes: Trust; Choose 2 of 2;
Coaches for Coaches, Veteran, 1 hour 30 minutes: Trust;
Today of New mentors
Spring of Coaches
Summer of New mentors
Electives: Listening
`
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if facts := v.Rows[0].Cells[0][0].Facts; len(facts) != 1 || facts[0] != "1 hour" {
		t.Errorf("the map shows %q", facts)
	}
}

func TestList(t *testing.T) {
	got := ""
	for _, g := range typetest.View[*view.List](t, world(t), "/training/tracks/").Groups {
		got += g.Title + ": " + typetest.Titles(g.Items) + "\n"
	}
	if want := "Mentors: New mentors\nCoaches: Coaches\n"; got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestArchetype(t *testing.T) { typetest.Archetype(t, track.Type()) }
