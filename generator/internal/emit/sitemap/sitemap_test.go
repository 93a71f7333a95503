package sitemap_test

import (
	"encoding/xml"
	"fmt"
	"strings"
	"testing"

	"mentorbook/generator/internal/emit/sitemap"
)

const base = "https://example.org/m/"

type document struct {
	XMLName xml.Name
	URLs    []place `xml:"url"`
	Parts   []place `xml:"sitemap"`
}

type place struct {
	Loc     string `xml:"loc"`
	LastMod string `xml:"lastmod"`
}

const namespace = "http://www.sitemaps.org/schemas/sitemap/0.9"

func parse(t *testing.T, f sitemap.File) document {
	t.Helper()
	var d document
	if err := xml.Unmarshal(f.Data, &d); err != nil {
		t.Fatalf("%s: %v", f.Path, err)
	}
	if d.XMLName.Space != namespace {
		t.Errorf("%s is in the namespace %q", f.Path, d.XMLName.Space)
	}
	return d
}

func names(files []sitemap.File) string {
	var list []string
	for _, f := range files {
		list = append(list, f.Path)
	}
	return strings.Join(list, " ")
}

func TestSmallSite(t *testing.T) {
	files := sitemap.Files(base, []sitemap.Entry{{URL: "/"}, {URL: "/o'brien & co/ü/", Modified: "2026-05-01"}})
	if got := names(files); got != "robots.txt sitemap.xml" {
		t.Fatalf("files are %s", got)
	}
	if got, want := string(files[0].Data), "User-agent: *\nAllow: /\n\nSitemap: https://example.org/m/sitemap.xml\n"; got != want {
		t.Errorf("robots.txt is %q", got)
	}
	d := parse(t, files[1])
	want := []place{{Loc: base}, {Loc: base + "o%27brien%20&%20co/%C3%BC/", LastMod: "2026-05-01"}}
	if d.XMLName.Local != "urlset" || len(d.URLs) != 2 || d.URLs[0] != want[0] || d.URLs[1] != want[1] {
		t.Errorf("got %+v", d)
	}
}

// Without a base URL addresses cannot be absolute, which a sitemap asks for.
func TestWithoutBase(t *testing.T) {
	files := sitemap.Files("", []sitemap.Entry{{URL: "/"}})
	if names(files) != "robots.txt" || strings.Contains(string(files[0].Data), "Sitemap") {
		t.Errorf("got %s: %s", names(files), files[0].Data)
	}
}

func TestManyAddresses(t *testing.T) {
	var entries []sitemap.Entry
	for i := range 2*sitemap.Most + 1 {
		entries = append(entries, sitemap.Entry{URL: fmt.Sprintf("/p%d/", i)})
	}
	if got := names(sitemap.Files(base, entries[:sitemap.Most])); got != "robots.txt sitemap.xml" {
		t.Errorf("as many as one file holds make %s", got)
	}
	files := sitemap.Files(base, entries)
	if got := names(files); got != "robots.txt sitemap-1.xml sitemap-2.xml sitemap-3.xml sitemap.xml" {
		t.Fatalf("files are %s", got)
	}
	index := parse(t, files[4])
	if index.XMLName.Local != "sitemapindex" || len(index.Parts) != 3 || index.Parts[2].Loc != base+"sitemap-3.xml" {
		t.Errorf("the index is %+v", index)
	}
	next := 0
	for _, f := range files[1:4] {
		d := parse(t, f)
		if len(d.URLs) > sitemap.Most {
			t.Errorf("%s holds %d addresses", f.Path, len(d.URLs))
		}
		for _, u := range d.URLs {
			if want := fmt.Sprintf("%sp%d/", base, next); u.Loc != want {
				t.Fatalf("%s holds %s, want %s", f.Path, u.Loc, want)
			}
			next++
		}
	}
	if next != len(entries) {
		t.Errorf("%d addresses are named of %d", next, len(entries))
	}
}
