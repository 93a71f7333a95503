package importer

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"

	"mentorbook/generator/internal/permalink"
	"mentorbook/generator/internal/spreadsheet"
)

// Keys says which keys of the profiles are given out.
type Keys uint8

// The keys.
const (
	AllKeys    Keys = iota // for the coordinator
	PublicKeys             // those that a profile's page shows
)

// exported lists the fields of an exported sheet: those of an import, but for
// what a profile does not hold.
func exported(keys Keys) []*field {
	var list []*field
	for i := range fields {
		f := &fields[i]
		if keys == PublicKeys && len(f.path) > 1 && f.path[0] == "consent" {
			continue
		}
		if f.name == idField || len(f.path) > 0 && f.form != own {
			list = append(list, f)
		}
	}
	return list
}

// known gives what holds of a person for a field: the profile's word, and over
// it that of the availability sheet.
func (p *profile) known(f *field, sheet map[string]string) []item {
	if f.name == idField {
		return []item{{text: p.ID}}
	}
	items := p.says(f)
	if f.name == "months" {
		return months(items, sheet)
	}
	if over := sheet[f.name]; over != "" && slices.Contains([]string{"status", "taken", "confirmed"}, f.name) {
		return []item{{text: scalar(f, over)}}
	}
	return items
}

// months lays the hours of the sheet over those of the profile.
func months(items []item, sheet map[string]string) []item {
	hours := map[string]string{}
	for _, it := range items {
		hours[it.text] = it.note
	}
	for name, text := range sheet {
		if monthForm.MatchString(name) && text != "" {
			hours[name] = text
		}
	}
	var all []item
	for _, name := range slices.Sorted(maps.Keys(hours)) {
		all = append(all, item{name, hours[name]})
	}
	return all
}

// over gives a person's row of the availability sheet, by column.
func (s *sheet) over(id string) map[string]string {
	row, there := s.at[permalink.Fold(id)]
	if !there {
		return nil
	}
	cells := map[string]string{}
	for i, name := range s.rows[0] {
		if i < len(s.rows[row]) {
			cells[name] = s.rows[row][i]
		}
	}
	return cells
}

// ExportCSV gives all profiles that can be read as a sheet that [Mentors] reads
// back. Texts below the front matter are not in it.
func ExportCSV(p Programme, keys Keys) []byte {
	var header []string
	for _, f := range exported(keys) {
		header = append(header, f.name)
	}
	rows := [][]string{header}
	eachProfile(p, func(one *profile, over map[string]string) {
		var row []string
		for _, f := range exported(keys) {
			row = append(row, cellOf(f, one.known(f, over)))
		}
		rows = append(rows, row)
	})
	return spreadsheet.Write(rows, spreadsheet.ForExcel)
}

func eachProfile(p Programme, use func(one *profile, over map[string]string)) {
	s, problems := readSheet(p.Availability)
	if problems != nil {
		s, _ = readSheet(nil) // check says what is wrong with it
	}
	for _, file := range p.Profiles {
		if file.Hidden {
			continue
		}
		if one := readProfile(file); one.meta != nil {
			use(one, s.over(one.ID))
		}
	}
}

// cellOf writes the items of a field into one cell, as an import splits them.
func cellOf(f *field, items []item) string {
	if len(items) == 0 {
		return ""
	}
	var parts []string
	for _, it := range items {
		switch {
		case f.form == ranked && it.note != "":
			parts = append(parts, it.text+": "+it.note)
		case f.form == pairs:
			parts = append(parts, quoted(it.text+": "+it.note, ";"))
		case f.form == words:
			parts = append(parts, quoted(it.text, ";,"))
		case f.form == sentences:
			parts = append(parts, quoted(it.text, ";"))
		default:
			parts = append(parts, it.text)
		}
	}
	return strings.Join(parts, "; ")
}

// quoted puts a text between double quotes when it holds a mark that would cut
// it.
func quoted(text, marks string) string {
	if strings.ContainsAny(text, marks+`"`) {
		return `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
	}
	return text
}

// ExportJSON gives the same as data: an array of objects with the keys of a
// sheet's columns.
func ExportJSON(p Programme, keys Keys) ([]byte, error) {
	people := []map[string]any{}
	eachProfile(p, func(one *profile, over map[string]string) {
		person := map[string]any{}
		for _, f := range exported(keys) {
			if items := one.known(f, over); len(items) > 0 {
				person[f.name] = dataOf(f, items)
			}
		}
		people = append(people, person)
	})
	var w bytes.Buffer
	enc := json.NewEncoder(&w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(people)
	return w.Bytes(), err
}

func dataOf(f *field, items []item) any {
	switch f.form {
	case number:
		if n, err := strconv.Atoi(items[0].text); err == nil {
			return n
		}
	case flag:
		return items[0].text == "yes"
	case choices, tongues, words, sentences:
		list := make([]string, len(items))
		for i, it := range items {
			list[i] = it.text
		}
		return list
	case ranked:
		list := make([]map[string]string, len(items))
		for i, it := range items {
			list[i] = map[string]string{"topic": it.text}
			if it.note != "" {
				list[i]["level"] = it.note
			}
		}
		return list
	case pairs:
		table := map[string]any{}
		for _, it := range items {
			table[it.text] = it.note
			if hours, err := strconv.Atoi(it.note); err == nil {
				table[it.text] = hours
			}
		}
		return table
	}
	return items[0].text
}
