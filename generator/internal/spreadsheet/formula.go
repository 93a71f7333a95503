package spreadsheet

import (
	"bytes"
	"encoding/csv"
	"strings"
	"unicode/utf8"
)

// mark is put before a text that a spreadsheet would take for a formula; so
// shown, the text is only text.
const mark = "'"

// formula tells a text that a spreadsheet would run: one that begins with a
// sign of a formula, also in its wide form or behind spaces.
func formula(text string) bool {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, " \u00a0"))
	return strings.HasPrefix(text, "\t") || strings.HasPrefix(text, "\r") || strings.ContainsRune("=+-@＝＋－＠", first)
}

// Guard makes a text safe for a cell. [Unguard] gives it back, whatever it is.
func Guard(text string) string {
	if formula(strings.TrimLeft(text, mark)) {
		return mark + text
	}
	return text
}

// Unguard takes away what [Guard] put before a text.
func Unguard(text string) string {
	if rest, marked := strings.CutPrefix(text, mark); marked && formula(strings.TrimLeft(rest, mark)) {
		return rest
	}
	return text
}

// Style is how a CSV file is written.
type Style struct {
	Comma rune   // between cells
	Lead  string // a byte order mark, or nothing
}

// Plain is the style of other programs: commas.
var Plain = Style{Comma: ','}

// ForExcel is the style that Excel opens with every letter right.
var ForExcel = Style{Comma: ',', Lead: byteOrderMark}

// Write gives rows as CSV, guarded against formulas.
func Write(rows [][]string, s Style) []byte {
	w := bytes.NewBufferString(s.Lead)
	out := csv.NewWriter(w)
	out.Comma = s.Comma
	for _, row := range rows {
		guarded := make([]string, len(row))
		for i, cell := range row {
			guarded[i] = Guard(cell)
		}
		out.Write(guarded) // into memory, so without an error
	}
	out.Flush()
	return w.Bytes()
}
