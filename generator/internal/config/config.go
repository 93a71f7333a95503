package config

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/i18n"
	"mentorbook/generator/internal/schema"
)

// Schema describes the settings.
func Schema() *schema.Schema { return schema.Of[Settings]() }

// Load decodes the settings and fills in the defaults. The settings are usable
// even with problems, so that one run reports those of the pages too.
func Load(file string, text []byte) (*Settings, diag.List) {
	s := &Settings{}
	v := validator{file: schema.File{Name: file, Text: text}}
	s.unread = !v.read(s)
	s.faulty = v.problems.HasErrors()
	v.base(&s.BaseURL)
	s.defaults()
	if !s.unread {
		v.settings(s)
	}
	return s, v.problems
}

// Missing stands for settings that are not there: the defaults, against which
// nothing is judged.
func Missing() *Settings {
	s := &Settings{faulty: true, unread: true}
	s.defaults()
	return s
}

// atLeast is the shortest settings file that tells readers whom to ask.
const atLeast = "write at least two lines: title: Riverside Mentoring  and below it  director: {name: Sam Lee, email: mentoring@example.org}"

// read decodes the settings and tells whether there is something to judge.
func (v *validator) read(s *Settings) bool {
	if d, bad := v.file.Unreadable(); bad {
		v.problems = diag.List{d}
		return false
	}
	node, problems := schema.Load(v.file, v.file.Text)
	v.problems = problems
	if node != nil && len(node.Content) == 0 {
		v.add(schema.At{}, "settings/empty", "the settings are empty", atLeast)
		node = nil
	}
	if node == nil {
		return false
	}
	v.problems = append(v.problems, Schema().Decode(v.file.Name, v.file.Text, node, nil, s).Problems...)
	return true
}

func (s *Settings) defaults() {
	setDefault(&s.Language.Value, "en")
	setDefault(&s.Timezone.Value, "UTC")
	setDefault(&s.Brand.Colour.Value, "#0b6e4f")
	if !s.Choices.Limit.Set {
		s.Choices.Limit.Value = 2
	}
	if s.BaseURL.Value != "" && !strings.HasSuffix(s.BaseURL.Value, "/") {
		s.BaseURL.Value += "/"
	}
	s.Repository.Value = strings.TrimSuffix(strings.TrimSuffix(s.Repository.Value, "/"), ".git")
	setLabels(&s.Audiences, "mentor", "mentee", "coach", "coordinator")
	setLabels(&s.Levels, "new", "experienced", "veteran")
	setLabels(&s.Formats, "long-term", "ad-hoc", "group")
	setLabels(&s.TopicGroups, "skills", "craft", "career", "context")
}

func setDefault(value *string, standard string) {
	if *value == "" {
		*value = standard
	}
}

func setLabels(list *[]Label, ids ...string) {
	if len(*list) > 0 {
		return
	}
	for _, id := range ids {
		*list = append(*list, Label{ID: schema.Text{Value: id}})
	}
}

// Labels gives a vocabulary of the settings by the name of its key.
func (s *Settings) Labels(list string) (labels []Label, known bool) {
	switch list {
	case "topic_groups":
		return s.TopicGroups, true
	case "focus":
		return s.Focus, true
	case "levels":
		return s.Levels, true
	case "audiences":
		return s.Audiences, true
	case "formats":
		return s.Formats, true
	}
	return nil, false
}

// Alike gives the words that mean the same, list by list.
func (s *Settings) Alike() [][]string {
	var lists [][]string
	for _, line := range s.Synonyms {
		lists = append(lists, strings.Split(line.Value, ","))
	}
	return lists
}

// Values gives the ids of a vocabulary; it makes the settings a
// [schema.Vocabulary]. While something is wrong with the settings, a list that
// is not written there in full is not known: it may stand under a key that was
// mistyped, and pages are not to blame for that.
func (s *Settings) Values(list string) (values []string, known bool) {
	labels, known := s.Labels(list)
	written := len(labels) > 0
	for _, l := range labels {
		values = append(values, l.ID.Value)
		written = written && l.ID.Value != "" && l.ID.At.Line > 0
	}
	return values, known && (written || !s.faulty)
}

// Unsure tells whether what has no place in the settings may have been meant to
// be there: an error was found on reading them.
func (s *Settings) Unsure(at schema.At) bool { return s.faulty && at.Line == 0 }

// Unread tells whether nothing of the settings could be read.
func (s *Settings) Unread() bool { return s.unread }

// Hides tells whether a page of the starter, about people who are invented, is
// to be left out. Where the settings do not tell, it is: nobody wants to mend
// pages that may not be shown.
func (s *Settings) Hides(example bool) bool {
	return example && (s.Examples.Is("false") || s.Unsure(s.Examples.At))
}

// usualBranch is the default branch of new repositories on GitHub.
const usualBranch = "main"

// Source gives the repository's address and the branch that the site is made
// from: ".../tree/NAME" names one.
func (s *Settings) Source() (repository, branch string) {
	repository, branch, named := strings.Cut(s.Repository.Value, "/tree/")
	if !named {
		branch = usualBranch
	}
	return repository, branch
}

// Milestones lists the cycle's dates in their order with their keys.
func (c CycleDates) Milestones() []Milestone {
	return []Milestone{
		{"sign_up_opens", c.SignUpOpens}, {"sign_up_closes", c.SignUpCloses}, {"matching", c.Matching},
		{"start", c.Start}, {"midpoint", c.Midpoint}, {"end", c.End},
	}
}

// Milestone is one date of a cycle.
type Milestone struct {
	Key  string
	Date schema.Date
}

type validator struct {
	file     schema.File
	problems diag.List
}

func (v *validator) add(at schema.At, code, message, hint string) {
	v.problems = append(v.problems, v.file.Diagnostic(diag.Error, at, 1, code, message, hint))
}

// faulty tells whether something is known to be wrong with the line of a place.
func (v *validator) faulty(at schema.At) bool {
	return slices.ContainsFunc(v.problems, func(d diag.Diagnostic) bool { return d.Line == int(at.Line) && d.Severity == diag.Error })
}

func (v *validator) settings(s *Settings) {
	code, ok := spoken(s.Language.Value)
	if !ok {
		v.add(s.Language.At, "settings/language", fmt.Sprintf("%q is not the code of a language", s.Language.Value), "write, for example: language: en; "+i18n.Shipped)
	}
	s.Language.Value = code
	v.zone(s.Timezone)
	v.labels(s)
	v.dates(s.Cycle.Dates)
	v.menu(s.Menu)
	v.contact(s)
	v.choices(s)
	v.synonyms(s.Synonyms)
}

// synonyms must be several.
func (v *validator) synonyms(lines []schema.Text) {
	for _, line := range lines {
		if !strings.Contains(strings.Trim(line.Value, ", "), ",") {
			v.add(line.At, "settings/synonyms", fmt.Sprintf("%q is alone on its line", line.Value), "write words for the same thing on one line, with commas: time off, annual leave, PTO")
		}
	}
}

// base takes away an address that no site can have.
func (v *validator) base(u *schema.URL) {
	if u.Value == "" || SiteAddress(u.Value) {
		return
	}
	if !v.faulty(u.At) {
		v.add(u.At, "settings/base-url", fmt.Sprintf("a site cannot be at %q", u.Value),
			"write https, the host and the folder and nothing else, such as: base_url: https://example.org/mentoring/")
	}
	u.Value = ""
}

// spoken gives the code of one language in the only spelling that browsers take:
// "en-GB" for "en_GB". What names no language is English, and not ok: "und",
// "mul", "zxx" and "mis" of ISO 639 stand for an unknown one, for several and
// for none.
func spoken(code string) (spelt string, ok bool) {
	tag, err := language.Parse(code)
	base, _, _ := tag.Raw()
	if err != nil || slices.Contains([]string{"und", "mul", "zxx", "mis"}, base.String()) {
		return "en", false
	}
	return tag.String(), true
}

func (v *validator) zone(t schema.Text) {
	if _, known := Zone(t.Value); !known {
		v.add(t.At, "settings/timezone", fmt.Sprintf("%q is not a time zone", t.Value), ZoneHint(t.Value))
	}
}

func (v *validator) labels(s *Settings) {
	for _, list := range []string{"topic_groups", "focus", "levels", "audiences", "formats"} {
		labels, _ := s.Labels(list)
		seen := map[string]bool{}
		for _, l := range labels {
			if seen[l.ID.Value] {
				v.add(l.ID.At, "settings/duplicate", fmt.Sprintf("%q stands in %s twice", l.ID.Value, list), "remove one of them")
			}
			seen[l.ID.Value] = true
			if strings.ContainsAny(l.ID.Value, " /\\#?%\"'<>&:") {
				v.add(l.ID.At, "settings/bad-id", fmt.Sprintf("the id %q holds a space or a mark", l.ID.Value), "use small letters, digits and hyphens, and put the words in name:")
			}
		}
	}
}

func (v *validator) dates(c CycleDates) {
	last := schema.Date{}
	for _, m := range c.Milestones() {
		if m.Date.IsZero() {
			continue
		}
		if m.Date.Day < last.Day {
			v.add(m.Date.At, "settings/cycle", fmt.Sprintf("%q is before the milestone that comes ahead of it", m.Key), "the order is sign_up_opens, sign_up_closes, matching, start, midpoint, end")
		}
		last = m.Date
	}
}

func (v *validator) menu(menu []MenuItem) {
	if len(menu) > 5 {
		v.add(menu[5].At, "settings/menu", fmt.Sprintf("the menu has %d links; five are the most", len(menu)), "keep the five that readers need most; the footer lists every section")
	}
	for _, m := range menu {
		if (m.Page.Value != "") == m.URL.Given() && !v.faulty(m.At) {
			v.add(m.At, "settings/menu", fmt.Sprintf("the link %q needs either page or url", m.Name), "write, for example: page: guides/")
		}
	}
}

func (v *validator) contact(s *Settings) {
	d := s.Director
	if d.Name != "" && d.Email.Value == "" && d.Phone.Value == "" && !d.URL.Given() {
		v.problems = append(v.problems, v.file.Diagnostic(diag.Warning, d.At, 1, "settings/no-contact",
			"readers cannot reach the programme director", "add email:, phone: or url: under director:"))
	}
	if e := d.Email.Value; e != "" && !emailAddress.MatchString(e) {
		v.add(d.Email.At, "settings/email", fmt.Sprintf("%q is not an e-mail address", e), "write, for example: email: mentoring@example.org")
	}
	if p := d.Phone.Value; strings.ContainsFunc(p, func(r rune) bool { return !strings.ContainsRune("0123456789+-()/. ", r) }) {
		v.add(d.Phone.At, "settings/phone", fmt.Sprintf("%q is not a telephone number", p), "write digits, spaces and +, such as: phone: +44 20 7946 0000")
	}
}

// Has tells whether a list of labels holds an id.
func Has(labels []Label, id string) bool {
	return slices.ContainsFunc(labels, func(l Label) bool { return l.ID.Value == id })
}
