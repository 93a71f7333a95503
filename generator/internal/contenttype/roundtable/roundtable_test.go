package roundtable_test

import (
	"fmt"
	"strings"
	"testing"

	"mentorbook/generator/internal/contenttype/roundtable"
	"mentorbook/generator/internal/contenttype/typetest"
	"mentorbook/generator/internal/view"
)

func TestChecks(t *testing.T) { typetest.Findings(t, "testdata/checks.txtar", roundtable.Type()) }

// meeting writes a roundtable with more keys. The day of the tests is 21
// November 2026.
func meeting(name, starts, state, more string) string {
	return fmt.Sprintf("-- roundtables/%s.md --\n---\ntitle: %s\naudience: [mentor]\nstarts: %s\nminutes: 75\nhost: Maren\nstate: %s\n%s\n---\n", name, name, starts, state, more)
}

// The link to join is on the page only as long as one can use it, and so is
// the way to ask for it.
func TestJoin(t *testing.T) {
	const room = "join: https://example.org/room"
	for _, c := range []struct {
		starts, state string
		shown         bool
		more          string
	}{
		{"2026-11-21 09:00", "planned", false, "\ntimezone: Pacific/Auckland"}, // over at 21:15 of the day before
		{"2026-11-20 20:00", "planned", true, "\ntimezone: America/Los_Angeles"},
		{"2026-11-22 09:00", "planned", true, ""},
		{"2026-11-21 00:30", "planned", true, ""},
		{"2026-11-20 22:45", "planned", false, ""}, // over at midnight
		{"2026-11-20 23:30", "planned", true, ""},
		{"2026-11-22 09:00", "cancelled", false, ""},
		{"2026-11-20 09:00", "held", false, ""},
	} {
		w := typetest.New(t, meeting("a", c.starts, c.state, room+c.more), roundtable.Type())
		v := typetest.View[*view.Roundtable](t, w, "/roundtables/a/")
		if shown := v.Join == "https://example.org/room" && v.Ask != ""; shown != c.shown {
			t.Errorf("%s, %s: join %q, ask %q", c.starts, c.state, v.Join, v.Ask)
		}
		if hidden := v.Join == "" && v.Ask == ""; hidden == c.shown {
			t.Errorf("%s, %s: join %q, ask %q", c.starts, c.state, v.Join, v.Ask)
		}
	}
}

func TestAsk(t *testing.T) {
	const address = "-- site.yaml --\ntitle: A\ndirector: {name: Maren, url: https://example.org/maren}\n"
	date := meeting("Q&A-+-tea", "2027-01-19 12:30", "planned", "")
	w := typetest.New(t, date, roundtable.Type())
	want := "mailto:mentoring@example.org?subject=Joining%20%E2%80%9CQ%26A-%2B-tea%E2%80%9D%20on%2019%20January%202027"
	if got := string(typetest.View[*view.Roundtable](t, w, "/roundtables/Q&A-+-tea/").Ask); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	w = typetest.New(t, address+date, roundtable.Type())
	if got := string(typetest.View[*view.Roundtable](t, w, "/roundtables/Q&A-+-tea/").Ask); got != "https://example.org/maren" {
		t.Errorf("got %s", got)
	}
}

// The next one stands first, then the past from the latest on; a series names
// its others in that order.
func TestOrder(t *testing.T) {
	series := "series: Mentors"
	w := typetest.New(t, meeting("may", "2027-05-04 17:00", "planned", series)+meeting("january", "2027-01-05 17:00", "planned", series)+
		meeting("march", "2026-03-24 17:00", "held", series+"\ntakeaways: [Ask more]")+meeting("july", "2026-07-02 16:00", "cancelled", "series: Mentees")+
		meeting("october", "2026-10-13 17:00", "held", series+"\ntakeaways: [Ask more]"), roundtable.Type())
	got := ""
	for _, g := range typetest.View[*view.List](t, w, "/roundtables/").Groups {
		got += g.Title + ": " + typetest.Titles(g.Items) + "\n"
	}
	if want := "Coming up: january, may\nPast roundtables: october, july, march\n"; got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	v := typetest.View[*view.Roundtable](t, w, "/roundtables/january/")
	if got := typetest.Titles(v.Others); got != "may, october, march" {
		t.Errorf("others are %s", got)
	}
	if v.Previous.Text != "october" || v.Next.Text != "may" {
		t.Errorf("between %s and %s", v.Previous.Text, v.Next.Text)
	}
}

func TestView(t *testing.T) {
	w := typetest.New(t, meeting("coaches", "2027-01-19 12:30", "planned", `timezone: Africa/Nairobi
seats: 8
attribution: anonymous
actions: [{do: Write, who: Coach, by: 2027-02-01}]
benchmarks: [{measure: Meetings, low: "1", typical: "2", high: "4", note: In a month}]
led_to: [roundtables/march]`)+meeting("march", "2026-03-24 17:00", "held", "takeaways: [Ask more]"), roundtable.Type())
	v := typetest.View[*view.Roundtable](t, w, "/roundtables/coaches/")
	if v.Starts != (view.Moment{ISO: "2027-01-19T12:30:00+03:00", Text: "19 January 2027, 12:30", Zone: "Nairobi", Until: "2027-01-19T13:45:00+03:00"}) {
		t.Errorf("starts %+v", v.Starts)
	}
	if v.Actions[0].By.Text != "1 February 2027" || v.Benchmarks[0].Note != "In a month" || v.Seats != 8 || typetest.Titles(v.LedTo) != "march" {
		t.Errorf("got %+v", v)
	}
	if !strings.Contains(v.Attribution, "not who said it") || v.State != (view.Badge{Class: "planned", Text: "Planned"}) {
		t.Errorf("attribution %q, state %+v", v.Attribution, v.State)
	}
	item := typetest.View[*view.List](t, w, "/roundtables/").Groups[0].Items[0]
	if got := strings.Join(item.Facts, "; "); got != "19 January 2027, 12:30, Nairobi; 1 hour 15 minutes; Mentors" {
		t.Errorf("the list shows %s", got)
	}
}

func TestArchetype(t *testing.T) { typetest.Archetype(t, roundtable.Type()) }
