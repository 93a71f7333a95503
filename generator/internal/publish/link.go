package publish

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
)

// carryFile brings a file of the output folder into the stage: as a second
// name of the same file where the system can, as a copy where it cannot.
// Links are made again and never followed.
func (p place) carryFile(l *linker, name string, mode fs.FileMode) error {
	from, to := p.name+"/"+name, p.stageFolder()+"/"+name
	if mode&fs.ModeSymlink != 0 {
		target, err := p.parent.Readlink(from)
		if err != nil {
			return err
		}
		return p.parent.Symlink(target, to)
	}
	err := l.link(path.Dir(name), path.Base(name))
	if err == nil || !mode.IsRegular() || errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrExist) || isFull(err) || isMount(err) {
		return err
	}
	return copyFile(p.parent, from, to)
}

// copyFile keeps permissions and time, so that the copy still matches its
// record.
func copyFile(root *os.Root, from, to string) error {
	src, err := root.Open(from)
	if err != nil {
		return err
	}
	defer src.Close()
	info, err := src.Stat()
	if err != nil {
		return err
	}
	dst, err := root.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	defer dst.Close()
	if _, err := io.Copy(dst, src); err != nil {
		return err
	}
	if err := dst.Chmod(info.Mode().Perm()); err != nil {
		return err
	}
	if err := dst.Close(); err != nil {
		return err
	}
	return root.Chtimes(to, info.ModTime(), info.ModTime())
}
