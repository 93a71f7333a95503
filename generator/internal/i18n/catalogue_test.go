package i18n_test

import (
	"bytes"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
	"time"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/i18n"
)

const shipped = "../../../themes/default/i18n"

// theme gives a catalogue of the default theme's words, with some of a site's
// own over them.
func theme(t testing.TB, language string, own ...string) *i18n.Catalogue {
	t.Helper()
	var layers []*i18n.Messages
	for _, text := range own {
		m, found := i18n.Parse("own.yaml", []byte(text))
		if found.HasErrors() {
			t.Fatal(found)
		}
		layers = append(layers, m)
	}
	for _, name := range []string{language, "en"} {
		if data, err := os.ReadFile(filepath.Join(shipped, name+".yaml")); err == nil {
			m, _ := i18n.Parse(name+".yaml", data)
			layers = append(layers, m)
		}
	}
	c, found := i18n.New(language, layers...)
	if found.HasErrors() {
		t.Fatal(found)
	}
	return c
}

func TestWords(t *testing.T) {
	en, de := theme(t, "en"), theme(t, "de")
	pl := theme(t, "pl", `
places.left: {one: "{n} miejsce", few: "{n} miejsca", many: "{n} miejsc", other: "{n} miejsca"}
month.5: maja
month.alone.5: maj
`)
	ar := theme(t, "ar", `list.comma: "، "`)
	day := func(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 18, 30, 0, 0, time.UTC) }
	may3 := day(2026, 5, 3)
	must := func(s string, err error) string {
		t.Helper()
		if err != nil {
			t.Error(err)
		}
		return s
	}
	for _, c := range []struct{ got, want string }{
		{must(en.T("nav.search")), "Search"},
		{must(de.T("nav.search")), "Suche"},
		{must(pl.T("nav.search")), "Search"},
		{must(en.T("page.reviewed-on-by", "name", "Ada", "date", en.Date(may3))), "Last reviewed 3 May 2026 by Ada"},
		{must(de.T("nav.page-of", "number", 2, "total", 1234)), "Seite 2 von 1.234"},
		{must(en.T("page.reviewed-by", "name", "{date} <b>")), "Reviewed by {date} <b>"},
		{must(en.N("places.left", 0)), "0 places left"},
		{must(en.N("places.left", 1)), "1 place left"},
		{must(en.N("places.left", -1)), "-1 place left"},
		{must(en.N("places.left", 10_000_001)), "10,000,001 places left"},
		{must(de.N("places.left", 2)), "noch 2 Plätze frei"},
		{must(de.N("nav.search", 2)), "Suche"},
		{must(pl.N("places.left", 1)), "1 miejsce"},
		{must(pl.N("places.left", 22)), "22 miejsca"},
		{must(pl.N("places.left", 5)), "5 miejsc"},
		{must(pl.N("places.left", 12)), "12 miejsc"},
		{must(pl.N("count.topics", 0)), "0 topics"}, // English words keep English rules
		{must(pl.N("count.topics", 1)), "1 topic"},

		{en.Date(may3), "3 May 2026"},
		{de.Date(may3), "3. Mai 2026"},
		{pl.Date(may3), "3 maja 2026"},
		{pl.MonthYear(may3), "maj 2026"},
		{ar.Date(may3), "٣ May ٢٠٢٦"},
		{en.DateShort(day(2026, 9, 30)), "30 Sep 2026"},
		{de.DateShort(day(2026, 9, 30)), "30. Sept. 2026"},
		{en.MonthYear(may3), "May 2026"},
		{en.Weekday(may3), "Sunday"},
		{de.Weekday(may3.AddDate(0, 0, 1)), "Montag"},
		{en.Time(may3), "18:30"},
		{de.Time(may3.Add(-10 * time.Hour)), "08:30 Uhr"},
		{en.DateTime(may3), "3 May 2026, 18:30"},
		{de.DateTime(may3), "3. Mai 2026, 18:30 Uhr"},
		{theme(t, "en", `time.clock: "{hour12}:{minute} {period}"`).Time(may3), "6:30 pm"},
		{theme(t, "en", `time.clock: "{hour12}:{minute} {period}"`).Time(may3.Add(-18 * time.Hour)), "12:30 am"},
		{en.Range(may3, may3.Add(time.Hour)), "3 May 2026"},
		{en.Range(may3, day(2026, 5, 5)), "3 to 5 May 2026"},
		{en.Range(day(2026, 4, 28), may3), "28 April to 3 May 2026"},
		{de.Range(day(2026, 12, 30), day(2027, 1, 2)), "30. Dezember 2026 bis 2. Januar 2027"},
		{en.Range(day(2026, 5, 3), day(2027, 5, 3)), "3 May 2026 to 3 May 2027"},

		{en.Minutes(0), "0 minutes"},
		{en.Minutes(-5), "0 minutes"},
		{en.Minutes(45), "45 minutes"},
		{en.Minutes(60), "1 hour"},
		{en.Minutes(90), "1 hour 30 minutes"},
		{de.Minutes(121), "2 Stunden 1 Minute"},
		{en.List(nil), ""},
		{en.List([]string{"a"}), "a"},
		{en.List([]string{"a", "b"}), "a and b"},
		{de.List([]string{"a", "b", "c", "d"}), "a, b, c und d"},
		{ar.List([]string{"a", "b", "c"}), "a، b and c"},
		{en.Locale(), ""},
		{ar.Locale(), "ar-u-nu-arab"},
		{theme(t, "he").Locale(), "he-u-nu-latn"},
		{theme(t, "th-u-nu-thai").Locale(), "th-u-nu-thai"},
		{en.Direction(), "ltr"},
		{ar.Direction(), "rtl"},
		{theme(t, "az-Arab").Direction(), "rtl"},
		{en.Language().String(), "en"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestNumber(t *testing.T) {
	for _, c := range []struct {
		language string
		n        int
		want     string
	}{
		{"en", 0, "0"},
		{"en", 999, "999"},
		{"en", 1000, "1,000"},
		{"en", -1234567, "-1,234,567"},
		{"de", 1234567, "1.234.567"},
		{"fr", 12345, "12\u00a0345"},
		{"hi", 123456789, "12,34,56,789"},
		{"sv", -5, "−5"},
		{"ar", 1050, "١٬٠٥٠"},
		{"en", math.MinInt64, "-9,223,372,036,854,775,808"},
	} {
		if got := theme(t, c.language).Number(c.n); got != c.want {
			t.Errorf("%s: %d is written %q, want %q", c.language, c.n, got, c.want)
		}
	}
}

func TestFaultsOfALayout(t *testing.T) {
	c := theme(t, "en")
	errorOf := func(_ string, err error) error { return err }
	_, _, twice := c.Around("nav.search", "name")
	for _, x := range []struct {
		err  error
		want string
	}{
		{errorOf(c.T("nav.serch")), `there is no message "nav.serch"`},
		{errorOf(c.N("nav.serch", 1)), `there is no message "nav.serch"`},
		{errorOf(c.T("places.left")), `message "places.left" has plural forms: it needs a number`},
		{errorOf(c.T("page.reviewed-by")), `message "page.reviewed-by" needs a value for {name}`},
		{errorOf(c.T("page.reviewed-by", "name")), `message "page.reviewed-by": values come in pairs of name and value`},
		{twice, `message "nav.search" does not have {name} once`},
	} {
		if x.err == nil || x.err.Error() != x.want {
			t.Errorf("got %v, want %s", x.err, x.want)
		}
	}
}

func TestAround(t *testing.T) {
	before, after, err := theme(t, "en").Around("page.questions", "name")
	if before != "Questions? Ask " || after != ", programme director." || err != nil {
		t.Errorf("got %q, %q, %v", before, after, err)
	}
}

func TestFirstLayerWins(t *testing.T) {
	c := theme(t, "de", "nav.search: Finden")
	if got, _ := c.T("nav.search"); got != "Finden" {
		t.Errorf("got %q", got)
	}
}

// A translation that is wrong is shown in English rather than breaking a page.
func TestWrongTranslationFallsBack(t *testing.T) {
	m, _ := i18n.Parse("de.yaml", []byte("reviewed.by: Geprüft von {wem}\ndate.long: '{tag}'"))
	c, found := i18n.New("de", m, english(t))
	if found.Count(diag.Error) != 2 {
		t.Errorf("found %v", found)
	}
	if got, err := c.T("reviewed.by", "name", "Ada"); got != "Reviewed by Ada" || err != nil {
		t.Errorf("got %q, %v", got, err)
	}
	if got := c.Date(time.Date(2026, 5, 3, 0, 0, 0, 0, time.UTC)); got != "3 May 2026" {
		t.Errorf("got %q", got)
	}
}

func TestForBrowser(t *testing.T) {
	got := theme(t, "de").ForBrowser("js.")
	if want := "{time} Ihrer Zeit"; got["your-time"] != want {
		t.Errorf("got %q, want %q", got["your-time"], want)
	}
	if want := map[string]string{"one": "{n} Treffer", "other": "{n} Treffer"}; !reflect.DeepEqual(got["results"], want) {
		t.Errorf("got %q, want %q", got["results"], want)
	}
	if got["nav.search"] != nil || got["js.results"] != nil {
		t.Error("sends more than the scripts need")
	}
}

func TestLanguageName(t *testing.T) {
	en, de, tlh := theme(t, "en"), theme(t, "de"), theme(t, "tlh")
	for _, x := range []struct {
		in               *i18n.Catalogue
		code, local, own string
	}{
		{en, "de", "German", "Deutsch"},
		{de, "de", "Deutsch", "Deutsch"},
		{en, "pt-br", "Brazilian Portuguese", "português"},
		{de, "ar", "Arabisch", "العربية"},
		{en, "gsg", "German Sign Language", "Deutsche Gebärdensprache"},
		{tlh, "fr", "French", "français"},
		{en, "ku", "Kurdish", "Kurdish"},
	} {
		got, err := x.in.LanguageName(x.code)
		if got.Local != x.local || got.Own != x.own || err != nil {
			t.Errorf("%s: got %q, %q, %v; want %q, %q", x.code, got.Local, got.Own, err, x.local, x.own)
		}
	}
	for _, code := range []string{"", "xx", "german", "d e"} {
		if got, err := en.LanguageName(code); err == nil {
			t.Errorf("%q is called %q", code, got.Local)
		}
	}
}

func TestOrder(t *testing.T) {
	names := []string{"Zoë", "Östen", "de la Cruz", "Özil", "Ada", "ada", "Ångström", "Ärla", "O'Brien", "Obrien", "Dela", "李", "", "Ada ", "A\u030Angström", "Week 9", "Week 10", "week 010", "Week 1", "Week", "10", "9", "2026", "Week 9 b", "Week 10 a", "9a"}
	for language, want := range map[string][]string{
		"de": {"9", "10", "2026", "Ärla", "Östen", "Week 1", "Week 9", "Week 9 b", "Week 10", "Week 10 a", "Zoë"},
		"sv": {"9", "10", "2026", "Week 1", "Week 9", "Week 9 b", "Week 10", "Week 10 a", "Zoë", "Ångström", "Ärla", "Östen"},
	} {
		order := theme(t, language).Collator()
		sorted := slices.SortedFunc(slices.Values(names), order.Compare)
		var got []string
		for _, name := range sorted {
			if slices.Contains(want, name) {
				got = append(got, name)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", language, got, want)
		}
		for _, a := range names {
			for _, b := range names {
				if byText, byKey := order.Compare(a, b), bytes.Compare(order.Key(a), order.Key(b)); byText != byKey {
					t.Errorf("%s: %q against %q is %d by text and %d by key", language, a, b, byText, byKey)
				}
			}
		}
	}
}
