package calendar_test

import (
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	ics "github.com/arran4/golang-ical"

	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/emit/calendar"
)

func at(text string) time.Time {
	t, err := time.Parse(time.RFC3339, text)
	if err != nil {
		panic(err)
	}
	return t
}

// sample has an event of each form. Spring 2027 has its summer time from 28
// March on: 17:00 in London is 17:00 in UTC before, and 16:00 after.
func sample(base string) calendar.Calendar {
	return calendar.Calendar{Base: base, Name: "Riverside, and friends", Today: at("2026-11-21T00:00:00Z"), Events: []contenttype.Event{
		{ID: "cycle/2027/start", URL: "/", Title: "Partnerships start · 2027", Starts: at("2027-01-05T00:00:00Z"), AllDay: true},
		{ID: "roundtables/advice", URL: "/roundtables/advice/", Title: "Advice; or: none", Summary: "Why\r\nBEGIN:VALARM\u2028we ask", Place: "Room 1, by the canal",
			Starts: at("2027-03-24T17:00:00Z"), Ends: at("2027-03-24T18:15:00Z")},
		{ID: "roundtables/later", URL: "/roundtables/später/", Title: "Later", Starts: at("2027-03-31T17:00:00+01:00"), Ends: at("2027-03-31T18:00:00+01:00"), State: contenttype.Cancelled},
		{ID: "training/tracks/new/may", URL: "/training/tracks/new/", Title: "New: " + strings.Repeat("Jahreszeitengespräch ", 8), Starts: at("2027-05-18T13:00:00Z")},
	}}
}

const want = `BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//mentorbook//mentorbook//EN
NAME:Riverside\, and friends
X-WR-CALNAME:Riverside\, and friends
REFRESH-INTERVAL;VALUE=DURATION:PT12H
X-PUBLISHED-TTL:PT12H
BEGIN:VEVENT
UID:cycle/2027/start@example.org/m
DTSTAMP:20261121T000000Z
SUMMARY:Partnerships start · 2027
DTSTART;VALUE=DATE:20270105
TRANSP:TRANSPARENT
URL:https://example.org/m/
END:VEVENT
BEGIN:VEVENT
UID:roundtables/advice@example.org/m
DTSTAMP:20261121T000000Z
SUMMARY:Advice\; or: none
DTSTART:20270324T170000Z
DTEND:20270324T181500Z
LOCATION:Room 1\, by the canal
DESCRIPTION:Why BEGIN:VALARM we ask
URL:https://example.org/m/roundtables/advice/
END:VEVENT
BEGIN:VEVENT
UID:roundtables/later@example.org/m
DTSTAMP:20261121T000000Z
SUMMARY:Later
DTSTART:20270331T160000Z
DTEND:20270331T170000Z
STATUS:CANCELLED
URL:https://example.org/m/roundtables/sp%C3%A4ter/
END:VEVENT
BEGIN:VEVENT
UID:training/tracks/new/may@example.org/m
DTSTAMP:20261121T000000Z
SUMMARY:New: Jahreszeitengespräch Jahreszeitengespräch
  Jahreszeitengespräch Jahreszeitengespräch Jahreszeitengespräch
  Jahreszeitengespräch Jahreszeitengespräch Jahreszeitengespräch
DTSTART:20270518T130000Z
URL:https://example.org/m/training/tracks/new/
END:VEVENT
END:VCALENDAR
`

func TestWrite(t *testing.T) {
	got := string(calendar.Write(sample("https://example.org/m/")))
	if got != strings.ReplaceAll(want, "\n", "\r\n") {
		t.Errorf("got\n%s", got)
	}
	for line := range strings.SplitSeq(got, "\r\n") {
		if len(line) > 75 || !utf8.ValidString(line) { // RFC 5545, section 3.1
			t.Errorf("the line %q has %d bytes", line, len(line))
		}
	}
}

// A site that does not know its address has calendars without links.
func TestWithoutBase(t *testing.T) {
	got := string(calendar.Write(sample("")))
	if strings.Contains(got, "URL") || !strings.Contains(got, "UID:roundtables/advice@mentorbook.invalid\r\n") {
		t.Errorf("got\n%s", got)
	}
}

// No text of an author begins a line, or leaves its property.
func FuzzWrite(f *testing.F) {
	for _, seed := range []string{"a", "a\r\nATTACH:x", "\\n;,:\"", "\u2028\u0085\x00\x0b", strings.Repeat("ä", 200), "\xff\xfe", "END:VEVENT"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		c := calendar.Calendar{Name: text, Today: at("2026-11-21T00:00:00Z"), Events: []contenttype.Event{{ID: "a", Title: text, Summary: text, Place: text, Starts: at("2027-01-05T10:00:00Z")}}}
		got := string(calendar.Write(c))
		unfolded := strings.NewReplacer("\r\n ", "", "\r\n\t", "").Replace(got)
		known := []string{"BEGIN", "VERSION", "PRODID", "NAME", "X-WR-CALNAME", "REFRESH-INTERVAL;VALUE=DURATION", "X-PUBLISHED-TTL", "UID", "DTSTAMP", "SUMMARY", "DTSTART", "LOCATION", "DESCRIPTION", "END"}
		for line := range strings.SplitSeq(strings.TrimSuffix(unfolded, "\r\n"), "\r\n") {
			property, _, _ := strings.Cut(line, ":")
			if !slices.Contains(known, property) || strings.ContainsAny(line, "\r\n") {
				t.Fatalf("%q makes the line %q", text, line)
			}
		}
		if cal, err := ics.ParseCalendar(strings.NewReader(got)); err != nil || len(cal.Events()) != 1 {
			t.Fatalf("%q: %v in\n%s", text, err, got)
		}
	})
}
