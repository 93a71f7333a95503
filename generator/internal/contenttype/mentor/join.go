package mentor

import (
	"slices"
	"strings"

	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/schema"
	"mentorbook/generator/internal/site"
	"mentorbook/generator/internal/view"
)

// formParts are the parts of the sign-up form, in the order in which people are
// asked. What each asks for stand in the record's tags.
var formParts = []string{"you", "help", "ways", "agree"}

// accounts are the headed texts of a profile that the form asks for (A2, E1).
var accounts = []string{"why", "background", "earlier", "ways"}

// join is the page where somebody becomes a mentor, or brings a profile up to
// date: a form made from the schema, whose answers stay in the reader's browser
// until the person sends them.
func join(b *contenttype.Builder) (any, error) {
	s := b.Site.Settings
	v := &view.Join{
		Frame:  b.Frame(b.T("join.title"), b.T("join.summary", "programme", s.Title), b.TrailTo(b.Site.At(Folder))...),
		Reader: s.Director.Name, Form: s.Join.Form.Value, New: b.NewFile(Folder),
		Effort: joined(s.Expectations.Cadence, s.Expectations.Length),
	}
	for _, id := range formParts {
		v.Parts = append(v.Parts, view.AskPart{ID: id, Title: b.T("join.part." + id), Asks: asks(b, id)})
	}
	for _, id := range accounts {
		v.Accounts = append(v.Accounts, view.Ask{Key: id, Label: b.T("profile." + id), Hint: hint(b, "profile."+id), HintID: "mb-hint-" + id, Optional: true})
	}
	v.Email, v.Contact = email(b, "join.subject"), reach(b, "join.subject")
	return v, b.Err()
}

// asks lists what a part of the form asks for, in the order of the record.
func asks(b *contenttype.Builder, part string) []view.Ask {
	var list []view.Ask
	number := 0
	var walk func(s *schema.Schema, group string, optional bool)
	walk = func(s *schema.Schema, group string, optional bool) {
		for i := range s.Keys {
			k := &s.Keys[i]
			number++
			unneeded := optional || !k.Required && !k.Wanted
			if k.Form == schema.Group {
				walk(k.Fields, group+k.Name+".", unneeded)
			}
			if k.Ask == part {
				list = append(list, ask(b, k, group+k.Name, number, unneeded))
			}
		}
	}
	walk(schema.Of[site.Mentor](), "", false)
	return list
}

// ask is one question of the form.
func ask(b *contenttype.Builder, k *schema.Key, name string, number int, optional bool) view.Ask {
	id := strings.ReplaceAll(name, ".", "-")
	a := view.Ask{
		Key: name, ID: "mb-ask-" + id, Number: number, How: howAsked(k), Min: k.Min, Max: k.Max,
		Label: b.T("join.ask." + name), Hint: hint(b, "join.ask."+name), HintID: "mb-hint-" + id, Optional: optional,
	}
	switch {
	case k.Ref == "topic":
		a.Groups, a.Levels = topicChoices(b), labels(b, "topic-level.", k.Enum)
	case k.Vocab != "":
		labels, _ := b.Site.Settings.Labels(k.Vocab)
		for _, l := range labels {
			a.Options = append(a.Options, b.Label(k.Vocab, l.ID.Value))
		}
	case a.How == "tongues":
		a.Options = tongueChoices(b)
	default:
		a.Options = labels(b, strings.TrimSuffix(k.Name, "s")+".", k.Enum)
	}
	return a
}

// labels gives the theme's words for values that the schema lists.
func labels(b *contenttype.Builder, prefix string, ids []string) []view.Label {
	var list []view.Label
	for _, id := range ids {
		list = append(list, view.Label{ID: id, Name: b.T(prefix + id)})
	}
	return list
}

// howAsked says by what a question is answered.
func howAsked(k *schema.Key) string {
	switch {
	case k.How != "":
		return k.How
	case k.Leveled():
		return "levels"
	case k.Form == schema.List && (k.Vocab != "" || len(k.Enum) > 0):
		return "check"
	case k.Form == schema.List:
		return "rows"
	case k.Form == schema.Table:
		return "pairs"
	case k.Form == schema.Flag:
		return "flag"
	case k.Min != "":
		return "number"
	}
	return "line"
}

// hint gives the sentence under a question, empty where it needs none.
func hint(b *contenttype.Builder, key string) string {
	text, err := b.Site.Words.T(key + ".hint")
	if err != nil {
		return ""
	}
	return text
}

func topicChoices(b *contenttype.Builder) []view.AskGroup {
	var groups []view.AskGroup
	for _, l := range b.Site.Settings.TopicGroups {
		g := view.AskGroup{Title: b.Label("topic_groups", l.ID.Value).Name}
		for _, p := range b.Site.OfType("topic") {
			if t, ok := p.Record.(*site.Topic); ok && t.Group.Value == l.ID.Value {
				g.Options = append(g.Options, view.Label{ID: p.ID, Name: p.Title})
			}
		}
		if g.Options != nil {
			groups = append(groups, g)
		}
	}
	return groups
}

// tonguesOffered is how many languages have a box of their own.
const tonguesOffered = 6

// tongueChoices are the site's language and those that most people here speak; a
// browser knows the names of all others.
func tongueChoices(b *contenttype.Builder) []view.Label {
	own := b.Site.Settings.Language.Value
	codes := slices.DeleteFunc(slices.Clone(b.Site.Tongues()), func(code string) bool { return code == own })
	slices.SortStableFunc(codes, func(x, y string) int { return len(b.Site.InTongue(y)) - len(b.Site.InTongue(x)) })
	codes = append([]string{own}, codes[:min(len(codes), tonguesOffered-1)]...)
	var list []view.Label
	for _, code := range codes {
		list = append(list, view.Label{ID: code, Name: b.Tongues.Name(code).Local})
	}
	return list
}
