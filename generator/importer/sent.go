package importer

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/frontmatter"
	"mentorbook/generator/internal/permalink"
	"mentorbook/generator/internal/spreadsheet"
)

// sent is a profile as the form at /join/ makes it: the file itself, or a
// message that has it below a line or two.
type sent struct {
	text   string
	update string // the profile that a message says it is about
	line   int    // on which it begins
}

// Messages are what the form writes above a profile, with {name} and {id} where
// a name and a profile's id stand.
type Messages struct{ New, Update string }

// letters gives the texts of a file that may hold profiles: of an e-mail its
// plain text, and its HTML, whose lines are not broken. Nil when it is a sheet.
func letters(in Input) ([]string, diag.List) {
	switch strings.ToLower(path.Ext(in.Name)) {
	case ".csv", ".xlsx", ".tsv":
		return nil, nil
	case ".eml":
		l, err := readMail(in.Data)
		if err != nil {
			return nil, diag.List{{Severity: diag.Error, Code: "import/mail", Message: "this e-mail cannot be read", Hint: "paste its text into a .txt file", Position: diag.Position{File: in.Name}}}
		}
		return []string{l.rich, l.text}, nil
	}
	return []string{string(in.Data)}, nil
}

// profilesOf reads profiles out of a file that is no sheet. It is found when it
// has one, or can be nothing else.
func profilesOf(p Programme, in Input, bad BadRows) (plan Plan, found bool) {
	texts, problems := letters(in)
	if problems != nil {
		return Plan{Problems: problems}, true
	}
	r := newReading(p, Mapping{}, spreadsheet.Table{File: in.Name})
	for _, text := range texts {
		if all := r.profiles(text); all != nil {
			return r.take(all, fileID(in.Name), bad), true
		}
	}
	if ext := strings.ToLower(path.Ext(in.Name)); ext == ".md" || ext == ".eml" {
		return Plan{Problems: diag.List{{Severity: diag.Error, Code: "import/no-profile", Message: "there is no profile in this file", Position: diag.Position{File: in.Name},
			Hint: "it is a text with a line of three hyphens, and name: and the person's name below it"}}}, true
	}
	return Plan{}, false
}

// fileID is the id that a file's name stands for. A browser that has saved such
// a file before puts a number behind it.
func fileID(name string) string {
	return strings.TrimSpace(regexp.MustCompile(`\s*\(\d+\)$`).ReplaceAllString(strings.TrimSuffix(name, path.Ext(name)), ""))
}

// take plans for profiles that were sent. One that is in a file by itself is
// called as the file is, if that is its name.
func (r *reading) take(all []sent, id string, bad BadRows) Plan {
	c := newCrowd(r)
	for _, s := range all {
		a := r.sender(s, spreadsheet.Row{Number: s.line})
		if listed := c.taken[permalink.Fold(id)]; a.rec.text(idField) == "" && listed != nil && sameName(listed.name) == sameName(a.rec.text(nameField)) {
			a.rec[idField] = []item{{text: id}}
		}
		c.people = append(c.people, a)
	}
	return r.decide(c, bad)
}

// cells reads profiles out of the cells of a sheet: what a form service was
// sent. A row without one is reported.
func (r *reading) cells(bad BadRows) (plan Plan, found bool) {
	c := newCrowd(r)
	var without []fault
	for _, row := range r.t.Rows {
		var all []sent
		for _, text := range row.Cells {
			all = append(all, r.profiles(text)...)
		}
		for _, s := range all {
			c.people = append(c.people, r.sender(s, row))
		}
		if all == nil {
			without = append(without, fault{severity: diag.Warning, row: row.Number, column: -1, code: "import/no-profile", value: "none",
				message: fmt.Sprintf("row %d holds no profile", row.Number), hint: "ask the person for the text that the form makes"})
		}
	}
	if c.people == nil {
		return Plan{}, false
	}
	plan = r.decide(c, bad)
	plan.Problems = append(plan.Problems, r.told(without)...)
	plan.Problems.Sort()
	return plan, true
}

// sender is the person whose profile was sent.
func (r *reading) sender(s sent, row spreadsheet.Row) *person {
	p := readProfile(Profile{File: r.t.File, Text: []byte(s.text)})
	a := &person{row: row, sent: p, rec: record{}}
	if p.meta == nil {
		a.fault(diag.Error, -1, "import/profile", a.where(r)+": this profile cannot be read", "paste it into a text file as it came, without line breaks of an e-mail program")
		return a
	}
	for i := range fields {
		f := &fields[i]
		items := p.says(f)
		if f.form == tongues {
			for n, it := range items {
				if code, known := r.tongue(it.text); known {
					items[n].text = code
				}
			}
		}
		if items != nil {
			a.rec[f.name] = items
		}
	}
	for _, topic := range a.rec["topics"] { // the one thing that no check of the profile alone can tell
		if topics := r.words("topics"); !slices.Contains(topics, topic.text) {
			a.fault(diag.Error, -1, "import/unknown-value", fmt.Sprintf("%s: there is no topic %q", a.where(r), topic.text), suggest(topic.text, topics, "the form has the topics of the site when it was filled in; write the file name of another"))
		}
	}
	if s.update != "" {
		a.rec[idField] = []item{{text: s.update}}
	}
	return a
}

// where names the row or the line that a person stands on.
func (a *person) where(r *reading) string { return fmt.Sprintf("%s %d", r.unit(), a.row.Number) }

func (r *reading) unit() string {
	if r.t.Rows == nil {
		return "line"
	}
	return "row"
}

// Lines of a profile that came in a message, where programs turn hyphens into
// dashes or rules, and break lines.
var (
	fence     = regexp.MustCompile(`^\s*(?:-{3,}|[—–]{1,3}|_{3,})\s*$`)
	beginning = regexp.MustCompile(`^name:\s+\S`)
	topKey    = regexp.MustCompile(`^([a-z_]+):(?:\s|$)`)
	signature = regexp.MustCompile(`^--\s*$`)
)

// profiles finds the profiles of a text. What is one file is taken as it is.
func (r *reading) profiles(text string) []sent {
	text = strings.ToValidUTF8(strings.TrimPrefix(text, "\uFEFF"), "\uFFFD")
	if parts, problems := frontmatter.Split("", []byte(text)); !problems.HasErrors() && find(parts.Meta, []string{"name"}) != nil {
		return []sent{{text: text, line: 1}}
	}
	lines := strings.Split(strings.NewReplacer("\u00a0", " ", "\r\n", "\n", "\r", "\n").Replace(text), "\n")
	var all []sent
	update := ""
	for i := 0; i < len(lines); i++ {
		if id, found := above(r.p.Messages.Update, lines[i]); found {
			update = id
		}
		if beginning.MatchString(lines[i]) && fenced(lines, i) {
			one, end := r.profile(lines, i)
			one.update, update = update, ""
			all, i = append(all, one), end-1
		}
	}
	return all
}

// above gives the name in a line that the form writes above a profile.
func above(message, line string) (name string, found bool) {
	before, after, named := strings.Cut(message, "{")
	_, after, _ = strings.Cut(after, "}")
	rest, begins := strings.CutPrefix(strings.TrimSpace(line), before)
	name, ends := strings.CutSuffix(rest, after)
	return name, named && begins && ends && name != "" && name == strings.TrimLeft(name, " \t")
}

// fenced tells whether front matter begins on a line: below a fence, or below
// nothing where a program made a rule of that.
func fenced(lines []string, i int) bool {
	if i > 0 && strings.TrimSpace(lines[i-1]) != "" {
		return fence.MatchString(lines[i-1])
	}
	return i+1 < len(lines) && strings.HasPrefix(lines[i+1], "headline:")
}

// profile reads one profile from its first key on, and gives the line behind it.
func (r *reading) profile(lines []string, from int) (sent, int) {
	var meta, text []string
	i := from
	for ; i < len(lines) && strings.TrimSpace(lines[i]) != "" && !fence.MatchString(lines[i]) && !strings.HasPrefix(lines[i], "## "); i++ {
		line := strings.TrimRight(lines[i], " ")
		if m := topKey.FindStringSubmatch(line); len(meta) > 0 && !strings.HasPrefix(line, "  ") && !strings.HasPrefix(line, "- ") && (m == nil || !isKey(m[1])) {
			meta[len(meta)-1] += " " + strings.TrimSpace(line) // which a program broke
			continue
		}
		meta = append(meta, line)
	}
	for i < len(lines) && !strings.HasPrefix(lines[i], "## ") && !r.next(lines, i) {
		i++
	}
	for ; i < len(lines) && !signature.MatchString(lines[i]) && !r.next(lines, i); i++ {
		text = append(text, lines[i])
	}
	whole := "---\n" + strings.Join(meta, "\n") + "\n---\n"
	if body := strings.TrimSpace(blank.ReplaceAllString(strings.Join(text, "\n"), "\n\n")); body != "" {
		whole += "\n" + body + "\n"
	}
	return sent{text: whole, line: from + 1}, i
}

// next tells whether another message begins on a line.
func (r *reading) next(lines []string, i int) bool {
	_, isNew := above(r.p.Messages.New, lines[i])
	_, isUpdate := above(r.p.Messages.Update, lines[i])
	return isNew || isUpdate || beginning.MatchString(lines[i]) && fenced(lines, i)
}

func isKey(name string) bool {
	return slices.ContainsFunc(fields, func(f field) bool { return len(f.path) > 0 && f.path[0] == name })
}

// older tells a profile that says itself that it is older than the one that is
// there.
func older(a *person) bool {
	has, says := a.profile.says(fieldNamed("confirmed")), a.rec["confirmed"]
	return len(has) == 1 && len(says) == 1 && says[0].text < has[0].text
}

// left notes what the form asks for and a profile keeps, though the person left
// it empty: it may be old, or it may have been no answer.
func (r *reading) left(a *person) {
	var kept []string
	for i := range fields {
		f := &fields[i]
		if !slices.Contains(r.p.Asked, strings.Join(f.path, ".")) || a.rec[f.name] != nil || a.profile.says(f) == nil || f.path[0] == "consent" {
			continue
		}
		kept = append(kept, strings.Join(f.path, ": "))
	}
	if kept != nil {
		a.fault(diag.Note, -1, "import/left-empty", fmt.Sprintf("%s says nothing for %s, which %s keeps", a.profile.name, strings.Join(kept, ", "), a.profile.File), "if that is over, delete it there")
	}
}
