// Package typetest runs content types on small programmes that a test writes
// down as a txtar archive of a content folder. It reads no disk but the test's
// own archive, and the day is always [Today].
package typetest

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/config"
	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/frontmatter"
	"mentorbook/generator/internal/i18n"
	"mentorbook/generator/internal/markdown"
	"mentorbook/generator/internal/permalink"
	"mentorbook/generator/internal/schema"
	"mentorbook/generator/internal/site"
	"mentorbook/generator/internal/source"
	"mentorbook/generator/internal/theme"
	"mentorbook/themes"
)

// Today is the day of every test.
const Today = "2026-11-21"

// settings stand in for a site.yaml that the archive does not have.
const settings = `title: Riverbend Mentoring
timezone: Europe/London
director: {name: Maren Holt, email: mentoring@example.org}
`

// World is an assembled programme.
type World struct {
	*contenttype.Shared
	Findings diag.List // of front matter, texts and rules, sorted

	files files
}

// files are the content folder; see contenttype.Files.
type files map[string][]byte

func (f files) Read(name string) ([]byte, error) {
	data, ok := f[name]
	if !ok {
		return nil, fs.ErrNotExist
	}
	return data, nil
}

func (f files) Has(name string) bool { return path.Ext(name) != ".md" && f[name] != nil }

func (f files) Near(string) []string {
	var names []string
	for name := range f {
		if path.Ext(name) != ".md" {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// noPapers makes no PDF.
type noPapers struct{}

func (noPapers) Get(contenttype.PaperForm) ([]contenttype.PaperFile, error) { return nil, nil }

// New reads a programme. Files outside the types' folders are documents and
// settings; the comment of the archive says what it is about.
func New(t testing.TB, archive string, types ...contenttype.Type) *World {
	t.Helper()
	w := &World{Shared: &contenttype.Shared{Types: types, Problems: &diag.Collector{}, Anchors: contenttype.NewAnchors(), Papers: noPapers{}}, files: files{}}
	for _, f := range txtar.Parse([]byte(archive)).Files {
		w.files[f.Name] = f.Data
	}
	w.Files = w.files
	programme := w.programme(t)
	w.Tongues = contenttype.NewTongues(programme.Words)
	md := markdown.New(markdown.Options{Language: programme.Settings.Language.Value})
	w.Markdown = func(string) *markdown.Markdown { return md }
	var pages []*site.Page
	var folders []site.Folder
	for i := range types {
		for _, folder := range append([]string{types[i].Folder}, types[i].Sections...) {
			folders = append(folders, site.Folder{Path: folder, Title: types[i].Name + "s"})
		}
		pages = append(pages, w.load(&types[i], programme)...)
	}
	var problems diag.List
	w.Site, problems = site.Assemble(programme, pages, folders, func(p *site.Page) []byte { return w.files[p.Source.Path] })
	w.Findings = append(w.Findings, problems...)
	w.rules()
	w.plan()
	w.Findings.Sort()
	return w
}

func (w *World) programme(t testing.TB) site.Programme {
	t.Helper()
	text := w.files["site.yaml"]
	if text == nil {
		text = []byte(settings)
	}
	s, problems := config.Load("site.yaml", text)
	data, err := fs.ReadFile(themes.Default(), "i18n/en.yaml")
	if err != nil {
		t.Fatal(err)
	}
	m, more := i18n.Parse("en.yaml", data)
	words, most := i18n.New("en", m)
	if all := slices.Concat(problems, more, most); len(all) > 0 {
		t.Fatal(all)
	}
	zone, err := time.LoadLocation(s.Timezone.Value)
	day, err2 := time.Parse(time.DateOnly, Today)
	if err := errors.Join(err, err2); err != nil {
		t.Fatal(err)
	}
	w.Theme = bare(t, words)
	return site.Programme{Settings: s, Words: words, Zone: zone, Today: day}
}

// bare is a theme that shows nothing: the tests look at views.
func bare(t testing.TB, words *i18n.Catalogue) *theme.Theme {
	t.Helper()
	empty := fstest.MapFS{}
	for _, name := range []string{"layouts/base", "partials/header", "partials/footer", "partials/mentor-card"} {
		empty[name+".html"] = &fstest.MapFile{Data: []byte("<p></p>")}
	}
	th, problems := theme.Load([]theme.Layer{{Name: "bare", FS: empty}}, theme.Options{Words: words})
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	return th
}

// load reads the pages of one type.
func (w *World) load(ty *contenttype.Type, programme site.Programme) []*site.Page {
	var pages []*site.Page
	for name := range w.files {
		rest, inside := strings.CutPrefix(name, ty.Folder+"/")
		if !inside || path.Ext(name) != ".md" {
			continue
		}
		id := strings.TrimSuffix(rest, ".md")
		p := &site.Page{Type: ty.Name, File: name, ID: id, URL: permalink.Page(ty.Folder + "/" + id)}
		p.Source = source.Page{File: source.File{Path: name}, Logical: ty.Folder + "/" + id}
		if w.decode(ty, p, programme) {
			pages = append(pages, p)
		}
	}
	slices.SortFunc(pages, func(a, b *site.Page) int { return strings.Compare(a.File, b.File) })
	return pages
}

// decode fills a page and checks it; it tells whether there is one.
func (w *World) decode(ty *contenttype.Type, p *site.Page, programme site.Programme) bool {
	text := w.files[p.Source.Path]
	parts, problems := frontmatter.Split(p.File, text)
	w.Findings = append(w.Findings, problems...)
	if parts.Meta == nil {
		return false
	}
	p.Record, p.Body = ty.New(), parts.Body
	result := ty.Schema.Decode(p.File, text, parts.Meta, programme.Settings, p.Record)
	w.Findings = append(w.Findings, result.Problems...)
	m := p.Meta()
	p.Title, p.Summary, p.Lang, p.Refs = m.Title, m.Summary, m.Lang, result.Refs
	for _, r := range m.Topics {
		p.Topics = append(p.Topics, r.ID)
	}
	c := &contenttype.Check{Programme: programme, Tongues: w.Tongues, Files: w.files, File: schema.File{Name: p.File, Text: text}}
	if ty.Load != nil && !result.Problems.HasErrors() {
		ty.Load(c, p)
	}
	w.Findings = append(w.Findings, c.Problems...)
	if ty.Body != nil {
		c := &contenttype.Check{Programme: programme, Tongues: w.Tongues, Files: w.files, File: schema.File{Name: p.File}}
		ty.Body(c, p, w.Markdown("").Parse(markdown.Source{File: p.File, Text: text[p.Body.Offset:], FirstLine: p.Body.Line}))
		w.Findings = append(w.Findings, c.Problems...)
	}
	return true
}

func (w *World) rules() {
	report := func(s diag.Severity, p *site.Page, at schema.At, code, message, hint string) {
		w.Findings = append(w.Findings, schema.File{Name: p.File, Text: w.files[p.Source.Path]}.Diagnostic(s, at, 1, code, message, hint))
	}
	for _, t := range w.Types {
		if t.Rules != nil {
			t.Rules(w.Site, report)
		}
	}
}
