package site

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"fmt"
	"maps"
	"math"
	"path"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/i18n"
	"mentorbook/generator/internal/permalink"
	"mentorbook/generator/internal/schema"
	"mentorbook/generator/internal/source"
)

// Folder is a folder that a content type owns, for its implied section page.
type Folder struct {
	Path  string // logical
	Title string // empty for one made of its name
}

// Assemble builds the site from its decoded pages. Excerpts for problems are
// read through text, which gives the content of a page's file.
//
// The pages are put in reading order where they stand. The same slice may be
// assembled again after some pages were replaced, and is quick to order then.
func Assemble(p Programme, pages []*Page, folders []Folder, text func(*Page) []byte) (*Site, diag.List) {
	a := &assembly{
		Site: &Site{
			Programme: p, Pages: make([]*Page, 0, len(pages)+len(folders)),
			byType: map[string][]*Page{}, byID: map[string]map[string]*Page{},
			byLogical: make(map[string]*Page, len(pages)+len(folders)), bySource: make(map[string]*Page, len(pages)),
			byTopic: map[string]map[string][]*Page{}, byTongue: map[string][]*Page{}, byName: map[string]map[string]*Page{}, withheld: map[string]*Page{},
		},
		text: text, titles: map[string]string{}, folded: map[string]*Page{}, choices: map[string][]string{},
	}
	a.sources = sync.OnceValue(func() []string { return sortedKeys(a.bySource) })
	a.order(pages)
	a.publish(pages)
	a.sections(folders)
	a.order(a.Pages)
	a.index()
	a.references()
	return a.Site, a.problems
}

type assembly struct {
	*Site
	text     func(*Page) []byte
	titles   map[string]string   // of folders
	folded   map[string]*Page    // by folded logical path, where that is another
	choices  map[string][]string // what references may say, by content type, once one is wrong
	problems diag.List
}

// report names a place in a page's file.
func (a *assembly) report(s diag.Severity, p *Page, at schema.At, length int, code, message, hint string) {
	f := schema.File{Name: p.File}
	if at.Line > 0 && a.text != nil {
		f.Text = a.text(p)
	}
	a.problems = append(a.problems, f.Diagnostic(s, at, length, code, message, hint))
}

// order sorts pages as a reader expects. What a page is sorted by stays with
// it, since its front matter does.
func (a *assembly) order(pages []*Page) {
	collator := a.Words.Collator()
	for _, p := range pages {
		if p.order == nil {
			p.order = readingKey(p, collator)
		}
	}
	slices.SortFunc(pages, inReadingOrder)
}

func inReadingOrder(x, y *Page) int { return bytes.Compare(x.order, y.order) }

// readingKey is what a page is sorted by: weight, those without one last, then
// title, then path.
func readingKey(p *Page, collator *i18n.Collator) []byte {
	title := collator.Key(cmp.Or(p.SortAs, p.Title))
	weight := uint64(p.Meta().Weight) ^ 1<<63 // negative numbers come before positive ones
	if p.Meta().Weight == 0 {
		weight = math.MaxUint64
	}
	key := make([]byte, 0, 8+len(title)+2+len(p.Logical())+1+len(p.Source.Path))
	key = append(append(binary.BigEndian.AppendUint64(key, weight), title...), 0, 0)
	return append(append(append(key, p.Logical()...), 0), p.Source.Path...)
}

// publish takes the pages that are on the site today and refuses two with one
// address.
func (a *assembly) publish(pages []*Page) {
	for _, p := range pages {
		if p.Unread || !a.Publishes(p.Meta()) {
			a.withheld[p.Logical()] = p
			continue
		}
		if other := a.at(p.Logical()); other != nil {
			a.collision(p, other)
			continue
		}
		p.Parent, p.Previous, p.Next, p.Children, p.Owned = nil, nil, nil, nil, false
		a.add(p)
	}
	a.aliases()
}

func (a *assembly) add(p *Page) {
	a.Pages = append(a.Pages, p)
	a.byLogical[p.Logical()] = p
	if key := permalink.Fold(p.Logical()); key != p.Logical() {
		a.folded[key] = p
	}
}

// at gives the page whose address a reader or a file system would take for this
// one.
func (a *assembly) at(logical string) *Page {
	key := permalink.Fold(logical)
	return cmp.Or(a.byLogical[key], a.folded[key])
}

// aliases checks that old addresses are addresses and free.
func (a *assembly) aliases() {
	from := map[string]*Page{}
	for _, p := range a.Pages {
		if p.Meta().Aliases != nil {
			a.Moved = append(a.Moved, p)
		}
		for _, alias := range p.Meta().Aliases {
			address, problem := Alias(alias.Value)
			if problem != "" {
				a.report(diag.Error, p, alias.At, len(alias.Value), "site/bad-alias", problem, "write the old address from the site's root, such as: /guides/old-name/")
				continue
			}
			key := permalink.Fold(address)
			at := a.at(strings.Trim(address, "/"))
			switch other := cmp.Or(at, from[key]); {
			case other == p && at == p:
				a.report(diag.Error, p, alias.At, len(alias.Value), "site/alias-taken", fmt.Sprintf("the alias %q is the page's own address", alias.Value), "remove it")
			case other == p:
				a.report(diag.Error, p, alias.At, len(alias.Value), "site/alias-taken", fmt.Sprintf("the alias %q stands here a second time", alias.Value), "keep one of them")
			case other != nil:
				a.report(diag.Error, p, alias.At, len(alias.Value), "site/alias-taken", fmt.Sprintf("the alias %q is an address of %s", alias.Value, other.File), "remove it here, or rename that page")
			}
			from[key] = p
		}
	}
}

// Alias turns an old address as its author wrote it into an address of the
// site, or says what is wrong with it. Capitals stay: hosts such as GitHub Pages
// tell them from small letters, and so do the old links.
func Alias(written string) (address, problem string) {
	if strings.ContainsAny(written, "\\?#:*\"<>|%") || strings.Contains(written, "//") {
		return "", fmt.Sprintf("%q is not an address of this site", written)
	}
	written = strings.TrimSpace(written)
	clean := strings.Trim(strings.TrimSuffix("/"+strings.Trim(written, "/"), "/index.html"), "/")
	if clean == "" {
		return "", fmt.Sprintf("%q is the home page", written)
	}
	if strings.Count(clean, "/") > source.Deepest {
		return "", fmt.Sprintf("this alias lies more than %d folders deep", source.Deepest)
	}
	for part := range strings.SplitSeq(clean, "/") {
		if part == ".." || part == "." {
			return "", fmt.Sprintf("%q leads out of its folder", written)
		}
		if part != strings.TrimSpace(part) {
			return "", fmt.Sprintf("a part of %q begins or ends with a space", written)
		}
		if _, err := permalink.Slug(part); err != nil && part != permalink.Reserved {
			return "", "the alias cannot be used: " + err.Error()
		}
	}
	switch ext, first := path.Ext(clean), firstPart(permalink.Fold(clean)); {
	case first == "assets" || first == "pictures":
		return "", fmt.Sprintf("%q is an address for files that the site makes", written)
	case ext == ".html":
		return "/" + clean, ""
	case ext != "" && !strings.HasSuffix(written, "/") || strings.EqualFold(clean, "CNAME"):
		return "", fmt.Sprintf("%q is the name of a file, not of a page", written)
	}
	return "/" + clean + "/", ""
}

func firstPart(clean string) string {
	first, _, _ := strings.Cut(clean, "/")
	return first
}

// sections gives every folder a page and every page its parent.
func (a *assembly) sections(folders []Folder) {
	for _, f := range folders {
		a.titles[f.Path] = f.Title
	}
	for _, f := range folders {
		a.section(f.Path).Owned = true
	}
	a.Home = a.section("")
	for i := 0; i < len(a.Pages); i++ { // grows by the folders without a page
		if p := a.Pages[i]; p != a.Home {
			p.Parent = a.section(parent(p.Logical()))
		}
	}
}

func parent(logical string) string {
	if dir := path.Dir(logical); dir != "." {
		return dir
	}
	return ""
}

// section finds the page of a folder, or makes one.
func (a *assembly) section(logical string) *Page {
	if p := a.byLogical[logical]; p != nil {
		return p
	}
	p := &Page{Type: SectionType, URL: permalink.Page(logical), ID: path.Base(logical), Title: a.titles[logical]}
	p.Source.Logical, p.Source.Section = logical, true
	if logical == "" {
		p.Type, p.Title = HomeType, a.Settings.Title
	}
	if p.Title == "" {
		p.Title = permalink.Words(p.ID)
	}
	a.add(p)
	return p
}

// index makes neighbours and fills the look-ups, each in reading order.
func (a *assembly) index() {
	last := map[*Page]*Page{} // by parent
	for _, p := range a.Pages {
		if p.Source.Path != "" {
			a.bySource[norm.NFC.String(p.Source.Path)] = p
		}
		if p.Parent != nil {
			p.Parent.Children = append(p.Parent.Children, p)
		}
		if p.IsSection() {
			continue
		}
		if p.Listed != Quietly {
			if before := last[p.Parent]; before != nil {
				before.Next, p.Previous = p, before
			}
			last[p.Parent] = p
			a.terms(p)
		}
		a.byType[p.Type] = append(a.byType[p.Type], p)
		ids := a.byID[p.Type]
		if ids == nil {
			ids = map[string]*Page{}
			a.byID[p.Type] = ids
		}
		if other := ids[p.ID]; other != nil {
			a.sameName(p, other)
		}
		ids[p.ID] = p
		a.names(p)
	}
}

// names makes a page found by its names. Most types have no other names, and
// nobody asks for their titles.
func (a *assembly) names(p *Page) {
	if p.Names == nil {
		return
	}
	if a.byName[p.Type] == nil {
		a.byName[p.Type] = map[string]*Page{}
	}
	for _, name := range append([]string{p.Title}, p.Names...) {
		a.byName[p.Type][permalink.Fold(name)] = p
	}
}

func (a *assembly) terms(p *Page) {
	about := a.byTopic[p.Type]
	if about == nil {
		about = map[string][]*Page{}
		a.byTopic[p.Type] = about
	}
	for _, topic := range p.Topics {
		about[topic] = append(about[topic], p)
	}
	for _, code := range p.Tongues {
		a.byTongue[code] = append(a.byTongue[code], p)
	}
}

// references checks that each names a page. One that is not published today is
// worth a warning only, so that no date ever stops a scheduled build.
func (a *assembly) references() {
	for _, p := range a.Pages {
		for _, r := range p.Refs {
			if a.Find(r.Key.Ref, r.ID) == nil {
				a.dangling(p, r)
			}
		}
	}
}

func (a *assembly) dangling(p *Page, r schema.Reference) {
	of := r.Key.Ref
	what := cmp.Or(map[string]string{AnyType: "page"}[of], of)
	if held := a.heldBack(r); held != nil {
		if held.Meta().Example || held.Unread {
			return // the settings left it out on purpose, or its own fault says enough
		}
		a.report(diag.Warning, p, r.At, len(r.ID), "site/withheld-reference",
			fmt.Sprintf("the %s %q is not on the site today, so it is left out here", what, r.ID), "it is a draft, or its dates keep it back")
		return
	}
	hint := fmt.Sprintf("there is no file for it; was it renamed? write its new name, remove it here, or make the page with: mentorbook new %s %s", of, argument(r.ID))
	if of == AnyType {
		hint = "there is no such page; was its file renamed? write its folder and new name, as in guides/my-guide, or remove the name here"
	}
	if _, err := permalink.Slug(r.ID); err != nil && of != AnyType {
		hint = "write the name of a file, without its folder and without .md"
	}
	if near, ok := diag.Nearest(r.ID, a.candidates(of)); ok {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	a.report(diag.Error, p, r.At, len(r.ID), "site/unknown-reference", fmt.Sprintf("%q names the %s %q, which does not exist", r.Key.Name, what, r.ID), hint)
}

// argument writes a name as one word of a command line.
func argument(name string) string {
	if strings.Contains(name, " ") {
		return `"` + name + `"`
	}
	return name
}

// heldBack gives the page that a reference names, when it is not on the site
// today.
func (a *assembly) heldBack(r schema.Reference) *Page {
	for logical, p := range a.withheld {
		if of := r.Key.Ref; of == AnyType && logical == r.ID || p.Type == of && p.ID == r.ID {
			return p
		}
	}
	return nil
}

// candidates lists what a reference of a type may say.
func (a *assembly) candidates(contentType string) []string {
	list, known := a.choices[contentType]
	if known {
		return list
	}
	if list = sortedKeys(a.byID[contentType]); contentType == AnyType {
		list = sortedKeys(a.byLogical)
	}
	a.choices[contentType] = list
	return list
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
