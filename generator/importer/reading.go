package importer

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/config"
	"mentorbook/generator/internal/spreadsheet"
)

// reading is one sheet with all that is needed to understand it.
type reading struct {
	p       Programme
	m       Mapping
	t       spreadsheet.Table
	columns columns
	days    map[int]spreadsheet.Days
	lists   map[string]vocabulary
	zones   map[string]string // by what people wrote; empty for none
	tongues map[string]string // codes by folded names in many languages; nil until one is asked for
}

func newReading(p Programme, m Mapping, t spreadsheet.Table) *reading {
	return &reading{p: p, m: m, t: t, days: map[int]spreadsheet.Days{}, zones: map[string]string{}, lists: map[string]vocabulary{
		"topics": newVocabulary(p.Topics), "levels": newVocabulary(p.Levels), "formats": newVocabulary(p.Formats), "focus": newVocabulary(p.Focus),
		"roles": newVocabulary(p.Roles), "statuses": newVocabulary(p.Statuses), "contacts": newVocabulary(p.Contacts),
	}}
}

// item is one value of a field: a word, with a level or a value behind it.
type item struct{ text, note string }

// record is what a row says, by field. A field that is not there was left
// blank.
type record map[string][]item

func (r record) text(name string) string {
	if len(r[name]) == 0 {
		return ""
	}
	return r[name][0].text
}

// fault is what is wrong with a row. Faults of one value in many rows are told
// once.
type fault struct {
	severity            diag.Severity
	row, column         int // column -1: the whole row
	code, message, hint string
	value               string // what was written, when others may have written the same
}

// row reads the cells of a row that belong to a field.
func (r *reading) row(row spreadsheet.Row) (record, []fault) {
	rec, faults := record{}, []fault(nil)
	for i := range fields {
		f := &fields[i]
		for _, c := range r.columns[f.name] {
			text := row.Cell(c.index)
			if text == "" {
				continue
			}
			v := &value{r: r, f: f, c: c, row: row.Number}
			v.read(text)
			faults = append(faults, v.faults...)
			for _, it := range v.items {
				if f.several() && slices.ContainsFunc(rec[f.name], func(o item) bool { return o.text == it.text }) && f.form != section {
					continue
				}
				rec[f.name] = append(rec[f.name], it)
			}
		}
		if whole := rec[f.name]; f.name == nameField && len(whole) > 1 {
			rec[f.name] = []item{{text: joined(whole)}}
		}
	}
	return rec, append(faults, r.consent(row, rec)...)
}

// joined puts a name together that stands in several columns.
func joined(parts []item) string {
	var names []string
	for _, p := range parts {
		names = append(names, p.text)
	}
	return strings.Join(names, " ")
}

// consent holds that a person agreed, and on which day.
func (r *reading) consent(row spreadsheet.Row, rec record) []fault {
	asked := r.columns[agreesField]
	if len(asked) == 0 || rec.text(agreesField) == "yes" {
		return nil
	}
	delete(rec, dateField)
	return []fault{{severity: diag.Error, row: row.Number, column: asked[0].index, code: "import/consent", value: "no",
		message: cell(r.t, row.Number, asked[0].index) + " does not say that the person agreed to be listed", hint: "ask the person; without consent there is no profile"}}
}

// refusal is a no in so many words. "Not sure" is none.
var refusal = regexp.MustCompile(`^(?:(?:no|nein)(?: thanks| thank you| danke)?|(?:no |nein )?(?:i (?:do not|don't) (?:agree|consent)|ich bin nicht einverstanden))[.']*$`)

// declines tells whose answer is that they do not want to be listed.
func (r *reading) declines(row spreadsheet.Row) bool {
	asked := r.columns[agreesField]
	if len(asked) == 0 {
		return false
	}
	key := r.answer(row.Cell(asked[0].index))
	return slices.Contains(r.p.No, key) || refusal.MatchString(key)
}

// told turns faults into findings: those of one value in one column become one.
func (r *reading) told(faults []fault) diag.List {
	type place struct {
		column int
		value  string
	}
	others := map[place][]int{}
	var first []fault
	for _, f := range faults {
		at := place{f.column, f.code + "\x00" + f.value}
		if f.value == "" || others[at] == nil {
			first = append(first, f)
		}
		others[at] = append(others[at], f.row)
	}
	var problems diag.List
	for _, f := range first {
		rows := slices.Compact(others[place{f.column, f.code + "\x00" + f.value}])
		message := f.message
		if f.value != "" && len(rows) > 1 {
			message += "; so in " + count(len(rows)-1, "more row", "more rows") + ": " + numbers(rows[1:])
		}
		problems = append(problems, diag.Diagnostic{Severity: f.severity, Code: f.code, Message: message, Hint: f.hint,
			Position: diag.Position{File: r.t.File, Line: f.row, Column: max(f.column+1, 0)}})
	}
	return problems
}

// numbersShown is the most row numbers that one message names.
const numbersShown = 8

func numbers(rows []int) string {
	var shown []string
	for _, n := range rows[:min(len(rows), numbersShown)] {
		shown = append(shown, fmt.Sprint(n))
	}
	if left := len(rows) - numbersShown; left > 0 {
		shown = append(shown, fmt.Sprintf("… (%d more)", left))
	}
	return strings.Join(shown, ", ")
}

// days reads a column of days.
func (r *reading) daysOf(column int) spreadsheet.Days {
	d, ready := r.days[column]
	if !ready {
		d = r.t.Days(column, r.m.order)
		r.days[column] = d
	}
	return d
}

// nameLanguages are the languages in which names of languages are known.
var nameLanguages = []language.Tag{language.English, language.German, language.French, language.Spanish, language.Portuguese, language.Italian, language.Dutch,
	language.Polish, language.Turkish, language.Swedish, language.Danish, language.Norwegian, language.Finnish, language.Czech, language.Ukrainian, language.Russian, language.Arabic}

// tongue gives the code of a language by its code or its name.
func (r *reading) tongue(written string) (string, bool) {
	if code, known := r.p.Language(written); known {
		return code, true
	}
	if r.tongues == nil {
		r.tongues = tongueNames()
	}
	code, known := r.tongues[fold(written)]
	return code, known
}

// tongueNames gathers the names of languages with a code of two letters.
func tongueNames() map[string]string {
	names := map[string]string{}
	for _, in := range nameLanguages {
		namer := display.Languages(in)
		for _, tag := range display.Values.Tags() {
			base, confidence := tag.Base()
			if name := namer.Name(base); confidence != language.No && len(base.String()) == 2 && name != "" {
				if _, taken := names[fold(name)]; !taken {
					names[fold(name)] = base.String()
				}
			}
		}
	}
	return names
}

// zone finds a time zone by its name, or by that of its town.
func (r *reading) zone(written string) (string, bool) {
	name, known := r.zones[written]
	if !known {
		name = r.zoneNamed(written)
		r.zones[written] = name
	}
	return name, name != ""
}

// regions are the parts of the world that time zones are named after. A town
// on two continents, such as Istanbul, has one time under two names.
var regions = []string{"Europe", "America", "Asia", "Africa", "Australia", "Pacific", "Atlantic", "Indian"}

func (r *reading) zoneNamed(written string) string {
	name, _, _ := strings.Cut(written, "(")
	name = strings.TrimSpace(name)
	if r.p.Zone(name) {
		return name
	}
	if len(name) > 60 {
		return ""
	}
	town := titled(fold(name))
	for _, region := range regions {
		if zone := region + "/" + town; town != "" && r.p.Zone(zone) {
			return zone
		}
	}
	return ""
}

// titled writes a town as the time zone database does: "new york" is
// "New_York".
func titled(town string) string {
	parts := strings.Fields(town)
	for i, p := range parts {
		parts[i] = strings.ToUpper(p[:1]) + p[1:]
	}
	return strings.Join(parts, "_")
}

// nearest gives a hint for a word of a list.
func (r *reading) nearest(list, written string) (hint string) {
	v := r.lists[list]
	if near, ok := diag.Nearest(written, v.names); ok {
		return fmt.Sprintf("did you mean %q? Correct the cell, or %s", near, teach(list, written, v.find(near)[0]))
	}
	if words := r.words(list); len(v.ids) <= 12 && len(words) > 0 {
		return fmt.Sprintf("the %s are %s; %s", list, strings.Join(words, ", "), teach(list, written, words[0]))
	}
	return teach(list, written, dropped) + "; that leaves it out: write the word that it stands for in place of \"-\" if there is one"
}

// nearestZone gives a hint for what is no time zone. Where nobody can tell which
// was meant, the programme's own is the most likely.
func (r *reading) nearestZone(written string) string {
	if near, ok := config.NearestZone(written); ok {
		return fmt.Sprintf("did you mean %q? Correct the cell, or %s", near, teach("timezones", written, near))
	}
	own := "Europe/Berlin"
	if strings.Contains(r.p.Home, "/") {
		own = r.p.Home
	}
	return fmt.Sprintf("write a region and a town, such as %s, or %s", own, teach("timezones", written, own))
}

// teach says which line of the mapping file gives what people wrote a meaning.
// It may stand there beside other such lines.
func teach(list, written, word string) string {
	return fmt.Sprintf("teach the import with a line in the mapping file: values: {%s: {%s: %s}}", list, inList(written), inList(word))
}

// words lists the ids of a list in their order.
func (r *reading) words(list string) []string {
	terms := map[string][]Term{"topics": r.p.Topics, "levels": r.p.Levels, "formats": r.p.Formats, "focus": r.p.Focus, "roles": r.p.Roles, "statuses": r.p.Statuses, "contacts": r.p.Contacts}[list]
	ids := make([]string, len(terms))
	for i, t := range terms {
		ids[i] = t.ID
	}
	return ids
}
