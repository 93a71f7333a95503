// Package theme turns a theme's files into what a build needs: layouts that can
// be executed, and style sheets and scripts with fingerprinted addresses.
//
// A theme is a pile of layers, the site's own over the embedded default. The
// first layer that has a file wins, file by file, so an overlay never copies
// what it does not change:
//
//	layouts/base.html        the skeleton, with blocks
//	layouts/NAME.html        one layout: it defines the blocks of base.html
//	partials/NAME.html       {{template "NAME" .}} in any layout or partial
//	assets/styles/x.css      x.css; a folder styles/site/ is joined to site.css
//	assets/scripts/x.js      x.js; a folder scripts/site/ is joined to site.js,
//	                         and is one module when a file of it exports
//	assets/images/x.png      x.png, as it is
//	assets/icons/NAME.svg    {{icon "NAME"}}
//
// A layout is html/template. When its file holds only definitions, base.html
// is executed with them; when it holds text of its own, it is executed itself
// and may end in {{template "base" .}}. Layouts call these functions besides
// those of html/template: t, n, list, before, after and icon (see functions). A script
// that writes words("search.") gets the messages whose keys begin so (see
// fillWords).
//
// [Load] finds everything that an author of a theme can get wrong and reports
// it with file, line and column: syntax, templates, words and icons that are
// not there, fields that a view does not have, and whatever the site's
// Content-Security-Policy would refuse. White space of layouts is minified in
// the parsed tree, so that every position, also of an error in use, is one of
// the author's file.
//
// A layout whose view is known (see [Options]) is compiled to a [program], some
// thirty times as fast as html/template and of the same bytes.
//
// A Theme never changes after Load and may be used by many goroutines. The
// package reads only the layers it is given and writes nothing.
package theme

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"

	"mentorbook/generator/diag"
)

// Layer is one source of a theme's files.
type Layer struct {
	Name string // the path shown in messages: "themes/mine"
	FS   fs.FS
}

// Words are the messages that layouts use, as i18n.Catalogue has them.
type Words interface {
	T(key string, args ...any) (string, error)
	N(key string, n int, args ...any) (string, error)
	Around(key, placeholder string, args ...any) (before, after string, err error)
	List(items []string) string
	Keys() []string
	// ForBrowser gives the messages whose keys begin with prefix, by the rest
	// of the key: a string, or the plural forms of one that counts.
	ForBrowser(prefix string) map[string]any
}

// Options are what a theme depends on besides its files.
type Options struct {
	Words Words

	// Brand is the programme's colour, "#0b6e4f"; empty for [DefaultBrand].
	// BrandAt is where it was written.
	Brand   string
	BrandAt diag.Position

	// Views gives the zero value of the view of each layout ("mentor") and of
	// each partial that is executed by itself ("partials/mentor-card"). Those
	// named here must exist, and name no field that their view does not have.
	Views map[string]any
}

// Theme is a loaded theme.
type Theme struct {
	layouts  map[string]layout // by name, and "partials/" + partial
	assets   []Asset
	urls     map[string]string
	original *sources
}

// Load reads a theme from its layers, strongest first. The theme is nil when
// the findings have errors.
func Load(layers []Layer, o Options) (*Theme, diag.List) {
	l := &loader{options: o, sources: gather(layers)}
	l.found = append(l.found, l.sources.found...)
	l.readIcons()
	l.parseAll()
	t := &Theme{layouts: l.build(), original: l.sources}
	t.assets = l.readAssets()
	t.urls = addresses(t.assets)
	l.found.Sort()
	if l.found.HasErrors() {
		return nil, l.found
	}
	return t, l.found
}

// loader is the state of one Load.
type loader struct {
	options Options
	sources *sources
	found   diag.List
	icons   map[string]template.HTML
	files   map[string]*file // parsed layouts and partials by path in the theme
}

// Execute writes the page of a layout, layouts/NAME.html. data is its view, or
// a pointer to it, which spares copies. What w holds after an error is not a
// page; the error is an [*Error] with the place in the author's file.
func (t *Theme) Execute(w *bytes.Buffer, layout string, data any) error {
	return t.execute(w, layout, data)
}

// Partial writes a partial, partials/NAME.html, by itself: a fragment that many
// pages share.
func (t *Theme) Partial(w *bytes.Buffer, name string, data any) error {
	return t.execute(w, "partials/"+name, data)
}

// Error is a fault of a layout that showed while it was executed.
type Error struct{ Diagnostic diag.Diagnostic }

// Error gives place and message in one line.
func (e *Error) Error() string { return e.Diagnostic.Position.String() + ": " + e.Diagnostic.Message }

func (t *Theme) execute(w *bytes.Buffer, name string, data any) error {
	l, ok := t.layouts[name]
	if !ok {
		return fmt.Errorf("the theme has no layout %q", name)
	}
	if err := l.execute(w, data); err != nil {
		d := t.original.locate(err, "theme/execute")
		d.Hint = "compare the file with the one that it replaces, in themes/default"
		return &Error{d}
	}
	return nil
}

// layout is a layout or a partial that can be executed.
type layout struct {
	template func() *template.Template
	program  *program // nil when there is none
}

func (l layout) execute(w *bytes.Buffer, data any) error {
	if l.program != nil && l.program.execute(w, data) {
		return nil
	}
	return l.template().Execute(w, data)
}
