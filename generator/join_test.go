package generator

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"math/rand/v2"
	"net/url"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"mentorbook/generator/diag"
	"mentorbook/generator/importer"
	"mentorbook/generator/internal/markdown"
	"mentorbook/generator/internal/permalink"
	"mentorbook/generator/internal/picture"
	"mentorbook/generator/internal/sitetest"
	"mentorbook/themes"
)

// joinable is a programme with all that the form asks for.
func joinable() map[string]string {
	return map[string]string{
		"site.yaml": "title: Riverside\ndirector: {name: Sam Lee, email: mentoring@example.org}\nrepository: https://github.com/example/mentoring\n" +
			"focus: [{id: settle-in, name: Settle in}, {id: return, name: Come back}]\njoin: {form: 'https://forms.example.org/join?who={name}&reach={contact}&all={profile}'}\n",
		"topics/feedback.md":    "---\ntitle: Feedback\ngroup: skills\n---\n",
		"topics/negotiation.md": "---\ntitle: Negotiation\ngroup: skills\n---\n",
		"topics/career.md":      "---\ntitle: Career\ngroup: career\n---\n",
		"mentors/_index.md":     "---\ntitle: Mentors\n---\n",
		"mentors/ada-okafor.md": adaProfile,
	}
}

const adaProfile = `---
name: Ada "Ọlá" Okafor
headline: "Engineer: of things"
consent: {date: 2026-01-10, photo: true}
languages: [English, tr, gaa]
topics:
  - feedback: expert
  - negotiation
focus: [return]
formats: [ad-hoc, group]
capacity: {mentees: 3, taken: 1}
hours: 6
roles: [mentor, coach]
pronouns: she/her
organisation: Works, Ltd
team: Repair
values: [candour, "no: nonsense"]
interests: [choir]
city: Lagos
country: Nigeria
timezone: Africa/Lagos
since: 2014
wants: Somebody who is not sure.
boundaries: [No calls after six]
expectations: {cadence: weekly}
links: {Blog: "https://example.org/a?b=c"}
confirmed: 2026-04-01
---

## Why I mentor

It was done for me.

And I liked it.

## Background

- Pumps
- Radios
`

// answer types into fields by their names, and ticks boxes by question and value.
func answer(t *testing.T, p *sitetest.Page, texts map[string]string, ticks map[string][]string) {
	t.Helper()
	given, err := json.Marshal(map[string]any{"texts": texts, "ticks": ticks})
	if err != nil {
		t.Fatal(err)
	}
	sitetest.Eval[any](p, fmt.Sprintf(`{
		const { texts, ticks } = %s, form = document.getElementById("mb-join");
		for (const [name, value] of Object.entries(texts ?? {})) {
			form.elements[name].focus();
			form.elements[name].value = value;
		}
		for (const [name, values] of Object.entries(ticks ?? {})) for (const value of values) {
			const box = form.querySelector('[data-ask="' + name + '"] input' + (value === "on" ? "" : '[value="' + value + '"]'));
			if (!box.checked) box.click();
		}
		form.dispatchEvent(new Event("input", { bubbles: true }));
	} 0`, given))
}

// handed presses a button that saves a file, and gives its bytes.
func handed(t *testing.T, p *sitetest.Page, way string) []byte {
	t.Helper()
	sitetest.Eval[any](p, `window.saved = "", URL.createObjectURL = (blob) => {
		const reader = new FileReader();
		reader.onload = () => { window.saved = reader.result.split(",")[1]; };
		reader.readAsDataURL(blob);
		return "#";
	}, 0`)
	p.Click("[data-way=" + way + "]")
	p.Wait(`!!window.saved || !document.querySelector(".faults").hidden`)
	data, err := base64.StdEncoding.DecodeString(sitetest.Eval[string](p, `window.saved`))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// least answers what every profile needs.
var leastTexts = map[string]string{"name": "Kim Lee", "headline": "Glad to talk", "capacity.mentees": "2", "timezone": "Europe/London"}

var leastTicks = map[string][]string{"languages": {"en"}, "topics": {"feedback"}, "formats": {"long-term"}, "consent.date": {"on"}}

// judged puts a profile into a programme and gives what check says of it.
func judged(t *testing.T, files map[string]string, name string, profile []byte) diag.List {
	t.Helper()
	all := map[string]string{}
	for file, text := range files {
		all[file] = text
	}
	all["mentors/"+name] = string(profile)
	return checked(t, all, func(o *Options) { o.Now = testDay })
}

// Whatever is typed into the form, the file that comes out is a profile that
// check has nothing to say about, and holds what was typed.
func TestJoinMakesAProfile(t *testing.T) {
	home := published(t, joinable())
	for i, awkward := range []struct{ name, text, id string }{
		{"Kim Lee", "plain", "kim-lee"},
		{`O'Brien "Bo": #1 & [x] {y}`, "- a: b # c\n'q' \"w\" \\ | > % @ ` & * !x ? : {a} [b], ~", "o'brien-bo-1-x-y"},
		{"null", "null\n~\n---\n...\n? x\n!!str y\n0x1F\n2026-01-01\n1e3\n.inf\nyes", "null"},
		{"Işıl İnan 👩‍🔧", "🏳️‍🌈 family 👨‍👩‍👧 \u202eesrever\u202c \u2066iso\u2069 \ufeff bom \u200fמרי\u200e", "işıl-inan"},
		{"ליאת כהן", "שלום: \"עולם\" - #1", "ליאת-כהן"},
		{"con", "# Head\n\n    code\n\n<script>alert(1)</script> &amp; [[term]] [a](b) ![c](d)\n\n===\n\n- [ ] x\n1. y\n2) z\n\n::: tip\n\n| a | b |\n|---|---|\n\n> [!NOTE]\n\n[^1]: f {#id .class}\n<!-- c -->", "my-con"},
		{"田中 葵", "tab\there \x01\x7f\u0085\u2028\u2029 end  two  spaces", "田中-葵"},
	} {
		p := sitetest.Browser(t).Open(home+"join/", sitetest.View{Now: "2026-05-01T12:00:00Z", Zone: "Europe/London"})
		line := strings.Join(strings.FieldsFunc(awkward.text, func(r rune) bool { return r == '\n' }), " ")
		texts := map[string]string{"name": awkward.name, "headline": line[:min(len(line), 40)], "capacity.mentees": "2", "hours": "6", "since": "2019"}
		texts["headline"] = strings.ToValidUTF8(texts["headline"], "")
		for _, key := range []string{"pronouns", "organisation", "team", "city", "country", "values", "interests", "wants", "boundaries", "expectations.cadence", "expectations.length", "expectations.channel",
			"account.why", "account.background", "account.earlier", "account.ways"} {
			texts[key] = awkward.text
		}
		texts["links"] = "My: #1 page: https://example.org/a?b=c#d\nhttps://example.org/2\nhttps://example.org/3"
		answer(t, p, texts, map[string][]string{
			"languages": {"en"}, "topics": {"feedback", "career"}, "focus": {"return"}, "formats": {"long-term", "group"}, "roles": {"mentor", "coach"}, "consent.date": {"on"}, "consent.indexing": {"on"},
		})
		sitetest.Eval[any](p, `document.querySelector('[data-ask=topics] [value=feedback]').closest("label").querySelector("select").value = "expert"`)
		profile := handed(t, p, "file")
		if len(profile) == 0 {
			t.Fatalf("%q: %s", awkward.name, p.Text(".faults"))
		}
		id := sitetest.Eval[string](p, `import(new URL(document.getElementById("mb-join").dataset.profile, document.baseURI)).then((m) => m.slug(`+"`"+strings.ReplaceAll(awkward.name, `\`, `\\`)+"`"+`))`)
		if id != awkward.id {
			t.Errorf("%q is saved as %q, want %q", awkward.name, id, awkward.id)
		}
		for _, d := range judged(t, joinable(), id+".md", profile) {
			if strings.Contains(d.Position.File, id) {
				t.Errorf("%q: %v\n%s", awkward.name, d, profile)
			}
		}
		for file, text := range map[string]string{id + ".md": string(profile), "message.txt": "Mentor: " + awkward.name + "\nTo be reached: a@b.example\n\n" + string(profile)} {
			plan := taken(t, joinable(), file, []byte(text))
			if plan.New != 1 || plan.Problems.HasErrors() || len(plan.Changes) != 1 || !bytes.Equal(plan.Changes[0].After, profile) {
				t.Errorf("%q: the import of %s makes %+v of\n%s", awkward.name, file, plan, profile)
			}
		}
		if i == 0 {
			sitetest.Report(t, p.Axe())
		}
		sitetest.Report(t, p.Faults())
		p.Close()
	}
}

// formModule is the part of the form that is loaded when somebody answers.
const formModule = `import(new URL(document.getElementById("mb-join").dataset.profile, document.baseURI))`

// each asks the form's module for something about every text.
func each[T any](t *testing.T, p *sitetest.Page, function string, texts []string) []T {
	t.Helper()
	given, err := json.Marshal(texts)
	if err != nil {
		t.Fatal(err)
	}
	return sitetest.Eval[[]T](p, fmt.Sprintf(`%s.then((m) => %s.map(m.%s))`, formModule, given, function))
}

// What the form writes as YAML is what Go reads, whatever the text is.
func TestJoinWritesYAML(t *testing.T) {
	p := sitetest.Browser(t).Open(published(t, joinable())+"join/", sitetest.View{})
	parts := []string{"a", "Ö", "1", " ", ":", ": ", " #", "#", "-", "- ", "?", "!", "&", "*", "'", "\"", "\\", "|", ">", "%", "@", "`", "{", "}", "[", "]", ",", "~", "=", ".",
		"null", "yes", "true", "0x", "1e3", "2026-01-01", "\n", "\t", "\u0000", "\u0007", "\u007f", "\u0085", "\u00a0", "\u2028", "\u200d", "\u202e", "\ufeff", "\ufffe", "\U0001f600", "\U000e0041", "\U0010fffd", "ש", "葵", "---", "<<"}
	random := rand.New(rand.NewPCG(1, 2))
	texts := append([]string{""}, parts...)
	for range 3000 {
		var w strings.Builder
		for range 1 + random.IntN(6) {
			w.WriteString(parts[random.IntN(len(parts))])
		}
		texts = append(texts, w.String())
	}
	for i, written := range each[string](t, p, "quote", texts) {
		document := "a: " + written + "\nb: {c: " + written + ", d: 1}\n" + "e: [" + written + ", f]\ng:\n  - " + written + ": h\n"
		var read struct {
			A string
			B map[string]string
			E []string
			G []map[string]string
		}
		if err := yaml.Load([]byte(document), &read); err != nil {
			t.Fatalf("%q is written as %s: %v", texts[i], written, err)
		}
		if _, key := read.G[0][texts[i]]; read.A != texts[i] || read.B["c"] != texts[i] || read.E[0] != texts[i] || !key {
			t.Errorf("%q is written as %s, which is %q", texts[i], written, read)
		}
	}
}

// The form names files, finds contact data and knows time zones and languages as the build does.
func TestJoinAgreesWithTheBuild(t *testing.T) {
	p := sitetest.Browser(t).Open(published(t, joinable())+"join/", sitetest.View{})
	names := []string{"Ada Okafor", "O'Brien", "Zoë Åström", "ışıl Çağlayan", "İpek", "Phạm Ngọc Lan", "Þórunn Jónsdóttir", "田中 葵", "a/b\\c:d", "  a  b ", "...", "😀", "page", "COM1", "J. R. Smith", "a\u202eb", "-x-", strings.Repeat("葵", 100)}
	for i, got := range each[string](t, p, "slug", names) {
		if slug, problem := permalink.Slug(got); problem != nil || slug != got {
			t.Errorf("%q is saved as %q: %v", names[i], got, problem)
		}
		if want := permalink.Suggest(strings.ReplaceAll(names[i], ".", " ")); want != got && want != "my-page" && len(names[i]) < 100 {
			t.Errorf("%q is saved as %q; an import would call it %q", names[i], got, want)
		}
	}
	texts := []string{"plain", "Write to ada@example.org.", "ada at example.org", "ada%40example.org", "ada&#64;example.org", "ada\u200b@example.org", "ada＠example．org", "@ada", "+44 7911 123456", "call ٠٢٠٧٩٤٦٠٠٠٠", "020 7946 0000",
		"(555) 123-4567", "2019 - 2026", "ISBN 978-3-16-148410-0", "https://wa.me/447911123456", "https://e.org/?phone=02079460000", "https://e.org/a/20261121", "in 2014, 2015 and 2016", "x1234567890", "0041 44 668 18 00"}
	for i, got := range each[string](t, p, "contact", texts) {
		want := ""
		if found := markdown.Contacts(markdown.Source{File: "a.md", Text: []byte("wants: " + texts[i]), FirstLine: 1}); len(found) > 0 {
			want = found[0].Text
		}
		if got != want {
			t.Errorf("in %q the form finds %q, check %q", texts[i], got, want)
		}
	}
	offered := sitetest.Eval[map[string][]string](p, `({ zones: [...document.getElementById("mb-ask-timezone").options].map((o) => o.value).filter(Boolean),
		tongues: [...document.getElementById("mb-ask-languages-more").options].map((o) => o.value).filter(Boolean) })`)
	if len(offered["zones"]) < 300 || len(offered["tongues"]) < 100 {
		t.Fatalf("%d time zones and %d languages", len(offered["zones"]), len(offered["tongues"]))
	}
	if slices.Contains(offered["tongues"], "iw") || !slices.Contains(offered["tongues"], "he") {
		t.Error("a language is offered by the code that it had")
	}
	all := joinable()
	least := "---\nname: X Y\nheadline: Z\nconsent: {date: 2026-01-01}\ncapacity: {mentees: 1}\nconfirmed: 2026-04-01\ntopics: [feedback]\nformats: [group]\n"
	for i, zone := range offered["zones"] {
		all[fmt.Sprintf("mentors/z%d.md", i)] = least + "languages: [" + offered["tongues"][i%len(offered["tongues"])] + "]\ntimezone: " + zone + "\n---\n"
	}
	for _, d := range checked(t, all) {
		if d.Severity != diag.Note {
			t.Error(d)
		}
	}
}

// What is missing or wrong stands beside each answer and in a list that has the
// focus, and nothing leaves.
func TestJoinChecks(t *testing.T) {
	p := sitetest.Browser(t).Open(published(t, joinable())+"join/", sitetest.View{Width: 360, Height: 740})
	p.Click("[data-way=copy]")
	p.Wait(`document.activeElement.matches(".faults")`)
	if got := p.Text(".faults h2"); got != "8 answers need another look" && got != "7 answers need another look" {
		t.Errorf("the list says %q", got)
	}
	for _, want := range []string{"Your name", "Topics", "Please answer this.", "I agree that my profile", "Without this the profile cannot be published."} {
		if got := p.Text(".faults ul"); !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
	sitetest.Report(t, p.Axe())
	sitetest.Report(t, p.Reflow())
	p.Click(".faults li a")
	p.Wait(`document.activeElement.id === "mb-ask-name" && document.activeElement.getAttribute("aria-invalid") === "true"`)
	texts := map[string]string{"capacity.mentees": "99", "wants": "Write to ada@example.org", "account.why": "Call +44 7911 123456", "links": "javascript:alert(1)", "since": "soon"}
	for name, value := range leastTexts {
		if texts[name] == "" {
			texts[name] = value
		}
	}
	answer(t, p, texts, leastTicks)
	p.Click("[data-way=copy]")
	p.Wait(`document.querySelectorAll(".faults li").length === 5`)
	for _, want := range []string{"from 0 to 50", "“ada@example.org” would be published", "“+44 7911 123456”", "“javascript:alert(1)” is not a web address", "from 1950 to 2100"} {
		if got := p.Text(".faults ul"); !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
	answer(t, p, map[string]string{"wants": "", "account.why": "", "links": "", "since": "", "capacity.mentees": "0"}, nil)
	handed(t, p, "file")
	p.Wait(`document.querySelector(".faults").hidden && !document.querySelector(".wrong, [aria-invalid]")`)
	sitetest.Report(t, p.Faults())
}

// taken gives what an import makes of the text that the form gave away.
func taken(t *testing.T, files map[string]string, name string, text []byte) importer.Plan {
	t.Helper()
	g, err := Open(Options{Content: programme(t, files), Themes: t.TempDir(), Default: themes.Default(), Now: testDay})
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	return importer.Mentors(g.Programme(), importer.Input{Name: name, Data: text}, importer.Mapping{}, importer.Refuse)
}

// The ways by which a profile leaves, each of which says who reads it. The
// repository comes only after the notice was ticked.
func TestJoinLeaves(t *testing.T) {
	home := published(t, joinable())
	p := sitetest.Browser(t).Open(home+"join/", sitetest.View{Now: "2026-05-01T12:00:00Z"})
	answer(t, p, leastTexts, leastTicks)
	answer(t, p, map[string]string{"contact": "kim@example.org"}, nil)
	sitetest.Eval[any](p, `document.addEventListener("click", (event) => { if (event.target.closest("a[data-way]")) { event.preventDefault(); window.went = event.target.href; } }), navigator.clipboard.writeText = async (text) => { window.copied = text; }, 0`)
	went := func(way string) *url.URL {
		sitetest.Eval[any](p, `window.went = "", 0`)
		p.Click("a[data-way=" + way + "]")
		p.Wait(`!!window.went`)
		address, err := url.Parse(sitetest.Eval[string](p, `window.went`))
		if err != nil {
			t.Fatal(err)
		}
		return address
	}
	const profile = "---\nname: Kim Lee\nheadline: Glad to talk\nconsent: {date: 2026-05-01}\nlanguages: [en]\ntopics:\n  - feedback\nformats: [long-term]\ncapacity: {mentees: 2}\ntimezone: Europe/London\nconfirmed: 2026-05-01\n---\n"
	const message = "Mentor: Kim Lee\nTo be reached: kim@example.org\n\n" + profile
	if got := p.Text(".who:not([hidden])"); !strings.HasPrefix(got, "Sam Lee reads this") {
		t.Errorf("before it leaves the page says %q", got)
	}
	p.Click("[data-way=copy]") // the module is loaded and all is right
	p.Wait(`window.copied !== undefined`)
	if got := sitetest.Eval[string](p, `window.copied`); got != message {
		t.Errorf("copied:\n%s", got)
	}
	if got := went("form").Query(); got.Get("who") != "Kim Lee" || got.Get("reach") != "kim@example.org" || got.Get("all") != message {
		t.Errorf("the form gets %q", got)
	}
	if got := went("email").Query(); strings.ReplaceAll(got.Get("body"), "\r\n", "\n") != message || got.Get("subject") != "Mentor: Riverside" {
		t.Errorf("the e-mail holds %q", got)
	}
	p.Click(".github summary")
	if !sitetest.Eval[bool](p, `document.querySelector("[data-way=github]").hidden`) {
		t.Error("the repository is open before the notice is ticked")
	}
	p.Click("#mb-public")
	at := went("github")
	if got := at.Query(); at.Host != "github.com" || at.Path != "/example/mentoring/new/main/content/mentors" || got.Get("filename") != "kim-lee.md" || got.Get("value") != profile {
		t.Errorf("the repository is at %s", at)
	}

	answer(t, p, map[string]string{"account.why": strings.Repeat("Ğ ", 600)}, nil) // 2,400 bytes and more in a link
	for _, way := range []string{"form", "email"} {
		if at := went(way); len(at.String()) > 1500 {
			t.Errorf("%s leads to %d bytes", way, len(at.String()))
		}
		p.Wait(`/could not carry all|too long for the link/.test(document.querySelector(".leave + .said").textContent)`)
		if got := sitetest.Eval[string](p, `window.copied`); !strings.Contains(got, "Ğ Ğ") {
			t.Errorf("copied:\n%s", got)
		}
	}
	answer(t, p, map[string]string{"account.why": strings.Repeat("Ğ ", 1400)}, nil)
	sitetest.Eval[any](p, `window.went = "", 0`)
	p.Click("[data-way=github]")
	p.Wait(`document.querySelector(".leave + .said").textContent.includes("too long for a link to GitHub")`)

	p.Goto(home + "join/") // the visit goes on
	p.Wait(`document.getElementById("mb-ask-name")?.value === "Kim Lee" && document.querySelectorAll("[data-ask=topics] :checked").length > 0`)
	if kept := sitetest.Eval[int](p, `localStorage.length`); kept != 0 {
		t.Error("the browser keeps it for longer than the visit")
	}
	p.Click("#mb-ask-name")
	p.Click("[data-way=copy]")
	p.Wait(`document.querySelector(".leave + .said").textContent !== ""`)
	p.Click("[data-forget]")
	p.Wait(`sessionStorage.length === 0 && !document.getElementById("mb-ask-name").value`)
	sitetest.Report(t, p.Faults())
}

// located is a wide JPEG whose left half is red, turned by a quarter, with a
// position and a canary in it.
func located(t *testing.T) []byte {
	t.Helper()
	m := image.NewRGBA(image.Rect(0, 0, 1600, 800))
	for y := range 800 {
		for x := range 1600 {
			m.SetRGBA(x, y, color.RGBA{uint8(255 * (1 - x/800)), 0, uint8(255 * (x / 800)), 255})
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		t.Fatal(err)
	}
	exif := []byte("Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x02" + "\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00" + "\x88\x25\x00\x04\x00\x00\x00\x01\x00\x00\x00\x28" + "\x00\x00\x00\x00CANARY")
	out := append([]byte{}, b.Bytes()[:2]...)
	out = binary.BigEndian.AppendUint16(append(out, 0xff, 0xe1), uint16(len(exif)+2))
	return append(append(out, exif...), b.Bytes()[2:]...)
}

// A photo comes out small, upright and with nothing but its pixels, and goes
// only with its owner's consent.
func TestJoinPhoto(t *testing.T) {
	files := joinable()
	p := sitetest.Browser(t).Open(published(t, files)+"join/", sitetest.View{Now: "2026-05-01T12:00:00Z"})
	answer(t, p, leastTexts, leastTicks)
	source := located(t)
	if info, wrong := picture.Inspect("a.jpg", source); wrong.HasErrors() || !info.Located || info.Orientation != 6 {
		t.Fatalf("the source is %+v: %v", info, wrong)
	}
	choose := func(name string, data []byte) {
		sitetest.Eval[any](p, fmt.Sprintf(`%s.then(() => {
			const bytes = Uint8Array.from(atob(%q), (c) => c.charCodeAt(0)), all = new DataTransfer(), input = document.getElementById("mb-ask-photo");
			all.items.add(new File([bytes], %q));
			input.files = all.files;
			input.dispatchEvent(new Event("change", { bubbles: true }));
		})`, formModule, base64.StdEncoding.EncodeToString(data), name))
	}
	choose("notes.jpg", []byte("no picture"))
	p.Wait(`document.querySelector(".leave + .said").textContent.includes("cannot be read as a photo")`)
	choose("IMG_1.jpg", source)
	p.Wait(`!!document.querySelector(".shot canvas")`)
	p.Click("[data-way=file]")
	p.Wait(`document.querySelector(".faults").textContent.includes("A photo needs your agreement")`)
	answer(t, p, nil, map[string][]string{"consent.photo": {"on"}})
	photo := handed(t, p, "photo")
	info, wrong := picture.Inspect("a.jpg", photo)
	if wrong != nil || info.Located || info.Orientation != picture.Upright || info.Width != 500 || info.Height != 1000 {
		t.Errorf("the photo is %+v: %v", info, wrong)
	}
	if bytes.Contains(photo, []byte("CANARY")) || bytes.Contains(photo, []byte("Exif")) {
		t.Error("something of the file's came along")
	}
	m, err := jpeg.Decode(bytes.NewReader(photo))
	if err != nil {
		t.Fatal(err)
	}
	if r, _, b, _ := m.At(250, 100).RGBA(); r < 0xf000 || b > 0x1000 {
		t.Error("the photo is not upright")
	}
	profile := handed(t, p, "file")
	if !strings.Contains(string(profile), "consent: {date: 2026-05-01, photo: true}\n") || !strings.Contains(string(profile), "\nphoto: kim-lee.jpg\n") {
		t.Errorf("the profile is\n%s", profile)
	}
	files["mentors/kim-lee.jpg"] = string(photo)
	for _, d := range judged(t, files, "kim-lee.md", profile) {
		t.Error(d)
	}
	sitetest.Report(t, p.Axe())
	p.Click(".shot button")
	p.Wait(`!document.querySelector(".shot canvas")`)
	if got := string(handed(t, p, "file")); strings.Contains(got, "photo") {
		t.Errorf("without a photo the profile is\n%s", got)
	}
	p.Faults() // Chromium tells of the file that was no photo
}

// A profile that is there fills the form with what it says in public, and with
// nothing else; what comes out is that profile.
func TestJoinUpdate(t *testing.T) {
	home := published(t, joinable())
	p := sitetest.Browser(t).Open(home+"mentors/ada-okafor/", sitetest.View{Now: "2026-05-01T12:00:00Z"})
	p.Click(".owner summary")
	p.Click(".owner .button")
	p.Wait(`location.pathname === "/a/join/" && document.querySelector(".update")?.textContent.includes("Ada")`)
	answer(t, p, map[string]string{"city": "Abuja"}, map[string][]string{"consent.date": {"on"}})
	const want = `---
name: "Ada \"Ọlá\" Okafor"
headline: "Engineer: of things"
consent: {date: 2026-05-01}
languages: [en, gaa, tr]
topics:
  - feedback: expert
  - negotiation
focus: [return]
formats: [ad-hoc, group]
capacity: {mentees: 3}
hours: 6
roles: [mentor, coach]
pronouns: she/her
organisation: "Works, Ltd"
team: Repair
values:
  - candour
  - "no: nonsense"
interests:
  - choir
city: Abuja
country: Nigeria
timezone: Africa/Lagos
since: 2014
wants: Somebody who is not sure.
boundaries:
  - No calls after six
expectations: {cadence: weekly}
links:
  Blog: "https://example.org/a?b=c"
confirmed: 2026-05-01
---

## Why I mentor

It was done for me.

And I liked it.
`
	if got := string(handed(t, p, "file")); got != want {
		t.Errorf("the profile is now\n%s", got)
	}
	merged := strings.NewReplacer("2026-01-10", "2026-05-01", "city: Lagos", "city: Abuja", "2026-04-01", "2026-05-01").Replace(adaProfile)
	if plan := taken(t, joinable(), "ada-okafor.md", []byte("Update of the profile ada-okafor\n\n"+want)); len(plan.Changes) != 1 || string(plan.Changes[0].After) != merged || plan.Problems != nil {
		t.Errorf("the import makes %+v", plan)
	}
	if got := p.Text("[data-account=background]"); !strings.Contains(got, "stays as it is") {
		t.Errorf("of a text that is more than paragraphs the page says %q", got)
	}
	sitetest.Report(t, p.Axe())
	p.Click(".github summary")
	p.Click("#mb-public")
	sitetest.Eval[any](p, `document.addEventListener("click", (event) => { event.preventDefault(); window.went = event.target.href; }), 0`)
	p.Click("[data-way=github]")
	p.Wait(`!!window.went`)
	if got := sitetest.Eval[string](p, `window.went`); got != "https://github.com/example/mentoring/edit/main/content/mentors/ada-okafor.md" {
		t.Errorf("the repository is at %s", got)
	}
	sitetest.Report(t, p.Faults())

	p.Goto(home + "join/#profile=..%2f..%2fx")
	p.Goto(home + "join/#profile=nobody")
	p.Wait(`document.querySelector(".update")?.textContent.includes("could not be read")`)
	p.Faults() // the profile that there is not

	foreign := sitetest.Browser(t).Open(home+"join/#%", sitetest.View{})
	foreign.Wait(`!document.getElementById("mb-join").hidden`)
	sitetest.Report(t, foreign.Faults())
}

// Without scripts the same questions lead to the coordinator.
func TestJoinWithoutScripts(t *testing.T) {
	p := sitetest.Browser(t).Open(published(t, joinable())+"join/", sitetest.View{Scripts: sitetest.ScriptsOff})
	got := p.Text("main")
	for _, want := range []string{"Write to Sam Lee", "Your name", "Topics", "How I work", "Do you know somebody?", "Riverside is looking for some"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
	if strings.Contains(got, "Save as a file") {
		t.Error("a button without a script")
	}
}

// The owner's line is one that import answers reads.
func TestOwnersLine(t *testing.T) {
	p := sitetest.Browser(t).Open(published(t, joinable())+"mentors/ada-okafor/", sitetest.View{Now: "2026-11-21T12:00:00Z"})
	p.Click(".owner summary")
	if got, want := p.Text(".owner output"), "mentorbook ada-okafor: still right? yes; places left? 2; 2026-11-21"; got != want {
		t.Errorf("the line is %q, want %q", got, want)
	}
	sitetest.Eval[any](p, `document.querySelector("#mb-owner select").value = "no", document.querySelector("#mb-owner input").value = "many", document.querySelector("#mb-owner input").dispatchEvent(new Event("input", { bubbles: true })), 0`)
	if got, want := p.Text(".owner output"), "mentorbook ada-okafor: still right? no; places left? -; 2026-11-21"; got != want {
		t.Errorf("the line is %q, want %q", got, want)
	}
	mail, err := url.Parse(sitetest.Eval[string](p, `document.querySelector(".owner [data-way=email]").href`))
	if err != nil || mail.Opaque != "mentoring@example.org" || !strings.HasSuffix(mail.Query().Get("body"), "; 2026-11-21") {
		t.Errorf("the e-mail is %v: %v", mail, err)
	}
	sitetest.Report(t, p.Axe())
	sitetest.Report(t, p.Faults())
}
