package check

import (
	"fmt"
	"strings"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/schema"
	"mentorbook/generator/internal/site"
	"mentorbook/generator/internal/view"
)

// Menu reports links of the header to pages that the site does not have. One
// that is only held back today is left out of the header.
func Menu(s *site.Site, known view.Addresses, settings schema.File) diag.List {
	var problems diag.List
	for _, m := range s.Settings.Menu {
		address := contenttype.MenuAddress(m)
		logical := strings.Trim(address, "/")
		if m.URL.Value != "" || known.Has(address) || s.Unread(logical) {
			continue
		}
		d := settings.Diagnostic(diag.Error, m.Page.At, len(m.Page.Value), "settings/menu-page",
			fmt.Sprintf("the menu leads to %q, which is no page of the site", m.Page.Value), "write the path of a page or folder in content/, such as: page: guides/")
		if near, ok := diag.Nearest(address, known.Near(address)); ok {
			d.Hint = fmt.Sprintf("did you mean %q?", strings.TrimPrefix(near, "/"))
		}
		if s.Withheld(logical) {
			d.Severity, d.Code = diag.Warning, "settings/menu-withheld"
			d.Message = fmt.Sprintf("the menu leads to %q, which is not on the site today, so the link is left out", m.Page.Value)
			d.Hint = "it is a draft, or its dates keep it back"
		}
		problems = append(problems, d)
	}
	return problems
}
