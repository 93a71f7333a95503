package sitetest

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"testing"

	"github.com/chromedp/chromedp"
)

// axeRun asks axe-core for every violation of WCAG 2.2 A and AA and of its
// best practices. Target size belongs to WCAG 2.2 AA, but is off by default.
const axeRun = `axe.run(document, {
	runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']},
	rules: {'target-size': {enabled: true}},
	resultTypes: ['violations'],
	preload: false,
}).then(r => JSON.stringify(r.violations.flatMap(v => v.nodes.map(n => ({
	Rule: 'axe/' + v.id, Element: n.target.join(' '), Message: v.help + ': ' + (n.failureSummary || '').replace(/\s+/g, ' '),
})))))`

// Axe runs axe-core over the page as it stands, in its size and colours. It
// needs a [View] with scripts. What axe-core itself does against the page's
// policy (it tries inline styles) is no fault of the page.
func (p *Page) Axe() []Finding {
	p.t.Helper()
	if p.scripts == ScriptsOff {
		p.t.Fatal("axe-core needs a view with scripts")
	}
	source := axeSource(p.t)
	before := p.Faults()
	defer func() {
		p.Faults()
		p.mu.Lock()
		p.faults = before
		p.mu.Unlock()
	}()
	p.within(chromedp.Evaluate[chromedp.Void](source + "\n;0"))
	var found []Finding
	p.must(json.Unmarshal([]byte(Eval[string](p, axeRun)), &found))
	for i := range found {
		found[i].Page = p.address
	}
	return sortFindings(found)
}

// axeSource reads axe-core, installed by "npm ci".
func axeSource(t testing.TB) string {
	t.Helper()
	source, err := os.ReadFile(module(t, "node_modules", "axe-core", "axe.min.js"))
	if errors.Is(err, fs.ErrNotExist) {
		missing(t, "axe-core (npm ci)")
	}
	if err != nil {
		t.Fatal(err)
	}
	return string(source)
}
