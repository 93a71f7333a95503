package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"github.com/spf13/cobra"
)

func initCommand(s *screen) *cobra.Command {
	from, dry := "content", false
	c := &cobra.Command{
		Use:   "init DIR",
		Short: "Begin a programme with a copy of the starter",
		Long: `Copy the starter programme into DIR/content, as a beginning for your own.
A folder that has anything in it is left alone. Run it in a checkout of
mentorbook, whose content/ is the starter.`,
		Example: "  mentorbook init ../our-programme\n  cd ../our-programme",
		Args:    arguments(1, "DIR"),
		RunE: func(_ *cobra.Command, args []string) error {
			return copyStarter(s, from, filepath.Join(args[0], "content"), dry)
		},
	}
	c.Flags().StringVar(&from, "from", from, "folder to copy")
	c.Flags().BoolVar(&dry, "dry-run", false, "say what would be copied, and copy nothing")
	return c
}

// copyStarter copies a folder into one that is empty or not there yet.
func copyStarter(s *screen, from, to string, dry bool) error {
	source, err := os.OpenRoot(from)
	if err != nil {
		return fmt.Errorf("the starter is not here: %w; run this in a checkout of mentorbook, or name the folder with --from", err)
	}
	defer source.Close()
	if entries, err := os.ReadDir(to); err == nil && len(entries) > 0 {
		return fmt.Errorf("%s is not empty; name a new folder, or remove what is in it", filepath.ToSlash(to))
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	files, err := regularFiles(source.FS())
	if err != nil {
		return err
	}
	if dry {
		s.printf("would copy %d files into %s\n", len(files), filepath.ToSlash(to))
		return nil
	}
	if err := copyFiles(source, to, files); err != nil {
		return err
	}
	s.printf("copied %d files into %s\nnext: edit %s, then run: mentorbook serve\n",
		len(files), filepath.ToSlash(to), filepath.ToSlash(filepath.Join(to, "site.yaml")))
	return nil
}

func copyFiles(source *os.Root, to string, files []string) error {
	if err := os.MkdirAll(to, 0o777); err != nil {
		return err
	}
	target, err := os.OpenRoot(to)
	if err != nil {
		return err
	}
	defer target.Close()
	for _, name := range files {
		data, err := source.ReadFile(name)
		if err != nil {
			return err
		}
		if err := target.MkdirAll(path.Dir(name), 0o777); err != nil {
			return err
		}
		if err := target.WriteFile(name, data, 0o666); err != nil {
			return err
		}
	}
	return nil
}

func regularFiles(fsys fs.FS) ([]string, error) {
	var files []string
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			files = append(files, name)
		}
		return err
	})
	return files, err
}
