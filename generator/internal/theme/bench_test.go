package theme

import (
	"bytes"
	"io/fs"
	"strings"
	"testing"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/i18n"
	"mentorbook/generator/internal/view"
	"mentorbook/themes"
)

// standard is the default theme in English, which must be without findings.
func standard(t testing.TB) *Theme {
	t.Helper()
	data, err := fs.ReadFile(themes.Default(), "i18n/en.yaml")
	if err != nil {
		t.Fatal(err)
	}
	messages, _ := i18n.Parse("themes/default/i18n/en.yaml", data)
	catalogue, _ := i18n.New("en", messages)
	th, found := Load([]Layer{{Name: "themes/default", FS: themes.Default()}}, Options{Words: catalogue, Views: views})
	if len(found) > 0 {
		var b strings.Builder
		(diag.Printer{}).Print(&b, found)
		t.Fatalf("the default theme:\n%s", b.String())
	}
	return th
}

// mentor is a profile as the programme's own are.
func mentor() view.Mentor {
	link := view.Link{Text: "Guides", URL: "../../guides/"}
	labels := []view.Label{{ID: "a", Name: "Grow in my role"}, {ID: "b", Name: "Change direction"}}
	m := view.Mentor{
		Frame: view.Frame{
			Linker: view.Linker{Root: "../../", Known: everywhere{}},
			Site:   &view.Site{Title: "Riverside Mentoring", Language: "en", Examples: true},
			Lang:   "en", Dir: "ltr", Layout: "mentor", Section: "mentors", Title: "Ada O'Brien",
			WindowTitle: "Ada O'Brien · Riverside Mentoring", Summary: "Helps engineers to negotiate.", NoIndex: true,
			Header: "<header>shared</header>", Footer: "<footer>shared</footer>",
			Breadcrumbs: []view.Link{{Text: "Home", URL: "../../"}, {Text: "Mentors", URL: "../"}},
			Previous:    &link, Next: &link, Edit: "https://example.org/edit", Report: "https://example.org/report",
			Body: "<p>I mentor because somebody once mentored me.</p>",
		},
		Name: "Ada O'Brien", Pronouns: "she/her", Headline: "Engineer & negotiator",
		Avatar: view.Avatar{Initials: "AO", Tint: "3"}, Places: view.Places{State: "open", Text: "2 places left", Left: 2, Total: 3},
		Confirmed: view.Date{ISO: "2026-05-03", Text: "3 May 2026"}, Roles: labels[:1], Focus: labels, Formats: labels,
		Languages: []view.Link{link, link}, Hours: "2 hours a month", City: "Cardiff, Wales", Timezone: "Europe/London",
		Organisation: "Platform team", Since: "2019", Values: []string{"Candour", "Patience"}, Interests: []string{"Rowing"},
		Wants: "People who ask", Boundaries: []string{"No references"}, Expected: view.Expectations{Cadence: "twice a month", Length: "30 minutes"},
		Links: []view.Link{link}, Contact: link, ContactNote: "Through the coordinator.",
		Alike: []view.Suggestion{
			{Name: "Grace", URL: "../grace/", Headline: "Teaches compilers", Reason: "Both negotiate", Avatar: view.Avatar{Initials: "G"}},
			{Name: "Alan", URL: "../alan/", Headline: "Asks questions", Reason: "Same city", Avatar: view.Avatar{Initials: "A"}},
		},
	}
	for range 6 {
		m.Topics = append(m.Topics, view.TopicLevel{Name: "Negotiation", URL: "../../topics/negotiation/", Level: "expert"})
	}
	return m
}

// BenchmarkMentor writes a mentor's page as the build does, and as
// html/template would have.
func BenchmarkMentor(b *testing.B) {
	l := standard(b).layouts["mentor"]
	m := mentor()
	for _, way := range []struct {
		name    string
		execute func(*bytes.Buffer) error
	}{
		{"program", func(out *bytes.Buffer) error { return l.execute(out, &m) }},
		{"template", func(out *bytes.Buffer) error { return l.template().Execute(out, &m) }},
	} {
		b.Run(way.name, func(b *testing.B) {
			var out bytes.Buffer
			b.ReportAllocs()
			for b.Loop() {
				out.Reset()
				if err := way.execute(&out); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(out.Len()), "bytes/page")
		})
	}
}
