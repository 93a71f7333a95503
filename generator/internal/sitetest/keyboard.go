package sitetest

import (
	"encoding/json"

	_ "embed"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

//go:embed focus.js
var focusScript string

// Focus is what the keyboard is on.
type Focus struct {
	Element string // a CSS selector; empty when it is on nothing
	Text    string // its accessible text, cut to a line
	Hidden  string // why a reader cannot see it; empty when it can be seen
}

// Focus tells what the keyboard is on and whether it can be seen there: inside
// the window, marked, and under no sticky bar.
func (p *Page) Focus() Focus {
	p.t.Helper()
	var f Focus
	p.must(json.Unmarshal([]byte(Eval[string](p, focusScript)), &f))
	return f
}

// Keys for [Page.Press], beside letters.
const (
	Tab    = kb.Tab
	Enter  = kb.Enter
	Escape = kb.Escape
	Up     = kb.ArrowUp
	Down   = kb.ArrowDown
)

// Press types keys, one after the other, where the keyboard is.
func (p *Page) Press(keys string) {
	p.t.Helper()
	p.within(chromedp.KeyEvent(keys))
}

// PressBack presses Shift and Tab.
func (p *Page) PressBack() {
	p.t.Helper()
	p.within(chromedp.KeyEvent(kb.Tab, chromedp.KeyModifiers(kb.ModifierShift)))
}
