package generator

import (
	"fmt"
	"strings"
	"sync"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/permalink"
	"mentorbook/generator/internal/schema"
	"mentorbook/generator/internal/site"
)

// fileAddresses are what the site has at its root beside pages. A page of such
// a name would need a folder where the file is.
var fileAddresses = []string{"404.html", "feed.xml", "sitemap.xml", "robots.txt", dataURL("csv")[1:], dataURL("json")[1:]}

// misplaced reports pages and old addresses that lie where the site has
// something without a page of its own. Those that meet a page are found when
// the site is assembled.
func (p *Project) misplaced() diag.List {
	var problems diag.List
	for _, page := range p.site.Home.Children {
		if takesFile(page.Logical()) {
			problems = append(problems, schema.File{Name: page.File}.Diagnostic(diag.Error, schema.At{}, 0, "site/reserved-name",
				fmt.Sprintf("the site has a file of its own at /%s", page.Logical()), "rename this"))
		}
	}
	made := sync.OnceValue(p.madeAddresses)
	for _, page := range p.site.Moved {
		for _, alias := range page.Meta().Aliases {
			from, problem := site.Alias(alias.Value)
			first, _, _ := strings.Cut(strings.TrimPrefix(from, "/"), "/")
			if problem == "" && (made()[permalink.Fold(permalink.File(from))] || takesFile(first)) {
				problems = append(problems, schema.File{Name: page.File, Text: p.text(page)}.Diagnostic(diag.Error, alias.At, len(alias.Value), "site/alias-taken",
					fmt.Sprintf("the alias %q is an address that the site uses", alias.Value), "remove it"))
			}
		}
	}
	return problems
}

func takesFile(first string) bool {
	for _, name := range fileAddresses {
		if permalink.Fold(first) == name {
			return true
		}
	}
	return false
}

// madeAddresses gives the files of the outputs that are no page's own.
func (p *Project) madeAddresses() map[string]bool {
	made := map[string]bool{}
	for _, o := range p.outputs {
		if o.Page == nil || o.Page.URL != o.URL || o.Page.File == "" {
			made[permalink.Fold(permalink.File(o.URL))] = true
		}
	}
	return made
}
