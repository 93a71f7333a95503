package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"mentorbook/generator/diag"
)

// screen is where messages for people go.
type screen struct {
	w        io.Writer
	printer  diag.Printer
	terminal bool
}

// newScreen prints with colour only on a terminal that wants it.
func newScreen(f *os.File, env func(string) string) *screen {
	s := &screen{w: f}
	if info, err := f.Stat(); err == nil {
		s.terminal = info.Mode()&os.ModeCharDevice != 0
	}
	if s.terminal && env("NO_COLOR") == "" && env("TERM") != "dumb" {
		s.printer.Paint = diag.Colour
	}
	return s
}

func (s *screen) printf(format string, args ...any) { fmt.Fprintf(s.w, format, args...) }

// problems prints findings, and what they come to.
func (s *screen) problems(l diag.List) {
	s.printer.Print(s.w, l)
	var counts []string
	for _, c := range []struct {
		severity  diag.Severity
		one, many string
	}{{diag.Error, "error", "errors"}, {diag.Warning, "warning", "warnings"}, {diag.Note, "note", "notes"}} {
		switch n := l.Count(c.severity); n {
		case 0:
		case 1:
			counts = append(counts, "1 "+c.one)
		default:
			counts = append(counts, fmt.Sprintf("%d %s", n, c.many))
		}
	}
	if counts != nil {
		s.printf("%s\n", strings.Join(counts, ", "))
	}
}

// finish prints how the command ended and gives its exit code.
func (s *screen) finish(err error) int {
	var usage usageError
	var told interface{ Diagnostics() diag.List }
	switch {
	case err == nil:
		return 0
	case errors.Is(err, errProblems):
		return 1
	case errors.Is(err, context.Canceled):
		s.printf("stopped; nothing was changed\n")
		return 1
	case errors.As(err, &told):
		s.printer.Print(s.w, told.Diagnostics())
		return 1
	case errors.As(err, &usage):
		s.printf("mentorbook: %v\n", err)
		return 2
	}
	s.printf("mentorbook: %v\n", err)
	return 1
}
