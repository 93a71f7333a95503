package mentor

import (
	"strings"
	"time"

	"mentorbook/generator/internal/site"
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
	if len(m.Months) == 0 && !m.Hours.Set {
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

func awayText(m *site.Mentor, today time.Time) string { return strings.Join(awayIn(m, today), " ") }
