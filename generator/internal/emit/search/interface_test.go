package search_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mentorbook/generator/internal/sitetest"
)

// programme writes the content of a small programme: thirty guides about
// goals, three people and a page full of markup.
func programme(t testing.TB, more map[string]string) string {
	t.Helper()
	files := map[string]string{
		"site.yaml":           "title: Riverside Mentoring\ndirector: {name: Sam Lee, email: mentoring@example.org}\n",
		"topics/goals.md":     "---\ntitle: Ambition\ngroup: skills\n---\nWhat one wants.\n",
		"worksheets/sheet.md": "---\ntitle: Goal sheet\npurpose: To write goals down\nfor: [pair]\nsections: [{title: Goals, fields: [{id: goal, label: Goal, type: text}]}]\n---\n",
		"guides/markup.md":    "---\ntitle: '<img src=x onerror=alert(1)> & \"quoted\"'\ntask: I need to read\n---\n\nWrite `<b id=bold>bananas</b>` here.\n",
	}
	for i := range 30 {
		files[fmt.Sprintf("guides/goals-%02d.md", i+1)] = fmt.Sprintf("---\ntitle: Goals number %d\ntask: I need to set goals\naudience: [%s]\n---\nStart.\n\n## Onboarding\n\nWrite goals down, and why each of them matters to you.\n", i+1, []string{"mentee", "mentor"}[i%2])
	}
	for _, name := range []string{"Ada", "Grace", "Noa"} {
		files["mentors/"+strings.ToLower(name)+".md"] = "---\nname: " + name + " Okafor\nheadline: Helps with goals\nconsent: {date: 2026-01-10}\nlanguages: [en]\ntopics: [goals]\nformats: [long-term]\n---\nHello.\n"
	}
	for name, text := range more {
		files[name] = text
	}
	dir := t.TempDir()
	for name, text := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// published gives the address of that programme's site.
func published(t testing.TB) string { return sitetest.Serve(t, build(t, programme(t, nil)), "/a/") }

// What pages of the interface show, as JavaScript.
const (
	dialogOpen = `document.querySelector(".finder").open`
	hits       = `document.querySelectorAll(".hit").length`
	firstHit   = `document.querySelector(".hit h3")?.textContent`
	headline   = `document.querySelector(".count-head")?.textContent`
	status     = `document.querySelector(".finder[open] [role=status], .finding [role=status]").textContent`
	address    = `location.search`
	fetched    = `performance.getEntriesByType("resource").filter((e) => /search.*\.(js|bin)$/.test(e.name)).length`
)

// want waits until a JavaScript value is the wanted one.
func want(t testing.TB, page *sitetest.Page, value string, wanted any) {
	t.Helper()
	defer func() {
		if t.Failed() {
			t.Logf("it is %v", sitetest.Eval[any](page, value))
		}
	}()
	page.Wait(fmt.Sprintf("(%s) === %s", value, quoted(t, wanted)))
}

// quoted writes a value as JavaScript.
func quoted(t testing.TB, value any) string {
	t.Helper()
	text, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// key presses a key that the page listens to. The browser's protocol would send
// the character too, whatever the page says to the key.
func key(page *sitetest.Page, name string, control bool) {
	sitetest.Eval[bool](page, fmt.Sprintf(`document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key: %q, ctrlKey: %t, bubbles: true, cancelable: true}))`, name, control))
}

// TestFinderByKeyboard finds and opens a page without a mouse.
func TestFinderByKeyboard(t *testing.T) {
	browser := sitetest.Browser(t)
	home := published(t)
	page := browser.Open(home+"topics/", sitetest.View{})
	want(t, page, fetched, 0) // nothing before the reader shows an intention

	page.Press(sitetest.Tab)
	before := page.Focus().Element
	key(page, "/", false)
	want(t, page, dialogOpen, true)
	page.Press("goal")
	want(t, page, hits, 6)
	sitetest.Report(t, page.Axe())
	page.Press(sitetest.Down)
	if at := page.Focus(); !strings.Contains(at.Element, "h3 > a") || at.Hidden != "" {
		t.Errorf("an arrow leads to %v", at)
	}
	page.Press("s")
	want(t, page, `document.activeElement.value`, "goals")
	want(t, page, status, "34 results for “goals”")
	page.Press(sitetest.Escape)
	want(t, page, dialogOpen, false)
	if at := page.Focus().Element; at != before {
		t.Errorf("the focus goes to %s and came from %s", at, before)
	}

	key(page, "k", true)
	want(t, page, dialogOpen, true)
	page.Press(sitetest.Down)
	title := page.Focus().Text
	page.Press(sitetest.Enter)
	page.Wait(fmt.Sprintf(`document.readyState === "complete" && document.querySelector("h1").textContent === %s`, quoted(t, strings.TrimSpace(title))))

	key(page, "/", false)
	want(t, page, dialogOpen, true)
	page.Press("goals" + sitetest.Enter)
	page.Wait(`location.pathname.endsWith("/search/")`)
	want(t, page, headline, "34 results for “goals”")
	sitetest.Report(t, page.Faults())
}

// TestSlashCanBeSwitchedOff is for who speaks to a computer (WCAG 2.1.4).
func TestSlashCanBeSwitchedOff(t *testing.T) {
	page := sitetest.Browser(t).Open(published(t)+"topics/", sitetest.View{})
	key(page, "/", false)
	want(t, page, `document.querySelector(".keys input")?.checked`, true)
	page.Click(".keys input")
	page.Press(sitetest.Escape)
	want(t, page, dialogOpen, false)
	key(page, "/", false)
	want(t, page, dialogOpen, false)
	page.Click(".find")
	want(t, page, dialogOpen, true)
	sitetest.Report(t, page.Faults())
}

// TestResultsKeepTheirPlace follows a reader forth and back.
func TestResultsKeepTheirPlace(t *testing.T) {
	page := sitetest.Browser(t).Open(published(t)+"search/", sitetest.View{Width: 1280, Height: 600})
	want(t, page, fetched, 0)
	page.Click("#mb-q")
	page.Press("goals")
	want(t, page, headline, "34 results for “goals”")
	want(t, page, address, "?q=goals") // without a step in the history
	want(t, page, `history.length`, 2)
	page.Click(`.facets [value=guide]`)
	want(t, page, address, "?q=goals&type=guide")
	want(t, page, headline, "30 results for “goals”")
	page.Click(".more")
	want(t, page, hits, 20)
	if at := page.Focus().Element; !strings.Contains(at, "nth-of-type(11)") {
		t.Errorf("more results put the focus on %s", at)
	}
	sitetest.Eval[bool](page, `document.querySelectorAll(".hit")[15].scrollIntoView({behavior: "instant"}), window.left = scrollY, scrollY > 500`)
	left := sitetest.Eval[float64](page, `scrollY`)
	sitetest.Eval[bool](page, `addEventListener("unload", () => {}), true`) // or the browser would keep the whole page
	page.Click(".hit:nth-child(17) a")
	page.Wait(`location.pathname.includes("/guides/") && document.readyState === "complete"`)

	page.Leave(`history.back()`)
	want(t, page, address, "?q=goals&type=guide")
	want(t, page, hits, 20)
	page.Wait(fmt.Sprintf(`Math.abs(scrollY - %f) < 3`, left))
	want(t, page, `document.querySelector(".facets [value=guide]")?.checked`, true)

	page.Leave(`history.back()`)
	want(t, page, address, "?q=goals")
	want(t, page, headline, "34 results for “goals”")
	want(t, page, `document.querySelector(".facets [value=guide]").checked`, false)
	sitetest.Eval[bool](page, `document.querySelector(".scopes li:nth-child(3) a").click(), true`)
	want(t, page, address, "?q=goals&scope=people")
	want(t, page, hits, 3)
	sitetest.Report(t, page.Faults())
}

// TestNarrowing ticks filters in the tray of a phone and takes them off.
func TestNarrowing(t *testing.T) {
	for _, scheme := range []sitetest.Scheme{sitetest.Light, sitetest.Dark} {
		page := sitetest.Browser(t).Open(published(t)+"search/?q=goals", sitetest.View{Width: 360, Height: 700, Scheme: scheme})
		want(t, page, hits, 10)
		sitetest.Report(t, page.Axe())
		page.Click(".open-tray")
		want(t, page, `document.querySelector(".tray .apply").textContent`, "Show 34 results")
		page.Click(`.tray [value=worksheet]`)
		want(t, page, `document.querySelector(".tray .apply").textContent`, "Show 1 result")
		sitetest.Report(t, page.Axe())
		page.Click(".tray .apply button")
		want(t, page, `document.activeElement.className`, "count-head")
		want(t, page, `document.querySelector(".chips button").getAttribute("aria-label")`, "Remove filter: Worksheets")
		page.Click(".finding .chips button")
		want(t, page, address, "?q=goals")
		sitetest.Report(t, page.Reflow())
		sitetest.Report(t, page.Faults())
		page.Close()
	}
}

// TestMarkedOnThePage follows a result to its section, where the browser marks
// the word.
func TestMarkedOnThePage(t *testing.T) {
	home := published(t)
	page := sitetest.Browser(t).Open(home+"search/?q=goals", sitetest.View{})
	page.Wait(`!!document.querySelector(".spots li:has(mark) a")`)
	link := sitetest.Eval[string](page, `[...document.querySelectorAll(".spots li:has(mark) a")][0].href`)
	mark := sitetest.Eval[string](page, `document.querySelector(".spots li:has(a) mark").textContent`)
	id, directive, _ := strings.Cut(link[strings.Index(link, "#"):], ":~:text=")
	if !strings.HasSuffix(directive, mark) || id == "#" {
		t.Fatalf("%q is marked and the link is %s", mark, link)
	}
	page.Click(".spots li:has(mark) a")
	want(t, page, `location.hash`, id)
	sitetest.Report(t, page.Faults())
}

// TestNothingFound offers what may help.
func TestNothingFound(t *testing.T) {
	home := published(t)
	page := sitetest.Browser(t).Open(home+"search/?q=ambition&type=worksheet&type=nonsense", sitetest.View{})
	want(t, page, headline, "Nothing found for “ambition”")
	want(t, page, `document.querySelector(".notes").textContent`, "There is no filter “nonsense” here.")
	want(t, page, `document.querySelector(".tips a")?.textContent`, "Without the filter “Worksheets”: 4 results")
	want(t, page, `[...document.querySelectorAll(".advice .chips a")].some((a) => a.textContent === "Guides" && a.pathname.endsWith("/guides/"))`, true)
	want(t, page, `document.getElementById(document.querySelector(".advice > p > a").hash.slice(1)).textContent`, "Questions?")
	sitetest.Report(t, page.Axe())
	page.Click(".tips a")
	want(t, page, headline, "4 results for “ambition”")

	page.Goto(home + "search/?q=onbording")
	want(t, page, `document.querySelector(".notes")?.textContent`, "Showing results for onboarding. Search for onbording instead")
	page.Click(".notes a")
	want(t, page, headline, "Nothing found for “onbording”")
	want(t, page, address, "?q=onbording&exact=1")
	page.Goto(home + "search/?q=goals+xyzzyq")
	want(t, page, `document.querySelector(".notes")?.textContent`, "No page has xyzzyq. These are the results for your other words.")
	sitetest.Report(t, page.Faults())
}

// hold puts the browser's fetch of what matches a pattern in the test's hand.
const hold = `(() => {
	const fetch = self.fetch;
	window.held = [];
	self.fetch = async (url, options) => {
		if (window.offline) throw new TypeError("offline");
		const answer = await fetch(url, options);
		if (window.holding) await new Promise((go) => held.push(go));
		return answer;
	};
	return true;
})()`

// TestLateAnswersAreDropped types on while the network is slow.
func TestLateAnswersAreDropped(t *testing.T) {
	page := sitetest.Browser(t).Open(published(t)+"search/?q=ada", sitetest.View{})
	want(t, page, firstHit, "Ada Okafor")
	sitetest.Eval[bool](page, hold)
	sitetest.Eval[bool](page, `(window.holding = true)`)
	page.Click("#mb-q")
	sitetest.Eval[bool](page, `document.getElementById("mb-q").select(), true`)
	page.Press("onboarding") // its pages stand in files that Ada does not
	want(t, page, `held.length > 0 && document.querySelector(".finding").classList.contains("busy")`, true)
	want(t, page, firstHit, "Ada Okafor") // the old results stay
	sitetest.Eval[bool](page, `(window.holding = false, document.getElementById("mb-q").select(), true)`)
	page.Press("ada")
	want(t, page, firstHit, "Ada Okafor")
	sitetest.Eval[bool](page, `held.forEach((go) => go()), new Promise((done) => setTimeout(done, 50)).then(() => true)`)
	want(t, page, firstHit, "Ada Okafor")
	want(t, page, `document.querySelector(".finding").classList.contains("busy")`, false)
	sitetest.Report(t, page.Faults())
}

// TestNetworkOff says so, keeps the words and tries again.
func TestNetworkOff(t *testing.T) {
	home := published(t)
	page := sitetest.Browser(t).Open(home+"search/", sitetest.View{})
	page.Click("#mb-q")
	page.Wait(`document.querySelector(".tray") !== null`)
	sitetest.Eval[bool](page, hold)
	sitetest.Eval[bool](page, `(window.offline = true)`)
	page.Press("goals")
	const failed = "The search could not be loaded. Perhaps you are offline."
	want(t, page, headline, failed)
	want(t, page, status, failed)
	want(t, page, `document.getElementById("mb-q").value`, "goals")
	want(t, page, `document.querySelector(".advice").hidden`, false)
	sitetest.Report(t, page.Axe())
	sitetest.Eval[bool](page, `(window.offline = false, true)`)
	page.Click(".notes button")
	want(t, page, hits, 10)

	page.Goto(home + "guides/")
	sitetest.Eval[bool](page, hold)
	sitetest.Eval[bool](page, `(window.offline = true)`)
	page.Click(".find")
	page.Press("goals")
	want(t, page, `document.querySelector(".findings p")?.textContent`, failed+" Try again")
	sitetest.Eval[bool](page, `(window.offline = false, true)`)
	page.Click(".findings button")
	want(t, page, hits, 6)
	sitetest.Report(t, page.Faults())
}

// TestWithoutTheModule shows the lists when the search's own code is missing.
func TestWithoutTheModule(t *testing.T) {
	dir := build(t, programme(t, nil))
	modules, err := filepath.Glob(filepath.Join(dir, "assets", "search.*.js"))
	if err != nil || len(modules) != 1 {
		t.Fatal(modules, err)
	}
	if err := os.Remove(modules[0]); err != nil {
		t.Fatal(err)
	}
	page := sitetest.Browser(t).Open(sitetest.Serve(t, dir, "/")+"search/?q=goals", sitetest.View{})
	want(t, page, `document.getElementById("mb-unavailable").hidden`, false)
	want(t, page, `getComputedStyle(document.querySelector(".group")).display !== "none" && document.querySelector(".finding").hidden`, true)
	sitetest.Report(t, page.Axe())
}

// TestNewDeployment publishes the site anew under a reader's eyes.
func TestNewDeployment(t *testing.T) {
	dir := build(t, programme(t, nil))
	next := build(t, programme(t, map[string]string{"guides/new.md": "---\ntitle: Pineapples\ntask: I need to eat\n---\nSweet goals.\n"}))
	home := sitetest.Serve(t, dir, "/")
	page := sitetest.Browser(t).Open(home+"search/?q=goals", sitetest.View{})
	want(t, page, headline, "34 results for “goals”")
	if err := os.RemoveAll(filepath.Join(dir, "search")); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(filepath.Join(next, "search"), filepath.Join(dir, "search")); err != nil {
		t.Fatal(err)
	}
	page.Click("#mb-q")
	sitetest.Eval[bool](page, `document.getElementById("mb-q").select(), true`)
	page.Press("pineapples")
	want(t, page, headline, "1 result for “pineapples”")
}

// TestMarkupIsText searches for markup in a page of markup.
func TestMarkupIsText(t *testing.T) {
	page := sitetest.Browser(t).Open(published(t)+"search/?q=%3Cb%3Ebananas%3C/b%3E", sitetest.View{})
	want(t, page, headline, "1 result for “<b>bananas</b>”")
	want(t, page, `document.querySelector(".hit h3").textContent`, `<img src=x onerror=alert(1)> & "quoted"`)
	want(t, page, `document.querySelectorAll(".outcome img, .outcome b, .outcome [onerror]").length`, 0)
	want(t, page, `[...document.querySelectorAll(".hit mark")].some((mark) => mark.textContent === "bananas")`, true)
	sitetest.Report(t, page.Faults())
}

// TestSearchWithoutScript shows lists and no field that does nothing.
func TestSearchWithoutScript(t *testing.T) {
	page := sitetest.Browser(t).Open(published(t)+"search/?q=goals", sitetest.View{Scripts: sitetest.ScriptsOff})
	const visible = `[...document.querySelectorAll("input, button, dialog, [role=status], [role=alert]")].filter((e) => e.checkVisibility()).length`
	want(t, page, visible, 0)
	if text := page.Text("main"); !strings.Contains(text, "Searching needs JavaScript") || !strings.Contains(text, "Goals number 30") {
		t.Errorf("the page says\n%s", text)
	}
}

// TestInterfaceSize holds engine and interface, with their words, to 10 KB,
// counted as the budgets of pages are.
func TestInterfaceSize(t *testing.T) {
	const most = 10 << 10
	for _, language := range []string{"en", "de"} {
		modules, err := filepath.Glob(filepath.Join(build(t, programme(t, map[string]string{
			"site.yaml": "title: Riverside Mentoring\ndirector: {name: Sam Lee, email: mentoring@example.org}\nlanguage: " + language + "\n",
		})), "assets", "search.*.js"))
		if err != nil || len(modules) != 1 {
			t.Fatal(modules, err)
		}
		code, err := os.ReadFile(modules[0])
		if err != nil {
			t.Fatal(err)
		}
		var packed bytes.Buffer
		w, _ := gzip.NewWriterLevel(&packed, gzip.BestCompression)
		_, _ = w.Write(code)
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: %d bytes", language, packed.Len())
		if packed.Len() > most {
			t.Errorf("%s: the code of the search takes %d bytes compressed; %d are the most", language, packed.Len(), most)
		}
	}
}
