//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package publish

import (
	"errors"
	"os"
	"path"

	"golang.org/x/sys/unix"
)

// linker gives files of the output folder a second name in the stage. It holds
// both folders of the file at hand open, since finding them again for every
// file, name by name as os.Root must, costs several times the link.
type linker struct {
	folder   string
	from, to cursor
}

func newLinker(p place, stage *os.Root) *linker {
	return &linker{from: cursor{base: p.parent, prefix: p.name}, to: cursor{base: stage}}
}

func (l *linker) link(folder, name string) error {
	if l.folder != folder {
		l.folder = ""
		if err := errors.Join(l.from.move(folder), l.to.move(folder)); err != nil {
			return err
		}
		l.folder = folder
	}
	for {
		err := unix.Linkat(int(l.from.here.Fd()), name, int(l.to.here.Fd()), name, 0)
		if !errors.Is(err, unix.EINTR) {
			return err
		}
	}
}

func (l *linker) close() {
	l.from.close()
	l.to.close()
}

// cursor is an open folder of a tree. Moving it to a neighbour costs one call.
type cursor struct {
	base   *os.Root
	prefix string // of the tree in base

	here      *os.File
	above     *os.Root
	aboveName string
}

func (c *cursor) move(folder string) error {
	if c.here != nil {
		c.here.Close()
		c.here = nil
	}
	full := path.Join(c.prefix, folder)
	if up := path.Dir(full); c.above == nil || up != c.aboveName {
		above, err := c.base.OpenRoot(up)
		if err != nil {
			return err
		}
		c.close()
		c.above, c.aboveName = above, up
	}
	var err error
	c.here, err = c.above.Open(path.Base(full))
	return err
}

func (c *cursor) close() {
	if c.here != nil {
		c.here.Close()
	}
	if c.above != nil {
		c.above.Close()
	}
	c.here, c.above = nil, nil
}
