package schema

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v4"

	"mentorbook/generator/diag"
)

// MaxNodes is the most values that one YAML document may hold.
const MaxNodes = 1000

// File is an author's file, for messages.
type File struct {
	Name string
	Text []byte
}

// Diagnostic makes a finding at a place in the file, with its source line. A
// parser names the line behind the last for what is missing at the end.
func (f File) Diagnostic(s diag.Severity, at At, length int, code, message, hint string) diag.Diagnostic {
	if last := bytes.Count(f.Text, []byte("\n")) + 1; int(at.Line) > last && len(f.Text) > 0 {
		at = Place(last, 1)
	}
	return diag.Diagnostic{
		Severity: s, Code: code, Message: message, Hint: hint, Length: length,
		Position: at.Position(f.Name),
		Source:   f.Line(int(at.Line)),
	}
}

// Line gives the text of a line, counted from 1, without its end.
func (f File) Line(number int) string {
	line, _, _ := bytes.Cut(f.Text[len(f.above(number)):], []byte("\n"))
	return strings.TrimPrefix(string(bytes.TrimSuffix(line, []byte("\r"))), "\uFEFF")
}

// above is the text in front of a line; all of it when there is no such line.
func (f File) above(number int) []byte {
	rest := f.Text
	for ; number > 1; number-- {
		_, rest, _ = bytes.Cut(rest, []byte("\n"))
	}
	return f.Text[:len(f.Text)-len(rest)]
}

// Load reads one YAML document and gives its top mapping. On problems the node
// is nil. Line numbers are those of text, so a caller that cuts the document
// out of a larger file keeps its lines in place.
func Load(file File, text []byte) (*yaml.Node, diag.List) {
	if d, bad := misplaced(file, text); bad {
		return nil, diag.List{d}
	}
	var document yaml.Node
	if err := yaml.Load(text, &document, yaml.WithSingleDocument()); err != nil {
		if strings.Contains(err.Error(), "no documents in stream") {
			return &yaml.Node{Kind: yaml.MappingNode, Line: 1, Column: 1}, nil
		}
		return nil, diag.List{syntax(file, err)}
	}
	top := &document
	if document.Kind == yaml.DocumentNode {
		if len(document.Content) == 0 {
			return &yaml.Node{Kind: yaml.MappingNode, Line: 1, Column: 1}, nil
		}
		top = document.Content[0]
	}
	if isNull(top) {
		return &yaml.Node{Kind: yaml.MappingNode, Line: 1, Column: 1}, nil
	}
	if problems := plain(file, top); problems != nil {
		return nil, problems
	}
	if top.Kind != yaml.MappingNode {
		if d, found := file.lookalike(top.Line); found {
			return nil, diag.List{d}
		}
		return nil, diag.List{file.Diagnostic(diag.Error, place(top), 1, "front-matter/wrong-type",
			"there is no key with a colon here", "write each key on a line of its own, with a colon and a space after it, such as: title: Welcome")}
	}
	return top, nil
}

// misplaced finds a line indented with a tab, which YAML forbids, or with what
// only looks like a space; either error would name another line. And it finds a
// line that begins a second document, which would be left out without a word.
func misplaced(file File, text []byte) (diag.Diagnostic, bool) {
	number, begun := 0, false
	for line := range bytes.Lines(bytes.TrimPrefix(text, []byte("\uFEFF"))) {
		number++
		content := bytes.TrimSpace(line)
		indent := line[:len(line)-len(bytes.TrimLeft(line, " \t"))]
		column, strange := indentLike(line)
		switch i := bytes.IndexByte(indent, '\t'); {
		case len(content) == 0:
		case i >= 0:
			return file.Diagnostic(diag.Error, Place(number, i+1), 1, "front-matter/tab", "a tab indents this line", "use two spaces instead of the tab"), true
		case strange:
			return file.Diagnostic(diag.Error, Place(number, column), 1, "front-matter/indent", substitute(string(line[column-1:]), "space"), "delete everything in front of the first word, and indent with plain spaces"), true
		case len(indent) == 0 && begun && (string(content) == "---" || string(content) == "...") && number < lines(text):
			return file.Diagnostic(diag.Error, Place(number, 1), 3, "front-matter/second-part", "what stands below this line would be left out", "remove the line"), true
		case content[0] != '#' && string(content) != "---":
			begun = true
		}
	}
	return diag.Diagnostic{}, false
}

func lines(text []byte) int { return bytes.Count(bytes.TrimRight(text, " \t\r\n"), []byte("\n")) + 1 }

// plain refuses what makes a small document large or surprising.
func plain(file File, top *yaml.Node) diag.List {
	var problems diag.List
	count := 0
	var walk func(n *yaml.Node)
	walk = func(n *yaml.Node) {
		count++
		if f := surprising(n); f != nil {
			problems = append(problems, file.Diagnostic(diag.Error, place(n), 1, f.code, f.message, f.hint))
			return
		}
		for _, child := range n.Content {
			walk(child)
		}
	}
	walk(top)
	if count > MaxNodes {
		hint := "shorten its longest list, and write what readers read on pages"
		if file.page() {
			hint = "move the text below the second --- line, or into several files"
		}
		problems = append(problems, file.Diagnostic(diag.Error, place(top), 1, "front-matter/too-large",
			fmt.Sprintf("there are %d values here; %d is the most", count, MaxNodes), hint))
	}
	return problems
}

func surprising(n *yaml.Node) *fault {
	switch {
	case n.Kind == yaml.AliasNode:
		return &fault{"front-matter/yaml-alias", fmt.Sprintf("%q refers to another value, which is not allowed here", "*"+n.Value), "write the value itself; a text that begins with * needs quotes"}
	case n.Anchor != "":
		return &fault{"front-matter/yaml-alias", fmt.Sprintf("%q names a value for reuse, which is not allowed here", "&"+n.Anchor), "remove the name; a text that begins with & needs quotes"}
	case n.Style&yaml.TaggedStyle != 0:
		return &fault{"front-matter/yaml-tag", fmt.Sprintf("the tag %q is not allowed here", n.Tag), "remove it; a text that begins with ! needs quotes"}
	}
	if n.Style&yaml.DoubleQuotedStyle != 0 {
		return escaped(n)
	}
	return nil
}

// escaped refuses the control characters that double quotes let in.
func escaped(n *yaml.Node) *fault {
	for _, r := range n.Value {
		if unicode.IsControl(r) && !strings.ContainsRune("\t\r\n", r) {
			return &fault{"front-matter/control-character", fmt.Sprintf("this value holds an invisible control character, U+%04X", r), "remove what begins with a backslash"}
		}
	}
	return nil
}
