package importer

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"mentorbook/generator/internal/frontmatter"
)

// errUneditable says that front matter is written in a way that cannot be
// edited in place.
var errUneditable = errors.New("the front matter is written in a way that an import cannot edit")

// editor changes single values of a profile. All other bytes stay.
type editor struct {
	lines []string // of the whole file, with their ends
	meta  *yaml.Node
	end   int    // the line of the closing fence, counted from 0
	eol   string // how the file ends its lines
}

func newEditor(p *profile) *editor {
	e := &editor{meta: p.meta, eol: "\n"}
	for l := range strings.Lines(string(p.Text)) {
		e.lines = append(e.lines, l)
	}
	if len(e.lines) > 0 && strings.HasSuffix(e.lines[0], "\r\n") {
		e.eol = "\r\n"
	}
	fences := 0
	for i, l := range e.lines {
		if strings.TrimSpace(strings.TrimPrefix(l, "\uFEFF")) == "---" {
			if e.end = i; fences == 1 {
				break
			}
			fences++
		}
	}
	return e
}

// edit gives a profile with a field as the sheet has it. It is read again to
// see that nothing else has changed.
func edit(p *profile, f *field, items []item) (*profile, error) {
	e := newEditor(p)
	if p.meta.Style&yaml.FlowStyle != 0 || !e.set(f, items) {
		return nil, errUneditable
	}
	after := readProfile(Profile{ID: p.ID, Path: p.Path, File: p.File, Text: []byte(strings.Join(e.lines, ""))})
	if after.meta == nil || !same(f, after.says(f), items) {
		return nil, errUneditable
	}
	if !alike(p.meta, after.meta, f.path) || body(p.Text) != body(after.Text) {
		return nil, errUneditable
	}
	return after, nil
}

// alike tells whether two values differ at most at a path of keys.
func alike(a, b *yaml.Node, but []string) bool {
	if a.Kind != b.Kind || a.Value != b.Value || a.Kind != yaml.MappingNode && len(a.Content) != len(b.Content) {
		return false
	}
	if a.Kind != yaml.MappingNode {
		return slices.EqualFunc(a.Content, b.Content, func(x, y *yaml.Node) bool { return alike(x, y, nil) })
	}
	return holdsAll(a, b, but) && holdsAll(b, a, but)
}

// holdsAll tells whether every pair of a mapping stands in another alike.
func holdsAll(a, b *yaml.Node, but []string) bool {
	for key, value := range each(a) {
		_, other := pair(b, key.Value)
		named := len(but) > 0 && key.Value == but[0]
		switch {
		case named && len(but) == 1:
		case named && other == nil:
			return len(value.Content) == 2 // the group was made for this key
		case named && !alike(value, other, but[1:]), !named && (other == nil || !alike(value, other, nil)):
			return false
		}
	}
	return true
}

func body(text []byte) string {
	parts, _ := frontmatter.Split("", text)
	return string(text[min(parts.Body.Offset, len(text)):])
}

func (e *editor) set(f *field, items []item) bool {
	top, value := pair(e.meta, f.path[0])
	written := yamlOf(f, items)
	switch {
	case top == nil && len(f.path) == 1:
		e.insert(f, f.path[0]+": "+written)
	case top == nil:
		e.insert(f, f.path[0]+": {"+f.path[1]+": "+written+"}")
	case len(f.path) == 1 && value.Kind == yaml.SequenceNode && value.Style&yaml.FlowStyle == 0 && len(value.Content) > 0:
		return e.setItems(f, value, items)
	case len(f.path) == 1:
		return e.replace(top, 0, written)
	case value.Kind == yaml.MappingNode && value.Style&yaml.FlowStyle != 0:
		return e.setInBraces(value, f.path[1], written)
	case value.Kind == yaml.MappingNode:
		return e.setBelow(value, f.path[1], written)
	default:
		return false
	}
	return true
}

func pair(n *yaml.Node, name string) (key, value *yaml.Node) {
	for k, v := range each(n) {
		if k.Value == name {
			return k, v
		}
	}
	return nil, nil
}

// extent gives the line behind the value of a key, which begins on a line and
// is indented so far: lines further in belong to it, and items of a list at its
// own edge. Comments and empty lines that follow belong to what comes next.
func (e *editor) extent(line, indent int) int {
	last := line
	for i := line + 1; i < e.end; i++ {
		text := strings.TrimSpace(e.lines[i])
		depth := len(e.lines[i]) - len(strings.TrimLeft(e.lines[i], " "))
		if text != "" && depth <= indent && (depth < indent || text != "-" && !strings.HasPrefix(text, "- ")) {
			break
		}
		if text != "" && (depth > indent || !strings.HasPrefix(text, "#")) {
			last = i
		}
	}
	return last + 1
}

// replace writes the value of a key on the key's line. What is a comment behind
// a value of one line stays.
func (e *editor) replace(key *yaml.Node, indent int, written string) bool {
	at := key.Line - 1
	before, rest, found := strings.Cut(e.lines[at], key.Value+":")
	if !found || strings.TrimSpace(before) != "" {
		return false
	}
	_, comment := commented(rest)
	end := e.extent(at, indent)
	e.lines = slices.Replace(e.lines, at, end, before+key.Value+": "+written+comment+e.eol)
	e.end -= end - at - 1
	return true
}

// commented cuts the comment, with the spaces before it, from behind a value.
func commented(line string) (value, comment string) {
	line = strings.TrimRight(line, "\r\n")
	var quote rune
	for i, r := range line {
		switch {
		case quote != 0:
			if r == quote {
				quote = 0
			}
		case (r == '"' || r == '\'') && (i == 0 || strings.ContainsRune(" [{,:", rune(line[i-1]))):
			quote = r
		case r == '#' && i > 0 && line[i-1] == ' ':
			value = strings.TrimRight(line[:i], " ")
			return value, line[len(value):]
		}
	}
	return line, ""
}

// insert writes a new key behind the nearest that comes before it in a profile.
func (e *editor) insert(f *field, written string) {
	at := -1
	for i := range fields {
		if fields[i].name == f.name {
			break
		}
		if len(fields[i].path) == 0 {
			continue
		}
		if key, _ := pair(e.meta, fields[i].path[0]); key != nil {
			at = e.extent(key.Line-1, 0)
		}
	}
	if at < 0 {
		at = e.end
	}
	e.lines = slices.Insert(e.lines, at, written+e.eol)
	e.end++
}

// setInBraces sets a key of a group on one line: {mentees: 2, taken: 0}.
func (e *editor) setInBraces(group *yaml.Node, name, written string) bool {
	if key, value := pair(group, name); key != nil {
		return e.span(value, written)
	}
	if len(group.Content) == 0 {
		return false
	}
	last := group.Content[len(group.Content)-1]
	old, ok := e.written(last)
	return ok && e.span(last, old+", "+name+": "+written)
}

// setBelow sets a key of a group with a line for each.
func (e *editor) setBelow(group *yaml.Node, name, written string) bool {
	if len(group.Content) == 0 {
		return false
	}
	indent := group.Content[0].Column - 1
	if key, _ := pair(group, name); key != nil {
		return e.replace(key, indent, written)
	}
	at := e.extent(group.Content[len(group.Content)-2].Line-1, indent)
	e.lines = slices.Insert(e.lines, at, strings.Repeat(" ", indent)+name+": "+written+e.eol)
	e.end++
	return true
}

// bounds gives where on its line a value of one line is written, in bytes.
func (e *editor) bounds(n *yaml.Node) (from, to int, ok bool) {
	if n.Kind != yaml.ScalarNode || n.Line > len(e.lines) {
		return 0, 0, false
	}
	text := []rune(strings.TrimRight(e.lines[n.Line-1], "\r\n"))
	if n.Column-1 > len(text) {
		return 0, 0, false
	}
	from = len(string(text[:n.Column-1]))
	rest := string(text[n.Column-1:])
	switch {
	case n.Style&yaml.DoubleQuotedStyle != 0 || n.Style&yaml.SingleQuotedStyle != 0:
		mark := rest[:1]
		end := strings.Index(rest[1:], mark)
		ok = end >= 0 && !strings.Contains(rest[1:end+1], `\`) && !strings.HasPrefix(rest[end+2:], mark)
		return from, from + end + 2, ok
	default:
		return from, from + len(n.Value), strings.HasPrefix(rest, n.Value)
	}
}

func (e *editor) written(n *yaml.Node) (string, bool) {
	from, to, ok := e.bounds(n)
	if !ok {
		return "", false
	}
	return e.lines[n.Line-1][from:to], true
}

func (e *editor) span(n *yaml.Node, written string) bool {
	from, to, ok := e.bounds(n)
	if ok {
		e.lines[n.Line-1] = e.lines[n.Line-1][:from] + written + e.lines[n.Line-1][to:]
	}
	return ok
}

// setItems changes a list with a line for each item: items that stay keep their
// lines, and with them their comments.
func (e *editor) setItems(f *field, list *yaml.Node, items []item) bool {
	type place struct{ from, to int }
	kept := map[item]place{}
	indent := strings.IndexByte(e.lines[list.Line-1], '-')
	if indent < 0 {
		return false
	}
	for i, n := range list.Content {
		it, next := item{text: scalar(f, n.Value)}, e.extent(n.Line-1, indent+1)
		for key, value := range each(n) {
			it = item{scalar(f, key.Value), value.Value}
		}
		if i+1 < len(list.Content) {
			next = list.Content[i+1].Line - 1
		}
		if !strings.HasPrefix(strings.TrimSpace(e.lines[n.Line-1]), "-") {
			return false
		}
		kept[it] = place{n.Line - 1, next}
	}
	first, last := list.Content[0].Line-1, list.Content[len(list.Content)-1]
	end := kept[itemOf(f, last)].to
	var lines []string
	for _, it := range items {
		if at, there := kept[it]; there {
			lines = append(lines, e.lines[at.from:at.to]...)
			continue
		}
		inside := strings.TrimSuffix(strings.TrimPrefix(yamlOf(f, []item{it}), "["), "]")
		lines = append(lines, fmt.Sprintf("%s- %s%s", strings.Repeat(" ", indent), inside, e.eol))
	}
	e.lines = slices.Replace(e.lines, first, end, lines...)
	return true
}

func itemOf(f *field, n *yaml.Node) item {
	for key, value := range each(n) {
		return item{scalar(f, key.Value), value.Value}
	}
	return item{text: scalar(f, n.Value)}
}

// same tells whether two lists of items say the same; their order says
// something only where a text can be read.
func same(f *field, a, b []item) bool {
	if len(a) != len(b) {
		return false
	}
	switch f.form {
	case choices, ranked, tongues, words, pairs:
		for _, it := range a {
			if !slices.Contains(b, it) {
				return false
			}
		}
		return true
	}
	return slices.Equal(a, b)
}
