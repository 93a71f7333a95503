package contenttype_test

import (
	"testing"

	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/i18n"
)

// A country has one name on a site, however people write it.
func TestCountry(t *testing.T) {
	for code, names := range map[string]map[string][]string{
		"en": {
			"Poland":          {"Poland", "Polska", "polska", " POLAND", "PL"},
			"United Kingdom":  {"UK", "U.K.", "uk", "GB", "Great Britain", "the United Kingdom", "Y Deyrnas Unedig"},
			"United States":   {"USA", "U.S.A.", "US", "United States of America"},
			"Netherlands":     {"Holland", "The Netherlands", "Nederland"},
			"Switzerland":     {"Schweiz", "Suisse", "Svizzera"},
			"Türkiye":         {"Turkey", "Türkiye", "Turkiye"},
			"Côte d’Ivoire":   {"Côte d'Ivoire", "Cote d’Ivoire", "Ivory Coast"},
			"Japan":           {"日本"},
			"Jordan":          {"الأردن"},
			"Niger":           {"Niger"},
			"Nigeria":         {"Nigeria"},
			"North Macedonia": {"North Macedonia", "Macedonia"},
			"":                {""},
			"Scotland":        {"Scotland"},
			"Home":            {"Home"},
			"EU":              {"EU"},
			"ZZ":              {"ZZ"},
		},
		"de": {
			"Polen":                  {"Poland", "Polska", "Polen"},
			"Vereinigtes Königreich": {"UK", "United Kingdom"},
			"Türkei":                 {"Turkey", "Türkiye", "Türkei"},
			"North Macedonia":        {"North Macedonia"},
		},
	} {
		words, _ := i18n.New(code)
		tongues := contenttype.NewTongues(words)
		for want, spellings := range names {
			for _, written := range spellings {
				if got := tongues.Country(written); got != want {
					t.Errorf("in %s %q is %q, want %q", code, written, got, want)
				}
			}
		}
	}
}

// Hints name a language as most people would, before what its speakers call it.
func TestNearestLanguage(t *testing.T) {
	words, _ := i18n.New("de")
	tongues := contenttype.NewTongues(words)
	for written, want := range map[string]string{
		"gaelic": "scottish gaelic", "Englsh": "english", "Slovenia": "slovenian", "Hausaa": "hausa", "gaelgg": "gaelg", "Qwerty": "",
	} {
		if got, _ := tongues.Nearest(written); got != want {
			t.Errorf("%q is taken for %q, want %q", written, got, want)
		}
	}
}

// BenchmarkCountries finds the first country, for which all names are gathered.
func BenchmarkCountries(b *testing.B) {
	words, _ := i18n.New("en")
	for b.Loop() {
		b.StopTimer()
		tongues := contenttype.NewTongues(words)
		b.StartTimer()
		tongues.Country("Polska")
	}
}
