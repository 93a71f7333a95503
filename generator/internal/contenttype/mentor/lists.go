package mentor

import (
	"cmp"

	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/site"
	"mentorbook/generator/internal/view"
)

// directory shows one page of all mentors, who are counted once.
func directory(section *site.Page) func(*contenttype.Builder, []*site.Page, view.Pager) (any, error) {
	coaches := contenttype.Derive(countCoaches)
	return func(b *contenttype.Builder, part []*site.Page, pager view.Pager) (any, error) {
		v := &view.Directory{Frame: b.ListFrame(section, pager), Cards: b.Cards(part), Count: len(b.Site.OfType(Name)), Pager: pager}
		v.Languages = languageLinks(b)
		v.Topics = b.TopicGroups(Name)
		v.Coaches = coaches.In(b)
		v.SignUp = signUp(b)
		if pager.Number <= 1 {
			if err := lookup(b, &v.Lookup); err != nil {
				return nil, err
			}
		}
		return v, b.Err()
	}
}

// lookup adds what scripts need to look people up.
func lookup(b *contenttype.Builder, v *view.Lookup) (err error) {
	v.Shuffle = cmp.Or(b.Site.Settings.Directory.Shuffle.Value, "visitor")
	v.Data = b.Data(Name)
	v.Blanks, err = blanks(b)
	return err
}

// signUp is the time in which mentees may sign up for the present cycle.
func signUp(b *contenttype.Builder) view.Window {
	c := b.Site.Settings.Cycle
	w := view.Window{From: b.Date(c.Dates.SignUpOpens), Until: b.Date(c.Dates.SignUpCloses)}
	switch {
	case w.From.ISO != "" && w.Until.ISO != "":
		w.Text = b.T("window.both", "cycle", c.Name, "dates", b.Site.Words.Range(c.Dates.SignUpOpens.Time(), c.Dates.SignUpCloses.Time()))
	case w.Until.ISO != "":
		w.Text = b.T("window.until", "cycle", c.Name, "date", w.Until.Text)
	case w.From.ISO != "":
		w.Text = b.T("window.from", "cycle", c.Name, "date", w.From.Text)
	}
	return w
}

func countCoaches(s *site.Site) int {
	n := 0
	for _, p := range s.OfType(Name) {
		if coach(record(p)) {
			n++
		}
	}
	return n
}

func languageLinks(b *contenttype.Builder) []view.Link {
	var links []view.Link
	for _, code := range b.Site.Tongues() {
		l := b.Tongue(code)
		l.Text = b.T("language.count", "language", l.Text, "count", len(b.Site.InTongue(code)))
		links = append(links, l)
	}
	return links
}

func languages(b *contenttype.Builder) (any, error) {
	v := &view.Languages{Frame: b.Frame(b.T("languages.title"), b.T("languages.summary"), b.TrailTo(b.Site.At(Folder))...)}
	v.Languages = languageLinks(b)
	return v, b.Err()
}

// inLanguage shows one page of the mentors one can talk with in a language.
func inLanguage(code string, count int) func(*contenttype.Builder, []*site.Page, view.Pager) (any, error) {
	return func(b *contenttype.Builder, part []*site.Page, pager view.Pager) (any, error) {
		name := b.Tongues.Name(code)
		trail := append(b.TrailTo(b.Site.At(Folder)), view.Link{Text: b.T("languages.title"), URL: b.URL("/languages/")})
		f := b.Frame(b.T("language.title", "language", name.Local), "", trail...)
		return &view.Topic{Frame: f, Cards: b.Cards(part), Count: count, Pager: pager}, b.Err()
	}
}
