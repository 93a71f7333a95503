package generator

import (
	"bytes"
	"cmp"
	"html/template"
	"slices"
	"strings"

	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/emit/feed"
	"mentorbook/generator/internal/emit/sitemap"
	"mentorbook/generator/internal/made"
	"mentorbook/generator/internal/permalink"
	"mentorbook/generator/internal/site"
	"mentorbook/generator/internal/theme"
	"mentorbook/generator/internal/view"
)

// emit makes the files that are no layout's page.
func (p *Project) emit(shared *contenttype.Shared, sink made.Sink) error {
	put := func(files ...sitemap.File) error {
		for _, f := range files {
			if err := sink.Put(f.Path, f.Data); err != nil {
				return err
			}
		}
		return nil
	}
	base := p.programme.Settings.BaseURL.Value
	if err := put(sitemap.Files(base, p.sitemapEntries())...); err != nil {
		return err
	}
	if err := put(sitemap.File{Path: ".nojekyll"}); err != nil {
		return err
	}
	for _, a := range p.theme.Assets() {
		if err := sink.Put(permalink.File(a.URL), a.Data); err != nil {
			return err
		}
	}
	if err := p.emitData(shared, sink); err != nil {
		return err
	}
	if err := p.emitLists(sink); err != nil {
		return err
	}
	if err := p.emitFeed(sink, base); err != nil {
		return err
	}
	for address := range p.calendars {
		data, _ := p.calendar(address)
		if err := sink.Put(permalink.File(address), data); err != nil {
			return err
		}
	}
	if err := p.emitDocuments(sink); err != nil {
		return err
	}
	return p.emitRedirects(sink)
}

// emitData writes what pages fetch while they are read.
func (p *Project) emitData(shared *contenttype.Shared, sink made.Sink) error {
	for i := range p.types {
		files, err := shared.DataOf(&p.types[i])
		if err != nil {
			return err
		}
		for _, f := range files {
			if err := sink.Put(permalink.File(f.URL), f.Data); err != nil {
				return err
			}
		}
	}
	return nil
}

func (p *Project) sitemapEntries() []sitemap.Entry {
	var entries []sitemap.Entry
	for _, o := range p.outputs {
		if o.Search == contenttype.Unlisted {
			continue
		}
		e := sitemap.Entry{URL: o.URL}
		if o.Page != nil {
			e.Modified = modified(o.Page)
		}
		entries = append(entries, e)
	}
	slices.SortFunc(entries, func(a, b sitemap.Entry) int { return cmp.Compare(a.URL, b.URL) })
	return entries
}

// modified is the day that a page's author gives for it: files lose their own
// times on their way through git.
func modified(page *site.Page) string {
	m := page.Meta()
	day := m.ReviewedOn
	if day.Day < m.Date.Day {
		day = m.Date
	}
	if day.IsZero() {
		return ""
	}
	return day.Time().Format("2006-01-02")
}

// emitFeed writes the feed, if there can be one.
func (p *Project) emitFeed(sink made.Sink, base string) error {
	if base == "" {
		return nil // entries are named by their absolute addresses
	}
	data, err := p.feed(base)
	if err != nil {
		return err
	}
	return sink.Put(permalink.File(contenttype.FeedURL), data)
}

// feed lists the dated pages. People are never in it.
func (p *Project) feed(base string) ([]byte, error) {
	s := p.programme.Settings
	f := feed.Feed{Base: base, Title: s.Title, Subtitle: s.Tagline, Language: s.Language.Value, Author: s.Title}
	for _, page := range p.site.Pages {
		day := page.Meta().Date
		if day.IsZero() || page.NoIndex || page.IsSection() || page.Listed == site.Quietly || len(page.Tongues) > 0 {
			continue
		}
		f.Entries = append(f.Entries, feed.Entry{URL: page.URL, Title: page.Title, Summary: page.Summary, Updated: day.Time()})
	}
	slices.SortStableFunc(f.Entries, func(a, b feed.Entry) int { return b.Updated.Compare(a.Updated) })
	return feed.Write(f)
}

// emitDocuments copies the documents that pages offer.
func (p *Project) emitDocuments(sink made.Sink) error {
	for _, page := range p.site.Pages {
		for _, name := range page.Offers {
			data, err := p.content.Read(name)
			if err != nil {
				return err
			}
			if err := sink.Put(permalink.File(contenttype.DocumentURL(name)), data); err != nil {
				return err
			}
		}
	}
	return nil
}

// emitRedirects writes a page at each old address that leads to the new one.
func (p *Project) emitRedirects(sink made.Sink) error {
	for from, page := range p.redirects {
		data, err := p.redirect(from, page)
		if err != nil {
			return err
		}
		if err := sink.Put(permalink.File(from), data); err != nil {
			return err
		}
	}
	return nil
}

// redirects gives each old address with its page.
func (p *Project) redirects(yield func(from string, page *site.Page) bool) {
	for _, page := range p.site.Moved {
		for _, alias := range page.Meta().Aliases {
			if from, problem := site.Alias(alias.Value); problem == "" && !yield(from, page) {
				return
			}
		}
	}
}

func (p *Project) redirect(from string, page *site.Page) ([]byte, error) {
	var w bytes.Buffer
	to := template.URL(permalink.Relative(permalink.Root(from), page.URL))
	v := view.Redirect{Title: page.Title, To: to, Lang: cmp.Or(page.Lang, p.programme.Settings.Language.Value)}
	err := p.theme.Execute(&w, "redirect", v)
	return w.Bytes(), err
}

// addresses are the site's; see view.Addresses.
type addresses struct {
	theme *theme.Theme
	all   map[string]int // index in the project's outputs, or elsewhere
}

// elsewhere marks an address that is no layout's page.
const elsewhere = -1

func newAddresses(t *theme.Theme, n int) *addresses {
	return &addresses{theme: t, all: make(map[string]int, n)}
}

// output gives the output at an address.
func (a *addresses) output(url string) (index int, ok bool) {
	i, known := a.all[url]
	return i, known && i != elsewhere
}

// Has tells whether the site has an address.
func (a *addresses) Has(url string) bool {
	_, known := a.all[url]
	return known
}

// Near lists addresses that begin like one.
func (a *addresses) Near(url string) []string {
	first, _, _ := strings.Cut(strings.TrimPrefix(url, "/"), "/")
	var near []string
	for known := range a.all {
		if strings.Count(known, "/") == strings.Count(url, "/") || strings.HasPrefix(known, "/"+first) {
			near = append(near, known)
		}
	}
	slices.Sort(near)
	return near
}

// Asset gives the address of a theme's file.
func (a *addresses) Asset(name string) (string, bool) { return a.theme.AssetURL(name) }
