package site

import (
	"time"

	"mentorbook/generator/internal/schema"
)

// Publishes tells whether a page of such front matter is on the site on the day
// of the build.
func (p Programme) Publishes(m *Meta) bool {
	today := schema.DayOf(p.Today)
	switch {
	case m.Draft && p.Drafts == LeaveOut,
		p.Settings.Hides(m.Example),
		m.PublishOn.Day > today && p.Future == LeaveOut:
		return false
	}
	return m.ExpireOn.IsZero() || m.ExpireOn.Day > today
}

// Instant gives what a clock in the named zone shows, or in the programme's
// where none is named.
func (p Programme) Instant(d schema.DateTime, zone schema.Text) time.Time {
	if zone.Value != "" {
		if named, err := time.LoadLocation(zone.Value); err == nil {
			return d.In(named)
		}
	}
	return d.In(p.Zone)
}

// Ends is the instant from which a roundtable is over.
func (r *Roundtable) Ends(p Programme) time.Time {
	return p.Instant(r.Starts, r.Timezone).Add(time.Duration(r.Minutes.Int()) * time.Minute)
}

// ToCome tells whether a roundtable is planned and not over by the day of the
// build, in the programme's zone. The moment is for the reader's browser.
func (r *Roundtable) ToCome(p Programme) bool {
	last := r.Ends(p).Add(-time.Nanosecond).In(p.Zone)
	return r.State.Is("planned") && last.Format(time.DateOnly) >= p.Today.Format(time.DateOnly)
}
