package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"mentorbook/generator/importer"
)

func exportCommand() *cobra.Command {
	c := &cobra.Command{
		Use:     "export",
		Short:   "Give out the profiles as a sheet",
		Long:    "Prints what the profiles say, for a spreadsheet or another program. Nothing is written into content/.",
		Example: "  mentorbook export mentors > mentors.csv",
		Args:    cobra.NoArgs,
		RunE:    func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(exportMentorsCommand())
	return c
}

func exportMentorsCommand() *cobra.Command {
	f := &projectFlags{}
	format := "csv"
	c := &cobra.Command{
		Use:   "mentors",
		Short: "Print all profiles as CSV or JSON",
		Long: `Print all profiles, drafts too, with what the availability sheet says of them. The
CSV opens in a spreadsheet, where no cell of it is run as a formula, and
mentorbook import mentors reads it back. Texts below the keys are not in it.`,
		Example: "  mentorbook export mentors > mentors.csv\n  mentorbook export mentors --format json",
		Args:    arguments(0, ""),
		RunE: func(c *cobra.Command, _ []string) error {
			if format != "csv" && format != "json" {
				return usageError{fmt.Errorf("--format %q is not known; write csv or json", format)}
			}
			p, err := f.open()
			if err != nil {
				return err
			}
			defer p.Close()
			text := importer.ExportCSV(p.Programme(), importer.AllKeys)
			if format == "json" {
				if text, err = importer.ExportJSON(p.Programme(), importer.AllKeys); err != nil {
					return err
				}
			}
			_, err = c.OutOrStdout().Write(text)
			return err
		},
	}
	c.Flags().StringVar(&f.options.Content, "content", "content", "folder of the programme")
	c.Flags().StringVar(&format, "format", format, "csv or json")
	return c
}
