package mentor

import (
	"maps"
	"slices"
	"strings"
	"time"

	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/site"
	"mentorbook/generator/internal/view"
)

// monthsAhead is how far the months without time are told: a site that is not
// built again for so long has other troubles.
const monthsAhead = 24

// monthKey is how a month is written in profiles and in data.
const monthKey = "2006-01"

// hoursIn gives the hours of a month; told is false when the profile says
// nothing about them.
func hoursIn(m *site.Mentor, month string) (hours int, told bool) {
	if hours, told = m.Months[month]; told {
		return hours, true
	}
	return m.Hours.Int(), m.Hours.Set
}

// awayIn lists the months without time, from that of the build on.
func awayIn(m *site.Mentor, today time.Time) []string {
	if !everAway(m) {
		return nil
	}
	var away []string
	first := time.Date(today.Year(), today.Month(), 1, 0, 0, 0, 0, time.UTC)
	for n := range monthsAhead {
		month := first.AddDate(0, n, 0).Format(monthKey)
		if hours, told := hoursIn(m, month); told && hours == 0 {
			away = append(away, month)
		}
	}
	return away
}

// everAway tells whether any month can be without time; for most people none can.
func everAway(m *site.Mentor) bool {
	for _, hours := range m.Months {
		if hours == 0 {
			return true
		}
	}
	return m.Hours.Set && m.Hours.Int() == 0
}

func awayText(m *site.Mentor, today time.Time) string { return strings.Join(awayIn(m, today), " ") }

// months tells the months with other hours than usual, those that are over at
// the build left out.
func months(b *contenttype.Builder, m *site.Mentor) []view.Fact {
	var list []view.Fact
	for _, month := range slices.Sorted(maps.Keys(m.Months)) {
		day, err := time.Parse(monthKey, month)
		if err != nil || month < b.Site.Today.Format(monthKey) {
			continue
		}
		text := b.T("hours.none")
		if n := m.Months[month]; n > 0 {
			text = b.N("hours.in-month", n)
		}
		list = append(list, view.Fact{Term: b.Site.Words.MonthYear(day), Texts: []string{text}})
	}
	return list
}
