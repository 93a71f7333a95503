package importer

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/spreadsheet"
)

// Mentors reads a sign-up sheet, in which each row is one person, or profiles as
// the form at /join/ makes them: a file, a message, or cells of a sheet.
func Mentors(p Programme, in Input, m Mapping, bad BadRows) Plan {
	if plan, found := profilesOf(p, in, bad); found {
		return plan
	}
	t, problems := in.table()
	if problems != nil {
		return Plan{Problems: problems}
	}
	r := newReading(p, m, t)
	if plan, found := r.cells(bad); found {
		return plan
	}
	if plan, known := r.knowColumns(); !known {
		return plan
	}
	c := newCrowd(r)
	for _, row := range t.Rows {
		a := &person{row: row}
		a.rec, a.faults = r.row(row)
		a.faults = append(a.faults, r.unfit(row)...)
		if a.declined = r.declines(row); a.declined {
			a.faults = nil // of a row that is left out
		}
		c.people = append(c.people, a)
	}
	return r.decide(c, bad)
}

// decide finds out who people are and what becomes of their profiles.
func (r *reading) decide(c *crowd, bad BadRows) Plan {
	rows := len(c.people)
	c.identify()
	for _, a := range c.people {
		r.merge(a)
	}
	plan := r.plan(c, bad)
	plan.Rows = rows
	return plan
}

// knowColumns finds out what the columns are. Where that is not certain, the
// plan holds a suggestion and nothing else.
func (r *reading) knowColumns() (Plan, bool) {
	found := exact(r.t)
	named, problems := r.m.mapped(r.t)
	for name, list := range named {
		found[name] = list
	}
	if r.m.given == absent {
		seems := r.suggested(r.t, found)
		if len(seems) > 0 {
			for name, list := range seems {
				found[name] = append(found[name], list...)
			}
			return r.unconfirmed(found), false
		}
	}
	problems = append(problems, clashes(r.t, found)...)
	if problems == nil && len(found[nameField])+len(found[idField]) == 0 {
		problems = diag.List{{Severity: diag.Error, Code: "import/column", Message: "no column holds the people's names", Position: diag.Position{File: r.t.File, Line: r.t.Header.Number},
			Hint: "head that column \"name\", or name it in a mapping file: columns: name: \"What stands above it\""}}
	}
	r.columns = found
	return Plan{Problems: problems}, problems == nil
}

func (r *reading) unconfirmed(found columns) Plan {
	return Plan{Suggested: writeMapping(r.t, found), Problems: diag.List{{Severity: diag.Error, Code: "import/unconfirmed", Position: diag.Position{File: r.t.File, Line: r.t.Header.Number},
		Message: "the columns of this sheet are not called as a profile's keys are, so nothing was imported", Hint: "look through the suggested mapping, save it, and import again with --mapping"}}}
}

// unfit gives the faults of cells that cannot be taken at all.
func (r *reading) unfit(row spreadsheet.Row) []fault {
	var faults []fault
	for _, u := range r.t.Unfit {
		if u.Row == row.Number {
			faults = append(faults, fault{severity: diag.Error, row: u.Row, column: u.Column, code: "import/bad-cell", message: cell(r.t, u.Row, u.Column) + ": " + u.Message, hint: u.Hint})
		}
	}
	return faults
}

// plan sums up what the rows come to.
func (r *reading) plan(c *crowd, bad BadRows) Plan {
	plan := Plan{Left: len(c.declined)}
	var faults []fault
	var rejected []*person
	for _, a := range c.declined {
		faults = append(faults, a.faults...)
	}
	for _, a := range c.people {
		faults = append(faults, a.faults...)
		switch {
		case a.bad():
			plan.Bad++
			rejected = append(rejected, a)
		case a.after == nil:
			plan.Same++
		case a.profile == nil:
			plan.New++
			plan.Changes = append(plan.Changes, Change{Path: a.after.Path, After: a.after.Text, Why: r.from(a)})
		default:
			plan.Updated++
			plan.Changes = append(plan.Changes, Change{Path: a.after.Path, Before: a.profile.Text, After: a.after.Text, Why: r.from(a)})
		}
	}
	plan.Problems = append(r.told(faults), r.untaken("if one of them belongs into the profiles, name it in the mapping file under columns:")...)
	plan.Problems.Sort()
	plan.Rejected = r.rejected(rejected)
	slices.SortFunc(plan.Changes, func(a, b Change) int { return bytes.Compare([]byte(path.Base(a.Path)), []byte(path.Base(b.Path))) })
	if plan.Bad > 0 && bad == Refuse {
		plan.Changes = nil
	}
	return plan
}

// from says where a change comes from.
func (r *reading) from(a *person) string {
	if r.t.Rows == nil {
		return r.t.File
	}
	return a.where(r)
}

// untaken notes the columns that went nowhere.
func (r *reading) untaken(hint string) diag.List {
	var left []string
	for i, header := range r.t.Header.Cells {
		if r.columns != nil && header != "" && !r.columns.takes(i) {
			left = append(left, fmt.Sprintf("%s (%s)", spreadsheet.ColumnName(i), brief(header)))
		}
	}
	if left == nil {
		return nil
	}
	return diag.List{{Severity: diag.Note, Code: "import/columns-left", Position: diag.Position{File: r.t.File, Line: r.t.Header.Number},
		Message: "these columns were not taken: " + strings.Join(left, ", "), Hint: hint}}
}

// sentence begins with a capital and ends with a full stop.
func sentence(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:] + "."
}

// rejected writes the bad rows as they came, with what to mend behind them.
func (r *reading) rejected(people []*person) []byte {
	if people == nil || r.t.Rows == nil {
		return nil
	}
	width := len(r.t.Header.Cells)
	row := func(cells []string, more ...string) []string {
		full := make([]string, width, width+2)
		copy(full, cells)
		return append(full, more...)
	}
	rows := [][]string{row(r.t.Header.Cells, "Row", "What to mend")}
	for _, a := range people {
		what := ""
		for _, d := range r.told(a.faults) {
			if d.Severity == diag.Error {
				what += d.Message + ". " + sentence(d.Hint) + "\n"
			}
		}
		rows = append(rows, row(a.row.Cells, fmt.Sprint(a.row.Number), what))
	}
	return spreadsheet.Write(rows, spreadsheet.ForExcel)
}
