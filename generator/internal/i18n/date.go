package i18n

import (
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/feature/plural"
)

// calendar holds the names and patterns of dates, taken from the messages
// once.
type calendar struct {
	months      [12]string // as they stand after a day, in the genitive where a language has one
	monthsAlone [12]string
	monthsShort [12]string
	days        [7]string // from Sunday, as time.Weekday counts
	daysShort   [7]string
	am, pm      string

	long, short, monthYear, clock, stamp template
	withinMonth, withinYear, overYears   template
}

// dateFields are the placeholders of every pattern that writes a moment.
var dateFields = []string{
	"day", "month", "month_short", "month_alone", "month_number", "year", "weekday", "weekday_short",
	"hour", "hour12", "minute", "period",
}

// rangeFields are those of a pattern that writes two dates.
var rangeFields = []string{
	"day", "month", "month_short", "year", "weekday", "weekday_short",
	"day_end", "month_end", "month_short_end", "year_end", "weekday_end", "weekday_short_end",
}

// patterns are the messages that this package fills itself, and with what.
var patterns = map[string][]string{
	"date.long":         dateFields,
	"date.short":        dateFields,
	"date.month-year":   dateFields,
	"date.time":         dateFields,
	"date.range.days":   rangeFields,
	"date.range.months": rangeFields,
	"date.range.years":  rangeFields,
	"time.clock":        dateFields,
	"duration.both":     {"hours", "minutes"},
}

// moment is a time, or a range of two, whose parts placeholders name.
type moment struct {
	c      *Catalogue
	t, end time.Time
}

func (m *moment) append(dst []byte, name string) ([]byte, bool) {
	t := m.t
	if before, ok := strings.CutSuffix(name, "_end"); ok {
		name, t = before, m.end
	}
	cal, numbers := &m.c.calendar, &m.c.numbers
	switch name {
	case "day":
		return numbers.appendPlain(dst, t.Day(), 1), true
	case "month":
		return append(dst, cal.months[t.Month()-1]...), true
	case "month_short":
		return append(dst, cal.monthsShort[t.Month()-1]...), true
	case "month_alone":
		return append(dst, cal.monthsAlone[t.Month()-1]...), true
	case "month_number":
		return numbers.appendPlain(dst, int(t.Month()), 1), true
	case "year":
		return numbers.appendPlain(dst, t.Year(), 1), true
	case "weekday":
		return append(dst, cal.days[t.Weekday()]...), true
	case "weekday_short":
		return append(dst, cal.daysShort[t.Weekday()]...), true
	}
	return m.c.appendClock(dst, name, t)
}

func (c *Catalogue) appendClock(dst []byte, name string, t time.Time) ([]byte, bool) {
	switch name {
	case "hour":
		return c.numbers.appendPlain(dst, t.Hour(), 2), true
	case "hour12":
		return c.numbers.appendPlain(dst, (t.Hour()+11)%12+1, 1), true
	case "minute":
		return c.numbers.appendPlain(dst, t.Minute(), 2), true
	case "period":
		if t.Hour() < 12 {
			return append(dst, c.calendar.am...), true
		}
		return append(dst, c.calendar.pm...), true
	}
	return dst, false
}

func (c *Catalogue) write(pattern *template, from, to time.Time) string {
	text, _ := pattern.fill(&values{moment: &moment{c, from, to}}) // patterns were judged by New
	return text
}

// Date writes a date in words: "3 May 2026".
func (c *Catalogue) Date(t time.Time) string { return c.write(&c.calendar.long, t, t) }

// DateShort writes a date with the short name of its month: "3 Sep 2026".
func (c *Catalogue) DateShort(t time.Time) string { return c.write(&c.calendar.short, t, t) }

// MonthYear writes a month: "May 2026".
func (c *Catalogue) MonthYear(t time.Time) string { return c.write(&c.calendar.monthYear, t, t) }

// Weekday gives the name of the day: "Sunday".
func (c *Catalogue) Weekday(t time.Time) string { return c.calendar.days[t.Weekday()] }

// Time writes the time of day: "18:30".
func (c *Catalogue) Time(t time.Time) string { return c.write(&c.calendar.clock, t, t) }

// DateTime writes both: "3 May 2026, 18:30".
func (c *Catalogue) DateTime(t time.Time) string { return c.write(&c.calendar.stamp, t, t) }

// Range writes the days from one date to another and says nothing twice:
// "3 to 5 May 2026", "28 April to 3 May 2026". The same day is one date.
func (c *Catalogue) Range(from, to time.Time) string {
	switch {
	case from.Year() != to.Year():
		return c.write(&c.calendar.overYears, from, to)
	case from.Month() != to.Month():
		return c.write(&c.calendar.withinYear, from, to)
	case from.Day() != to.Day():
		return c.write(&c.calendar.withinMonth, from, to)
	}
	return c.Date(from)
}

// prepareCalendar takes names and patterns from the messages.
func (c *Catalogue) prepareCalendar(need func(key string) entry) {
	cal := &c.calendar
	for i := range 12 {
		n := strconv.Itoa(i + 1)
		cal.months[i] = need("month." + n).text()
		cal.monthsShort[i] = need("month.short." + n).text()
		cal.monthsAlone[i] = c.textOr("month.alone."+n, cal.months[i])
	}
	for i := range 7 {
		n := strconv.Itoa(i + 1) // from Monday, as ISO 8601 counts
		cal.days[(i+1)%7] = need("weekday." + n).text()
		cal.daysShort[(i+1)%7] = need("weekday.short." + n).text()
	}
	cal.am, cal.pm = need("time.am").text(), need("time.pm").text()
	for key, pattern := range map[string]*template{
		"date.long":         &cal.long,
		"date.short":        &cal.short,
		"date.month-year":   &cal.monthYear,
		"date.time":         &cal.stamp,
		"time.clock":        &cal.clock,
		"date.range.days":   &cal.withinMonth,
		"date.range.months": &cal.withinYear,
		"date.range.years":  &cal.overYears,
	} {
		*pattern = need(key).forms[plural.Other]
	}
}
