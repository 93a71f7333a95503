package generator_test

import (
	"testing"

	"mentorbook/generator/internal/sitetest"
)

// What stands beside each other is on one line, and what is wider than a phone
// is not cut off in silence.
func TestPagesKeepTheirLines(t *testing.T) {
	const tops = `((...found) => new Set(found.map((e) => Math.round(e.getBoundingClientRect().top))).size === 1)`
	home := starter(t)
	for _, c := range []struct {
		what, address string
		width         int
		script        string
	}{
		{"headings beside each other", "", 1280, tops + `(document.querySelector("#mb-guides"), document.querySelector("#mb-upcoming"))`},
		{"what lies under them", "", 1280, tops + `(...document.querySelectorAll("[aria-labelledby=mb-guides] > .items, [aria-labelledby=mb-upcoming] > .items"))`},
		{"links of the first screen", "", 1280, tops + `(...document.querySelectorAll(".hero .choices a:not(.button)"))`},
		{"a card that is left over fills its row", "", 768, `((cards) => new Set([...cards].map((e) => e.getBoundingClientRect().right)).size === 2 && cards[2].offsetWidth > 1.9 * cards[0].offsetWidth)(document.querySelectorAll(".front .card"))`},
		{"topics in two columns on a phone", "", 360, `new Set([...document.querySelectorAll(".cols li")].map((e) => e.getBoundingClientRect().left)).size === 2`},
		{"buttons as wide as each other", "mentors/kwame-mensah/", 360, `new Set([...document.querySelectorAll(".reach > .button")].map((e) => e.offsetWidth)).size === 1`},
		{"a long headline is cut for the eye alone", "mentors/", 1280, `((line) => line.offsetHeight < line.scrollHeight && line.textContent.endsWith("really two hundred"))(document.querySelector('a[href*="kwame"]').closest(".card").querySelector("p"))`},
		{"words of a pause run on in one text", "mentors/priya-raman/", 320, `((state) => Math.min(...[...state.querySelector(".away").getClientRects()].map((line) => line.left)) < state.getBoundingClientRect().left + 4)(document.querySelector(".glance .state"))`},
		{"figures fit on a phone", "roundtables/first-month/", 360, `((t) => t.scrollWidth <= t.clientWidth)(document.querySelector(".table-scroll"))`},
		{"a table that scrolls has a shadow", "privacy/", 360, `((t) => t.scrollWidth > t.clientWidth && t.tabIndex === 0 && t.ariaLabel && getComputedStyle(t).backgroundAttachment === "local, local, scroll, scroll")(document.querySelector(".table-scroll"))`},
		{"the first heading of a text keeps no room of its own", "roundtables/first-month/", 1280, `getComputedStyle(document.querySelector(".prose > h2:first-child")).marginBlockStart === "0px"`},
	} {
		page := sitetest.Browser(t).Open(home+c.address, sitetest.View{Width: c.width, Height: 900, Now: "2026-11-22T12:00:00Z"})
		page.Wait(`document.readyState === "complete"`)
		if !sitetest.Eval[bool](page, c.script) {
			t.Errorf("/%s at %d: %s: does not hold", c.address, c.width, c.what)
		}
		page.Close()
	}
}
