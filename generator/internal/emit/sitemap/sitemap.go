// Package sitemap writes sitemap.xml, in parts with an index above 50,000
// addresses (sitemaps.org protocol 0.9), and robots.txt.
//
// Only pages that may be indexed are named. robots.txt never lists what to
// leave out: it would tell where to look, and below a project's path no robot
// reads it; pages say it themselves.
package sitemap

import (
	"bytes"
	"encoding/xml"
	"fmt"

	"mentorbook/generator/internal/permalink"
)

// Most is the number of addresses that one file may hold.
const Most = 50_000

// Entry is one address; Modified is a date such as 2026-05-01, or empty.
type Entry struct{ URL, Modified string }

// File is a file of the output, its path from the root.
type File struct {
	Path string
	Data []byte
}

const namespace = `xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"`

// Files writes the files for a site at a base URL; without one there can be no
// sitemap, only robots.txt.
func Files(base string, entries []Entry) []File {
	if base == "" {
		return []File{{"robots.txt", []byte("User-agent: *\nAllow: /\n")}}
	}
	robots := File{"robots.txt", fmt.Appendf(nil, "User-agent: *\nAllow: /\n\nSitemap: %ssitemap.xml\n", base)}
	if len(entries) <= Most {
		return []File{robots, {"sitemap.xml", urls(base, entries)}}
	}
	files := []File{robots}
	var parts []Entry
	for n := 1; len(entries) > 0; n++ {
		path := fmt.Sprintf("sitemap-%d.xml", n)
		size := min(Most, len(entries))
		files = append(files, File{path, urls(base, entries[:size])})
		parts = append(parts, Entry{URL: "/" + path})
		entries = entries[size:]
	}
	return append(files, File{"sitemap.xml", list(base, "sitemapindex", "sitemap", parts)})
}

func urls(base string, entries []Entry) []byte { return list(base, "urlset", "url", entries) }

func list(base, root, element string, entries []Entry) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s<%s %s>\n", xml.Header, root, namespace)
	for _, e := range entries {
		fmt.Fprintf(&b, "<%s><loc>", element)
		xml.EscapeText(&b, []byte(permalink.Absolute(base, e.URL)))
		b.WriteString("</loc>")
		if e.Modified != "" {
			fmt.Fprintf(&b, "<lastmod>%s</lastmod>", e.Modified)
		}
		fmt.Fprintf(&b, "</%s>\n", element)
	}
	fmt.Fprintf(&b, "</%s>\n", root)
	return b.Bytes()
}
