package mentor

import (
	"html/template"
	"slices"

	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/view"
)

// choose is the page where a mentee ranks a few people, compares them and makes
// an application of it (A3). Who they are is known to the reader's browser
// alone.
func choose(b *contenttype.Builder) (any, error) {
	s := b.Site.Settings
	v := &view.Choose{
		Frame: b.Frame(b.T("choose.title"), b.N("choose.summary", s.Choices.Limit.Int()), b.TrailTo(b.Site.At(Folder))...),
		Limit: s.Choices.Limit.Int(), Reader: s.Director.Name, Ways: s.Ways(),
		Form: s.Choices.Form.Value,
	}
	if email := s.Director.Email.Value; email != "" {
		v.Email = contenttype.Mailto(email, b.T("choose.subject", "programme", s.Title))
	}
	if !slices.Contains(v.Ways, "form") {
		v.Form = ""
	}
	v.Contact = reach(v)
	return v, b.Err()
}

// reach is how an application travels where no script prepares it.
func reach(v *view.Choose) template.URL {
	if v.Email != "" {
		return v.Email
	}
	return v.Site.Director.URL
}
