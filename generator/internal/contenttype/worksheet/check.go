package worksheet

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/schema"
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
			computed(c, &s, f)
			calendar(c, f)
			series(c, p, f)
		}
		chart(c, &s)
	}
	size(c, record(p).Sections)
}

// mostInputs is how many answers, marks and cells a sheet may have, repeated
// parts and rows of tables counted. Each is an element of the page and of the
// PDF: the longest sheets that are in use have some 200, and tens of thousands
// take minutes to build and more than a phone has.
const mostInputs = 2000

// size checks that what is repeated and what has rows do not multiply to a sheet
// that nobody can open. The fault stands at the part that has the most. For the
// other faults of the site to be found its page is made all the same, once and
// with the usual rows.
func size(c *contenttype.Check, parts []site.SheetSection) {
	total, longest, most := 0, 0, 0
	for i := range parts {
		n := inputs(&parts[i])
		total += n
		if n > most {
			longest, most = i, n
		}
	}
	if total > mostInputs {
		at, hint := shorter(&parts[longest], mostInputs-(total-most))
		c.Error(at, "worksheet/too-long", fmt.Sprintf("the sheet has %d answers, marks and cells with all its repeats and rows; %d are the most", total, mostInputs), hint)
		once(parts)
	}
}

func once(parts []site.SheetSection) {
	for i := range parts {
		parts[i].Repeat = schema.Number{}
		for j := range parts[i].Fields {
			parts[i].Fields[j].Rows = schema.Number{}
		}
	}
}

// shorter tells where a part can be cut to so many inputs, and how.
func shorter(s *site.SheetSection, room int) (at schema.At, hint string) {
	copies, all, table := repeats(s), inputs(s), &site.Field{}
	for i := range s.Fields {
		if f := &s.Fields[i]; f.Rows.Set && boxes(f) > boxes(table) {
			table = f
		}
	}
	row := copies * len(table.Columns)
	rest := room - all + copies*boxes(table)
	switch {
	case copies > 1 && room >= all/copies:
		return s.Repeat.At, fmt.Sprintf("write repeat: %d, or make several sheets of it", room*copies/all)
	case row > 0 && rest >= row:
		return table.Rows.At, fmt.Sprintf("write rows: %d, or make several sheets of it", rest/row)
	case copies > 1:
		return s.Repeat.At, "make several sheets of it, with a smaller repeat: and fewer rows:"
	}
	return s.At, "make several sheets of it"
}

// inputs counts what is filled in in a part and its copies.
func inputs(s *site.SheetSection) (n int) {
	for i := range s.Fields {
		n += repeats(s) * boxes(&s.Fields[i])
	}
	return n
}

func repeats(s *site.SheetSection) int { return max(s.Repeat.Int(), 1) }

// boxes counts what is filled in in a question.
func boxes(f *site.Field) int {
	switch f.Type.Value {
	case "choice", "check":
		return len(f.Options)
	case "scale":
		low, high := scale(f)
		return max(high-low+1, 0)
	case "table":
		return cmp.Or(f.Rows.Int(), usualRows) * len(f.Columns)
	}
	return 1
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
	case f.Type.Is("scale") && high-low > longestScale:
		c.Error(f.Max.At, "worksheet/scale", fmt.Sprintf("the scale of the question %q has %d steps, more than fit a line", f.ID.Value, high-low+1), "write a scale of 10, or type: number")
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
		{"min", f.Min.Set, []string{"scale", "number"}},
		{"max", f.Max.Set, []string{"scale", "number"}},
		{"compute", f.Compute.Value != "", []string{"computed"}},
		{"of", len(f.Of) > 0, []string{"computed"}},
		{"calendar", f.Calendar, []string{"table", "date"}},
		{"repeats", len(f.Repeats) > 0, []string{"date"}},
		{"carry", len(f.Carry) > 0, []string{"text", "lines", "number", "date", "choice", "scale", "table"}},
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

// computed checks that an answer can be worked out from others of its part, so
// that each copy of a repeated part has its own.
func computed(c *contenttype.Check, s *site.SheetSection, f *site.Field) {
	if !f.Type.Is("computed") {
		return
	}
	later := strings.HasSuffix(f.Compute.Value, "-later")
	if f.Compute.Value == "" || len(f.Of) == 0 || later && len(f.Of) != 2 {
		c.Error(f.Type.At, "worksheet/compute", fmt.Sprintf("the question %q does not say how it is worked out", f.ID.Value),
			"write, for example: compute: average and of: [start-rating, end-rating], or compute: months-later and of: [starts, months]")
		return
	}
	for i, of := range f.Of {
		types := []string{"scale", "number"}
		if later && i == 0 {
			types = []string{"date"}
		}
		made(c, s, f, of, types)
	}
}

// made checks one question that a computed answer is made of.
func made(c *contenttype.Check, s *site.SheetSection, f *site.Field, of schema.Text, types []string) {
	var ids []string
	for i := range s.Fields {
		switch other := &s.Fields[i]; {
		case other.ID.Value == of.Value && slices.Contains(types, other.Type.Value):
			return
		case slices.Contains(types, other.Type.Value):
			ids = append(ids, other.ID.Value)
		}
	}
	c.Error(of.At, "worksheet/compute", fmt.Sprintf("%q is made of %q, which is no %s of this part", f.ID.Value, of.Value, strings.Join(types, " or ")), instead(of.Value, ids))
}

func instead(word string, words []string) string {
	if near, ok := diag.Nearest(word, words); ok {
		return fmt.Sprintf("did you mean %q?", near)
	}
	if len(words) == 0 {
		return "add such a question, or take this word out"
	}
	return "write one of " + strings.Join(words, ", ")
}

// calendar checks that the rows of a table have a day to stand on.
func calendar(c *contenttype.Check, f *site.Field) {
	dated := slices.ContainsFunc(f.Columns, func(column schema.Typed) bool { return column.Type == "date" })
	if f.Calendar && f.Type.Is("table") && !dated {
		c.Error(f.Type.At, "worksheet/calendar", fmt.Sprintf("the table %q has no column of dates for a calendar", f.ID.Value), `write columns: [Topic, When: date]`)
	}
}

// series checks that a date which comes again has two numbers to say how often.
func series(c *contenttype.Check, p *site.Page, f *site.Field) {
	if len(f.Repeats) == 0 {
		return
	}
	if !f.Calendar || len(f.Repeats) != 2 {
		c.Error(f.Repeats[0].At, "worksheet/repeats", fmt.Sprintf("the date %q does not say how often it comes again", f.ID.Value), "write calendar: true and, for example, repeats: [every, weeks]")
		return
	}
	var numbers []string
	for _, other := range fields(p) {
		if other.Type.Is("number") {
			numbers = append(numbers, other.ID.Value)
		}
	}
	for _, of := range f.Repeats {
		if !slices.Contains(numbers, of.Value) {
			c.Error(of.At, "worksheet/repeats", fmt.Sprintf("%q comes again by %q, which is no question of type: number", f.ID.Value, of.Value), instead(of.Value, numbers))
		}
	}
}

// chart checks that a part has something to draw, and that its example could be
// an answer.
func chart(c *contenttype.Check, s *site.SheetSection) {
	scales := scalesOf(s)
	switch {
	case s.Chart && len(scales) < 2:
		c.Error(s.At, "worksheet/chart", fmt.Sprintf("the part %q has no two scales to draw a line between", s.Title), "give it several questions of type: scale, one for each point in time")
		return
	case !s.Chart && len(s.Sample) > 0:
		c.Error(s.At, "worksheet/chart", fmt.Sprintf("the part %q has a sample and no chart", s.Title), "write chart: true, or take the sample out")
		return
	}
	for i := range s.Sample {
		sampled(c, &s.Sample[i], scales)
	}
}

func sampled(c *contenttype.Check, s *site.Sample, scales []*site.Field) {
	if len(s.Ratings) != len(scales) {
		c.Error(s.At, "worksheet/chart", fmt.Sprintf("the sample %q has %d ratings, and the part %d scales", s.Name, len(s.Ratings), len(scales)), "write one rating for each scale")
		return
	}
	for i, rating := range s.Ratings {
		if low, high := scale(scales[i]); rating.Int() < low || rating.Int() > high {
			c.Error(rating.At, "worksheet/chart", fmt.Sprintf("the rating %d of the sample %q is not on its scale", rating.Int(), s.Name), fmt.Sprintf("write a number from %d to %d", low, high))
		}
	}
}

// rules checks what one sheet takes over from another.
func rules(s *site.Site, report contenttype.Report) {
	for _, p := range s.OfType(Name) {
		for _, f := range fields(p) {
			for _, from := range f.Carry {
				carried(s, report, p, from)
			}
		}
	}
}

func carried(s *site.Site, report contenttype.Report, p *site.Page, from schema.Text) {
	sheet, question, other := strings.Cut(from.Value, ".")
	source := p
	if other {
		source = s.Find(Name, sheet)
	} else {
		question = from.Value
	}
	if source == nil {
		var names []string
		for _, w := range s.OfType(Name) {
			names = append(names, w.ID)
		}
		report(diag.Error, p, from.At, "worksheet/carry", fmt.Sprintf("there is no worksheet %q to carry answers over from", sheet), instead(sheet, names))
		return
	}
	var ids []string
	for _, f := range fields(source) {
		if f.ID.Value == question {
			return
		}
		ids = append(ids, f.ID.Value)
	}
	report(diag.Error, p, from.At, "worksheet/carry", fmt.Sprintf("the worksheet %q has no question %q to carry over", source.ID, question), instead(question, ids))
}

// fields lists the questions of a sheet.
func fields(p *site.Page) []*site.Field {
	var list []*site.Field
	for i := range record(p).Sections {
		s := &record(p).Sections[i]
		for j := range s.Fields {
			list = append(list, &s.Fields[j])
		}
	}
	return list
}
