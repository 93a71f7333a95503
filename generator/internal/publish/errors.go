package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"

	"mentorbook/generator/diag"
)

// ErrLocked is what Open's error wraps when another build of the same output
// folder is running.
var ErrLocked = errors.New("another build is running")

// ErrConflict is what Commit's error wraps when foreign files are in the way.
var ErrConflict = errors.New("files that mentorbook did not write are in the way")

// ErrFinished is returned when a publication is used after its end.
var ErrFinished = errors.New("the publication has ended")

// Error is why nothing was published, and what to do about it.
type Error struct {
	Rule    string // second half of the diagnostic's code: lock, output, path, clash, conflict, disk
	Path    string // what it is about, with slashes
	Message string
	Hint    string
	Err     error // the cause, or nil
}

// Error gives path, message and cause in one line.
func (e *Error) Error() string {
	return fmt.Sprintf("%q: %s", e.Path, e.Message)
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// Diagnostics gives the error as the commands print it.
func (e *Error) Diagnostics() diag.List {
	return diag.List{{
		Severity: diag.Error,
		Code:     "publish/" + e.Rule,
		Position: diag.Position{File: e.Path},
		Message:  e.Message,
		Hint:     e.Hint,
	}}
}

// fault says what could not be done, in words, with the hint that the
// system's reason suggests.
func fault(doing, file string, err error) *Error {
	return &Error{Rule: "disk", Path: path.Clean(strings.ReplaceAll(file, `\`, "/")),
		Message: fmt.Sprintf("cannot %s: %v", doing, reason(err)), Hint: advice(err), Err: err}
}

// reason drops the names of calls and the paths that the message has already.
func reason(err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err
	}
	if e, ok := errors.AsType[*os.LinkError](err); ok {
		return e.Err
	}
	return err
}

func advice(err error) string {
	switch {
	case isFull(err):
		return "free some space on this disk and build again; the site is as it was"
	case isMount(err):
		return "the output folder must be an ordinary folder on the disk of its parent folder: name one inside it with --out"
	case errors.Is(err, fs.ErrPermission) || isReadOnly(err):
		return "allow writing to this folder and the one around it, or name another with --out"
	case errors.Is(err, fs.ErrNotExist):
		return "something else changed the folder during the build: build again"
	}
	return "build again; if it stays, name another folder with --out"
}

// Conflict is a foreign file where the site needs its place.
type Conflict struct {
	Path string // relative to the output folder
	Why  string
}

// ConflictError lists every conflict of a commit, sorted by path.
type ConflictError struct {
	Out       string
	Conflicts []Conflict
}

// shownConflicts is how many are spelled out.
const shownConflicts = 10

// Error gives up to ten conflicts, a line each, and their number.
func (e *ConflictError) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%q: %d %s", e.Out, len(e.Conflicts), ErrConflict)
	for _, c := range e.shown() {
		fmt.Fprintf(&b, "\n  %s: %s", c.Path, c.Why)
	}
	if more := e.hidden(); more > 0 {
		fmt.Fprintf(&b, "\n  and %d more", more)
	}
	b.WriteString("\n" + conflictHint)
	return b.String()
}

// Unwrap gives ErrConflict.
func (e *ConflictError) Unwrap() error { return ErrConflict }

// Diagnostics gives one finding for each of the first ten conflicts and one
// that counts the rest.
func (e *ConflictError) Diagnostics() diag.List {
	var l diag.List
	add := func(file, message string) {
		l = append(l, diag.Diagnostic{Severity: diag.Error, Code: "publish/conflict",
			Position: diag.Position{File: file}, Message: message, Hint: conflictHint})
	}
	for _, c := range e.shown() {
		add(path.Join(e.Out, c.Path), c.Why)
	}
	if more := e.hidden(); more > 0 {
		add(e.Out, fmt.Sprintf("%d more files are in the way", more))
	}
	return l
}

const conflictHint = "move it out of the output folder, or replace it with --force"

func (e *ConflictError) shown() []Conflict {
	return e.Conflicts[:min(len(e.Conflicts), shownConflicts)]
}

func (e *ConflictError) hidden() int { return len(e.Conflicts) - len(e.shown()) }
