// Package paper lays worksheets out on paper, as PDF files that can be printed
// and written on, or filled in on screen. Nothing that somebody answered is in
// them: they are made when the site is built, from what it shows to everyone.
package paper

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"sync"

	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/made"
	"mentorbook/generator/internal/pdf"
)

// recipe says how the files are laid out. Give it another number with every
// change that makes other bytes of the same form, as they are kept by name.
const recipe = 3

// sizes are the papers, with the names that people know.
var sizes = []struct {
	name, suffix string
	paper        pdf.Paper
}{{"A4", "a4", pdf.A4}, {"Letter", "letter", pdf.Letter}}

// Store makes PDFs on demand. Many goroutines use it at once.
type Store struct {
	shelf made.Shelf
	given sync.Map // address to request
}

type request struct {
	form  contenttype.PaperForm
	paper pdf.Paper
}

// New makes a store.
func New(sink made.Sink, cache *made.Cache) *Store {
	return &Store{shelf: made.Shelf{Folder: "sheets", Sink: sink, Cache: cache}}
}

// Get gives the files of a form; see [contenttype.Papers].
func (s *Store) Get(f contenttype.PaperForm) ([]contenttype.PaperFile, error) {
	source, err := json.Marshal(f)
	if err != nil {
		return nil, err
	}
	files := make([]contenttype.PaperFile, 0, len(sizes))
	for _, size := range sizes {
		name := fmt.Sprintf("%s-%s.%x.pdf", f.Name, size.suffix, hash(source, size.suffix))
		bytes, err := s.publish(name, request{f, size.paper})
		if err != nil {
			return nil, err
		}
		s.given.Store(s.shelf.URL(name), request{f, size.paper})
		files = append(files, contenttype.PaperFile{Paper: size.name, URL: s.shelf.URL(name), Size: bytes})
	}
	return files, nil
}

// hash sums up what a file is made from.
func hash(source []byte, paper string) []byte {
	h := sha256.New()
	fmt.Fprintf(h, "%d %s\n", recipe, paper)
	h.Write(source)
	return h.Sum(nil)[:8]
}

// publish makes a file that is not there yet, and gives its size.
func (s *Store) publish(name string, r request) (int64, error) {
	size, have, err := s.shelf.Have(name, whole)
	if have || err != nil {
		return size, err
	}
	data, err := layOut(r.form, r.paper)
	if err != nil {
		return 0, err
	}
	return int64(len(data)), s.shelf.Add(name, data)
}

// whole tells whether bytes begin and end as a file does.
func whole(data []byte) bool {
	return bytes.HasPrefix(data, []byte("%PDF-")) && bytes.HasSuffix(data, []byte("%%EOF\n"))
}

// Make gives a file by its address, for a site that is not written anywhere; ok
// is false when Get never gave that address.
func (s *Store) Make(address string) (data []byte, ok bool) {
	r, given := s.given.Load(address)
	if !given {
		return nil, false
	}
	data, err := layOut(r.(request).form, r.(request).paper)
	return data, err == nil
}
