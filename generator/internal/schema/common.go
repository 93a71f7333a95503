package schema

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// common reads the YAML that nearly all front matter keeps to: keys of plain
// letters, each with a value, further keys, or a list in brackets or dashes, and
// every value on one line, between --- lines or without. It gives the same nodes
// as the library, tags aside, in a fraction of its time, and nil for anything
// else: texts of many lines, comments, escapes, keys without a value, and all
// that is wrong. Those are for the library, so that there is one judge of what
// YAML is.
func common(text []byte) *yaml.Node {
	if bytes.ContainsFunc(text, uncommon) {
		return nil
	}
	text = bytes.TrimSuffix(bytes.TrimRight(text, " \n"), []byte("\n---"))
	l := &lineReader{below: string(text)}
	if l.next(); l.line == "---" && l.column == 1 {
		l.next()
	}
	top := l.mapping(l.column)
	if top == nil || len(top.Content) == 0 || l.column > 0 {
		return nil
	}
	return top
}

// uncommon tells characters that end lines, indent or are refused.
func uncommon(r rune) bool {
	return r < ' ' && r != '\n' || r >= 0x7F && r < 0xA0 || r == '\u2028' || r == '\u2029' || r == '\uFEFF' || r >= 0xFFFD && r <= 0xFFFF
}

// deepest is how far brackets may stand in one another.
const deepest = 4

// lineReader goes through a text line by line and through a line from left to
// right. What gives a node gives nil where the text is not common.
type lineReader struct {
	below   string // the lines below
	line    string // what is left of the line, without spaces at its ends
	row     int    // of it, from 1
	column  int    // of its first character, from 1; 0 behind the last line
	nodes   []yaml.Node
	content []*yaml.Node // of the collections that are being read
}

// next goes to the next line that is not blank.
func (l *lineReader) next() {
	for l.below != "" {
		line, below, _ := strings.Cut(l.below, "\n")
		l.below, l.row = below, l.row+1
		content := strings.TrimLeft(line, " ")
		if content != "" {
			l.line, l.column = strings.TrimRight(content, " "), 1+len(line)-len(content)
			return
		}
	}
	l.line, l.column = "", 0
}

// take goes on by some bytes, and by the spaces behind them.
func (l *lineReader) take(n int) string {
	taken := l.line[:n]
	rest := strings.TrimLeft(l.line[n:], " ")
	l.column += utf8.RuneCountInString(taken) + len(l.line) - n - len(rest)
	l.line = rest
	return taken
}

// node makes a node that begins here.
func (l *lineReader) node(kind yaml.Kind, style yaml.Style) *yaml.Node {
	if len(l.nodes) == cap(l.nodes) {
		l.nodes = make([]yaml.Node, 0, 32)
	}
	l.nodes = append(l.nodes, yaml.Node{Kind: kind, Style: style, Line: l.row, Column: l.column})
	return &l.nodes[len(l.nodes)-1]
}

// close ends a collection, whose content begins at start.
func (l *lineReader) close(n *yaml.Node, start int) *yaml.Node {
	n.Content = slices.Clone(l.content[start:])
	l.content = l.content[:start]
	return n
}

// mapping reads the keys that begin in a column, from here on.
func (l *lineReader) mapping(column int) *yaml.Node {
	n, start := l.node(yaml.MappingNode, 0), len(l.content)
	for l.column == column && column > 0 {
		key := l.key()
		if key == nil {
			return nil
		}
		l.content = append(l.content, key)
		value := l.value(column)
		if value == nil {
			return nil
		}
		l.content = append(l.content, value)
	}
	return l.close(n, start)
}

// value reads what a key in a column has.
func (l *lineReader) value(column int) *yaml.Node {
	if l.line != "" {
		return l.last(l.inline(blockEnds, 0))
	}
	l.next()
	switch dash := strings.HasPrefix(l.line, "- "); {
	case dash && l.column >= column:
		return l.sequence(l.column)
	case !dash && l.column > column:
		return l.mapping(l.column)
	}
	return nil
}

// sequence reads the dashes that stand in a column, from here on.
func (l *lineReader) sequence(column int) *yaml.Node {
	n, start := l.node(yaml.SequenceNode, 0), len(l.content)
	for l.column == column && strings.HasPrefix(l.line, "- ") {
		l.take(len("-"))
		item := (*yaml.Node)(nil)
		if keyLength(l.line) > 0 {
			item = l.mapping(l.column)
		} else {
			item = l.last(l.inline(blockEnds, 0))
		}
		if item == nil {
			return nil
		}
		l.content = append(l.content, item)
	}
	return l.close(n, start)
}

// last goes on to the next line, if a value ends its own.
func (l *lineReader) last(n *yaml.Node) *yaml.Node {
	if l.line != "" {
		return nil
	}
	l.next()
	return n
}

// keyLength gives the length of the key at the beginning of a text, 0 for none.
func keyLength(text string) int {
	end := strings.IndexByte(text, ':')
	if end <= 0 || end+1 < len(text) && text[end+1] != ' ' || isNullWord(text[:end]) ||
		strings.Trim(text[:end], "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") != "" || text[0] == '-' {
		return 0
	}
	return end
}

func isNullWord(text string) bool { return strings.EqualFold(text, "null") }

// key reads a key and its colon.
func (l *lineReader) key() *yaml.Node {
	length := keyLength(l.line)
	if length == 0 || length > 100 {
		return nil
	}
	n := l.node(yaml.ScalarNode, 0)
	n.Value = l.take(length)
	l.take(len(":"))
	return n
}

// What ends a plain text: nothing but the line, or what means something between
// brackets.
const (
	blockEnds = ""
	flowEnds  = ",[]{}"
)

// inline reads a value that is on one line, between so many brackets.
func (l *lineReader) inline(ends string, depth int) *yaml.Node {
	switch {
	case l.line == "" || depth > deepest:
		return nil
	case l.line[0] == '[':
		return l.list(depth + 1)
	case l.line[0] == '{':
		return l.group(depth + 1)
	case l.line[0] == '"' || l.line[0] == '\'':
		return l.quoted()
	}
	return l.plain(ends)
}

// plain reads a text without quotes.
func (l *lineReader) plain(ends string) *yaml.Node {
	text := l.line
	if end := strings.IndexAny(text, ends); end >= 0 {
		text = strings.TrimRight(text[:end], " ")
	}
	if text == "" || strings.ContainsRune("-?:,[]{}#&*!|>'\"%@`~.=<", rune(text[0])) || isNullWord(text) ||
		strings.Contains(text, ": ") || strings.Contains(text, " #") || strings.HasSuffix(text, ":") {
		return nil
	}
	n := l.node(yaml.ScalarNode, 0)
	n.Value = l.take(len(text))
	return n
}

// quoted reads a text in quotes.
func (l *lineReader) quoted() *yaml.Node {
	style, mark := yaml.DoubleQuotedStyle, l.line[:1]
	if mark == "'" {
		style = yaml.SingleQuotedStyle
	}
	text, rest, closed := strings.Cut(l.line[1:], mark)
	if !closed || strings.Contains(text, `\`) || strings.HasPrefix(rest, mark) {
		return nil
	}
	n := l.node(yaml.ScalarNode, style)
	n.Value = l.take(len(text) + 2*len(mark))[1:][:len(text)]
	return n
}

// list reads [a, b, c: d].
func (l *lineReader) list(depth int) *yaml.Node {
	n, start := l.node(yaml.SequenceNode, yaml.FlowStyle), len(l.content)
	return l.flow(n, start, "]", func() bool {
		if keyLength(l.line) == 0 {
			item := l.inline(flowEnds, depth)
			l.content = append(l.content, item)
			return item != nil
		}
		pair, start := l.node(yaml.MappingNode, yaml.FlowStyle), len(l.content)
		if !l.pair(depth) {
			return false
		}
		l.content = append(l.content, l.close(pair, start))
		return true
	})
}

// group reads {a: b, c: d}.
func (l *lineReader) group(depth int) *yaml.Node {
	n, start := l.node(yaml.MappingNode, yaml.FlowStyle), len(l.content)
	return l.flow(n, start, "}", func() bool { return l.pair(depth) })
}

// pair reads a: b between brackets.
func (l *lineReader) pair(depth int) bool {
	key := l.key()
	if key == nil {
		return false
	}
	l.content = append(l.content, key)
	value := l.inline(flowEnds, depth)
	l.content = append(l.content, value)
	return value != nil
}

// flow reads what stands between a bracket and the one that closes it.
func (l *lineReader) flow(n *yaml.Node, start int, closing string, item func() bool) *yaml.Node {
	l.take(1)
	for more := !strings.HasPrefix(l.line, closing); more; {
		if !item() {
			return nil
		}
		if more = strings.HasPrefix(l.line, ","); more {
			l.take(1)
		}
	}
	if !strings.HasPrefix(l.line, closing) {
		return nil
	}
	l.take(1)
	return l.close(n, start)
}
