package generator

import (
	"fmt"
	"slices"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/contenttype"
)

// clash reports that two outputs have one address: the file of an author's
// page stands in the way of a page that the site makes.
func (p *Project) clash(a, b contenttype.Output) {
	if a.Page == nil || a.Page.File == "" {
		a = b
	}
	if a.Page == nil || a.Page.File == "" || p.reported(a.Page.File, "site/same-address") {
		return
	}
	p.clashes = append(p.clashes, diag.Diagnostic{Severity: diag.Error, Code: "site/same-address", Position: diag.Position{File: a.Page.File},
		Message: fmt.Sprintf("this page would have the address %s, which the site needs for a page that it makes itself", a.URL), Hint: "rename this file"})
}

func (p *Project) reported(file, code string) bool {
	return slices.ContainsFunc(slices.Concat(p.unplaced, p.clashes), func(d diag.Diagnostic) bool { return d.File == file && d.Code == code })
}
