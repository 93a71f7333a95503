package sitetest

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "write the findings of this run into testdata")

// TestGoodSiteHasNothingToFind keeps the judges from crying wolf.
func TestGoodSiteHasNothingToFind(t *testing.T) {
	Report(t, Crawl(goodSite(t)))
}

// TestFaultsAreFound lays faulty files over the good site. The "want" of each
// archive holds every finding, so that a rule which finds too much fails too.
func TestFaultsAreFound(t *testing.T) {
	archives, err := filepath.Glob("testdata/crawl/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatalf("no archives: %v", err)
	}
	for _, name := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			dir := goodSite(t)
			last := len(archive.Files) - 1
			write(t, dir, archive.Files[:last])
			got := listing(Crawl(dir))
			if *update {
				archive.Files[last].Data = []byte(got)
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if want := string(archive.Files[last].Data); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// TestCrawlSaysWhatItCannotRead covers a folder that is not there.
func TestCrawlSaysWhatItCannotRead(t *testing.T) {
	if got := Crawl(filepath.Join(t.TempDir(), "none")); len(got) != 1 || got[0].Rule != "crawl/read" {
		t.Errorf("got %v", got)
	}
}

// BenchmarkCrawl reads 2,000 pages.
func BenchmarkCrawl(b *testing.B) {
	dir := goodSite(b)
	page, err := os.ReadFile(filepath.Join(dir, "mentors/ada/index.html"))
	if err != nil {
		b.Fatal(err)
	}
	page = bytes.Replace(page, []byte("</main>"), append(bytes.Repeat([]byte("<p>A paragraph of some length, with <a href=\"../ada/#contact\">a link</a>.</p>\n"), 150), "</main>"...), 1)
	for i := range 2000 {
		write(b, dir, []txtar.File{{Name: fmt.Sprintf("mentors/m%d/index.html", i), Data: page}})
	}
	b.SetBytes(int64(2000 * len(page)))
	for b.Loop() {
		Report(b, Crawl(dir))
	}
}

func listing(found []Finding) string {
	var b strings.Builder
	for _, f := range found {
		fmt.Fprintln(&b, f)
	}
	return b.String()
}

// goodSite writes the site of testdata/good.txtar into a folder of its own.
func goodSite(t testing.TB) string {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/good.txtar")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	write(t, dir, archive.Files)
	return dir
}

// write puts files in place. Calendars get the line ends that txtar cannot
// hold.
func write(t testing.TB, dir string, files []txtar.File) {
	t.Helper()
	for _, f := range files {
		name := filepath.Join(dir, filepath.FromSlash(f.Name))
		if strings.HasSuffix(name, ".ics") {
			f.Data = bytes.ReplaceAll(f.Data, []byte("\n"), []byte("\r\n"))
		}
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
