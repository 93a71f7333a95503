// Package diag says what is wrong in a programme's files, where, and how to
// mend it, as data.
//
// Every other package reports faults of the author's files as a [Diagnostic]
// and goes on, so that one run names them all. Only the commands print. A
// diagnostic has a stable code of the form "room/rule" (for example
// "front-matter/unknown-key"); warnings can be re-levelled in the settings by
// that code, errors cannot.
//
// Wording: lower case, no final full stop, the author's own text in double
// quotes, allowed values named. The hint says what to write.
package diag

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"
)

// Severity tells whether a finding stops the build.
type Severity uint8

// The severities, least first, so that they compare.
const (
	Note Severity = iota
	Warning
	Error
)

// String gives the word that is printed.
func (s Severity) String() string {
	return [...]string{"note", "warning", "error"}[s]
}

// Position is a place in an author's file. Line and Column count from 1 and
// count characters, not bytes; zero means unknown.
type Position struct {
	File   string `json:"file,omitempty"` // with slashes, relative to the site
	Line   int    `json:"line,omitempty"`
	Column int    `json:"column,omitempty"`
}

// Diagnostic is one finding.
type Diagnostic struct {
	Severity Severity `json:"-"`
	Code     string   `json:"code"`
	Position
	Length  int    `json:"length,omitempty"` // characters to underline, 0 or 1 for one
	Message string `json:"message"`
	Source  string `json:"source,omitempty"` // the line the position names, without its end
	Hint    string `json:"hint,omitempty"`
}

// List is a set of findings.
type List []Diagnostic

// Sort orders findings by file, line, column, code and text and drops exact repeats,
// so that a run reads the same however many workers it had.
func (l *List) Sort() {
	slices.SortStableFunc(*l, func(a, b Diagnostic) int {
		return cmp.Or(
			cmp.Compare(a.File, b.File),
			cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.Code, b.Code),
			cmp.Compare(a.Message, b.Message),
			cmp.Compare(a.Hint, b.Hint),
		)
	})
	*l = slices.Compact(*l)
}

// Count gives the number of findings of one severity.
func (l List) Count(s Severity) int {
	n := 0
	for _, d := range l {
		if d.Severity == s {
			n++
		}
	}
	return n
}

// HasErrors tells whether any finding stops the build.
func (l List) HasErrors() bool { return l.Count(Error) > 0 }

// Collector gathers findings from many workers. Its zero value is ready.
type Collector struct {
	mu   sync.Mutex
	list List
}

// Add records findings.
func (c *Collector) Add(ds ...Diagnostic) {
	if len(ds) == 0 {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.list = append(c.list, ds...)
}

// List gives a sorted copy of what was gathered.
func (c *Collector) List() List {
	c.mu.Lock()
	defer c.mu.Unlock()
	l := slices.Clone(c.list)
	l.Sort()
	return l
}

// Some lists the first few names and counts the rest.
func Some(names []string, most int) string {
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), len(names)-most)
}
