package importer

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/schema"
	"mentorbook/generator/internal/spreadsheet"
)

// Mapping says what the columns of a form mean, and what people wrote in them.
// It is kept beside the sheet and used each time:
//
//	columns:
//	  name: Your full name
//	  topics: [What can you help with?, Anything else?]
//	values:
//	  topics:
//	    pay talks: negotiation
//	    everything: "-"
//	days: day/month
//
// A value of "-" is left out. Each key may stand there more than once, so that a
// line of the form values: {topics: {pay talks: negotiation}} can be put below
// what is there. days says how 3/4/2026 is meant, when the sheet
// does not tell.
type Mapping struct {
	columns map[string][]string          // field to headers
	values  map[string]map[string]string // list to folded text to word
	order   spreadsheet.Order
	given   given
}

// given tells a mapping that a person looked at.
type given uint8

const (
	absent given = iota
	present
)

// dropped is the word for a value that is left out on purpose.
const dropped = "-"

// ReadMapping reads a mapping file.
func ReadMapping(file string, text []byte) (Mapping, diag.List) {
	r := &mappingReader{file: schema.File{Name: file, Text: text}, m: Mapping{given: present, columns: map[string][]string{}, values: map[string]map[string]string{}}}
	if d, bad := r.file.Unreadable(); bad {
		return r.m, diag.List{d}
	}
	top, problems := schema.Load(r.file, text)
	if problems != nil {
		return r.m, problems
	}
	r.read(top)
	return r.m, r.problems
}

type mappingReader struct {
	file     schema.File
	m        Mapping
	problems diag.List
}

func (r *mappingReader) problem(n *yaml.Node, code, message, hint string) {
	r.problems = append(r.problems, r.file.Diagnostic(diag.Error, schema.Place(n.Line, n.Column), len([]rune(n.Value)), code, message, hint))
}

func (r *mappingReader) read(top *yaml.Node) {
	for key, value := range each(top) {
		switch key.Value {
		case "columns":
			r.columns(value)
		case "values":
			r.values(value)
		case "days":
			r.days(value)
		default:
			r.problem(key, "import/mapping", fmt.Sprintf("unknown key %q", key.Value), suggest(key.Value, []string{"columns", "values", "days"}, "the keys are columns, values and days"))
		}
	}
}

// each goes through the pairs of a mapping.
func each(n *yaml.Node) func(yield func(key, value *yaml.Node) bool) {
	return func(yield func(key, value *yaml.Node) bool) {
		if n == nil || n.Kind != yaml.MappingNode {
			return
		}
		for i := 0; i+1 < len(n.Content); i += 2 {
			if !yield(n.Content[i], n.Content[i+1]) {
				return
			}
		}
	}
}

func suggest(word string, known []string, otherwise string) string {
	if near, ok := diag.Nearest(word, known); ok {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return otherwise
}

func (r *mappingReader) columns(n *yaml.Node) {
	for key, value := range each(n) {
		if columnNamed(key.Value) == nil {
			r.problem(key, "import/mapping", fmt.Sprintf("there is no field %q", key.Value), suggest(key.Value, columnNames(), "the fields are "+strings.Join(columnNames(), ", ")))
			continue
		}
		headers := []*yaml.Node{value}
		if value.Kind == yaml.SequenceNode {
			headers = value.Content
		}
		for _, h := range headers {
			if h.Kind != yaml.ScalarNode || h.Value == "" {
				r.problem(key, "import/mapping", fmt.Sprintf("the field %q needs the header of a column", key.Value), "write, for example: "+key.Value+": \"What people read above that column\"")
				break
			}
			r.m.columns[key.Value] = append(r.m.columns[key.Value], h.Value)
		}
	}
}

func (r *mappingReader) values(n *yaml.Node) {
	for list, pairs := range each(n) {
		if !slices.Contains(listNames, list.Value) {
			r.problem(list, "import/mapping", fmt.Sprintf("there is no list %q", list.Value), suggest(list.Value, listNames, "the lists are "+strings.Join(listNames, ", ")))
			continue
		}
		if r.m.values[list.Value] == nil {
			r.m.values[list.Value] = map[string]string{}
		}
		for text, word := range each(pairs) {
			r.m.values[list.Value][fold(text.Value)] = word.Value
		}
	}
}

func (r *mappingReader) days(n *yaml.Node) {
	switch n.Value {
	case "day/month":
		r.m.order = spreadsheet.DayFirst
	case "month/day":
		r.m.order = spreadsheet.MonthFirst
	default:
		r.problem(n, "import/mapping", fmt.Sprintf("days cannot be %q", n.Value), "write days: day/month, or days: month/day")
	}
}

// listNames are the lists that values may be mapped into.
var listNames = []string{"topics", "levels", "formats", "focus", "roles", "statuses", "contacts", "languages", "timezones", "agrees"}

// writeMapping writes a suggestion for a person to look through.
func writeMapping(t spreadsheet.Table, found columns) []byte {
	w := bytes.NewBufferString("# What the columns of the sheet mean. Look through every line: left is the\n# profile's key, right the header of the column. A list takes several columns.\ncolumns:\n")
	used := map[int]bool{}
	for i := range fields {
		f := &fields[i]
		var headers []string
		for _, c := range found[f.name] {
			used[c.index] = true
			headers = append(headers, inList(t.Header.Cell(c.index)))
		}
		switch len(headers) {
		case 0:
			if f.required() {
				fmt.Fprintf(w, "  # %s: …  (every profile needs it)\n", f.name)
			}
		case 1:
			fmt.Fprintf(w, "  %s: %s\n", f.name, headers[0])
		default:
			fmt.Fprintf(w, "  %s: [%s]\n", f.name, strings.Join(headers, ", "))
		}
	}
	for i, header := range t.Header.Cells {
		if header != "" && !used[i] {
			fmt.Fprintf(w, "  # not taken: %s\n", inList(header))
		}
	}
	return w.Bytes()
}
