package mentor

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/markdown"
	"mentorbook/generator/internal/schema"
	"mentorbook/generator/internal/site"
	"mentorbook/generator/internal/source"
)

// staleAfter is how long a profile counts as confirmed.
const staleAfter = 365 * 24 * time.Hour

func load(c *contenttype.Check, p *site.Page, sheet Sheet) {
	m := record(p)
	sheet.apply(p.ID, m)
	p.Title, p.SortAs, p.Summary = m.Name, m.SortAs, m.Headline
	p.NoIndex = !(m.Consent.Indexing && c.Settings.Indexing.Is("consented"))
	p.Topics = make([]string, len(m.Topics))
	for i, t := range m.Topics {
		p.Topics[i] = t.Ref.ID
	}
	p.Tongues = tongues(c, m.Languages)
	m.CountryName = c.Tongues.Country(m.Country)
	m.Traits = traits(p, m)
	consent(c, m)
	capacity(c, m)
	photo(c, p, m)
	links(c, m.Links)
	checkMonths(c, m.Months)
	c.Zone(m.Timezone, "mentor/timezone")
	confirmed(c, m)
	completed(c, m.Training)
	form(c, m)
	frontContacts(c, p, m)
}

func tongues(c *contenttype.Check, written []schema.Text) []string {
	codes := make([]string, 0, len(written))
	for _, l := range written {
		code, ok := c.Tongues.Code(l.Value)
		switch {
		case !ok:
			hint := "write a code such as en, or an English name such as Turkish"
			if near, found := c.Tongues.Nearest(l.Value); found {
				hint = fmt.Sprintf("did you mean %q?", near)
			}
			c.Error(l.At, "mentor/unknown-language", fmt.Sprintf("%q is not a language", l.Value), hint)
		case !slices.Contains(codes, code):
			codes = append(codes, code)
		}
	}
	return codes
}

func consent(c *contenttype.Check, m *site.Mentor) {
	switch day := m.Consent.Date; {
	case !m.Consent.Withdrawn.IsZero():
		c.Error(m.Consent.Withdrawn.At, "mentor/consent-withdrawn", "this person took the consent back, so the profile cannot be published",
			"delete this file; the page \"Someone wants to be removed\" says what else to do")
	case day.Time().After(c.Today):
		c.Error(day.At, "mentor/consent-future", fmt.Sprintf("the consent is dated %s, which is still to come", day.Time().Format("2006-01-02")),
			"write the day on which the person agreed, or wait for it")
	}
}

func capacity(c *contenttype.Check, m *site.Mentor) {
	if m.Capacity.Taken.Int() > m.Capacity.Mentees.Int() {
		c.Error(m.Capacity.Taken.At, "mentor/over-capacity",
			fmt.Sprintf("%d places are taken of %d", m.Capacity.Taken.Int(), m.Capacity.Mentees.Int()), "raise mentees, or lower taken, here or in availability.csv")
	}
}

func photo(c *contenttype.Check, p *site.Page, m *site.Mentor) {
	if m.Photo.Value == "" {
		return
	}
	photo, inside := contenttype.Beside(p, m.Photo.Value)
	switch {
	case !inside || path.Dir(photo) != path.Dir(p.Source.Path):
		c.Error(m.Photo.At, "mentor/photo", fmt.Sprintf("%q is not a file beside this profile", m.Photo.Value), "put the photo into the same folder and write only its name")
	case !source.IsPicture(photo) || strings.HasSuffix(strings.ToLower(photo), ".svg"):
		c.Error(m.Photo.At, "mentor/photo", fmt.Sprintf("%q is not a photo", m.Photo.Value), "use a .jpg, .png or .webp file")
	case !c.Files.Has(photo):
		hint := "put the file beside this profile, or correct its name"
		if near, ok := diag.Nearest(photo, c.Files.Near(photo)); ok {
			hint = fmt.Sprintf("did you mean %q?", near[strings.LastIndexByte(near, '/')+1:])
		}
		c.Error(m.Photo.At, "mentor/missing-photo", fmt.Sprintf("there is no file %q", m.Photo.Value), hint)
	case !m.Consent.Photo:
		c.Error(m.Photo.At, "mentor/photo-consent", "this person has not agreed to show a photo", "remove the key photo, or write photo: true under consent: once the person agreed")
	}
}

func links(c *contenttype.Check, links map[string]schema.Text) {
	for _, l := range links {
		if !strings.HasPrefix(l.Value, "https://") && !strings.HasPrefix(l.Value, "http://") || strings.ContainsAny(l.Value, " \\\t\"<>") {
			c.Error(l.At, "mentor/bad-link", fmt.Sprintf("%q is not a web address", l.Value), "write the whole address, such as: https://example.org/")
		}
	}
}

var month = regexp.MustCompile(`^\d{4}-(0[1-9]|1[0-2])$`)

func checkMonths(c *contenttype.Check, months map[string]int) {
	for name := range months {
		if !month.MatchString(name) {
			c.Error(c.At("months"), "mentor/bad-month", fmt.Sprintf("%q is not a month", name), "write year and month, such as: months: {2026-07: 0}")
		}
	}
}

// confirmed warns of a day that is to come, most often a slip in the year, and
// does not stop the build: where the author is, it may be tomorrow already.
func confirmed(c *contenttype.Check, m *site.Mentor) {
	switch day := m.Confirmed; {
	case day.Time().After(c.Today):
		c.Warn(day.At, "mentor/confirmed-future", fmt.Sprintf("this profile was confirmed on %s, which is still to come", c.Words.Date(day.Time())),
			"write the day on which the person said that it is right")
	case !day.IsZero() && c.Today.Sub(day.Time()) > staleAfter:
		c.Warn(day.At, "mentor/stale", fmt.Sprintf("nobody has confirmed this profile since %s", c.Words.Date(day.Time())), "ask the person whether it is still right, then write today's date")
	}
}

// completed warns of training that counts before its day.
func completed(c *contenttype.Check, done []site.Training) {
	for _, t := range done {
		if t.Completed.Time().After(c.Today) {
			c.Warn(t.Completed.At, "mentor/training-future", fmt.Sprintf("the training %q was completed on %s, which is still to come", t.Module.ID, c.Words.Date(t.Completed.Time())),
				"write the day on which it was completed, or take the training out until then")
		}
	}
}

// form warns of a person who is to be reached by a form that there is not.
func form(c *contenttype.Check, m *site.Mentor) {
	to := c.Settings.Directory.Contact
	if m.Contact.Is("form") && !to.Given() && !c.Settings.Unsure(to.At) {
		c.Warn(m.Contact.At, "mentor/no-form", "the programme has no contact form, so mentees are sent to the coordinator",
			"add directory: {contact: https://…} to site.yaml, or write contact: coordinator")
	}
}

// frontContacts finds contact data in the front matter of a person who did not
// ask to be reached directly.
func frontContacts(c *contenttype.Check, p *site.Page, m *site.Mentor) {
	if m.Contact.Is("direct") {
		return
	}
	front := markdown.Source{File: c.File.Name, Text: c.File.Text[:min(p.Body.Offset, len(c.File.Text))]}
	for _, found := range markdown.Contacts(front) {
		reportContact(c, found)
	}
}

const contactHint = "remove it: mentees reach this person through the coordinator; or, when the person asked for it, write contact: direct"

func checkBody(c *contenttype.Check, p *site.Page, d *markdown.Document) {
	if record(p).Contact.Is("direct") {
		return
	}
	for _, found := range d.Contacts() {
		reportContact(c, found)
	}
}

func reportContact(c *contenttype.Check, found markdown.Contact) {
	c.Error(schema.Place(found.Position.Line, found.Position.Column), "mentor/contact-data",
		fmt.Sprintf("%q would be published for everyone to read", found.Text), contactHint)
}
