package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"mentorbook/generator"
	"mentorbook/generator/diag"
)

func buildCommand(s *screen) *cobra.Command {
	f := &projectFlags{}
	c := &cobra.Command{
		Use:   "build",
		Short: "Make the website in public/",
		Long: `Make the website. With an error in the content (or, with --strict, a warning)
nothing is published and the previous site stays as it was.`,
		Example: "  mentorbook build\n  mentorbook build --base-url https://example.org/mentoring/",
		Args:    arguments(0, ""),
		RunE: func(c *cobra.Command, _ []string) error {
			spareMemory(os.Getenv, f.memory())
			if err := f.outside(); err != nil {
				return err
			}
			p, err := f.open()
			if err != nil {
				return err
			}
			defer p.Close()
			stop := s.progress("building")
			done, problems, err := p.Build(c.Context())
			stop()
			if err != nil {
				return err
			}
			verdict := f.verdict(s, append(problems, hostLimits(done)...))
			if done.Files == 0 {
				s.printf("nothing was published\n")
				return verdict
			}
			if f.json {
				return errorsFirst(verdict, json.NewEncoder(c.OutOrStdout()).Encode(done))
			}
			s.printf("%s\n", summary(done))
			return verdict
		},
	}
	f.reading(c)
	f.writing(c)
	f.judging(c)
	return c
}

func errorsFirst(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// summary tells in a few words what a build did.
func summary(d generator.Summary) string {
	var phases []string
	for _, p := range d.Phases {
		phases = append(phases, p.Name+" "+milliseconds(p.Took))
	}
	return fmt.Sprintf("%d pages, %d files (%d written, %d unchanged, %d removed), %s, in %s (%s)",
		d.Pages, d.Files, d.Written, d.Unchanged, d.Removed, megabytes(d.Bytes), milliseconds(d.Total), strings.Join(phases, ", "))
}

func milliseconds(d time.Duration) string {
	if d < 10*time.Second {
		return fmt.Sprintf("%d ms", d.Milliseconds())
	}
	return fmt.Sprintf("%.1f s", d.Seconds())
}

func megabytes(n int64) string {
	if n < 1<<20 {
		return fmt.Sprintf("%d KB", (n+1023)>>10)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
}

// GitHub Pages publishes at most 1 GB and gives a deployment ten minutes. An
// upload of many small files meets the second first.
const (
	hostBytes = 1_000_000_000
	hostFiles = 200_000
	near      = 0.8
)

// hostLimits warns when a site comes near what GitHub Pages takes.
func hostLimits(d generator.Summary) diag.List {
	var l diag.List
	warn := func(message, hint string) {
		l = append(l, diag.Diagnostic{Severity: diag.Warning, Code: "publish/host-limit", Message: message, Hint: hint})
	}
	if float64(d.Bytes) > near*hostBytes {
		warn(fmt.Sprintf("the site has %s; GitHub Pages takes 1 GB", megabytes(d.Bytes)), "publish on another host, or split the programme; pictures and documents, if it has any, can be made smaller")
	}
	if float64(d.Files) > near*hostFiles {
		warn(fmt.Sprintf("the site has %d files; GitHub Pages may not publish them within its ten minutes", d.Files), "publish on another host, or split the programme")
	}
	return l
}
