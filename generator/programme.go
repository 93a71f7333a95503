package generator

import (
	"path"
	"strings"
	"time"

	"mentorbook/generator/diag"
	"mentorbook/generator/importer"
	"mentorbook/generator/internal/config"
	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/contenttype/mentor"
	"mentorbook/generator/internal/contenttype/topic"
	"mentorbook/generator/internal/markdown"
	"mentorbook/generator/internal/schema"
	"mentorbook/generator/internal/site"
	"mentorbook/generator/internal/source"
)

// Programme gives what an import has to know of the programme.
func (p *Project) Programme() importer.Programme {
	t := func(key string, values ...any) string { text, _ := p.programme.Words.T(key, values...); return text }
	programme := importer.Programme{
		Today:  p.programme.Today,
		Topics: p.topics(),
		Levels: p.terms("topic-level.", "familiar", "experienced", "expert"), Roles: p.terms("role.", "mentor", "coach"),
		Formats: p.labelled("formats", "format."), Focus: p.labelled("focus", "focus."),
		Statuses: p.terms("status.", "active", "paused", "alumni"), Contacts: p.terms("contact.", "coordinator", "direct", "form"),
		Yes:      []string{"yes", "y", "true", "1", "x", "✓", "ok", "ja", "oui", "si", "sim"},
		No:       []string{"no", "n", "false", "0", "none", "nein", "non", "nao"},
		Headings: map[string]string{"why": t("profile.why"), "background": t("profile.background"), "earlier": t("profile.earlier"), "ways": t("profile.ways")},
		Messages: importer.Messages{New: t("join.say.heading", "name", "{name}"), Update: t("join.say.update", "id", "{id}")},
		Asked:    askedFor(schema.Of[site.Mentor](), ""),
		Language: p.tongues.Code, NearLanguage: p.tongues.Nearest,
		Choices:  p.programme.Settings.Choices.Limit.Int(),
		Home:     p.programme.Settings.Timezone.Value,
		Zone:     func(name string) bool { _, known := config.Zone(name); return known },
		Profiles: p.profiles(),
		Judge:    p.judgeProfile,
	}
	for i := range programme.Months {
		programme.Months[i] = strings.TrimSpace(strings.TrimSuffix(p.programme.Words.MonthYear(time.Date(2000, time.Month(i+1), 1, 0, 0, 0, 0, time.UTC)), "2000"))
	}
	if p.content.tree.Sheet != nil {
		programme.Availability, _ = p.content.Read(source.AvailabilityFile) // what cannot be read was reported
	}
	return programme
}

// askedFor lists the keys that the form for a profile asks for.
func askedFor(s *schema.Schema, group string) []string {
	var keys []string
	for _, k := range s.Keys {
		if k.Ask != "" {
			keys = append(keys, group+k.Name)
		}
		if k.Form == schema.Group {
			keys = append(keys, askedFor(k.Fields, group+k.Name+".")...)
		}
	}
	return keys
}

// terms names words of the program itself, as the theme calls them too.
func (p *Project) terms(key string, ids ...string) []importer.Term {
	var terms []importer.Term
	for _, id := range ids {
		t := importer.Term{ID: id}
		if name, err := p.programme.Words.T(key + id); err == nil {
			t.Names = []string{name}
		}
		terms = append(terms, t)
	}
	return terms
}

// labelled names the words of a list of the settings.
func (p *Project) labelled(list, key string) []importer.Term {
	labels, _ := p.programme.Settings.Labels(list)
	var terms []importer.Term
	for _, l := range labels {
		t := p.terms(key, l.ID.Value)[0]
		if l.Name != "" {
			t.Names = append(t.Names, l.Name)
		}
		terms = append(terms, t)
	}
	return terms
}

func (p *Project) topics() []importer.Term {
	var terms []importer.Term
	for _, page := range p.site.OfType(topic.Name) {
		t := importer.Term{ID: page.ID, Names: []string{page.Title}}
		if record, ok := page.Record.(*site.Topic); ok {
			t.Names = append(t.Names, record.Synonyms...)
		}
		terms = append(terms, t)
	}
	return terms
}

// profiles lists the files of mentors, by path, also those that cannot be read
// or are not published.
func (p *Project) profiles() []importer.Profile {
	var list []importer.Profile
	for _, f := range p.content.tree.Pages {
		if l := p.pages[f.Path]; l != nil && !f.Section && strings.HasPrefix(f.Logical, mentor.Folder+"/") {
			hidden := p.programme.Settings.Hides(l.page.Meta().Example)
			list = append(list, importer.Profile{ID: l.page.ID, Path: f.Path, File: l.page.File, Text: p.text(l.page), Hidden: hidden})
		}
	}
	return list
}

// judgeProfile finds what is wrong with the text of a profile that is there or
// might be, as far as that is seen from the profile alone.
func (p *Project) judgeProfile(name string, text []byte) diag.List {
	f := source.Page{File: source.File{Path: name, Size: int64(len(text))}, Logical: strings.TrimSuffix(name, ".md")}
	if l := p.pages[name]; l != nil {
		f = l.page.Source
	}
	if len(text) > source.MaxPage {
		return diag.List{{Severity: diag.Error, Code: "source/too-large", Message: "the profile would be larger than 1 MB", Hint: "shorten it", Position: diag.Position{File: path.Join(p.content.label, name)}}}
	}
	l := p.decode(f, text, nil)
	problems := l.problems
	if t := p.typeOf(f); t != nil && t.Body != nil && !l.page.Unread {
		c := &contenttype.Check{Programme: p.programme, Tongues: p.tongues, Files: p.content, File: schema.File{Name: l.page.File, Text: text}}
		d := p.texts.in(l.page.Lang).Parse(markdown.Source{File: l.page.File, Text: text[l.page.Body.Offset:], FirstLine: l.page.Body.Line})
		t.Body(c, l.page, d)
		problems = append(append(problems, d.Problems...), c.Problems...)
	}
	return problems
}
