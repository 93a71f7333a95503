package check

import (
	"fmt"
	"strings"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/contenttype"
)

// headingsNamed is the number of headings that a hint names.
const headingsNamed = 8

// Anchors reports links to a heading that its page does not have.
func Anchors(a *contenttype.Anchors) diag.List {
	var problems diag.List
	a.Broken(func(use contenttype.AnchorUse, ids []string) {
		d := diag.Diagnostic{Severity: diag.Error, Code: "links/broken-anchor", Position: use.At,
			Message: fmt.Sprintf("the page %s has no heading %q", use.URL, "#"+use.ID)}
		if near, ok := diag.Nearest(use.ID, ids); ok {
			d.Hint = fmt.Sprintf("did you mean \"#%s\"?", near)
		} else if len(ids) > 0 {
			d.Hint = "it has #" + strings.Join(ids[:min(headingsNamed, len(ids))], ", #")
		} else {
			d.Hint = "a heading's name is its words in small letters, joined by hyphens; or write {#name} after the heading"
		}
		problems = append(problems, d)
	})
	return problems
}
