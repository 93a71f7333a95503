package importer

import (
	"fmt"
	"slices"
	"strings"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/spreadsheet"
)

// wanted gives what a profile should say for a field once the row counts, in
// the profile's own way of writing where that means the same.
func (r *reading) wanted(p *profile, f *field, items []item) []item {
	has := p.says(f)
	switch f.form {
	case day: // an old sheet does not take a day back
		if len(has) == 1 && has[0].text >= items[0].text {
			return has
		}
	case ranked: // a sheet without levels says nothing of them
		items = slices.Clone(items)
		for i, it := range items {
			at := slices.IndexFunc(has, func(h item) bool { return h.text == it.text })
			if it.note == "" && at >= 0 {
				items[i] = has[at]
			}
		}
	case tongues: // "Turkish" stays where the sheet says tr
		items = slices.Clone(items)
		for i, it := range items {
			for _, h := range has {
				if code, known := r.p.Language(h.text); known && code == it.text {
					items[i] = h
				}
			}
		}
	}
	return items
}

// differing lists the fields of a profile that a row changes.
func (r *reading) differing(p *profile, rec record) (changed []*field, items [][]item) {
	for i := range fields {
		f := &fields[i]
		if len(f.path) == 0 || rec[f.name] == nil {
			continue
		}
		if want := r.wanted(p, f, rec[f.name]); !same(f, p.says(f), want) {
			changed, items = append(changed, f), append(items, want)
		}
	}
	return changed, items
}

// unchanged tells whether a profile says all that a row does.
func (r *reading) unchanged(p *profile, rec record) bool {
	if p.meta == nil {
		return false
	}
	changed, _ := r.differing(p, rec)
	return changed == nil
}

// merge makes the file that a row wants.
func (r *reading) merge(a *person) {
	if a.bad() {
		return
	}
	switch {
	case a.profile == nil && a.sent != nil:
		r.keep(a)
		return
	case a.profile == nil:
		r.found(a)
		return
	}
	p := a.profile
	if p.meta == nil {
		a.fault(diag.Error, -1, "import/broken-profile", fmt.Sprintf("%s: %s cannot be read, so it cannot be changed", a.where(r), p.File), "mend it first; mentorbook check says how")
		return
	}
	if n := find(p.meta, []string{"consent", "withdrawn"}); n != nil && n.Value != "" {
		a.fault(diag.Error, -1, "import/consent-withdrawn", fmt.Sprintf("%s: %s took the consent back on %s", a.where(r), p.name, n.Value), "delete "+p.File+" first, if the person wants to be listed again")
		return
	}
	if a.sent != nil && older(a) {
		a.fault(diag.Error, -1, "import/older", fmt.Sprintf("%s: this is of %s, and %s was confirmed on %s", a.where(r), a.rec.text("confirmed"), p.File, p.says(fieldNamed("confirmed"))[0].text), "leave it out, or ask the person which one holds")
		return
	}
	changed, items := r.differing(p, a.rec)
	for i, f := range changed {
		next, err := edit(p, f, items[i])
		if err != nil {
			a.fault(diag.Error, r.column(f), "import/uneditable", fmt.Sprintf("%s: %q in %s is written in a way that an import cannot change", a.where(r), f.path[0], p.File),
				fmt.Sprintf("change it by hand: %s: %s", strings.Join(f.path, ": "), yamlOf(f, items[i])))
			return
		}
		p = next
	}
	if a.sent != nil {
		p = r.mergeText(a, p)
		r.left(a)
	}
	if p != a.profile {
		a.after = p
		r.judge(a)
	}
}

// keep takes the file of somebody new as it was sent.
func (r *reading) keep(a *person) {
	path := "mentors/" + a.id + ".md"
	a.after = readProfile(Profile{ID: a.id, Path: path, File: path, Text: a.sent.Text})
	r.judge(a)
}

// column is the first one of a field, or -1 for none.
func (r *reading) column(f *field) int {
	if at := r.columns[f.name]; len(at) > 0 {
		return at[0].index
	}
	return -1
}

// found makes the file of somebody new.
func (r *reading) found(a *person) {
	for i := range fields {
		f := &fields[i]
		if !f.required() || a.rec[f.name] != nil {
			continue
		}
		column, hint := -1, fmt.Sprintf("no column of the sheet is for %s; name one in the mapping, or add one", f.name)
		if at := r.columns[f.name]; len(at) > 0 {
			column, hint = at[0].index, fmt.Sprintf("fill in the column %s", spreadsheet.ColumnName(column0(at)))
		}
		a.fault(diag.Error, column, "import/missing", fmt.Sprintf("%s: a new profile needs %s, which is empty", a.where(r), f.name), hint)
		a.faults[len(a.faults)-1].value = f.name
	}
	if a.bad() {
		return
	}
	path := "mentors/" + a.id + ".md"
	a.after = readProfile(Profile{ID: a.id, Path: path, File: path, Text: newProfile(a.rec, r.p.Headings)})
	r.judge(a)
}

func column0(at []column) int { return at[0].index }

// judge holds a profile against what check would say, and says it of the cells.
func (r *reading) judge(a *person) {
	for _, d := range r.p.Judge(a.after.Path, a.after.Text) {
		if d.Severity != diag.Error {
			continue
		}
		where, column := a.where(r), -1
		if f := a.after.fieldAt(d.Line, a.rec); f != nil && len(r.columns[f.name]) > 0 {
			column = r.columns[f.name][0].index
			where = cell(r.t, a.row.Number, column)
		} else if a.profile != nil {
			where += ", " + a.profile.File
		}
		a.fault(diag.Error, column, d.Code, where+": "+d.Message, d.Hint)
	}
	if a.bad() {
		a.after = nil
	}
}

// fieldAt finds the field of a row that a line of its profile comes from.
func (p *profile) fieldAt(line int, rec record) *field {
	if p.meta == nil {
		return nil
	}
	top := ""
	for key := range each(p.meta) {
		if key.Line <= line {
			top = key.Value
		}
	}
	lines := strings.Split(string(p.Text), "\n")
	inBody := line > 1+slices.Index(lines[1:], "---")+1
	for i := range fields {
		f := &fields[i]
		if rec[f.name] == nil {
			continue
		}
		if !inBody && len(f.path) > 0 && f.path[0] == top || inBody && f.form == section && strings.Contains(literal(rec.text(f.name)), strings.TrimSpace(lines[min(line, len(lines))-1])) {
			return f
		}
	}
	return nil
}
