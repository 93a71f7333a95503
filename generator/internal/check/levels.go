package check

import (
	"fmt"
	"strings"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/config"
	"mentorbook/generator/internal/schema"
)

// Warning is a finding that does not stop the build, so that the settings may
// give it another level.
type Warning struct {
	Code string
	Doc  string // when it is given
}

// Warnings lists them all, notes among them, by code. A test compares it with
// what the packages report.
func Warnings() []Warning {
	return []Warning{
		{"content/invented", "A file still speaks of the starter's organisation, though the title is another."},
		{"content/placeholder", "A page still has words of the new page that it began as."},
		{"content/review-due", "A page was to be reviewed again by now."},
		{"content/reviewed-future", "A page was reviewed on a day that is to come."},
		{"front-matter/visible-quotes", "A text stands between curly quotation marks, which readers see."},
		{"front-matter/wanted-key", "A key that readers look for is missing."},
		{"guide/task", "A guide's task does not begin like the others."},
		{"i18n/missing-form", "A message lacks a plural form of the language."},
		{"i18n/missing-key", "A language lacks words, which English stands in for."},
		{"i18n/unknown-key", "A file of words has a key that nothing asks for."},
		{"links/withheld", "A link leads to a page that is not on the site today."},
		{"markdown/alt", "A picture has no description."},
		{"markdown/empty-heading", "A heading has no words."},
		{"markdown/footnote", "A footnote is never referred to."},
		{"markdown/heading-level", "A heading leaves out a level."},
		{"markdown/heading-space", "A line looks like a heading and is none."},
		{"markdown/link", "Something looks like a link and is none."},
		{"markdown/raw-html", "HTML in a text is left out."},
		{"mentor/confirmed-future", "A profile was confirmed on a day that is to come."},
		{"mentor/facet-of-one", "One person alone has a value of a filter of the programme's own."},
		{"mentor/no-form", "A profile asks for a form that the programme does not have."},
		{"mentor/stale", "Nobody has confirmed a profile for a year."},
		{"mentor/training-due", "A mentor's training runs out within 60 days."},
		{"mentor/training-future", "A mentor's training was completed on a day that is to come."},
		{"mentor/training-over", "A mentor's training has run out."},
		{"module/exercises", "Exercises take longer than the time for practice."},
		{"module/higher-level", "A module requires one of a higher level."},
		{"module/renews", "A module renews one that never runs out."},
		{"picture/svg-editor-data", "Data of a drawing program is left out of the logo."},
		{"picture/svg-left-out", "A part of the logo is left out."},
		{"publish/own-domain", "The site shares its host with others of the same owner."},
		{"roundtable/no-takeaways", "A roundtable was held, and nothing says what came of it."},
		{"roundtable/not-yet", "A roundtable is held before its day."},
		{"roundtable/overdue", "An action of a roundtable is overdue."},
		{"roundtable/past", "A roundtable is still planned after its day."},
		{"roundtable/seats", "More people came than there were seats."},
		{"settings/facet", "The settings name a filter of the directory that there is not."},
		{"settings/menu-withheld", "The menu leads to a page that is not on the site today."},
		{"settings/no-contact", "Readers cannot reach the programme director."},
		{"site/withheld-reference", "A page names one that is not on the site today."},
		{"source/mixed-scripts", "A file name mixes alphabets that look alike."},
		{"story/no-who", "A story does not say whose it is."},
		{"theme/brand-colour", "The brand's colour is changed until it can be read."},
		{"topic/one-mentor", "In a directory of 50 or more, one person alone offers a topic."},
		{"topic/unused", "In a directory of ten or more, nobody offers a topic."},
		{"training/orphan", "No track has a module."},
		{"worksheet/no-pdf", "A sheet has a character that the fonts of PDFs lack."},
		{"worksheet/unused-key", "A question has a key that its type does not use."},
	}
}

// Levels reports codes under checks: that no warning has. An error cannot be
// given another level.
func Levels(s *config.Settings, settings schema.File) diag.List {
	var codes []string
	known := map[string]bool{}
	for _, w := range Warnings() {
		codes, known[w.Code] = append(codes, w.Code), true
	}
	var problems diag.List
	for code, level := range s.Checks {
		if known[code] {
			continue
		}
		hint := "errors cannot be changed; the code of a warning stands in brackets behind it, and all of them in docs/reference.md"
		if near, ok := diag.Nearest(code, codes); ok {
			hint = fmt.Sprintf("did you mean %q?", near)
		}
		problems = append(problems, settings.Diagnostic(diag.Error, keyAt(settings, code, level.At), len([]rune(code)), "settings/unknown-check", fmt.Sprintf("there is no warning %q", code), hint))
	}
	return problems
}

// keyAt finds a key on the line of its value, or else gives the value's place.
func keyAt(settings schema.File, key string, value schema.At) schema.At {
	before, _, found := strings.Cut(settings.Line(int(value.Line)), key)
	if !found {
		return value
	}
	return schema.Place(int(value.Line), len([]rune(before))+1)
}
