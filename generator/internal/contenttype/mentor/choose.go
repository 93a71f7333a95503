package mentor

import (
	"cmp"
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
	v.Email, v.Contact = email(b, "choose.subject"), reach(b, "choose.subject")
	if !slices.Contains(v.Ways, "form") {
		v.Form = ""
	}
	return v, b.Err()
}

// email begins an e-mail to the coordinator; empty without an address. Its
// subject names the programme.
func email(b *contenttype.Builder, subject string) template.URL {
	to := b.Site.Settings.Director.Email.Value
	if to == "" {
		return ""
	}
	return contenttype.Mailto(to, b.T(subject, "programme", b.Site.Settings.Title))
}

// reach is how a reader comes to the coordinator where no script prepares it.
func reach(b *contenttype.Builder, subject string) template.URL {
	return cmp.Or(email(b, subject), template.URL(b.Site.Settings.Director.URL.Value))
}
