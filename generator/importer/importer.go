// Package importer turns what people send a coordinator into profiles and
// availability: sign-up sheets, monthly sheets and short answers. It also gives
// the profiles back as a sheet.
//
// It works on values alone: a [Programme] and the bytes of a file go in, and a
// plan comes out, of files as they would be, with everything that was not
// understood. Nothing is written here, nothing is asked, and nothing is guessed:
// a column is known by its name, by a mapping that a person saved, or not at
// all; a value is one of the programme's words, or it is reported with the
// nearest; a name that is nearly somebody's is nobody's.
//
// A row is taken whole or not at all. A profile that is there already is edited
// where the sheet says something else and nowhere besides, so that its text,
// its comments and what a sheet knows nothing of stay as they are, byte for
// byte. Consent comes only from a column that a person named for it.
//
// What a sheet holds beside profiles, such as e-mail addresses, goes into no
// file of the programme.
package importer

import (
	"fmt"
	"strings"
	"time"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/spreadsheet"
)

// Programme is what is known before a file is read.
type Programme struct {
	Today    time.Time // the day of the import, at midnight UTC
	Topics   []Term
	Levels   []Term // of topics
	Formats  []Term
	Focus    []Term
	Roles    []Term
	Statuses []Term
	Contacts []Term // ways to reach a person
	Yes, No  []string
	Choices  int        // how many mentors a mentee may choose
	Months   [12]string // names of months, beside the English ones

	Headings     map[string]string // of the parts of a profile's text: why, background, earlier, ways
	Messages     Messages
	Asked        []string // keys that the form at /join/ asks for, such as "capacity.mentees"
	Language     func(written string) (code string, known bool)
	NearLanguage func(written string) (name string, found bool) // for hints
	Home         string                                         // the programme's own time zone
	Zone         func(name string) bool                         // whether there is such a time zone

	Profiles     []Profile
	Availability []byte // content/availability.csv; nil when there is none

	// Judge finds what check would say of a profile's text.
	Judge func(path string, text []byte) diag.List
}

// Term is a word of the programme with everything that people call it.
type Term struct {
	ID    string
	Names []string
}

// Profile is a file of a mentor.
type Profile struct {
	ID   string // the last part of its address
	Path string // in the content folder: "mentors/ada.md"
	File string // as the author knows it: "content/mentors/ada.md"
	Text []byte
	// Hidden is true of the starter's invented people when the settings leave
	// them out: their names stay taken, but nobody counts or mails them.
	Hidden bool
}

// Input is a file that somebody sent.
type Input struct {
	Name     string // for messages
	Data     []byte
	Encoding string // of a CSV file that is not Unicode, such as windows-1252
	Sheet    string // of a workbook; empty for the first that is shown
}

func (in Input) table() (spreadsheet.Table, diag.List) {
	return spreadsheet.Read(in.Name, in.Data, spreadsheet.Options{Encoding: in.Encoding, Sheet: in.Sheet})
}

// BadRows says what happens to good rows beside bad ones.
type BadRows uint8

// The ways.
const (
	Refuse BadRows = iota // nothing is written
	Skip                  // good rows are written
)

// Plan is what an import comes to.
type Plan struct {
	Problems diag.List
	Changes  []Change // to be written; nil when anything keeps them from being
	Rejected []byte   // the bad rows as a sheet to send back; nil when there are none
	// Suggested is a mapping that would do, when columns are not known yet. A
	// person must look through it.
	Suggested []byte

	Rows, New, Updated, Same, Bad int // people
	Left                          int // out, since they do not want to be listed
}

// Change is a file before and after.
type Change struct {
	Path   string // in the content folder
	Before []byte // nil for a new file
	After  []byte
	Why    string // whose row it comes from
}

// cell names a cell with its column's header.
func cell(t spreadsheet.Table, row, column int) string {
	return fmt.Sprintf("%s (%s)", spreadsheet.CellName(row, column), brief(t.Header.Cell(column)))
}

// brief is a header short enough for a sentence.
func brief(header string) string {
	header = strings.Join(strings.Fields(header), " ")
	if runes := []rune(header); len(runes) > 40 {
		return string(runes[:39]) + "…"
	}
	return header
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
