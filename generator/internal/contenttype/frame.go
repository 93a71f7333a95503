package contenttype

import (
	"html/template"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"mentorbook/generator/internal/i18n"
	"mentorbook/generator/internal/markdown"
	"mentorbook/generator/internal/permalink"
	"mentorbook/generator/internal/site"
	"mentorbook/generator/internal/view"
)

// FeedURL is the address of the site's feed, which only a site that knows its
// base URL has.
const FeedURL = "/feed.xml"

// ChooseURL is the address of the page where a mentee's choices become an
// application.
const ChooseURL = "/choose/"

// JoinURL is the address of the form by which people become mentors.
const JoinURL = "/join/"

// contentsFrom is the number of headings from which a page lists its contents.
const contentsFrom = 3

// Frame makes the frame of an output without a file.
func (b *Builder) Frame(title, summary string, trail ...view.Link) view.Frame {
	f := view.Frame{
		Linker: b.Linker, Site: b.site(), Layout: b.Output.Layout, Section: section(b.Output.URL),
		Lang: b.Site.Settings.Language.Value, Dir: b.Site.Words.Direction(),
		Title: title, Summary: summary, NoIndex: b.Output.Search == Unlisted, Breadcrumbs: trail,
	}
	f.WindowTitle = title
	if b.Output.URL != "/" {
		f.WindowTitle = title + " · " + f.Site.Title
	}
	if base := b.Site.Settings.BaseURL.Value; base != "" {
		f.Feed = true
		f.Canonical = permalink.Absolute(base, b.Output.URL)
	}
	var err error
	f.Header, err = b.Shared.bar("header", f.Section, b.Root)
	b.keep(err)
	f.Footer, err = b.Shared.bar("footer", "", b.Root)
	b.keep(err)
	return f
}

// PageFrame makes the frame of a page with its text, as learners see it.
func (b *Builder) PageFrame(p *site.Page) view.Frame {
	f, _ := b.PageFrameFor(p, markdown.Learner)
	return f
}

// PageFrameFor makes the frame of a page with its text for one kind of reader,
// and gives what was read of the text.
func (b *Builder) PageFrameFor(p *site.Page, v markdown.View) (view.Frame, *markdown.Document) {
	f := b.BareFrame(p)
	d, body := b.Text(p, v)
	f.Body = body
	f.Contents = contents(d, v)
	return f, d
}

// BareFrame makes the frame of a page without its text.
func (b *Builder) BareFrame(p *site.Page) view.Frame {
	m := p.Meta()
	f := b.Frame(p.Title, p.Summary, b.Trail(p)...)
	if p.Lang != "" {
		f.Lang, f.Dir = p.Lang, i18n.Direction(language.Make(p.Lang))
	}
	if p.Previous != nil && b.Output.URL == p.URL {
		f.Previous = b.neighbour(p.Previous)
	}
	if p.Next != nil && b.Output.URL == p.URL {
		f.Next = b.neighbour(p.Next)
	}
	f.Reviewed, f.ReviewedBy = b.Date(m.ReviewedOn), m.Owner
	if !m.ReviewedOn.IsZero() && !m.ReviewEvery.IsZero() {
		f.ReviewDue = b.Day(m.ReviewEvery.After(m.ReviewedOn.Time()))
	}
	f.Image = b.Picture(p, m.Image.Src.Value, m.Image.Alt, InText)
	f.Example = m.Example
	f.Related = b.Named(site.AnyType, m.Related)
	f.Topics = b.TopicLinks(p)
	b.repository(&f, p)
	return f
}

func (b *Builder) neighbour(p *site.Page) *view.Link {
	l := b.Link(p)
	return &l
}

// Trail is the way from the home page to a page's parent.
func (b *Builder) Trail(p *site.Page) []view.Link {
	var trail []view.Link
	for up := p.Parent; up != nil; up = up.Parent {
		l := b.Link(up)
		if up == b.Site.Home {
			l.Text = b.T("nav.home")
		}
		trail = append([]view.Link{l}, trail...)
	}
	return trail
}

// TrailTo is the way from the home page to a page itself, for the outputs
// below it that have no file.
func (b *Builder) TrailTo(p *site.Page) []view.Link { return append(b.Trail(p), b.Link(p)) }

// TopicLinks leads to a page's topics.
func (b *Builder) TopicLinks(p *site.Page) []view.Link {
	var links []view.Link
	for _, id := range p.Topics {
		if t := b.Site.Find("topic", id); t != nil {
			links = append(links, b.Link(t))
		}
	}
	return links
}

// repository adds the links that lead into the repository.
func (b *Builder) repository(f *view.Frame, p *site.Page) {
	repository, branch := b.Site.Settings.Source()
	if repository == "" || p.File == "" {
		return
	}
	f.Edit = template.URL(repository + "/edit/" + escaped(branch) + "/" + escaped(p.File))
	title, body := b.T("report.title", "page", p.Title), b.T("report.body", "page", p.File)
	f.Report = template.URL(repository + "/issues/new?body=" + url.QueryEscape(body) + "&title=" + url.QueryEscape(title))
}

// NewFile is where the repository's own site makes a new file in a folder of the
// content; empty without a repository.
func (b *Builder) NewFile(folder string) template.URL {
	repository, branch := b.Site.Settings.Source()
	at := slices.IndexFunc(b.Site.Pages, func(p *site.Page) bool { return p.File != "" })
	if repository == "" || at < 0 {
		return ""
	}
	content := strings.TrimSuffix(b.Site.Pages[at].File, b.Site.Pages[at].Source.Path)
	return template.URL(repository + "/new/" + escaped(branch) + "/" + escaped(content+folder))
}

func escaped(path string) string { return (&url.URL{Path: path}).EscapedPath() }

func contents(d *markdown.Document, v markdown.View) []view.Heading {
	var list []view.Heading
	for _, h := range d.Outline(v) {
		if h.Level <= 3 {
			list = append(list, view.Heading{Level: h.Level, ID: h.ID, Text: h.Text})
		}
	}
	if len(list) < contentsFrom {
		return nil
	}
	return list
}

// Pager makes the way through a list of several pages whose first page is at
// an address, and gives the part of it that one page shows.
func (b *Builder) Pager(first string, number, total int) view.Pager {
	if total < 2 {
		return view.Pager{}
	}
	p := view.Pager{Number: number, Total: total}
	if number > 1 {
		p.Previous = b.URL(PagedURL(first, number-1))
	}
	if number < total {
		p.Next = b.URL(PagedURL(first, number+1))
	}
	for n := 1; n <= total; n++ {
		switch {
		case n == 1 || n == total || n >= number-1 && n <= number+1:
			p.Pages = append(p.Pages, view.Link{Text: b.Site.Words.Number(n), URL: b.URL(PagedURL(first, n)), Current: n == number})
		case p.Pages[len(p.Pages)-1].Text != "":
			p.Pages = append(p.Pages, view.Link{})
		}
	}
	return p
}

// PagedURL is the address of one page of a list.
func PagedURL(first string, number int) string {
	if number == 1 {
		return first
	}
	return first + permalink.Reserved + "/" + itoa(number) + "/"
}

// Paged makes the outputs of a long list, each with its part of the entries.
// There are count of them, which are looked up when a part is shown.
func Paged[E any](o Output, count, size int, entries func(b *Builder) []E, show func(b *Builder, part []E, pager view.Pager) (any, error)) []Output {
	total := max((count+size-1)/size, 1)
	outputs := MakeOutputs(total)
	for n := 1; n <= total; n++ {
		next := o
		next.URL = PagedURL(o.URL, n)
		if n > 1 {
			next.Search = Unlisted
		}
		next.View = func(b *Builder) (any, error) {
			all := entries(b)
			return show(b, all[min((n-1)*size, len(all)):min(n*size, len(all))], b.Pager(o.URL, n, total))
		}
		outputs = append(outputs, next)
	}
	return outputs
}
