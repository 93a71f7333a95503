package generator

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"mentorbook/generator/diag"
)

const guideText = "---\ntitle: %s\ntask: I need to know\n%s---\nText.\n"

func guideWith(keys string) string { return fmt.Sprintf(guideText, "A guide", keys) }

func codesOf(l diag.List) string {
	var list []string
	for _, d := range l {
		list = append(list, d.Code)
	}
	return strings.Join(list, " ")
}

func TestWholeSiteRules(t *testing.T) {
	const settings = "title: Riverside\ndirector: {name: Sam Lee, email: mentoring@example.org}\n"
	tests := []struct {
		name  string
		files map[string]string
		want  string
	}{
		{"nothing wrong", map[string]string{"guides/a.md": guideWith("aliases: [/old/]\n")}, ""},
		{"an alias of the search page", map[string]string{"guides/a.md": guideWith("aliases: [/search/]\n")}, "site/alias-taken"},
		{"an alias of a list", map[string]string{"guides/a.md": guideWith("aliases: [/guides/]\n")}, "site/alias-taken"},
		{"an alias of a file", map[string]string{"guides/a.md": guideWith("aliases: [/404.html]\n")}, "site/alias-taken"},
		{"an alias below a file", map[string]string{"guides/a.md": guideWith("aliases: [/feed.xml/x/]\n")}, "site/alias-taken"},
		{"a page in place of a list", map[string]string{"search.md": "---\ntitle: Search\n---\n"}, "site/same-address"},
		{"a page in place of a file", map[string]string{"sitemap.xml.md": "---\ntitle: Map\n---\n"}, "site/reserved-name"},
		{"a folder in place of a file", map[string]string{"404.html/a.md": "---\ntitle: Map\n---\n"}, "site/reserved-name"},
		{"a menu", map[string]string{"site.yaml": settings + "menu: [{name: All, page: search/}, {name: Topics, page: topics}, {name: F, page: topics/feedback.md}, {name: X, url: 'https://example.org/'}]\n"}, ""},
		{"a menu that leads nowhere", map[string]string{"site.yaml": settings + "menu: [{name: Topics, page: topcis/}]\n"}, "settings/menu-page"},
		{"a menu to what is held back", map[string]string{"site.yaml": settings + "menu: [{name: A, page: guides/a}]\n", "guides/a.md": guideWith("draft: true\n")}, "settings/menu-withheld"},
		{"facets", map[string]string{"site.yaml": settings + "directory: {facets: [topic, language, overlap]}\n"}, ""},
		{"a facet that there is not", map[string]string{"site.yaml": settings + "directory: {facets: [topics]}\n"}, "settings/facet"},
		{"a host of its own", map[string]string{"site.yaml": settings + "base_url: https://mentoring.example.org/x/\n"}, ""},
		{"the owner's own site", map[string]string{"site.yaml": settings + "base_url: https://example.github.io/\n"}, ""},
		{"a shared host", map[string]string{"site.yaml": settings + "base_url: https://example.github.io/mentoring/\n"}, "publish/own-domain"},
		{"a shared host, agreed", map[string]string{"site.yaml": settings + "base_url: https://example.github.io/mentoring/\nchecks: {publish/own-domain: 'off'}\n"}, ""},
		{"a page that speaks of the starter's company", map[string]string{"privacy.md": "---\ntitle: Privacy\n---\nRiverbend Works is the controller.\n"}, "content/invented"},
		{"settings that speak of the starter's company", map[string]string{"site.yaml": settings + "sponsor: {name: Jo Ek, role: 'Director, Riverbend Works', message: Go.}\n"}, "content/invented"},
		{"an example that speaks of it", map[string]string{"about.md": "---\ntitle: About\nexample: true\n---\nRiverbend Works.\n"}, ""},
		{"the starter itself", map[string]string{"site.yaml": strings.Replace(settings, "Riverside", "Riverbend Mentoring", 1), "about.md": "---\ntitle: About\n---\nRiverbend Works.\n"}, ""},
		{"a review that is due", map[string]string{"guides/a.md": guideWith("reviewed_on: 2025-01-01\nreview_every: 12 months\n")}, "content/review-due"},
		{"a review that holds", map[string]string{"guides/a.md": guideWith("reviewed_on: 2025-06-01\nreview_every: 12 months\n")}, ""},
		{"an anchor that is not there", map[string]string{"guides/a.md": guideWith("") + "[x](b.md#befor)\n", "guides/b.md": guideWith("") + "## Before\n"}, "links/broken-anchor"},
		{"a level of one's own", map[string]string{"site.yaml": settings + "checks: {content/review-due: error}\n", "guides/a.md": guideWith("reviewed_on: 2025-01-01\nreview_every: 12 months\n")}, "content/review-due"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			l := checked(t, test.files)
			if got := codesOf(l); got != test.want {
				t.Errorf("got %v, want %s", l, test.want)
			}
			if test.name == "a level of one's own" && !l.HasErrors() {
				t.Error("the warning is no error")
			}
		})
	}
}

func TestMenuHint(t *testing.T) {
	l := checked(t, map[string]string{"site.yaml": "title: R\ndirector: {name: S, email: a@example.org}\nmenu:\n  - {name: Topics, page: topcis/}\n"})
	if len(l) != 1 || l[0].Line != 4 || l[0].Hint != `did you mean "topics/"?` || filepath.Base(l[0].File) != "site.yaml" {
		t.Errorf("got %+v", l)
	}
}

// Findings do not depend on the number of workers.
func TestFindingsInOrder(t *testing.T) {
	files := map[string]string{}
	for i := range 30 {
		files[fmt.Sprintf("guides/g%d.md", i)] = guideWith("") + "[x](nowhere.md) [y](also.md)\n\n![](none.png)\n"
	}
	one := checked(t, files, func(o *Options) { o.Workers = 1 })
	many := checked(t, files, func(o *Options) { o.Workers = 8 })
	if len(one) < 90 || !slices.Equal(one, many) {
		t.Errorf("one worker finds %d, eight find %d", len(one), len(many))
	}
}
