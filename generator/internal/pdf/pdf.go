// Package pdf writes tagged, fillable PDF files. It knows objects, fonts, tags,
// form fields and the flow of blocks over pages, and nothing of what the pages
// are about.
//
// A file of this package has
//
//   - real text in embedded fonts (Go Regular and Go Bold: Latin, Greek and
//     Cyrillic), which also carry what is typed into the fields;
//   - a tree of structure elements that holds all text and every field in the
//     order of reading, with language, title, tooltips and tab order;
//   - fields of AcroForm with appearances, and no JavaScript.
//
// The same calls give the same bytes, on any machine: lengths are whole numbers,
// there is no date, and the file's id is its hash. Text that the fonts cannot
// show is an error, never an empty place: see [Missing]. Scripts that need
// shaping (Arabic, Hebrew, Devanagari) and the East Asian ones are not in the
// fonts, so they are found in this way, too.
//
// The format is ISO 32000-1 (PDF 1.7), whose sections are named where it helps.
package pdf

import "fmt"

// Length is a distance in thousandths of a point.
type Length int

// Units of length.
const (
	Point      Length = 1000
	Millimetre Length = 2835
)

// Paper is a size of paper.
type Paper struct{ Width, Height Length }

// A4 and Letter are the sizes that are sold; between them they serve the world.
var (
	A4     = Paper{595_276, 841_890}
	Letter = Paper{612_000, 792_000}
)

// Info is what a file says about itself.
type Info struct {
	Title    string
	Language string // a BCP 47 tag
	Paper    Paper
}

// Document is a file in the making. It is for one goroutine.
type Document struct {
	Root *Element // of the structure tree

	info    Info
	pages   []*Page
	form    []*field      // in the order of reading
	bold    map[rune]bool // what is shown in Bold
	missing *Missing
}

// Missing is the error of a text that the fonts cannot show.
type Missing struct {
	Rune rune   // the first that they lack
	Text string // where it stands
}

// Error names the character.
func (m *Missing) Error() string { return fmt.Sprintf("no font has %q (%U)", m.Rune, m.Rune) }

// New begins a document.
func New(info Info) *Document {
	return &Document{Root: &Element{kind: "Document"}, info: info, bold: map[rune]bool{}}
}

// AddPage adds an empty page.
func (d *Document) AddPage() *Page {
	p := &Page{doc: d}
	d.pages = append(d.pages, p)
	return p
}
