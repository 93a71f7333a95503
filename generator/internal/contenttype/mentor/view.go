package mentor

import (
	"cmp"
	"hash/fnv"
	"html/template"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/schema"
	"mentorbook/generator/internal/site"
	"mentorbook/generator/internal/view"
)

// topicsOnCard is the number of topics that a card shows.
const topicsOnCard = 3

func profile(b *contenttype.Builder, p *site.Page) (any, error) {
	m := record(p)
	v := &view.Mentor{
		Frame: b.PageFrame(p),
		ID:    p.ID, Name: m.Name, Pronouns: m.Pronouns, Headline: m.Headline,
		Avatar: avatar(b, p), Places: places(b, m), Confirmed: b.Date(m.Confirmed),
		Coach: coach(m), Roles: roles(b, m.Roles),
		Focus: b.Labels("focus", m.Focus), Formats: b.Labels("formats", m.Formats),
		City: m.City, Country: m.Country, Timezone: m.Timezone.Value, Team: m.Team, Organisation: m.Organisation, Since: m.Since.String(),
		Values: m.Values, Interests: m.Interests, Wants: m.Wants, Boundaries: m.Boundaries,
		Links: publicLinks(m.Links),
	}
	for _, code := range p.Tongues {
		v.Languages = append(v.Languages, b.Tongue(code))
	}
	if m.Hours.Set {
		v.Hours = b.N("hours.month", m.Hours.Int())
	}
	v.Months, v.SignUp = months(b, m), signUp(b)
	v.Topics = topics(b, m)
	v.Frame.Topics = nil // shown with their levels
	v.Expected, v.OwnWays = expectations(b, m)
	v.Contact, v.ContactNote = contact(b, m)
	v.Training = training(b, m)
	v.Alike, v.Different = suggestions(b, p)
	return v, b.Err()
}

func coach(m *site.Mentor) bool {
	return slices.ContainsFunc(m.Roles, func(r schema.Text) bool { return r.Value == "coach" })
}

func roles(b *contenttype.Builder, written []schema.Text) []view.Label {
	var labels []view.Label
	for _, r := range written {
		labels = append(labels, view.Label{ID: r.Value, Name: b.T("role." + r.Value)})
	}
	return labels
}

func place(m *site.Mentor) string { return joined(m.City, m.Country) }

func joined(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), ", ")
}

// avatar gives a photo, or initials on a tint drawn from the name.
func avatar(b *contenttype.Builder, p *site.Page) view.Avatar {
	m := record(p)
	h := fnv.New32a()
	h.Write([]byte(m.Name))
	return view.Avatar{
		Photo:    b.Picture(p, m.Photo.Value, m.PhotoAlt, contenttype.Portrait),
		Initials: initials(m.Name),
		Tint:     strconv.Itoa(int(h.Sum32() % 12)),
	}
}

// initials takes the first letter of the first and last word; of a name in a
// script without capitals and spaces, the first letter. What stands in brackets
// says how a name is read or what one is called, and is none of it.
func initials(name string) string {
	if strings.ContainsAny(name, "([（") {
		name = cmp.Or(strings.TrimSpace(bracketed.ReplaceAllString(name, " ")), name)
	}
	words := strings.FieldsFunc(name, func(r rune) bool { return unicode.IsSpace(r) || r == '-' })
	letters := ""
	words = slices.DeleteFunc(words, func(word string) bool { return firstLetter(word) == "" })
	if len(words) > 0 {
		letters = firstLetter(words[0])
	}
	if len(words) > 1 {
		letters += firstLetter(words[len(words)-1])
	}
	return cmp.Or(strings.ToUpper(letters), "?")
}

// bracketed is a part of a name in brackets, the last of which may be missing.
var bracketed = regexp.MustCompile(`\([^)]*\)?|\[[^\]]*\]?|（[^）]*）?`)

func firstLetter(word string) string {
	for i, r := range word {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return word[i : i+utf8.RuneLen(r)]
		}
	}
	return ""
}

func topics(b *contenttype.Builder, m *site.Mentor) []view.TopicLevel {
	var list []view.TopicLevel
	for _, t := range m.Topics {
		p := b.Site.Find("topic", t.Ref.ID)
		if p == nil {
			continue
		}
		level := ""
		if t.Level != "" {
			level = b.T("topic-level." + t.Level)
		}
		list = append(list, view.TopicLevel{Name: p.Title, URL: b.URL(p.URL), Level: level})
	}
	return list
}

// expectations are the programme's, with the person's own in their place.
func expectations(b *contenttype.Builder, m *site.Mentor) (view.Expectations, bool) {
	e, own := b.Site.Settings.Expectations, m.Expectations
	return view.Expectations{
		Cadence: cmp.Or(own.Cadence, e.Cadence), Length: cmp.Or(own.Length, e.Length), Channel: cmp.Or(own.Channel, e.Channel),
		Mentee: e.Mentee, Mentor: e.Mentor,
	}, own != site.Expectations{}
}

// contact is how a mentee reaches the person: through the coordinator unless
// the person asked for another way.
func contact(b *contenttype.Builder, m *site.Mentor) (view.Link, string) {
	director := b.Site.Settings.Director
	note := b.T("mentor.contact.note", "name", m.Name, "director", director.Name)
	if m.Name == director.Name {
		note = ""
	}
	switch {
	case m.Contact.Is("direct"):
		return view.Link{}, b.T("mentor.contact.direct", "name", m.Name)
	case m.Contact.Is("form") && b.Site.Settings.Directory.Contact.Value != "":
		return view.Link{Text: b.T("mentor.contact.form", "name", m.Name), URL: template.URL(b.Site.Settings.Directory.Contact.Value)}, ""
	case director.Email.Value != "":
		to := contenttype.Mailto(director.Email.Value, b.T("mentor.contact.subject", "name", m.Name))
		return view.Link{Text: b.T("mentor.contact.coordinator"), URL: to}, note
	case director.URL.Value != "":
		return view.Link{Text: b.T("mentor.contact.coordinator"), URL: template.URL(director.URL.Value)}, note
	}
	return view.Link{}, note
}

func publicLinks(links map[string]schema.Text) []view.Link {
	var list []view.Link
	for _, label := range slices.Sorted(maps.Keys(links)) {
		list = append(list, view.Link{Text: label, URL: template.URL(links[label].Value)})
	}
	return list
}

// training lists what the person completed and until when it counts (C3).
func training(b *contenttype.Builder, m *site.Mentor) []view.TrainingRecord {
	var list []view.TrainingRecord
	for _, t := range m.Training {
		p := b.Site.Find("module", t.Module.ID)
		if p == nil {
			continue
		}
		r := view.TrainingRecord{Module: b.Link(p), Completed: b.Date(t.Completed)}
		if until, ends := validUntil(b.Site, m.Training, t); ends {
			r.ValidTo = b.Day(until)
		}
		list = append(list, r)
	}
	return list
}

func item(b *contenttype.Builder, p *site.Page, item *view.Item) {
	m := record(p)
	now := places(b, m)
	item.Badge = view.Badge{Class: now.State, Text: now.Text}
	if where := place(m); where != "" {
		item.Facts = append(item.Facts, where)
	}
}

func card(b *contenttype.Builder, p *site.Page) view.Card {
	m := record(p)
	c := view.Card{
		Linker: b.Linker, ID: p.ID, Name: m.Name, Lang: p.Lang, URL: b.URL(p.URL), Headline: m.Headline,
		Avatar: avatar(b, p), Place: place(m), Timezone: m.Timezone.Value, Places: places(b, m),
	}
	if coach(m) {
		c.Coach = b.T("role.coach")
	}
	for _, id := range p.Topics {
		if t := b.Site.Find("topic", id); t != nil {
			c.Topics = append(c.Topics, t.Title)
		}
	}
	if more := len(c.Topics) - topicsOnCard; more > 0 {
		c.Topics, c.More = c.Topics[:topicsOnCard], b.N("count.more", more)
	}
	for _, code := range p.Tongues {
		c.Languages = append(c.Languages, b.Tongues.Name(code).Local)
	}
	for _, l := range b.Labels("formats", m.Formats) {
		c.Formats = append(c.Formats, l.Name)
	}
	return c
}
