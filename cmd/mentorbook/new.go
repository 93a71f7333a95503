package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"mentorbook/generator"
)

func newCommand(s *screen) *cobra.Command {
	content, dry := "content", false
	c := &cobra.Command{
		Use:   "new TYPE NAME",
		Short: "Begin a page of a type",
		Long: `Write a new page with the keys that its type needs. NAME becomes the file's
name and the page's address. The types are ` + typeNames() + `.`,
		Example: "  mentorbook new mentor \"Sam Rivera\"\n  mentorbook new guide first-meeting",
		Args:    arguments(2, "TYPE NAME"),
		RunE: func(c *cobra.Command, args []string) error {
			file, text, err := generator.New(args[0], args[1], time.Now())
			if err != nil {
				return usageError{err}
			}
			if dry {
				_, err := c.OutOrStdout().Write(text)
				return err
			}
			return writeNew(s, content, file, text)
		},
	}
	c.Flags().StringVar(&content, "content", content, "folder of the programme")
	c.Flags().BoolVar(&dry, "dry-run", false, "print the page, and write nothing")
	return c
}

func typeNames() string { return strings.Join(generator.TypeNames(), ", ") }

// writeNew writes a page into a content folder, which must be there, and
// replaces none.
func writeNew(s *screen, content, file string, text []byte) error {
	shown := filepath.ToSlash(filepath.Join(content, filepath.FromSlash(file)))
	root, err := os.OpenRoot(content)
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("there is no folder %q; go to the folder that holds content/, or name it with --content", content)
	}
	if err != nil {
		return err
	}
	defer root.Close()
	other := otherForm(file)
	if _, err := root.Stat(other); err == nil {
		return isThere(filepath.Join(content, filepath.FromSlash(other)))
	}
	if err := root.MkdirAll(path.Dir(file), 0o777); err != nil {
		return err
	}
	f, err := root.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, fs.ErrExist) {
		return isThere(shown)
	}
	if err != nil {
		return err
	}
	if _, err := f.Write(text); err != nil {
		f.Close()
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	s.printf("wrote %s\n", shown)
	return nil
}

// otherForm is the file that would be the same page: NAME.md may also be
// written NAME/index.md, in a folder with its pictures.
func otherForm(file string) string {
	return path.Join(strings.TrimSuffix(file, ".md"), "index.md")
}

func isThere(file string) error {
	return fmt.Errorf("%s is there already; choose another name, or edit it", filepath.ToSlash(file))
}
