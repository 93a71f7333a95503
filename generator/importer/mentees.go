package importer

import (
	"cmp"
	"errors"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"mentorbook/generator/diag"
	filled "mentorbook/generator/internal/answers"
	"mentorbook/generator/internal/spreadsheet"
)

// Application is what a mentee sent: the text that the page of choices makes.
type Application struct {
	File    string   `json:"file"`
	Line    int      `json:"line"`
	Name    string   `json:"name"`
	Contact string   `json:"contact"`
	Goals   string   `json:"goals"`
	Choices []Choice `json:"choices"` // the most wanted first
	WithMe  bool     `json:"with_me"` // asks to choose together where nobody has a place
}

// Choice is a mentor whom a mentee would like to meet.
type Choice struct {
	ID   string `json:"id"` // of the profile; empty when it is nobody's
	Name string `json:"name"`
	Why  string `json:"why"`
}

// Applications are those that files hold, with what is wrong with them. Nothing
// of them goes into the programme.
type Applications struct {
	Read     []Application
	Problems diag.List
}

// applicationSheet is the name by which an application's text says what it is.
const applicationSheet = "application"

// Mentees reads applications: text files, e-mails (.eml), and sheets of a form
// service in whose cells they stand. A file may hold several.
func Mentees(p Programme, in []Input) Applications {
	m := &mentees{p: p, people: newCrowd(newReading(p, Mapping{}, spreadsheet.Table{}))}
	for _, one := range in {
		m.file(one)
	}
	m.again()
	m.problems.Sort()
	return Applications{Read: m.read, Problems: m.problems}
}

type mentees struct {
	p        Programme
	people   *crowd
	read     []Application
	problems diag.List
}

func (m *mentees) report(s diag.Severity, at diag.Position, code, message, hint string) {
	m.problems = append(m.problems, diag.Diagnostic{Severity: s, Code: code, Message: message, Hint: hint, Position: at})
}

// position tells where a line of a text stands.
type position func(line int) diag.Position

func inFile(name string) position {
	return func(line int) diag.Position { return diag.Position{File: name, Line: line} }
}

func (m *mentees) file(in Input) {
	found := 0
	switch strings.ToLower(path.Ext(in.Name)) {
	case ".eml":
		l, err := readMail(in.Data)
		if err != nil {
			m.report(diag.Error, diag.Position{File: in.Name}, "import/mail", "this e-mail cannot be read", "paste its text into a .txt file")
			return
		}
		found = m.text(l.text, func(int) diag.Position { return diag.Position{File: in.Name} }, "")
	case ".csv", ".xlsx":
		t, problems := in.table()
		m.problems = append(m.problems, problems...)
		if problems.HasErrors() {
			return
		}
		found = m.table(t)
	default:
		found = m.text(string(in.Data), inFile(in.Name), "")
	}
	if found == 0 {
		m.report(diag.Error, diag.Position{File: in.Name}, "import/no-application", "there is no application in this file", "it is a text with the line: mentorbook-sheet 1 application")
	}
}

// table reads the sheet of a form service and gives how many applications it
// has, readable or not. Where some rows have one, those without are reported.
func (m *mentees) table(t spreadsheet.Table) int {
	r := newReading(m.p, Mapping{}, t)
	senders := r.senders()
	var holding []int // a column for each application
	var without []spreadsheet.Row
	for _, row := range append([]spreadsheet.Row{t.Header}, t.Rows...) {
		before := len(holding)
		for i, text := range row.Cells {
			found := m.text(text, func(int) diag.Position { return diag.Position{File: t.File, Line: row.Number, Column: i + 1} }, senders(row))
			holding = append(holding, slices.Repeat([]int{i}, found)...)
		}
		if len(holding) == before && row.Number != t.Header.Number {
			without = append(without, row)
		}
	}
	for _, row := range without {
		m.problems = append(m.problems, r.told(r.noApplication(row, holding))...)
	}
	return len(holding)
}

// noApplication gives what is wrong with a row that has no application, while
// columns of other rows hold one.
func (r *reading) noApplication(row spreadsheet.Row, holding []int) []fault {
	if unfit := r.unfit(row); unfit != nil || len(holding) == 0 {
		return unfit
	}
	column := holding[0]
	if i := slices.IndexFunc(holding, func(i int) bool { return row.Cell(i) != "" }); i >= 0 {
		column = holding[i]
	}
	return []fault{{severity: diag.Error, row: row.Number, column: column, code: "import/no-application", message: cell(r.t, row.Number, column) + " holds no application",
		hint: "ask the person for the text that the page of choices makes, or read this row yourself; an application has the line: mentorbook-sheet 1 application"}}
}

// senders tells who sent a row, by the one column whose header says that it
// holds the sender's name. The word "name" within a longer header is not
// enough: it may be a mentor's.
func (r *reading) senders() func(spreadsheet.Row) string {
	found := exact(r.t)[nameField]
	for i, header := range r.t.Header.Cells {
		if f, length := r.means(header); f != nil && f.name == nameField && length > len("name") {
			found = append(found, column{index: i})
		}
	}
	if len(found) != 1 {
		return func(spreadsheet.Row) string { return "" }
	}
	return func(row spreadsheet.Row) string {
		if row.Number == r.t.Header.Number {
			return ""
		}
		return oneLine(row.Cell(found[0].index))
	}
}

// text reads the applications of a text and gives how many there are, readable
// or not. The sender's name, when it is known, stands in for a missing one.
func (m *mentees) text(text string, at position, sender string) int {
	all := filled.ParseAll(text)
	for i := range all {
		f := &all[i]
		switch {
		case errors.Is(f.Err, filled.ErrNewer):
			m.report(diag.Error, at(f.Line), "import/newer", "this was made by a newer version", "update mentorbook")
		case f.Err != nil:
			m.report(diag.Error, at(f.Line), "import/application", "this application cannot be read: "+f.Err.Error(), "save one application in a file")
		case f.Sheet.ID != applicationSheet:
			m.report(diag.Error, at(f.Line), "import/other-sheet", fmt.Sprintf("this is a copy of the worksheet %q, and no application", f.Sheet.ID), "leave it out")
		default:
			m.application(f, at, sender)
		}
	}
	return len(all)
}

func (m *mentees) application(f *filled.Found, at position, sender string) {
	answer := func(id string) string { return strings.TrimSpace(f.Sheet.Answer(id, 1)) }
	where := at(f.Line)
	a := Application{File: where.File, Line: where.Line, Name: cmp.Or(oneLine(answer("name")), sender), Contact: oneLine(answer("contact")), Goals: answer("goals"),
		Choices: m.choices(f, at)}
	with, _, _ := strings.Cut(fold(answer("with-me")), " ")
	a.WithMe = with != "" && contains(m.p.Yes, with)
	if a.Name == "" {
		m.report(diag.Error, at(f.LineOf("name", 1)), "import/no-name", "this application does not say whose it is", "ask, and write the name below [name], indented by two spaces")
	}
	if a.Contact == "" {
		m.report(diag.Warning, at(f.LineOf("contact", 1)), "import/no-contact", fmt.Sprintf("the application of %s does not say how to reach the person", orSomebody(a.Name)), "look where it came from")
	}
	if len(a.Choices) == 0 && !a.WithMe {
		m.report(diag.Warning, where, "import/no-choice", fmt.Sprintf("%s chose nobody and did not ask to choose together", orSomebody(a.Name)), "ask what the person would like")
	}
	m.read = append(m.read, a)
}

func orSomebody(name string) string {
	if name == "" {
		return "somebody"
	}
	return name
}

// named is how a choice is written: a name, and the id of the profile behind it.
var named = regexp.MustCompile(`^(.*?)\s*\(([^()]+)\)$`)

// choices reads whom a mentee chose, in the order of the choices.
func (m *mentees) choices(f *filled.Found, at position) []Choice {
	list := []Choice{}
	var copies []int
	for _, e := range f.Sheet.Entries {
		if e.ID == "choice" && strings.TrimSpace(e.Text) != "" {
			copies = append(copies, e.Copy)
		}
	}
	slices.Sort(copies)
	for n, copy := range copies {
		written, where := oneLine(f.Sheet.Answer("choice", copy)), at(f.LineOf("choice", copy))
		c := Choice{Name: written, Why: f.Sheet.Answer("why", copy)}
		if parts := named.FindStringSubmatch(written); parts != nil {
			c.Name, c.ID = parts[1], parts[2]
		}
		m.known(&c, written, where)
		if first := slices.IndexFunc(list, func(o Choice) bool { return o.ID == c.ID && c.ID != "" }); first >= 0 {
			m.report(diag.Error, where, "import/chosen-twice", fmt.Sprintf("%s is choice %d already", c.Name, first+1), "take one of the two out")
		}
		if n == m.p.Choices {
			m.report(diag.Error, where, "import/too-many-choices", fmt.Sprintf("there are %s; the programme takes %d", count(len(copies), "choice", "choices"), m.p.Choices),
				"ask which ones count, or raise limit under choices: in site.yaml")
		}
		list = append(list, c)
	}
	return list
}

// known finds the profile of a choice. Of somebody who is not there nothing is
// guessed.
func (m *mentees) known(c *Choice, written string, at diag.Position) {
	wanted := c.ID
	if wanted == "" {
		wanted = c.Name
	}
	c.ID = ""
	found := m.people.called(wanted)
	switch {
	case len(found) == 0:
		m.report(diag.Error, at, "import/unknown-mentor", fmt.Sprintf("there is no mentor %q", written), m.people.nearest(wanted))
		return
	case len(found) > 1:
		m.report(diag.Error, at, "import/which-person", fmt.Sprintf("more than one mentor is called %q", written), "write the name of the profile's file in brackets behind it")
		return
	}
	c.ID = found[0].ID
	if found[0].name != "" {
		c.Name = found[0].name
	}
	if status := found[0].says(fieldNamed("status")); len(status) == 1 && status[0].text != "active" {
		m.report(diag.Warning, at, "import/not-active", fmt.Sprintf("%s takes nobody at present", c.Name), "ask the person who applied for another choice, or choose together")
	}
}

// again tells of people who applied more than once.
func (m *mentees) again() {
	first := map[string]Application{}
	for _, a := range m.read {
		key := sameName(a.Name) + "\x00" + fold(a.Contact)
		before, twice := first[key]
		if !twice {
			first[key] = a
			continue
		}
		m.report(diag.Warning, diag.Position{File: a.File, Line: a.Line}, "import/applied-again", fmt.Sprintf("%s applied before, in %s", orSomebody(a.Name), placeOf(before)), "ask which one counts, and leave the other out")
	}
}

func placeOf(a Application) string {
	if a.Line == 0 {
		return a.File
	}
	return fmt.Sprintf("%s, line %d", a.File, a.Line)
}
