package spreadsheet

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// epoch is the day that a workbook counts from; the zero value counts none.
type epoch time.Time

// Excel took 1900 for a leap year, so from March 1900 on its days count from
// two days before the year; workbooks begun on old Macs count from 1904.
var (
	from1900 = epoch(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC))
	from1904 = epoch(time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC))
)

// The days between which a number can be one, 1980 and 2100.
const earliest, latest = 1980, 2100

func (e epoch) day(cell string) (time.Time, bool) {
	count, err := strconv.ParseFloat(cell, 64)
	if time.Time(e).IsZero() || err != nil || count < 1 || count > 100_000 {
		return time.Time{}, false
	}
	day := time.Time(e).AddDate(0, 0, int(count))
	return day, day.Year() >= earliest && day.Year() <= latest
}

// Order says which of two numbers, as in 3/4/2026, is the month.
type Order uint8

// The orders.
const (
	Unknown Order = iota
	DayFirst
	MonthFirst
)

// Days reads a column of days. Which number is the month is seen from the whole
// column: where no cell tells, the days with a slash are not understood.
type Days struct {
	serial epoch
	order  Order
}

// Days prepares to read a column; an order that the caller knows goes before
// what the column tells.
func (t Table) Days(column int, known Order) Days {
	d := Days{t.serial, known}
	if known != Unknown {
		return d
	}
	for _, row := range t.Rows {
		m := slashed.FindStringSubmatch(row.Cell(column))
		if m == nil {
			continue
		}
		first, _ := strconv.Atoi(m[1])
		second, _ := strconv.Atoi(m[2])
		switch {
		case first > 12 && second <= 12:
			return Days{t.serial, DayFirst}
		case second > 12 && first <= 12:
			return Days{t.serial, MonthFirst}
		}
	}
	return d
}

var (
	slashed = regexp.MustCompile(`^(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})(?:[ ,T].*)?$`)
	// spelt are days whose form leaves no doubt, before a time of day.
	spelt = []struct {
		form   *regexp.Regexp
		layout string
	}{
		{regexp.MustCompile(`^(\d{4}-\d{1,2}-\d{1,2})(?:[ T].*)?$`), "2006-1-2"},
		{regexp.MustCompile(`^(\d{4}/\d{1,2}/\d{1,2})(?:[ T].*)?$`), "2006/1/2"},
		{regexp.MustCompile(`^(\d{1,2}\.\d{1,2}\.\d{4})(?:[ ,].*)?$`), "2.1.2006"},
		{regexp.MustCompile(`^(\d{1,2} \pL+ \d{4})(?:[ ,].*)?$`), "2 January 2006"},
		{regexp.MustCompile(`^(\d{1,2} \pL+ \d{4})(?:[ ,].*)?$`), "2 Jan 2006"},
		{regexp.MustCompile(`^(\pL+ \d{1,2}, \d{4})(?:[ ,].*)?$`), "January 2, 2006"},
		{regexp.MustCompile(`^(\pL+ \d{1,2}, \d{4})(?:[ ,].*)?$`), "Jan 2, 2006"},
	}
)

// Day reads one cell. A time of day behind the day is passed over.
func (d Days) Day(cell string) (time.Time, bool) {
	cell = strings.TrimSpace(cell)
	if day, ok := d.serial.day(cell); ok {
		return day, true
	}
	for _, s := range spelt {
		if m := s.form.FindStringSubmatch(cell); m != nil {
			if day, err := time.Parse(s.layout, m[1]); err == nil {
				return day, true
			}
		}
	}
	m := slashed.FindStringSubmatch(cell)
	if m == nil || d.order == Unknown {
		return time.Time{}, false
	}
	month, day, year := m[1], m[2], m[3]
	if d.order == DayFirst {
		month, day = day, month
	}
	if len(year) == 2 {
		year = "20" + year
	}
	t, err := time.Parse("2006-1-2", year+"-"+month+"-"+day)
	return t, err == nil
}

// Ambiguous tells a day of which the order of day and month must be known.
func Ambiguous(cell string) bool { return slashed.MatchString(strings.TrimSpace(cell)) }
