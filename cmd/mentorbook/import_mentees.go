package main

import (
	"errors"

	"github.com/spf13/cobra"

	"mentorbook/generator/importer"
)

func importMenteesCommand(s *screen) *cobra.Command {
	f := &importFlags{}
	c := &cobra.Command{
		Use:   "mentees FILE...",
		Short: "Read the applications that mentees send",
		Long: `Read what the page of choices makes, and hold it against the programme: text
files, e-mails (.eml), or the sheet of a form service in whose cells the
applications stand. A file may hold several. With - in place of a file it reads
what you paste; end with Ctrl-D.

It prints who applied, whom they chose and why, and reports choices that are
nobody's, too many or made twice. Nothing is written: what mentees send is
private and goes into no file of the programme.`,
		Example: "  mentorbook import mentees application.txt --dry-run\n  mentorbook import mentees mail/*.eml --dry-run --json",
		Args:    someArguments("FILE..."),
		RunE: func(c *cobra.Command, args []string) error {
			if !f.dry {
				return usageError{errors.New("import mentees only reads: there is no place yet where it could write what is private; add --dry-run")}
			}
			programme, inputs, err := f.read(c, args)
			if err != nil {
				return err
			}
			return f.applications(c, s, importer.Mentees(programme, inputs))
		},
	}
	flags := c.Flags()
	flags.SortFlags = false
	flags.StringVar(&f.options.Content, "content", "content", "folder of the programme")
	flags.BoolVar(&f.dry, "dry-run", false, "print what was read, and write nothing")
	flags.StringVar(&f.sheet, "sheet", "", "sheet of a workbook (default: the first)")
	flags.StringVar(&f.encoding, "encoding", "", "how the letters of a CSV file are written, when it is not Unicode, such as windows-1252")
	flags.BoolVar(&f.json, "json", false, "print what was read and what was found as JSON")
	return c
}

// applications prints what was read.
func (f *importFlags) applications(c *cobra.Command, s *screen, found importer.Applications) error {
	verdict := f.verdict(s, found.Problems)
	show := found.Print
	if f.json {
		show = found.PrintJSON
	}
	if err := show(c.OutOrStdout()); err != nil {
		return err
	}
	s.printf("%s; nothing was written\n", found.Summary())
	return verdict
}
