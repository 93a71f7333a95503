package generator

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// TestCalendars follows each date into the calendars that it belongs in, and
// looks for what may not get there.
func TestCalendars(t *testing.T) {
	roundtable := func(title, more string) string {
		return "---\ntitle: " + title + "\naudience: [mentor]\nstarts: 2026-12-01 17:00\nminutes: 60\nhost: CANARY host\njoin: https://example.org/CANARY\n" + more + "\n---\nCANARY text.\n"
	}
	files := rendered(t, map[string]string{
		"site.yaml":                 "title: Riverside\ntimezone: Europe/London\ndirector: {name: CANARY director, email: canary@example.org, phone: '+44 20 7946 0000'}\ncycle: {name: 2027, dates: {start: 2027-01-05}}\n",
		"roundtables/planned.md":    roundtable("Planned", "state: planned\nseries: Mentors' table\nplace: Room 1"),
		"roundtables/off.md":        roundtable("Off", "state: cancelled\nseries: Mentors' table"),
		"roundtables/draft.md":      roundtable("CANARY", "state: planned\ndraft: true"),
		"training/modules/m.md":     "---\ntitle: M\nrole: core\naudience: [mentor]\nlevels: [new]\nminutes: {teach: 10}\nobjectives: [x]\nkey_points: [y]\n---\n",
		"training/tracks/new.md":    "---\ntitle: New\nfor: {audience: mentor, level: new}\noutcome: x\nsteps: [{module: m}]\nsessions:\n  - {name: May, starts: 2027-05-18 14:00, facilitators: [ada]}\n  - {name: May, starts: 2027-05-19 14:00, timezone: America/New_York}\n---\n",
		"training/tracks/silent.md": "---\ntitle: Silent\nfor: {audience: mentor, level: new}\noutcome: x\nsteps: [{module: m}]\n---\n",
		"mentors/ada.md":            "---\nname: CANARY person\nheadline: Engineer\nconsent: {date: 2026-01-10}\nlanguages: [en]\ntopics: [feedback]\nformats: [long-term]\n---\n",
	})
	const site = "@example.org/m\r\n"
	want := map[string][]string{
		"calendar.ics": {"UID:roundtables/off" + site, "STATUS:CANCELLED\r\n", "UID:roundtables/planned" + site, "DTSTART:20261201T170000Z\r\nDTEND:20261201T180000Z\r\n",
			"UID:cycle/2027/start" + site, "UID:training/tracks/new/may" + site, "DTSTART:20270518T130000Z", "UID:training/tracks/new/may/2" + site, "DTSTART:20270519T180000Z"},
		"roundtables/series/mentors-table.ics": {"NAME:Mentors' table · Riverside\r\n", "UID:roundtables/off" + site, "UID:roundtables/planned" + site},
		"training/tracks/new/calendar.ics":     {"NAME:New · Riverside\r\n", "UID:training/tracks/new/may" + site, "UID:training/tracks/new/may/2" + site},
	}
	calendars := maps.Collect(func(yield func(name, text string) bool) {
		for name, text := range files {
			if strings.HasSuffix(name, ".ics") && !yield(name, text) {
				return
			}
		}
	})
	if got := slices.Sorted(maps.Keys(calendars)); !slices.Equal(got, slices.Sorted(maps.Keys(want))) {
		t.Fatalf("the calendars are %q", got)
	}
	for name, parts := range want {
		rest := calendars[name]
		for _, part := range parts {
			_, after, found := strings.Cut(rest, part)
			if !found {
				t.Errorf("%s lacks %q, in its place, in\n%s", name, part, calendars[name])
				break
			}
			rest = after
		}
		if strings.Contains(strings.ToLower(calendars[name]), "canary") {
			t.Errorf("%s tells too much:\n%s", name, calendars[name])
		}
	}
	for page, calendar := range map[string]string{
		"index.html": "calendar.ics", "roundtables/index.html": "../calendar.ics", "roundtables/planned/index.html": "../../roundtables/series/mentors-table.ics",
		"training/index.html": "../calendar.ics", "training/tracks/index.html": "../../calendar.ics", "training/tracks/new/index.html": "../../../training/tracks/new/calendar.ics",
	} {
		if !strings.Contains(files[page], `href="`+calendar+`"`) {
			t.Errorf("%s does not lead to %s", page, calendar)
		}
	}
	for _, page := range []string{"training/tracks/silent/index.html", "roundtables/off/index.html"} {
		if strings.Contains(files[page], ".ics") {
			t.Errorf("%s has no date to come and offers a calendar", page)
		}
	}
}
