package generator

import (
	pictures "mentorbook/generator/internal/emit/picture"
	"mentorbook/generator/internal/emit/search"
	"mentorbook/generator/internal/permalink"
	"mentorbook/generator/internal/site"
)

// indexed is a sink that also reads the pages on their way to another.
type indexed struct {
	pictures.Sink
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
func (p *Project) indexing(sink pictures.Sink) *indexed {
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
	o := search.Options{Pages: p.site.Pages, Language: p.programme.Settings.Language.Value}
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
