package importer

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"time"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/permalink"
	"mentorbook/generator/internal/spreadsheet"
)

// Answers reads replies to the question whether a profile is still right: a
// pasted text, an e-mail (.eml), or a sheet in whose cells the lines stand. What
// they say goes into the availability sheet.
func Answers(p Programme, in []Input, bad BadRows) Plan {
	a := &answers{p: p, people: newCrowd(newReading(p, Mapping{}, spreadsheet.Table{})), latest: map[string]heard{}}
	for _, one := range in {
		a.file(one)
	}
	var updates []update
	for _, id := range a.order {
		updates = append(updates, a.update(a.latest[id]))
	}
	plan := Plan{Rows: a.rows, Bad: a.bad, Problems: a.problems}
	plan.take(p, updates, "the answers")
	plan.Problems.Sort()
	if plan.Bad > 0 && bad == Refuse {
		plan.Changes = nil
	}
	return plan
}

type answers struct {
	p         Programme
	people    *crowd
	latest    map[string]heard // by id
	order     []string
	rows, bad int
	problems  diag.List
}

// heard is an answer and where it stood.
type heard struct {
	Answer
	at      diag.Position
	profile *profile
}

func (a *answers) report(s diag.Severity, at diag.Position, code, message, hint string) {
	if s == diag.Error {
		a.bad++
	}
	a.problems = append(a.problems, diag.Diagnostic{Severity: s, Code: code, Message: message, Hint: hint, Position: at})
}

// file reads one file by its name.
func (a *answers) file(in Input) {
	before := a.rows
	switch ext := strings.ToLower(path.Ext(in.Name)); ext {
	case ".eml":
		m, err := readMail(in.Data)
		if err != nil {
			a.report(diag.Error, diag.Position{File: in.Name}, "import/mail", "this e-mail cannot be read", "paste its text into a .txt file")
			return
		}
		a.text(in.Name, m.text, m.day)
	case ".csv", ".xlsx":
		t, problems := in.table()
		a.problems = append(a.problems, problems...)
		a.bad += len(problems)
		for _, row := range append([]spreadsheet.Row{t.Header}, t.Rows...) {
			for i, text := range row.Cells {
				a.lines(strings.Split(text, "\n"), time.Time{}, func(int) diag.Position { return diag.Position{File: in.Name, Line: row.Number, Column: i + 1} })
			}
		}
	default:
		a.text(in.Name, string(in.Data), time.Time{})
	}
	if a.rows == before && !a.problems.HasErrors() {
		a.report(diag.Warning, diag.Position{File: in.Name}, "import/no-answer", "there is no answer in this file", "an answer is a line such as: "+example.String())
	}
}

// example is shown to those who wonder.
var example = Answer{ID: "ada-okafor", Right: StillRight, Left: "2", On: time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC)}

func (a *answers) text(name, text string, sent time.Time) {
	text = strings.ToValidUTF8(strings.NewReplacer("\uFEFF", "", "\u00a0", " ", "\r\n", "\n", "\r", "\n").Replace(text), "\uFFFD")
	a.lines(strings.Split(text, "\n"), sent, func(i int) diag.Position { return diag.Position{File: name, Line: i + 1} })
}

// wraps is the most lines that a mail program makes of one.
const wraps = 4

// lines finds the answers among lines. Quoted lines are somebody else's.
func (a *answers) lines(lines []string, sent time.Time, at func(line int) diag.Position) {
	for i := 0; i < len(lines); i++ {
		if !answerBegins(lines, i) {
			continue
		}
		a.rows++
		one, err := Answer{}, error(nil)
		whole, end := "", i
		for j := i; j < min(i+wraps, len(lines)) && (j == i || strings.TrimSpace(lines[j]) != "" && !answerBegins(lines, j)); j++ {
			whole += " " + lines[j]
			next, wrong := ParseAnswer(whole, a.p.Yes, a.p.No)
			if err == nil && !one.On.IsZero() && wrong == nil {
				break // it was whole before
			}
			if one, err, end = next, wrong, j; err == nil && !one.On.IsZero() {
				break
			}
		}
		a.hear(one, err, sent, at(i))
		i = end
	}
}

// answerBegins tells a line in which an answer begins. The id may have been
// wrapped into the next.
func answerBegins(lines []string, i int) bool {
	line := strings.TrimSpace(lines[i])
	if strings.HasPrefix(line, ">") {
		return false
	}
	if strings.EqualFold(line, "mentorbook") && i+1 < len(lines) {
		line += " " + strings.TrimSpace(lines[i+1])
	}
	return answerStart.MatchString(line)
}

// hear takes one answer, if it is anybody's and the last.
func (a *answers) hear(one Answer, err error, sent time.Time, at diag.Position) {
	const form = "the line has to look like: "
	if err != nil {
		a.report(diag.Error, at, "import/answer", "this answer cannot be read: "+err.Error(), form+example.String())
		return
	}
	if one.On.IsZero() {
		one.On = sent
	}
	found := a.people.called(strings.NewReplacer("‘", "'", "’", "'").Replace(one.ID))
	if len(found) == 0 {
		found = a.people.called(one.ID)
	}
	switch {
	case len(found) != 1 || found[0].meta == nil:
		a.report(diag.Error, at, "import/unknown-mentor", fmt.Sprintf("there is no mentor %q", one.ID), a.people.nearest(one.ID))
		return
	case one.On.IsZero():
		a.report(diag.Error, at, "import/answer", fmt.Sprintf("the answer of %s does not say of which day it is", one.ID), form+example.String())
		return
	case one.On.After(a.p.Today):
		a.report(diag.Error, at, "import/day-to-come", fmt.Sprintf("the answer of %s is of %s, which is still to come", one.ID, one.On.Format(time.DateOnly)), "correct the day")
		return
	}
	a.keep(heard{one, at, found[0]})
}

// keep keeps the latest answer of everybody.
func (a *answers) keep(h heard) {
	id := h.profile.ID
	old, known := a.latest[id]
	switch {
	case !known:
		a.order = append(a.order, id)
	case old.On.After(h.On):
		return
	case old.On.Equal(h.On) && (old.Right != h.Right || old.Left != h.Left):
		a.report(diag.Error, h.at, "import/two-answers", fmt.Sprintf("%s gave two different answers on %s", id, h.On.Format(time.DateOnly)), "ask which one counts, and delete the other")
		return
	}
	a.latest[id] = h
}

// update says what an answer changes. A profile that its owner calls wrong is
// not confirmed.
func (a *answers) update(h heard) update {
	u := update{id: h.profile.ID, set: map[string]string{}}
	day := h.On.Format(time.DateOnly)
	if known := a.confirmed(h.profile); known > day {
		a.report(diag.Note, h.at, "import/old-answer", fmt.Sprintf("the answer of %s is of %s; something newer is known", u.id, day), "nothing has to be done")
		return u
	}
	if h.Left != "" {
		taken, why := h.profile.takenWith(h.Left)
		if why != "" {
			a.report(diag.Error, h.at, "import/places", why, "ask the person, or correct mentees in "+h.profile.File)
			return u
		}
		u.set["taken"] = taken
	}
	if h.Right == StillRight {
		u.set["confirmed"] = day
	} else {
		a.report(diag.Warning, h.at, "import/not-right", fmt.Sprintf("%s says that the profile is not right any more", h.profile.name), "ask what has changed, then edit "+h.profile.File)
	}
	return u
}

// confirmed gives the day on which a profile was last confirmed, also by the
// availability sheet.
func (a *answers) confirmed(p *profile) string {
	known := ""
	if has := p.says(fieldNamed("confirmed")); len(has) == 1 {
		known = has[0].text
	}
	s, problems := readSheet(a.p.Availability)
	if problems != nil {
		return known
	}
	column := slices.Index(s.rows[0], "confirmed")
	if row, there := s.at[permalink.Fold(p.ID)]; there && column >= 0 && column < len(s.rows[row]) {
		known = max(known, scalar(fieldNamed("confirmed"), s.rows[row][column]))
	}
	return known
}
