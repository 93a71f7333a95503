package contenttype

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"mentorbook/generator/internal/i18n"
	"mentorbook/generator/internal/view"
)

// Tongues knows the languages that people may name, by code or by name, and
// the time zones that they have named so far.
type Tongues struct {
	words  *i18n.Catalogue
	byName map[string]string
	named  sync.Map // code to i18n.LanguageName
	zones  sync.Map // name to whether there is one
}

// NewTongues prepares the names of languages in English, in the site's
// language and in each language itself.
func NewTongues(words *i18n.Catalogue) *Tongues {
	t := &Tongues{words: words, byName: map[string]string{}}
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
		for _, name := range []string{english.Name(base), local.Name(base), display.Self.Name(tag)} {
			if name != "" {
				t.byName[strings.ToLower(name)] = base.String()
			}
		}
	}
	return t
}

// Code gives the code of a language that was written as a code or a name.
func (t *Tongues) Code(written string) (string, bool) {
	if code, ok := t.byName[strings.ToLower(strings.TrimSpace(written))]; ok {
		return code, true
	}
	tag, err := language.Parse(written)
	if err != nil {
		return "", false
	}
	return tag.String(), true
}

// Names lists the names that are known, for hints, in order.
func (t *Tongues) Names() []string {
	return slices.Sorted(maps.Keys(t.byName))
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
