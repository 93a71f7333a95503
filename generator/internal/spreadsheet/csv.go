package spreadsheet

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
)

const byteOrderMark = "\uFEFF"

// delimited reads CSV.
func (r *reader) delimited(data []byte, name string) {
	if r.foreign(data) {
		return
	}
	text, ok := r.decode(data, name)
	if !ok {
		return
	}
	text = bytes.TrimPrefix(text, []byte(byteOrderMark))
	comma, skip := Separator(text)
	rows := csv.NewReader(bytes.NewReader(text))
	rows.Comma, rows.FieldsPerRecord, rows.ReuseRecord = comma, -1, false
	number, line, read := 0, 1, int64(0)
	for {
		cells, err := rows.Read()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			r.refuseCell(number+1, -1, "spreadsheet/syntax", "has a quotation mark without a partner, or one inside a cell", "save the sheet as \"CSV UTF-8\" or .xlsx again")
			return
		}
		// A spreadsheet shows blank lines, which the reader of CSV passes
		// over; a line end within a cell begins no row.
		begins, _ := rows.FieldPos(0)
		number += 1 + begins - line
		line += bytes.Count(text[read:rows.InputOffset()], []byte("\n"))
		read = rows.InputOffset()
		if number > skip && !r.add(number, cells) {
			return
		}
	}
}

// foreign refuses files that are no CSV, with what to do instead.
func (r *reader) foreign(data []byte) bool {
	const again = "save the sheet as an Excel workbook (.xlsx) or as \"CSV UTF-8\""
	start := bytes.ToLower(bytes.TrimLeft(data[:min(len(data), 512)], " \r\n\t"+byteOrderMark))
	switch {
	case bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0")):
		r.refuse("spreadsheet/old-excel", "this is an Excel file of the old kind (.xls), or one with a password", "open it in Excel, take the password away, and "+again)
	case bytes.HasPrefix(data, []byte("%PDF")):
		r.refuse("spreadsheet/not-a-sheet", "this is a PDF and not a sheet", again)
	case bytes.HasPrefix(start, []byte("<!doctype")), bytes.HasPrefix(start, []byte("<html")), bytes.HasPrefix(start, []byte("<?xml")), bytes.HasPrefix(start, []byte("<table")):
		r.refuse("spreadsheet/not-a-sheet", "this is a web page and not a sheet, whatever its name says", "open it in a spreadsheet program, and "+again)
	default:
		return false
	}
	return true
}

// decode gives the text in UTF-8.
func (r *reader) decode(data []byte, name string) ([]byte, bool) {
	var from encoding.Encoding
	var err error
	switch {
	case name != "":
		if from, err = htmlindex.Get(name); err != nil {
			r.refuse("spreadsheet/encoding", fmt.Sprintf("%q is no encoding", name), "write, for example: --encoding windows-1252")
			return nil, false
		}
	case bytes.HasPrefix(data, []byte("\xFF\xFE")):
		from, _ = htmlindex.Get("utf-16le")
	case bytes.HasPrefix(data, []byte("\xFE\xFF")):
		from, _ = htmlindex.Get("utf-16be")
	case utf8.Valid(data):
		return data, true
	default:
		r.unknownEncoding(data)
		return nil, false
	}
	text, err := from.NewDecoder().Bytes(data)
	if err != nil {
		r.refuse("spreadsheet/encoding", "the file cannot be read in this encoding", "save the sheet as \"CSV UTF-8\" or .xlsx")
	}
	return text, err == nil
}

// unknownEncoding refuses a file whose letters could be many. It shows how the
// usual guess would read them, since a name that is wrong is seen at once.
func (r *reader) unknownEncoding(data []byte) {
	text, err := charmap.Windows1252.NewDecoder().Bytes(data)
	hint := "save the sheet as \"CSV UTF-8\" or .xlsx"
	if words := oddWords(string(text)); err == nil && words != "" {
		hint += "; or, if " + words + " are spelt right here, add: --encoding windows-1252"
	}
	r.refuse("spreadsheet/encoding", "the file does not say how its letters are written: it is not UTF-8", hint)
}

// oddWords gives the first words with letters that encodings differ in.
func oddWords(text string) string {
	var words []string
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if strings.ContainsFunc(word, func(r rune) bool { return r > unicode.MaxASCII }) {
			words = append(words, fmt.Sprintf("%q", word))
		}
		if len(words) == 3 {
			break
		}
	}
	return strings.Join(words, ", ")
}

// Separator finds what stands between the cells of a CSV file: programs write a
// semicolon where the comma is the decimal sign, and tabs when cells are
// copied. A first line "sep=;", which Excel reads and writes, is to be skipped.
func Separator(text []byte) (comma rune, skip int) {
	first, rest, _ := bytes.Cut(text, []byte("\n"))
	if mark, named := bytes.CutPrefix(bytes.ToLower(bytes.Trim(first, "\" \r")), []byte("sep=")); named {
		if len(mark) == 1 && bytes.IndexByte([]byte(",;\t|"), mark[0]) >= 0 {
			return rune(mark[0]), 1
		}
		text, skip = rest, 1
	}
	counts := [utf8.RuneSelf]int{}
	quoted := false
	for _, c := range text {
		switch {
		case c == '"':
			quoted = !quoted
		case c == '\n' && !quoted:
			return most(counts), skip
		case c < utf8.RuneSelf && !quoted:
			counts[c]++
		}
	}
	return most(counts), skip
}

func most(counts [utf8.RuneSelf]int) rune {
	comma := ','
	for _, other := range ";\t" {
		if counts[other] > counts[comma] {
			comma = other
		}
	}
	return comma
}
