package check

import (
	"fmt"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/schema"
	"mentorbook/generator/internal/site"
)

// Review reports a page whose review no longer holds on the day of the build, or
// is still to come.
func Review(programme site.Programme, p *site.Page) diag.List {
	m := p.Meta()
	if m.ReviewedOn.IsZero() || !programme.Publishes(m) {
		return nil
	}
	if m.ReviewedOn.Day > schema.DayOf(programme.Today) {
		return diag.List{{Severity: diag.Warning, Code: "content/reviewed-future", Position: m.ReviewedOn.At.Position(p.File),
			Message: fmt.Sprintf("this page was reviewed on %s, which is still to come", programme.Words.Date(m.ReviewedOn.Time())),
			Hint:    "write the day on which it was read into reviewed_on"}}
	}
	due := m.ReviewEvery.After(m.ReviewedOn.Time())
	if m.ReviewEvery.IsZero() || !due.Before(programme.Today) {
		return nil
	}
	return diag.List{{Severity: diag.Warning, Code: "content/review-due", Position: m.ReviewedOn.At.Position(p.File),
		Message: fmt.Sprintf("this page was to be reviewed again by %s", programme.Words.Date(due)),
		Hint:    "read it, mend it, then write today's date into reviewed_on"}}
}
