package i18n

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/feature/plural"

	"mentorbook/generator/diag"
)

// Messages are the texts of one file.
type Messages struct {
	file     string
	messages map[string]*message
}

// Keys lists every key of the file, sorted.
func (m *Messages) Keys() []string { return slices.Sorted(maps.Keys(m.messages)) }

// maxFile is the most bytes of a message file, as of any content file.
const maxFile = 1 << 20

// Parse reads a message file. file is its name in diagnostics. Messages that
// are wrong are reported and left out.
func Parse(file string, data []byte) (*Messages, diag.List) {
	p := parser{out: &Messages{file: file, messages: map[string]*message{}}}
	if p.readable(data) {
		p.lines = strings.Split(string(data), "\n")
		if root := p.load(data); root != nil {
			p.mapping(root)
		}
	}
	return p.out, p.found
}

type parser struct {
	out   *Messages
	lines []string
	found diag.List
}

// fault reports an error at a line and column counted from 1, 0 for unknown.
// What is missing at the end of the file is reported on its last line.
func (p *parser) fault(line, column int, rule, message, hint string) {
	if last := len(p.lines); last > 0 && line > last {
		line, column = last, utf8.RuneCountInString(p.line(last))+1
	}
	d := diag.Diagnostic{
		Severity: diag.Error,
		Code:     "i18n/" + rule,
		Position: diag.Position{File: p.out.file, Line: line, Column: column},
		Message:  message,
		Hint:     hint,
	}
	d.Source = p.line(line)
	p.found = append(p.found, d)
}

func (p *parser) at(n *yaml.Node, rule, message, hint string) {
	p.fault(n.Line, n.Column, rule, message, hint)
}

func (p *parser) line(n int) string {
	if n < 1 || n > len(p.lines) {
		return ""
	}
	return strings.TrimSuffix(p.lines[n-1], "\r")
}

// readable refuses what no YAML reader should see.
func (p *parser) readable(data []byte) bool {
	switch {
	case len(data) > maxFile:
		p.fault(0, 0, "too-large", fmt.Sprintf("the file has %d bytes, over the limit of 1 MiB", len(data)), "leave only messages in it")
	case !utf8.Valid(data):
		p.fault(lineOf(data, invalidAt(data)), 0, "not-utf8", "the file is not UTF-8 text", `save it as "UTF-8" in your editor`)
	case bytes.IndexByte(data, 0) >= 0:
		p.fault(lineOf(data, bytes.IndexByte(data, 0)), 0, "not-text", "the file holds a NUL byte, so it is not text", "write it again in a text editor")
	default:
		return true
	}
	return false
}

func lineOf(data []byte, offset int) int { return 1 + bytes.Count(data[:offset], []byte("\n")) }

func invalidAt(data []byte) int {
	at := 0
	for at < len(data) {
		r, n := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && n == 1 {
			break
		}
		at += n
	}
	return at
}

// load gives the top mapping, nil for an empty file or one with faults.
func (p *parser) load(data []byte) *yaml.Node {
	var documents []yaml.Node
	if err := yaml.Load(data, &documents, yaml.WithAllDocuments()); err != nil {
		p.syntax(err)
		return nil
	}
	if len(documents) == 0 || len(documents[0].Content) == 0 {
		return nil
	}
	if len(documents) > 1 {
		p.at(&documents[1], "two-documents", `a line of "---" starts a second document, which would be lost`, `remove the "---" line`)
		return nil
	}
	root := documents[0].Content[0]
	switch {
	case root.Kind == yaml.ScalarNode && root.ShortTag() == "!!null":
		return nil
	case root.Kind != yaml.MappingNode:
		p.at(root, "not-a-map", "the file is not a list of keys with their messages", `write lines such as nav.search: "Search"`)
		return nil
	}
	return root
}

func (p *parser) syntax(err error) {
	const hint = `write each message as key: "text" on a line of its own, in quotes where it holds a colon, a brace or a #`
	var e *yaml.LoadError
	if !errors.As(err, &e) {
		p.fault(0, 0, "syntax", "the file is not valid YAML: "+err.Error(), hint)
		return
	}
	if strings.HasPrefix(p.line(e.Mark.Line), "\t") {
		p.fault(e.Mark.Line, 1, "syntax", "the line begins with a tab, which YAML does not allow", "begin it with spaces")
		return
	}
	p.fault(e.Mark.Line, e.Mark.Column, "syntax", "the file is not valid YAML: "+e.Message, hint)
}

// mapping reads the keys of the file.
func (p *parser) mapping(root *yaml.Node) {
	for pair := range slices.Chunk(root.Content, 2) {
		key, value := pair[0], pair[1]
		first := p.out.messages[key.Value]
		switch {
		case key.Kind != yaml.ScalarNode || !isKey(key.Value):
			p.at(key, "key", fmt.Sprintf("%q cannot be a message's key", key.Value), `write words of letters and digits joined by dots, such as "nav.search"`)
		case first != nil:
			p.at(key, "duplicate-key", fmt.Sprintf("the key %q is already on line %d", key.Value, first.at.Line), "remove one of the two")
		default:
			if m, ok := p.message(value); ok {
				m.at = diag.Position{File: p.out.file, Line: key.Line, Column: key.Column}
				m.line = p.line(key.Line)
				p.out.messages[key.Value] = m
			}
		}
	}
}

// isKey tells whether a key is made of ASCII words joined by dots.
func isKey(key string) bool {
	for word := range strings.SplitSeq(key, ".") {
		odd := func(r rune) bool {
			return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '-' && r != '_'
		}
		if word == "" || strings.ContainsFunc(word, odd) {
			return false
		}
	}
	return true
}

func (p *parser) message(value *yaml.Node) (*message, bool) {
	if value.Kind == yaml.MappingNode {
		return p.forms(value)
	}
	t, ok := p.text(value)
	m := &message{}
	m.forms[plural.Other], m.has[plural.Other] = t, true
	return m, ok
}

// forms reads the plural forms of a message.
func (p *parser) forms(value *yaml.Node) (*message, bool) {
	m, sound := &message{plural: true}, true
	for pair := range slices.Chunk(value.Content, 2) {
		name := pair[0].Value
		f := slices.Index(categoryNames[:], name)
		switch {
		case f < 0:
			p.at(pair[0], "plural-category", fmt.Sprintf("%q is no plural category", name), "use zero, one, two, few, many or other; a longer key is written with dots on one line")
			sound = false
		case m.has[f]:
			p.at(pair[0], "duplicate-key", fmt.Sprintf("the plural category %q is there twice", name), "remove one of the two")
			sound = false
		default:
			t, ok := p.text(pair[1])
			m.forms[f], m.has[f] = t, true
			sound = sound && ok
		}
	}
	if sound && !m.has[plural.Other] {
		p.at(value, "plural-other", `the plural category "other" is missing`, `add other: "…", which is used for every number that has no form of its own`)
		sound = false
	}
	return m, sound
}

// text reads one text as it is written, whatever YAML thinks of its type.
func (p *parser) text(value *yaml.Node) (template, bool) {
	switch {
	case value.Kind == yaml.AliasNode || value.Anchor != "":
		p.at(value, "anchor", "messages cannot use YAML anchors and aliases (& and *)", "write the text out, in quotes")
	case value.Kind != yaml.ScalarNode:
		p.at(value, "not-text", "a message is a text or a map of plural categories, not a list", `write key: "text"`)
	case value.ShortTag() == "!!null":
		p.at(value, "empty", "the message has no text", `write key: "text", or remove the line to show the English words`)
	default:
		t, err := parseTemplate(value.Value)
		if err == nil {
			return t, true
		}
		p.at(value, "placeholder", err.Error(), "write a placeholder as {name}, in lower-case letters")
	}
	return template{}, false
}
