package contenttype

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/i18n"
	"mentorbook/generator/internal/view"
)

// Tongues knows the languages that people may name, by code or by name, and
// the countries and time zones that they have named so far.
type Tongues struct {
	words     *i18n.Catalogue
	byName    map[string]string // English names and those in the site's language, to codes
	byOwn     map[string]string // and what languages are called by those who speak them
	named     sync.Map          // code to i18n.LanguageName
	zones     sync.Map          // name to whether there is one
	countries sync.Map          // what was written to the country's name
	gather    sync.Once         // of byCountry
	byCountry map[string]string
}

// NewTongues prepares the names of languages in English, in the site's
// language and in each language itself.
func NewTongues(words *i18n.Catalogue) *Tongues {
	t := &Tongues{words: words, byName: map[string]string{}, byOwn: map[string]string{}}
	english := display.English.Languages()
	local := display.Languages(words.Language())
	if local == nil {
		local = english // for a language whose own names of languages nobody has gathered
	}
	for _, tag := range display.Values.Tags() {
		base, script, region := tag.Raw()
		if region != (language.Region{}) && region.String() != "ZZ" || script.String() != "Zzzz" {
			continue
		}
		for _, name := range []string{english.Name(base), local.Name(base)} {
			t.byName[strings.ToLower(name)] = base.String()
		}
		t.byOwn[strings.ToLower(display.Self.Name(tag))] = base.String()
	}
	delete(t.byName, "")
	delete(t.byOwn, "")
	return t
}

// Code gives the code of a language that was written as a code or a name.
func (t *Tongues) Code(written string) (string, bool) {
	name := strings.ToLower(strings.TrimSpace(written))
	for _, names := range []map[string]string{t.byName, t.byOwn} {
		if code, ok := names[name]; ok {
			return code, true
		}
	}
	tag, err := language.Parse(written)
	if err != nil {
		return "", false
	}
	return tag.String(), true
}

// Nearest finds the name that was most likely meant, for hints: one in English
// or the site's language that is written almost so, or else the only one of
// several words that has it among them, or else what speakers call theirs.
func (t *Tongues) Nearest(written string) (name string, found bool) {
	known := slices.Sorted(maps.Keys(t.byName))
	if name, found = diag.Nearest(written, known); found {
		return name, true
	}
	wider := slices.DeleteFunc(known, func(name string) bool { return !slices.Contains(strings.Fields(name), strings.ToLower(written)) })
	switch len(wider) {
	case 0:
		return diag.Nearest(written, slices.Sorted(maps.Keys(t.byOwn)))
	case 1:
		return wider[0], true
	}
	return "", false
}

// Name gives a language's own name and its name in the site's language.
func (t *Tongues) Name(code string) i18n.LanguageName {
	if kept, ok := t.named.Load(code); ok {
		return kept.(i18n.LanguageName)
	}
	name, err := t.words.LanguageName(code)
	if err != nil {
		name = i18n.LanguageName{Own: code, Local: code}
	}
	t.named.Store(code, name)
	return name
}

// TongueURL is the address of the page of a language.
func TongueURL(code string) string { return "/languages/" + strings.ToLower(code) + "/" }

// Tongue leads to the page of a language, under its name in the site's language.
func (b *Builder) Tongue(code string) view.Link {
	return view.Link{Text: b.Tongues.Name(code).Local, URL: b.URL(TongueURL(code))}
}
