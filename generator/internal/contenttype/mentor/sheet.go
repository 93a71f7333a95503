package mentor

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/schema"
	"mentorbook/generator/internal/site"
	"mentorbook/generator/internal/spreadsheet"
)

// Sheet is content/availability.csv: one upload a month instead of an edit of
// every profile. Its columns are id, status, taken, confirmed, and months such
// as 2026-07 with hours; an empty cell changes nothing.
type Sheet map[string]availability

type availability struct {
	status    string
	taken     *int
	confirmed time.Time
	hours     map[string]int
	at        schema.At
}

// maxProblems is the most that are reported: they are of one kind then.
const maxProblems = 100

// maxRows is the most rows of the sheet.
const maxRows = 20_000

// ReadSheet reads the sheet. A row that cannot be read changes nothing.
func ReadSheet(file string, text []byte) (Sheet, diag.List) {
	text = bytes.TrimPrefix(text, []byte("\uFEFF"))
	r := &sheetReader{file: schema.File{Name: file, Text: text}, sheet: Sheet{}}
	if d, bad := r.file.Unreadable(); bad {
		return r.sheet, diag.List{d}
	}
	r.rows = csv.NewReader(bytes.NewReader(text))
	r.rows.Comma, r.skip = spreadsheet.Separator(text)
	r.rows.FieldsPerRecord = -1
	r.read()
	return r.sheet, r.problems
}

type sheetReader struct {
	skip     int // rows before the header
	file     schema.File
	rows     *csv.Reader
	columns  []string
	sheet    Sheet
	problems diag.List
}

// problem reports a place that the reader of CSV counted in bytes.
func (r *sheetReader) problem(at schema.At, code, message, hint string) {
	line := r.file.Line(int(at.Line))
	at.Column = 1 + int32(utf8.RuneCountInString(line[:min(max(int(at.Column)-1, 0), len(line))]))
	r.problems = append(r.problems, r.file.Diagnostic(diag.Error, at, 1, code, message, hint))
}

func (r *sheetReader) read() {
	for count := 0; ; count++ {
		row, err := r.rows.Read()
		if errors.Is(err, io.EOF) {
			return
		}
		var syntax *csv.ParseError
		if errors.As(err, &syntax) {
			r.problem(schema.Place(syntax.Line, syntax.Column), "availability/syntax", "a quotation mark in this row has no partner, or stands inside a cell", "save the sheet as CSV in UTF-8 again")
			return
		}
		if len(r.problems) >= maxProblems {
			return
		}
		if count > maxRows {
			r.problem(schema.Place(count, 1), "availability/too-long", fmt.Sprintf("the sheet has more than %d rows", maxRows), "keep one row for each mentor")
			return
		}
		if count < r.skip {
			continue
		}
		if r.columns == nil {
			if !r.header(row) {
				return
			}
			continue
		}
		r.row(row)
	}
}

func (r *sheetReader) header(row []string) bool {
	known := []string{"id", "status", "taken", "confirmed"}
	for i, cell := range row {
		name := strings.ToLower(strings.TrimSpace(cell))
		if name != "" && !slices.Contains(known, name) && !month.MatchString(name) {
			hint := "the columns are id, status, taken, confirmed, and months such as 2026-07"
			if near, ok := diag.Nearest(name, known); ok {
				hint = fmt.Sprintf("did you mean %q?", near)
			}
			r.problem(r.at(i), "availability/unknown-column", fmt.Sprintf("unknown column %q", cell), hint)
			name = "" // nothing is known of its cells
		}
		r.columns = append(r.columns, name)
	}
	if !slices.Contains(r.columns, "id") {
		r.problem(r.at(0), "availability/no-id", "the sheet has no column \"id\"", "write id, status, taken, confirmed into the first row")
		return false
	}
	return true
}

func (r *sheetReader) at(column int) schema.At {
	line, col := r.rows.FieldPos(column)
	return schema.Place(line, col)
}

func (r *sheetReader) row(row []string) {
	var id string
	a := availability{at: r.at(0)}
	for i, cell := range row {
		cell = strings.TrimSpace(cell)
		if i >= len(r.columns) || r.columns[i] == "" || cell == "" {
			continue
		}
		if r.columns[i] == "id" {
			id = norm.NFC.String(strings.TrimSuffix(cell, ".md"))
			continue
		}
		r.cell(&a, r.columns[i], cell, r.at(i))
	}
	switch first, twice := r.sheet[id]; {
	case twice:
		r.problem(a.at, "availability/duplicate", fmt.Sprintf("%q has a second row here", id), fmt.Sprintf("keep one of them; the first is on line %d", first.at.Line))
	case id != "":
		r.sheet[id] = a
	case strings.Trim(strings.Join(row, ""), " ") != "":
		r.problem(a.at, "availability/no-id", "this row does not say whose it is", "write the name of the profile's file into the column id, or clear the row")
	}
}

func (r *sheetReader) cell(a *availability, column, cell string, at schema.At) {
	bad := func(want string) {
		r.problem(at, "availability/bad-value", fmt.Sprintf("%q cannot be %q", column, cell), "write "+want+", or leave the cell empty")
	}
	switch column {
	case "status":
		a.status = strings.ToLower(cell)
		if !slices.Contains([]string{"active", "paused", "alumni"}, a.status) {
			bad("active, paused or alumni (full follows from taken and the profile's capacity)")
			a.status = ""
		}
	case "taken":
		n, err := strconv.Atoi(cell)
		if err != nil || n < 0 || n > 50 {
			bad("a number from 0 to 50")
			return
		}
		a.taken = &n
	case "confirmed":
		day, err := time.Parse("2006-1-2", cell)
		if err != nil {
			day, err = time.Parse("2.1.2006", cell)
		}
		if err != nil {
			bad("a date such as 2026-05-01")
			return
		}
		a.confirmed = day
	default:
		n, err := strconv.Atoi(cell)
		if err != nil || n < 0 || n > 200 {
			bad("hours from 0 to 200")
			return
		}
		if a.hours == nil {
			a.hours = map[string]int{}
		}
		a.hours[column] = n
	}
}

// unknownShown is the most unknown rows that are named: a sheet with more is
// another programme's.
const unknownShown = 200

// Unknown reports the rows that no profile has; ids are sorted.
func (s Sheet) Unknown(file string, text []byte, ids []string) diag.List {
	var unknown []string
	for id := range s {
		if _, known := slices.BinarySearch(ids, id); !known {
			unknown = append(unknown, id)
		}
	}
	slices.SortFunc(unknown, func(a, b string) int { return cmp.Compare(s[a].at.Line, s[b].at.Line) })
	var problems diag.List
	for _, id := range unknown[:min(len(unknown), unknownShown)] {
		a := s[id]
		hint := "the id is the name of the profile's file without .md"
		if near, ok := meantBy(id, ids); ok {
			hint = fmt.Sprintf("did you mean %q?", near)
		}
		problems = append(problems, schema.File{Name: file, Text: text}.Diagnostic(diag.Error, a.at, utf8.RuneCountInString(id), "availability/unknown-mentor", fmt.Sprintf("there is no mentor %q", id), hint))
	}
	if left := len(unknown) - unknownShown; left > 0 {
		problems = append(problems, schema.File{Name: file, Text: text}.Diagnostic(diag.Error, s[unknown[unknownShown]].at, 1, "availability/unknown-mentor",
			fmt.Sprintf("%d more rows name no mentor of this programme", left), "check that this is the sheet of this programme"))
	}
	return problems
}

// meantBy finds the profile that a row most likely means: by its id, or by a
// name as people write it, the surname first or last.
func meantBy(row string, ids []string) (string, bool) {
	words := strings.FieldsFunc(strings.ToLower(row), func(r rune) bool { return unicode.IsSpace(r) || r == ',' || r == '-' })
	for range min(len(words), 4) {
		if near, ok := diag.Nearest(strings.Join(words, "-"), ids); ok {
			return near, true
		}
		words = append(words[1:], words[0])
	}
	return "", false
}

// apply overrides the keys of a profile.
func (s Sheet) apply(id string, m *site.Mentor) {
	a, ok := s[id]
	if !ok {
		return
	}
	if a.status != "" {
		m.Status.Value = a.status
	}
	if a.taken != nil {
		m.Capacity.Taken.Value, m.Capacity.Taken.Set = *a.taken, true
	}
	if !a.confirmed.IsZero() {
		m.Confirmed.Day = schema.DayOf(a.confirmed)
	}
	for month, hours := range a.hours {
		if m.Months == nil {
			m.Months = map[string]int{}
		}
		m.Months[month] = hours
	}
}
