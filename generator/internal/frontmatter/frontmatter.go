// Package frontmatter splits a page's metadata from its body without moving
// line numbers, and decodes it strictly into a record.
//
// The fences are found by adrg/frontmatter; what that lets pass (no closing
// fence, a fence inside a text) is reported here. It never guesses: metadata
// that cannot be read is a problem, not a body.
package frontmatter

import (
	"bufio"
	"bytes"
	"strings"
	"sync"
	"unicode/utf8"

	front "github.com/adrg/frontmatter"
	"go.yaml.in/yaml/v4"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/schema"
)

const fence = "---"

// Body tells where a page's text begins: Offset in bytes, Line counted from 1.
type Body struct{ Offset, Line int }

// Parts is a page cut in two.
type Parts struct {
	Meta *yaml.Node // the top mapping; nil on problems
	Body Body
}

var byteOrderMark = []byte("\uFEFF")

// Split finds the metadata of a page. Positions in problems and nodes are
// those of the file.
func Split(file string, text []byte) (Parts, diag.List) {
	source := schema.File{Name: file, Text: text}
	if d, bad := source.Unreadable(); bad {
		return Parts{}, diag.List{d}
	}
	plain := bytes.TrimPrefix(text, byteOrderMark)
	lead := blankLines(plain)
	if !startsWithFence(plain) {
		at := schema.Place(1+lead, 1)
		if len(bytes.TrimSpace(plain)) == 0 {
			at.Line = 1
		}
		if first := source.Line(1 + lead); strings.Trim(first, likeHyphens+"*+=_~ \t") == "" && first != "" {
			return Parts{}, diag.List{misspelt(source, 1+lead, first)}
		}
		hint := "begin the file with three lines: ---  then  title: …  then  ---"
		if closes(plain) {
			hint = "write a line with only --- above the first line"
		}
		return Parts{}, diag.List{source.Diagnostic(diag.Error, at, 1, "front-matter/missing",
			"this page does not begin with front matter", hint)}
	}
	var meta *yaml.Node
	var problems diag.List
	called := false
	format := &front.Format{Start: fence, End: fence, UnmarshalDelims: true, Unmarshal: func(data []byte, _ any) error {
		called = true
		if d, bad := closedInside(source, data, lead); bad {
			problems = append(problems, d)
			return nil
		}
		if d, bad := closedAlmost(source, data, lead); bad {
			problems = append(problems, d)
			return nil
		}
		if lead > 0 {
			data = append(bytes.Repeat([]byte("\n"), lead), data...)
		}
		meta, problems = schema.Load(source, data)
		return nil
	}}
	first := upToSecondFence(plain)
	reader := readers.Get().(*bufio.Reader) // which the library takes for its own
	defer readers.Put(reader)
	reader.Reset(bytes.NewReader(first))
	body, err := front.Parse(reader, &struct{}{}, format)
	if err == nil && !called {
		if d, bad := closedAlmost(source, plain, 0); bad {
			return Parts{}, diag.List{d}
		}
		return Parts{}, diag.List{source.Diagnostic(diag.Error, schema.Place(1+lead, 1), 3, "front-matter/not-closed",
			"the front matter that begins here is never closed", "write a line with only --- after the last key")}
	}
	if err != nil {
		problems = append(problems, source.Diagnostic(diag.Error, schema.At{Line: 1, Column: 1}, 1, "front-matter/syntax", err.Error(), ""))
	}
	offset := len(text) - len(plain) + len(first) - len(body)
	return Parts{meta, Body{offset, 1 + bytes.Count(text[:offset], []byte("\n"))}}, problems
}

// readers are kept from page to page: their buffers are larger than most front
// matter.
var readers = sync.Pool{New: func() any { return bufio.NewReader(nil) }}

// upToSecondFence gives what is needed to find the metadata, so that the body
// is not copied for it.
func upToSecondFence(text []byte) []byte {
	fences, end := 0, 0
	for line := range bytes.Lines(text) {
		end += len(line)
		if string(bytes.TrimSpace(line)) == fence {
			if fences++; fences == 2 {
				return text[:end]
			}
		}
	}
	return text
}

func blankLines(text []byte) int {
	n := 0
	for line := range bytes.Lines(text) {
		if len(bytes.TrimSpace(line)) > 0 {
			return n
		}
		n++
	}
	return n
}

// closes tells a text whose keys are there, and a fence below them.
func closes(text []byte) bool {
	first, _, _ := bytes.Cut(bytes.TrimLeft(text, " \r\n"), []byte("\n"))
	return bytes.Contains(first, []byte(":")) && bytes.Contains(text, []byte("\n"+fence))
}

func startsWithFence(text []byte) bool {
	for line := range bytes.Lines(text) {
		if trimmed := bytes.TrimSpace(line); len(trimmed) > 0 {
			return string(trimmed) == fence
		}
	}
	return false
}

// likeHyphens are what word processors and phones write for hyphens.
const likeHyphens = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uFE63\uFF0D"

// closedAlmost finds the line below the keys that was meant to close them. lead
// is the number of lines above the text.
func closedAlmost(f schema.File, text []byte, lead int) (diag.Diagnostic, bool) {
	number, before := lead, []byte(nil)
	for line := range bytes.Lines(text) {
		number++
		keys := bytes.IndexByte(before, ':') >= 0 || bytes.HasPrefix(before, []byte(" ")) || bytes.HasPrefix(before, []byte("-"))
		if before = line; !keys || line[0] != '-' && line[0] < utf8.RuneSelf {
			continue
		}
		if written := string(bytes.TrimSpace(line)); written != fence && written != "-" && strings.Trim(written, likeHyphens) == "" {
			return misspelt(f, number, written), true
		}
	}
	return diag.Diagnostic{}, false
}

// misspelt reports a line that was meant as a fence.
func misspelt(f schema.File, number int, written string) diag.Diagnostic {
	message := "this line is not three plain hyphens"
	if r, _ := utf8.DecodeRuneInString(strings.TrimLeft(written, "-")); r == '\u2013' || r == '\u2014' {
		message = "a dash stands here instead of three plain hyphens"
	}
	return f.Diagnostic(diag.Error, schema.Place(number, 1), utf8.RuneCountInString(written), "front-matter/fence", message,
		"delete the line, and type three hyphens and nothing else: ---")
}

// closedInside tells that the closing fence which was found is an indented
// line, so part of a text, and not the fence that the author meant.
func closedInside(f schema.File, data []byte, lead int) (diag.Diagnostic, bool) {
	data = bytes.TrimRight(data, "\r\n")
	last := data[bytes.LastIndexByte(data, '\n')+1:]
	if !bytes.HasPrefix(last, []byte(" ")) && !bytes.HasPrefix(last, []byte("\t")) {
		return diag.Diagnostic{}, false
	}
	return f.Diagnostic(diag.Error, schema.Place(lead+1+bytes.Count(data, []byte("\n")), 1), len(last), "front-matter/not-closed",
		"this indented --- would end the front matter in the middle of a text", "write the line in another way, such as - - -, or move the text below the front matter"), true
}
