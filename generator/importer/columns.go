package importer

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/permalink"
	"mentorbook/generator/internal/spreadsheet"
)

// column is one column of the sheet. A grid question gives each of its rows a
// column, "Topics [Feedback]"; the part in brackets is then what the cell is
// about.
type column struct {
	index int
	about string
}

// columns are the columns of each field.
type columns map[string][]column

var bracket = regexp.MustCompile(`\[([^\[\]]+)\]\s*$`)

func (c columns) add(f *field, index int, header string) {
	one := column{index: index}
	if m := bracket.FindStringSubmatch(header); m != nil && f.form == ranked {
		one.about = m[1]
	}
	c[f.name] = append(c[f.name], one)
}

func (c columns) takes(index int) bool {
	for _, list := range c {
		if slices.ContainsFunc(list, func(one column) bool { return one.index == index }) {
			return true
		}
	}
	return false
}

// exact finds the columns whose header is the name of a field.
func exact(t spreadsheet.Table) columns {
	found := columns{}
	for i, header := range t.Header.Cells {
		key := strings.ReplaceAll(fold(header), " ", "_")
		f := columnNamed(cmp.Or(map[string]string{"time_zone": "timezone", "e_mail": emailField}[key], key))
		if f != nil && !numbering(t, f, i) {
			found.add(f, i, header)
		}
	}
	return found
}

// numbering tells the columns "ID" and "Name" that a form service fills in by
// itself: numbers of the answers, and "anonymous".
func numbering(t spreadsheet.Table, f *field, index int) bool {
	own := map[string]*regexp.Regexp{idField: regexp.MustCompile(`^\d*$`), nameField: regexp.MustCompile(`^(?i:anonymous|anonym)?$`)}[f.name]
	return own != nil && len(t.Rows) > 0 && !slices.ContainsFunc(t.Rows, func(r spreadsheet.Row) bool { return !own.MatchString(r.Cell(index)) })
}

// mapped finds the columns that a mapping names.
func (m Mapping) mapped(t spreadsheet.Table) (columns, diag.List) {
	found, problems := columns{}, diag.List(nil)
	report := func(at int, message, hint string) {
		problems = append(problems, diag.Diagnostic{Severity: diag.Error, Code: "import/column", Message: message, Hint: hint, Position: diag.Position{File: t.File, Line: t.Header.Number, Column: at}})
	}
	for i := range fields {
		f := &fields[i]
		for _, header := range m.columns[f.name] {
			at := headed(t, header)
			if len(at) == 0 {
				report(0, fmt.Sprintf("no column is headed %q, which the mapping names for %s", header, f.name), suggest(header, t.Header.Cells, "correct the mapping: columns are named by all that stands in their first cell"))
				continue
			}
			for _, index := range at {
				found.add(f, index, t.Header.Cell(index))
			}
		}
	}
	return found, problems
}

// headed finds the columns with a header; spaces and capitals do not count.
func headed(t spreadsheet.Table, header string) []int {
	var at []int
	for i, cell := range t.Header.Cells {
		if sameName(cell) == sameName(header) {
			at = append(at, i)
		}
	}
	return at
}

// suggested finds what columns seem to mean, beside those that are known.
func (r *reading) suggested(t spreadsheet.Table, known columns) columns {
	found := columns{}
	best := map[string]int{} // the length of the phrase that won a field
	for i, header := range t.Header.Cells {
		if known.takes(i) || header == "" || slices.Contains(ownColumns, fold(header)) {
			continue
		}
		f, length := r.means(header)
		if f == nil || len(known[f.name]) > 0 || length == 0 || best[f.name] >= length && !f.several() {
			continue
		}
		if !f.several() {
			delete(found, f.name)
		}
		best[f.name] = max(best[f.name], length)
		found.add(f, i, header)
	}
	r.suggestDays(t, known, found)
	suggestNames(t, known, found)
	return found
}

// suggestNames takes a first and a last name for the whole, where no column has
// that.
func suggestNames(t spreadsheet.Table, known, found columns) {
	first, last := headedAs(t, firstNames), headedAs(t, lastNames)
	if first < 0 || last < 0 || len(known[nameField]) > 0 {
		return
	}
	if at := found[nameField]; len(at) == 0 || at[0].index == first || at[0].index == last {
		found[nameField] = []column{{index: first}, {index: last}}
	}
}

// headedAs finds the one column with a header of these.
func headedAs(t spreadsheet.Table, headers []string) int {
	return slices.IndexFunc(t.Header.Cells, func(header string) bool { return slices.Contains(headers, fold(header)) })
}

// suggestDays takes the day on which a form was sent for the day on which its
// sender agreed and said that all is right. The person who confirms the mapping
// decides.
func (r *reading) suggestDays(t spreadsheet.Table, known, found columns) {
	for i, header := range t.Header.Cells {
		if !slices.Contains(submitted, fold(header)) || known.takes(i) {
			continue
		}
		asks := len(known[agreesField])+len(found[agreesField]) > 0
		if dates := len(known[dateField]) + len(found[dateField]); dates == 0 && asks {
			found.add(fieldNamed(dateField), i, header)
		}
		if len(known["confirmed"])+len(found["confirmed"]) == 0 {
			found.add(fieldNamed("confirmed"), i, header)
		}
		return
	}
}

// means gives the field that a header speaks of, and how sure that is.
func (r *reading) means(header string) (best *field, length int) {
	if m := bracket.FindStringSubmatch(header); m != nil && r.lists["topics"].find(m[1]) != nil {
		return fieldNamed("topics"), 1000
	}
	text := fold(header)
	for i := range fields {
		for _, phrase := range fields[i].about {
			if len(phrase) > length && has(text, phrase) {
				best, length = &fields[i], len(phrase)
			}
		}
	}
	if best != nil {
		return best, length
	}
	for _, name := range []string{"topics", "formats", "focus"} {
		if r.lists[name].find(header) != nil {
			return fieldNamed(name), 1000
		}
	}
	return nil, 0
}

// clashes reports fields that have one value and several columns, and columns
// that every new profile needs.
func clashes(t spreadsheet.Table, found columns) diag.List {
	var problems diag.List
	for i := range fields {
		f := &fields[i]
		if at := found[f.name]; len(at) > 1 && !f.several() && (f.name != nameField || sameName(t.Header.Cell(at[0].index)) == sameName(t.Header.Cell(at[1].index))) {
			var names []string
			for _, c := range at {
				names = append(names, spreadsheet.ColumnName(c.index))
			}
			problems = append(problems, diag.Diagnostic{Severity: diag.Error, Code: "import/column", Position: diag.Position{File: t.File, Line: t.Header.Number, Column: at[1].index + 1},
				Message: fmt.Sprintf("the columns %s are all for %s, of which a profile has one", strings.Join(names, " and "), f.name), Hint: "give the columns different headers, and name the right one in the mapping"})
		}
	}
	if len(found[agreesField]) > 0 && len(found[dateField]) == 0 {
		c := found[agreesField][0]
		problems = append(problems, diag.Diagnostic{Severity: diag.Error, Code: "import/consent", Position: diag.Position{File: t.File, Line: t.Header.Number, Column: c.index + 1},
			Message: fmt.Sprintf("column %s says who agreed, and no column says when", spreadsheet.ColumnName(c.index)), Hint: "name the column with the day in the mapping, for example: consent: Timestamp"})
	}
	return problems
}

// slugOf is the file name for a person of a name.
func slugOf(name string) string { return permalink.Suggest(strings.ReplaceAll(name, ".", " ")) }
