package generator_test

import (
	"context"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"mentorbook/generator"
	"mentorbook/generator/diag"
	"mentorbook/generator/internal/sitetest"
)

// builtStarter is the folder with the starter's site, made once for all tests.
var builtStarter = sync.OnceValues(func() (string, error) {
	out := filepath.Join(sitetest.Folder(), "public")
	p := &programme{content: filepath.Join("..", "content"), out: out}
	_, problems, err := opened(p.options(), func(g *generator.Project) (generator.Summary, diag.List, error) { return g.Build(context.Background()) })
	if err == nil && problems.HasErrors() {
		err = faultless(problems, err)
	}
	return out, err
})

// starter serves the starter programme.
func starter(t *testing.T) string {
	t.Helper()
	sitetest.Browser(t)
	out, err := builtStarter()
	if err != nil {
		t.Fatal(err)
	}
	return sitetest.Serve(t, out, "/a/")
}

// tabTo presses Tab until the keyboard is on what a selector finds.
func tabTo(t *testing.T, page *sitetest.Page, selector string) {
	t.Helper()
	for range 120 {
		if sitetest.Eval[bool](page, fmt.Sprintf(`document.activeElement.matches(%q)`, selector)) {
			if at := page.Focus(); at.Hidden != "" {
				t.Errorf("%s has the keyboard and %s", selector, at.Hidden)
			}
			return
		}
		page.Press(sitetest.Tab)
	}
	t.Fatalf("Tab never comes to %s", selector)
}

// A mentee with a phone and no pointer: opens the filters, ticks a topic and a
// language, reads a profile and comes back to what was on.
func TestDirectoryByKeyboard(t *testing.T) {
	page := directory(t, starter(t), "", sitetest.View{Width: 360, Height: 740})
	tabTo(t, page, ".open-tray")
	page.Press(sitetest.Enter)
	page.Wait(`document.querySelector(".tray").open`)
	tabTo(t, page, `.tray input[value="feedback"]`)
	page.Press(" ")
	page.Wait(`location.search === "?topic=feedback"`)
	tabTo(t, page, ".tray .apply button")
	if got := page.Text(".tray .apply button"); got != "Show 2 mentors" {
		t.Errorf("the button says %q", got)
	}
	page.Press(sitetest.Enter)
	page.Wait(`!document.querySelector(".tray").open && document.activeElement.matches(".count-head")`)
	page.Wait(`document.querySelector(".directory [role=status]").textContent === "2 mentors"`)
	if got := names(page); !slices.Equal(slices.Sorted(slices.Values(got)), []string{"Ada Okafor", "Zoë Åström"}) {
		t.Errorf("shows %v", got)
	}
	tabTo(t, page, `.cards a[href$="/ada-okafor/"]`)
	page.Press(sitetest.Enter)
	page.Wait(`document.querySelector("h1").textContent.startsWith("Ada Okafor")`)
	page.Leave(`history.back()`)
	page.Wait(`location.search === "?topic=feedback" && ` + live)
	if got := names(page); len(got) != 2 {
		t.Errorf("after Back there are %v", got)
	}
	tabTo(t, page, ".narrowed .drop")
	if got := sitetest.Eval[string](page, `document.activeElement.getAttribute("aria-label")`); got != "Take off Topic: Giving and taking feedback" {
		t.Errorf("the chip is called %q", got)
	}
	page.Press(sitetest.Enter)
	page.Wait(`location.search === "" && document.querySelectorAll(".directory .cards > *").length === 27`)
	page.Leave(`history.back()`)
	page.Wait(`location.search === "?topic=feedback" && document.querySelectorAll(".directory .cards > *").length === 2`)
	if !sitetest.Eval[bool](page, `document.querySelector('.tray input[value="feedback"]').checked`) {
		t.Error("after Back the box is not ticked")
	}
	sitetest.Report(t, page.Faults())
}

// Without scripts, a mentor is found by topic and by language, and the
// coordinator is reached.
func TestDirectoryWithoutScripts(t *testing.T) {
	home := starter(t)
	for _, way := range []struct{ open, link, person string }{
		{"", `.cards a[href$="/ada-okafor/"]`, "Ada Okafor"},
		{`.way:first-child summary`, `.way a[href$="/topics/feedback/"]`, "Ada Okafor"},
		{`.way:last-child summary`, `.way a[href$="/languages/ig/"]`, "Ada Okafor"},
	} {
		page := sitetest.Browser(t).Open(home+"mentors/", sitetest.View{Width: 360, Height: 740, Scripts: sitetest.ScriptsOff})
		if way.open != "" {
			page.Click(way.open)
		}
		page.Click(way.link)
		if way.open != "" {
			page.Wait(`!location.pathname.endsWith("/mentors/")`)
			page.Click(`.cards a[href$="/ada-okafor/"]`)
		}
		page.Wait(`document.querySelector("h1")?.textContent.startsWith("` + way.person + `")`)
		if got := sitetest.Eval[string](page, `document.querySelector(".reach a").href`); !strings.HasPrefix(got, "mailto:mentoring@example.org?") {
			t.Errorf("the coordinator is reached at %q", got)
		}
		for _, empty := range []string{".query", ".facets"} {
			if sitetest.Eval[bool](page, fmt.Sprintf(`!!document.querySelector(%q)`, empty)) {
				t.Errorf("%s is there without scripts", empty)
			}
		}
		sitetest.Report(t, page.Faults())
		page.Close()
	}
}

func TestDirectoryIsAccessible(t *testing.T) {
	home := starter(t)
	for _, view := range []sitetest.View{{}, {Scheme: sitetest.Dark}, {Width: 360}, {Width: 360, Scheme: sitetest.Dark}} {
		for _, query := range []string{"?topic=feedback&language=en&q=english", "?topic=feedback&language=fr&available=full&place=gone"} {
			page := directory(t, home, query, view)
			sitetest.Report(t, page.Axe())
			if view.Width == 360 {
				page.Click(".open-tray")
				sitetest.Report(t, page.Axe())
			}
			sitetest.Report(t, page.Faults())
			page.Close()
		}
	}
	page := directory(t, home, "?topic=feedback", sitetest.View{})
	sitetest.Report(t, page.Reflow())
}

// Nobody is left: each filter that could be taken off says whom that finds.
func TestDirectoryNobody(t *testing.T) {
	page := directory(t, published(t, trapProgramme()), "?topic=java&language=ja&q=zo%C3%AB", sitetest.View{})
	if got := page.Text(".nobody .why"); got != "Nobody is left with all of this." {
		t.Errorf("says %q", got)
	}
	offers := func() string {
		return sitetest.Eval[string](page, `[...document.querySelectorAll(".nobody .chips button")].map((e) => e.textContent).join("; ")`)
	}
	if got := offers(); got != "Only Java: 2 mentors; Only Japanese: 1 mentor" {
		t.Errorf("offers %q", got)
	}
	page.Click(`.narrowed li:last-of-type ~ li button, .narrowed .drop[aria-label*="words"]`)
	page.Wait(`location.search === "?topic=java&language=ja" && ` + live)
	if got := offers(); got != "Without Japanese: 2 mentors; Without Java: 1 mentor" {
		t.Errorf("offers %q", got)
	}
	page.Click(".nobody .chips button")
	page.Wait(`location.search === "?topic=java" && document.querySelectorAll(".directory .cards > *").length === 2`)
	sitetest.Report(t, page.Faults())
}

// many is a programme with more people than a page shows.
func many(t *testing.T, people int, more string) map[string]string {
	t.Helper()
	files := trapProgramme()
	maps.DeleteFunc(files, func(name, _ string) bool { return strings.HasPrefix(name, "mentors/") })
	files["site.yaml"] = strings.Replace(trapSettings, ", shuffle: none", more, 1)
	for i := range people {
		files[fmt.Sprintf("mentors/p%03d.md", i)] = fmt.Sprintf("---\nname: Person %03d\nheadline: Line %d\nlang: de\nconsent: {date: 2026-01-10}\ntopics: [java, c, go, time-off]\nconfirmed: 2026-11-01\nlanguages: [en, fr]\n"+
			"formats: [long-term, group]\ntimezone: Asia/Kolkata\ncity: Pune\nroles: [coach]\ncapacity: {mentees: 2, taken: %d}\nhours: 2\nmonths: {2027-02: 0}\n---\n", i, i, i%10/8*2)
	}
	return files
}

// A card that the script makes is the one that the theme writes.
func TestDirectoryCardsAreTheThemes(t *testing.T) {
	home := published(t, many(t, 61, ", shuffle: none"))
	static := sitetest.Browser(t).Open(home+"mentors/page/2/", sitetest.View{Scripts: sitetest.ScriptsOff})
	live := directory(t, home, "?page=4", sitetest.View{})
	cards := func(page *sitetest.Page) map[string]string {
		all := map[string]string{}
		for _, markup := range sitetest.Eval[[]string](page, `[...document.querySelectorAll(".cards > *")].map((card) => {
			const copy = card.cloneNode(true);
			for (const e of copy.querySelectorAll(".now, .pick")) { e.textContent = ""; e.hidden = true; for (const a of ["aria-label", "aria-pressed"]) e.removeAttribute(a); e.classList.remove("on"); }
			for (const a of copy.querySelectorAll("a")) a.setAttribute("href", a.pathname);
			return copy.outerHTML;
		})`) {
			all[markup[strings.Index(markup, "Person "):][:10]] = markup
		}
		return all
	}
	written, made := cards(static), cards(live)
	if len(made) != 1 || len(written) != 13 {
		t.Fatalf("%d cards are made, %d written", len(made), len(written))
	}
	for name, markup := range made {
		if markup != written[name] {
			t.Errorf("made:\n%s\nwritten:\n%s", markup, written[name])
		}
	}
}

// Every visitor has an order of her own, the same through paging and back; those
// without a place come last.
func TestDirectoryOrder(t *testing.T) {
	home := published(t, many(t, 100, ""))
	walk := func(page *sitetest.Page) []string {
		var all []string
		for n := range 5 {
			if n > 0 {
				page.Click(".pager.live [rel=next]")
				page.Wait(fmt.Sprintf(`location.search === "?page=%d" && `, n+1) + live)
			}
			all = append(all, names(page)...)
		}
		return all
	}
	first := directory(t, home, "", sitetest.View{})
	order := walk(first)
	if distinct := slices.Compact(slices.Sorted(slices.Values(order))); len(order) != 100 || len(distinct) != 100 {
		t.Fatalf("%d people are shown, %d of them different", len(order), len(distinct))
	}
	for i, name := range order {
		if full := name[len(name)-1] >= '8'; full != (i >= 80) {
			t.Errorf("%s stands in place %d", name, i)
		}
	}
	first.Leave(`history.go(-4)`)
	first.Wait(`location.search === "" && ` + live)
	if again := names(first); !slices.Equal(again, order[:20]) {
		t.Errorf("after Back the first are %v, they were %v", again, order[:20])
	}
	other := directory(t, home, "", sitetest.View{})
	if same := names(other); slices.Equal(same, order[:20]) {
		t.Error("another visitor sees the same order")
	}
	if kept := sitetest.Eval[int](first, `localStorage.length + document.cookie.length`); kept != 0 {
		t.Error("something is kept beyond the visit")
	}
}

// lastPage leads to people whose cards are not there yet.
const lastPage = ".pager.live li:has(+ li [rel=next]) a"

// After a new deployment the page of an open tab names files that are gone: it
// shows itself anew, with all that was on.
func TestDirectoryHeals(t *testing.T) {
	home := published(t, many(t, 200, ""))
	page := directory(t, home, "?available=open", sitetest.View{})
	sitetest.Eval[bool](page, `(() => {
		const real = fetch;
		window.fetch = (url, ...rest) => String(url).includes("/cards") ? Promise.resolve(new Response("", { status: 404 })) : real(url, ...rest);
		return window.before = true;
	})()`)
	page.Click(lastPage)
	page.Wait(`!window.before && location.search === "?available=open&page=8" && document.querySelectorAll(".directory.live .cards > *").length === 20`)
	sitetest.Report(t, page.Faults())
}

// Without the network the list stays, and the filters can be had again.
func TestDirectoryOffline(t *testing.T) {
	page := directory(t, published(t, many(t, 200, "")), "", sitetest.View{})
	sitetest.Eval[bool](page, `(() => {
		const real = fetch;
		window.fetch = () => Promise.reject(new TypeError("offline"));
		window.online = () => { window.fetch = real; };
		return true;
	})()`)
	page.Click(lastPage)
	page.Wait(`document.querySelector(".failed")?.textContent.includes("Try again")`)
	if got := names(page); len(got) != 20 {
		t.Errorf("%d people are left", len(got))
	}
	sitetest.Eval[bool](page, `window.online(), true`)
	page.Click(".failed button")
	page.Wait(`!document.querySelector(".failed") && location.search === "?page=10" && ` + live)
	sitetest.Report(t, page.Faults())
}
