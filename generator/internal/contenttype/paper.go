package contenttype

import (
	"mentorbook/generator/internal/markdown"
	"mentorbook/generator/internal/view"
)

// Papers makes the PDFs of a form, one for each size of paper, and sees to it
// that they reach the output.
type Papers interface {
	// Get gives the files. The error is a *pdf.Missing when the fonts cannot show
	// the form, which then has none.
	Get(f PaperForm) ([]PaperFile, error)
}

// PaperForm is all that a form on paper shows. Everything is in the words of the
// form's readers.
type PaperForm struct {
	Name     string // of the files
	Title    string
	Language string
	Over     string   // above the title
	Purpose  string   // under it
	Facts    []string // under that: who, how long, who gets it back
	Address  string   // where it is on the web, without the scheme; empty when nobody knows
	Text     []markdown.Section
	Sheet    view.Sheet
	Words    PaperWords
}

// PaperWords are the words that paper adds.
type PaperWords struct {
	Page     string // "Page {number} of {total}"
	Copy     string // of a repeated part: "{number} of {total}"
	Ideas    string
	Optional string
}

// PaperFile is a PDF; URL is from the site's root, Size in bytes.
type PaperFile struct {
	Paper string // "A4" or "Letter"
	URL   string
	Size  int64
}
