package generator

import (
	"bytes"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/contenttype/mentor"
	"mentorbook/generator/internal/site"
	"mentorbook/generator/internal/source"
)

// Change says what a reload came to.
type Change struct {
	Extent Extent
	Files  []string // that changed, as their author knows them; empty when too much did
}

// Extent is how far a change reaches.
type Extent uint8

// The extents, least first.
const (
	Nothing Extent = iota // nothing was written
	Styles                // style sheets alone
	Texts                 // texts of pages
	Whole                 // any page may show it
)

func (c *Change) add(e Extent, files ...string) {
	c.Extent = max(c.Extent, e)
	c.Files = append(c.Files, files...)
}

// Folders lists the folders of the machine that the project is made of and that
// may change.
func (p *Project) Folders() []string {
	folders := []string{p.options.Content}
	if p.options.Theme != "" {
		folders = append(folders, p.themePlace())
	}
	return folders
}

// themePlace is where a change of the site's own theme shows: in its folder, or,
// when that is a link, which is not followed, where a folder may take its place.
func (p *Project) themePlace() string {
	if info, err := os.Lstat(p.themeFolder()); err == nil && info.Mode()&fs.ModeSymlink != 0 {
		return p.options.Themes
	}
	return p.themeFolder()
}

// Reload reads again what changed. The paths, of the machine, are where
// something may have; nil is anywhere. When they name only pages that are
// known, nothing else is looked at; a page whose front matter is the same is
// not decoded, and the site not assembled.
func (p *Project) Reload(paths []string) Change {
	v := p.preview
	v.once.Do(p.renewAll)
	v.search.edits.Add(1)
	v.mu.Lock()
	defer v.mu.Unlock()
	t := p.touched(paths)
	if t.settings && !bytes.Equal(p.readSettings(), p.settingsText) {
		return p.reopen(Change{Files: []string{path.Join(p.content.label, source.SettingsFile)}})
	}
	c := Change{}
	if t.theme {
		if words := p.reloadTheme(&c); words {
			return p.reopen(c)
		}
	}
	themed := c.Extent != Nothing
	p.reloadPages(t, &c)
	mended := c.Extent != Nothing && len(v.unfit.List()) > 0 // the text may no longer show that picture
	if mended {
		p.renewPictures()
	}
	if themed || mended || c.Extent == Whole {
		p.renew()
	}
	slices.Sort(c.Files)
	return c
}

// reopen reads everything anew.
func (p *Project) reopen(c Change) Change {
	p.readAll()
	p.assemble()
	p.renewAll()
	c.add(Whole)
	return c
}

// touch is what may have changed.
type touch struct {
	pages    []source.Page // to be read and compared
	gone     []string      // pages that are no longer there
	settings bool
	sheet    bool
	files    []string // pictures and documents that came, went or changed
	names    bool     // what is wrong with names
	theme    bool
	again    effect
}

// effect is what is made again of the site, least first.
type effect uint8

const (
	assessed  effect = iota // what is wrong with it
	planned                 // its outputs too
	assembled               // all of it
)

// touched finds what paths may mean.
func (p *Project) touched(paths []string) touch {
	if paths == nil {
		return p.rescan(touch{theme: true})
	}
	var t touch
	walk := false
	for _, file := range paths {
		if p.options.Theme != "" {
			if _, inside := below(p.themeFolder(), file); inside {
				t.theme = true
				continue
			}
		}
		name, inside := below(p.options.Content, file)
		if !inside || leftover(name) {
			continue
		}
		f, known := p.again(name)
		if known {
			t.pages = append(t.pages, f)
			continue
		}
		walk = walk || p.concerns(name)
		t.settings = t.settings || name == source.SettingsFile
		t.sheet = t.sheet || name == source.AvailabilityFile
	}
	if walk {
		return p.rescan(t)
	}
	return t
}

// below gives the path, with slashes, of a file inside a folder.
func below(folder, file string) (string, bool) {
	name, err := filepath.Rel(folder, file)
	if err != nil {
		return "", false
	}
	name = filepath.ToSlash(name)
	return name, name != ".." && !strings.HasPrefix(name, "../")
}

// leftover tells a file of an editor or a system.
func leftover(name string) bool {
	return name != "." && slices.ContainsFunc(strings.Split(name, "/"), source.Hidden)
}

// again looks at the file of a page that is known.
func (p *Project) again(name string) (source.Page, bool) {
	l := p.pages[name]
	if l == nil {
		return source.Page{}, false
	}
	info, err := p.content.root.Lstat(filepath.FromSlash(name))
	if err != nil || !info.Mode().IsRegular() || info.Size() > source.MaxPage {
		return source.Page{}, false
	}
	f := l.page.Source
	f.Size, f.ModTime = info.Size(), info.ModTime()
	return f, true
}

// concerns tells a path at which there is something, or was.
func (p *Project) concerns(name string) bool {
	if _, err := p.content.root.Lstat(filepath.FromSlash(name)); err == nil {
		return true
	}
	was := func(known string) bool { return known == name || strings.HasPrefix(known, name+"/") }
	for known := range p.pages {
		if was(known) {
			return true
		}
	}
	for known := range p.content.tree.Files {
		if was(known) {
			return true
		}
	}
	return was(source.SettingsFile) || was(source.AvailabilityFile)
}

// rescan walks the content folder and compares sizes and times.
func (p *Project) rescan(t touch) touch {
	p.content.reopen(p.options.Content)
	before := p.content.tree
	tree, problems := source.Walk(p.content.root.FS(), p.content.label)
	t.settings = t.settings || changed(before.Settings, tree.Settings)
	t.sheet = t.sheet || changed(before.Sheet, tree.Sheet)
	t.files = unlike(before.Files, tree.Files, source.File.Equal)
	t.names = !slices.Equal(problems, p.found[inNames])
	there := make(map[string]bool, len(tree.Pages))
	for _, f := range tree.Pages {
		there[f.Path] = true
		if l := p.pages[f.Path]; l == nil || l.page.Source.Logical != f.Logical || !l.page.Source.File.Equal(f.File) {
			t.pages = append(t.pages, f)
		}
	}
	for name := range p.pages {
		if !there[name] {
			t.gone = append(t.gone, name)
		}
	}
	p.content.grow(tree)
	p.found[inNames] = problems
	return t
}

func changed(a, b *source.File) bool {
	return (a == nil) != (b == nil) || a != nil && !a.Equal(*b)
}

func (p *Project) readSettings() []byte {
	text, err := p.content.Read(source.SettingsFile)
	if err != nil {
		return nil
	}
	return text
}

// reloadPages reads pages again, and what is beside them.
func (p *Project) reloadPages(t touch, c *Change) {
	for _, name := range t.gone {
		c.add(Whole, p.pages[name].page.File)
		p.remove(name)
	}
	if t.names {
		c.add(Whole)
	}
	if t.names || t.gone != nil || t.files != nil || t.sheet {
		t.again = assembled
	}
	for _, f := range t.pages {
		t.again = max(t.again, p.reread(f, c))
	}
	if t.files != nil {
		p.reloadFiles(t.files, c)
	}
	if t.sheet {
		p.reloadSheet(c)
	}
	switch {
	case t.again == assembled:
		p.assemble()
		if links := p.linkable(); links != p.preview.links {
			p.preview.links = links
			p.preview.forget()
		}
	case t.again == planned:
		p.describe()
	case c.Extent == Whole:
		p.assess()
	}
}

// reread reads a page again. With the front matter that it had it has no effect
// on the site, and often little with another.
func (p *Project) reread(f source.Page, c *Change) effect {
	text, err := p.content.Read(f.Path)
	fresh, before := p.preview.hash(text), p.pages[f.Path]
	if err == nil && before != nil && before.page.Source.Logical == f.Logical {
		// A page may have been rendered of a text that came and went, so that
		// the same text at another time is a change.
		same := before.text == fresh && before.page.Source.File.Equal(f.File)
		if before.text == fresh || p.sameFront(before, text) {
			before.text, before.page.Source = fresh, f
			if !same {
				p.preview.drop(before.page.URL)
				c.add(Texts, before.page.File)
			}
			return assessed
		}
	}
	l := p.decode(f, text, err)
	p.preview.drop(l.page.URL)
	c.add(Whole, l.page.File)
	fit := site.Unfit
	if before != nil && !p.misfits(l.page.File) {
		fit = p.site.Replace(before.page, l.page)
	}
	if fit == site.Unfit {
		p.place(l)
		return assembled
	}
	l.page = before.page
	p.pages[f.Path] = l
	if fit == site.Relisted {
		return planned
	}
	return assessed
}

// misfits tells whether assembling found something that this file may mend.
func (p *Project) misfits(file string) bool {
	return slices.ContainsFunc(p.unplaced, func(d diag.Diagnostic) bool { return d.Severity == diag.Error || d.File == file })
}

// sameFront tells whether a text begins with the front matter that its page was
// decoded from. A page that could not be decoded has none.
func (p *Project) sameFront(l *loaded, text []byte) bool {
	end := l.page.Body.Offset
	return !l.page.Unread && end <= len(text) && p.preview.hash(text[:end]) == l.front
}

// drop forgets what was found in the text of a page, and in pages with errors:
// some are made of many texts, and this one may have stood in the way while it
// was being saved.
func (v *preview) drop(address string) {
	v.judging.Lock()
	defer v.judging.Unlock()
	delete(v.judged, address)
	for _, failed := range v.failed {
		delete(v.judged, failed)
	}
	v.failed = nil
}

// reloadFiles takes up pictures and documents that came, went or changed. Any
// text may show them; front matter is read again where it names one, or one
// that is not there, which may have been meant.
func (p *Project) reloadFiles(names []string, c *Change) {
	p.renewPictures()
	concerned := func(name string) bool { return slices.Contains(names, name) || !p.content.Has(name) }
	var pages []source.Page
	for _, l := range p.pages {
		if slices.ContainsFunc(l.files, concerned) {
			pages = append(pages, l.page.Source)
		}
	}
	p.loadAll(pages)
	c.add(Whole)
}

// reloadSheet reads the availability sheet again, and the profiles that it is
// about.
func (p *Project) reloadSheet(c *Change) {
	p.found[inSheet] = nil
	p.sheet = p.availability()
	p.types = contentTypes(p.sheet)
	var profiles []source.Page
	for _, l := range p.pages {
		if t := p.typeOf(l.page.Source); t != nil && t.Name == mentor.Name {
			profiles = append(profiles, l.page.Source)
		}
	}
	p.loadAll(profiles)
	c.add(Whole, path.Join(p.content.label, source.AvailabilityFile))
}

// reloadTheme reads the site's own theme again, if it changed. It leaves that
// to the caller when the words did, since everything is made with them.
func (p *Project) reloadTheme(c *Change) (words bool) {
	had, faults, before, laid := p.theme, p.found[inTheme], p.preview.overlay, p.overlay != nil
	p.found[inTheme] = nil
	p.openTheme()
	files := unlike(before, p.preview.overlay, func(a, b uint64) bool { return a == b })
	if len(files) == 0 && laid == (p.overlay != nil) {
		p.found[inTheme] = faults
		return false
	}
	for _, name := range files {
		c.Files = append(c.Files, path.Join(label(p.options.Themes), p.options.Theme, name))
	}
	if slices.ContainsFunc(files, inFolder("i18n/")) {
		return true
	}
	p.theme = p.loadTheme()
	p.known.theme = p.theme
	p.preview.forget()
	c.add(Styles)
	styles := inFolder("assets/styles/")
	if had == nil || p.theme == nil || slices.ContainsFunc(files, func(name string) bool { return !styles(name) }) {
		c.add(Whole)
	}
	return false
}

func inFolder(folder string) func(name string) bool {
	return func(name string) bool { return strings.HasPrefix(name, folder) }
}

// overlayFiles gives a hash of each file of the site's own theme. One that
// cannot be read has none, which the theme itself reports.
func (p *Project) overlayFiles() map[string]uint64 {
	files, fsys := map[string]uint64{}, p.overlay.FS()
	fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || leftover(name) {
			return nil
		}
		if text, err := fs.ReadFile(fsys, name); err == nil {
			files[name] = p.preview.hash(text)
		}
		return nil
	})
	return files
}

// unlike lists the names, in order, that two sets do not give the same.
func unlike[V any](a, b map[string]V, same func(V, V) bool) []string {
	var names []string
	for name, v := range a {
		if other, there := b[name]; !there || !same(v, other) {
			names = append(names, name)
		}
	}
	for name := range b {
		if _, there := a[name]; !there {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// reopen takes up a folder that was put in the place of another.
func (c *content) reopen(folder string) {
	now, err := os.Stat(folder)
	was, gone := c.root.Stat(".")
	if err != nil || gone == nil && os.SameFile(now, was) {
		return
	}
	if root, err := os.OpenRoot(folder); err == nil {
		c.root.Close()
		c.root = root
	}
}
