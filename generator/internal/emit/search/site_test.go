package search_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"mentorbook/generator"
	"mentorbook/generator/internal/sitetest"
	"mentorbook/themes"
)

func TestMain(m *testing.M) { sitetest.Main(m) }

// day is that of all builds.
var day = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

// build publishes a programme and gives the folder.
func build(t testing.TB, content string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "public")
	p, err := generator.Open(generator.Options{Content: content, Out: out, Default: themes.Default(), Now: day, Today: "2026-11-21"})
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	_, problems, err := p.Build(t.Context())
	if err != nil || problems.HasErrors() {
		t.Fatal(err, problems)
	}
	return out
}

// answer is what the engine gives.
type answer struct {
	Total   int
	Results []struct {
		URL, Title, Type, Lang string
		Crumbs                 []string
		Sections               []struct {
			Title, URL string
			Snippet    []any
		}
	}
	Counts     map[string]map[string]int
	Scopes     struct{ People, Handbook int }
	Correction *struct{ Shown, Instead string }
	Also       []string
	Missing    []string
}

// urls lists the addresses of the results.
func (a answer) urls() string {
	var urls []string
	for _, r := range a.Results {
		urls = append(urls, r.URL)
	}
	return strings.Join(urls, " ")
}

// open starts the engine on a page of the site.
func open(t testing.TB, page *sitetest.Page, dir, lang string) {
	t.Helper()
	module, err := filepath.Glob(filepath.Join(dir, "assets", "search.*.js"))
	if err != nil || len(module) != 1 {
		t.Fatal(err, module)
	}
	sitetest.Eval[bool](page, fmt.Sprintf(`import(new URL("assets/%s", document.baseURI)).then(async (m) => { window.engine = await m.open({base: ".", lang: %q}); return true; })`, filepath.Base(module[0]), lang))
}

// ask searches in the page that [open] readied.
func ask(t testing.TB, page *sitetest.Page, query, options string) answer {
	t.Helper()
	text, err := json.Marshal(query)
	if err != nil {
		t.Fatal(err)
	}
	return sitetest.Eval[answer](page, fmt.Sprintf(`engine.search(%s, {%s})`, text, options))
}

// The starter site answers under the policy of its own pages.
func TestStarter(t *testing.T) {
	browser := sitetest.Browser(t)
	dir := build(t, "../../../../content")
	page := browser.Open(sitetest.Serve(t, dir, "/a/"), sitetest.View{})
	open(t, page, dir, "en")
	for query, want := range map[string]string{
		"Ada Okafor":                   "mentors/ada-okafor/",
		"okafro":                       "mentors/ada-okafor/",
		"how do I say no to a mentee?": "guides/saying-no/",
		"negotation":                   "topics/negotiation/",
		"roundtabel":                   "glossary/roundtable/",
		"asking when shy":              "guides/asking-when-shy/",
		"thorunn":                      "mentors/%C3%BE%C3%B3runn-j%C3%B3nsd%C3%B3ttir/",
	} {
		a := ask(t, page, query, "")
		if len(a.Results) == 0 {
			t.Errorf("%s: nothing", query)
			continue
		}
		if got, _, _ := strings.Cut(a.Results[0].URL, "#"); got != want {
			t.Errorf("%s: %s, want %s", query, got, want)
		}
	}
	sitetest.Report(t, page.Faults())
}

// unpack writes the files of an archive into a content folder.
func unpack(t testing.TB, archive string) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "content")
	for _, f := range txtar.Parse([]byte(archive)).Files {
		name := filepath.Join(folder, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}
