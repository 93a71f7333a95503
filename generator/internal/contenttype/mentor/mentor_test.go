package mentor

import (
	"fmt"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"
	"testing"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/contenttype/topic"
	"mentorbook/generator/internal/contenttype/typetest"
	"mentorbook/generator/internal/schema"
	"mentorbook/generator/internal/site"
	"mentorbook/generator/internal/view"
)

const feedback = "-- topics/feedback.md --\n---\ntitle: Feedback\ngroup: skills\n---\n-- topics/career.md --\n---\ntitle: Career\ngroup: career\n---\n"

// profile is a file of an archive; more lines replace or add keys.
func profileOf(id string, more ...string) string {
	keys := map[string]string{
		"name": "Ada Okafor", "headline": "Engineer", "consent": "{date: 2026-01-10}", "languages": "[en]", "topics": "[feedback]", "formats": "[long-term]",
		"capacity": "{mentees: 2}", "timezone": "Europe/London", "confirmed": "2026-11-01",
	}
	body := ""
	for _, line := range more {
		key, value, ok := strings.Cut(line, ": ")
		if !ok {
			body += line + "\n"
			continue
		}
		keys[key] = value
	}
	text := "-- mentors/" + id + ".md --\n---\n"
	for _, key := range slices.Sorted(maps.Keys(keys)) {
		if keys[key] != "-" {
			text += key + ": " + keys[key] + "\n"
		}
	}
	return text + "---\n" + body
}

func world(t testing.TB, archive string) *typetest.World {
	t.Helper()
	return typetest.New(t, feedback+archive, Type(nil), topic.Type())
}

func codes(l diag.List) string {
	var list []string
	for _, d := range l {
		list = append(list, d.Code)
	}
	return strings.Join(list, " ")
}

func TestPlaces(t *testing.T) {
	tests := []struct{ capacity, status, state, text string }{
		{"{mentees: 3, taken: 1}", "active", "open", "2 places left"},
		{"{mentees: 3, taken: 2}", "active", "limited", "1 place left"},
		{"{mentees: 1, taken: 0}", "active", "open", "1 place left"},
		{"{mentees: 2, taken: 2}", "active", "full", ""},
		{"{mentees: 0}", "active", "full", ""},
		{"{mentees: 3}", "paused", "paused", ""},
		{"{mentees: 3}", "alumni", "alumni", ""},
		{"-", "active", "unknown", ""},
	}
	for _, test := range tests {
		w := world(t, profileOf("ada", "capacity: "+test.capacity, "status: "+test.status))
		v := typetest.View[*view.Mentor](t, w, "/mentors/ada/")
		if v.Places.State != test.state || v.Places.Text == "" || test.text != "" && v.Places.Text != test.text {
			t.Errorf("%s, %s: %+v, want %s, %s", test.capacity, test.status, v.Places, test.state, test.text)
		}
	}
}

func TestInitials(t *testing.T) {
	for name, want := range map[string]string{
		"Ada Okafor": "AO", "Madonna": "M", "Ana María de la Cruz": "AC", "Jean-Luc": "JL", "Jean-Luc Picard": "JP", "山田太郎": "山", "山田 太郎": "山太",
		"محمد علي": "مع", "שרה לוי": "של", "øyvind ås": "ØÅ", "  ada   okafor ": "AO", "Ada\u00a0Okafor": "AO", "'t Hooft": "TH", "4lan": "4",
		"נועה ברק (Noa Barak)": "נב", "Ada (Addie) Okafor": "AO", "(Ada)": "A", "Ada Okafor (": "AO", "李（Li）": "李", "Ada [they] Okafor": "AO",
		"": "?", "—": "?", "-": "?", "()": "?", "Éva Ö": "ÉÖ",
	} {
		if got := initials(name); got != want {
			t.Errorf("initials(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestFindings(t *testing.T) {
	tests := []struct {
		name string
		keys []string
		want string
	}{
		{"nothing wrong", nil, ""},
		{"no consent", []string{"consent: -"}, "front-matter/missing-key"},
		{"consent to come", []string{"consent: {date: 2026-11-22}"}, "mentor/consent-future"},
		{"consent of today", []string{"consent: {date: 2026-11-21}"}, ""},
		{"consent taken back", []string{"consent: {date: 2026-01-01, withdrawn: 2026-10-01}"}, "mentor/consent-withdrawn"},
		{"a photo that is not there", []string{"consent: {date: 2026-01-01, photo: true}", "photo: ada.jpg"}, "mentor/missing-photo"},
		{"a photo from elsewhere", []string{"photo: https://example.org/ada.jpg"}, "mentor/photo"},
		{"a photo from above", []string{"photo: ../../ada.jpg"}, "mentor/photo"},
		{"a photo of another's folder", []string{"photo: ../bea/bea.jpg"}, "mentor/photo"},
		{"a drawing", []string{"photo: ada.svg"}, "mentor/photo"},
		{"too many mentees", []string{"capacity: {mentees: 1, taken: 2}"}, "mentor/over-capacity"},
		{"a language", []string{"languages: [en, Klingonish]"}, "mentor/unknown-language"},
		{"languages in three ways", []string{"languages: [en, German, Türkçe, pt-BR]"}, ""},
		{"a link", []string{"links: {Blog: 'javascript:alert(1)'}"}, "mentor/bad-link"},
		{"a month", []string{"months: {2026-13: 4}"}, "mentor/bad-month"},
		{"a zone", []string{"timezone: London"}, "mentor/timezone"},
		{"the zone of a machine", []string{"timezone: Local"}, "mentor/timezone"},
		{"not confirmed for long", []string{"confirmed: 2025-11-01"}, "mentor/stale"},
		{"an address in the text", []string{"Write to ada@example.org"}, "mentor/contact-data"},
		{"a number in the text", []string{"Call +44 20 7946 0000"}, "mentor/contact-data"},
		{"an address in a key", []string{"wants: ada@example.org"}, "mentor/contact-data"},
		{"an address that the person allows", []string{"contact: direct", "Write to ada@example.org"}, ""},
		{"a form that there is not", []string{"contact: form"}, "mentor/no-form"},
		{"an unknown topic", []string{"topics: [feedbck]"}, "site/unknown-reference"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := codes(world(t, profileOf("ada", test.keys...)).Findings); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestPhotoNeedsConsent(t *testing.T) {
	for consent, want := range map[string]string{"{date: 2026-01-01}": "mentor/photo-consent", "{date: 2026-01-01, photo: true}": ""} {
		w := world(t, profileOf("ada", "consent: "+consent, "photo: ada.jpg")+"-- mentors/ada.jpg --\nx\n")
		if got := codes(w.Findings); got != want {
			t.Errorf("with the consent %s: %q, want %q", consent, got, want)
		}
	}
}

// Search engines have a profile only when its owner and the programme say so.
func TestIndexing(t *testing.T) {
	for _, setting := range []string{"none", "consented"} {
		for _, agreed := range []bool{false, true} {
			w := world(t, fmt.Sprintf("-- site.yaml --\ntitle: R\ndirector: {name: M, url: https://example.org/}\nindexing: %s\n", setting)+
				profileOf("ada", fmt.Sprintf("consent: {date: 2026-01-01, indexing: %v}", agreed)))
			want := contenttype.Unlisted
			if agreed && setting == "consented" {
				want = contenttype.Announced
			}
			if got := w.Output(t, "/mentors/ada/").Search; got != want {
				t.Errorf("setting %s, agreed %v: reach %v", setting, agreed, got)
			}
		}
	}
}

func TestContact(t *testing.T) {
	const director = "title: R\ndirector: {name: Maren Holt, %s}\ndirectory: {contact: 'https://forms.example.org/x'}\n"
	tests := []struct{ director, contact, want string }{
		{"email: m@example.org", "coordinator", "mailto:m@example.org?subject="},
		{"url: 'https://example.org/hello'", "coordinator", "https://example.org/hello"},
		{"email: m@example.org", "form", "https://forms.example.org/x"},
		{"email: m@example.org", "direct", ""},
		{"phone: '+44 20 7946 0000'", "coordinator", ""},
	}
	for _, test := range tests {
		w := world(t, "-- site.yaml --\n"+fmt.Sprintf(director, test.director)+profileOf("ada", "contact: "+test.contact))
		v := typetest.View[*view.Mentor](t, w, "/mentors/ada/")
		if !strings.HasPrefix(string(v.Contact.URL), test.want) || (test.want == "") != (v.Contact.URL == "") || v.ContactNote == "" && test.contact != "form" {
			t.Errorf("%s, %s: %+v, %q", test.director, test.contact, v.Contact, v.ContactNote)
		}
	}
}

// A person's name cannot put a header into the prepared message.
func TestContactHeaders(t *testing.T) {
	w := world(t, profileOf("ada", `name: "A&bcc=evil@example.net\r\nBcc: evil@example.net"`))
	v := typetest.View[*view.Mentor](t, w, "/mentors/ada/")
	u, err := url.Parse(string(v.Contact.URL))
	if err != nil {
		t.Fatal(err)
	}
	if headers := u.Query(); len(headers) != 1 || strings.ContainsAny(headers.Get("subject"), "\r\n") {
		t.Errorf("the headers are %v", headers)
	}
}

func TestProfile(t *testing.T) {
	w := typetest.New(t, feedback+profileOf("ada", "topics: [feedback: expert, career]", "city: London", "team: Research", "organisation: Riverside", "hours: 4",
		"languages: [en, German, de]", "roles: [mentor, coach]", "links: {Zine: https://example.org/z, Blog: https://example.org/b}", "expectations: {cadence: weekly}"), Type(nil), topic.Type())
	v := typetest.View[*view.Mentor](t, w, "/mentors/ada/")
	if v.Title != "Ada Okafor" || v.City != "London" || v.Team != "Research" || v.Organisation != "Riverside" || !v.Coach || len(v.Roles) != 2 || v.Expected.Cadence != "weekly" || !v.OwnWays {
		t.Errorf("the profile is %+v", v)
	}
	if len(v.Languages) != 2 || v.Languages[1].Text != "German" || v.Languages[1].URL != "../../languages/de/" {
		t.Errorf("languages are %v", v.Languages)
	}
	if len(v.Topics) != 2 || v.Topics[0].Level == "" || v.Topics[1].Level != "" {
		t.Errorf("topics are %v", v.Topics)
	}
	if len(v.Links) != 2 || v.Links[0].Text != "Blog" {
		t.Errorf("links are %v", v.Links)
	}
	if v.Canonical != "" || len(v.Breadcrumbs) != 2 || v.Breadcrumbs[1].URL != "../../mentors/" {
		t.Errorf("the frame is %+v", v.Frame)
	}
}

// The directory names people in alphabetical order, those without a place last.
func TestDirectoryOrder(t *testing.T) {
	archive := ""
	for i, name := range []string{"Zoe", "Bea", "Ada", "Cem"} {
		archive += profileOf(fmt.Sprint("p", i), "name: "+name, fmt.Sprintf("capacity: {mentees: 1, taken: %d}", i%2))
	}
	archive += profileOf("q", "name: Ada Okafor", "sort_as: Okafor")
	var got []string
	for _, p := range listed(world(t, archive).Site.OfType(Name)) {
		got = append(got, p.Title)
	}
	if want := []string{"Ada", "Ada Okafor", "Zoe", "Bea", "Cem"}; !slices.Equal(got, want) {
		t.Errorf("the order is %v, want %v", got, want)
	}
}

func TestDirectoryPages(t *testing.T) {
	archive := ""
	for i := range 2*perPage + 1 {
		archive += profileOf(fmt.Sprintf("p%03d", i), fmt.Sprintf("name: P%03d", i), "languages: [en]")
	}
	w := world(t, archive)
	for number, cards := range map[int]int{1: perPage, 2: perPage, 3: 1} {
		v := typetest.View[*view.Directory](t, w, contenttype.PagedURL("/mentors/", number))
		if len(v.Cards) != cards || v.Count != 2*perPage+1 || v.Pager.Number != number || v.Pager.Total != 3 || v.NoIndex != (number > 1) {
			t.Errorf("page %d has %d cards of %d, %+v", number, len(v.Cards), v.Count, v.Pager)
		}
		l := typetest.View[*view.Topic](t, w, contenttype.PagedURL("/languages/en/", number))
		if len(l.Cards) != cards || !l.NoIndex {
			t.Errorf("page %d of the language has %d cards", number, len(l.Cards))
		}
	}
	if v := typetest.View[*view.Directory](t, w, "/mentors/"); v.Title == "" || v.Next != nil {
		t.Error("the first page's frame is wrong")
	}
}

func TestNobody(t *testing.T) {
	w := typetest.New(t, "", Type(nil), topic.Type())
	if v := typetest.View[*view.Directory](t, w, "/mentors/"); v.Count != 0 || len(v.Cards) != 0 {
		t.Errorf("an empty directory is %+v", v)
	}
}

func crowd(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(profileOf(fmt.Sprintf("p%04d", i), fmt.Sprintf("name: P%04d", i), fmt.Sprintf("team: T%d", i%3), fmt.Sprintf("values: [v%d]", i%5), fmt.Sprintf("since: %d", 1990+i%30)))
	}
	return b.String()
}

// Suggestions are few, name nobody twice nor oneself, leave out those without a
// place, and are the same each time.
func TestSuggestions(t *testing.T) {
	archive := crowd(200) + profileOf("full", "name: Full", "capacity: {mentees: 1, taken: 1}", "values: [v0]") + profileOf("lone", "topics: [career]", "name: Lone")
	w, again := world(t, archive), world(t, archive)
	named := map[string]bool{}
	for _, p := range w.Site.OfType(Name) {
		v := typetest.View[*view.Mentor](t, w, p.URL)
		if len(v.Alike) > suggestionsShown || len(v.Different) > suggestionsShown {
			t.Errorf("%s has %d and %d suggestions", p.ID, len(v.Alike), len(v.Different))
		}
		seen := map[string]bool{p.Title: true, "Full": true}
		for _, s := range slices.Concat(v.Alike, v.Different) {
			if seen[s.Name] || s.Reason == "" {
				t.Errorf("%s: %s is suggested wrongly (%q)", p.ID, s.Name, s.Reason)
			}
			seen[s.Name], named[s.Name] = true, true
		}
		if p.ID == "lone" && len(v.Alike)+len(v.Different) > 0 {
			t.Errorf("someone who shares no topic is suggested: %v", v.Alike)
		}
		second := typetest.View[*view.Mentor](t, again, p.URL)
		if !slices.Equal(v.Alike, second.Alike) || !slices.Equal(v.Different, second.Different) {
			t.Errorf("%s has other suggestions the second time", p.ID)
		}
	}
	if len(named) < 100 {
		t.Errorf("only %d people of 200 are ever suggested", len(named))
	}
}

// Two people of one name are two people.
func TestNamesakes(t *testing.T) {
	w := world(t, profileOf("ada", "team: A", "values: [x]")+profileOf("one", "name: Sam", "team: A", "values: [x]")+
		profileOf("p1", "name: P1", "team: A", "values: [x]")+profileOf("p2", "name: P2", "team: A", "values: [x]")+profileOf("two", "name: Sam", "team: B"))
	v := typetest.View[*view.Mentor](t, w, "/mentors/ada/")
	if len(v.Alike) != 3 || len(v.Different) != 1 || v.Different[0].URL != "../../mentors/two/" {
		t.Errorf("alike are %v, different %v", v.Alike, v.Different)
	}
}

// Another perspective may be another team, many more years, or another depth.
func TestDifferentPerspectives(t *testing.T) {
	like := []string{"team: A", "values: [x]"}
	w := world(t, profileOf("ada", append(like, "since: 2010", "topics: [{feedback: expert}]")...)+
		profileOf("p1", like...)+profileOf("p2", like...)+profileOf("p3", like...)+
		profileOf("beginner", "team: A", "topics: [{feedback: familiar}]")+
		profileOf("middle", "team: A", "topics: [{feedback: experienced}]")+
		profileOf("newer", "team: A", "since: 2018")+profileOf("near", "team: A", "since: 2012"))
	v := typetest.View[*view.Mentor](t, w, "/mentors/ada/")
	got := map[string]string{}
	for _, s := range v.Different {
		got[path.Base(string(s.URL))] = s.Reason
	}
	want := map[string]string{
		"beginner": "Helps with Feedback, from another depth in a topic",
		"newer":    "Helps with Feedback, from another stage of mentoring",
	}
	if !maps.Equal(got, want) {
		t.Errorf("different are %v, want %v", got, want)
	}
}

func TestSheet(t *testing.T) {
	const file = "content/availability.csv"
	tests := []struct{ name, text, want string }{
		{"all columns", "id,status,taken,confirmed,2026-07\nada,paused,1,2026-11-02,0\n", ""},
		{"from another spreadsheet", "\uFEFFID;Status;Taken\nada;paused;1\n", ""},
		{"empty cells", "id,status,taken\nada,,\n", ""},
		{"empty", "", ""},
		{"no id", "name,status\n", "availability/unknown-column availability/no-id"},
		{"an unknown column, once", "id,staus\nada,x\nbea,y\n", "availability/unknown-column"},
		{"a column without a name", "id,\nada,x\n", ""},
		{"a status", "id,status\nada,away\n", "availability/bad-value"},
		{"a number", "id,taken\nada,-1\nbea,51\ncem,many\n", "availability/bad-value availability/bad-value availability/bad-value"},
		{"a date", "id,confirmed\nada,5/1/2026\n", "availability/bad-value"},
		{"a date with dots", "id,confirmed\nada,1.5.2026\n", ""},
		{"two rows of one person", "id,taken\nada,1\nada,2\n", "availability/duplicate"},
		{"a row of nobody", "id,taken\n,1\n", "availability/no-id"},
		{"tabs, and a first line for Excel", "sep=\t\nid\ttaken\nada\t1\n", ""},
		{"hours", "id,2026-07\nada,some\n", "availability/bad-value"},
		{"broken quotes", "id,status\n\"ada,paused\n", "availability/syntax"},
		{"too long", "id\n" + rows(maxRows+5), "availability/too-long"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, problems := ReadSheet(file, []byte(test.text))
			if got := codes(problems); got != test.want {
				t.Errorf("got %q, want %q: %v", got, test.want, problems)
			}
		})
	}
}

// Positions count characters, as an editor does.
func TestSheetPosition(t *testing.T) {
	_, problems := ReadSheet("a.csv", []byte("\uFEFFid,status,taken\nzoë,paused,x\n"))
	if len(problems) != 1 || problems[0].Line != 2 || problems[0].Column != 12 || problems[0].Source != "zoë,paused,x" {
		t.Errorf("got %+v", problems)
	}
}

func TestSheetOverrides(t *testing.T) {
	sheet, problems := ReadSheet("a.csv", []byte("id,status,taken,confirmed,2026-07\nada.md,paused,2,2026-11-02,3\nbea,,,,\nnobody,active,,,\n"))
	if problems != nil {
		t.Fatal(problems)
	}
	ada, bea := &site.Mentor{Months: map[string]int{"2026-08": 1}}, &site.Mentor{Status: schema.Choice{Value: "alumni"}}
	sheet.apply("ada", ada)
	sheet.apply("bea", bea)
	sheet.apply("cem", &site.Mentor{})
	if ada.Status.Value != "paused" || ada.Capacity.Taken.Int() != 2 || ada.Confirmed.Time().Format("2006-01-02") != "2026-11-02" || ada.Months["2026-07"] != 3 || ada.Months["2026-08"] != 1 {
		t.Errorf("got %+v", ada)
	}
	if bea.Status.Value != "alumni" || bea.Capacity.Taken.Set || bea.Months != nil {
		t.Errorf("empty cells changed %+v", bea)
	}
	unknown := sheet.Unknown("a.csv", []byte("x"), []string{"ada", "bea", "noboby"})
	if len(unknown) != 1 || unknown[0].Hint != `did you mean "noboby"?` {
		t.Errorf("unknown rows are %v", unknown)
	}
}

// TestUnknownRowsEnd sees that the sheet of another programme does not flood
// the report.
func TestUnknownRowsEnd(t *testing.T) {
	text := []byte("id,status\n")
	for i := range 1000 {
		text = fmt.Appendf(text, "m%d,paused\n", i)
	}
	sheet, problems := ReadSheet("a.csv", text)
	unknown := sheet.Unknown("a.csv", text, nil)
	if len(problems) > 0 || len(unknown) != 201 || unknown[0].Line != 2 || unknown[200].Message != "800 more rows name no mentor of this programme" {
		t.Errorf("got %v and %d findings, the last of which is %v", problems, len(unknown), unknown[len(unknown)-1])
	}
}

// rows are so many rows of a sheet, each of somebody else.
func rows(count int) string {
	var b strings.Builder
	for i := range count {
		fmt.Fprintf(&b, "m%d\n", i)
	}
	return b.String()
}

// A country is one, however it is written: people of it are not of different
// ones, and are found together.
func TestCountryNames(t *testing.T) {
	w := world(t, profileOf("ada", "team: A", "country: Poland")+profileOf("bo", "team: A", "country: Polska")+profileOf("cy", "team: A", "country: Chile"))
	for _, f := range slices.Concat(filters, comparisons) {
		if f.id != "country" && f.id != "place" {
			continue
		}
		filled := fill(nil, w.Site.OfType(Name), f) // neither needs a builder
		has := map[int]int32{}
		for i, values := range filled.Has.All {
			has[i] = values[0]
		}
		if v := filled.Values; len(v) != 2 || v[0].Name != "Poland" || v[1].Name != "Chile" || has[1] != 0 || has[2] != 1 {
			t.Errorf("%s has %+v, of which they have %v", f.id, v, has)
		}
	}
	for _, s := range typetest.View[*view.Mentor](t, w, "/mentors/ada/").Different {
		if s.URL != "../../mentors/cy/" {
			t.Errorf("%s is told of: %s", s.URL, s.Reason)
		}
	}
	if got := typetest.View[*view.Mentor](t, w, "/mentors/bo/").Country; got != "Polska" {
		t.Errorf("the profile says %q", got)
	}
}
