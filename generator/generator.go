package generator

import (
	"context"
	"errors"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/check"
	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/contenttype/mentor"
	"mentorbook/generator/internal/emit/calendar"
	"mentorbook/generator/internal/made"
	"mentorbook/generator/internal/publish"
	"mentorbook/generator/internal/schema"
	"mentorbook/generator/internal/site"
	"mentorbook/generator/internal/source"
	"mentorbook/generator/internal/theme"
)

// Project is an open programme. Its methods are for one goroutine at a time,
// but for those of the preview: Page, Reload and Examine.
type Project struct {
	options Options
	content *content
	overlay *os.Root      // the site's own theme; nil without one
	layers  []theme.Layer // the theme's sources, strongest first

	programme    site.Programme
	settingsText []byte
	tongues      *contenttype.Tongues
	sheet        mentor.Sheet
	types        []contenttype.Type
	placeholders map[string][][]byte // of new pages, by content type
	sections     *schema.Schema
	theme        *theme.Theme
	texts        *texts

	pages     map[string]*loaded // by path in the content folder
	ordered   []*site.Page       // the same, in the reading order of the last assembly
	site      *site.Site
	outputs   []contenttype.Output
	calendars map[string]*calendar.Calendar // by address
	known     *addresses

	found    [rooms]diag.List // beside the pages
	unplaced diag.List        // found by assembling
	clashes  diag.List        // found by planning
	model    diag.List        // pages' front matter, references, rules
	phases   []Phase
	preview  *preview
}

// room is where a finding beside the pages was made; each is read again by
// itself.
type room uint8

const (
	inNames room = iota // of files and folders
	inSettings
	inWords
	inTheme
	inSheet
	rooms
)

func (p *Project) fault(r room, problems ...diag.Diagnostic) {
	p.found[r] = append(p.found[r], problems...)
}

// Open reads a programme. What is wrong with its files is among the project's
// problems; the error is for what no author can mend in a file.
func Open(o Options) (*Project, error) {
	if o.Workers < 1 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	c, err := openContent(o.Content)
	if err != nil {
		return nil, err
	}
	p := &Project{options: o, content: c, sections: schema.Of[site.Plain](), preview: newPreview()}
	p.phase("read", p.readAll)
	p.phase("assemble", p.assemble)
	return p, nil
}

// Close frees the folders that the project reads.
func (p *Project) Close() error {
	err := p.content.root.Close()
	if p.overlay != nil {
		err = errors.Join(err, p.overlay.Close())
	}
	return err
}

func (p *Project) phase(name string, run func()) {
	start := time.Now()
	run()
	p.phases = append(p.phases, Phase{name, time.Since(start)})
}

// readAll reads the folder, the settings and every page.
func (p *Project) readAll() {
	tree, problems := source.Walk(p.content.root.FS(), p.content.label)
	p.content.grow(tree)
	p.found = [rooms]diag.List{inNames: problems}
	p.read()
	p.texts = newTexts(p)
	p.pages, p.ordered = make(map[string]*loaded, len(tree.Pages)), make([]*site.Page, 0, len(tree.Pages))
	p.loadAll(tree.Pages)
}

// loadAll reads pages into their places.
func (p *Project) loadAll(files []source.Page) {
	defer p.content.hold()()
	all := make([]*loaded, len(files))
	p.parallel(len(all), func(i int) { all[i] = p.load(files[i]) })
	for _, l := range all {
		p.place(l)
	}
}

// place puts a page where the one of the same file was, or at the end.
func (p *Project) place(l *loaded) {
	name := l.page.Source.Path
	if before := p.pages[name]; before != nil {
		p.remove(name)
	}
	p.pages[name] = l
	p.ordered = append(p.ordered, l.page)
}

func (p *Project) remove(name string) {
	if i := slices.Index(p.ordered, p.pages[name].page); i >= 0 {
		p.ordered = slices.Delete(p.ordered, i, i+1)
	}
	delete(p.pages, name)
}

// parallel runs a job for each number below n on the project's workers.
func (p *Project) parallel(n int, job func(i int)) {
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(p.options.Workers, n) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				job(i)
			}
		})
	}
	workers.Wait()
}

// assemble makes the site out of the pages and plans its outputs.
func (p *Project) assemble() {
	p.site, p.unplaced = site.Assemble(p.programme, p.ordered, p.folders(), p.text)
	p.describe()
}

// describe plans the outputs of the site as it stands, and judges it.
func (p *Project) describe() {
	p.plan()
	p.assess()
}

// assess judges the site with its outputs.
func (p *Project) assess() {
	p.planCalendars()
	p.model = slices.Concat(p.unplaced, p.clashes)
	for _, l := range p.pages {
		if len(l.problems) > 0 && !p.programme.Settings.Hides(l.page.Meta().Example) {
			p.model = append(p.model, l.problems...)
		}
	}
	for _, t := range p.types {
		if t.Rules != nil {
			t.Rules(p.site, p.report)
		}
	}
	settings := schema.File{Name: path.Join(p.content.label, source.SettingsFile), Text: p.settingsText}
	p.model = append(p.model, p.misplaced()...)
	p.model = append(p.model, check.Menu(p.site, p.known, settings)...)
	p.model = append(p.model, check.Facets(p.programme.Settings, mentor.FacetNames(), func() []string { return mentor.Params(p.site.OfType(mentor.Name)) }, settings)...)
	p.model = append(p.model, check.Logo(p.site, p.content, settings)...)
	p.model = append(p.model, check.Levels(p.programme.Settings, settings)...)
	p.model = append(p.model, check.Invented(p.programme.Settings, settings)...)
	p.model = append(p.model, check.OwnDomain(p.programme.Settings, settings)...)
	p.model = append(p.model, p.unknownRows()...)
}

// unknownRows reports rows of the availability sheet that no profile has.
func (p *Project) unknownRows() diag.List {
	if p.sheet == nil {
		return nil
	}
	var ids []string
	for _, l := range p.pages {
		if strings.HasPrefix(l.page.Logical(), mentor.Folder+"/") {
			ids = append(ids, l.page.ID)
		}
	}
	slices.Sort(ids)
	text, _ := p.content.Read(source.AvailabilityFile)
	return p.sheet.Unknown(path.Join(p.content.label, source.AvailabilityFile), text, ids)
}

func (p *Project) text(page *site.Page) []byte {
	text, _ := p.content.Read(page.Source.Path)
	return text
}

func (p *Project) report(s diag.Severity, page *site.Page, at schema.At, code, message, hint string) {
	p.model = append(p.model, schema.File{Name: page.File, Text: p.text(page)}.Diagnostic(s, at, 1, code, message, hint))
}

// folders lists what the content types own, with the titles of their lists.
func (p *Project) folders() []site.Folder {
	var folders []site.Folder
	held := p.held()
	own := func(folder, key string) {
		if folder == "" || !held[folder] {
			return
		}
		title, err := p.programme.Words.T(key)
		if err != nil {
			title = "" // the folder's own name
		}
		folders = append(folders, site.Folder{Path: folder, Title: title})
	}
	for _, t := range p.types {
		own(t.Folder, "types."+t.Name)
		for _, folder := range t.Sections {
			own(folder, "section."+folder)
		}
	}
	return folders
}

// held tells the folders that hold a page, or have one of their own.
func (p *Project) held() map[string]bool {
	held := map[string]bool{".": true}
	for _, l := range p.pages {
		folder := l.page.Logical()
		if !l.page.Source.Section {
			folder = path.Dir(folder)
		}
		for ; folder != "" && !held[folder]; folder = path.Dir(folder) {
			held[folder] = true
		}
	}
	return held
}

// plan asks every type for its outputs.
func (p *Project) plan() {
	p.outputs, p.clashes = p.outputs[:0], nil
	for _, t := range p.types {
		p.outputs = append(p.outputs, t.Outputs(p.site)...)
	}
	p.known = newAddresses(p.theme, len(p.outputs))
	for i, o := range p.outputs {
		if other, taken := p.known.output(o.URL); taken {
			p.clash(o, p.outputs[other])
			continue
		}
		p.known.all[o.URL] = i
	}
	if p.programme.Settings.BaseURL.Value != "" {
		p.known.all[contenttype.FeedURL] = elsewhere
	}
	for _, format := range p.programme.Settings.Directory.Publish {
		p.known.all[dataURL(format.Value)] = elsewhere
	}
	for _, page := range p.site.Pages {
		for _, name := range page.Offers {
			p.known.all[contenttype.DocumentURL(name)] = elsewhere
		}
	}
}

// Problems lists what is wrong with the programme's files as far as they were
// read: all but their texts.
func (p *Project) Problems() diag.List {
	return p.levelled(slices.Concat(slices.Concat(p.found[:]...), p.model))
}

// levelled gives warnings the severity that the settings want. While these
// cannot be read, warnings wait: they may be turned off there.
func (p *Project) levelled(list diag.List) diag.List {
	levels := p.programme.Settings.Checks
	kept := list[:0]
	for _, d := range list {
		if p.programme.Settings.Unread() && d.Severity != diag.Error {
			continue
		}
		if level, set := levels[d.Code]; set && d.Severity != diag.Error {
			if level.Is("off") {
				continue
			}
			d.Severity = map[string]diag.Severity{"note": diag.Note, "warning": diag.Warning, "error": diag.Error}[level.Value]
		}
		kept = append(kept, d)
	}
	p.excerpts(kept)
	kept.Sort()
	return kept
}

// Check renders the whole site to nowhere and lists all that is wrong.
func (p *Project) Check(ctx context.Context) (diag.List, error) {
	return p.render(ctx, discard{}, nil)
}

// Build renders the site and publishes it, unless anything is wrong with it.
func (p *Project) Build(ctx context.Context) (Summary, diag.List, error) {
	start := time.Now()
	publication, err := publish.Open(p.options.Out, publish.Options{Foreign: p.foreign()})
	if err != nil {
		return Summary{}, nil, err
	}
	defer publication.Discard()
	cache, _ := made.OpenCache(filepath.Dir(filepath.Clean(p.options.Out))) // without one, everything is made again
	defer cache.Close()
	var problems diag.List
	out := p.indexing(publication)
	p.phase("render", func() { problems, err = p.render(ctx, out, cache) })
	if err != nil || p.refuses(problems) {
		return Summary{}, problems, err
	}
	p.phase("index", func() { err = out.write(p.options.Workers) })
	if err != nil {
		return Summary{}, problems, err
	}
	var done publish.Summary
	p.phase("publish", func() { done, err = publication.Commit(ctx) })
	if err == nil {
		cache.Sweep()
	}
	s := Summary{Pages: len(p.outputs), Files: done.Files, Written: done.Written, Unchanged: done.Unchanged, Removed: done.Removed, Bytes: done.Bytes, Phases: p.phases}
	for _, phase := range p.phases[:2] {
		s.Total += phase.Took
	}
	s.Total += time.Since(start)
	return s, problems, err
}

// refuses tells whether findings keep a site from being published.
func (p *Project) refuses(l diag.List) bool {
	return l.HasErrors() || p.options.Strict && l.Count(diag.Warning) > 0
}

func (p *Project) foreign() publish.Foreign {
	if p.options.Force {
		return publish.Overwrite
	}
	return publish.Respect
}

// discard takes files and forgets them.
type discard struct{}

func (discard) Put(string, []byte) error  { return nil }
func (discard) Keep(string) (int64, bool) { return 0, false }
