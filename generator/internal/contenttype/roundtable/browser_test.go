package roundtable_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"mentorbook/generator"
	"mentorbook/generator/internal/sitetest"
	"mentorbook/themes"
)

func TestMain(m *testing.M) { sitetest.Main(m) }

// TestBrowserOver shows a site that was built before one roundtable took place
// and another will: the reader's clock decides what can still be joined.
func TestBrowserOver(t *testing.T) {
	browser := sitetest.Browser(t)
	home := sitetest.Serve(t, built(t), "/")
	const over = `document.querySelector(".your-time")?.textContent.includes("over") === true`
	for address, c := range map[string]struct{ script, want string }{
		"roundtables/gone/":  {`document.querySelector('a[href="https://example.org/gone"]') === null && ` + over, "the way in goes"},
		"roundtables/ahead/": {`document.querySelector('a[href="https://example.org/ahead"]').checkVisibility() && !(` + over + `)`, "the way in stays"},
		"roundtables/":       {`document.querySelectorAll("li[data-until]").length === 2 && document.querySelectorAll(".your-time").length === 1`, "one is marked"},
		"":                   {`document.querySelectorAll("[data-passing] li:not([hidden])").length === 1`, "the home page names what is ahead"},
	} {
		page := browser.Open(home+address, sitetest.View{})
		if !sitetest.Eval[bool](page, c.script) {
			t.Errorf("/%s: %s does not hold", address, c.want)
		}
		sitetest.Report(t, page.Faults())
		page.Close()
	}
}

// built makes a site on a day of 2020, when both roundtables are ahead.
func built(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"site.yaml":            "title: Riverside\ndirector: {name: Maren, email: mentoring@example.org}\n",
		"_index.md":            "---\ntitle: Welcome\n---\n",
		"roundtables/gone.md":  planned("gone", "2020-02-01 10:00"),
		"roundtables/ahead.md": planned("ahead", "2999-02-01 10:00"),
	} {
		file := filepath.Join(dir, "content", filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	out := filepath.Join(dir, "public")
	p, err := generator.Open(generator.Options{Content: filepath.Join(dir, "content"), Out: out, Themes: dir, Default: themes.Default(), Now: time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	if _, problems, err := p.Build(t.Context()); err != nil || problems.HasErrors() {
		t.Fatal(err, problems)
	}
	return out
}

func planned(title, starts string) string {
	return "---\ntitle: " + title + "\naudience: [mentor]\nstarts: " + starts + "\nminutes: 60\nhost: Maren\nstate: planned\njoin: https://example.org/" + title + "\n---\n"
}
