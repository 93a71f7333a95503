package importer

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"

	"mentorbook/generator/internal/frontmatter"
)

// newProfile writes the file of somebody who had none.
func newProfile(rec record, headings map[string]string) []byte {
	w := bytes.NewBufferString("---\n")
	for i := 0; i < len(fields); i++ {
		f := &fields[i]
		switch {
		case len(f.path) == 1 && rec[f.name] != nil:
			fmt.Fprintf(w, "%s: %s\n", f.path[0], yamlOf(f, rec[f.name]))
		case len(f.path) == 2:
			var group []string
			for ; i < len(fields) && len(fields[i].path) == 2 && fields[i].path[0] == f.path[0]; i++ {
				if items := rec[fields[i].name]; items != nil {
					group = append(group, fields[i].path[1]+": "+yamlOf(&fields[i], items))
				}
			}
			i--
			if group != nil {
				fmt.Fprintf(w, "%s: {%s}\n", f.path[0], strings.Join(group, ", "))
			}
		}
	}
	w.WriteString("---\n")
	for i := range fields {
		f := &fields[i]
		var texts []string
		for _, it := range rec[f.name] {
			texts = append(texts, literal(it.text))
		}
		if f.form == section && texts != nil {
			fmt.Fprintf(w, "\n## %s\n\n%s\n", headings[f.name], strings.Join(texts, "\n\n"))
		}
	}
	return w.Bytes()
}

var (
	// active are the marks that Markdown could act on wherever they stand.
	active = regexp.MustCompile("[\\\\`*_{\\[\\]<|~]|&[a-zA-Z#]")
	// opening are those that it could act on at the front of a line.
	opening = regexp.MustCompile(`(?m)^[ ]*(?:(\d{1,9})([.)])|([-+=:#>]))`)
	blank   = regexp.MustCompile(`\n[ ]*(?:\n[ ]*)+`)
)

// literal writes a person's text so that Markdown shows it as it was typed:
// what looks like markup stays text. Empty lines begin paragraphs.
func literal(text string) string {
	text = active.ReplaceAllString(text, `\$0`)
	text = opening.ReplaceAllString(text, `$1\$2$3`)
	return strings.TrimSpace(blank.ReplaceAllString(text, "\n\n"))
}

// profile is a file that is there, read for what it says.
type profile struct {
	Profile
	meta *yaml.Node // nil when it cannot be read
	name string
}

func readProfile(p Profile) *profile {
	parts, problems := frontmatter.Split(p.File, p.Text)
	read := &profile{Profile: p}
	if problems.HasErrors() || parts.Meta == nil {
		return read
	}
	read.meta = parts.Meta
	if n := find(read.meta, []string{"name"}); n != nil {
		read.name = n.Value
	}
	return read
}

// find gives the value at a path of keys, or nil.
func find(n *yaml.Node, path []string) *yaml.Node {
	for _, want := range path {
		var next *yaml.Node
		for key, value := range each(n) {
			if key.Value == want {
				next = value
				break
			}
		}
		if n = next; n == nil {
			return nil
		}
	}
	return n
}

// says gives what a profile holds for a field, as a row would say it.
func (p *profile) says(f *field) []item {
	n := find(p.meta, f.path)
	switch {
	case n == nil || len(f.path) == 0 || n.Kind == yaml.ScalarNode && (n.Value == "" || n.Tag == "!!null"):
		return nil
	case n.Kind == yaml.ScalarNode:
		return []item{{text: scalar(f, n.Value)}}
	case n.Kind == yaml.MappingNode:
		var items []item
		for key, value := range each(n) {
			items = append(items, item{key.Value, value.Value})
		}
		return items
	}
	var items []item
	for _, one := range n.Content {
		it := item{text: one.Value}
		for key, value := range each(one) {
			it = item{key.Value, value.Value}
		}
		it.text = scalar(f, it.text)
		items = append(items, it)
	}
	return items
}

// scalar writes a value of a file as a row's would be.
func scalar(f *field, text string) string {
	switch f.form {
	case flag:
		switch strings.ToLower(text) {
		case "true", "yes":
			return "yes"
		}
		return "no"
	case day:
		if on, err := time.Parse("2006-1-2", text); err == nil {
			return on.Format(time.DateOnly)
		}
	case ranked:
		return strings.TrimSuffix(text, ".md")
	}
	return text
}
