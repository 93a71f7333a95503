package contenttype

import (
	"cmp"
	"strings"
	"unicode"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
	"golang.org/x/text/unicode/norm"
)

// Country gives the name in the site's language of a country that was written
// in one of many ways: in English, in the site's language or its own, as a code
// or short. What is no country's name stays as it is.
func (t *Tongues) Country(written string) string {
	if kept, ok := t.countries.Load(written); ok {
		return kept.(string)
	}
	name := written
	if key := countryKey(written); key != "" {
		names := t.countryNames()
		if found, ok := names[key]; ok {
			name = found
		} else if region, err := language.ParseRegion(key); err == nil {
			name = names[countryKey(display.English.Regions().Name(region.Canonicalize()))]
		}
		if name == "" { // a code of what is no country
			name = written
		}
	}
	t.countries.Store(written, name)
	return name
}

// spokenToo are languages of countries beside the one that most people there
// speak.
var spokenToo = map[string]string{
	"AF": "ps", "BE": "fr de", "BY": "be", "CA": "fr", "CH": "fr it rm", "CM": "en", "CY": "tr", "ES": "ca eu gl", "FI": "sv", "GB": "cy",
	"IE": "ga", "IN": "en", "KZ": "ru", "LK": "ta", "LU": "fr de", "MA": "fr", "MT": "en", "NZ": "mi", "PE": "qu", "SG": "zh ms ta", "ZA": "af zu xh",
}

// calledToo are short and earlier names that people use of countries.
var calledToo = map[string]string{
	"uk": "GB", "great britain": "GB", "britain": "GB", "america": "US", "united states of america": "US", "holland": "NL", "czech republic": "CZ",
	"republic of ireland": "IE", "uae": "AE", "drc": "CD", "dr congo": "CD", "democratic republic of the congo": "CD", "ivory coast": "CI",
	"burma": "MM", "east timor": "TL", "viet nam": "VN", "russian federation": "RU", "republic of korea": "KR", "prc": "CN", "bosnia": "BA",
}

// renamed are English names that are newer than those at hand.
var renamed = map[string]string{"MK": "North Macedonia", "SZ": "Eswatini", "TR": "Türkiye"}

// localName is a country's name in the site's language; none where the one at
// hand is out of date.
func (t *Tongues) localName(region language.Region) string {
	names, code := display.Regions(t.words.Language()), region.String()
	base, _ := t.words.Language().Base()
	switch {
	case !region.IsCountry():
		return ""
	case names == nil || base.String() == "en":
		return cmp.Or(renamed[code], display.English.Regions().Name(region))
	case code == "MK" || code == "SZ":
		return ""
	}
	return names.Name(region)
}

// countryNames gives the names of countries in the site's language by what else
// they are called. They are gathered when the first is asked for.
func (t *Tongues) countryNames() map[string]string {
	t.gather.Do(func() {
		byCode := map[string]string{}
		t.byCountry = map[string]string{}
		for _, region := range display.Values.Regions() {
			code, name := region.String(), t.localName(region)
			if name == "" {
				continue
			}
			byCode[code] = name
			t.byCountry[countryKey(name)] = name
			t.byCountry[countryKey(display.English.Regions().Name(region))] = name
			own, _ := language.Make("und-" + code).Base()
			for _, spoken := range append(strings.Fields(spokenToo[code]), own.String()) {
				if names := display.Regions(language.Make(spoken)); names != nil {
					t.byCountry[countryKey(names.Name(region))] = name
				}
			}
		}
		for called, code := range calledToo {
			t.byCountry[called] = byCode[code]
		}
		delete(t.byCountry, "")
	})
	return t.byCountry
}

// countryKey is what the spellings of a name have in common: no capitals,
// accents and full stops, and no article.
func countryKey(name string) string {
	name = strings.Map(func(r rune) rune {
		switch {
		case r == '.' || unicode.Is(unicode.Mn, r):
			return -1
		case r == '’':
			return '\''
		}
		return r
	}, norm.NFD.String(strings.ToLower(strings.TrimSpace(name))))
	return strings.TrimPrefix(name, "the ")
}
