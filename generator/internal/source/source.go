// Package source walks the content folder into files. It knows names, sizes
// and limits, and no meaning: what a file is for is said by its content type.
//
// Everything is read through an fs.FS that cannot leave its folder. Symbolic
// links are reported, never followed; files that a site must not publish are
// reported; nothing is read here but names.
package source

import (
	"fmt"
	"io/fs"
	"maps"
	"math"
	"path"
	"slices"
	"strings"
	"time"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/permalink"
)

// The largest files that are read.
const (
	MaxPage     = 1 << 20
	MaxPicture  = 20 << 20
	MaxSettings = 1 << 20
	MaxSheet    = 4 << 20
)

// Names with a meaning of their own.
const (
	SettingsFile     = "site.yaml"
	AvailabilityFile = "availability.csv"
	sectionFile      = "_index.md"
	bundleFile       = "index.md"
)

// Deepest is how many folders a file, or an address, may lie in.
const Deepest = 16

// File is one file of the content folder.
type File struct {
	Path    string // from the content folder, with slashes
	Size    int64
	ModTime time.Time
	Refused bool // it was reported, and nobody reads it
}

// Equal tells whether a file looks as it did.
func (f File) Equal(other File) bool {
	return f.Path == other.Path && f.Size == other.Size && f.ModTime.Equal(other.ModTime)
}

// Page is a Markdown file with its logical path.
type Page struct {
	File
	Logical string // address without slashes at the ends: "mentors/ada"; "" for the home page
	Section bool   // it is the _index.md of a folder
	Bundle  string // the folder that holds its pictures, "" when it shares its folder
}

// Tree is what the content folder holds. All lists are sorted by path.
type Tree struct {
	Pages    []Page
	Files    map[string]File // pictures and documents, by path
	Settings *File           // nil when there are none; whoever reads them must look at MaxSettings
	Sheet    *File           // availability.csv; nil when there is none to read
}

// Walk lists the content folder. Names in problems are prefixed with label,
// the folder as the author knows it.
func Walk(fsys fs.FS, label string) (*Tree, diag.List) {
	w := &walker{label: label, tree: &Tree{Files: map[string]File{}}}
	err := fs.WalkDir(fsys, ".", w.visit)
	if err != nil {
		w.problem(diag.Error, ".", "source/unreadable", fmt.Sprintf("the folder cannot be read: %v", err), "check that the folder is there and that you may read it")
	}
	w.finish()
	w.problems.Sort()
	return w.tree, w.problems
}

type walker struct {
	label    string
	tree     *Tree
	bundles  []string
	problems diag.List
}

func (w *walker) problem(s diag.Severity, name, code, message, hint string) {
	w.problems = append(w.problems, diag.Diagnostic{Severity: s, Code: code, Message: message, Hint: hint,
		Position: diag.Position{File: path.Join(w.label, name)}})
}

func (w *walker) visit(name string, d fs.DirEntry, err error) error {
	switch {
	case err != nil:
		if name == "." {
			return err
		}
		w.problem(diag.Error, name, "source/unreadable", "this cannot be read", "check that you may read it")
		return nil
	case name != "." && Hidden(path.Base(name)):
		if d.IsDir() {
			return fs.SkipDir
		}
		return nil
	case d.Type()&fs.ModeSymlink != 0:
		w.problem(diag.Error, name, "source/symlink", "this is a symbolic link, which is not followed", "put a copy of the file here instead")
	case d.IsDir():
		if strings.Count(name, "/") > Deepest {
			w.problem(diag.Error, name, "source/too-deep", fmt.Sprintf("this folder lies more than %d folders deep", Deepest), "move it up")
			return fs.SkipDir
		}
	case !d.Type().IsRegular():
		w.problem(diag.Error, name, "source/foreign-file", "this is not an ordinary file", "remove it")
	default:
		w.file(name, d)
	}
	return nil
}

// Hidden tells what editors and systems leave behind.
func Hidden(base string) bool {
	return strings.HasPrefix(base, ".") || strings.HasSuffix(base, "~") || strings.HasPrefix(base, "~$") ||
		strings.HasPrefix(base, "#") || base == "Thumbs.db" || base == "desktop.ini" || base == "4913"
}

func (w *walker) file(name string, d fs.DirEntry) {
	info, err := d.Info()
	if err != nil {
		return // gone since the folder was listed
	}
	f := File{Path: name, Size: info.Size(), ModTime: info.ModTime()}
	switch ext := strings.ToLower(path.Ext(name)); {
	case name == SettingsFile:
		w.tree.Settings = &f
		w.fits(f, MaxSettings, "a settings file", "leave only settings in it: texts belong on pages")
	case name == AvailabilityFile:
		if w.fits(f, MaxSheet, "a sheet", "save it as CSV with one row for each mentor and no other columns") {
			w.tree.Sheet = &f
		}
	case ext == ".md":
		w.page(f)
	case IsPicture(name):
		w.asset(f, MaxPicture, "a picture", "make it smaller, for example 2000 pixels wide")
	case IsDocument(name):
		w.asset(f, MaxPicture, "a document", "make it smaller")
	default:
		w.foreign(name, ext)
	}
}

func (w *walker) foreign(name, ext string) {
	what := "a file without an ending"
	if ext != "" {
		what = fmt.Sprintf("a file that ends in %q", ext)
	}
	hint := "remove it: content may hold pages (.md), pictures (.jpg .png .gif .webp) and, named under materials: of a module, documents (.pdf .docx .odt .pptx .odp); lists of people belong outside this folder"
	meant := misnamed(name)
	switch base := strings.TrimSuffix(path.Base(name), path.Ext(name)); {
	case meant != "":
		hint = fmt.Sprintf("rename it to %s, or remove it if that is there already", path.Base(meant))
	case ext == ".svg":
		hint = fmt.Sprintf("export it as %s.png, and remove this one: a drawing of this kind can hold scripts", base)
	case slices.Contains([]string{".heic", ".heif", ".avif", ".tif", ".tiff", ".bmp"}, ext):
		hint = fmt.Sprintf("save the picture as %s.jpg, and remove this one: not every browser shows it", base)
	}
	w.problem(diag.Error, name, "source/foreign-file", what+" is never published", hint)
}

// misnamed gives the name that a file should have: editors that write plain
// text add .txt to what they do not know, settings are often called .yml, and
// Windows calls some JPEG files .jfif.
// It is empty for any other file.
func misnamed(name string) string {
	folder, base := path.Split(name)
	low := strings.ToLower(base)
	switch {
	case folder == "" && slices.Contains([]string{"site.yml", "site.yml.txt", SettingsFile + ".txt"}, low):
		return SettingsFile
	case strings.HasSuffix(low, ".md.txt") && low != ".md.txt":
		return base[:len(base)-len(".txt")]
	case strings.HasSuffix(low, ".jfif"):
		return base[:len(base)-len(".jfif")] + ".jpg"
	}
	return ""
}

// IsPicture tells a picture by its name.
func IsPicture(name string) bool {
	return slices.Contains([]string{".jpg", ".jpeg", ".png", ".gif", ".webp"}, strings.ToLower(path.Ext(name))) || path.Dir(name) == "." && strings.HasSuffix(strings.ToLower(name), ".svg")
}

// IsDocument tells a document that readers may download by its name. A
// spreadsheet is none: one beside the pages is most often a list of people.
func IsDocument(name string) bool {
	return slices.Contains([]string{".pdf", ".docx", ".odt", ".pptx", ".odp"}, strings.ToLower(path.Ext(name)))
}

// asset keeps a file even when it is too large, so that whoever names it is not
// told that it is missing.
func (w *walker) asset(f File, limit int64, what, hint string) {
	f.Refused = !w.fits(f, limit, what, hint)
	w.tree.Files[f.Path] = f
}

// fits reports a file that is too large to be read.
func (w *walker) fits(f File, limit int64, what, hint string) bool {
	if f.Size > limit {
		w.problem(diag.Error, f.Path, "source/too-large", fmt.Sprintf("%s of %s; %s is the most", what, bytes(f.Size), bytes(limit)), hint)
	}
	return f.Size <= limit
}

// bytes rounds up, so that a file over a limit never reads like the limit.
func bytes(n int64) string {
	if n >= 1<<20 {
		return fmt.Sprintf("%.1f MB", math.Ceil(float64(n)/(1<<20)*10)/10)
	}
	return fmt.Sprintf("%d KB", (n+1023)/1024)
}

func (w *walker) page(f File) {
	if !w.fits(f, MaxPage, "a page", "split it into several pages") {
		return
	}
	p := Page{File: f}
	dir, base := path.Split(f.Path)
	logical := strings.TrimSuffix(dir, "/")
	switch strings.ToLower(base) {
	case sectionFile:
		p.Section = true
	case bundleFile:
		p.Bundle = logical
		w.bundles = append(w.bundles, logical)
	default:
		logical = path.Join(logical, base[:len(base)-len(".md")])
	}
	p.Logical = w.logical(f.Path, logical)
	w.tree.Pages = append(w.tree.Pages, p)
}

// logical turns each part of a path into its slug, and reports the parts that
// cannot be one.
func (w *walker) logical(name, dirty string) string {
	if dirty == "" {
		return ""
	}
	parts := strings.Split(dirty, "/")
	for i, part := range parts {
		slug, err := permalink.Slug(part)
		if err != nil {
			w.problem(diag.Error, name, "source/bad-name", err.Error(), fmt.Sprintf("rename it, for example to %q", permalink.Suggest(part)))
			slug = fmt.Sprintf("bad-name-%d", len(w.tree.Pages))
		} else if permalink.MixedScripts(slug) {
			w.problem(diag.Warning, name, "source/mixed-scripts", fmt.Sprintf("the name %q mixes alphabets that look alike", slug), "check each letter, and rename the file in one alphabet")
		}
		parts[i] = slug
	}
	return strings.Join(parts, "/")
}

// finish judges files by their neighbours.
func (w *walker) finish() {
	w.bundled()
	w.alike()
}

// alike reports pictures and documents whose paths a file system may take for
// one, and documents at the address of a page.
func (w *walker) alike() {
	taken := map[string]string{} // path by folded path
	for _, p := range w.tree.Pages {
		taken[permalink.Fold(p.Logical)] = p.Path
	}
	for _, name := range slices.Sorted(maps.Keys(w.tree.Files)) {
		key := permalink.Fold(name)
		if other, twice := taken[key]; twice {
			w.problem(diag.Error, name, "source/same-name", fmt.Sprintf("many systems take this file and %s for one", path.Join(w.label, other)), "rename one of the two")
			continue
		}
		taken[key] = name
	}
}

// bundled gives every page of a bundle's inside its due: a bundle holds one
// page. Where it holds several, or is a folder at the top, its index.md was to
// be the _index.md of a section, and from here on it is.
func (w *walker) bundled() {
	for _, bundle := range w.bundles {
		inside := w.inside(bundle)
		switch own := path.Join(bundle, bundleFile); {
		case len(inside) == 0 || bundle == "":
		case len(inside) > 1 || path.Dir(bundle) == ".":
			w.problem(diag.Error, own, "source/page-in-bundle", fmt.Sprintf("index.md makes one page of this folder, which holds others, such as %s", inside[0]),
				"rename index.md to _index.md: that is the page of a section")
			i := slices.IndexFunc(w.tree.Pages, func(p Page) bool { return p.Path == own })
			w.tree.Pages[i].Section, w.tree.Pages[i].Bundle = true, ""
		default:
			w.problem(diag.Error, inside[0], "source/page-in-bundle", fmt.Sprintf("this page lies in the folder of another page, %s", own),
				fmt.Sprintf("move it up into %s, or rename index.md to _index.md to make a section", path.Dir(bundle)))
		}
	}
}

// inside lists the other pages in the folder of a bundle.
func (w *walker) inside(bundle string) (pages []string) {
	for _, p := range w.tree.Pages {
		if p.Bundle != bundle && strings.HasPrefix(p.Path, bundle+"/") {
			pages = append(pages, p.Path)
		}
	}
	return pages
}
