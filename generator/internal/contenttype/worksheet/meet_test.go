package worksheet_test

import (
	"fmt"
	"strings"
	"testing"

	"mentorbook/generator/internal/sitetest"
)

// met opens a sheet of a day and meets with it.
func met(t *testing.T, id, now string) (*sitetest.Page, string) {
	browser, home := served(t)
	address := home + "worksheets/" + id + "/"
	p := browser.Open(address, sitetest.View{Width: 360, Height: 740, Zone: "Europe/Berlin", Now: now})
	p.Wait(ready)
	meet(p)
	return p, address
}

func meet(p *sitetest.Page) {
	p.Click("[data-meet]")
	p.Wait(`!!document.querySelector(".meeting h2:focus")`)
}

// press clicks the button of a meeting that says something.
func press(p *sitetest.Page, label string) {
	p.Wait(fmt.Sprintf(`!![...document.querySelectorAll(".meet, .meet-tools, .meet-panel")].flatMap((e) => [...e.querySelectorAll("button:not([hidden])")]).find((b) => b.textContent === %q)`, label))
	sitetest.Eval[bool](p, fmt.Sprintf(`([...document.querySelectorAll(".meet button, .meet-tools button, .meet-panel button")].find((b) => b.textContent === %q).click(), true)`, label))
}

// pass lets minutes go by, as a phone does that sleeps.
func pass(p *sitetest.Page, minutes int) {
	sitetest.Eval[bool](p, fmt.Sprintf(`(Date.now = ((now) => () => now() + %d * 60e3)(Date.now), document.dispatchEvent(new Event("visibilitychange", { bubbles: true })), true)`, minutes))
}

func clock(p *sitetest.Page, want string) {
	p.Wait(fmt.Sprintf(`document.querySelector(".meet-time").textContent === %q`, want))
}

// heading is what the meeting is at; the keyboard is on it.
func heading(p *sitetest.Page, want string) {
	p.Wait(fmt.Sprintf(`document.activeElement.matches("h2") && document.activeElement.innerText === %q`, want))
}

// The parts of an agenda come one after the other, with a clock that asks what
// time it is, says once that it is over, and rests when it is told to.
func TestMeetNow(t *testing.T) {
	p, address := met(t, "meeting-log", "2027-01-25T10:00:00Z")
	heading(p, "Recap · 10 minutes")
	clock(p, "10 minutes left")
	pass(p, 3)
	clock(p, "10 minutes left") // nobody has started it
	press(p, "Start")
	pass(p, 3)
	clock(p, "7 minutes left")
	press(p, "Pause")
	pass(p, 30)
	clock(p, "7 minutes left")
	reopened(p, address+"#mb-meet") // a phone that ran out of memory
	heading(p, "Recap · 10 minutes")
	clock(p, "7 minutes left")
	press(p, "Go on")
	pass(p, 7)
	clock(p, "Time for the next part")
	heard := func() string {
		return sitetest.Eval[string](p, `document.querySelector(".meet [role=status]").textContent`)
	}
	if got := heard(); got != "Recap: the time is up. Next: One topic." {
		t.Errorf("a listener hears %q", got)
	}
	write(p, "mentee-done", "- What: Ask Ines")
	press(p, "Next: One topic")
	heading(p, "One topic · 15 minutes")
	clock(p, "15 minutes left")
	if got := heard(); got != "" {
		t.Errorf("in the next part a listener hears %q", got)
	}
	sitetest.Report(t, p.Axe())
	sitetest.Report(t, p.Reflow())
	press(p, "Back")
	heading(p, "Recap · 10 minutes")
	if got := heard(); got != "" {
		t.Errorf("once more a listener hears %q", got)
	}
	press(p, "Leave")
	p.Wait(`!document.querySelector(".meeting, .off, .meet")`)
	if got := sitetest.Eval[string](p, "location.href"); got != address {
		t.Errorf("the address is still %s", got)
	}
	quiet(t, p)
}

// What is written in a meeting is in the sheet, and one message says it all: not
// what is kept from everyone, nor what came over and was not touched.
func TestMeetingEndsInOneShare(t *testing.T) {
	p, _ := met(t, "meeting-log", "2027-01-25T10:00:00Z")
	sitetest.Eval[bool](p, `(Object.assign(navigator, { canShare: () => true, share: async (what) => { window.shared = what; } }), sheetForm.find("notes", 1).dataset.keep = "never", sheetForm.find("useful", 1).dataset.carry = "x", sheetStore.give(sheetForm.find("useful", 1), "untouched"), true)`)
	for key, text := range map[string]string{
		"topic": "The customer call", "notes": "a secret", "next-steps": "Say it\nin the call", "mentee-actions": "- What: Write\n  By when: 2027-02-01",
		"homework": "Count who speaks", "next-date": "2027-02-08", "next-time": "16:00",
	} {
		write(p, key, text)
	}
	for _, next := range []string{"Next: One topic", "Next: Close", "Next: Before the next meeting", "Share what you agreed"} {
		press(p, next)
	}
	heading(p, "Share what you agreed")
	p.Wait(`!!document.getElementById("mb-recap")`)
	recap := sitetest.Eval[string](p, `document.getElementById("mb-recap").value`)
	for _, want := range []string{"Date\n  25 January 2027", "The customer call", "  Say it\n  in the call", "By when: 1 February 2027", "Count who speaks", "We meet again on\n  8 February 2027"} {
		if !strings.Contains(recap, want) {
			t.Errorf("%q is not in\n%s", want, recap)
		}
	}
	press(p, "Share it")
	files := sitetest.Eval[string](p, `Promise.all([...shared.files].map((f) => f.text())).then((texts) => texts.join("\n===\n"))`)
	for _, want := range []string{"mentorbook-sheet 1 meeting-log", "[homework] Homework\n  Count who speaks", "UID:meeting-log-next-date-1-", "DTSTART:20270208T150000Z\r\nDTEND:20270208T153000Z", "SUMMARY:Mentoring meeting"} {
		if !strings.Contains(files, want) {
			t.Errorf("%q is not in\n%s", want, files)
		}
	}
	for _, secret := range []string{"a secret", "untouched"} {
		if strings.Contains(recap, secret) {
			t.Errorf("the message says %q", secret)
		}
	}
	if got := sitetest.Eval[string](p, "shared.text"); got != recap {
		t.Errorf("shared is %s", got)
	}
	if strings.Contains(files, "a secret") {
		t.Error("the files hold what is sensitive")
	}
	sitetest.Report(t, p.Axe())
	if got := sitetest.Eval[string](p, `sheetText.parse(localStorage.getItem(sheetStore.keyOf("meeting-log"))).entries.get("homework 1").text`); got != "Count who speaks" {
		t.Errorf("the sheet holds %q", got)
	}
	quiet(t, p)
}

// A meeting on another day begins the next sheet: what was promised comes over,
// what was done stays behind, and the old sheet is kept.
func TestMeetingOnAnotherDay(t *testing.T) {
	p, address := opened(t, "meeting-log")
	write(p, "date", "2026-01-11")
	write(p, "mentor-actions", "- What: Send the article")
	sitetest.Eval[bool](p, "(sheetStore.save(), true)")
	meet(p)
	heading(p, "This sheet is of 11 January 2026")
	press(p, "Stay with this one")
	heading(p, "Recap · 10 minutes")
	if got := answer(p, "mentor-actions", 1); got != "- What: Send the article" {
		t.Errorf("the sheet has become %q", got)
	}
	press(p, "Leave")
	reopened(p, address)
	meet(p)
	press(p, "Begin the next one")
	heading(p, "Recap · 10 minutes")
	if got := answer(p, "mentor-done", 1); got != "- What: Send the article" {
		t.Errorf("what was promised is %q", got)
	}
	if n := sitetest.Eval[int](p, "sheetStore.earlier().length"); n != 1 {
		t.Errorf("%d earlier sheets, want 1", n)
	}
	quiet(t, p)
}

// The sheets that lie on the table are met with: their parts have the minutes
// that the guides give them, and the next date goes into a calendar.
func TestSheetsOfTheTable(t *testing.T) {
	browser, home := served(t)
	for id, c := range map[string]struct{ parts, date string }{
		"meeting-log":      {"Recap 10, One topic 15, Close 5, Before the next meeting ", "next-date"},
		"first-hour":       {"The hour 50, Three questions to close 10, Next time ", "next-date"},
		"roundtable-notes": {"The table 5, Where we stand 10, What we tried 45, What we take home 15", "next"},
	} {
		p := browser.Open(home+"worksheets/"+id+"/", sitetest.View{Width: 360, Height: 740})
		p.Wait(ready)
		if got := sitetest.Eval[string](p, `[...document.querySelectorAll(".sheet section[data-copy]")].map((s) => s.querySelector("h2").firstChild.textContent.trim() + " " + (s.dataset.minutes ?? "")).join(", ")`); got != c.parts {
			t.Errorf("%s: the agenda is %q, want %q", id, got, c.parts)
		}
		write(p, c.date, "2027-02-08")
		meet(p)
		for range strings.Count(c.parts, ",") + 1 {
			sitetest.Eval[bool](p, `(document.querySelector(".meet-tools .button:not(.quiet)").click(), true)`)
		}
		heading(p, "Share what you agreed")
		p.Wait(`!!document.querySelector(".meet-panel a[download$='.ics']")`)
		quiet(t, p)
		p.Close()
	}
}

// A sheet that cannot be put aside is not erased for the next one: the meeting
// ends where the page says why.
func TestMeetingThatCannotBegin(t *testing.T) {
	p, _ := opened(t, "meeting-log")
	sitetest.Eval[bool](p, keepsNothing)
	write(p, "date", "2026-01-11")
	write(p, "topic", "Something")
	meet(p)
	press(p, "Begin the next one")
	p.Wait(`!document.body.classList.contains("meeting")`)
	said(p, "does not let the page save")
	if got := answer(p, "topic", 1); got != "Something" {
		t.Errorf("the topic is %q", got)
	}
	quiet(t, p)
}

// Only a sheet with an agenda is met with, and without scripts it is a sheet to
// print.
func TestMeetNowIsOffered(t *testing.T) {
	browser, home := served(t)
	p := browser.Open(home+"worksheets/goals/", sitetest.View{})
	p.Wait(ready)
	if sitetest.Eval[bool](p, `!!document.querySelector("[data-meet]")`) {
		t.Error("goals can be met with")
	}
	p.Close()
	q := browser.Open(home+"worksheets/meeting-log/#mb-meet", sitetest.View{Scripts: sitetest.ScriptsOff})
	if n := sitetest.Eval[int](q, `[...document.querySelectorAll("[data-meet], .sheet section")].filter((e) => e.checkVisibility({ visibilityProperty: true })).length`); n != 4 {
		t.Errorf("%d parts and ways to meet can be seen, want the 4 parts alone", n)
	}
}
