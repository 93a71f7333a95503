package main

import (
	"os"

	"github.com/spf13/cobra"

	"mentorbook/generator/diag"
)

func checkCommand(s *screen) *cobra.Command {
	f := &projectFlags{}
	c := &cobra.Command{
		Use:     "check",
		Short:   "Look for mistakes without publishing",
		Long:    "Read the whole programme and say what is wrong, where, and what to write instead. Nothing is written.",
		Example: "  mentorbook check\n  mentorbook check --strict --json",
		Args:    arguments(0, ""),
		RunE: func(c *cobra.Command, _ []string) error {
			spareMemory(os.Getenv, roomy)
			p, err := f.open()
			if err != nil {
				return err
			}
			defer p.Close()
			stop := s.progress("checking")
			problems, err := p.Check(c.Context())
			stop()
			if err != nil {
				return err
			}
			if f.json {
				if err := diag.PrintJSON(c.OutOrStdout(), problems); err != nil {
					return err
				}
			}
			if len(problems) == 0 {
				s.printf("no mistakes found\n")
			}
			return f.verdict(s, problems)
		},
	}
	f.reading(c)
	f.judging(c)
	return c
}
