package generator

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"mentorbook/themes"
)

// plain undoes the compression of a file of the index.
func plain(t *testing.T, data []byte) string {
	t.Helper()
	r, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

var indexID = regexp.MustCompile(`"id":"([0-9a-f]{12})"`)

// The preview makes the index of the site as it is when it is asked for.
func TestPreviewSearches(t *testing.T) {
	content := programme(t, map[string]string{"guides/a.md": guideWith("") + "Say zanzibar.\n"})
	p, err := Open(Options{Content: content, Themes: t.TempDir(), Default: themes.Default(), Now: testDay})
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	get := func(address string) Page {
		page, _ := p.Page(address)
		return page
	}
	root := func() (id, text string) {
		page := get("/search/index.bin")
		if page.Status != http.StatusOK {
			t.Fatalf("%d %s", page.Status, page.Body)
		}
		text = plain(t, page.Body)
		return indexID.FindStringSubmatch(text)[1], text
	}
	first, text := root()
	if !strings.Contains(text, "zanzibar") {
		t.Error("the word is not there")
	}
	if page := get("/search/" + first + "/t/0.bin"); page.Status != http.StatusOK {
		t.Errorf("texts: %d", page.Status)
	}
	if page := get("/search/" + first + "/t/9999.bin"); page.Status != http.StatusNotFound {
		t.Errorf("texts that are not there: %d", page.Status)
	}
	file := filepath.Join(content, "guides", "a.md")
	if err := os.WriteFile(file, []byte(guideWith("")+"Say madagascar.\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	p.Reload([]string{file})
	second, text := root()
	if second == first || strings.Contains(text, "zanzibar") || !strings.Contains(text, "madagascar") {
		t.Errorf("%s after the edit, %s before", second, first)
	}
	if page := get("/search/" + first + "/t/0.bin"); page.Status != http.StatusNotFound {
		t.Errorf("texts of the site before: %d", page.Status)
	}
}
