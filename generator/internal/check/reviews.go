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
	found := diag.Diagnostic{Severity: diag.Warning, Position: m.ReviewedOn.At.Position(p.File)}
	if m.ReviewedOn.Day > schema.DayOf(programme.Today) {
		found.Code = "content/reviewed-future"
		found.Message = fmt.Sprintf("this page was reviewed on %s, which is still to come", programme.Words.Date(m.ReviewedOn.Time()))
		found.Hint = "write the day on which it was read into reviewed_on"
		return diag.List{found}
	}
	due := m.ReviewEvery.After(m.ReviewedOn.Time())
	if m.ReviewEvery.IsZero() || !due.Before(programme.Today) {
		return nil
	}
	found.Code = "content/review-due"
	found.Message = fmt.Sprintf("this page was to be reviewed again by %s", programme.Words.Date(due))
	found.Hint = "read it, mend it, then write today's date into reviewed_on"
	return diag.List{found}
}
