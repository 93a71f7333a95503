package markdown

import (
	"bytes"
	"fmt"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"mentorbook/generator/diag"
)

// admission refuses paragraphs that would be slow to read, before anything
// looks into them.
type admission struct{}

func (admission) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	p, lines := parsingOf(pc), node.Lines()
	delimiter := tableDelimiter(lines, reader.Source())
	ok := true
	if delimiter > 0 {
		ok = p.admitRuns(lines, 0, delimiter-1) && p.admitTable(lines, delimiter)
	} else {
		ok = p.admitRuns(lines, 0, lines.Len())
	}
	if !ok {
		node.Parent().RemoveChild(node.Parent(), node)
	}
}

// readmission looks again at what could have been a table and is none.
type readmission struct{}

func (readmission) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines := node.Lines()
	if tableDelimiter(lines, reader.Source()) > 0 && !parsingOf(pc).admitRuns(lines, 0, lines.Len()) {
		node.Parent().RemoveChild(node.Parent(), node)
	}
}

// tableDelimiter finds the line that makes the one before it the head of a
// table; 0 when there is none.
func tableDelimiter(lines *text.Segments, source []byte) int {
	for i := 1; i < lines.Len(); i++ {
		s := lines.At(i)
		if line := source[s.Start:s.Stop]; len(bytes.Trim(line, " \t\n-:|")) == 0 && bytes.IndexByte(line, '-') >= 0 {
			return i
		}
	}
	return 0
}

// admitTable checks the number of cells, since rows are filled up to the width
// of the head, and each row, since no inline text goes beyond its cell.
func (p *parsing) admitTable(lines *text.Segments, delimiter int) bool {
	at, source := lines.At(delimiter), p.origin.text
	columns := bytes.Count(source[at.Start:at.Stop], []byte("|")) + 1
	p.cells += columns * (lines.Len() - delimiter)
	if p.cells > maxCells {
		p.fault(diag.Error, "markdown/too-many-cells", at.Start, at.Stop,
			fmt.Sprintf("the tables up to here have more than %d cells", maxCells), "make several pages of it, or leave out what nobody reads")
		return false
	}
	ok := true
	for i := max(delimiter-1, 0); i < lines.Len() && ok; i++ {
		s := lines.At(i)
		p.escaped += bytes.Count(source[s.Start:s.Stop], []byte(`\|`))
		ok = p.admitRuns(lines, i, i+1)
	}
	if ok && p.escaped > maxEscaped {
		p.fault(diag.Error, "markdown/too-many-marks", at.Start, at.Stop,
			fmt.Sprintf(`the tables up to here have more than %d escaped bars "\|"`, maxEscaped), `write "&#124;" instead`)
		return false
	}
	return ok
}

// markKinds sorts the bytes whose number decides how long inline text takes.
const (
	noMark = iota
	emphasisMark
	bracketMark
	codeMark
	quoteMark
	tagMark
	kindsOfMark
)

var markNames = [kindsOfMark]string{"", `marks of emphasis such as "*"`, `brackets such as "["`, "backticks", "quotation marks", `signs "<"`}

func markKind(c byte) int {
	switch c {
	case '*', '_', '~':
		return emphasisMark
	case '[', ']':
		return bracketMark
	case '`':
		return codeMark
	case '"', '\'':
		return quoteMark
	case '<':
		return tagMark
	}
	return noMark
}

// admitRuns checks the size and the marks of some lines that are read as one.
func (p *parsing) admitRuns(lines *text.Segments, from, to int) bool {
	if from >= to {
		return true
	}
	first, size := lines.At(from), 0
	var marks marks
	for i := from; i < to; i++ {
		s := lines.At(i)
		size += s.Stop - s.Start
		if size > maxParagraph {
			p.fault(diag.Error, "markdown/long-paragraph", first.Start, first.Stop,
				fmt.Sprintf("this paragraph has more than %d bytes", maxParagraph), "put empty lines where a new thought begins")
			return false
		}
		marks.count(p.origin.text[s.Start:s.Stop])
	}
	return p.admitMarks(&marks, first)
}

func (p *parsing) admitMarks(m *marks, first text.Segment) bool {
	if m.deepest > maxNesting {
		p.fault(diag.Error, "markdown/too-deep", first.Start, first.Stop,
			fmt.Sprintf("more than %d brackets inside one another", maxNesting), `write "\[" where no link is meant`)
		return false
	}
	for kind, n := range m.runs {
		if p.marks += n; p.marks > maxMarks {
			p.tooMany(first, maxMarks, "marks such as \"*\" and \"[\"")
			return false
		}
		if n > maxRuns {
			p.fault(diag.Error, "markdown/too-many-marks", first.Start, first.Stop,
				fmt.Sprintf("this paragraph has more than %d %s", maxRuns, markNames[kind]),
				"put empty lines where a new thought begins, or write text that is no Markdown between lines of ```")
			return false
		}
	}
	return true
}

// marks counts runs of marks; a long run counts for more, since it is taken
// off two by two.
type marks struct {
	runs             [kindsOfMark]int
	nesting, deepest int
}

func (m *marks) count(line []byte) {
	for i := 0; i < len(line); {
		kind := markKind(line[i])
		if kind == noMark {
			i++
			continue
		}
		n := util.TrimLeftLength(line[i:], line[i:i+1])
		m.runs[kind] += 1 + n/16
		m.nest(line[i], n)
		i += n
	}
}

func (m *marks) nest(c byte, n int) {
	switch c {
	case '[':
		m.nesting += n
		m.deepest = max(m.deepest, m.nesting)
		m.runs[bracketMark] += n - 1
	case ']':
		m.nesting = max(0, m.nesting-n)
		m.runs[bracketMark] += n - 1
	case '"', '\'':
		m.runs[quoteMark] += n - 1
	}
}
