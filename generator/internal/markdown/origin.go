package markdown

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"mentorbook/generator/diag"
)

// origin is an author's text with the means to name places in it. Offsets are
// in bytes of text.
type origin struct {
	file   string
	text   []byte
	first  int   // the line in the file of the text's first line
	starts []int // where each line begins
}

// newOrigin takes a text with any line ends: a carriage return before a line
// feed goes, one alone becomes a space, so that lines and columns stay the
// author's.
func newOrigin(s Source) *origin {
	t := s.Text
	if bytes.IndexByte(t, '\r') >= 0 {
		t = bytes.ReplaceAll(t, []byte("\r\n"), []byte("\n"))
		t = bytes.ReplaceAll(t, []byte("\r"), []byte(" "))
	}
	o := &origin{file: s.File, text: t, first: max(s.FirstLine, 1)}
	o.starts = make([]int, 1, bytes.Count(t, []byte("\n"))+1)
	for i := 0; ; {
		n := bytes.IndexByte(t[i:], '\n')
		if n < 0 {
			return o
		}
		i += n + 1
		o.starts = append(o.starts, i)
	}
}

// line gives the index of the line that holds an offset.
func (o *origin) line(offset int) int {
	i, found := slices.BinarySearch(o.starts, offset)
	if found {
		return i
	}
	return i - 1
}

// number gives the number in the file of the line that holds an offset.
func (o *origin) number(offset int) int { return o.first + o.line(max(offset, 0)) }

// content gives one line without its end.
func (o *origin) content(line int) []byte {
	to := len(o.text)
	if line+1 < len(o.starts) {
		to = o.starts[line+1] - 1
	}
	return o.text[o.starts[line]:to]
}

// diagnostic describes a fault from one offset to another; an offset below 0
// is the beginning of the text.
func (o *origin) diagnostic(s diag.Severity, code string, from, to int, message, hint string) diag.Diagnostic {
	from = min(max(from, 0), len(o.text))
	l := o.line(from)
	end := o.starts[l] + len(o.content(l))
	return diag.Diagnostic{
		Severity: s, Code: code, Message: message, Hint: hint,
		Position: o.newLocator().position(from),
		Length:   utf8.RuneCount(o.text[from:max(min(to, end), from)]),
		Source:   string(bytes.ToValidUTF8(o.content(l), []byte("\uFFFD"))),
	}
}

// locator names the positions of offsets. It remembers the last one, so that
// asking in the order of the text takes linear time however long the lines.
type locator struct {
	*origin
	line, offset, column int
}

func (o *origin) newLocator() *locator { return &locator{origin: o, column: 1} }

func (l *locator) position(offset int) diag.Position {
	offset = min(max(offset, 0), len(l.text))
	if line := l.origin.line(offset); line != l.line || offset < l.offset {
		l.line, l.offset, l.column = line, l.starts[line], 1
	}
	l.column += utf8.RuneCount(l.text[l.offset:offset])
	l.offset = offset
	return diag.Position{File: l.file, Line: l.first + l.line, Column: l.column}
}

// maxFindings is how many faults of one text are told: enough to work with,
// few enough that hostile input cannot fill the memory.
const maxFindings = 100

// findings collects the faults of one text.
type findings struct {
	found   diag.List
	dropped int
	worst   diag.Severity // of those dropped
}

func (f *findings) add(d diag.Diagnostic) {
	if len(f.found) < maxFindings {
		f.found = append(f.found, d)
		return
	}
	f.dropped++
	f.worst = max(f.worst, d.Severity)
}

func (f *findings) full() bool { return len(f.found) >= maxFindings }

// list gives the findings sorted. The last one says how many were left out.
func (f *findings) list() diag.List {
	f.found.Sort()
	if f.dropped > 0 {
		last := f.found[len(f.found)-1]
		f.found = append(f.found, diag.Diagnostic{
			Severity: f.worst, Code: "markdown/more", Position: diag.Position{File: last.File, Line: last.Line},
			Message: "more problems than can be shown", Hint: "mend these first and check again",
		})
	}
	return f.found
}

// fault records a fault of the text between two offsets.
func (p *parsing) fault(s diag.Severity, code string, from, to int, message, hint string) {
	if p.problems.full() {
		p.problems.add(diag.Diagnostic{Severity: s})
		return
	}
	p.problems.add(p.origin.diagnostic(s, code, from, to, message, hint))
}
