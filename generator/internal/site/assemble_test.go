package site_test

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing"
	"time"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/config"
	"mentorbook/generator/internal/i18n"
	"mentorbook/generator/internal/permalink"
	"mentorbook/generator/internal/schema"
	"mentorbook/generator/internal/site"
	"mentorbook/generator/internal/source"
	"mentorbook/themes"
)

// programme is one on the first of May 2026, in a language.
func programme(t testing.TB, language string) site.Programme {
	t.Helper()
	settings, problems := config.Load("site.yaml", []byte("title: Riverside\ndirector: {name: Sam, url: https://example.org/}\nlanguage: "+language+"\n"))
	data, err := fs.ReadFile(themes.Default(), "i18n/en.yaml")
	if err != nil {
		t.Fatal(err)
	}
	messages, more := i18n.Parse("en.yaml", data)
	words, most := i18n.New(language, messages)
	if all := slices.Concat(problems, more, most); all.HasErrors() {
		t.Fatal(all)
	}
	return site.Programme{Settings: settings, Words: words, Zone: time.UTC, Today: time.Date(2026, 5, 1, 0, 0, 0, 0, time.UTC)}
}

// page is a guide at a path of the content folder, or a plain page or section
// where the path says so.
func page(file, title string, change ...func(*site.Page)) *site.Page {
	logical := strings.TrimSuffix(file, ".md")
	p := &site.Page{File: "content/" + file, Type: "guide", Title: title}
	p.Source.Path = file
	switch base := path.Base(file); {
	case base == "_index.md":
		logical = strings.TrimSuffix(strings.TrimSuffix(logical, "_index"), "/")
		p.Type, p.Source.Section = site.SectionType, true
		if logical == "" {
			p.Type = site.HomeType
		}
		p.Record = &site.Plain{}
	case !strings.HasPrefix(file, "guides/"):
		p.Type, p.Record = "page", &site.Plain{}
	default:
		p.Record = &site.Guide{}
	}
	p.Source.Logical, p.ID, p.URL = logical, path.Base(logical), permalink.Page(logical)
	for _, f := range change {
		f(p)
	}
	return p
}

func weight(n int) func(*site.Page)        { return func(p *site.Page) { p.Meta().Weight = n } }
func sortAs(text string) func(*site.Page)  { return func(p *site.Page) { p.SortAs = text } }
func quietly(p *site.Page)                 { p.Listed = site.Quietly }
func draft(p *site.Page)                   { p.Meta().Draft = true }
func example(p *site.Page)                 { p.Meta().Example = true }
func about(topic string) func(*site.Page)  { return func(p *site.Page) { p.Topics = []string{topic} } }
func names(all ...string) func(*site.Page) { return func(p *site.Page) { p.Names = all } }

func refer(key, contentType, id string) func(*site.Page) {
	return func(p *site.Page) {
		p.Refs = append(p.Refs, schema.Reference{Key: &schema.Key{Name: key, Ref: contentType}, Ref: schema.Ref{ID: id}})
	}
}

func alias(addresses ...string) func(*site.Page) {
	return func(p *site.Page) {
		for _, a := range addresses {
			p.Meta().Aliases = append(p.Meta().Aliases, schema.Text{Value: a})
		}
	}
}

func day(text string) schema.Date {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		panic(err)
	}
	return schema.Date{Day: schema.DayOf(t)}
}

func assemble(t *testing.T, p site.Programme, folders []site.Folder, pages ...*site.Page) (*site.Site, string) {
	t.Helper()
	s, problems := site.Assemble(p, pages, folders, nil)
	problems.Sort()
	return s, told(problems)
}

func told(l diag.List) string {
	var lines []string
	for _, d := range l {
		lines = append(lines, strings.TrimPrefix(d.File, "content/")+" "+d.Severity.String()+" "+d.Code)
	}
	return strings.Join(lines, "\n")
}

func titles(pages []*site.Page) string {
	var list []string
	for _, p := range pages {
		list = append(list, p.Title)
	}
	return strings.Join(list, ", ")
}

func TestSections(t *testing.T) {
	s, problems := assemble(t, programme(t, "en"), []site.Folder{{Path: "guides", Title: "Best practices"}, {Path: "mentors"}},
		page("guides/first.md", "First"), page("über-uns/team/people.md", "People"), page("privacy.md", "Privacy"), page("rules/_index.md", "House rules"))
	if problems != "" {
		t.Fatal(problems)
	}
	for logical, title := range map[string]string{"": "Riverside", "guides": "Best practices", "mentors": "Mentors", "über-uns": "Über uns", "über-uns/team": "Team", "rules": "House rules"} {
		p := s.At(logical)
		if p == nil || !p.IsSection() || p.Title != title || p.URL != permalink.Page(logical) {
			t.Errorf("the section of %q is %+v", logical, p)
		}
	}
	if s.Home != s.At("") || s.Home.Parent != nil || s.Home.Type != site.HomeType {
		t.Error("the home page is not at the root")
	}
	if got := titles(s.Home.Children); got != "Best practices, House rules, Mentors, Privacy, Über uns" {
		t.Errorf("the home page leads to %s", got)
	}
	people := s.At("über-uns/team/people")
	if people.Parent != s.At("über-uns/team") || people.Parent.Parent != s.At("über-uns") || people.Parent.Parent.Parent != s.Home {
		t.Error("the way up from a deep page is broken")
	}
	if !s.At("guides").Owned || s.At("rules").Owned || s.At("über-uns").Owned {
		t.Error("a section's owner is wrong")
	}
}

func TestOrder(t *testing.T) {
	pages := func() []*site.Page {
		return []*site.Page{
			page("guides/z.md", "Ärger"), page("guides/b.md", "Zeit"), page("guides/c.md", "Apfel"), page("guides/d.md", "apfel"),
			page("guides/e.md", "Last", weight(20)), page("guides/f.md", "First", weight(-1)), page("guides/g.md", "Second", weight(3)),
			page("guides/h.md", "Ada Okafor", sortAs("Okafor, Ada")),
		}
	}
	for language, want := range map[string]string{
		"de": "First, Second, Last, apfel, Apfel, Ärger, Ada Okafor, Zeit",
		"sv": "First, Second, Last, apfel, Apfel, Ada Okafor, Zeit, Ärger",
	} {
		all := pages()
		for range 5 {
			s, _ := assemble(t, programme(t, language), nil, all...)
			if got := titles(s.OfType("guide")); got != want {
				t.Errorf("%s: got  %s\nwant %s", language, got, want)
			}
			if got := titles(s.At("guides").Children); got != want {
				t.Errorf("%s: the section leads to %s", language, got)
			}
			slices.Reverse(all)
		}
	}
}

// People of one name stand by address, and not as they happen to be read.
func TestOrderOfOneTitle(t *testing.T) {
	all := []*site.Page{page("guides/b.md", "Feedback"), page("guides/deep/a.md", "Feedback"), page("guides/a-b.md", "Feedback"), page("guides/a.md", "Feedback")}
	for range 2 {
		s, _ := assemble(t, programme(t, "en"), nil, all...)
		var got []string
		for _, p := range s.OfType("guide") {
			got = append(got, p.Logical())
		}
		if want := []string{"guides/a", "guides/a-b", "guides/b", "guides/deep/a"}; !slices.Equal(got, want) {
			t.Errorf("in order: %q, want %q", got, want)
		}
		slices.Reverse(all)
	}
}

func TestNeighbours(t *testing.T) {
	s, _ := assemble(t, programme(t, "en"), nil,
		page("guides/a.md", "A"), page("guides/b.md", "B", quietly), page("guides/c.md", "C"), page("guides/deep/d.md", "D"), page("guides/e.md", "E"), page("x.md", "X"))
	next := map[string]string{"guides/a": "guides/c", "guides/c": "guides/e", "guides/e": "", "guides/b": "", "guides/deep/d": "", "x": ""}
	for from, to := range next {
		p := s.At(from)
		got := ""
		if p.Next != nil {
			got = p.Next.Logical()
			if p.Next.Previous != p {
				t.Errorf("%s does not lead back to %s", got, from)
			}
		}
		if got != to {
			t.Errorf("after %s comes %q, want %q", from, got, to)
		}
	}
	if s.At("guides/a").Previous != nil || s.At("guides/b").Previous != nil {
		t.Error("a page has a neighbour before it that it should not have")
	}
}

func TestWithheld(t *testing.T) {
	from := func(d string) func(*site.Page) {
		return func(p *site.Page) { p.Meta().PublishOn = day(d) }
	}
	until := func(d string) func(*site.Page) {
		return func(p *site.Page) { p.Meta().ExpireOn = day(d) }
	}
	pages := func() []*site.Page {
		return []*site.Page{
			page("guides/plain.md", "plain"), page("guides/draft.md", "draft", draft), page("guides/today.md", "today", from("2026-05-01")),
			page("guides/tomorrow.md", "tomorrow", from("2026-05-02")), page("guides/over.md", "over", until("2026-05-01")), page("guides/last.md", "last", until("2026-05-02")),
			page("guides/example.md", "example", example),
		}
	}
	tests := []struct {
		name   string
		change func(*site.Programme)
		want   string
	}{
		{"as it is", func(*site.Programme) {}, "example, last, plain, today"},
		{"drafts", func(p *site.Programme) { p.Drafts = site.PutIn }, "draft, example, last, plain, today"},
		{"future", func(p *site.Programme) { p.Future = site.PutIn }, "example, last, plain, today, tomorrow"},
		{"no examples", func(p *site.Programme) { p.Settings.Examples.Value = "false" }, "last, plain, today"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := programme(t, "en")
			test.change(&p)
			s, problems := assemble(t, p, nil, pages()...)
			if got := titles(s.OfType("guide")); got != test.want || problems != "" {
				t.Errorf("got %s, want %s; %s", got, test.want, problems)
			}
			if s.Withheld("guides/plain") || !s.Withheld("guides/over") || s.At("guides/over") != nil || s.FromFile("guides/over.md") != nil {
				t.Error("what is held back is on the site, or the other way round")
			}
		})
	}
}

func TestFaults(t *testing.T) {
	tests := []struct {
		name  string
		pages []*site.Page
		want  string
	}{
		{"one address", []*site.Page{page("guides/a.md", "A"), page("guides/A.md", "B", func(p *site.Page) { p.Source.Logical, p.URL, p.ID = "guides/a", "/guides/a/", "a" })}, "guides/a.md error site/same-address"},
		{"one address to a file system", []*site.Page{page("guides/strasse.md", "A"), page("guides/straße.md", "B")}, "guides/straße.md error site/same-address"},
		{"one name in two folders", []*site.Page{page("guides/x/a.md", "A"), page("guides/y/a.md", "B")}, "guides/y/a.md error site/same-name"},
		{"one name of two types", []*site.Page{page("guides/a.md", "A"), page("a.md", "B")}, ""},
		{"plain pages go by their folders", []*site.Page{page("x/a.md", "A"), page("y/a.md", "B")}, ""},
		{"a reference", []*site.Page{page("guides/a.md", "A", refer("related", "guide", "b")), page("guides/b.md", "B")}, ""},
		{"a reference to any page", []*site.Page{page("guides/a.md", "A", refer("related", site.AnyType, "guides/b"), refer("related", site.AnyType, "guides")), page("guides/b.md", "B")}, ""},
		{"an unknown one", []*site.Page{page("guides/a.md", "A", refer("related", "guide", "c")), page("guides/b.md", "B")}, "guides/a.md error site/unknown-reference"},
		{"an unknown page", []*site.Page{page("guides/a.md", "A", refer("related", site.AnyType, "b")), page("guides/b.md", "B")}, "guides/a.md error site/unknown-reference"},
		{"one that is held back", []*site.Page{page("guides/a.md", "A", refer("related", "guide", "b")), page("guides/b.md", "B", draft)}, "guides/a.md warning site/withheld-reference"},
		{"a page that is held back", []*site.Page{page("guides/a.md", "A", refer("related", site.AnyType, "guides/b")), page("guides/b.md", "B", draft)}, "guides/a.md warning site/withheld-reference"},
		{"of a page that is held back", []*site.Page{page("guides/a.md", "A", draft, refer("related", "guide", "c"))}, ""},
		{"an alias", []*site.Page{page("guides/a.md", "A", alias("/old/a/", "old/b", "/old/c.html", "/Old Name/"))}, ""},
		{"a bad alias", []*site.Page{page("guides/a.md", "A", alias("https://example.org/", "/a?b", "/a#b", "/", "../x", "a/../b", `a\b`, "//x", "/a%20b", "/con/", "/index.html"))}, strings.Repeat("guides/a.md error site/bad-alias\n", 10) + "guides/a.md error site/bad-alias"},
		{"its own", []*site.Page{page("guides/a.md", "A", alias("/guides/a/"))}, "guides/a.md error site/alias-taken"},
		{"its own, as a file", []*site.Page{page("guides/a.md", "A", alias("/guides/a/index.html"))}, "guides/a.md error site/alias-taken"},
		{"that of another", []*site.Page{page("guides/a.md", "A", alias("/GUIDES/B")), page("guides/b.md", "B")}, "guides/a.md error site/alias-taken"},
		{"one alias of two", []*site.Page{page("guides/a.md", "A", alias("/old/")), page("guides/b.md", "B", alias("/old"))}, "guides/b.md error site/alias-taken"},
		{"one that is free while a page is held back", []*site.Page{page("guides/a.md", "A", alias("/guides/b/")), page("guides/b.md", "B", draft)}, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if _, got := assemble(t, programme(t, "en"), nil, test.pages...); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
			slices.Reverse(test.pages)
			if _, got := assemble(t, programme(t, "en"), nil, test.pages...); got != test.want {
				t.Errorf("the other way round: got\n%s", got)
			}
		})
	}
}

func TestHints(t *testing.T) {
	pages := []*site.Page{page("guides/first-meeting.md", "A"), page("guides/b.md", "B", refer("related", "guide", "frist-meeting"), refer("related", site.AnyType, "guide/first-meeting"), refer("leader", "mentor", "ada"), refer("leader", "mentor", "Ada Lee"), refer("related", site.AnyType, "nowhere/at/all"))}
	_, problems := site.Assemble(programme(t, "en"), pages, nil, nil)
	want := []string{`did you mean "first-meeting"?`, `did you mean "guides/first-meeting"?`, "there is no file for it; was it renamed? write its new name, remove it here, or make the page with: mentorbook new mentor ada", "there is no file for it; was it renamed? write its new name, remove it here, or make the page with: mentorbook new mentor \"Ada Lee\"", "there is no such page; was its file renamed? write its folder and new name, as in guides/my-guide, or remove the name here"}
	for i, d := range problems {
		if d.Hint != want[i] {
			t.Errorf("%s: %s, want %s", d.Message, d.Hint, want[i])
		}
	}
	if len(problems) != len(want) {
		t.Errorf("%d findings, want %d", len(problems), len(want))
	}
}

func TestAlias(t *testing.T) {
	for written, want := range map[string]string{"/old/a/": "/old/a/", "old/a": "/old/a/", "/old/a.html": "/old/a.html", "/old/index.html": "/old/", "/mentors/page/2/": "/mentors/page/2/", "/Old Name/": "/Old Name/"} {
		if got, problem := site.Alias(written); got != want || problem != "" {
			t.Errorf("Alias(%q) = %q, %q", written, got, problem)
		}
	}
	if _, problem := site.Alias(strings.Repeat("x/", 18)); problem != "this alias lies more than 16 folders deep" {
		t.Errorf("an alias deeper than any page: %q", problem)
	}
}

func TestLookUps(t *testing.T) {
	tongue := func(p *site.Page) { p.Tongues = []string{"de"} }
	s, _ := assemble(t, programme(t, "en"), nil,
		page("guides/b.md", "B", about("feedback"), tongue, names("Beta", "ß")), page("guides/a.md", "A", about("feedback")), page("guides/q.md", "Q", quietly, about("feedback"), tongue),
		page("x.md", "X", about("feedback")))
	if got := titles(s.AboutTopic("feedback", "guide")); got != "A, B" {
		t.Errorf("about the topic: %s", got)
	}
	if got := titles(s.InTongue("de")); got != "B" || !slices.Equal(s.Tongues(), []string{"de"}) {
		t.Errorf("in the language: %s, %v", got, s.Tongues())
	}
	for _, name := range []string{"BETA", "b", "SS"} {
		if p := s.Named("guide", name); p == nil || p.Title != "B" {
			t.Errorf("the name %q finds %v", name, p)
		}
	}
	if s.Named("guide", "a") != nil {
		t.Error("a page without other names is found by its title")
	}
	if s.Find("guide", "q") == nil || s.Find("page", "q") != nil || s.Find(site.AnyType, "guides/q") == nil || s.Find(site.AnyType, "q") != nil {
		t.Error("a reference finds the wrong page")
	}
	if !slices.Equal(s.Sources(), []string{"guides/a.md", "guides/b.md", "guides/q.md", "x.md"}) {
		t.Errorf("files are %v", s.Sources())
	}
}

// A page that differs in what the site has it by cannot take the place of the
// old one; one that only stands elsewhere can.
func TestReplace(t *testing.T) {
	fresh := map[string]func(*site.Page){
		"text":     func(p *site.Page) { p.Summary = "new" },
		"title":    func(p *site.Page) { p.Title = "B" },
		"weight":   weight(2),
		"draft":    draft,
		"example":  example,
		"topic":    about("x"),
		"language": func(p *site.Page) { p.Tongues = []string{"en"} },
		"indexing": func(p *site.Page) { p.NoIndex = true },
		"document": func(p *site.Page) { p.Offers = []string{"guides/a.pdf"} },
		"names":    names("x"),
		"alias":    alias("/old/"),
		"listed":   quietly,
		"refs":     refer("related", "guide", "b"),
		"dates":    func(p *site.Page) { p.Meta().ExpireOn = day("2026-06-01") },
		"type":     func(p *site.Page) { p.Type = "story" },
	}
	for what, change := range fresh {
		old := page("guides/a.md", "A")
		s, _ := assemble(t, programme(t, "en"), nil, old)
		next := page("guides/a.md", "A", change)
		next.Source = source.Page{File: source.File{Path: "guides/a.md", Size: 9}, Logical: "guides/a"}
		want := map[string]site.Fit{"text": site.Fitting, "title": site.Fitting, "weight": site.Fitting,
			"topic": site.Relisted, "language": site.Relisted, "indexing": site.Relisted, "document": site.Relisted}[what]
		if got := s.Replace(old, next); got != want {
			t.Errorf("another %s: fits %v, want %v", what, got, want)
		}
		if what == "text" && (s.At("guides/a").Summary != "new" || s.At("guides/a").Parent != s.At("guides")) {
			t.Error("the site shows the old page")
		}
	}
}

// A page that is replaced stands in all lists where it would stand if the site
// were assembled anew.
func TestReplaceInLists(t *testing.T) {
	speaks := func(codes ...string) func(*site.Page) { return func(p *site.Page) { p.Tongues = codes } }
	before := func(change ...func(*site.Page)) []*site.Page {
		return []*site.Page{
			page("guides/a.md", "A", about("x")), page("guides/m.md", "M", append([]func(*site.Page){about("x"), speaks("en", "de")}, change...)...),
			page("guides/q.md", "Q", quietly, about("x")), page("guides/sub/_index.md", "S"), page("guides/sub/s.md", "Sub"), page("guides/z.md", "Z", about("y"), speaks("en")),
		}
	}
	for what, change := range map[string]func(*site.Page){
		"first":           func(p *site.Page) { p.Title = "0" },
		"last":            func(p *site.Page) { p.Title = "ZZ" },
		"filed elsewhere": sortAs("Y"),
		"a weight":        weight(-3),
		"another topic":   about("y"),
		"a new topic":     about("new"),
		"a topic twice":   func(p *site.Page) { p.Topics = []string{"y", "x", "y"} },
		"no topic":        func(p *site.Page) { p.Topics = nil },
		"a new language":  speaks("fr"),
	} {
		pages := before()
		got, _ := assemble(t, programme(t, "en"), nil, pages...)
		m := got.At("guides/m")
		if fresh := before(change)[1]; got.Replace(m, fresh) == site.Unfit {
			t.Errorf("%s: not replaced", what)
		}
		want, _ := assemble(t, programme(t, "en"), nil, before(change)...)
		if g, w := lists(got), lists(want); g != w {
			t.Errorf("%s: the lists are\n%s\nbut anew\n%s", what, g, w)
		}
	}
}

// lists writes every list that a site has of its guides.
func lists(s *site.Site) string {
	var w strings.Builder
	fmt.Fprintln(&w, titles(s.Pages), "|", titles(s.OfType("guide")), "|", titles(s.At("guides").Children))
	for _, topic := range []string{"x", "y", "new"} {
		fmt.Fprintln(&w, topic, titles(s.AboutTopic(topic, "guide")))
	}
	for _, code := range s.Tongues() {
		fmt.Fprintln(&w, code, titles(s.InTongue(code)))
	}
	for _, p := range s.Pages {
		for _, other := range []*site.Page{p.Previous, p.Next} {
			if other != nil {
				fmt.Fprintln(&w, p.Title, "by", other.Title)
			}
		}
	}
	return w.String()
}
