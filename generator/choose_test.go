package generator

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"mentorbook/generator/importer"
	"mentorbook/generator/internal/sitetest"
	"mentorbook/themes"
)

// people are three mentors to choose from, and one who takes nobody.
func people() map[string]string {
	mentor := func(name, keys string) string {
		return "---\nname: " + name + "\nheadline: Glad to talk\nconsent: {date: 2026-01-01}\nlanguages: [en]\ntopics: [feedback]\nformats: [long-term]\n" + keys + "---\nHello.\n"
	}
	return map[string]string{
		"site.yaml": "title: Riverside\ndirector: {name: Sam Lee, email: mentoring@example.org}\n" +
			"choices: {form: 'https://forms.example.org/apply?who={name}&all={application}'}\n",
		"topics/feedback.md":  "---\ntitle: Feedback\ngroup: skills\n---\n",
		"topics/listening.md": "---\ntitle: Listening\ngroup: skills\n---\n",
		"mentors/ada.md":      strings.Replace(mentor("Ada <b>Okafor</b>", "capacity: {mentees: 2, taken: 0}\nboundaries: [No job hunting]\n"), "feedback", "listening", 1),
		"mentors/ışıl.md":     mentor("Işıl Çağlayan", "capacity: {mentees: 2, taken: 1}\ncity: İzmir\n"),
		"mentors/ben.md":      mentor("Ben Abara", "capacity: {mentees: 2, taken: 0}\n"),
		"mentors/zoe-full.md": mentor("Zoe Full", "capacity: {mentees: 1, taken: 1}\n"),
	}
}

// published builds a programme and serves it below a path.
func published(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range rendered(t, files) {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return sitetest.Serve(t, dir, "/a/")
}

// tabTo moves the keyboard to the element that a script finds.
func tabTo(t *testing.T, p *sitetest.Page, find string) {
	t.Helper()
	for range 80 {
		if sitetest.Eval[bool](p, find+` === document.activeElement`) {
			if f := p.Focus(); f.Hidden != "" {
				t.Errorf("%s has the focus and is hidden: %s", f.Element, f.Hidden)
			}
			return
		}
		p.Press(sitetest.Tab)
	}
	t.Fatalf("the keyboard never comes to %s", find)
}

// TestChoose goes from the list to an application, by the keyboard alone on a
// phone: filters, chooses two, compares them, ranks them, writes why, and leaves
// with a file that the import reads.
func TestChoose(t *testing.T) {
	browser := sitetest.Browser(t)
	home := published(t, people())
	p := browser.Open(home+"mentors/", sitetest.View{Width: 360, Height: 740})
	pick := func(name string) string {
		return `[...document.querySelectorAll(".card")].find((c) => c.textContent.includes("` + name + `")).querySelector(".pick")`
	}
	p.Wait(`!` + pick("Ben") + `.hidden`)
	if !sitetest.Eval[bool](p, pick("Zoe")+`.hidden`) {
		t.Error("who takes nobody can be chosen")
	}
	press := func(selector, keys string) {
		tabTo(t, p, fmt.Sprintf("document.querySelector(%q)", selector))
		p.Press(keys)
	}
	press(".open-tray", sitetest.Enter)
	press(`.tray input[value="feedback"]`, " ")
	press(".tray .apply button", sitetest.Enter)
	p.Wait(`!document.querySelector(".tray").open && document.querySelectorAll(".cards .card").length === 3`)
	for _, name := range []string{"Ben", "Işıl"} {
		tabTo(t, p, pick(name))
		p.Press(sitetest.Enter)
	}
	if got := p.Text("#mb-mine a"); !strings.Contains(got, "2 of 2") {
		t.Errorf("the bar says %q", got)
	}
	press(".narrowed .drop", sitetest.Enter)
	p.Wait(`document.querySelectorAll(".cards .card").length === 4`)
	tabTo(t, p, pick("Okafor"))
	p.Press(sitetest.Enter)
	if got := p.Text("#mb-mine p"); !strings.Contains(got, "as many as the programme takes") {
		t.Errorf("a third choice: %q", got)
	}
	sitetest.Report(t, p.Axe())

	p.Goto(home + "mentors/ben/") // the profile knows
	p.Wait(`document.querySelector(".pick").textContent === "Remove from my choices: Ben Abara"`)
	tabTo(t, p, `document.querySelector("#mb-mine a")`)
	p.Press(sitetest.Enter)
	p.Wait(`location.pathname === "/a/choose/" && document.querySelectorAll(".compare tbody tr").length > 3`)
	sitetest.Report(t, p.Axe())
	sitetest.Report(t, p.Reflow())

	if !sitetest.Eval[bool](p, `(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth)(document.querySelector(".compare .scroll"))`) {
		t.Error("two people do not fit side by side on a phone")
	}
	compared := sitetest.Eval[string](p, `[...document.querySelectorAll(".compare tr")].map((r) => [...r.cells].map((c) => c.textContent).join("|")).join("\n")`)
	for _, want := range []string{"|Ben Abara|Işıl Çağlayan", "Place|–|İzmir", "I can help with|Feedback|Feedback"} {
		if !strings.Contains(compared, want) {
			t.Errorf("%q is not in\n%s", want, compared)
		}
	}
	press(".chosen li + li [data-move='-1']", sitetest.Enter)
	p.Wait(`document.querySelector(".chosen a").textContent === "Işıl Çağlayan"`)
	press(".chosen textarea", "She has been\nwhere I am.")
	press("#mb-name", "Sam <i>O'Neil</i>")
	press("#mb-contact", "sam@example.org")
	press("#mb-goals", "Speak up. Ğ")
	p.Goto(home + "choose/") // and all of it is still there
	p.Wait(`document.getElementById("mb-goals")?.value === "Speak up. Ğ"`)
	application := saved(t, p)
	for _, want := range []string{"mentorbook-sheet 1 application", "  Sam <i>O'Neil</i>", "  sam@example.org", "  Işıl Çağlayan (ışıl)", "  She has been\n  where I am.", "  Ben Abara (ben)"} {
		if !strings.Contains(application, want) {
			t.Errorf("%q is not in\n%s", want, application)
		}
	}
	read := importer.Mentees(importing(t, people()), []importer.Input{{Name: "application.txt", Data: []byte(application)}})
	want := []importer.Choice{{ID: "ışıl", Name: "Işıl Çağlayan", Why: "She has been\nwhere I am."}, {ID: "ben", Name: "Ben Abara"}}
	if len(read.Problems) > 0 || len(read.Read) != 1 || read.Read[0].Name != "Sam <i>O'Neil</i>" || read.Read[0].Goals != "Speak up. Ğ" || read.Read[0].WithMe || !slices.Equal(read.Read[0].Choices, want) {
		t.Errorf("the import reads %+v", read)
	}
	form := sitetest.Eval[string](p, `document.querySelector("[data-way=form]").href`)
	if !strings.Contains(form, "who=Sam%20%3Ci%3EO%27Neil%3C%2Fi%3E&all=Application") || len(form) > 1500 {
		t.Errorf("the form is at %s", form)
	}
	sitetest.Report(t, p.Faults())
}

// importing is what an import knows of a programme.
func importing(t *testing.T, files map[string]string) importer.Programme {
	t.Helper()
	p, err := Open(Options{Content: programme(t, files), Themes: t.TempDir(), Default: themes.Default(), Now: testDay})
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	return p.Programme()
}

// saved presses "Save as a file" and gives what the file would hold.
func saved(t *testing.T, p *sitetest.Page) string {
	t.Helper()
	sitetest.Eval[any](p, `URL.createObjectURL = (blob) => { blob.text().then((text) => { window.saved = text }); return "#" }, 0`)
	tabTo(t, p, `document.querySelector("[data-way=file]")`)
	p.Press(sitetest.Enter)
	p.Wait(`!!window.saved`)
	return sitetest.Eval[string](p, `window.saved`)
}

// TestChooseNobody asks to choose together, and forgets.
func TestChooseNobody(t *testing.T) {
	browser := sitetest.Browser(t)
	p := browser.Open(published(t, people())+"choose/", sitetest.View{Scheme: sitetest.Dark})
	p.Wait(`!document.querySelector(".apply").hidden`)
	if got := p.Text(".empty"); !strings.Contains(got, "chosen nobody yet") {
		t.Errorf("the page says %q", got)
	}
	sitetest.Report(t, p.Axe())
	p.Click("[data-way=file]")
	p.Wait(`document.querySelector(".said").textContent.startsWith("Write your name") && document.activeElement.id === "mb-name"`)
	wrong := func() string {
		return sitetest.Eval[string](p, `["name", "contact"].map((id) => document.getElementById("mb-" + id + "-wrong").textContent).join("|")`)
	}
	if got := wrong(); got != "Write your name.|Write how to reach you." {
		t.Errorf("at the empty fields stands %q", got)
	}
	sitetest.Report(t, p.Axe())
	p.Press("Sam")
	sitetest.Eval[any](p, `document.getElementById("mb-contact").focus()`)
	if got := wrong(); got != "|Write how to reach you." {
		t.Errorf("when the name is there, at the fields stands %q", got)
	}
	p.Press("room 12")
	// A form whose address takes nothing along has to be pasted into.
	for form, whole := range map[string]string{"https://forms.example.org/x": "false", "https://forms.example.org/x?a={application}": "true"} {
		if got := sitetest.Eval[string](p, fmt.Sprintf(`(({ dataset }) => { dataset.form = %q; document.querySelector(".apply").dispatchEvent(new Event("input")); return dataset.whole })(document.querySelector("[data-way=form]"))`, form)); got != whole {
			t.Errorf("%s takes all of it: %s", form, got)
		}
	}
	if got := saved(t, p); !strings.Contains(got, "please choose with me.\n  yes") {
		t.Errorf("the application says\n%s", got)
	}
	p.Click("[data-forget]")
	p.Wait(`sessionStorage.length === 0 && localStorage.length === 0`)
	sitetest.Report(t, p.Faults())
}

// TestChooseWithCare takes nothing for granted of what the browser kept, which
// every site of one owner can write.
func TestChooseWithCare(t *testing.T) {
	browser := sitetest.Browser(t)
	home := published(t, people())
	for _, kept := range []any{
		"x", nil, map[string]any{}, []any{nil, 1, "a", map[string]any{"path": 1}},
		[]any{map[string]any{"path": "https://example.org/x/", "name": "A"}, map[string]any{"path": "../../x/", "name": "A"}, map[string]any{"path": "//example.org/", "name": "A"},
			map[string]any{"path": "mentors/none/", "name": "<img src=x onerror=alert(1)>", "why": strings.Repeat("y", 9000)}, map[string]any{"path": "mentors/ben/", "name": "Ben"}, map[string]any{"path": "mentors/ben/", "name": "Ben again"}},
	} {
		text, err := json.Marshal(kept)
		if err != nil {
			t.Fatal(err)
		}
		p := browser.Open(home, sitetest.View{})
		sitetest.Eval[any](p, `localStorage.setItem("mentorbook:choices1:/a/", `+"`"+string(text)+"`"+`), 0`)
		p.Goto(home + "choose/")
		p.Wait(`!!document.querySelector(".apply") && !document.querySelector(".apply").hidden`)
		if n := sitetest.Eval[int](p, `document.querySelectorAll(".chosen li").length`); n > 0 {
			p.Wait(`document.querySelectorAll(".compare tbody tr").length > 0`)
			if n != 2 || sitetest.Eval[int](p, `document.querySelector(".chosen textarea").value.length`) > 600 {
				t.Errorf("%d choices came of %s", n, text)
			}
			continue // a profile that is gone is a failed request
		}
		sitetest.Report(t, p.Faults())
	}
}

// TestChooseWithoutScripts leads to the coordinator.
func TestChooseWithoutScripts(t *testing.T) {
	browser := sitetest.Browser(t)
	p := browser.Open(published(t, people())+"choose/", sitetest.View{Scripts: sitetest.ScriptsOff})
	if got := p.Text("main"); !strings.Contains(got, "Write a short message to Sam Lee") || strings.Contains(got, "About you") {
		t.Errorf("the page says\n%s", got)
	}
}

// TestChooseInTwoTabs: what one tab does, the other one shows; and where the
// browser has no room the page says so and goes on.
func TestChooseInTwoTabs(t *testing.T) {
	browser := sitetest.Browser(t)
	home := published(t, people())
	p := browser.Open(home+"choose/", sitetest.View{})
	p.Wait(`!document.querySelector(".apply").hidden`)
	// A frame is another window of this site, with a memory in common.
	other := func(act string) {
		sitetest.Eval[any](p, `(() => {
			const frame = document.getElementById("other") ?? document.body.appendChild(Object.assign(document.createElement("iframe"), { id: "other", hidden: true }));
			const memory = frame.contentWindow.localStorage, key = "mentorbook:choices1:/a/";
			`+act+`
		})()`)
	}
	other(`memory.setItem(key, JSON.stringify([{ path: "mentors/ben/", name: "Ben Abara" }, { path: "mentors/ışıl/", name: "Işıl Çağlayan" }]))`)
	p.Wait(`document.querySelectorAll(".chosen li").length === 2 && document.querySelectorAll(".compare tbody tr").length > 3`)
	sitetest.Eval[any](p, `document.querySelector(".chosen textarea").focus()`)
	p.Press("Because")
	other(`const [ben, isil] = JSON.parse(memory.getItem(key)); memory.setItem(key, JSON.stringify([isil, ben]))`)
	p.Wait(`document.querySelector(".chosen a").textContent === "Işıl Çağlayan" && document.querySelectorAll(".chosen textarea")[1].value === "Because"`)
	other(`memory.clear()`)
	p.Wait(`!document.querySelector(".empty").hidden && !document.querySelector(".chosen li")`)
	sitetest.Report(t, p.Faults())

	p.Goto(home + "mentors/ben/")
	p.Wait(`!document.querySelector(".pick").hidden`)
	sitetest.Eval[any](p, `Storage.prototype.setItem = () => { throw new DOMException("", "QuotaExceededError"); }, 0`)
	p.Click(".pick")
	if got := p.Text("#mb-mine p"); !strings.Contains(got, "Ben Abara") || !strings.Contains(got, "this page") {
		t.Errorf("without room it says %q", got)
	}
}
