// Package spreadsheet reads tables as spreadsheets and form services export
// them, CSV and XLSX, within limits, and writes CSV that is safe to open.
//
// Cells are text: a formula is what it came to, markup is never read, and a day
// that Excel stored as a number stays one until [Table.Days] is asked for it.
// What a file claims of its size is not believed; an archive is measured before
// it is opened. Nothing is guessed: an encoding that is not UTF-8 or UTF-16 must
// be named. The package knows no column and opens no file.
package spreadsheet

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"mentorbook/generator/diag"
)

// The limits of a table. A cell of Excel holds 32,767 characters.
const (
	MaxFile    = 16 << 20 // bytes
	MaxUnzip   = 64 << 20 // bytes, of all parts of an archive
	MaxText    = 64 << 20 // bytes, of all cells
	MaxRows    = 20_000
	MaxColumns = 256
	MaxCell    = 32_767 // characters
)

// Table is a sheet of text. Blank rows are left out.
type Table struct {
	File   string // its name, for messages
	Header Row    // the first row
	Rows   []Row
	Unfit  []Unfit // cells that no person wrote so; they are left empty
	serial epoch   // how days are stored as numbers
}

// Unfit is a cell that cannot be taken, and what is wrong with it.
type Unfit struct {
	Row, Column   int // the column counted from 0
	Message, Hint string
}

// Row is one row. Cells behind the last one are empty.
type Row struct {
	Number int // as the spreadsheet counts, from 1
	Cells  []string
}

// Cell gives the text of a column, counted from 0.
func (r Row) Cell(column int) string {
	if column < 0 || column >= len(r.Cells) {
		return ""
	}
	return r.Cells[column]
}

// Options say what a file does not tell about itself.
type Options struct {
	Encoding string // of a CSV file, such as windows-1252; empty for Unicode
	Sheet    string // of a workbook; empty for the first that is shown
}

// Read reads a file by what is in it, whatever its name. With problems there is
// no table.
func Read(file string, data []byte, o Options) (Table, diag.List) {
	r := &reader{table: Table{File: file}}
	switch {
	case len(data) > MaxFile:
		r.refuse("spreadsheet/too-large", fmt.Sprintf("the file has %d MB; %d are the most", len(data)>>20, MaxFile>>20), "remove pictures and other sheets, or save the sheet as CSV")
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		r.workbook(data, o.Sheet)
	default:
		r.delimited(data, o.Encoding)
	}
	if r.problems == nil && r.table.Header.Cells == nil {
		r.refuse("spreadsheet/empty", "there is nothing in this sheet", "the first row names the columns; each row below is one person")
	}
	if r.problems != nil {
		return Table{}, r.problems
	}
	return r.table, nil
}

type reader struct {
	table    Table
	problems diag.List
	text     int // bytes of all cells
}

// refuse reports what keeps the whole file from being read.
func (r *reader) refuse(code, message, hint string) {
	r.problems = append(r.problems, diag.Diagnostic{Severity: diag.Error, Code: code, Message: message, Hint: hint, Position: diag.Position{File: r.table.File}})
}

// refuseCell reports a cell, or with a column below 0 a row.
func (r *reader) refuseCell(row, column int, code, message, hint string) {
	at, name := diag.Position{File: r.table.File, Line: row}, fmt.Sprintf("row %d", row)
	if column >= 0 {
		at.Column, name = column+1, "cell "+CellName(row, column)
	}
	r.problems = append(r.problems, diag.Diagnostic{Severity: diag.Error, Code: code, Message: name + " " + message, Hint: hint, Position: at})
}

// add takes a row and tells whether to go on.
func (r *reader) add(number int, cells []string) bool {
	for i, c := range cells {
		if r.text += len(c); r.text > MaxText {
			r.refuseCell(number, i, "spreadsheet/too-large", "is where the sheet passes 64 MB of text", "split the sheet")
			return false
		}
		cells[i] = r.fit(number, i, c)
	}
	for len(cells) > 0 && cells[len(cells)-1] == "" {
		cells = cells[:len(cells)-1]
	}
	switch {
	case len(cells) == 0:
		return true
	case len(cells) > MaxColumns:
		r.refuseCell(number, len(cells)-1, "spreadsheet/too-wide", fmt.Sprintf("lies beyond the %d columns that are read", MaxColumns), "remove the columns that nobody needs")
		return false
	case r.table.Header.Cells == nil:
		r.table.Header = Row{number, cells}
	case len(r.table.Rows) == MaxRows:
		r.refuseCell(number, -1, "spreadsheet/too-long", fmt.Sprintf("comes after the %d that are read", MaxRows), "split the sheet")
		return false
	default:
		r.table.Rows = append(r.table.Rows, Row{number, cells})
	}
	return true
}

// fit gives a cell as it can be used, and nothing for one that cannot.
func (r *reader) fit(row, column int, cell string) string {
	unfit := func(message, hint string) string {
		r.table.Unfit = append(r.table.Unfit, Unfit{row, column, message, hint})
		return ""
	}
	if len(cell) > MaxCell && utf8.RuneCountInString(cell) > MaxCell {
		return unfit(fmt.Sprintf("the cell holds %d characters; %d are the most", utf8.RuneCountInString(cell), MaxCell), "shorten it")
	}
	if !utf8.ValidString(cell) {
		return unfit("the cell holds bytes that are no letters", "type the cell anew")
	}
	if i := strings.IndexFunc(cell, deceptive); i >= 0 {
		odd, _ := utf8.DecodeRuneInString(cell[i:])
		return unfit(fmt.Sprintf("the cell holds an invisible character, U+%04X, which no person types", odd), "type the cell anew")
	}
	cell = tidy(cell)
	if failed.MatchString(cell) {
		return unfit(fmt.Sprintf("the cell holds %s, by which a spreadsheet says that a formula failed", cell), "mend the formula, or type what the cell is to say")
	}
	return cell
}

// failed is what Excel, Google Sheets and LibreOffice show in place of what a
// formula should have come to.
var failed = regexp.MustCompile(`^(?:#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|BUSY!|UNKNOWN!|ERROR!|GETTING_DATA)|Err:\d{3})$`)

// deceptive tells the characters that a person does not type and that could
// fool a reader: control characters, and those that turn the direction of what
// follows.
func deceptive(r rune) bool {
	return unicode.IsControl(r) && r != '\n' && r != '\r' && r != '\t' || r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069'
}

// invisible characters come along when text is copied, and stand for nothing.
var invisible = strings.NewReplacer("\uFEFF", "", "\u200b", "", "\u00ad", "", "\u00a0", " ", "\u202f", " ", "\r\n", "\n", "\r", "\n", "\t", " ")

// tidy gives a cell with plain spaces and line ends, and none around it.
func tidy(cell string) string {
	return strings.TrimSpace(invisible.Replace(Unguard(cell)))
}

// CellName names a cell as spreadsheets do: row 12 and column 3 are "D12".
func CellName(row, column int) string { return ColumnName(column) + fmt.Sprint(row) }

// ColumnName names a column, counted from 0: "A", "Z", "AA".
func ColumnName(column int) string {
	name := ""
	for n := column + 1; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name
}
