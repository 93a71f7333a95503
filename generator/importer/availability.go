package importer

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/permalink"
	"mentorbook/generator/internal/spreadsheet"
)

// AvailabilityFile is the sheet that an import writes, in the content folder.
const AvailabilityFile = "availability.csv"

// update is what becomes of one person's row of the availability sheet.
type update struct {
	id  string
	set map[string]string // by column: status, taken, confirmed, and months such as 2026-07
}

// Availability reads a monthly sheet: names or ids, and beside them hours,
// status, places. Month, such as 2026-12, is what a column "hours" is about;
// it may be empty. Names count only when they are written as in the profile.
func Availability(p Programme, in Input, month string, bad BadRows) Plan {
	t, problems := in.table()
	if problems != nil {
		return Plan{Problems: problems}
	}
	r := newReading(p, Mapping{}, t)
	a := &availability{reading: r, month: month, people: newCrowd(r), seen: map[string]int{}}
	if a.header(); len(a.problems) > 0 {
		return Plan{Problems: a.problems}
	}
	plan := Plan{Rows: len(t.Rows)}
	var updates []update
	var rejected []*person
	for _, row := range t.Rows {
		u, faults := a.row(row)
		a.faults = append(a.faults, faults...)
		if faults != nil {
			rejected = append(rejected, &person{row: row, faults: faults})
			continue
		}
		updates = append(updates, u)
	}
	plan.Problems, plan.Bad, plan.Rejected = append(r.told(a.faults), r.untaken(columnsHint)...), len(rejected), r.rejected(rejected)
	plan.take(p, updates, in.Name)
	plan.Problems.Sort()
	if plan.Bad > 0 && bad == Refuse {
		plan.Changes = nil
	}
	return plan
}

// availability is a monthly sheet that is being read.
type availability struct {
	*reading
	month    string
	people   *crowd
	seen     map[string]int // ids to the row that was about them
	problems diag.List
	faults   []fault
}

// The fields of the sheet, and what headers call them.
var availabilityFields = []field{
	{name: idField, form: aside, about: []string{"id", "profile"}},
	{name: nameField, form: aside, about: []string{"name", "full name", "your name", "mentor", "mentor name", "vor und nachname", "dein name", "ihr name"}},
	{name: "status", form: choice, list: "statuses", about: []string{"status"}},
	{name: "taken", form: number, about: []string{"taken", "mentees", "places taken"}},
	{name: "left", form: number, about: []string{"left", "places left", "free places", "places free", "freie platze"}},
	{name: "hours", form: number, about: []string{"hours", "hours this month", "stunden"}},
	{name: "confirmed", form: day, about: []string{"confirmed"}},
}

// monthField is a column that is named after a month.
var monthField = field{form: number}

// columnsHint says what the columns of the sheet may be.
const columnsHint = "a column is headed hours, a month such as 2026-12 or December 2026, status, taken, left or confirmed, beside name or id"

// header finds out what the columns are.
func (a *availability) header() {
	a.columns = columns{}
	for i, header := range a.t.Header.Cells {
		if month := a.monthNamed(header); month != "" {
			a.columns[month] = append(a.columns[month], column{index: i})
			continue
		}
		for j := range availabilityFields {
			f := &availabilityFields[j]
			if slices.Contains(f.about, fold(header)) && !meansOther(a.t, f, i) {
				a.columns[f.name] = append(a.columns[f.name], column{index: i})
			}
		}
	}
	report := func(message, hint string) {
		a.problems = append(a.problems, diag.Diagnostic{Severity: diag.Error, Code: "import/column", Message: message, Hint: hint, Position: diag.Position{File: a.t.File, Line: a.t.Header.Number}})
	}
	if hours := a.columns["hours"]; len(hours) > 0 {
		if a.month == "" {
			report(fmt.Sprintf("column %s does not say of which month its hours are", spreadsheet.ColumnName(hours[0].index)), "add the month, such as: --month 2026-12")
		}
		a.columns[a.month] = append(a.columns[a.month], hours...)
	}
	if len(a.columns[idField])+len(a.columns[nameField]) == 0 {
		report("no column says whose the rows are", "head a column \"name\" or \"id\"")
	} else if !slices.ContainsFunc(slices.Collect(maps.Keys(a.columns)), func(name string) bool { return name != idField && name != nameField }) {
		report("no column says anything of the people but who they are", columnsHint)
	}
	for _, name := range slices.Sorted(maps.Keys(a.columns)) {
		if at := a.columns[name]; len(at) > 1 {
			report(fmt.Sprintf("the columns %s and %s say the same", spreadsheet.ColumnName(at[0].index), spreadsheet.ColumnName(at[1].index)), "remove one of them, or name it otherwise")
		}
	}
}

var namedMonth = regexp.MustCompile(`^(\pL+)\.? (\d{4})$`)

// monthNamed reads "2026-12" and "December 2026"; anything else is no month.
func (a *availability) monthNamed(header string) string {
	if monthForm.MatchString(header) {
		return header
	}
	m := namedMonth.FindStringSubmatch(header)
	if m == nil {
		return ""
	}
	for i, english := range [...]string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"} {
		if word := fold(m[1]); word == english || word == english[:3] || word == fold(a.p.Months[i]) {
			return fmt.Sprintf("%s-%02d", m[2], i+1)
		}
	}
	return ""
}

// row reads one person's row. Empty cells change nothing.
func (a *availability) row(row spreadsheet.Row) (update, []fault) {
	faults := a.unfit(row)
	u := update{set: map[string]string{}}
	for name, at := range a.columns {
		f := a.fieldOf(name)
		text := row.Cell(at[0].index)
		if f == nil || text == "" || f.form == aside {
			continue
		}
		v := &value{r: a.reading, f: f, c: at[0], row: row.Number}
		v.read(text)
		faults = append(faults, v.faults...)
		if len(v.items) > 0 {
			u.set[name] = v.items[0].text
		}
	}
	p, wrong := a.whose(row)
	if wrong != nil {
		return u, append(faults, *wrong)
	}
	u.id = p.ID
	if faults == nil {
		faults = a.places(row, p, u.set)
	}
	slices.SortFunc(faults, func(x, y fault) int { return cmp.Compare(x.column, y.column) })
	return u, faults
}

// fieldOf gives the field of a column; that of the hours is read as its month.
func (a *availability) fieldOf(name string) *field {
	if monthForm.MatchString(name) {
		return &monthField
	}
	i := slices.IndexFunc(availabilityFields, func(f field) bool { return f.name == name && name != "hours" })
	if i < 0 {
		return nil
	}
	return &availabilityFields[i]
}

// whose finds the profile of a row, by its id or by the name as it is written
// in the profile.
func (a *availability) whose(row spreadsheet.Row) (*profile, *fault) {
	bad := func(column int, code, message, hint string) *fault {
		return &fault{severity: diag.Error, row: row.Number, column: column, code: code, message: message, hint: hint}
	}
	index, written := -1, ""
	for _, name := range []string{nameField, idField} {
		if at := a.columns[name]; len(at) > 0 && row.Cell(at[0].index) != "" {
			index, written = at[0].index, row.Cell(at[0].index)
		}
	}
	if index < 0 {
		return nil, bad(-1, "import/no-name", fmt.Sprintf("row %d does not say whose it is", row.Number), "write the name or the id, or clear the row")
	}
	where := cell(a.t, row.Number, index)
	found := a.people.called(written)
	switch {
	case len(found) == 0:
		return nil, bad(index, "import/unknown-mentor", fmt.Sprintf("%s: there is no mentor %q", where, brief(written)), a.people.nearest(written))
	case len(found) > 1:
		return nil, bad(index, "import/which-person", fmt.Sprintf("%s: more than one mentor is called %q", where, written), "add a column \"id\" and write one of: "+ids(found))
	}
	if first := a.seen[found[0].ID]; first > 0 {
		return nil, bad(index, "import/same-person", fmt.Sprintf("rows %d and %d are both about %s", first, row.Number, found[0].ID), "keep one of them")
	}
	a.seen[found[0].ID] = row.Number
	return found[0], nil
}

func ids(profiles []*profile) string {
	var list []string
	for _, p := range profiles {
		list = append(list, p.ID)
	}
	return strings.Join(list, ", ")
}

// called finds the profiles with an id, or else with a name.
func (c *crowd) called(written string) []*profile {
	if p := c.taken[permalink.Fold(strings.TrimSuffix(written, ".md"))]; p != nil {
		return []*profile{p}
	}
	return c.byName[sameName(written)]
}

// nearest names the person who may be meant; it is never taken for granted.
func (c *crowd) nearest(written string) string {
	var names []string
	for _, p := range c.profiles {
		if p.name != "" && fold(p.name) == fold(written) {
			return fmt.Sprintf("did you mean %q (%s)?", p.name, p.ID)
		}
		names = append(names, p.name, p.ID)
	}
	return suggest(written, names, "write the name as it stands in the profile, or the name of its file without .md")
}

// places turns places left into places taken, and holds both against the
// profile.
func (a *availability) places(row spreadsheet.Row, p *profile, set map[string]string) []fault {
	column := func(name string) int { return a.columns[name][0].index }
	bad := func(column int, message, hint string) []fault {
		return []fault{{severity: diag.Error, row: row.Number, column: column, code: "import/places", message: cell(a.t, row.Number, column) + ": " + message, hint: hint}}
	}
	if left, said := set["left"]; said {
		delete(set, "left")
		taken, why := p.takenWith(left)
		if why != "" {
			return bad(column("left"), why, "correct the number, or mentees in "+p.File)
		}
		set["taken"] = taken
	} else if taken, said := set["taken"]; said {
		if all, known := p.mentees(); known && atoi(taken) > all {
			return bad(column("taken"), fmt.Sprintf("%s are taken of %s", taken, count(all, "place", "places")), "correct the number, or mentees in "+p.File)
		}
	}
	for name, hours := range set {
		if monthForm.MatchString(name) && atoi(hours) > 200 {
			return bad(column(name), fmt.Sprintf("%s hours are more than a month has for this", hours), "write hours from 0 to 200")
		}
	}
	return nil
}

func atoi(text string) int {
	n, _ := strconv.Atoi(text) // the text is digits
	return n
}

// mentees gives how many a person takes in all.
func (p *profile) mentees() (int, bool) {
	n := find(p.meta, []string{"capacity", "mentees"})
	if n == nil {
		return 0, false
	}
	all, err := strconv.Atoi(n.Value)
	return all, err == nil
}

// takenWith gives how many places are taken when so many are left.
func (p *profile) takenWith(left string) (taken, why string) {
	all, known := p.mentees()
	switch {
	case !known:
		return "", fmt.Sprintf("%s does not say how many mentees there can be", p.File)
	case atoi(left) > all:
		return "", fmt.Sprintf("%s are left, and %s takes %s in all", count(atoi(left), "place", "places"), p.ID, count(all, "mentee", "mentees"))
	}
	return strconv.Itoa(all - atoi(left)), ""
}

// take puts updates into the availability sheet and counts them.
func (plan *Plan) take(p Programme, updates []update, why string) {
	s, problems := readSheet(p.Availability)
	if problems != nil {
		plan.Problems = append(plan.Problems, problems...)
		return
	}
	for _, u := range updates {
		if s.set(u) {
			plan.Updated++
		} else {
			plan.Same++
		}
	}
	if text := s.text(); plan.Updated > 0 {
		plan.Changes = []Change{{Path: AvailabilityFile, Before: p.Availability, After: text, Why: why}}
	}
}

// sheet is the availability sheet as it is, and as it becomes.
type sheet struct {
	style spreadsheet.Style
	rows  [][]string // the header first
	at    map[string]int
}

func readSheet(text []byte) (*sheet, diag.List) {
	s := &sheet{style: spreadsheet.Plain, at: map[string]int{}}
	if len(bytes.TrimSpace(text)) == 0 {
		s.rows = [][]string{{"id", "status", "taken", "confirmed"}}
		return s, nil
	}
	t, problems := spreadsheet.Read("content/"+AvailabilityFile, text, spreadsheet.Options{})
	if problems != nil {
		return nil, problems
	}
	s.style.Comma, _ = spreadsheet.Separator(text)
	if rest, marked := bytes.CutPrefix(text, []byte(spreadsheet.ForExcel.Lead)); marked {
		s.style.Lead = spreadsheet.ForExcel.Lead
		s.style.Comma, _ = spreadsheet.Separator(rest)
	}
	header := make([]string, len(t.Header.Cells))
	for i, cell := range t.Header.Cells {
		header[i] = strings.ToLower(cell)
	}
	s.rows = [][]string{header}
	id := slices.Index(header, "id")
	if id < 0 {
		return nil, diag.List{{Severity: diag.Error, Code: "availability/no-id", Position: diag.Position{File: "content/" + AvailabilityFile, Line: 1}, Message: "the sheet has no column \"id\"", Hint: "write id, status, taken, confirmed into the first row"}}
	}
	for _, row := range t.Rows {
		s.at[permalink.Fold(strings.TrimSuffix(row.Cell(id), ".md"))] = len(s.rows)
		s.rows = append(s.rows, row.Cells)
	}
	return s, nil
}

// set writes a person's cells and tells whether any was another.
func (s *sheet) set(u update) bool {
	at, there := s.at[permalink.Fold(u.id)]
	if !there {
		if len(u.set) == 0 {
			return false
		}
		at = len(s.rows)
		s.at[permalink.Fold(u.id)] = at
		s.rows = append(s.rows, nil)
		s.put(at, "id", u.id)
	}
	changed := !there
	for _, name := range slices.Sorted(maps.Keys(u.set)) {
		changed = s.put(at, name, u.set[name]) || changed
	}
	return changed
}

func (s *sheet) put(at int, name, text string) bool {
	column := slices.Index(s.rows[0], name)
	if column < 0 {
		column = len(s.rows[0])
		s.rows[0] = append(s.rows[0], name)
	}
	row := s.rows[at]
	for len(row) <= column {
		row = append(row, "")
	}
	changed := row[column] != text
	row[column] = text
	s.rows[at] = row
	return changed
}

// text writes the sheet, every row as wide as the header.
func (s *sheet) text() []byte {
	for i, row := range s.rows {
		for len(row) < len(s.rows[0]) {
			row = append(row, "")
		}
		s.rows[i] = row
	}
	return spreadsheet.Write(s.rows, s.style)
}
