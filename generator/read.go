package generator

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/text/language"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/check"
	"mentorbook/generator/internal/config"
	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/contenttype/mentor"
	"mentorbook/generator/internal/frontmatter"
	"mentorbook/generator/internal/permalink"
	"mentorbook/generator/internal/schema"
	"mentorbook/generator/internal/site"
	"mentorbook/generator/internal/source"
	"mentorbook/generator/internal/theme"
)

// content is the folder of the programme. All reading goes through os.Root, so
// that nothing outside is ever read.
type content struct {
	root  *os.Root
	label string // the folder as the author knows it, with slashes
	tree  *source.Tree
	held  map[string]*os.Root // the folders in it, see hold
	names func() []string     // of pictures and documents, sorted at the first hint that asks
}

func (c *content) grow(tree *source.Tree) {
	c.tree = tree
	c.names = sync.OnceValue(func() []string { return slices.Sorted(maps.Keys(tree.Files)) })
}

func openContent(folder string) (*content, error) {
	root, err := os.OpenRoot(folder)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("there is no folder %q; go to the folder that holds content/, or name it with --content", folder)
		}
		if info, e := os.Stat(folder); e == nil && !info.IsDir() {
			return nil, fmt.Errorf("%q is a file; name the folder that holds site.yaml with --content", folder)
		}
		return nil, err
	}
	return &content{root: root, label: label(folder)}, nil
}

// label is how messages name a folder: as it was given, or by its last part
// when that is a path of the machine.
func label(folder string) string {
	if filepath.IsAbs(folder) {
		return filepath.Base(folder)
	}
	return path.Clean(filepath.ToSlash(folder))
}

// Read gives a file; see contenttype.Files.
func (c *content) Read(name string) ([]byte, error) {
	if c.tree.Files[name].Refused {
		return nil, contenttype.ErrReported
	}
	root, name := c.nearest(name)
	return root.ReadFile(name)
}

// readInto puts a file of about a size into an empty buffer.
func (c *content) readInto(w *bytes.Buffer, name string, size int64) error {
	root, name := c.nearest(name)
	f, err := root.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	w.Grow(int(size) + bytes.MinRead)
	_, err = w.ReadFrom(f)
	return err
}

// nearest gives an open folder above a file and the way from there.
func (c *content) nearest(name string) (root *os.Root, way string) {
	if folder, rest, below := strings.Cut(name, "/"); below && c.held[folder] != nil {
		return c.held[folder], filepath.FromSlash(rest)
	}
	return c.root, filepath.FromSlash(name)
}

// hold keeps the folders in the content folder open while many of their files
// are read, since a root looks for each file anew, folder by folder. Between
// whiles they stay free to be renamed.
func (c *content) hold() (release func()) {
	c.held = map[string]*os.Root{}
	for _, page := range c.tree.Pages {
		folder, _, below := strings.Cut(page.Path, "/")
		if _, known := c.held[folder]; known || !below {
			continue
		}
		c.held[folder], _ = c.root.OpenRoot(folder) // without it, files are read from above
	}
	return func() {
		for _, root := range c.held {
			if root != nil {
				root.Close()
			}
		}
		c.held = nil
	}
}

// Has tells whether there is a picture or document; see contenttype.Files.
func (c *content) Has(name string) bool {
	_, ok := c.tree.Files[name]
	return ok
}

// Near lists pictures and documents; see contenttype.Files.
func (c *content) Near(string) []string { return c.names() }

// read reads everything but the pages: settings, words, theme and sheet.
func (p *Project) read() {
	p.openTheme()
	settings, text := p.settings()
	p.settingsText = text
	p.programme = site.Programme{Settings: settings, Words: p.words(settings.Language.Value)}
	if p.options.Drafts {
		p.programme.Drafts = site.PutIn
	}
	if p.options.Future {
		p.programme.Future = site.PutIn
	}
	p.programme.Zone, p.programme.Today = today(p.options, settings)
	p.tongues = contenttype.NewTongues(p.programme.Words)
	p.sheet = p.availability()
	p.types = contentTypes(p.sheet)
	p.placeholders = map[string][][]byte{}
	for i := range p.types {
		p.placeholders[p.types[i].Name] = p.types[i].Placeholders()
	}
	p.theme = p.loadTheme()
}

func (p *Project) settings() (*config.Settings, []byte) {
	name := path.Join(p.content.label, source.SettingsFile)
	f := p.content.tree.Settings
	if f == nil {
		p.fault(inSettings, diag.Diagnostic{Severity: diag.Error, Code: "settings/missing", Position: diag.Position{File: name},
			Message: "the settings file is missing", Hint: "make the file with at least: title: … and director: {name: …}, or begin anew with: mentorbook init DIR"})
	}
	if f == nil || f.Size > source.MaxSettings { // which the walk has reported
		return config.Missing(), nil
	}
	text, err := p.content.Read(source.SettingsFile)
	if err != nil {
		p.fault(inSettings, diag.Diagnostic{Severity: diag.Error, Code: "settings/unreadable", Position: diag.Position{File: name}, Message: "the settings cannot be read", Hint: "check that you may read the file"})
		return config.Missing(), nil
	}
	s, problems := config.Load(name, text)
	p.fault(inSettings, problems...)
	if p.options.BaseURL != "" {
		s.BaseURL.Value = strings.TrimSuffix(p.options.BaseURL, "/") + "/"
	}
	if p.options.Repository != "" {
		s.Repository.Value = strings.TrimSuffix(p.options.Repository, "/")
	}
	return s, text
}

// today gives the programme's zone and the day of the build in it.
func today(o Options, s *config.Settings) (*time.Location, time.Time) {
	zone, err := time.LoadLocation(s.Timezone.Value)
	if err != nil {
		zone = time.UTC
	}
	if day, err := time.Parse("2006-01-02", o.Today); err == nil {
		return zone, day
	}
	year, month, day := o.Now.In(zone).Date()
	return zone, time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

// openTheme finds the theme's sources, strongest first.
func (p *Project) openTheme() {
	p.layers = []theme.Layer{{Name: "themes/default", FS: p.options.Default}}
	p.preview.overlay = nil
	if p.overlay != nil {
		p.overlay.Close()
		p.overlay = nil
	}
	if p.options.Theme == "" {
		return
	}
	folder := p.themeFolder()
	if info, err := os.Lstat(folder); err == nil && !info.IsDir() {
		p.fault(inTheme, diag.Diagnostic{Severity: diag.Error, Code: "theme/not-a-folder", Message: fmt.Sprintf("the theme %q is not a folder of its own", p.options.Theme),
			Hint: fmt.Sprintf("put the theme's files into the folder %s; a link to a folder is not followed", filepath.ToSlash(folder))})
		return
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		p.fault(inTheme, diag.Diagnostic{Severity: diag.Error, Code: "theme/missing", Message: fmt.Sprintf("there is no theme %q", p.options.Theme),
			Hint: fmt.Sprintf("make the folder %s, or leave out --theme", filepath.ToSlash(folder))})
		return
	}
	p.overlay = root
	p.layers = slices.Insert(p.layers, 0, theme.Layer{Name: path.Join(label(p.options.Themes), p.options.Theme), FS: root.FS()})
	p.preview.overlay = p.overlayFiles() // before it is loaded: what is saved from now on is a change
}

// themeFolder is where the site's own theme lies.
func (p *Project) themeFolder() string { return filepath.Join(p.options.Themes, p.options.Theme) }

func (p *Project) loadTheme() *theme.Theme {
	s := p.programme.Settings
	o := theme.Options{Words: p.programme.Words, Brand: s.Brand.Colour.Value, Views: p.views(),
		BrandAt: s.Brand.Colour.At.Position(path.Join(p.content.label, source.SettingsFile))}
	t, problems := theme.Load(p.layers, o)
	for i := range problems {
		if problems[i].Position.File == o.BrandAt.File {
			problems[i].Source = schema.File{Text: p.settingsText}.Line(problems[i].Line)
		}
	}
	p.fault(inTheme, problems...)
	return t
}

// availability reads the sheet, if there is one.
func (p *Project) availability() mentor.Sheet {
	if p.content.tree.Sheet == nil {
		return nil
	}
	text, err := p.content.Read(source.AvailabilityFile)
	if err != nil {
		p.fault(inSheet, diag.Diagnostic{Severity: diag.Error, Code: "availability/unreadable", Message: "the sheet cannot be read",
			Position: diag.Position{File: path.Join(p.content.label, source.AvailabilityFile)}, Hint: "check that you may read it"})
		return nil
	}
	sheet, problems := mentor.ReadSheet(path.Join(p.content.label, source.AvailabilityFile), text)
	p.fault(inSheet, problems...)
	return sheet
}

// loaded is a page as it was read, with what was found in its front matter.
type loaded struct {
	page        *site.Page
	problems    diag.List
	files       []string // pictures and documents that its front matter names
	front, text uint64   // hashes of the metadata and of the whole file
}

// inquiry is the content folder to the checks of one page. It notes which
// pictures and documents they ask for, since the page is to be checked again
// when one of these comes or goes.
type inquiry struct {
	*content
	by *loaded
}

// Has tells whether there is a picture or document; see contenttype.Files.
func (q inquiry) Has(name string) bool {
	q.by.files = append(q.by.files, name)
	return q.content.Has(name)
}

// load reads one page.
func (p *Project) load(f source.Page) *loaded {
	w := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(w)
	w.Reset()
	err := p.content.readInto(w, f.Path, f.Size)
	return p.decode(f, w.Bytes(), err)
}

// decode makes a page of what was read: its front matter, decoded and checked.
// Nothing of it refers to the text.
func (p *Project) decode(f source.Page, text []byte, err error) *loaded {
	l := &loaded{page: &site.Page{Source: f, File: path.Join(p.content.label, f.Path), ID: path.Base(f.Logical), URL: permalink.Page(f.Logical)}}
	t := p.typeOf(f)
	l.page.Type = typeName(t, f)
	if err != nil {
		l.problems = diag.List{{Severity: diag.Error, Code: "source/unreadable", Message: "this page cannot be read", Hint: "check that the file is there and that you may read it", Position: diag.Position{File: l.page.File}}}
		return unusable(l)
	}
	parts, problems := frontmatter.Split(l.page.File, text)
	l.problems, l.page.Body = problems, parts.Body
	l.front, l.text = p.preview.hash(text[:parts.Body.Offset]), p.preview.hash(text)
	if parts.Meta == nil {
		return unusable(l)
	}
	if d, wrong := p.strayed(f, t, schema.File{Name: l.page.File, Text: text}, parts.Meta); wrong {
		l.problems = append(l.problems, d)
		return unusable(l)
	}
	record := newRecord(t, f)
	result := p.schemaOf(t, f).Decode(l.page.File, text, parts.Meta, p.programme.Settings, record)
	l.problems = append(l.problems, result.Problems...)
	l.page.Record, l.page.Refs = record, result.Refs
	common(l.page)
	c := &contenttype.Check{Programme: p.programme, Tongues: p.tongues, Files: inquiry{p.content, l}, File: schema.File{Name: l.page.File, Text: text}}
	pageLanguage(c, l.page)
	if t != nil && t.Load != nil {
		t.Load(c, l.page)
	}
	l.problems = append(l.problems, news(c.Problems, l.problems)...)
	l.problems = append(l.problems, p.imageProblems(c, l.page)...)
	l.problems = append(l.problems, check.Review(p.programme, l.page)...)
	if m := l.page.Meta(); !m.Draft && !m.Example {
		l.problems = append(l.problems, check.Invented(p.programme.Settings, c.File)...)
	}
	if !l.page.Meta().Draft {
		l.problems = append(l.problems, p.unwritten(l.page.Type, c.File)...)
	}
	return l
}

// unwritten finds what a page that is no draft still says as every new page of
// its type does: words to its author, which readers would see.
func (p *Project) unwritten(contentType string, f schema.File) diag.List {
	first, count := len(f.Text), 0
	for _, line := range p.placeholders[contentType] {
		at := bytes.Index(f.Text, line)
		if at < 1 || f.Text[at-1] != '\n' || !endsLine(f.Text[at+len(line):]) {
			continue
		}
		first, count = min(first, at), count+1
	}
	if count == 0 {
		return nil
	}
	message := "this line is as every new page has it"
	switch {
	case count == 2:
		message += ", and so is one below"
	case count > 2:
		message += fmt.Sprintf(", and so are %d below", count-1)
	}
	return diag.List{f.Diagnostic(diag.Warning, schema.Place(1+bytes.Count(f.Text[:first], []byte("\n")), 1), 1, "content/placeholder",
		message, "write it in your own words, or remove it; until then, put the line draft: true back")}
}

func endsLine(rest []byte) bool { return len(rest) == 0 || rest[0] == '\n' || rest[0] == '\r' }

// news leaves out findings about a line that is known to be wrong, or about a
// key that is known to be missing: mending that mends them.
func news(found, known diag.List) diag.List {
	if !known.HasErrors() {
		return found
	}
	return slices.DeleteFunc(found, func(d diag.Diagnostic) bool {
		return d.Position == diag.Position{File: d.File, Line: 1, Column: 1} ||
			slices.ContainsFunc(known, func(k diag.Diagnostic) bool { return k.Severity == diag.Error && k.Line == d.Line })
	})
}

// unusable marks a page that cannot be on the site.
func unusable(l *loaded) *loaded {
	l.page.Record, l.page.Unread = &site.Plain{}, true
	return l
}

// typeOf gives the content type of a file; nil for the page of a folder.
func (p *Project) typeOf(f source.Page) *contenttype.Type {
	if f.Section || f.Logical == "" {
		return nil
	}
	for i := range p.types {
		if folder := p.types[i].Folder; folder == "" || strings.HasPrefix(f.Logical, folder+"/") {
			return &p.types[i]
		}
	}
	return nil
}

func newRecord(t *contenttype.Type, f source.Page) site.Record {
	if t == nil {
		return &site.Plain{}
	}
	return t.New()
}

func (p *Project) schemaOf(t *contenttype.Type, f source.Page) *schema.Schema {
	if t == nil {
		return p.sections
	}
	return t.Schema
}

// common fills the plain fields that every type takes from the shared front
// matter.
func common(page *site.Page) {
	m := page.Meta()
	page.Title, page.Summary, page.Lang = m.Title, m.Summary, m.Lang
	page.Topics = make([]string, len(m.Topics))
	for i, r := range m.Topics {
		page.Topics[i] = r.ID
	}
}

// typeName is what the site calls the pages of a type; t is nil for the page of
// a folder.
func typeName(t *contenttype.Type, f source.Page) string {
	switch {
	case f.Logical == "":
		return site.HomeType
	case t == nil:
		return site.SectionType
	}
	return t.Name
}

// imageProblems checks the picture that any page may have.
func (p *Project) imageProblems(c *contenttype.Check, page *site.Page) diag.List {
	src := page.Meta().Image.Src
	if src.Value == "" {
		return nil
	}
	name, inside := contenttype.Beside(page, src.Value)
	switch {
	case !inside:
		return diag.List{c.File.Diagnostic(diag.Error, src.At, len(src.Value), "links/outside", fmt.Sprintf("%q leads out of the content folder", src.Value), "put the picture beside this page and write only its name")}
	case !c.Files.Has(name):
		hint := "put the file beside this page, or correct its name"
		if near, ok := diag.Nearest(name, c.Files.Near(name)); ok {
			hint = fmt.Sprintf("did you mean %q?", path.Base(near))
		}
		return diag.List{c.File.Diagnostic(diag.Error, src.At, len(src.Value), "links/missing-image", fmt.Sprintf("there is no picture %q", src.Value), hint)}
	}
	return nil
}

// pageLanguage checks the code of a page's own language, and spells it as browsers
// do.
func pageLanguage(c *contenttype.Check, page *site.Page) {
	if page.Lang == "" {
		return
	}
	tag, err := language.Parse(page.Lang)
	if err == nil {
		page.Lang = tag.String()
	} else {
		c.Error(c.At("lang"), "front-matter/bad-language", fmt.Sprintf("\"lang\" is %q, which is not the code of a language", page.Lang), "write, for example: lang: de")
	}
}
