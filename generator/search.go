package generator

import (
	"bytes"
	"errors"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/emit/search"
	"mentorbook/generator/internal/made"
	"mentorbook/generator/internal/permalink"
	"mentorbook/generator/internal/site"
)

// indexed is a sink that also reads the pages on their way to another.
type indexed struct {
	made.Sink
	index *search.Index
	pages map[string]*site.Page // by output file
}

// Put takes a file, and its text when the search may find it.
func (s *indexed) Put(path string, data []byte) error {
	if page := s.pages[path]; page != nil {
		s.index.Add(page, data)
	}
	return s.Sink.Put(path, data)
}

// indexing makes a sink that gathers the site's search, unless the build is to
// be without.
func (p *Project) indexing(sink made.Sink) *indexed {
	s := &indexed{Sink: sink, pages: map[string]*site.Page{}}
	if p.options.NoSearch {
		return s
	}
	s.index = p.searchIndex()
	for _, page := range p.site.Pages {
		if s.index.Has(page) {
			s.pages[permalink.File(page.URL)] = page
		}
	}
	return s
}

// write puts the files of the index behind the pages.
func (s *indexed) write(workers int) error {
	if s.index == nil {
		return nil
	}
	return s.index.Write(workers, func(f search.File) error { return s.Sink.Put(f.Path, f.Data) })
}

// searchIndex makes the empty index of the site's search.
func (p *Project) searchIndex() *search.Index {
	o := search.Options{Pages: p.site.Pages, Language: p.programme.Settings.Language.Value, Synonyms: p.programme.Settings.Alike(), Label: p.facetLabel}
	for _, t := range p.types {
		if t.Card != nil {
			o.People = append(o.People, t.Name)
		}
	}
	for _, page := range p.site.Pages {
		if page.Names != nil {
			o.Synonyms = append(o.Synonyms, append([]string{page.Title}, page.Names...))
		}
	}
	return search.New(o)
}

// facetLabel gives the words for a value that the search filters by.
func (p *Project) facetLabel(f search.Facet, id string) string {
	switch f {
	case search.Topic:
		if topic := p.site.Find("topic", id); topic != nil {
			return topic.Title
		}
		return id
	case search.Language:
		return p.tongues.Name(id).Local
	}
	b := contenttype.Builder{Shared: &contenttype.Shared{Site: p.site}}
	return b.Label(string(f)+"s", id).Name
}

// searchFiles are those of the index while the site is only shown: made when
// one is asked for, of the site as it is then.
type searchFiles struct {
	edits atomic.Int64 // of the programme; counted before each is read

	mu    sync.Mutex
	at    int64 // the number of edits that the files know
	files map[string][]byte
}

// searchFile answers for a file of the index. An edit does not wait for it: it
// is begun again then.
func (p *Project) searchFile(address string) Page {
	v := p.preview
	v.search.mu.Lock()
	defer v.search.mu.Unlock()
	for at := v.search.edits.Load(); v.search.files == nil || v.search.at != at; at = v.search.edits.Load() {
		files, err := p.searchSite(func() bool { return v.search.edits.Load() == at })
		if err != nil {
			return Page{Status: http.StatusInternalServerError, ContentType: contentType(".txt"), Body: []byte(err.Error() + "\n")}
		}
		v.search.files, v.search.at = files, at
	}
	if data, ok := v.search.files[strings.TrimPrefix(address, "/")]; ok {
		return file(address, data)
	}
	return Page{Status: http.StatusNotFound, ContentType: contentType(".txt"), Body: []byte("404\n")}
}

// searchSite makes the index while the site stays as it is.
func (p *Project) searchSite(stays func() bool) (map[string][]byte, error) {
	p.preview.mu.RLock()
	defer p.preview.mu.RUnlock()
	if p.preview.standing.HasErrors() {
		return nil, errors.New(Errors(p.preview.standing))
	}
	index := p.searchIndex()
	first := firstError{}
	p.parallel(len(p.outputs), func(i int) {
		o := &p.outputs[i]
		if o.Page == nil || o.URL != o.Page.URL || !index.Has(o.Page) || !stays() {
			return
		}
		var w bytes.Buffer
		b := p.preview.shared.NewBuilder(o)
		b.Problems = &diag.Collector{}
		if err := p.execute(&w, b); err != nil {
			first.set(err)
			return
		}
		index.Add(o.Page, w.Bytes())
	})
	files := &gathered{files: map[string][]byte{}}
	if first.err == nil && stays() {
		first.set(index.Write(p.options.Workers, files.put))
	}
	return files.files, first.err
}

// gathered keeps files of many goroutines.
type gathered struct {
	mu    sync.Mutex
	files map[string][]byte
}

func (g *gathered) put(f search.File) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.files[f.Path] = f.Data
	return nil
}
