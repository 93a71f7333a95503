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
	v.Email, v.Contact = application(b), reach(b)
	if !slices.Contains(v.Ways, "form") {
		v.Form = ""
	}
	return v, b.Err()
}

// application begins an e-mail to the coordinator; empty without an address.
func application(b *contenttype.Builder) template.URL {
	email := b.Site.Settings.Director.Email.Value
	if email == "" {
		return ""
	}
	return contenttype.Mailto(email, b.T("choose.subject", "programme", b.Site.Settings.Title))
}

// reach is how a mentee comes to the coordinator where no script prepares it.
func reach(b *contenttype.Builder) template.URL {
	if email := application(b); email != "" {
		return email
	}
	return template.URL(b.Site.Settings.Director.URL.Value)
}
