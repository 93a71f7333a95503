package spreadsheet

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"mentorbook/generator/diag"
)

const saveAgain = "open it in a spreadsheet program, copy the cells into a new sheet and save that as .xlsx"

// workbook reads XLSX. Cells come as they are stored: a day is a number. The
// library reads whatever a stranger's file holds; should it stumble, the file
// is at fault and not the run.
func (r *reader) workbook(data []byte, sheet string) {
	if !r.survey(data) {
		return
	}
	defer func() {
		if recover() != nil {
			r.refuse("spreadsheet/broken", "this workbook cannot be read", saveAgain)
		}
	}()
	book, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true, UnzipSizeLimit: MaxUnzip, UnzipXMLSizeLimit: MaxUnzip})
	if err != nil {
		r.refuse("spreadsheet/broken", "this workbook cannot be read", saveAgain)
		return
	}
	defer book.Close() // nothing was written
	if sheet, err = chosen(book, sheet); err != nil {
		r.refuse("spreadsheet/no-sheet", err.Error(), "name one of them with --sheet")
		return
	}
	r.table.serial = from1900
	if p, err := book.GetWorkbookProps(); err == nil && p.Date1904 != nil && *p.Date1904 {
		r.table.serial = from1904
	}
	rows, err := book.Rows(sheet)
	if err != nil {
		r.refuse("spreadsheet/broken", fmt.Sprintf("the sheet %q cannot be read", sheet), saveAgain)
		return
	}
	r.rows(rows)
	rows.Close()
}

func (r *reader) rows(rows *excelize.Rows) {
	for number := 1; rows.Next(); number++ {
		cells, err := rows.Columns()
		if err != nil {
			r.refuseCell(number, -1, "spreadsheet/broken", "cannot be read", saveAgain)
			return
		}
		if !r.add(number, cells) {
			return
		}
	}
	if rows.Error() != nil {
		r.refuse("spreadsheet/broken", "this workbook cannot be read to its end", saveAgain)
	}
}

// chosen gives the sheet of a name, or the first that is shown.
func chosen(book *excelize.File, name string) (string, error) {
	var shown []string
	for _, sheet := range book.GetSheetList() {
		if sheet == name {
			return sheet, nil
		}
		if visible, err := book.GetSheetVisible(sheet); err == nil && visible {
			shown = append(shown, sheet)
		}
	}
	switch {
	case name != "":
		return "", fmt.Errorf("there is no sheet %q; the sheets are %q", name, shown)
	case shown == nil:
		return "", errors.New("the workbook shows no sheet")
	}
	return shown[0], nil
}

// survey measures an archive before anything is made of it. The sizes that it
// claims are not believed.
func (r *reader) survey(data []byte) bool {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		r.refuse("spreadsheet/broken", "this file is an archive that cannot be read", saveAgain)
		return false
	}
	if !holds(archive, "[Content_Types].xml") {
		r.refuse("spreadsheet/not-a-sheet", "this is an archive and not an Excel workbook", "unpack it first, or save the sheet as an Excel workbook (.xlsx) or as \"CSV UTF-8\"")
		return false
	}
	left := int64(MaxUnzip)
	for _, part := range archive.File {
		if left, err = r.part(part, left); err != nil || r.problems != nil {
			if r.problems == nil {
				r.refuse("spreadsheet/broken", "this workbook is damaged", saveAgain)
			}
			return false
		}
	}
	return true
}

func holds(archive *zip.Reader, name string) bool {
	for _, f := range archive.File {
		if strings.EqualFold(f.Name, name) {
			return true
		}
	}
	return false
}

// errUnpacked says that an archive passed what is read of it.
var errUnpacked = errors.New("too much")

// meter lets so many bytes pass.
type meter struct {
	r    io.Reader
	left int64
}

// Read passes bytes on, and fails behind the last that is allowed.
func (m *meter) Read(p []byte) (int, error) {
	n, err := m.r.Read(p)
	if m.left -= int64(n); m.left < 0 {
		return 0, errUnpacked
	}
	return n, err
}

// part measures one part of an archive and gives what is left for the others.
func (r *reader) part(f *zip.File, left int64) (int64, error) {
	in, err := f.Open()
	if err != nil {
		return 0, err
	}
	defer in.Close()
	m := &meter{in, left}
	switch name := strings.ToLower(f.Name); {
	case strings.HasSuffix(name, "sharedstrings.xml"):
		err = r.strings(m)
	case strings.Contains(name, "worksheets/") && strings.HasSuffix(name, ".xml"):
		err = r.columns(m)
	}
	if err == nil && r.problems == nil {
		_, err = io.Copy(io.Discard, m)
	}
	if errors.Is(err, errUnpacked) {
		r.refuse("spreadsheet/archive-bomb", fmt.Sprintf("this workbook unpacks to more than %d MB", MaxUnzip>>20), saveAgain)
	}
	return m.left, err
}

// strings looks for a text that a few bytes in each of many cells could repeat.
func (r *reader) strings(in io.Reader) error {
	size := 0
	return tokens(in, func(t xml.Token) bool {
		switch t := t.(type) {
		case xml.StartElement:
			if t.Name.Local == "si" {
				size = 0
			}
		case xml.EndElement:
			if t.Name.Local == "si" {
				size = 0
			}
		case xml.CharData:
			if size += len(t); size > 4*MaxCell {
				r.refuse("spreadsheet/long-cell", fmt.Sprintf("a cell of this workbook holds more than %d characters", MaxCell), "shorten the longest cells")
				return false
			}
		}
		return true
	})
}

// columns looks for a cell so far to the right that its row would be huge.
func (r *reader) columns(in io.Reader) error {
	count := 0
	return tokens(in, func(t xml.Token) bool {
		start, ok := t.(xml.StartElement)
		if !ok {
			return true
		}
		switch start.Name.Local {
		case "row":
			count = 0
		case "v", "is", "f":
			if count <= MaxColumns {
				return true
			}
			r.problems = append(r.problems, diag.Diagnostic{Severity: diag.Error, Code: "spreadsheet/too-wide", Position: diag.Position{File: r.table.File},
				Message: fmt.Sprintf("a row of this workbook has more than the %d cells that are read", MaxColumns), Hint: "remove the columns that nobody needs"})
			return false
		case "c":
			count++
			for _, a := range start.Attr {
				if column, _, err := excelize.CellNameToCoordinates(a.Value); a.Name.Local == "r" && err == nil {
					count = column
				}
			}
		}
		return true
	})
}

// deepest is how far elements may stand inside one another; workbooks need ten.
const deepest = 100

var errXML = errors.New("the elements do not close")

// tokens reads XML until it ends or use has seen enough. The library that reads
// the cells takes a fault for the end of the sheet, and would leave out the rows
// behind it: so what is not well-formed is found here.
func tokens(in io.Reader, use func(xml.Token) bool) error {
	d := xml.NewDecoder(in)
	depth := 0
	for {
		t, err := d.RawToken()
		switch t.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		}
		switch {
		case errors.Is(err, io.EOF) && depth == 0:
			return nil
		case err != nil:
			return err
		case depth < 0 || depth > deepest:
			return errXML
		case !use(t):
			return nil
		}
	}
}
