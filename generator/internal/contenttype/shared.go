package contenttype

import (
	"bytes"
	"errors"
	"html/template"
	"strings"
	"sync"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/markdown"
	"mentorbook/generator/internal/permalink"
	"mentorbook/generator/internal/site"
	"mentorbook/generator/internal/theme"
	"mentorbook/generator/internal/view"
)

// Shared is what the outputs of a build have in common. Many goroutines use it
// at once.
type Shared struct {
	Site      *site.Site
	Types     []Type
	Theme     *theme.Theme
	Markdown  func(language string) *markdown.Markdown // for texts in a language; empty for the site's
	Addresses view.Addresses
	Files     Files
	Tongues   *Tongues
	Pictures  Pictures
	Papers    Papers
	Problems  *diag.Collector
	Anchors   *Anchors

	bars    fragments[barKey]
	placed  sync.Map // placedBar to template.HTML
	cards   fragments[*site.Page]
	data    sync.Map // name of a type to *datum
	derived sync.Map // *Derived[T] to func() T
	frame   sync.Once
	base    *view.Site
	buffers sync.Pool // of *bytes.Buffer, for texts on their way into views
}

// buffer gives an empty buffer to be put back.
func (s *Shared) buffer() *bytes.Buffer {
	if w, ok := s.buffers.Get().(*bytes.Buffer); ok {
		w.Reset()
		return w
	}
	return new(bytes.Buffer)
}

// Files reads the content folder.
type Files interface {
	// Read gives a file by its path in the content folder, or ErrReported.
	Read(path string) ([]byte, error)
	// Has tells whether the folder has a picture or document at the path.
	Has(path string) bool
	// Near lists candidates for a hint.
	Near(path string) []string
}

// ErrReported says that a file is not to be read, and that its author was told.
var ErrReported = errors.New("the file was refused")

// Pictures makes the published forms of a picture of the content folder and
// sees to it that they reach the output.
type Pictures interface {
	// Get gives the forms for a use; ok is false when the picture cannot be
	// used, which is then among the findings of the build.
	Get(path string, use PictureUse) (forms PictureForms, ok bool)
}

// PictureUse is what a picture is for.
type PictureUse uint8

// The uses.
const (
	InText   PictureUse = iota // as wide as the text
	Portrait                   // a square face
	Emblem                     // the programme's logo
)

// PictureForms are the published files of a picture, smallest first.
type PictureForms struct {
	Width, Height int // of the largest
	Files         []PictureFile
}

// PictureFile is one published form; URL is from the site's root.
type PictureFile struct {
	URL   string
	Width int
}

// rootMark stands for the way to the root in a fragment that many pages share.
// It is an address that no page can have, as slugs never begin with a hyphen
// and an underscore.
const rootMark = "/-_root_-/"

// fragment is rendered markup that works at any depth: the pieces between the
// places where the way to the root belongs.
type fragment []string

func newFragment(markup string) fragment { return strings.Split(markup, rootMark) }

func (f fragment) at(root string) template.HTML {
	if root == "" {
		root = "./"
	}
	return template.HTML(strings.Join(f, root))
}

// fragments keeps each fragment, rendered once.
type fragments[K comparable] struct{ kept sync.Map }

func (f *fragments[K]) get(key K, render func() (string, error)) (fragment, error) {
	if kept, ok := f.kept.Load(key); ok {
		return kept.(fragment), nil
	}
	markup, err := render()
	if err != nil {
		return nil, err
	}
	kept, _ := f.kept.LoadOrStore(key, newFragment(markup))
	return kept.(fragment), nil
}

type barKey struct{ partial, section string }

// placedBar is a bar on pages that have the same way to the root.
type placedBar struct {
	barKey
	root string
}

// bar renders a shared header or footer.
func (s *Shared) bar(partial, section, root string) (template.HTML, error) {
	key := placedBar{barKey{partial, section}, root}
	if kept, ok := s.placed.Load(key); ok {
		return kept.(template.HTML), nil
	}
	f, err := s.bars.get(key.barKey, func() (string, error) {
		b := &Builder{Shared: s, Linker: s.linker(rootMark)}
		var w bytes.Buffer
		bar := b.bar(section)
		if b.err != nil {
			return "", b.err
		}
		err := s.Theme.Partial(&w, partial, bar)
		return w.String(), err
	})
	if err != nil {
		return "", err
	}
	bar := f.at(root)
	s.placed.Store(key, bar)
	return bar, nil
}

func (s *Shared) linker(root string) view.Linker {
	return view.Linker{Root: root, Known: s.Addresses}
}

// typeOf gives the content type of a page; nil for sections.
func (s *Shared) typeOf(p *site.Page) *Type {
	for i := range s.Types {
		if s.Types[i].Name == p.Type {
			return &s.Types[i]
		}
	}
	return nil
}

// PlaceOf says what part of the programme a page is.
func (s *Shared) PlaceOf(p *site.Page) Place {
	if t := s.typeOf(p); t != nil {
		return t.Place
	}
	return Handbook
}

// Printed gives what a page has beside its text in the printed handbook.
func (b *Builder) Printed(p *site.Page) template.HTML {
	t := b.typeOf(p)
	if t == nil || t.Printed == nil {
		return ""
	}
	markup, err := t.Printed(b, p)
	b.keep(err)
	return markup
}

// Partial executes a part of the theme that stands for itself.
func (b *Builder) Partial(name string, data any) (template.HTML, error) {
	var w bytes.Buffer
	err := b.Theme.Partial(&w, name, data)
	return template.HTML(w.String()), err
}

// section is the first folder of an address.
func section(url string) string {
	first, _, _ := strings.Cut(strings.TrimPrefix(url, "/"), "/")
	return first
}

// NewBuilder makes the builder of one output, whose findings go to those of the
// build.
func (s *Shared) NewBuilder(o *Output) *Builder {
	return &Builder{Shared: s, Linker: s.linker(permalink.Root(o.URL)), Output: o, Problems: s.Problems}
}

// Glossary gives the page of a word, by its title or one of its variants, case
// aside; nil when the glossary has none.
func (s *Shared) Glossary(word string) *site.Page { return s.Site.Named(GlossaryType, word) }

func (s *Shared) glossaryWords() []string {
	var words []string
	for _, p := range s.Site.OfType(GlossaryType) {
		words = append(append(words, p.Title), p.Names...)
	}
	return words
}

// GlossaryType is the content type that [[word]] names.
const GlossaryType = "term"
