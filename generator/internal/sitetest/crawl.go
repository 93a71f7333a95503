package sitetest

import (
	"io/fs"
	"net/url"
	"os"
	"path"
	"runtime"
	"strings"
	"sync"
)

// Crawl reads every file of a published folder and reports what would be wrong
// at any base path:
//
//   - links of pages, styles, feeds, sitemap, robots.txt and calendars that
//     lead nowhere, leave the site, name a missing fragment or rest on a
//     redirect;
//   - addresses inside the site that are not relative, except in 404.html
//     (which is served at any depth and must have only absolute ones), canonical
//     and social metadata, feeds, sitemap and calendars;
//   - pages without lang, charset, the promised Content-Security-Policy or one
//     h1; repeated ids; pictures without alt or size; inline script, style or
//     event handlers; third-party requests; text that was escaped twice.
//
// The base URL is the canonical address of the home page. A site without one
// has no absolute address of its own.
func Crawl(dir string) []Finding {
	c := &crawl{files: map[string]*file{}}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return []Finding{{Page: dir, Rule: "crawl/read", Message: err.Error()}}
	}
	defer root.Close()
	c.read(root.FS())
	c.base = c.canonicalHome()
	var found []Finding
	for name, f := range c.files {
		found = append(found, f.found...)
		for _, l := range f.links {
			if rule, message := c.judge(name, l); rule != "" {
				found = append(found, Finding{name, rule, l.element, message})
			}
		}
	}
	return sortFindings(found)
}

// crawl is the site as read: afterwards nothing of it changes.
type crawl struct {
	files map[string]*file // by output file name
	base  *url.URL         // canonical address of the home page, or nil
}

// file is what later judgements need of one file.
type file struct {
	ids   map[string]bool // targets of fragments; nil when they are unknown
	links []link
	found []Finding
}

// link is one address that a file names.
type link struct {
	element string
	address string
	use     use
}

// use is what a reader's program does with an address.
type use uint8

const (
	visit  use = iota // a person may follow it; foreign sites are allowed
	load              // fetched with the page; only the site itself
	submit            // target of a form
	named             // canonical and social metadata: absolute, in the site
	listed            // feed, sitemap and calendar: absolute; foreign sites are allowed
)

// read parses all files with as many workers as there are processors.
func (c *crawl) read(site fs.FS) {
	names := make(chan string)
	var mu sync.Mutex
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for n := range names {
				f := readFile(site, n)
				mu.Lock()
				c.files[n] = f
				mu.Unlock()
			}
		})
	}
	err := fs.WalkDir(site, ".", func(n string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			names <- n
		}
		return err
	})
	close(names)
	workers.Wait()
	if err != nil {
		c.files["."] = &file{found: []Finding{{Page: ".", Rule: "crawl/read", Message: err.Error()}}}
	}
}

// readFile parses one file by what its name says.
func readFile(site fs.FS, n string) *file {
	var parse func(string, []byte) *file
	switch path.Ext(n) {
	case ".html":
		parse = parsePage
	case ".svg":
		parse = parseSVG
	case ".css":
		parse = parseCSS
	case ".xml":
		parse = parseXML
	case ".ics":
		parse = parseCalendar
	}
	if path.Base(n) == "robots.txt" {
		parse = parseRobots
	}
	if parse == nil {
		return &file{}
	}
	data, err := fs.ReadFile(site, n)
	if err != nil {
		return &file{found: []Finding{{Page: n, Rule: "crawl/read", Message: err.Error()}}}
	}
	return parse(n, data)
}

// canonicalHome gives the base URL that the home page names.
func (c *crawl) canonicalHome() *url.URL {
	home := c.files["index.html"]
	if home == nil {
		return nil
	}
	for _, l := range home.links {
		if l.use != named || !strings.HasPrefix(l.element, "<link") {
			continue
		}
		if u, err := url.Parse(l.address); err == nil && u.IsAbs() && strings.HasSuffix(u.Path, "/") {
			return u
		}
	}
	return nil
}
