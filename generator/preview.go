package generator

import (
	"bytes"
	"errors"
	"hash/maphash"
	"net/http"
	"path"
	"slices"
	"strings"
	"sync"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/contenttype/page"
	"mentorbook/generator/internal/emit/paper"
	pictures "mentorbook/generator/internal/emit/picture"
	"mentorbook/generator/internal/emit/search"
	"mentorbook/generator/internal/emit/sitemap"
	"mentorbook/generator/internal/permalink"
	"mentorbook/generator/internal/source"
	"mentorbook/generator/internal/theme"
)

// Page is the answer to one address of the site. Body must not be changed.
type Page struct {
	Status      int    // of HTTP
	ContentType string // for a body
	Location    string // where to go instead, with a status that says so
	Body        []byte
}

// preview is what a project keeps while its site is shown without being
// written. Page and Examine read the project, Reload changes it.
type preview struct {
	mu       sync.RWMutex
	once     sync.Once // readies the rest
	seed     maphash.Seed
	shared   *contenttype.Shared
	standing diag.List         // the project's problems; with errors no page is shown
	links    uint64            // of what texts may link to
	overlay  map[string]uint64 // hashes of the site's own theme
	anchors  *contenttype.Anchors

	pictures *pictures.Store
	papers   *paper.Store
	unfit    *diag.Collector // findings about pictures
	encoded  cache

	search  searchFiles
	judging sync.Mutex
	judged  map[string]diag.List // what was found in a page's text, by address; absent until it is rendered
	failed  []string             // addresses of judged pages with errors
}

func newPreview() *preview { return &preview{seed: maphash.MakeSeed()} }

func (v *preview) hash(text []byte) uint64 { return maphash.Bytes(v.seed, text) }

// Page gives what the site answers at an address, which is written from its
// root, and what is wrong with the text shown there. Nothing is written, and
// nothing is read but what the site publishes. While the programme has errors
// that leave no site, it gives them as plain text with status 500. Many
// goroutines may call it, also during Reload.
func (p *Project) Page(address string) (Page, diag.List) {
	v := p.preview
	v.once.Do(p.renewAll)
	if search.Holds(address) {
		return p.searchFile(address), nil
	}
	v.mu.RLock()
	defer v.mu.RUnlock()
	if strings.HasSuffix(address, "/index.html") {
		address = strings.TrimSuffix(address, "index.html")
	}
	if data, ok := p.asset(address); ok {
		return file(address, data), nil
	}
	if v.standing.HasErrors() {
		return broken(v.standing), v.standing
	}
	if i, ok := p.known.output(address); ok {
		return p.shown(&p.outputs[i], http.StatusOK)
	}
	if data, ok := p.special(address); ok {
		return file(address, data), nil
	}
	if !strings.HasSuffix(address, "/") && p.known.Has(address+"/") {
		return Page{Status: http.StatusTemporaryRedirect, Location: permalink.Relative("/", address+"/")}, nil
	}
	if i, ok := p.known.output(page.NotFound); ok {
		return p.shown(&p.outputs[i], http.StatusNotFound)
	}
	return Page{Status: http.StatusNotFound, ContentType: contentType(".txt"), Body: []byte("404\n")}, nil
}

// broken tells what leaves no page to show.
func broken(problems diag.List) Page {
	return Page{Status: http.StatusInternalServerError, ContentType: contentType(".txt"), Body: []byte(Errors(problems))}
}

// Errors prints those findings that stop a build, as on a terminal without
// colour; empty when there are none.
func Errors(problems diag.List) string {
	var w strings.Builder
	errs := slices.DeleteFunc(slices.Clone(problems), func(d diag.Diagnostic) bool { return d.Severity != diag.Error })
	diag.Printer{}.Print(&w, errs)
	return w.String()
}

func file(address string, data []byte) Page {
	return Page{Status: http.StatusOK, ContentType: contentType(path.Ext(permalink.File(address))), Body: data}
}

// contentType is that of a published file. It does not ask the machine, which
// may have an opinion of its own.
func contentType(ext string) string {
	switch strings.ToLower(ext) {
	case ".html":
		return "text/html; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".txt":
		return "text/plain; charset=utf-8"
	case ".xml":
		return "application/xml; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	case ".jpg", ".jpeg":
		return "image/jpeg"
	case ".png", ".gif", ".webp":
		return "image/" + strings.ToLower(ext[1:])
	case ".ics":
		return "text/calendar; charset=utf-8"
	case ".pdf":
		return "application/pdf"
	}
	return "application/octet-stream"
}

// asset gives a file that a page that was shown before may still ask for: one
// of the theme, or a picture or PDF, which is made now.
func (p *Project) asset(address string) ([]byte, bool) {
	if p.theme != nil {
		for _, a := range p.theme.Assets() {
			if a.URL == address {
				return a.Data, true
			}
		}
	}
	if data, ok := p.datum(address); ok {
		return data, true
	}
	if data, ok := p.preview.encoded.get(address, p.preview.pictures.Make); ok {
		return data, true
	}
	return p.preview.encoded.get(address, p.preview.papers.Make)
}

// datum gives a file of a type's data.
func (p *Project) datum(address string) ([]byte, bool) {
	if !strings.HasPrefix(address, contenttype.DataFolder) || p.preview.standing.HasErrors() {
		return nil, false
	}
	for i := range p.types {
		files, _ := p.preview.shared.DataOf(&p.types[i]) // its error is that of the page that names the file
		for _, f := range files {
			if f.URL == address {
				return f.Data, true
			}
		}
	}
	return nil, false
}

// shown renders a page.
func (p *Project) shown(o *contenttype.Output, status int) (Page, diag.List) {
	var w bytes.Buffer
	problems, ok := p.judge(&w, o)
	if !ok {
		return broken(problems), problems
	}
	return Page{Status: status, ContentType: contentType(".html"), Body: w.Bytes()}, problems
}

// judge renders a page and keeps what it finds in the text; ok is false when
// there is no page then.
func (p *Project) judge(w *bytes.Buffer, o *contenttype.Output) (problems diag.List, ok bool) {
	b := p.preview.shared.NewBuilder(o)
	b.Problems = &diag.Collector{}
	if strings.HasSuffix(o.URL, ".html") {
		b.Root = "/" // stands for addresses of any depth; the preview is at the root of its host
	}
	err := p.execute(w, b)
	if err != nil && !p.preview.standing.HasErrors() { // else it follows from those
		b.Problems.Add(unrendered(o, err))
	}
	problems = p.levelled(b.Problems.List())
	p.preview.keep(o.URL, problems)
	return problems, err == nil
}

func unrendered(o *contenttype.Output, err error) diag.Diagnostic {
	var fault *theme.Error
	if errors.As(err, &fault) {
		return fault.Diagnostic
	}
	d := diag.Diagnostic{Severity: diag.Error, Code: "render/failed", Message: o.URL + ": " + err.Error(), Hint: "see whether the files that this page is made of are all there"}
	if o.Page != nil {
		d.File = o.Page.File
	}
	return d
}

func (v *preview) keep(address string, problems diag.List) {
	v.judging.Lock()
	defer v.judging.Unlock()
	v.judged[address] = problems
	if problems.HasErrors() && !slices.Contains(v.failed, address) {
		v.failed = append(v.failed, address)
	}
}

// special gives a file that is no layout's page.
func (p *Project) special(address string) ([]byte, bool) {
	if data, found := p.listAt(address); found {
		return data, true
	}
	base := p.programme.Settings.BaseURL.Value
	switch ext := path.Ext(address); {
	case address == contenttype.FeedURL && base != "":
		data, err := p.feed(base)
		return data, err == nil
	case ext == ".ics":
		return p.calendar(address)
	case p.known.Has(address):
		data, err := p.content.Read(strings.TrimPrefix(address, "/"))
		return data, err == nil && source.IsDocument(address)
	case ext == ".xml" || ext == ".txt":
		for _, f := range sitemap.Files(base, p.sitemapEntries()) {
			if "/"+f.Path == address {
				return f.Data, true
			}
		}
	}
	for from, to := range p.redirects {
		if from == address {
			data, err := p.redirect(from, to)
			return data, err == nil
		}
	}
	return nil, false
}

// Styles lists the addresses of the theme's style sheets.
func (p *Project) Styles() []string {
	p.preview.mu.RLock()
	defer p.preview.mu.RUnlock()
	if p.theme == nil {
		return nil
	}
	var urls []string
	for _, a := range p.theme.Assets() {
		if path.Ext(a.Name) == ".css" {
			urls = append(urls, a.URL)
		}
	}
	return urls
}
