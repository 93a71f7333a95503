// Package sitetest holds the judges that tests share: a server that behaves as
// GitHub Pages does, a crawl over every file of a published site, a real
// browser, axe-core, the Nu HTML checker and readers of PDF.
//
// It judges what was published and knows nothing of how it was made, so that
// no fault of the generator can hide in it. Every judge answers with
// [Finding] values, all of them, and each names the page and the element.
// Nothing here is linked into the product, reads the clock or leaves the
// loopback interface.
//
// Outside tools (Chromium, axe-core, Java with vnu.jar, qpdf, poppler, mupdf, pdftk) may be missing on a
// machine with only Go: the test then skips with one line that says what is
// missing. With CI=true in the environment that is a failure.
package sitetest

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// Finding is one fault of a published site.
type Finding struct {
	Page    string // output file with slashes, or the address that a browser had open
	Rule    string // stable, of the form "judge/rule"
	Element string // start tag, selector or line; empty when the whole page is meant
	Message string
}

// String gives the finding on one line.
func (f Finding) String() string {
	if f.Element == "" {
		return fmt.Sprintf("%s: %s [%s]", f.Page, f.Message, f.Rule)
	}
	return fmt.Sprintf("%s: %s: %s [%s]", f.Page, f.Element, f.Message, f.Rule)
}

// mostReported is how many findings [Report] prints before it only counts.
const mostReported = 40

// Report fails the test with every finding, each on a line of its own.
func Report(t testing.TB, findings []Finding) {
	t.Helper()
	for i, f := range findings {
		if i == mostReported {
			t.Errorf("and %d findings more", len(findings)-i)
			return
		}
		t.Error(f)
	}
}

func sortFindings(fs []Finding) []Finding {
	slices.SortFunc(fs, func(a, b Finding) int {
		return cmp.Or(
			cmp.Compare(a.Page, b.Page),
			cmp.Compare(a.Rule, b.Rule),
			cmp.Compare(a.Element, b.Element),
			cmp.Compare(a.Message, b.Message),
		)
	})
	return slices.Compact(fs)
}

// missing ends a test whose tool is not there: a skip that says so, or a
// failure where CI=true promises that the tool is installed.
func missing(t testing.TB, what string) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatalf("%s is missing, and CI=true requires it", what)
	}
	t.Skipf("skipped: %s is missing", what)
}

// module gives the path of a file under the folder of go.mod.
func module(t testing.TB, elem ...string) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return filepath.Join(append([]string{dir}, elem...)...)
		}
		up := filepath.Dir(dir)
		if up == dir {
			t.Fatal("no go.mod above the test")
		}
		dir = up
	}
}
