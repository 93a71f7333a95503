package schema

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"mentorbook/generator/diag"
)

// syntax rewords what the YAML parser says, and names the place where its
// author would mend it: a parser notices a missing bracket only lines later.
func syntax(file File, err error) diag.Diagnostic {
	var e *yaml.LoadError
	if !errors.As(err, &e) {
		return file.Diagnostic(diag.Error, At{1, 1}, 1, "front-matter/syntax", err.Error(), lineForm)
	}
	m := misread{error: e, at: Place(e.Mark.Line, e.Mark.Column), began: Place(e.ContextMark.Line, e.ContextMark.Column)}
	m.file = file
	m.line = file.Line(e.Mark.Line)
	m.ended = e.Mark.Line > lines(file.Text) || file.page() && strings.TrimSpace(m.line) == "---"
	if d, found := file.lookalike(m.suspect()); found {
		return d
	}
	at, message, hint := m.explain()
	if m.says(noColon) && file.page() {
		hint += ", or end the front matter above this line with ---"
	}
	return file.Diagnostic(diag.Error, at, 1, "front-matter/syntax", message, hint)
}

const (
	lineForm = "each line is a key, a colon, a space and a value, such as: title: Welcome"
	sameEdge = "begin it in the same column as the line above that it belongs with"
	noColon  = "could not find expected ':'" // as the parser says it
)

// misread is an error of the YAML parser: where it was noticed, and where what
// it read then began.
type misread struct {
	error     *yaml.LoadError
	at, began At
	file      File
	line      string // of at
	ended     bool   // it was noticed at the end of the text
}

func (m misread) says(part string) bool { return strings.Contains(m.error.Message, part) }

func (m misread) within(part string) bool { return strings.Contains(m.error.ContextMsg, part) }

// suspect is the line that most likely lacks a colon: the one that was begun,
// or that which the parser took for the beginning of the next.
func (m misread) suspect() int {
	if m.says("mapping values are not allowed") {
		return m.error.Mark.Line - 1
	}
	return int(m.began.Line)
}

// explain gives the place, the message and the hint.
func (m misread) explain() (at At, message, hint string) {
	switch {
	case m.says("mapping values are not allowed"):
		return m.colon()
	case m.within("quoted scalar") && (m.says("escape") || m.says("hexadecimal")):
		return m.at, "a backslash between double quotes has a meaning of its own", "write two backslashes, or put the value in single quotes"
	case m.within("quoted scalar"):
		return m.began, "this quotation mark is never closed", "end the value with the same mark that it begins with"
	case m.within("flow") && m.says("expected ','") && m.at.Line == m.began.Line && !m.ended:
		return m.at, "a comma or the closing bracket is missing before this", "write lists like this: [one, two], and put a value with a colon or comma in quotes"
	case m.within("flow") && (m.says("expected ','") || m.ended):
		return m.bracket()
	case m.says(noColon):
		return m.began, "there is no colon after this key", "write the key, a colon and a space: title: Welcome"
	case m.says("block sequence entries"):
		return m.at, "a list cannot begin on the line of its key", "write lists like this: [one, two], and put a text that begins with - in quotes"
	case m.says("comment or line break"):
		return m.at, "nothing can stand behind this mark", "begin the text on the next line, two spaces further in"
	case m.says("max depth"):
		return m.at, "too many brackets stand inside one another", "put the value in quotes"
	case m.says("expected key"), m.says("expected '-'"):
		return m.neighbour()
	case m.startsValue():
		return m.at, "this character cannot begin a value", "put the value in quotes"
	}
	return m.at, strings.TrimPrefix(m.error.Message, "yaml: "), lineForm
}

// colon explains a colon where none can be: a second one, or that of a line
// that the parser takes for the end of the line above.
func (m misread) colon() (At, string, string) {
	key, value, _ := strings.Cut(m.line, ":")
	if before := []rune(m.line)[:min(max(m.error.Mark.Column-1, 0), len([]rune(m.line)))]; !strings.Contains(string(before), ":") {
		return Place(m.error.Mark.Line, 1+len(m.line)-len(strings.TrimLeft(m.line, " "))),
			"this line is indented further than the key above it", sameEdge + ", or clear what stands behind the colon above"
	}
	hint := "put the value in quotes"
	value = strings.TrimSpace(value)
	if inner, curly := between(value); curly {
		hint, value = "put the value in straight quotes", inner
	}
	if !strings.ContainsAny(key+value, "\"'[]{}") {
		hint += ": " + strings.TrimLeft(key, " -") + ": \"" + value + "\""
	}
	return m.at, "there is a second colon in this value", hint
}

// bracket explains one that is never closed, also because a # in it begins a
// comment. At the end of a text the parser names that and not the bracket.
func (m misread) bracket() (At, string, string) {
	at := m.began
	if m.ended && at.Line == m.at.Line {
		if open := bytes.LastIndexAny(m.file.above(int(at.Line)), "[{"); open >= 0 {
			at = m.file.at(open)
		}
	}
	if before, after, found := strings.Cut(m.file.Line(int(at.Line)), " #"); found && strings.Count(before, `"`)%2 == 0 {
		value, _, _ := strings.Cut(strings.TrimRight(after, "]} "), ",")
		return Place(int(at.Line), 2+utf8.RuneCountInString(before)), "this # begins a comment, so the bracket before it is never closed", `put the value in quotes: "#` + value + `"`
	}
	return at, "this bracket is never closed", "write lists like this: [one, two], and groups like this: {key: value, other: value}"
}

// neighbour explains a line that does not belong to the ones around it, or a
// value that goes on after its closing mark.
func (m misread) neighbour() (At, string, string) {
	if indent := len(m.line) - len(strings.TrimLeft(m.line, " ")); m.error.Mark.Column > indent+1 {
		return m.at, "the value ended before this", "put the whole value in double quotes, and write \\\" for a double quote in it"
	}
	return m.at, "this line is not indented like its neighbours", sameEdge
}

// startsValue tells errors about a character that means something else in YAML
// than its author thought.
func (m misread) startsValue() bool {
	for _, part := range []string{"cannot start any token", "unknown anchor", "node content", "alphabetic or numeric", "tag URI", "mapping keys are not", "expected whitespace"} {
		if m.says(part) {
			return true
		}
	}
	return false
}

// page tells a page, which has a text below its keys, from other files.
func (f File) page() bool { return strings.HasSuffix(strings.ToLower(f.Name), ".md") }
