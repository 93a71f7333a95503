package view

import (
	"fmt"
	"html/template"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/permalink"
)

// Linker makes the addresses of one page. Root leads from the page to the
// site's root: "", "../", "../../"; or, on the 404 page, the base path.
type Linker struct {
	Root  string
	Known Addresses
}

// Addresses tells which addresses the site has.
type Addresses interface {
	Has(url string) bool
	Near(url string) []string // candidates for a hint
	Asset(name string) (url string, ok bool)
}

// Href leads to an address of the site, written from its root: "/mentors/".
// A layout that names an address that is not there fails the build. A part
// after # is kept and not checked here.
func (l Linker) Href(url string) (template.URL, error) {
	path, _ := permalink.SplitFragment(url)
	if !l.Known.Has(path) {
		hint := ""
		if near, ok := diag.Nearest(path, l.Known.Near(path)); ok {
			hint = fmt.Sprintf("; did you mean %q?", near)
		}
		return "", fmt.Errorf("the site has no page %q%s", path, hint)
	}
	return template.URL(permalink.Relative(l.Root, url)), nil
}

// Asset leads to a file of the theme by its name without fingerprint:
// "site.css".
func (l Linker) Asset(name string) (template.URL, error) {
	url, ok := l.Known.Asset(name)
	if !ok {
		return "", fmt.Errorf("the theme has no asset %q", name)
	}
	return template.URL(permalink.Relative(l.Root, url)), nil
}
