package serve

import (
	"slices"
	"strings"
	"testing"

	"mentorbook/generator/internal/sitetest"
)

// TestBrowserFollows edits files under the eyes of a reader.
func TestBrowserFollows(t *testing.T) {
	browser := sitetest.Browser(t)
	p := start(t, Options{})
	long := strings.Repeat("A paragraph to scroll by.\n\n", 100)
	p.edit("content/guides/first.md", "Say who you are.", "Say who you are.\n\n"+long)
	p.until("the long text", func(state) bool { return strings.Contains(p.get("/guides/first/").body, "to scroll by") })
	page := browser.Open(p.url+"/guides/first/", sitetest.View{})

	sitetest.Eval[bool](page, `scrollTo(0, 900), window.before = true`)
	p.edit("content/guides/first.md", "Say who you are.", "Tell who you are.")
	page.Wait(`!window.before && document.querySelector(".prose").textContent.includes("Tell who you are.")`)
	page.Wait(`document.readyState === "complete" && Math.abs(scrollY - 900) < 2`)

	sitetest.Eval[bool](page, `window.before = true`)
	p.edit("themes/ours/assets/styles/site/95-ours.css", "outline-color: red", "outline-color: rgb(1, 2, 3)")
	page.Wait(`getComputedStyle(document.querySelector("main")).outlineColor === "rgb(1, 2, 3)"`)
	page.Wait(`document.querySelectorAll('link[rel="stylesheet"][href*="/assets/"]').length === 1`)

	p.edit("content/guides/first.md", "title:", "titel:")
	page.Wait(`document.getElementById("mentorbook-problems") !== null`)
	if text := page.Text("#mentorbook-problems pre"); !strings.Contains(text, `hint: did you mean "title"?`) {
		t.Errorf("the panel says\n%s", text)
	}
	sitetest.Report(t, page.Axe())
	if !sitetest.Eval[bool](page, `window.before === true`) {
		t.Error("the page went away")
	}
	page.Click("#mentorbook-problems button")
	page.Wait(`document.getElementById("mentorbook-problems") === null`)
	p.edit("content/guides/first.md", "task: meet", "tusk: meet")
	page.Wait(`document.getElementById("mentorbook-problems")?.textContent.includes("tusk") === true`)
	p.edit("content/guides/first.md", "tusk: meet", "task: meet")
	p.edit("content/guides/first.md", "titel:", "title:")
	page.Wait(`!window.before && document.getElementById("mentorbook-problems") === null && scrollY > 800`)
	faults := slices.DeleteFunc(page.Faults(), func(f sitetest.Finding) bool { return strings.HasSuffix(f.Element, "/favicon.ico") })
	sitetest.Report(t, faults)
}

// TestBrowserWaits opens a page that cannot be shown yet.
func TestBrowserWaits(t *testing.T) {
	browser := sitetest.Browser(t)
	p := start(t, Options{})
	p.now()
	p.edit("content/guides/first.md", "title:", "titel:")
	p.until("a block", func(s state) bool { return s.Blocked })
	page := browser.Open(p.url+"/guides/second/", sitetest.View{Scheme: sitetest.Dark})
	if text := page.Text("main"); !strings.Contains(text, `content/guides/first.md:2:1: error: unknown key "titel"`) {
		t.Errorf("the page says\n%s", text)
	}
	sitetest.Report(t, page.Axe())
	p.edit("content/guides/first.md", "task: meet", "tusk: meet")
	page.Wait(`document.querySelector("pre").textContent.includes("tusk")`)
	p.edit("content/guides/first.md", "tusk: meet", "task: meet")
	p.edit("content/guides/first.md", "titel:", "title:")
	page.Wait(`document.querySelector("h1").textContent === "Second meeting"`)
	page.Faults() // the browser logs the status 500
}
