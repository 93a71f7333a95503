package generator_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"mentorbook/generator/internal/sitetest"
)

// questions opens the page that finds a mentor and waits for its questions.
func questions(t *testing.T, home string, v sitetest.View) *sitetest.Page {
	t.Helper()
	page := sitetest.Browser(t).Open(home+"find/", v)
	page.Wait(`!document.getElementById("mb-find").hidden`)
	return page
}

// answer ticks and chooses, each "topic=java", and asks who fits.
func answer(page *sitetest.Page, answers ...string) {
	for _, a := range answers {
		name, value, _ := strings.Cut(a, "=")
		sitetest.Eval[bool](page, fmt.Sprintf(`(() => {
			const [name, value] = [%q, %q], form = document.getElementById("mb-find"), select = form.querySelector("select[name=" + name + "]");
			if (select) { select.value = value; select.dispatchEvent(new Event("change", { bubbles: true })); return select.value === value; }
			[...form.querySelectorAll("[name=" + name + "]")].find((e) => e.value === value).click();
			return true;
		})()`, name, value))
	}
	sitetest.Eval[bool](page, `document.querySelector(".show button").click(), true`)
	page.Wait(fitsShown)
}

const fitsShown = `!document.querySelector(".fits").hidden && document.activeElement.id === "mb-fits"`

// fits lists the people shown, each with what is said of them.
func fits(page *sitetest.Page) []string {
	return sitetest.Eval[[]string](page, `[...document.querySelectorAll(".fits .card")].map((c) =>
		[c.querySelector("bdi").textContent, ...[...c.querySelectorAll(".reasons li")].map((e) => (e.className === "yes" ? "+" : "-") + e.textContent)].join("; "))`)
}

// comparedProgramme adds what mentees may compare to the people of the traps.
func comparedProgramme() map[string]string {
	files := trapProgramme()
	for id, more := range map[string]string{
		"ayse":    "team: Boats\norganisation: North Yard\ncountry: Turkey\nvalues: [candour, patience]\n",
		"lukasz":  "team: Boats\norganisation: South Yard\ncountry: Poland\nvalues: [candour]\ninterests: [chess]\nfocus: [lead]\n",
		"obrien":  "team: Ropes\norganisation: North Yard\ncountry: Ireland\ninterests: [chess]\nfocus: [lead, settle-in]\n",
		"goodwin": "team: Sails\nvalues: [a secret of one]\nfocus: [settle-in]\n",
	} {
		name := "mentors/" + id + ".md"
		files[name] = strings.TrimSuffix(files[name], "---\n") + more + "---\n"
	}
	return files
}

func TestFindRanks(t *testing.T) {
	home := published(t, comparedProgramme())
	winter := sitetest.View{Now: "2026-12-01T12:00:00Z", Zone: "Europe/London"}
	for _, test := range []struct {
		name    string
		view    sitetest.View
		answers []string
		first   []string // what is said of the first ones
	}{
		{"topics are whole", sitetest.View{}, []string{"topic=java"}, []string{
			"Ayşe Yılmaz; +Helps with a topic of yours: Java", "ليلى الحداد; +Helps with a topic of yours: Java", "Ann Goodwin-Reyes; -None of your topics"}},
		{"each goal counts", sitetest.View{}, []string{"focus=lead", "focus=settle-in"}, []string{
			"Siobhán O’Brien; +Helps with 2 of your goals: Settle in and Lead people", "Ann Goodwin-Reyes; +Helps with a goal of yours: Settle in"}},
		{"a language before three topics", sitetest.View{}, []string{"language=pl", "topic=java", "topic=csharp", "topic=c"}, []string{
			"Łukasz Nowak; -None of your topics; +Speaks Polish", "ليلى الحداد; +Helps with 2 of your topics: C# and Java; -None of your languages"}},
		{"hours at the times asked for", winter, []string{"when=6-9", "topic=cpp", "topic=go"}, []string{
			"Işıl Çağlayan; +Helps with a topic of yours: C++; +3 hours in common when you can talk", "田中 葵; +Helps with a topic of yours: Go; +2 hours in common when you can talk"}},
		{"half hours", winter, []string{"when=9-12", "topic=cpp"}, []string{
			"Işıl Çağlayan; +Helps with a topic of yours: C++; +2.5 hours in common when you can talk"}},
		{"summer time that has begun there only", sitetest.View{Now: "2026-03-09T12:00:00Z", Zone: "Europe/London"}, []string{"when=12-17", "topic=dotnet"}, []string{
			"Ann Goodwin-Reyes; +Helps with a topic of yours: .NET; +4 hours in common when you can talk"}},
		{"the day before", sitetest.View{Now: "2026-03-07T12:00:00Z", Zone: "Europe/London"}, []string{"when=12-17", "topic=dotnet"}, []string{
			"Ann Goodwin-Reyes; +Helps with a topic of yours: .NET; +3 hours in common when you can talk"}},
		{"no hours", sitetest.View{Now: "2026-12-01T12:00:00Z", Zone: "America/New_York"}, []string{"when=12-17", "language=ja"}, []string{
			"田中 葵; +Speaks Japanese; -No hours in common when you can talk"}},
		{"someone alike", sitetest.View{}, []string{"with=alike", "team=Boats", "organisation=North Yard"}, []string{
			"Ayşe Yılmaz; +Like you: the same team and the same organisation"}},
		{"someone different", sitetest.View{}, []string{"with=different", "team=Ropes", "organisation=North Yard", "country=Ireland"}, []string{
			"Łukasz Nowak; +Another perspective: other team, other organisation, and other country", "Ayşe Yılmaz; +Another perspective: other team and other country"}},
		{"either: where the mentee is does not count", sitetest.View{}, []string{"with=alike", "team=Ropes", "with=any"}, []string{"Ann Goodwin-Reyes"}},
		{"values and interests", sitetest.View{}, []string{"likes=candour", "likes=chess"}, []string{
			"Łukasz Nowak; +Cares for candour and chess, too"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			page := questions(t, home, test.view)
			answer(page, test.answers...)
			got := fits(page)
			if len(got) != 9 {
				t.Errorf("%d of nine people are there", len(got))
			}
			for i, want := range test.first {
				if got[i] != want {
					t.Errorf("number %d is %q, want %q", i+1, got[i], want)
				}
			}
			for _, last := range got[len(got)-2:] { // full and paused
				if !strings.HasSuffix(last, "; -Takes nobody at present") {
					t.Errorf("at the end stands %q", last)
				}
			}
			sitetest.Report(t, page.Faults())
			page.Close()
		})
	}
}

// Nobody is left out: without answers and with ones that nobody fits.
func TestFindIsNeverEmpty(t *testing.T) {
	home := published(t, comparedProgramme())
	for _, test := range []struct {
		answers []string
		note    string
	}{
		{nil, "You have not answered anything yet, so chance decides who comes first."},
		{[]string{"topic=time-off"}, "Nobody fits what you answered. Here is everyone all the same."}, // who knows it is full
		{[]string{"topic=java"}, ""},
	} {
		page := questions(t, home, sitetest.View{})
		answer(page, test.answers...)
		if got := sitetest.Eval[string](page, `document.querySelector(".fits .note").textContent`); got != test.note || len(fits(page)) != 9 {
			t.Errorf("%v: says %q of %d", test.answers, got, len(fits(page)))
		}
		page.Close()
	}
	page := questions(t, home, sitetest.View{})
	if asked := sitetest.Eval[string](page, `[...document.querySelectorAll("[name=likes]")].map((e) => e.value).sort().join()`); asked != "candour,chess" {
		t.Errorf("asks for %s: what one person alone names points at that person", asked)
	}
}

// A mentee with a phone and no pointer answers, reads why, chooses somebody,
// reads the profile and comes back. Nothing of the answers is in the address or
// in a store.
func TestFindByKeyboard(t *testing.T) {
	page := questions(t, starter(t), sitetest.View{Width: 360, Height: 740})
	tabTo(t, page, "[name=focus]")
	page.Press(" ")
	tabTo(t, page, "[data-ask=topic] summary")
	page.Press(sitetest.Enter)
	tabTo(t, page, "[value=feedback]")
	page.Press(" ")
	tabTo(t, page, "[data-ask=language] summary")
	page.Press(sitetest.Enter)
	tabTo(t, page, "[value=sv]")
	page.Press(" ")
	tabTo(t, page, ".show button")
	page.Press(sitetest.Enter)
	page.Wait(fitsShown)
	if got := fits(page)[0]; got != "Zoë Åström; +Helps with a topic of yours: Giving and taking feedback; -None of your goals; +Speaks Swedish" {
		t.Errorf("first comes %q", got)
	}
	tabTo(t, page, ".fits .pick")
	page.Press(sitetest.Enter)
	page.Wait(`document.querySelector(".fits .pick").classList.contains("on")`)
	if got := sitetest.Eval[string](page, `location.search + location.hash + Object.values(sessionStorage).join() + document.cookie`); strings.ContainsAny(got, "?#=abcdefghijklmnopqrstuvwxyz") {
		t.Errorf("the answers are in %q", got)
	}
	if got := sitetest.Eval[string](page, `Object.values(localStorage).join()`); !strings.Contains(got, "Zoë") || strings.Contains(got, "feedback") {
		t.Errorf("kept is %s", got)
	}
	before := fits(page)
	sitetest.Eval[bool](page, `document.querySelector(".fits .card a").focus(), true`)
	page.Press(sitetest.Enter)
	page.Wait(`document.querySelector("h1").textContent.startsWith("Zoë")`)
	page.Leave(`history.back()`)
	page.Wait(`document.querySelectorAll(".fits:not([hidden]) .card").length === 10`)
	if got := fits(page); !slices.Equal(got, before) {
		t.Errorf("after Back there are %v, there were %v", got, before)
	}
	page.Leave(`history.back()`)
	page.Wait(`document.querySelector(".fits").hidden && document.querySelector("[value=feedback]").checked`)
	page.Leave(`location.reload()`)
	page.Wait(`document.readyState === "complete" && document.querySelector("[value=feedback]")?.checked && document.querySelector(".fits").hidden`)
	page.Leave(`history.forward()`)
	page.Wait(`document.querySelectorAll(".fits:not([hidden]) .card").length === 10`)
	sitetest.Report(t, page.Faults())
}

// Answers are kept on the device when the reader asks for it, and until the tick
// is taken off, here or in another tab.
func TestFindKeeps(t *testing.T) {
	home := published(t, comparedProgramme())
	page := questions(t, home, sitetest.View{Width: 360, Height: 740})
	again := func() string {
		page.Goto(home)
		page.Goto(home + "find/") // anew, with nothing in its history
		page.Wait(`!document.getElementById("mb-find").hidden`)
		return sitetest.Eval[string](page, `[...document.querySelectorAll("#mb-find input:checked")].map((e) => e.id || e.value).join() + " " + document.querySelector("[name=team]").value`)
	}
	stored := func() string { return sitetest.Eval[string](page, `Object.values(localStorage).join()`) }
	answer(page, "topic=java", "team=Boats")
	if kept, got := stored(), again(); kept != "" || got != "any " {
		t.Errorf("unasked, %q is kept and %q is ticked on the next visit", kept, got)
	}
	answer(page, "topic=java", "language=pl", "team=Boats")
	tabTo(t, page, "#mb-keep")
	page.Press(" ")
	if kept, got := stored(), again(); !strings.Contains(kept, "java") || got != "java,pl,any,mb-keep Boats" {
		t.Errorf("kept is %q, and the next visit has %q", kept, got)
	}
	answer(page, "topic=go") // what changes is kept as well
	if got := again(); !strings.Contains(got, "go") {
		t.Errorf("after another answer the next visit has %q", got)
	}
	tabTo(t, page, "#mb-keep")
	page.Press(" ")
	if kept, got := stored(), page.Text(".kept"); kept != "" || got != "Your answers are forgotten when you close this page." {
		t.Errorf("after the tick is off %q is kept, and the page says %q", kept, got)
	}
	page.Press(" ")
	if !sitetest.Eval[bool](page, `(() => { localStorage.clear(); dispatchEvent(new StorageEvent("storage", { key: null })); return !document.getElementById("mb-keep").checked; })()`) {
		t.Error("another tab forgot, and the tick stays")
	}
	answer(page, "topic=java")
	if kept := stored(); kept != "" {
		t.Errorf("another tab forgot, and %q is kept", kept)
	}
	sitetest.Eval[bool](page, `(() => { Storage.prototype.setItem = () => { throw new DOMException("", "QuotaExceededError"); }; return true; })()`)
	page.Click("#mb-keep")
	if sitetest.Eval[bool](page, `document.getElementById("mb-keep").checked`) || !strings.HasPrefix(page.Text(".kept"), "This browser keeps nothing") {
		t.Errorf("without room the tick stays, and the page says %q", page.Text(".kept"))
	}
	for _, foreign := range []string{"x", "null", "{}", `[1, ["topic"], ["topic", 5], ["name", "x"]]`} {
		sitetest.Eval[bool](page, fmt.Sprintf(`(localStorage["mentorbook:find1:/a/"] = %q, true)`, foreign))
		if got := again(); strings.Contains(got, "java") {
			t.Errorf("%s ticks %s", foreign, got)
		}
	}
	sitetest.Report(t, page.Faults())
}

// An answer that changes changes the list, and more can be had of it.
func TestFindAmongMany(t *testing.T) {
	home := published(t, many(t, 100, ""))
	page := questions(t, home, sitetest.View{})
	answer(page)
	first := fits(page)
	tabTo(t, page, ".fits .more")
	page.Press(sitetest.Enter)
	page.Wait(`document.querySelectorAll(".fits .card").length === 20 && document.activeElement === document.querySelectorAll(".fits .card a")[10]`)
	if got := fits(page); !slices.Equal(got[:10], first) {
		t.Errorf("the first ten were %v, then %v", first, got[:10])
	}
	for n := 30; n <= 100; n += 10 {
		sitetest.Eval[bool](page, `document.querySelector(".fits .more").click(), true`)
		page.Wait(fmt.Sprintf(`document.querySelectorAll(".fits .card").length === %d`, n))
	}
	all := fits(page)
	if distinct := slices.Compact(slices.Sorted(slices.Values(all))); len(distinct) != 100 || !sitetest.Eval[bool](page, `document.querySelector(".fits .more").hidden`) {
		t.Errorf("%d different people are shown", len(distinct))
	}
	for i, name := range all {
		if full := strings.HasSuffix(name, "Takes nobody at present"); full != (i >= 80) {
			t.Errorf("%s stands in place %d", name, i)
		}
	}
	other := questions(t, home, sitetest.View{})
	answer(other)
	if slices.Equal(fits(other), first) {
		t.Error("another visitor sees the same order")
	}
}

func TestFindIsAccessible(t *testing.T) {
	home := starter(t)
	for _, view := range []sitetest.View{{}, {Scheme: sitetest.Dark, Width: 360}} {
		page := questions(t, home, view)
		answer(page, "focus=lead-people", "topic=feedback", "language=fr", "when=9-12", "with=different")
		sitetest.Report(t, page.Axe())
		sitetest.Report(t, page.Reflow())
		sitetest.Report(t, page.Faults())
		page.Close()
	}
}

// Without a script, and without the data, the page says what to do instead.
func TestFindWithoutScripts(t *testing.T) {
	home := published(t, trapProgramme())
	page := sitetest.Browser(t).Open(home+"find/", sitetest.View{Scripts: sitetest.ScriptsOff})
	if got := page.Text("main"); !strings.Contains(got, "tell Maren Holt in a few lines") || strings.Contains(got, "Show who fits") {
		t.Errorf("without scripts it says\n%s", got)
	}
	page.Click(`.scriptless a[href$="/mentors/"]`)
	page.Wait(`document.querySelectorAll(".cards .card").length === 9`)

	stale := questions(t, home, sitetest.View{})
	sitetest.Eval[bool](stale, `(window.fetch = () => Promise.reject(new TypeError("offline")), true)`)
	sitetest.Eval[bool](stale, `document.querySelector(".show button").click(), true`)
	stale.Wait(`!document.querySelector(".scriptless").hidden && document.getElementById("mb-find").hidden`)
	sitetest.Report(t, stale.Faults())
}
