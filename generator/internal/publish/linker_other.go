//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd)

package publish

import (
	"os"
	"path"
)

// linker gives files of the output folder a second name in the stage.
type linker struct{ place }

func newLinker(p place, _ *os.Root) *linker { return &linker{p} }

func (l *linker) link(folder, name string) error {
	file := path.Join(folder, name)
	return l.parent.Link(l.name+"/"+file, l.stageFolder()+"/"+file)
}

func (l *linker) close() {}
