package schema

import (
	"cmp"
	"fmt"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"mentorbook/generator/diag"
)

// At is a place in the file that a value came from, counted from 1. A field of
// this type in a record receives the place of the record itself. Records are
// full of places, so that they are kept small.
type At struct{ Line, Column int32 }

// Place gives a place from numbers as most of Go counts them.
func Place(line, column int) At { return At{int32(line), int32(column)} }

// Position gives the place in a file.
func (a At) Position(file string) diag.Position {
	return diag.Position{File: file, Line: int(a.Line), Column: int(a.Column)}
}

// Text is a string that is checked further, so it remembers where it stood.
type Text struct {
	Value string
	At    At
}

// Values gives the strings of several texts.
func Values(list []Text) []string {
	values := make([]string, 0, len(list))
	for _, t := range list {
		values = append(values, t.Value)
	}
	return values
}

// Choice is one word out of a closed list.
type Choice Text

// Is tells whether the choice is the given word.
func (c Choice) Is(word string) bool { return c.Value == word }

// Ref names another page by its file name.
type Ref struct {
	ID string
	At At
}

// Ranked is a reference with an optional level: "- feedback" or "- feedback: expert".
type Ranked struct {
	Ref   Ref
	Level string
}

// Typed is a name with an optional type: "- Topic" or "- When: date".
type Typed struct {
	Name, Type string
	At         At
}

// Number is a whole number; Set tells an explicit 0 from none.
type Number struct {
	Value int
	Set   bool
	At    At
}

// Int gives the number, 0 when there is none.
func (n Number) Int() int { return n.Value }

// Day is a day without a zone, counted from the first of year 1; 0 is none.
type Day int32

// DayOf gives the day of an instant in UTC.
func DayOf(t time.Time) Day { return Day((t.Unix() - time.Time{}.Unix()) / (24 * 60 * 60)) }

// Time gives its midnight in UTC, the zero time for none.
func (d Day) Time() time.Time { return time.Time{}.AddDate(0, 0, int(d)) }

// IsZero tells whether there is no day.
func (d Day) IsZero() bool { return d == 0 }

// Date is a day as an author wrote it; the zero value is none.
type Date struct {
	Day
	At At
}

// DateTime is a day and a time of day in a zone that the record names
// elsewhere, held as if it were UTC.
type DateTime struct {
	time.Time
	At At
}

// In gives the instant that the clock of a zone shows so.
func (d DateTime) In(zone *time.Location) time.Time {
	return time.Date(d.Year(), d.Month(), d.Day(), d.Hour(), d.Minute(), 0, 0, zone)
}

// Period is a length of calendar time.
type Period struct {
	Years, Months, Days int
	At                  At
}

// IsZero tells whether no period was given.
func (p Period) IsZero() bool { return p.Years == 0 && p.Months == 0 && p.Days == 0 }

// After gives the day one period after another.
func (p Period) After(t time.Time) time.Time { return t.AddDate(p.Years, p.Months, p.Days) }

// URL is an absolute http or https address. One that was refused has its place
// and no value.
type URL struct {
	Value string
	At    At
}

// Given tells whether an address is written, be it right or wrong.
func (u URL) Given() bool { return u.At.Line > 0 }

// fault is what is wrong with one value, without its place.
type fault struct{ code, message, hint string }

// scalar is a value written as one word or line.
type scalar interface {
	set(text string, at At, k *Key) *fault
}

func (t *Text) set(text string, at At, k *Key) *fault {
	*t = Text{text, at}
	return nil
}

// truth writes what people say for true and false in one way, and leaves
// anything else as it is.
func truth(text string) string {
	switch strings.ToLower(text) {
	case "true", "yes":
		return "true"
	case "false", "no":
		return "false"
	}
	return text
}

func (c *Choice) set(text string, at At, k *Key) *fault {
	*c = Choice{text, at}
	return nil
}

func (r *Ref) set(text string, at At, k *Key) *fault {
	*r = Ref{norm.NFC.String(strings.TrimSuffix(text, ".md")), at} // as addresses are
	return nil
}

func (n *Number) set(text string, at At, k *Key) *fault {
	v, err := strconv.Atoi(text)
	if err != nil {
		return &fault{"front-matter/wrong-type", fmt.Sprintf("%q must be a whole number, not %q", k.Name, text),
			fmt.Sprintf("write, for example: %s: %s", k.Name, k.number(text))}
	}
	*n = Number{k.within(v), true, at}
	if n.Value != v {
		return &fault{"front-matter/out-of-range", fmt.Sprintf("%q is %d, which is not between %s and %s", k.Name, v, k.Min, k.Max),
			fmt.Sprintf("write a number from %s to %s", k.Min, k.Max)}
	}
	return nil
}

// figures are a number as people write it, with or without marks between its
// thousands.
var figures = regexp.MustCompile(`\d{1,3}(?:[.,'’]\d{3})+|\d+`)

// number is the whole number to show instead of a text: the first in it, or one
// that makes sense for the key.
func (k *Key) number(text string) string {
	digits := strings.NewReplacer(".", "", ",", "", "'", "", "’", "").Replace(figures.FindString(text))
	if n, err := strconv.Atoi(digits); err == nil && k.within(n) == n {
		return strconv.Itoa(n)
	}
	return cmp.Or(k.Example, strconv.Itoa(k.within(2)))
}

// within gives the number that is allowed and nearest to v: pages are made of a
// record with faults too, and nothing there counts up to a number like 1e18.
func (k *Key) within(v int) int {
	if low, err := strconv.Atoi(k.Min); err == nil {
		v = max(v, low)
	}
	if high, err := strconv.Atoi(k.Max); err == nil {
		v = min(v, high)
	}
	return v
}

// dateForm is a day as it is written, whether or not there is such a day.
var dateForm = regexp.MustCompile(`^\d{4}-\d{1,2}-\d{1,2}$`)

// earliestYear is before any day that a programme has to do with.
const earliestYear = 1900

func (d *Date) set(text string, at At, k *Key) *fault {
	t, err := time.Parse("2006-1-2", text)
	if err != nil || t.Year() < earliestYear {
		hint := fmt.Sprintf("write year, month and day, such as: %s: %s", k.Name, cmp.Or(dayIn(text), typicalDay))
		if dateForm.MatchString(text) {
			hint = "the calendar has no such day; correct the month or the day"
		}
		if err == nil {
			hint = "correct the year"
		}
		return &fault{"front-matter/bad-date", fmt.Sprintf("%q is %q, which is not a date", k.Name, text), hint}
	}
	*d = Date{DayOf(t), at}
	return nil
}

// dayForms are other ways in which people write a day.
var dayForms = [...]string{"2.1.2006", "2. 1. 2006", "2/1/2006", "1/2/2006", "2006/1/2", "2006.1.2", "2 January 2006", "2 Jan 2006", "January 2, 2006", "Jan 2, 2006"}

// dayIn gives a day as it is to be written; none when a text could be two days.
func dayIn(text string) string {
	var day string
	for _, form := range dayForms {
		t, err := time.Parse(form, text)
		if err != nil {
			continue
		}
		other := day
		if day = t.Format(time.DateOnly); other != "" && other != day {
			return ""
		}
	}
	return day
}

func (d *DateTime) set(text string, at At, k *Key) *fault {
	for _, layout := range [...]string{"2006-1-2 15:04", "2006-1-2T15:04", "2006-1-2 15:04:05", "2006-1-2T15:04:05"} {
		if t, err := time.Parse(layout, text); err == nil {
			*d = DateTime{t, at}
			return nil
		}
	}
	return &fault{"front-matter/bad-date", fmt.Sprintf("%q is %q, which is not a day and a time", k.Name, text),
		fmt.Sprintf("write them like this: %s: 2026-05-01 14:00", k.Name)}
}

var periodForm = regexp.MustCompile(`^(\d{1,4}) (day|week|month|year)s?$`)

func (p *Period) set(text string, at At, k *Key) *fault {
	m := periodForm.FindStringSubmatch(text)
	if m == nil {
		return &fault{"front-matter/bad-period", fmt.Sprintf("%q is %q, which is not a length of time", k.Name, text),
			fmt.Sprintf("write a number and days, weeks, months or years, such as: %s: 6 months", k.Name)}
	}
	n, _ := strconv.Atoi(m[1])
	*p = Period{At: at}
	switch m[2] {
	case "day":
		p.Days = n
	case "week":
		p.Days = 7 * n
	case "month":
		p.Months = n
	case "year":
		p.Years = n
	}
	return nil
}

func (u *URL) set(text string, at At, k *Key) *fault {
	v, err := url.Parse(text)
	if err != nil || (v.Scheme != "https" && v.Scheme != "http") || v.Host == "" || strings.ContainsAny(text, "\\ \t\n") {
		u.At = at
		return &fault{"front-matter/bad-url", fmt.Sprintf("%q is %q, which is not a web address", k.Name, text),
			fmt.Sprintf("write the whole address, such as: %s: https://example.org/", k.Name)}
	}
	*u = URL{text, at}
	return nil
}

// String writes the number, empty when there is none.
func (n Number) String() string {
	if !n.Set {
		return ""
	}
	return strconv.Itoa(n.Value)
}
