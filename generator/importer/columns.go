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
		if f != nil && !meansOther(t, f, i) {
			found.add(f, i, header)
		}
	}
	return found
}

// otherwise are the cells of columns that are headed as a field and hold
// something else: a form service's own numbers of the answers and "anonymous",
// and the box "Consent" that people ticked.
var otherwise = map[string]*regexp.Regexp{
	idField: regexp.MustCompile(`^\d*$`), nameField: regexp.MustCompile(`^(?i:anonymous|anonym)?$`), dateField: regexp.MustCompile(`^(?:\D*|[01])$`),
}

// meansOther tells a column that is headed as a field and is not of it.
func meansOther(t spreadsheet.Table, f *field, index int) bool {
	own := otherwise[f.name]
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
	var choice *field        // of the column before, when it is one of a list's choices
	for i, header := range t.Header.Cells {
		if known.takes(i) || header == "" || slices.Contains(ownColumns, fold(header)) {
			continue
		}
		f, length := r.means(header)
		if f == nil && choice != nil && alone(t, i, others) {
			f, length = choice, 1
		}
		choice = r.choice(header)
		if f == nil || len(known[f.name]) > 0 || meansOther(t, f, i) || best[f.name] >= length && !f.several() {
			continue
		}
		if !f.several() {
			delete(found, f.name)
		}
		best[f.name] = max(best[f.name], length)
		found.add(f, i, header)
	}
	r.suggestLists(t, known, found)
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

// suggestLists takes a column in most of whose cells a list's words stand for
// that list, where no header speaks of it.
func (r *reading) suggestLists(t spreadsheet.Table, known, found columns) {
	for i, header := range t.Header.Cells {
		f := r.holds(t, i)
		if f == nil || header == "" || known.takes(i) || len(known[f.name])+len(found[f.name]) > 0 {
			continue
		}
		for name, list := range found {
			found[name] = slices.DeleteFunc(list, func(c column) bool { return c.index == i })
		}
		found.add(f, i, header)
	}
}

// rowsLookedAt is how many rows tell what a column holds.
const rowsLookedAt = 200

// holds gives the field of the list that most values of a column are of.
func (r *reading) holds(t spreadsheet.Table, index int) *field {
	for _, name := range wordLists {
		words, all := 0, 0
		is := func(part string) bool {
			word, _ := level(part)
			return r.lists[name].find(part) != nil || r.lists[name].find(word) != nil
		}
		for _, row := range t.Rows[:min(len(t.Rows), rowsLookedAt)] {
			for _, part := range split(row.Cell(index), is) {
				all++
				if is(part) {
					words++
				}
			}
		}
		if words > all/2 {
			return fieldNamed(name)
		}
	}
	return nil
}

// wordLists are the lists of the programme's own words.
var wordLists = []string{"topics", "formats", "focus"}

// choice gives the field of which a header is one of the choices.
func (r *reading) choice(header string) *field {
	for _, name := range wordLists {
		if r.lists[name].find(header) != nil {
			return fieldNamed(name)
		}
	}
	return nil
}

// alone tells the one column with such a header.
func alone(t spreadsheet.Table, index int, headers []string) bool {
	return slices.Contains(headers, fold(t.Header.Cell(index))) && len(headed(t, t.Header.Cell(index))) == 1
}

// means gives the field that a header speaks of, and how sure that is.
func (r *reading) means(header string) (best *field, length int) {
	if m := bracket.FindStringSubmatch(header); m != nil && r.lists["topics"].find(m[1]) != nil {
		return fieldNamed("topics"), sure
	}
	text := fold(header)
	for i := range fields {
		for _, phrase := range r.about(&fields[i]) {
			switch {
			case text == phrase:
				return &fields[i], sure
			case len(phrase) > length && has(text, phrase):
				best, length = &fields[i], len(phrase)
			}
		}
	}
	if f := r.choice(header); f != nil {
		return f, sure
	}
	return best, length
}

// sure is more than the length of any phrase.
const sure = 1000

// about gives what headers say that may mean a field. The parts of a profile's
// text have headings of their own.
func (r *reading) about(f *field) []string {
	if heading := r.p.Headings[f.name]; heading != "" {
		return append([]string{fold(heading)}, f.about...)
	}
	return f.about
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
