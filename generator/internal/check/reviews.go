package check

import (
	"fmt"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/site"
)

// Reviews reports pages whose review no longer holds on the day of the build, or
// is still to come.
func Reviews(s *site.Site) diag.List {
	var problems diag.List
	for _, p := range s.Pages {
		m := p.Meta()
		if m.ReviewedOn.Time().After(s.Today) {
			problems = append(problems, diag.Diagnostic{Severity: diag.Warning, Code: "content/reviewed-future",
				Position: m.ReviewedOn.At.Position(p.File),
				Message:  fmt.Sprintf("this page was reviewed on %s, which is still to come", s.Words.Date(m.ReviewedOn.Time())),
				Hint:     "write the day on which it was read into reviewed_on"})
			continue
		}
		if m.ReviewEvery.IsZero() || m.ReviewedOn.IsZero() {
			continue
		}
		due := m.ReviewEvery.After(m.ReviewedOn.Time())
		if due.Before(s.Today) {
			problems = append(problems, diag.Diagnostic{Severity: diag.Warning, Code: "content/review-due",
				Position: m.ReviewedOn.At.Position(p.File),
				Message:  fmt.Sprintf("this page was to be reviewed again by %s", s.Words.Date(due)),
				Hint:     "read it, mend it, then write today's date into reviewed_on"})
		}
	}
	return problems
}
