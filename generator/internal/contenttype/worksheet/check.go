package worksheet

import (
	"fmt"
	"slices"
	"strings"

	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/site"
)

func load(c *contenttype.Check, p *site.Page) {
	seen := map[string]bool{}
	for _, s := range record(p).Sections {
		for i := range s.Fields {
			f := &s.Fields[i]
			id(c, f, seen)
			needs(c, f)
			unused(c, f)
			repeated(c, f)
		}
	}
}

// id is the name under which an answer is kept, so it must be plain and the
// only one of the sheet.
func id(c *contenttype.Check, f *site.Field, seen map[string]bool) {
	switch id := f.ID.Value; {
	case id == "":
	case !plain(id):
		c.Error(f.ID.At, "worksheet/bad-id", fmt.Sprintf("the id %q is not made of small letters, digits and hyphens", id), "write one or two words, such as: id: next-step")
	case seen[id]:
		c.Error(f.ID.At, "worksheet/same-id", fmt.Sprintf("the id %q stands in this sheet twice", id), fmt.Sprintf("give each question its own, such as: id: %s-2", id))
	default:
		seen[id] = true
	}
}

func plain(id string) bool {
	for part := range strings.SplitSeq(id, "-") {
		if part == "" || strings.Trim(part, "abcdefghijklmnopqrstuvwxyz0123456789") != "" {
			return false
		}
	}
	return true
}

// needs checks that a question can be answered in the way that its type says.
func needs(c *contenttype.Check, f *site.Field) {
	low, high := scale(f)
	switch {
	case f.Type.Is("choice") && len(f.Options) < 2:
		c.Error(f.Type.At, "worksheet/no-options", fmt.Sprintf("the question %q is a choice of fewer than two options", f.ID.Value), "add options: [Yes, No]")
	case f.Type.Is("check") && len(f.Options) == 0:
		c.Error(f.Type.At, "worksheet/no-options", fmt.Sprintf("the question %q has no options to tick", f.ID.Value), "add options: [We agree]")
	case f.Type.Is("table") && len(f.Columns) == 0:
		c.Error(f.Type.At, "worksheet/no-columns", fmt.Sprintf("the question %q is a table without columns", f.ID.Value), "add columns: [Date, Topic]")
	case f.Type.Is("scale") && low >= high:
		at := f.Type.At
		if f.Min.Set {
			at = f.Min.At
		}
		c.Error(at, "worksheet/scale", fmt.Sprintf("the scale of the question %q goes from %d to %d", f.ID.Value, low, high), "let min be less than max; without them a scale goes from 0 to 10")
	}
}

// unused finds keys that the type of a question does nothing with: its author
// meant another type.
func unused(c *contenttype.Check, f *site.Field) {
	for _, key := range []struct {
		name  string
		given bool
		types []string
	}{
		{"options", len(f.Options) > 0, []string{"choice", "check"}},
		{"columns", len(f.Columns) > 0, []string{"table"}},
		{"rows", f.Rows.Set, []string{"lines", "table"}},
		{"min", f.Min.Set, []string{"scale"}},
		{"max", f.Max.Set, []string{"scale"}},
		{"suggestions", len(f.Suggestions) > 0, []string{"text", "lines"}},
		{"prefill", f.Prefill.Value != "", []string{"text", "lines", "date", "signature"}},
	} {
		if key.given && f.Type.Value != "" && !slices.Contains(key.types, f.Type.Value) {
			c.Warn(f.Type.At, "worksheet/unused-key", fmt.Sprintf("the question %q has %q, which the type %q does not use", f.ID.Value, key.name, f.Type.Value),
				fmt.Sprintf("remove %s, or write type: %s", key.name, strings.Join(key.types, " or type: ")))
		}
	}
}

// repeated finds an answer that is offered twice.
func repeated(c *contenttype.Check, f *site.Field) {
	for i, option := range f.Options {
		if slices.Contains(f.Options[:i], option) {
			c.Error(f.Type.At, "worksheet/same-option", fmt.Sprintf("the question %q offers %q twice", f.ID.Value, option), "remove one of them")
		}
	}
}
