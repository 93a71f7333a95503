// Package calendar writes calendars in the form of RFC 5545, which programs for
// calendars import or subscribe to. What is in one is public on the site's
// pages.
//
// Every date is written out, in UTC or as a whole day, so that no reader needs
// the definition of a time zone.
package calendar

import (
	"strings"
	"time"
	"unicode"

	ics "github.com/arran4/golang-ical"

	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/permalink"
)

// Calendar is one file. Base is the site's base URL, without which its entries
// lead nowhere. Today is the day of the build.
type Calendar struct {
	Base, Name string
	Today      time.Time
	Events     []contenttype.Event
}

// product names the program that wrote a file, in the form of ISO 9070.
const product = "-//mentorbook//mentorbook//EN"

// refresh is how often a program should look for a newer file.
const refresh = "PT12H"

// Write gives the file.
func Write(c Calendar) []byte {
	cal := ics.NewCalendar()
	cal.SetProductId(product)
	cal.SetName(plain(c.Name)) // RFC 7986; the next one is what most programs read
	cal.SetXWRCalName(plain(c.Name))
	cal.SetRefreshInterval(refresh)
	cal.SetXPublishedTTL(refresh)
	for _, e := range c.Events {
		c.event(cal.AddEvent(e.ID+"@"+host(c.Base)), e)
	}
	return []byte(cal.Serialize(ics.WithNewLineWindows))
}

func (c Calendar) event(v *ics.VEvent, e contenttype.Event) {
	v.SetDtStampTime(c.Today)
	v.SetSummary(plain(e.Title))
	switch {
	case e.AllDay:
		v.SetAllDayStartAt(e.Starts)
		v.SetTimeTransparency(ics.TransparencyTransparent)
	default:
		v.SetStartAt(e.Starts.UTC())
		if !e.Ends.IsZero() {
			v.SetEndAt(e.Ends.UTC())
		}
	}
	if e.State == contenttype.Cancelled {
		v.SetStatus(ics.ObjectStatusCancelled)
	}
	if e.Place != "" {
		v.SetLocation(plain(e.Place))
	}
	if e.Summary != "" {
		v.SetDescription(plain(e.Summary))
	}
	if c.Base != "" {
		v.SetURL(permalink.Absolute(c.Base, e.URL))
	}
}

// host makes names of events the site's own.
func host(base string) string {
	_, rest, found := strings.Cut(base, "://")
	if !found {
		return "mentorbook.invalid"
	}
	return strings.TrimSuffix(rest, "/")
}

// plain takes out what could begin another line of the file.
func plain(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return unicode.IsControl(r) || unicode.IsSpace(r) || r == '\u2028' || r == '\u2029' }), " ")
}
