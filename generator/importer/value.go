package importer

import (
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/spreadsheet"
)

// value reads one cell for a field.
type value struct {
	r      *reading
	f      *field
	c      column
	row    int
	items  []item
	faults []fault
}

func (v *value) add(text, note string) { v.items = append(v.items, item{text, note}) }

// fault reports what a cell holds and what it should.
func (v *value) fault(code, written, message, hint string) {
	v.faults = append(v.faults, fault{severity: diag.Error, row: v.row, column: v.c.index, code: code, value: written,
		message: cell(v.r.t, v.row, v.c.index) + ": " + message, hint: hint})
}

func (v *value) note(code, written, message, hint string) {
	v.fault(code, written, message, hint)
	v.faults[len(v.faults)-1].severity = diag.Note
}

func (v *value) read(text string) {
	switch v.f.form {
	case number:
		v.number(text)
	case flag:
		v.flag(text)
	case day:
		v.day(text)
	case choice, choices:
		v.choices(text)
	case ranked:
		v.ranked(text)
	case tongues:
		v.tongues(text)
	case zone:
		v.zone(text)
	case words:
		v.texts(text, ";\n", ",")
	case sentences:
		v.texts(text, ";\n")
	case pairs:
		v.pairs(text)
	case section:
		v.add(text, "")
	case aside:
		v.aside(text)
	default:
		v.add(oneLine(text), "")
	}
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

func (v *value) aside(text string) {
	switch v.f.name {
	case agreesField:
		v.flag(text)
	case idField:
		v.add(strings.TrimSuffix(oneLine(text), ".md"), "")
	default:
		v.add(oneLine(text), "")
	}
}

var digits = regexp.MustCompile(`\d+(?:\.\d+)?`)

// number takes "3" and "3 mentees", and nothing that holds two numbers.
func (v *value) number(text string) {
	found := digits.FindAllString(text, -1)
	whole := ""
	if len(found) == 1 && !strings.Contains(text, "-"+found[0]) {
		whole, _, _ = strings.Cut(found[0], ".")
		if rest := strings.Trim(strings.TrimPrefix(found[0], whole), ".0"); rest != "" {
			whole = ""
		}
	}
	hint := "write a whole number, such as 2"
	if len(whole) == 5 || len(found) == 1 && whole == "" && strings.ContainsFunc(text, isLetter) {
		hint += "; spreadsheets turn what looks like a day, such as 1-2, into one"
	}
	if whole == "" || len(whole) > 4 {
		v.fault("import/number", text, fmt.Sprintf("%q is not a number", text), hint)
		return
	}
	v.add(trimZeros(whole), "")
}

func isLetter(r rune) bool { return r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' }

func trimZeros(number string) string {
	if short := strings.TrimLeft(number, "0"); short != "" {
		return short
	}
	return "0"
}

// flag takes yes and no. The text of a ticked box, "I agree that …", is a yes.
func (v *value) flag(text string) {
	key := v.r.answer(text)
	switch {
	case slices.Contains(v.r.p.No, key), has(key, "not"), has(key, "don't"), has(key, "nicht"), strings.HasPrefix(key, "no "), strings.HasPrefix(key, "nein "):
		v.add("no", "")
	case slices.Contains(v.r.p.Yes, key), strings.HasPrefix(key, "yes "), strings.HasPrefix(key, "ja "), strings.HasPrefix(key, "i agree"), strings.HasPrefix(key, "i consent"), strings.HasPrefix(key, "ich bin einverstanden"):
		v.add("yes", "")
	default:
		v.fault("import/yes-or-no", text, fmt.Sprintf("%q is neither yes nor no", brief(text)), "write yes or no, or "+teach("agrees", oneLine(text), "yes"))
	}
}

// answer is what a person wrote to a question of yes or no, or what the mapping
// says that it means, folded.
func (r *reading) answer(text string) string {
	key := fold(text)
	if word, mapped := r.m.values["agrees"][key]; mapped {
		return fold(word)
	}
	return key
}

func (v *value) day(text string) {
	on, ok := v.r.daysOf(v.c.index).Day(text)
	switch {
	case ok && on.After(v.r.p.Today):
		v.fault("import/day-to-come", "", fmt.Sprintf("the day %s is still to come", on.Format("2006-01-02")), "write the day on which it happened")
	case ok:
		v.add(on.Format("2006-01-02"), "")
	case spreadsheet.Ambiguous(text):
		v.fault("import/day-order", "order", fmt.Sprintf("%q could be two days, and nothing in this column tells which", text), "say which number comes first, with a line in the mapping file: days: day/month, or: days: month/day")
	default:
		v.fault("import/day", text, fmt.Sprintf("%q is not a day", brief(text)), "write year, month and day, such as 2026-05-01")
	}
}

// word finds a word of a list; ok is false for one that is left out.
func (v *value) word(list, written string) (id string, ok, understood bool) {
	if word, mapped := v.r.m.values[list][fold(written)]; mapped {
		if word == dropped {
			return "", false, true
		}
		written = word
	}
	ids := v.r.lists[list].find(written)
	if len(ids) != 1 {
		return "", false, false
	}
	return ids[0], true, true
}

func (v *value) unknown(list, written string) {
	if ids := v.r.lists[list].find(written); len(ids) > 1 {
		v.fault("import/two-meanings", written, fmt.Sprintf("%q is a word for %s", written, strings.Join(ids, " and ")), "write one of them, or "+teach(list, written, ids[0]))
		return
	}
	v.fault("import/unknown-value", written, fmt.Sprintf("%q is none of the %s", brief(written), list), v.r.nearest(list, written))
}

func (v *value) choices(text string) {
	for _, written := range split(text, func(part string) bool { _, _, ok := v.word(v.f.list, part); return ok }) {
		id, ok, understood := v.word(v.f.list, written)
		switch {
		case ok:
			v.add(id, "")
		case !understood:
			v.unknown(v.f.list, written)
		}
	}
}

// graded is a word with its level behind it: "negotiation (expert)",
// "negotiation: expert", "negotiation - expert".
var graded = regexp.MustCompile(`^(.+?)\s*(?:\(([^()]+)\)|\[([^\[\]]+)\]|\s[-–—]\s*(\S.*)|:\s*(\S.*))$`)

// level splits a level from a word.
func level(written string) (word, note string) {
	m := graded.FindStringSubmatch(written)
	if m == nil {
		return written, ""
	}
	return m[1], strings.TrimSpace(m[2] + m[3] + m[4] + m[5])
}

// topic finds a topic, whose name may hold brackets of its own, and the note
// behind it.
func (v *value) topic(written string) (id, note string, ok, understood bool) {
	if id, ok, understood = v.word("topics", written); understood {
		return id, "", ok, true
	}
	word, note := level(written)
	if strings.ContainsAny(note, ",;\n") {
		return "", "", false, false // what follows is the next topic
	}
	id, ok, understood = v.word("topics", word)
	return id, note, ok, understood
}

func (v *value) ranked(text string) {
	if v.c.about != "" {
		v.grid(text)
		return
	}
	for _, written := range split(text, func(part string) bool { _, _, _, ok := v.topic(part); return ok }) {
		id, note, ok, understood := v.topic(written)
		if !understood {
			v.unknown("topics", written)
		}
		if ok {
			v.add(id, v.levelOf(note, written))
		}
	}
}

// grid reads a cell of a grid question, in whose header the topic stands. An
// answer of no is none.
func (v *value) grid(text string) {
	if slices.Contains(v.r.p.No, fold(text)) || text == dropped || text == "0" {
		return
	}
	id, ok, understood := v.word("topics", v.c.about)
	if !understood {
		v.unknown("topics", v.c.about)
	}
	if !ok {
		return
	}
	if slices.Contains(v.r.p.Yes, fold(text)) || fold(text) == fold(v.c.about) {
		v.add(id, "")
		return
	}
	grade, ok, understood := v.word("levels", text)
	switch {
	case !understood:
		v.unknown("levels", text)
	case ok:
		v.add(id, grade)
	}
}

func (v *value) levelOf(note, written string) string {
	if note == "" {
		return ""
	}
	grade, _, understood := v.word("levels", note)
	if !understood {
		v.note("import/note-left-out", note, fmt.Sprintf("%q behind %q is not a level and is left out", note, strings.TrimSuffix(written, note)), "the levels are "+strings.Join(v.r.words("levels"), ", "))
	}
	return grade
}

func (v *value) tongue(written string) (code string, ok bool) {
	if word, mapped := v.r.m.values["languages"][fold(written)]; mapped {
		if word == dropped {
			return "", true
		}
		written = word
	}
	if code, ok = v.r.tongue(written); ok {
		return code, true
	}
	word, note := level(written)
	if note == "" {
		return "", false
	}
	return v.r.tongue(word)
}

func (v *value) tongues(text string) {
	for _, written := range split(text, func(part string) bool { _, ok := v.tongue(part); return ok }) {
		code, ok := v.tongue(written)
		if !ok {
			hint := "write its English name or its code, or " + teach("languages", written, "en")
			if near, found := v.r.p.NearLanguage(written); found {
				hint = fmt.Sprintf("did you mean %q?", near)
			}
			v.fault("import/unknown-value", written, fmt.Sprintf("%q is not a language", brief(written)), hint)
		}
		if code != "" {
			v.add(code, "")
		}
	}
}

func (v *value) zone(text string) {
	text = oneLine(text)
	if word, mapped := v.r.m.values["timezones"][fold(text)]; mapped {
		if word == dropped {
			return
		}
		text = word
	}
	name, ok := v.r.zone(text)
	if !ok {
		v.fault("import/unknown-value", text, fmt.Sprintf("%q is not a time zone", brief(text)), v.r.nearestZone(text))
		return
	}
	v.add(name, "")
}

// texts splits free texts at the first of the marks that the cell holds. A text
// in double quotes is one, whatever is in it.
func (v *value) texts(text string, marks ...string) {
	for _, m := range marks {
		if parts := fieldsOutside(text, m); len(parts) > 1 || m == marks[len(marks)-1] {
			for _, p := range parts {
				v.add(oneLine(unquote(bullet.ReplaceAllString(p, ""))), "")
			}
			return
		}
	}
}

// bullet is the mark that people put before a line of a list.
var bullet = regexp.MustCompile(`^\s*[-*•–]\s+`)

func unquote(text string) string {
	if len(text) > 1 && strings.HasPrefix(text, `"`) && strings.HasSuffix(text, `"`) {
		return strings.ReplaceAll(text[1:len(text)-1], `""`, `"`)
	}
	return text
}

// fieldsOutside splits a text at any of the marks that is not between double
// quotes. Empty parts are left out.
func fieldsOutside(text, marks string) []string {
	var parts []string
	quoted := false
	for _, part := range strings.FieldsFunc(text, func(r rune) bool {
		if r == '"' {
			quoted = !quoted
		}
		return !quoted && strings.ContainsRune(marks, r)
	}) {
		if part = strings.TrimSpace(part); part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

var monthForm = regexp.MustCompile(`^\d{4}-(?:0[1-9]|1[0-2])$`)

func (v *value) pairs(text string) {
	for _, part := range fieldsOutside(text, ";\n") {
		part = unquote(part)
		name, is, found := part, "", false
		if at := strings.LastIndex(part, ": "); at >= 0 {
			name, is, found = part[:at], part[at+2:], true
		}
		switch {
		case v.f.name == "months" && found && monthForm.MatchString(name):
			v.add(name, strings.TrimSpace(is))
		case v.f.name == "months":
			v.fault("import/month", part, fmt.Sprintf("%q is not a month with its hours", brief(part)), "write, for example: 2026-07: 0; 2026-08: 4")
		case found:
			v.link(oneLine(name), strings.TrimSpace(is))
		default:
			v.link("", part)
		}
	}
}

// sites are those whose own spelling people expect.
var sites = map[string]string{"linkedin.com": "LinkedIn", "github.com": "GitHub", "youtube.com": "YouTube"}

// link takes an address, also without https:// before it.
func (v *value) link(name, address string) {
	whole := address
	if !strings.Contains(whole, "://") {
		whole = "https://" + whole
	}
	u, err := url.Parse(whole)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || !strings.Contains(u.Host, ".") || u.User != nil || strings.ContainsAny(whole, " \\\"<>") {
		v.fault("import/link", address, fmt.Sprintf("%q is not a web address", brief(address)), "write the whole address, such as https://example.org/ada, or clear the cell")
		return
	}
	if name == "" {
		host := strings.TrimPrefix(strings.ToLower(u.Host), "www.")
		if name = sites[host]; name == "" {
			name = host
		}
	}
	v.add(name, whole)
}

// split cuts a cell into the values of a list. A form service puts commas
// between values and also leaves them in values, so the longest run of parts
// that is understood is one value. What is not understood is cut at further
// marks, if each piece then is.
func split(text string, understood func(string) bool) []string {
	text = strings.Trim(text, "; \n")
	if understood(text) {
		return []string{text}
	}
	if parts := fieldsOutside(text, ";\n"); len(parts) > 1 {
		var all []string
		for _, p := range parts {
			all = append(all, split(p, understood)...)
		}
		return all
	}
	var values []string
	parts := strings.Split(text, ",")
	for i := 0; i < len(parts); {
		j := min(len(parts), i+maxJoined)
		for ; j > i+1 && !understood(strings.TrimSpace(strings.Join(parts[i:j], ","))); j-- {
		}
		if one := strings.TrimSpace(strings.Join(parts[i:j], ",")); one != "" {
			values = append(values, pieces(one, understood)...)
		}
		i = j
	}
	return values
}

// maxJoined is the most commas in one value of a list.
const maxJoined = 6

var further = regexp.MustCompile(`\s*[/&+|•]\s*|\s+(?:and|und|y|et|e|en)\s+`)

func pieces(text string, understood func(string) bool) []string {
	if understood(text) {
		return []string{text}
	}
	parts := further.Split(text, -1)
	for _, p := range parts {
		if !understood(p) {
			return []string{text}
		}
	}
	return parts
}
