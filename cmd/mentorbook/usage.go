package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"mentorbook/generator/diag"
)

// flagError rewords what the flag parser says about a wrong flag.
func flagError(c *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var value *pflag.InvalidValueError
	var missing *pflag.ValueRequiredError
	help := "; see " + c.CommandPath() + " --help"
	switch {
	case errors.As(err, &unknown):
		return usageError{errors.New(unknownFlag(c, unknown))}
	case errors.As(err, &value):
		return usageError{fmt.Errorf("--%s cannot be %q%s", value.GetFlag().Name, value.GetValue(), help)}
	case errors.As(err, &missing):
		return usageError{fmt.Errorf("--%s needs a value behind it%s", missing.GetFlag().Name, help)}
	}
	return usageError{err}
}

func unknownFlag(c *cobra.Command, e *pflag.NotExistError) string {
	flag := "--" + e.GetSpecifiedName()
	if e.GetSpecifiedShortnames() != "" {
		flag = "-" + e.GetSpecifiedName()
	}
	var names []string
	c.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	if near, ok := diag.Nearest(e.GetSpecifiedName(), names); ok {
		return fmt.Sprintf("there is no flag %s; did you mean --%s?", flag, near)
	}
	return fmt.Sprintf("there is no flag %s; see %s --help", flag, c.CommandPath())
}

var unknownName = regexp.MustCompile(`^unknown command "(.*)" for "([^"]*)"`)

// commandError rewords what the parser says about a wrong command. It gives
// nil for other errors.
func commandError(c *cobra.Command, err error) error {
	m := unknownName.FindStringSubmatch(err.Error())
	if m == nil {
		return nil
	}
	if below, _, err := c.Find(strings.Fields(m[2])[1:]); err == nil {
		c = below // the command whose part was not found
	}
	var names []string
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() {
			names = append(names, sub.Name())
		}
	}
	if near, ok := diag.Nearest(m[1], names); ok {
		return usageError{fmt.Errorf("there is no command %q; did you mean %q?", m[1], near)}
	}
	return usageError{fmt.Errorf("there is no command %q; the commands are %s", m[1], strings.Join(names, ", "))}
}

// folders refuses output into the folders that a build reads, and a theme that
// is no folder of themes/.
func (f *projectFlags) folders() error {
	o := f.options
	if o.Workers < 0 {
		return usageError{fmt.Errorf("--workers %d is less than one page at a time", o.Workers)}
	}
	if o.Theme != "" && (o.Theme == "." || o.Theme == ".." || strings.ContainsAny(o.Theme, `/\`)) {
		return usageError{fmt.Errorf("--theme %q is a path; write the name of a folder in themes/", o.Theme)}
	}
	return nil
}

// outside refuses an output folder that holds what a build reads, or lies in it.
func (f *projectFlags) outside() error {
	if f.options.Out == "" {
		return usageError{errors.New(`--out "" names no folder; write, for example: --out public`)}
	}
	for _, source := range []string{f.options.Content, themesFolder} {
		if within(source, f.options.Out) || within(f.options.Out, source) {
			return usageError{fmt.Errorf("--out %q and the folder %q lie in one another; name a folder beside it, such as: --out public", f.options.Out, source)}
		}
	}
	return f.ownFolder()
}

// ownFolder refuses an output folder that belongs to Git or to mentorbook's
// own memory.
func (f *projectFlags) ownFolder() error {
	whole, err := filepath.Abs(f.options.Out)
	if err != nil {
		return err
	}
	for part := range strings.SplitSeq(filepath.ToSlash(whole), "/") {
		if strings.EqualFold(part, ".git") || strings.EqualFold(part, ".mentorbook") {
			return usageError{fmt.Errorf("--out %q lies in %q, which is not for publishing into; write, for example: --out public", f.options.Out, part)}
		}
	}
	return nil
}

// within tells whether one folder is the other or lies in it.
func within(folder, other string) bool {
	a, errA := filepath.Abs(folder)
	b, errB := filepath.Abs(other)
	if errA != nil || errB != nil {
		return false
	}
	rel, err := filepath.Rel(b, a)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}
