// Package answers reads and writes the text in which a filled worksheet is kept,
// sent and brought back. People read it as it is; the browser
// (themes/default/assets/scripts/answers/10-text.js) and this package read it
// back, by the same rules and the same test vectors.
//
//	Partnership agreement
//	https://example.org/worksheets/agreement/
//
//	mentorbook-sheet 1 agreement
//
//	# Who and how long
//
//	[mentor] Mentor
//	  Ada Okafor
//
//	[goal 2] Goal
//	  Chair the weekly meeting
//	  six times
//
//	[actions] The mentee will
//	  - What: Write to Ana
//	    By when: 2027-02-03
//
// The line mentorbook-sheet names the form's version and the sheet; what stands
// before it is for people. A question begins at the margin with its id in
// brackets, with the number of the copy from the second on, and its label. The
// lines below it that are indented by two spaces are the answer. Empty lines
// inside an answer are kept, those around it and spaces at the end of a line
// are not. Any other line at the margin is for people and ends the answer, but
// one straight below a line of an answer goes on with it: a mail program has
// wrapped it, as it may a label. Where all lines are quoted with "> " as the mark is, the quotation
// is taken off. Of a question that stands there twice the last holds.
//
// Options and rows of a table stand one a line: an option by its words, a row
// as the cells that are filled, by the column's head. A cell goes on four
// spaces in.
package answers

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// What is wrong with a text that cannot be read.
var (
	ErrLong    = errors.New("too long for a worksheet")
	ErrForeign = errors.New("not a copy of a worksheet")
	ErrNewer   = errors.New("made by a newer version")
)

// longest is the size in bytes above which nothing is read.
const longest = 16 << 20

// Sheet is a filled worksheet.
type Sheet struct {
	ID      string // of the worksheet
	Title   string // written for people
	About   []string
	Entries []Entry
}

// Entry is the answer to one question.
type Entry struct {
	ID    string // of the question
	Copy  int    // of its part, from 1
	Label string
	Part  string // the heading above it, written for people
	Text  string
}

// ParseAll reads every filled sheet of a text, such as several that were put into
// one file or mail. Lines are those of the text: of each sheet where its mark
// stands, and of its answers by Line.
func ParseAll(text string) []Found {
	if len(text) > longest {
		return []Found{{Err: ErrLong, Line: 1}}
	}
	lines := strings.Split(clean(text), "\n")
	var starts []int
	for i, line := range lines {
		if mark.MatchString(end(line)) {
			starts = append(starts, i)
		}
	}
	var all []Found
	for n, from := range starts {
		to := len(lines)
		if n+1 < len(starts) {
			to = heading(lines, from+1, starts[n+1])
		}
		sheet, err := Parse(strings.Join(lines[from:to], "\n"))
		all = append(all, Found{Sheet: sheet, Err: err, Line: from + 1, lines: lines[from:to]})
	}
	return all
}

// heading gives where the lines for people begin that stand before a mark.
func heading(lines []string, from, at int) int {
	for at > from && end(lines[at-1]) == "" {
		at--
	}
	for at > from && end(lines[at-1]) != "" && !strings.HasPrefix(lines[at-1], "  ") {
		at--
	}
	return at
}

// Found is a sheet of a text, or why it cannot be read.
type Found struct {
	Sheet *Sheet
	Err   error
	Line  int // of its mark, from 1
	lines []string
}

// LineOf gives the line on which the answer to a question begins; that of the
// mark when there is none.
func (f *Found) LineOf(id string, copy int) int {
	quote := mark.FindStringSubmatch(end(f.lines[0]))[1]
	for i, line := range slices.Backward(f.lines) {
		if m := head.FindStringSubmatch(unquoted(line, quote)); m != nil && m[1] == id && (m[2] == strconv.Itoa(copy) || m[2] == "" && copy == 1) {
			return f.Line + i
		}
	}
	return f.Line
}

// Answer gives the answer to a question, empty when there is none.
func (s *Sheet) Answer(id string, copy int) string {
	for _, e := range s.Entries {
		if e.ID == id && e.Copy == copy {
			return e.Text
		}
	}
	return ""
}

var (
	mark = regexp.MustCompile(`^((?:> ?)*)mentorbook-sheet (\d{1,4}) ([^\s\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff}]+)$`)
	head = regexp.MustCompile(`^\[([a-z0-9.-]+)(?: (\d{1,4}))?\](?: (.*))?$`)
)

// Parse reads a filled sheet.
func Parse(text string) (*Sheet, error) {
	if len(text) > longest {
		return nil, ErrLong
	}
	lines := strings.Split(clean(text), "\n")
	for i, line := range lines {
		m := mark.FindStringSubmatch(end(line))
		if m == nil {
			continue
		}
		if version, _ := strconv.Atoi(m[2]); version != 1 {
			return nil, ErrNewer
		}
		r := reader{places: map[place]int{}, last: -1}
		for _, line := range lines[i+1:] {
			r.line(unquoted(line, m[1]))
		}
		return &Sheet{ID: m[3], Entries: r.entries()}, nil
	}
	return nil, ErrForeign
}

type place struct {
	id   string
	copy int
}

// reader takes one line after the other.
type reader struct {
	found     []Entry
	lines     [][]string
	places    map[place]int // of the entry that holds
	last      int           // the entry that goes on; -1 for none
	answering bool          // the line before was of an answer
}

func (r *reader) line(line string) {
	begin := head.FindStringSubmatch(line)
	switch {
	case begin != nil:
		r.begin(begin)
	case line == "":
		r.add("")
		r.answering = false
	case strings.HasPrefix(line, "  "):
		r.add(line[2:])
		r.answering = r.last >= 0
	case r.answering && line[0] != '#':
		own := r.lines[r.last]
		own[len(own)-1] += " " + strings.TrimLeft(line, " ")
	case r.last >= 0 && len(r.lines[r.last]) == 0: // the label goes on
	default:
		r.last, r.answering = -1, false
	}
}

func (r *reader) begin(m []string) {
	copy, _ := strconv.Atoi(m[2])
	e := Entry{ID: m[1], Copy: max(copy, 1), Label: m[3]}
	r.last, r.answering = len(r.found), false
	r.places[place{e.ID, e.Copy}] = r.last
	r.found, r.lines = append(r.found, e), append(r.lines, nil)
}

func (r *reader) add(line string) {
	if r.last >= 0 {
		r.lines[r.last] = append(r.lines[r.last], line)
	}
}

func (r *reader) entries() []Entry {
	var list []Entry
	for i, e := range r.found {
		if r.places[place{e.ID, e.Copy}] == i {
			e.Text = whole(strings.Join(r.lines[i], "\n"))
			list = append(list, e)
		}
	}
	return list
}

// String writes the sheet. Parse gives it back, but for what is written for
// people.
func (s *Sheet) String() string {
	var w strings.Builder
	w.WriteString(flat(s.Title) + "\n")
	for _, line := range s.About {
		w.WriteString(flat(line) + "\n")
	}
	fmt.Fprintf(&w, "\nmentorbook-sheet 1 %s\n", s.ID)
	part := ""
	for _, e := range s.Entries {
		if e.Part != "" && e.Part != part {
			part = e.Part
			fmt.Fprintf(&w, "\n# %s\n", flat(part))
		}
		e.write(&w)
	}
	return w.String()
}

func (e *Entry) write(w *strings.Builder) {
	name := e.ID
	if e.Copy > 1 {
		name += " " + strconv.Itoa(e.Copy)
	}
	w.WriteString("\n" + end("["+name+"] "+flat(e.Label)) + "\n")
	text := whole(clean(e.Text))
	if text == "" {
		return
	}
	for line := range strings.SplitSeq(text, "\n") {
		if line != "" {
			w.WriteString("  " + line)
		}
		w.WriteByte('\n')
	}
}

// clean makes line ends one and takes out characters that do not print.
func clean(text string) string {
	text = strings.TrimPrefix(strings.ToValidUTF8(text, "\ufffd"), "\ufeff")
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cc, r) && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, text)
}

// end takes off the spaces at the end of a line.
func end(line string) string { return strings.TrimRight(line, " \t\u00a0") }

// whole is a text without spaces at the ends of its lines and without empty
// lines around it.
func whole(text string) string {
	lines := strings.Split(text, "\n")
	for i := range lines {
		lines[i] = end(lines[i])
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}

// flat is a text on one line.
func flat(text string) string { return strings.Join(strings.FieldsFunc(text, isSpace), " ") }

// isSpace tells what browsers take for space.
func isSpace(r rune) bool {
	return r == '\ufeff' || r >= '\t' && r <= '\r' || unicode.Is(unicode.Z, r)
}

// unquoted takes off a quotation, and writes the indent in spaces.
func unquoted(line, quote string) string {
	rest, quoted := strings.CutPrefix(line, quote)
	if !quoted {
		rest = strings.TrimPrefix(line, strings.TrimRight(quote, " "))
	}
	rest = end(rest)
	body := strings.TrimLeft(rest, " \t\u00a0")
	indent := strings.NewReplacer("\t", "  ", "\u00a0", " ").Replace(rest[:len(rest)-len(body)])
	return indent + body
}
