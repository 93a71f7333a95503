package sitetest

import (
	"encoding/json"
	"slices"

	_ "embed"
)

//go:embed reflow.js
var reflowScript string

// mostStops bounds how often Reflow presses Tab in one direction: long pages
// repeat themselves.
const mostStops = 600

// innerStops is how often Tab may stay on one element: a date has stops for day,
// month, year and calendar.
const innerStops = 5

// Reflow looks at the page as a reader does who needs large text: in a window
// of 320 × 256 CSS pixels (a desktop at 400 %, WCAG 1.4.10) with the text
// spacing of WCAG 1.4.12. It reports what is wider than the window or cut off,
// and walks through the page with Tab and back with Shift+Tab: what has the
// focus must be in the window, marked, and under no sticky bar (WCAG 2.4.7,
// 2.4.11), and the keyboard must get out again (WCAG 2.1.2). The page keeps
// that size and spacing.
func (p *Page) Reflow() []Finding {
	p.t.Helper()
	p.Resize(320, 256)
	var found []Finding
	p.must(json.Unmarshal([]byte(Eval[string](p, reflowScript)), &found))
	for i := range found {
		found[i].Page = p.address
	}
	found = append(found, p.tour("Tab", func() { p.Press(Tab) })...)
	found = append(found, p.tour("Shift+Tab", p.PressBack)...)
	return sortFindings(found)
}

// tour presses a key until the focus has left the page at the other end, or,
// as a browser without a window does, has come round to the first stop.
func (p *Page) tour(key string, press func()) []Finding {
	p.t.Helper()
	var found []Finding
	var stops []string
	stays := 0 // how often the last key has not left its element
	for range mostStops {
		press()
		at := p.settledFocus()
		switch before := slices.Index(stops, at.Element); {
		case before >= 0 && before == len(stops)-1 && stays < innerStops: // day, month and year of one date
			stays++
			continue
		case at.Element == "" || before == 0 && len(stops) > 1:
			return found
		case before >= 0:
			return append(found, Finding{p.address, "reflow/trap", at.Element, key + " comes back to it and does not leave the page"})
		case at.Hidden != "":
			found = append(found, Finding{p.address, "reflow/focus", at.Element, "has the focus after " + key + " and " + at.Hidden})
		}
		stops, stays = append(stops, at.Element), 0
	}
	return found
}

// settledFocus tells where the focus is. A page to which it comes back from the
// browser's own parts is told so a little later than its element, and marks
// nothing until then: so a fault counts when it lasts.
func (p *Page) settledFocus() Focus {
	at := p.Focus()
	for n := 0; at.Hidden != "" && n < 20; n++ {
		Eval[bool](p, `new Promise((done) => setTimeout(done, 50, true))`)
		at = p.Focus()
	}
	return at
}
