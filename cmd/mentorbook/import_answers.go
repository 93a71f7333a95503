package main

import (
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"mentorbook/generator/importer"
)

func importAvailabilityCommand(s *screen) *cobra.Command {
	f := &importFlags{}
	month := ""
	c := &cobra.Command{
		Use:   "availability FILE",
		Short: "Take in the monthly sheet of who has time",
		Long: `Take in a sheet, CSV or XLSX, of names or ids and what holds this month, and
write it into ` + importer.AvailabilityFile + `, which overrides the profiles.

The columns are name or id, and any of hours, status (active, paused, alumni),
taken or left (places), confirmed, and months such as 2026-12 or December 2026
with hours. An empty cell changes nothing. A name counts when it is written as in
the profile; one that is nearly somebody's is reported.`,
		Example: "  mentorbook import availability hours.xlsx --month 2026-12 --dry-run\n  mentorbook import availability hours.csv --month 2026-12",
		Args:    arguments(1, "FILE"),
		RunE: func(c *cobra.Command, args []string) error {
			if _, err := time.Parse("2006-01", month); month != "" && err != nil {
				return usageError{fmt.Errorf("--month %q is not a month; write year and month, such as 2026-12", month)}
			}
			in, err := f.input(args[0])
			if err != nil {
				return err
			}
			programme, err := f.programme()
			if err != nil {
				return err
			}
			return f.carryOut(c, s, importer.Availability(programme, in, month, f.bad()))
		},
	}
	f.add(c)
	f.rejecting(c)
	c.Flags().StringVar(&month, "month", "", "month that the column hours is about, such as 2026-12")
	return c
}

func importAnswersCommand(s *screen) *cobra.Command {
	f := &importFlags{}
	c := &cobra.Command{
		Use:   "answers FILE...",
		Short: "Take in replies to \"still right? places left?\"",
		Long: `Take in what mentors answer when the programme asks whether their profile is
still right and how many places are left: pasted text, e-mails (.eml), or a sheet.
With - in place of a file it reads what you paste; end with Ctrl-D.

An answer is one line, wherever it stands:

  ` + exampleAnswer + `

Quoted lines do not count, and of several answers of a person the latest does.
They go into ` + importer.AvailabilityFile + `, which overrides the profiles.`,
		Example: "  mentorbook import answers replies.txt --dry-run\n  mentorbook import answers mail/*.eml",
		Args:    someArguments("FILE..."),
		RunE: func(c *cobra.Command, args []string) error {
			programme, inputs, err := f.read(c, args)
			if err != nil {
				return err
			}
			return f.carryOut(c, s, importer.Answers(programme, inputs, f.bad()))
		},
	}
	f.add(c)
	return c
}

const exampleAnswer = "mentorbook ada-okafor: still right? yes; places left? 2; 2026-11-21"

// read reads all files that a command is given, and the programme.
func (f *importFlags) read(c *cobra.Command, names []string) (importer.Programme, []importer.Input, error) {
	var inputs []importer.Input
	for _, name := range names {
		in, err := f.answer(c, name)
		if err != nil {
			return importer.Programme{}, nil, err
		}
		inputs = append(inputs, in)
	}
	programme, err := f.programme()
	return programme, inputs, err
}

// answer reads a file, or with "-" what comes in.
func (f *importFlags) answer(c *cobra.Command, name string) (importer.Input, error) {
	if name != "-" {
		return f.input(name)
	}
	data, err := io.ReadAll(io.LimitReader(c.InOrStdin(), 16<<20))
	return importer.Input{Name: "what was pasted", Data: data}, err
}

// someArguments wants at least one argument.
func someArguments(names string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) == 0 {
			return arguments(1, names)(c, args)
		}
		return nil
	}
}
