package generator_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"mentorbook/generator"
	"mentorbook/generator/diag"
	"mentorbook/generator/internal/sitetest"
)

// published makes the site of a content folder of these files and serves it. It
// gives the address of the home page.
func published(t testing.TB, files map[string]string) string {
	t.Helper()
	p := &programme{folder: memory(t)}
	p.content, p.out = filepath.Join(p.folder, "content"), filepath.Join(p.folder, "public")
	for name, text := range files {
		name = filepath.Join(p.content, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return p.serve(t)
}

// serve builds the site and serves it.
func (p *programme) serve(t testing.TB) string {
	t.Helper()
	_, problems, err := opened(p.options(), func(g *generator.Project) (generator.Summary, diag.List, error) { return g.Build(t.Context()) })
	if err != nil || problems.HasErrors() {
		t.Fatal(faultless(problems, err))
	}
	return sitetest.Serve(t, p.out, "/a/")
}

// live is true once the filters work and the cards of the address are there.
const live = `!!document.querySelector(".directory.live:not([aria-busy])")`

// directory opens the mentors at an address and waits for the filters.
func directory(t testing.TB, home, query string, v sitetest.View) *sitetest.Page {
	t.Helper()
	page := sitetest.Browser(t).Open(home+"mentors/"+query, v)
	page.Wait(live)
	return page
}

// names lists who is shown.
func names(page *sitetest.Page) []string {
	return sitetest.Eval[[]string](page, `[...document.querySelectorAll(".directory .cards bdi")].map((e) => e.textContent)`)
}

// trapSettings are those of a programme whose words are easily mixed up.
const trapSettings = `title: Traps
timezone: Europe/London
director: {name: Maren Holt, email: mentoring@example.org}
topic_groups: [{id: skills, name: Skills}, {id: craft, name: Craft}]
focus: [{id: settle-in, name: Settle in}, {id: lead, name: Lead people}]
directory: {facets: [topic, focus, available, format, language, overlap, place, level, role, chapter], shuffle: none}
`

// trapProgramme has people with one topic each, and names of all kinds.
func trapProgramme() map[string]string {
	files := map[string]string{"site.yaml": trapSettings}
	topic := func(id, title, synonyms string) {
		files["topics/"+id+".md"] = fmt.Sprintf("---\ntitle: %q\ngroup: craft\nsynonyms: [%s]\n---\n", title, synonyms)
	}
	topic("java", "Java", "")
	topic("javascript", "JavaScript", "ECMAScript")
	topic("c", "C", "")
	topic("cpp", "C++", "")
	topic("csharp", "C#", "")
	topic("go", "Go", "golang")
	topic("dotnet", ".NET", "")
	topic("good-writing", "Good writing", "")
	topic("time-off", "Time off", "PTO, leave")
	person := func(id, name, topics, more string) {
		files["mentors/"+id+".md"] = fmt.Sprintf("---\nname: %s\nheadline: H\nconsent: {date: 2026-01-10}\ntopics: [%s]\nconfirmed: 2026-11-01\n%s---\n", name, topics, more)
	}
	with := func(languages, formats, zone, more string) string {
		return fmt.Sprintf("languages: [%s]\nformats: [%s]\ntimezone: %s\ncapacity: {mentees: 2}\n%s", languages, formats, zone, more)
	}
	person("ayse", "Ayşe Yılmaz", "java", with("tr", "long-term", "Europe/Istanbul", "params: {chapter: North}\n"))
	person("lukasz", "Łukasz Nowak", "javascript", with("pl", "ad-hoc", "Europe/Warsaw", "params: {chapter: South}\n"))
	person("obrien", "Siobhán O’Brien", "c", with("en", "long-term, ad-hoc", "Europe/Dublin", "roles: [coach]\n"))
	person("isil", "Işıl Çağlayan", "{cpp: expert}", with("tr, en", "group", "Asia/Kolkata", ""))
	person("layla", "ليلى الحداد", "{csharp: familiar}, {java: familiar}", with("ar", "long-term", "Asia/Kathmandu", ""))
	person("tanaka", "田中 葵", "go", with("ja", "ad-hoc", "Asia/Tokyo", "hours: 4\nmonths: {2026-12: 0}\n"))
	person("goodwin", "Ann Goodwin-Reyes", "dotnet", with("en", "long-term", "America/New_York", ""))
	person("carol", "Carol Javadi", "good-writing", with("en", "long-term", "Europe/London", "status: paused\n"))
	person("zoe", "Zoë", "time-off", "languages: [en]\nformats: [group]\ntimezone: Europe/London\ncapacity: {mentees: 1, taken: 1}\n")
	return files
}

// Browsers do not agree on the digits of Arabic: what is counted in the page has
// those of what the build counted.
func TestDigitsAreThoseOfTheBuild(t *testing.T) {
	files := trapProgramme()
	files["site.yaml"] += "language: ar\n"
	home := published(t, files)
	page := directory(t, home, "", sitetest.View{})
	shown := page.Text(".directory")
	if !strings.Contains(shown, "٩ mentors") || strings.ContainsAny(shown, "0123456789") {
		t.Errorf("the directory shows %s", shown)
	}
	built := sitetest.Eval[string](page, `fetch("").then((r) => r.text())`)
	if !strings.Contains(built, "٢ places left") {
		t.Error("the build writes other digits")
	}
}

// mentioned is true when it is said that people only mention what was typed.
const mentioned = `document.querySelector(".mention").checkVisibility()`

func TestDirectoryFindsWholeWords(t *testing.T) {
	page := directory(t, published(t, trapProgramme()), "", sitetest.View{})
	for query, want := range map[string]string{
		"java":          "Ayşe Yılmaz, ليلى الحداد",
		"JAVA":          "Ayşe Yılmaz, ليلى الحداد",
		"javascript":    "Łukasz Nowak",
		"ecmascript":    "Łukasz Nowak",
		"c":             "Siobhán O’Brien",
		"c++":           "Işıl Çağlayan",
		"c#":            "ليلى الحداد",
		"go":            "田中 葵",
		"golang":        "田中 葵",
		"good":          "Carol Javadi",
		"good writing":  "Carol Javadi",
		".net":          "Ann Goodwin-Reyes",
		"net":           "(mentions) Ann Goodwin-Reyes",
		"ayse":          "Ayşe Yılmaz",
		"Ayşe":          "Ayşe Yılmaz",
		"yilmaz":        "Ayşe Yılmaz",
		"lukasz":        "Łukasz Nowak",
		"ŁUKASZ":        "Łukasz Nowak",
		"o'brien":       "Siobhán O’Brien",
		"obrien":        "Siobhán O’Brien",
		"brien":         "Siobhán O’Brien",
		"siobhan":       "Siobhán O’Brien",
		"isil":          "Işıl Çağlayan",
		"IŞIL":          "Işıl Çağlayan",
		"caglayan":      "Işıl Çağlayan",
		"ليلى":          "ليلى الحداد",
		"田中":            "田中 葵",
		"葵":             "田中 葵",
		"goodw":         "Ann Goodwin-Reyes",
		"reyes":         "Ann Goodwin-Reyes",
		"goodwin-reyes": "Ann Goodwin-Reyes",
		"javad":         "Carol Javadi",
		"time off":      "Zoë",
		"pto":           "Zoë",
		"turkish java":  "Ayşe Yılmaz",
		"zzz":           "",
		"<script>zzz":   "",
	} {
		sitetest.Eval[bool](page, fmt.Sprintf(`(() => {
			const field = document.getElementById("mb-q");
			field.value = %q;
			field.dispatchEvent(new Event("input", { bubbles: true }));
			return true;
		})()`, query))
		want := strings.Split(want, ", ")
		if want[0] == "" {
			want = nil
		}
		page.Wait(live)
		got := names(page)
		if len(got) > 0 && sitetest.Eval[bool](page, mentioned) {
			got[0] = "(mentions) " + got[0]
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%q finds %v, want %v", query, got, want)
		}
	}
	sitetest.Report(t, page.Faults())
}

// What is in no name and is no value is looked for in the text of profiles, and
// said to be only that: by the site's search, which leaves out whom it was asked
// to.
func TestDirectoryMentions(t *testing.T) {
	files := trapProgramme()
	for id, text := range map[string]string{"ayse": "I sail to zanzibar.\n", "isil": "Never in zanzibar.\n", "zoe": "I long for zanzibar and tea.\n"} {
		files["mentors/"+id+".md"] += text
	}
	files["mentors/isil.md"] = strings.Replace(files["mentors/isil.md"], "---\n", "---\nsearch: false\n", 1)
	home := published(t, files)
	page := directory(t, home, "?q=zanzibar", sitetest.View{})
	if got := names(page); !slices.Equal(got, []string{"Ayşe Yılmaz", "Zoë"}) {
		t.Errorf("finds %v", got)
	}
	if !sitetest.Eval[bool](page, mentioned) {
		t.Error("it is not said that they only mention it")
	}
	for query, want := range map[string][]string{"?q=java": {"Ayşe Yılmaz", "ليلى الحداد"}, "?q=zanzibar&topic=java": {"Ayşe Yılmaz"}, "?q=madagascar": nil} {
		page.Goto(home + "mentors/" + query)
		page.Wait(live)
		if got := names(page); !slices.Equal(got, want) || sitetest.Eval[bool](page, mentioned) != (want != nil && strings.Contains(query, "zanzibar")) {
			t.Errorf("%s finds %v", query, got)
		}
	}
	sitetest.Report(t, page.Faults())
}

// What somebody begins to type is offered as a filter, and never taken for one.
func TestDirectoryOffersWhatBeginsSo(t *testing.T) {
	page := directory(t, published(t, trapProgramme()), "?q=java", sitetest.View{})
	near := sitetest.Eval[string](page, `[...document.querySelectorAll(".near button")].map((e) => e.textContent).join(", ")`)
	if near != "Topic: Java, Topic: JavaScript" {
		t.Errorf("offers %q", near)
	}
	page.Click(".near li:last-child button")
	page.Wait(`location.search === "?topic=javascript"`)
	if got := names(page); !slices.Equal(got, []string{"Łukasz Nowak"}) {
		t.Errorf("finds %v", got)
	}
}

func TestDirectoryTraps(t *testing.T) {
	home := published(t, trapProgramme())
	for _, test := range []struct {
		name, query string
		view        sitetest.View
		want        string
	}{
		{"both formats match each", "?format=long-term&topic=c", sitetest.View{}, "Siobhán O’Brien"},
		{"both formats match the other", "?format=ad-hoc&topic=c", sitetest.View{}, "Siobhán O’Brien"},
		{"any within, all across", "?topic=java&topic=go&language=ja", sitetest.View{}, "田中 葵"},
		{"a level belongs to its topic", "?topic=java&level=familiar", sitetest.View{}, "ليلى الحداد"},
		{"a level alone", "?level=expert", sitetest.View{}, "Işıl Çağlayan"},
		{"coaches", "?role=coach", sitetest.View{}, "Siobhán O’Brien"},
		{"a facet of the programme's own", "?params.chapter=North", sitetest.View{}, "Ayşe Yılmaz"},
		{"fifteen hundred words", "?q=" + strings.Repeat("c%2B%2B+", 1500), sitetest.View{}, "Işıl Çağlayan"},
		{"full", "?available=full", sitetest.View{}, "Zoë"},
		{"paused", "?available=paused", sitetest.View{}, "Carol Javadi"},
		{"December, with no hours", "?available=now&topic=go&topic=cpp", sitetest.View{Now: "2026-12-31T12:00:00Z", Zone: "UTC"}, "Işıl Çağlayan"},
		{"January again", "?topic=go", sitetest.View{Now: "2027-01-01T12:00:00Z", Zone: "UTC"}, "田中 葵"},
		{"half hours: India from London in winter", "?overlap=half&topic=cpp", sitetest.View{Now: "2026-12-01T12:00:00Z", Zone: "Europe/London"}, ""},
		{"half hours: two and a half in common", "?overlap=some&topic=cpp", sitetest.View{Now: "2026-12-01T12:00:00Z", Zone: "Europe/London"}, "Işıl Çağlayan"},
		{"half hours: three and a half in summer", "?overlap=half&topic=cpp", sitetest.View{Now: "2026-07-01T12:00:00Z", Zone: "Europe/London"}, "Işıl Çağlayan"},
		{"quarter hours: Kathmandu from Kolkata", "?overlap=most&topic=csharp", sitetest.View{Now: "2026-12-01T12:00:00Z", Zone: "Asia/Kolkata"}, "ليلى الحداد"},
		{"New York before its summer time", "?overlap=half&topic=dotnet", sitetest.View{Now: "2026-03-07T12:00:00Z", Zone: "Europe/London"}, "Ann Goodwin-Reyes"},
		{"New York and London in March, four hours apart", "?overlap=half&topic=dotnet", sitetest.View{Now: "2026-03-09T12:00:00Z", Zone: "Europe/London"}, "Ann Goodwin-Reyes"},
		{"London has gone back in October, New York has not", "?overlap=half&topic=dotnet", sitetest.View{Now: "2026-10-26T12:00:00Z", Zone: "Europe/London"}, "Ann Goodwin-Reyes"},
		{"Tokyo from New York: hardly any", "?overlap=few&topic=go", sitetest.View{Now: "2026-12-01T12:00:00Z", Zone: "America/New_York"}, "田中 葵"},
		{"across the date line", "?overlap=most&topic=go", sitetest.View{Now: "2026-12-01T12:00:00Z", Zone: "Australia/Brisbane"}, "田中 葵"},
	} {
		t.Run(test.name, func(t *testing.T) {
			page := directory(t, home, test.query, test.view)
			if got := strings.Join(names(page), ", "); got != test.want {
				t.Errorf("finds %q, want %q", got, test.want)
			}
			page.Close()
		})
	}
}

// A card says what is true when it is read.
func TestCardsAreTrueToday(t *testing.T) {
	home := published(t, trapProgramme())
	for _, test := range []struct{ now, zone, id, want string }{
		{"2026-12-31T23:30:00Z", "UTC", "tanaka", "2 places left · not in December"},
		{"2027-01-01T00:30:00Z", "UTC", "tanaka", "2 places left"},
		{"2026-12-31T23:30:00Z", "Asia/Tokyo", "tanaka", "2 places left"}, // where it is January already
		{"2026-12-01T12:00:00Z", "Europe/London", "isil", "now 17:30, 2.5 hours in common"},
		{"2026-07-01T12:00:00Z", "Europe/London", "isil", "now 17:30, 3.5 hours in common"},
		{"2026-12-01T12:00:00Z", "Asia/Kolkata", "isil", "now 17:30, same hours as yours"},
		{"2026-03-07T12:00:00Z", "Europe/London", "goodwin", "now 07:00, 3 hours in common"},
		{"2026-03-09T12:00:00Z", "Europe/London", "goodwin", "now 08:00, 4 hours in common"}, // summer time has begun there only
		{"2026-10-24T12:00:00Z", "Europe/London", "goodwin", "now 08:00, 3 hours in common"},
		{"2026-10-25T12:00:00Z", "Europe/London", "goodwin", "now 08:00, 4 hours in common"}, // summer time has ended here only
		{"2026-11-01T12:00:00Z", "Europe/London", "goodwin", "now 07:00, 3 hours in common"},
		{"2026-12-01T12:00:00Z", "America/New_York", "tanaka", "now 21:00, no working hours in common"},
	} {
		page := directory(t, home, "", sitetest.View{Now: test.now, Zone: test.zone, Height: 3000})
		page.Wait(fmt.Sprintf(`document.querySelector('.cards a[href$="/%s/"]').closest("article").textContent.includes(%q)`, test.id, test.want))
		if strings.HasSuffix(test.want, "left") && strings.Contains(page.Text(`.card:has(a[href$="/`+test.id+`/"]) .end`), "December") {
			t.Errorf("%s in %s: says December", test.now, test.zone)
		}
		page.Close()
	}
}

// profile is what the brute force knows of a person.
type profile struct {
	Languages, Focus, Formats []string
	Topics                    []any
	Capacity                  struct{ Mentees, Taken int }
	Roles                     []string
	Country                   string
}

// has gives the values of a facet; topics with levels are "topic" and
// "topic@level".
func (p profile) has(facet string) []string {
	switch facet {
	case "topic":
		var all []string
		for _, topic := range p.Topics {
			if levelled, ok := topic.(map[string]any); ok {
				for name, level := range levelled {
					all = append(all, name, fmt.Sprint(name, "@", level))
				}
				continue
			}
			all = append(all, topic.(string))
		}
		return all
	case "language":
		return p.Languages
	case "focus":
		return p.Focus
	case "format":
		return p.Formats
	case "place":
		return []string{p.Country}
	case "role":
		if p.Roles == nil {
			return []string{"mentor"}
		}
		return p.Roles
	case "available":
		if p.Capacity.Mentees == p.Capacity.Taken {
			return []string{"full"}
		}
		return []string{"open"}
	}
	return nil
}

// fits tells whether a person passes all filters.
func (p profile) fits(on url.Values) bool {
	any := func(facet string, values []string) bool {
		return slices.ContainsFunc(values, func(v string) bool { return slices.Contains(p.has(facet), v) })
	}
	for facet, values := range on {
		if facet != "topic" && facet != "level" && !any(facet, values) {
			return false
		}
	}
	topics, levels := on["topic"], on["level"]
	switch {
	case levels == nil && topics == nil:
		return true
	case levels == nil:
		return any("topic", topics)
	}
	return slices.ContainsFunc(p.has("topic"), func(both string) bool {
		topic, level, levelled := strings.Cut(both, "@")
		return levelled && slices.Contains(levels, level) && (topics == nil || slices.Contains(topics, topic))
	})
}

// Every count beside a value is what a count by hand gives: with that value
// alone in its facet, and all that is on in the others.
func TestDirectoryCounts(t *testing.T) {
	p := newProgramme(t, 400)
	people := profiles(t, p.content)
	home := p.serve(t)
	values := map[string][]string{}
	for _, person := range people {
		for _, facet := range []string{"topic", "language", "focus", "format", "place", "available", "role"} {
			for _, v := range person.has(facet) {
				if !strings.Contains(v, "@") && !slices.Contains(values[facet], v) {
					values[facet] = append(values[facet], v)
				}
			}
		}
	}
	values["level"] = []string{"expert", "experienced", "familiar"}
	for _, list := range values {
		slices.Sort(list)
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 8 {
		on := url.Values{}
		for range 3 {
			facet := []string{"topic", "language", "focus", "format", "place", "available", "role", "level"}[r.IntN(8)]
			for range 1 + r.IntN(3) {
				if v := values[facet][r.IntN(len(values[facet]))]; !slices.Contains(on[facet], v) {
					on.Add(facet, v)
				}
			}
		}
		page := directory(t, home, "?"+on.Encode(), sitetest.View{})
		sitetest.Eval[bool](page, `[...document.querySelectorAll(".facet")].every((d) => d.open = true)`)
		page.Wait(`[...document.querySelectorAll(".facet")].every((d) => d.querySelector("input"))`)
		sitetest.Eval[bool](page, `([...document.querySelectorAll(".facet .part")].forEach((d) => { d.open = true; }), [...document.querySelectorAll(".facet .link")].forEach((b) => b.click()), true)`)
		page.Wait(`[...document.querySelectorAll(".facet .count")].every((e) => e.textContent)`)
		type box struct {
			Facet, Value, Count string
			Checked             bool
		}
		var boxes []box
		if err := json.Unmarshal([]byte(sitetest.Eval[string](page, `JSON.stringify([...document.querySelectorAll(".facets input")].map((i) => (
			{ Facet: i.name, Value: i.value, Count: i.closest("label").querySelector(".count").textContent, Checked: i.checked })))`)), &boxes); err != nil {
			t.Fatal(err)
		}
		if len(boxes) < 120 {
			t.Fatalf("there are %d boxes", len(boxes))
		}
		for _, b := range boxes {
			if b.Facet == "overlap" {
				continue // for the browser alone to know
			}
			with := url.Values{}
			for facet, list := range on {
				with[facet] = list
			}
			with[b.Facet] = []string{b.Value}
			want := 0
			for _, person := range people {
				if person.fits(with) {
					want++
				}
			}
			if b.Count != fmt.Sprint(want) || b.Checked != slices.Contains(on[b.Facet], b.Value) {
				t.Errorf("?%s: %s of %s says %s (%v), want %d", on.Encode(), b.Value, b.Facet, b.Count, b.Checked, want)
			}
		}
		want := 0
		for _, person := range people {
			if person.fits(on) {
				want++
			}
		}
		if got := page.Text(".directory .count-head"); !strings.HasPrefix(got, fmt.Sprint(want, " mentor")) {
			t.Errorf("?%s finds %s, want %d", on.Encode(), got, want)
		}
		sitetest.Report(t, page.Faults())
		page.Close()
	}
}

// profiles reads the front matter of every profile.
func profiles(t *testing.T, content string) []profile {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(content, "mentors", "*.md"))
	if err != nil || found == nil {
		t.Fatal(err, found)
	}
	var all []profile
	for _, name := range found {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		_, front, _ := strings.Cut(string(text), "---\n")
		front, _, _ = strings.Cut(front, "\n---\n")
		var p profile
		if err := yaml.Unmarshal([]byte(front), &p); err != nil {
			t.Fatal(path.Base(name), err)
		}
		all = append(all, p)
	}
	return all
}

// The list and the questions work with thousands of people, whose data is in
// many files: from some 4,000 on the states of a place are in two.
func TestDirectoryOfThousands(t *testing.T) {
	sitetest.Browser(t)
	p := newProgramme(t, 5000)
	home := p.serve(t)
	page := directory(t, home, "?topic="+topicOf(t, p), sitetest.View{})
	if len(names(page)) == 0 {
		t.Error("nobody is shown")
	}
	sitetest.Report(t, page.Faults())
	asked := questions(t, home, sitetest.View{})
	answer(asked)
	if len(fits(asked)) == 0 {
		t.Error("nobody fits")
	}
	sitetest.Report(t, asked.Faults())
}
