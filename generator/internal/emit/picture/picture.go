// Package picture puts the pictures of the content folder on the site: each in
// a few sizes, re-encoded without metadata, under a name that is the hash of
// what it was made from, so that it is made once and kept.
package picture

import (
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"
	"sync"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/made"
	"mentorbook/generator/internal/picture"
)

// Store makes pictures on demand, each once. Many goroutines use it at once.
type Store struct {
	files    contenttype.Files
	label    string // the content folder's name, for findings
	shelf    made.Shelf
	problems *diag.Collector

	seen  sync.Map // names that Get was asked for, or Judge
	made  sync.Map // request to *result
	given sync.Map // address to request
	one   sync.Mutex
}

// New makes a store.
func New(files contenttype.Files, label string, sink made.Sink, cache *made.Cache, problems *diag.Collector) *Store {
	return &Store{files: files, label: label, shelf: made.Shelf{Folder: "pictures", Sink: sink, Cache: cache}, problems: problems}
}

type request struct {
	path string
	use  contenttype.PictureUse
}

type result struct {
	once  sync.Once
	forms contenttype.PictureForms
	ok    bool
}

// Make gives one published form by its address, for a site that is not written
// anywhere; ok is false when Get never gave that address, or the picture changed
// since.
func (s *Store) Make(address string) (data []byte, ok bool) {
	r, given := s.given.Load(address)
	if !given {
		return nil, false
	}
	return s.form(r.(request), address)
}

func (s *Store) form(r request, address string) ([]byte, bool) {
	file := path.Join(s.label, r.path)
	data, err := s.files.Read(r.path)
	if err != nil {
		return nil, false
	}
	if isDrawing(r.path) {
		clean, problems := picture.SanitizeSVG(file, data)
		return clean, !problems.HasErrors()
	}
	info, problems := picture.Inspect(file, data)
	if problems.HasErrors() {
		return nil, false
	}
	for _, v := range recipe(r.use).Variants(info) {
		if s.shelf.URL(v.Name) == address {
			s.one.Lock()
			defer s.one.Unlock()
			encoded, err := picture.Encode(data, info, []picture.Variant{v})
			return slices.Concat(encoded...), err == nil
		}
	}
	return nil, false
}

func recipe(use contenttype.PictureUse) picture.Recipe {
	switch use {
	case contenttype.Portrait:
		return picture.Recipe{Name: "portrait", Widths: []int{96, 192, 384}, Shape: picture.Square, Quality: 82}
	case contenttype.Emblem:
		return picture.Recipe{Name: "emblem", Widths: []int{160, 320}, Quality: 90}
	}
	return picture.Recipe{Name: "text", Widths: []int{480, 960, 1600}, Quality: 82}
}

// Get gives the published forms of a picture; see [contenttype.Pictures].
func (s *Store) Get(name string, use contenttype.PictureUse) (contenttype.PictureForms, bool) {
	s.seen.Store(name, true)
	kept, _ := s.made.LoadOrStore(request{name, use}, &result{})
	r := kept.(*result)
	r.once.Do(func() {
		r.forms, r.ok = s.make(name, use)
		for _, f := range r.forms.Files {
			s.given.Store(f.URL, request{name, use})
		}
	})
	return r.forms, r.ok
}

func (s *Store) make(name string, use contenttype.PictureUse) (contenttype.PictureForms, bool) {
	file := path.Join(s.label, name)
	data, err := s.files.Read(name)
	if err != nil {
		s.unreadable(file, err)
		return contenttype.PictureForms{}, false
	}
	if isDrawing(name) {
		return s.drawing(file, data)
	}
	info, problems := picture.Inspect(file, data)
	s.problems.Add(problems...)
	if info.Located {
		s.problems.Add(located(file))
	}
	if problems.HasErrors() || info.Located {
		return contenttype.PictureForms{}, false
	}
	variants := recipe(use).Variants(info)
	if problem := s.publish(file, data, info, variants); problem != nil {
		s.problems.Add(*problem)
		return contenttype.PictureForms{}, false
	}
	return s.forms(variants), true
}

func isDrawing(name string) bool { return strings.EqualFold(path.Ext(name), ".svg") }

func (s *Store) forms(variants []picture.Variant) contenttype.PictureForms {
	last := variants[len(variants)-1]
	f := contenttype.PictureForms{Width: last.Width, Height: last.Height}
	for _, v := range variants {
		f.Files = append(f.Files, contenttype.PictureFile{URL: s.shelf.URL(v.Name), Width: v.Width})
	}
	return f
}

// publish encodes what is not on the site yet. One picture at a time is
// decoded, since a large one takes hundreds of megabytes.
func (s *Store) publish(file string, data []byte, info picture.Info, variants []picture.Variant) *diag.Diagnostic {
	missing, problem := s.known(file, variants)
	if missing == nil || problem != nil {
		return problem
	}
	s.one.Lock()
	defer s.one.Unlock()
	encoded, err := picture.Encode(data, info, missing)
	if err != nil {
		d := picture.Damaged(file, err)
		return &d
	}
	for i, v := range missing {
		if err := s.shelf.Add(v.Name, encoded[i]); err != nil {
			return unwritten(file, err)
		}
	}
	return nil
}

// known publishes the forms that were made before, and lists the others.
func (s *Store) known(file string, variants []picture.Variant) (missing []picture.Variant, problem *diag.Diagnostic) {
	for _, v := range variants {
		_, have, err := s.shelf.Have(v.Name, func(data []byte) bool { return whole(v, data) })
		switch {
		case err != nil:
			return nil, unwritten(file, err)
		case !have:
			missing = append(missing, v)
		}
	}
	return missing, nil
}

// whole tells whether bytes are a picture as Encode makes this form: complete,
// of its size and format, and telling nothing of a place.
func whole(v picture.Variant, data []byte) bool {
	info, problems := picture.Inspect(v.Name, data)
	format := map[string]picture.Format{".jpg": picture.JPEG, ".png": picture.PNG}[path.Ext(v.Name)]
	return len(problems) == 0 && info.Format == format && info.Width == v.Width && info.Height == v.Height && !info.Located
}

func unwritten(file string, err error) *diag.Diagnostic {
	return &diag.Diagnostic{Severity: diag.Error, Code: "picture/unwritten", Position: diag.Position{File: file},
		Message: fmt.Sprintf("the picture cannot be written to the site: %v", err), Hint: "see that the disk has room and that you may write to the output folder"}
}

// drawing publishes the logo.
func (s *Store) drawing(file string, data []byte) (contenttype.PictureForms, bool) {
	clean, problems := picture.SanitizeSVG(file, data)
	s.problems.Add(problems...)
	if problems.HasErrors() {
		return contenttype.PictureForms{}, false
	}
	if err := s.shelf.Put(logo, clean); err != nil {
		s.problems.Add(*unwritten(file, err))
		return contenttype.PictureForms{}, false
	}
	return contenttype.PictureForms{Width: 160, Height: 40, Files: []contenttype.PictureFile{{URL: s.shelf.URL(logo), Width: 160}}}, true
}

// logo is the name of the one drawing of a site.
const logo = "logo.svg"

func (s *Store) unreadable(file string, err error) {
	if errors.Is(err, contenttype.ErrReported) {
		return
	}
	s.problems.Add(diag.Diagnostic{Severity: diag.Error, Code: "picture/unreadable", Message: fmt.Sprintf("the picture cannot be read: %v", err),
		Hint: "check that the file is there", Position: diag.Position{File: file}})
}
