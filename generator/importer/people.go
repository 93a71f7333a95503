package importer

import (
	"fmt"
	"slices"
	"strings"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/permalink"
	"mentorbook/generator/internal/spreadsheet"
)

// person is one row: what it says, and whose profile it is about.
type person struct {
	row     spreadsheet.Row
	rec     record
	profile *profile // that is there; nil for a new one
	id      string   // of a new one
	after   *profile // as the row wants it; nil when nothing changes
	faults  []fault

	sent     *profile // whole, as the form made it; nil for a row of a sheet
	declined bool     // does not want to be listed
}

func (a *person) bad() bool {
	return slices.ContainsFunc(a.faults, func(f fault) bool { return f.severity == diag.Error })
}

// fault reports what is wrong with the whole row, or with a column of it.
func (a *person) fault(s diag.Severity, column int, code, message, hint string) {
	a.faults = append(a.faults, fault{severity: s, row: a.row.Number, column: column, code: code, message: message, hint: hint})
}

// crowd finds out who the rows are about.
type crowd struct {
	r        *reading
	profiles []*profile
	byName   map[string][]*profile
	taken    map[string]*profile // folded ids; nil for one given out in this run
	people   []*person
	declined []*person // left out
}

// reserved are the names that a folder keeps for its own page.
var reserved = []string{"index", "_index"}

func newCrowd(r *reading) *crowd {
	c := &crowd{r: r, byName: map[string][]*profile{}, taken: map[string]*profile{}}
	for _, id := range reserved {
		c.taken[id] = nil
	}
	for _, p := range r.p.Profiles {
		read := readProfile(p)
		c.profiles = append(c.profiles, read)
		c.taken[permalink.Fold(p.ID)] = read
		if read.name != "" {
			c.byName[sameName(read.name)] = append(c.byName[sameName(read.name)], read)
		}
	}
	return c
}

// identify gives every person a profile or the id of a new one: first those
// with an id, then those with a name.
func (c *crowd) identify() {
	c.replaced()
	c.leaveOut()
	var names []string
	named := map[string][]*person{}
	for _, a := range c.people {
		name := sameName(a.rec.text(nameField))
		switch id := a.rec.text(idField); {
		case id != "":
			c.byID(a, id)
		case name == "":
			c.nameless(a)
		default:
			if named[name] == nil {
				names = append(names, name)
			}
			named[name] = append(named[name], a)
		}
	}
	for _, name := range names {
		c.namesakes(named[name], c.free(c.byName[name]))
	}
	c.twice()
}

// nameless reports a row that does not say whose it is, unless something else
// is wrong with that.
func (c *crowd) nameless(a *person) {
	if !a.bad() {
		a.fault(diag.Error, -1, "import/no-name", a.where(c.r)+" has no name", "write the person's name, or clear the "+c.r.unit())
	}
}

// replaced leaves out the earlier of two rows that one person sent, which the
// e-mail address tells.
func (c *crowd) replaced() {
	later := map[string]*person{}
	var kept []*person
	for _, a := range slices.Backward(c.people) {
		email := strings.ToLower(a.rec.text(emailField))
		key := sameName(a.rec.text(nameField)) + "\x00" + email
		switch again := later[key]; {
		case !strings.Contains(email, "@"):
			kept = append(kept, a)
		case again == nil:
			later[key] = a
			kept = append(kept, a)
		default:
			again.fault(diag.Note, -1, "import/sent-again", fmt.Sprintf("row %d stands for row %d, which has the same name and e-mail address", again.row.Number, a.row.Number), "the later row counts")
		}
	}
	slices.Reverse(kept)
	c.people = kept
}

// leaveOut takes out the rows of those who do not want to be listed. A profile
// that is there may be older than the answer, or of a namesake: a person has to
// look.
func (c *crowd) leaveOut() {
	c.people = slices.DeleteFunc(c.people, func(a *person) bool {
		if a.declined {
			c.declined = append(c.declined, a)
			c.decline(a)
		}
		return a.declined
	})
}

func (c *crowd) decline(a *person) {
	column := c.r.columns[agreesField][0].index
	at := cell(c.r.t, a.row.Number, column)
	listed := c.byName[sameName(a.rec.text(nameField))]
	if p := c.taken[permalink.Fold(a.rec.text(idField))]; p != nil {
		listed = []*profile{p}
	}
	for _, p := range listed {
		a.fault(diag.Warning, column, "import/declined", fmt.Sprintf("%s is a no, and %s is listed: %s stays as it is", at, p.name, p.File), "if this is the same person, delete the profile")
	}
	if len(listed) == 0 {
		a.faults = append(a.faults, fault{severity: diag.Note, row: a.row.Number, column: column, code: "import/declined", value: "no",
			message: at + " is a no: the row is left out", hint: "nothing is to be done; without consent there is no profile"})
	}
}

// byID takes the id of a row at its word.
func (c *crowd) byID(a *person, id string) {
	slug, problem := permalink.Slug(id)
	switch p := c.taken[permalink.Fold(slug)]; {
	case p != nil:
		a.profile = p
	case problem != nil || slices.Contains(reserved, slug):
		column, at := c.r.column(fieldNamed(idField)), a.where(c.r)
		if column >= 0 {
			at = cell(c.r.t, a.row.Number, column)
		}
		a.fault(diag.Error, column, "import/bad-id", fmt.Sprintf("%s: %q cannot be the name of a file", at, id), fmt.Sprintf("write small letters, digits and hyphens, such as %s", slugOf(a.rec.text(nameField))))
	default:
		a.id = slug
	}
}

// free leaves out the profiles that another row names by id.
func (c *crowd) free(profiles []*profile) []*profile {
	return slices.DeleteFunc(slices.Clone(profiles), func(p *profile) bool {
		return slices.ContainsFunc(c.people, func(a *person) bool { return a.profile == p })
	})
}

// namesakes shares out the profiles of one name among the rows of that name. A
// row that changes nothing of a profile is about it; who is left is only told
// apart where there is one of each.
func (c *crowd) namesakes(people []*person, profiles []*profile) {
	if len(people) > 1 || len(profiles) > 1 {
		people = slices.DeleteFunc(slices.Clone(people), func(a *person) bool {
			i := slices.IndexFunc(profiles, func(p *profile) bool { return c.r.unchanged(p, a.rec) })
			if i < 0 {
				return false
			}
			a.profile = profiles[i]
			profiles = slices.Delete(slices.Clone(profiles), i, i+1)
			return true
		})
	}
	switch {
	case len(profiles) == 0:
		for _, a := range people {
			c.found(a)
		}
		c.apart(people)
	case len(people) == 1 && len(profiles) == 1 && !c.r.stranger(profiles[0], people[0].rec):
		people[0].profile = profiles[0]
	default:
		for _, a := range people {
			c.ambiguous(a, profiles)
		}
	}
}

// known are the fields by which people of one name are told apart.
var known = []string{"headline", "pronouns", "organisation", "team", "city", "country", "timezone", "since"}

// stranger tells a row that differs from a profile of its name in all by which
// people are told apart.
func (r *reading) stranger(p *profile, rec record) bool {
	differ := 0
	for _, name := range known {
		f := fieldNamed(name)
		if p.meta == nil || rec[name] == nil || p.says(f) == nil {
			continue
		}
		if same(f, p.says(f), rec[name]) {
			return false
		}
		differ++
	}
	return differ > 2
}

func (c *crowd) ambiguous(a *person, profiles []*profile) {
	var ids []string
	for _, p := range profiles {
		ids = append(ids, p.ID)
	}
	message := fmt.Sprintf("%s: more than one person is called %s, and nothing says which it is about", a.where(c.r), a.rec.text(nameField))
	if len(ids) == 1 {
		message = fmt.Sprintf("%s: this %s has nothing but the name in common with the profile %s", a.where(c.r), a.rec.text(nameField), ids[0])
	}
	a.fault(diag.Error, -1, "import/which-person", message,
		c.r.whose(ids))
}

// naming tells how to say which profile something is about.
func (r *reading) naming(id string) string {
	if r.t.Rows == nil {
		return "write above it: " + strings.Replace(r.p.Messages.Update, "{id}", id, 1)
	}
	return "add a column \"id\" and write " + id
}

// whose tells how to say so where it may be about somebody new.
func (r *reading) whose(ids []string) string {
	if r.t.Rows == nil {
		return "to change a profile " + r.naming(strings.Join(ids, " or ")) + "; for somebody new write that with a new id"
	}
	return fmt.Sprintf("add a column \"id\" with the name of the profile's file (%s), or a new one for somebody new", strings.Join(ids, ", "))
}

// found gives somebody new a file name that nobody has.
func (c *crowd) found(a *person) {
	name := a.rec.text(nameField)
	base := slugOf(name)
	a.id = base
	for n := 2; c.isTaken(a.id); n++ {
		a.id = fmt.Sprintf("%s-%d", base, n)
	}
	if other := c.taken[permalink.Fold(base)]; other != nil {
		a.fault(diag.Warning, -1, "import/same-address", fmt.Sprintf("%s: %s becomes %s, since %s is the profile of %s", a.where(c.r), name, a.id, base, other.name),
			"if this is the same person, "+c.r.naming(base))
	}
	c.taken[permalink.Fold(a.id)] = nil
}

func (c *crowd) isTaken(id string) bool {
	_, taken := c.taken[permalink.Fold(id)]
	return taken
}

// apart tells of new people of one name.
func (c *crowd) apart(people []*person) {
	for _, a := range people[min(1, len(people)):] {
		a.fault(diag.Warning, -1, "import/same-name", fmt.Sprintf("%ss %d and %d are both %s; they are kept apart, as %s and %s", c.r.unit(), people[0].row.Number, a.row.Number, a.rec.text(nameField), people[0].id, a.id),
			"if this is one person, delete one of the "+c.r.unit()+"s")
	}
}

// twice reports rows about a profile that another row is about.
func (c *crowd) twice() {
	first := map[string]*person{}
	for _, a := range c.people {
		id := a.id
		if a.profile != nil {
			id = a.profile.ID
		}
		other := first[permalink.Fold(id)]
		switch {
		case id == "":
		case other == nil:
			first[permalink.Fold(id)] = a
		default:
			a.fault(diag.Error, -1, "import/same-person", fmt.Sprintf("%ss %d and %d are both about %s", c.r.unit(), other.row.Number, a.row.Number, id), "delete one of the "+c.r.unit()+"s, or give it another id")
		}
	}
}
