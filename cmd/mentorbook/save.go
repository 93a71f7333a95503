package main

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"

	"mentorbook/generator/importer"
)

// save writes an import's changes into a content folder, out of which nothing
// leads. All files are written beside their places first and then take them, so
// that each is whole, and what fails early changes nothing.
func save(content string, changes []importer.Change) error {
	root, err := os.OpenRoot(content)
	if err != nil {
		return err
	}
	defer root.Close()
	s := saving{root: root, suffix: "." + rand.Text()[:8] + ".tmp"}
	defer s.sweep()
	for _, c := range changes {
		if err := s.stage(c); err != nil {
			return err
		}
	}
	for i, c := range changes {
		if err := root.Rename(s.staged[i], c.Path); err != nil {
			return fmt.Errorf("%s could not be replaced, so %d of %d files were written; import again: %w", c.Path, i, len(changes), err)
		}
	}
	return nil
}

type saving struct {
	root   *os.Root
	suffix string
	staged []string
}

// stage writes one file beside its place, which must be as it was when it was
// read.
func (s *saving) stage(c importer.Change) error {
	now, err := s.root.ReadFile(c.Path)
	switch {
	case c.Before == nil && err == nil:
		return fmt.Errorf("%s is there by now; import again", c.Path)
	case c.Before == nil && !errors.Is(err, fs.ErrNotExist), c.Before != nil && err != nil:
		return err
	case !bytes.Equal(now, c.Before):
		return fmt.Errorf("%s was changed while it was read; import again", c.Path)
	}
	if err := s.root.MkdirAll(path.Dir(c.Path), 0o777); err != nil {
		return err
	}
	name := path.Join(path.Dir(c.Path), "."+path.Base(c.Path)+s.suffix)
	s.staged = append(s.staged, name)
	return s.write(name, c.After)
}

func (s *saving) write(name string, text []byte) error {
	f, err := s.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	return errors.Join(err, f.Close())
}

// sweep removes what did not take its place.
func (s *saving) sweep() {
	for _, name := range s.staged {
		s.root.Remove(name) // it is gone when all went well
	}
}
