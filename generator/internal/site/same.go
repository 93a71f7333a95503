package site

import (
	"fmt"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/schema"
)

// collision refuses two pages with one address. It names the later file, so
// that the order of pages says nothing.
func (a *assembly) collision(p, other *Page) {
	if p.File < other.File {
		p, other = other, p
	}
	a.report(diag.Error, p, schema.At{}, 0, "site/same-address",
		fmt.Sprintf("this page and %s have the same address, %s", other.File, p.URL), "rename one of the two files")
}

// sameName refuses two pages of a type that end in one name: a reference could
// mean either. Pages without a type of their own are named with their folders.
func (a *assembly) sameName(p, other *Page) {
	if _, plain := p.Record.(*Plain); plain {
		return
	}
	if p.File < other.File {
		p, other = other, p
	}
	a.report(diag.Error, p, schema.At{}, 0, "site/same-name",
		fmt.Sprintf("this %s and %s are both named %q, so a reference could mean either", p.Type, other.File, p.ID), "rename one of the two files")
}
