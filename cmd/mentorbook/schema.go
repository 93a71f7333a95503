package main

import (
	"errors"

	"github.com/spf13/cobra"

	"mentorbook/generator"
)

func schemaCommand() *cobra.Command {
	reference := false
	c := &cobra.Command{
		Use:   "schema [TYPE]",
		Short: "Print the keys that a page or the settings may have",
		Long: `Print a JSON Schema of a type's front matter, for editors, or with --text a
reference to read. Without a type: the settings, content/site.yaml.
The types are ` + typeNames() + `.`,
		Example: "  mentorbook schema mentor --text\n  mentorbook schema > site.schema.json",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usageError{errors.New("write: mentorbook schema [TYPE]")}
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			name := ""
			if len(args) == 1 {
				name = args[0]
			}
			describe := generator.Schema
			if reference {
				describe = generator.Reference
			}
			text, err := describe(name)
			if err != nil {
				return usageError{err}
			}
			_, err = c.OutOrStdout().Write(text)
			return err
		},
	}
	c.Flags().BoolVar(&reference, "text", false, "print a reference to read instead of a JSON Schema")
	return c
}
