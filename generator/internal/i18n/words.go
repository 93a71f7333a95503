package i18n

import (
	"fmt"
	"strings"

	"golang.org/x/text/feature/plural"

	"mentorbook/generator/diag"
)

// words are the messages that join others.
type words struct {
	comma, pair, last string // between the items of a list
	both              template
	hours, minutes    entry
}

// prepare takes from the messages what this package uses itself. A key that
// is in no file is an error; its words are then empty.
func (c *Catalogue) prepare() diag.List {
	var found diag.List
	absent := func(key string) {
		found = append(found, diag.Diagnostic{
			Severity: diag.Error,
			Code:     "i18n/required-key",
			Message:  fmt.Sprintf("the message %q is in no file of the theme", key),
			Hint:     "take themes/default/i18n/en.yaml as the last file",
		})
	}
	need := func(key string) entry {
		e, ok := c.entries[key]
		if !ok {
			absent(key)
			return entry{&message{}, c.tag}
		}
		return e
	}
	c.prepareCalendar(need)
	c.words = words{
		comma:   need("list.comma").text(),
		pair:    need("list.pair").text(),
		last:    need("list.last").text(),
		both:    need("duration.both").forms[plural.Other],
		hours:   need("duration.hours"),
		minutes: need("duration.minutes"),
	}
	return found
}

// textOr gives the text of a message that a language need not have.
func (c *Catalogue) textOr(key, otherwise string) string {
	if e, ok := c.entries[key]; ok {
		return e.text()
	}
	return otherwise
}

// List joins items: "a, b and c".
func (c *Catalogue) List(items []string) string {
	switch n := len(items); n {
	case 0:
		return ""
	case 1:
		return items[0]
	case 2:
		return items[0] + c.words.pair + items[1]
	default:
		return strings.Join(items[:n-1], c.words.comma) + c.words.last + items[n-1]
	}
}

// Minutes writes a length of time: "1 hour 30 minutes", "2 hours". What is
// below zero counts as zero.
func (c *Catalogue) Minutes(n int) string {
	n = max(n, 0)
	hours, minutes := c.count(c.words.hours, n/60), c.count(c.words.minutes, n%60)
	switch {
	case n < 60:
		return minutes
	case n%60 == 0:
		return hours
	}
	text, _ := c.words.both.fill(&values{args: []any{"hours", hours, "minutes", minutes}})
	return text
}

func (c *Catalogue) count(e entry, n int) string {
	text, _ := e.form(e.tag, n).fill(&values{numbers: &c.numbers, n: n, counted: true})
	return text
}
