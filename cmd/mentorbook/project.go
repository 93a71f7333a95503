package main

import (
	"fmt"
	"net/url"
	"os"
	"time"

	"github.com/spf13/cobra"

	"mentorbook/generator"
	"mentorbook/generator/diag"
	"mentorbook/themes"
)

// projectFlags are the flags of every command that reads a programme.
type projectFlags struct {
	options  generator.Options
	json     bool
	annotate string
}

// repositoryVariable is set by the workflows to the repository's address, such
// as https://github.com/example/mentoring.
const repositoryVariable = "MENTORBOOK_REPOSITORY"

// themesFolder holds the site's own themes.
const themesFolder = "themes"

func (f *projectFlags) reading(c *cobra.Command) {
	o := &f.options
	flags := c.Flags()
	flags.SortFlags = false
	flags.StringVar(&o.Content, "content", "content", "folder of the programme")
	flags.StringVar(&o.Theme, "theme", "", "folder in themes/ that is laid over the default theme")
	flags.StringVar(&o.BaseURL, "base-url", "", "where the site will be, such as https://example.org/mentoring/")
	flags.BoolVar(&o.Drafts, "drafts", false, "show pages with draft: true")
	flags.BoolVar(&o.Future, "future", false, "show pages whose publish_on is to come")
	flags.StringVar(&o.Today, "today", "", "take this day for today, such as 2026-05-01")
	flags.IntVar(&o.Workers, "workers", 0, "pages made at the same time (default: one for each processor)")
	flags.BoolVar(&f.json, "json", false, "print the result as JSON")
}

func (f *projectFlags) judging(c *cobra.Command) {
	c.Flags().BoolVar(&f.options.Strict, "strict", false, "fail on warnings too")
	c.Flags().StringVar(&f.annotate, "annotate", "", "also print findings as annotations, for: github")
}

func (f *projectFlags) writing(c *cobra.Command) {
	c.Flags().StringVar(&f.options.Out, "out", "public", "folder to publish into")
	c.Flags().BoolVar(&f.options.NoSearch, "no-search", false, "leave out the index of the search, which takes time on a large site")
	c.Flags().BoolVar(&f.options.Force, "force", false, "replace files in the output folder that mentorbook did not write")
}

// open reads the programme that the flags name.
func (f *projectFlags) open() (*generator.Project, error) {
	o := f.options
	if err := f.folders(); err != nil {
		return nil, err
	}
	if o.Today != "" {
		if _, err := time.Parse(time.DateOnly, o.Today); err != nil {
			return nil, usageError{fmt.Errorf("--today %q is not a date; write year, month and day, such as 2026-05-01", o.Today)}
		}
	}
	if o.BaseURL != "" && !generator.SiteAddress(o.BaseURL) {
		return nil, usageError{fmt.Errorf("--base-url %q is not an address that a site can have; write https, the host and the folder and nothing else, such as: https://example.org/mentoring/", o.BaseURL)}
	}
	if f.annotate != "" && f.annotate != "github" {
		return nil, usageError{fmt.Errorf("--annotate %q is not known; write --annotate github", f.annotate)}
	}
	o.Now, o.Themes, o.Default = time.Now(), themesFolder, themes.Default()
	o.Repository = os.Getenv(repositoryVariable)
	if !webAddress(o.Repository) {
		return nil, usageError{fmt.Errorf("%s %q is not a web address; set it to, for example: https://github.com/example/mentoring", repositoryVariable, o.Repository)}
	}
	return generator.Open(o)
}

// webAddress accepts a web address, or none.
func webAddress(text string) bool {
	u, err := url.Parse(text)
	return text == "" || err == nil && u.Host != "" && (u.Scheme == "https" || u.Scheme == "http") && u.RawQuery == "" && u.Fragment == ""
}

// verdict prints findings and tells whether they fail the command.
func (f *projectFlags) verdict(s *screen, l diag.List) error {
	if f.annotate == "github" || os.Getenv("GITHUB_ACTIONS") == "true" {
		s.printer.Tame = diag.Harmless
	}
	s.problems(l)
	if f.annotate == "github" {
		if err := diag.PrintGitHub(os.Stdout, l); err != nil {
			return err
		}
	}
	if l.HasErrors() || f.options.Strict && l.Count(diag.Warning) > 0 {
		return errProblems
	}
	return nil
}
