package answers

import (
	"slices"
	"strings"
)

// Rows reads an answer as a table: a list of cells for each row, in the order of
// the columns. The rest are lines that belong to none of the columns.
func Rows(columns []string, text string) (rows [][]string, rest string) {
	t := table{columns: columns, names: slices.Clone(columns), cell: -1}
	slices.SortStableFunc(t.names, func(a, b string) int { return len(b) - len(a) })
	if text != "" {
		for line := range strings.SplitSeq(text, "\n") {
			t.line(line)
		}
	}
	for _, row := range t.rows {
		for i := range row {
			row[i] = whole(row[i])
		}
	}
	return t.rows, strings.Join(t.rest, "\n")
}

// table takes one line after the other. Names are the columns, longest first,
// so that a head that begins as another does is found.
type table struct {
	columns, names []string
	rows           [][]string
	rest           []string
	cell           int // the column that goes on; -1 for none
}

func (t *table) line(line string) {
	begin := line == "-" || strings.HasPrefix(line, "- ")
	if t.cell >= 0 && !begin && (line == "" || strings.HasPrefix(line, "    ")) {
		t.rows[len(t.rows)-1][t.cell] += "\n" + strings.TrimPrefix(line, "    ")
		return
	}
	if begin {
		t.rows = append(t.rows, make([]string, len(t.columns)))
	}
	t.cell = -1
	name, value, found := t.named(line, begin)
	switch {
	case found:
		t.cell = slices.Index(t.columns, name)
		t.rows[len(t.rows)-1][t.cell] = value
	case line != "" && line != "-":
		t.rest = append(t.rest, line)
	}
}

// named finds the column that a line begins with.
func (t *table) named(line string, begin bool) (name, value string, found bool) {
	if len(t.rows) == 0 || len(line) < 2 || !begin && !strings.HasPrefix(line, "  ") {
		return "", "", false
	}
	for _, name := range t.names {
		if value, found := strings.CutPrefix(line[2:], name+":"); found {
			return name, strings.TrimPrefix(value, " "), true
		}
	}
	return "", "", false
}

// Table writes rows as an answer. Empty rows at the end are left out.
func Table(columns []string, rows [][]string) string {
	filled := 0
	for i, row := range rows {
		if slices.ContainsFunc(row, func(cell string) bool { return whole(cell) != "" }) {
			filled = i + 1
		}
	}
	var lines []string
	for _, row := range rows[:filled] {
		lead := "- "
		for i, cell := range row {
			if cell = whole(cell); cell != "" {
				lines = append(lines, lead+columns[i]+": "+strings.ReplaceAll(cell, "\n", "\n    "))
				lead = "  "
			}
		}
		if lead == "- " {
			lines = append(lines, "-")
		}
	}
	return whole(strings.Join(lines, "\n"))
}
