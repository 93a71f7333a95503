package i18n

import (
	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"

	"mentorbook/generator/diag"
)

// message is one text, or the forms of one that counts something.
type message struct {
	forms  [len(categoryNames)]template // by plural.Form; a text is Other alone
	has    [len(categoryNames)]bool
	plural bool
	at     diag.Position // of the key
	line   string        // the line at holds
}

// categoryNames are the CLDR plural categories, by plural.Form.
var categoryNames = [...]string{
	plural.Other: "other",
	plural.Zero:  "zero",
	plural.One:   "one",
	plural.Two:   "two",
	plural.Few:   "few",
	plural.Many:  "many",
}

// form picks the template for n, "other" where the right one was not written.
func (m *message) form(tag language.Tag, n int) *template {
	if m.plural {
		if f := cardinal(tag, n); m.has[f] {
			return &m.forms[f]
		}
	}
	return &m.forms[plural.Other]
}

// text is what a message that counts nothing says.
func (m *message) text() string { return m.forms[plural.Other].text }

// placeholders gives the names used in any form, in order, with repeats.
func (m *message) placeholders() []string {
	var names []string
	for i := range m.forms {
		names = append(names, m.forms[i].names...)
	}
	return names
}

// raw gives the message as it was written: a string, or strings by category.
func (m *message) raw() any {
	if !m.plural {
		return m.text()
	}
	forms := map[string]string{}
	for f, name := range categoryNames {
		if m.has[f] {
			forms[name] = m.forms[f].text
		}
	}
	return forms
}

// cardinal is the plural category of a whole number.
func cardinal(tag language.Tag, n int) plural.Form {
	u := uint(n)
	if n < 0 {
		u = -u
	}
	const enough = 10_000_000 // the rules look at no more digits than these
	if u >= enough {
		u = u%enough + enough
	}
	return plural.Cardinal.MatchPlural(tag, int(u), 0, 0, 0, 0)
}

// categories gives the plural categories that a language's whole numbers use,
// "other" always among them. No rule of CLDR tells numbers apart beyond their
// last three digits, but for round millions.
func categories(tag language.Tag) [len(categoryNames)]bool {
	used := [len(categoryNames)]bool{plural.Other: true}
	for n := range 1001 {
		used[cardinal(tag, n)] = true
	}
	used[cardinal(tag, 1_000_000)] = true
	return used
}
