package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
)

// sweeper removes a tree that is no longer the site. It lets a file go when it
// is ours, when it gave way, or when the output folder has it too. Anything
// else came into the folder while it was being exchanged and is rescued: into
// the output folder where its place is free, else beside it.
type sweeper struct {
	place
	known   func(name string) []record // what may go when it matches
	given   map[string]entry           // foreign files that gave way
	rescued int
}

func (s *sweeper) sweep(tree string) error {
	info, err := s.parent.Lstat(tree)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil {
		err = s.folder(s.parent, info, tree, "")
	}
	if _, told := errors.AsType[*Error](err); err != nil && !told {
		return fault("remove the folder", tree, err)
	}
	return err
}

// folder empties and removes a folder of the tree. Its path there is the
// prefix, which is empty or ends in a slash.
func (s *sweeper) folder(above *os.Root, info fs.FileInfo, tree, prefix string) error {
	name := tree
	if prefix != "" {
		name = info.Name()
	}
	if info.Mode().Perm()&0o700 != 0o700 { // else it cannot be emptied
		if err := above.Chmod(name, 0o700); err != nil {
			return err
		}
	}
	here, err := above.OpenRoot(name)
	if err != nil {
		return err
	}
	err = s.contents(here, tree, prefix)
	here.Close()
	if err != nil {
		return err
	}
	return above.Remove(name)
}

func (s *sweeper) contents(here *os.Root, tree, prefix string) error {
	infos, err := list(here, ".")
	if err != nil {
		return err
	}
	for _, info := range infos {
		if info.IsDir() {
			err = s.folder(here, info, tree, prefix+info.Name()+"/")
		} else {
			err = s.file(here, info, tree, prefix+info.Name())
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (s *sweeper) file(dir *os.Root, info fs.FileInfo, tree, name string) error {
	disposable, err := s.disposable(dir, info, name)
	if err != nil {
		return err
	}
	if disposable {
		return dir.Remove(info.Name())
	}
	return s.rescue(tree, name)
}

func (s *sweeper) disposable(dir *os.Root, info fs.FileInfo, name string) (bool, error) {
	e := entryOf(info)
	known := s.known(name)
	if _, ours := e.recordByTime(known); ours {
		return true, nil
	}
	if gone, ok := s.given[name]; ok && gone == e || s.twin(dir, info, name) {
		return true, nil
	}
	_, ours, err := e.recordByBytes(known, func() (digest, error) { return hashFile(dir, info.Name()) })
	return ours, err
}

// twin tells whether the output folder has the same file, link or copy.
func (s *sweeper) twin(dir *os.Root, info fs.FileInfo, name string) bool {
	there, err := s.parent.Lstat(s.name + "/" + name)
	if err != nil || there.Mode().Type() != info.Mode().Type() {
		return false
	}
	if os.SameFile(info, there) {
		return true
	}
	if info.Mode()&fs.ModeSymlink != 0 {
		a, errA := dir.Readlink(info.Name())
		b, errB := s.parent.Readlink(s.name + "/" + name)
		return errA == nil && errB == nil && a == b
	}
	return info.Mode().IsRegular() && info.Size() == there.Size() && info.ModTime().Equal(there.ModTime())
}

func (s *sweeper) rescue(tree, name string) error {
	to := s.name + "/" + name
	if s.has(to) || s.parent.MkdirAll(path.Dir(to), 0o777) != nil {
		to = s.freePlace(name)
		if err := s.parent.MkdirAll(path.Dir(to), 0o777); err != nil {
			return fault("make the folder", path.Dir(to), err)
		}
	}
	if err := s.parent.Rename(tree+"/"+name, to); err != nil {
		return fault("rescue", s.shown+"/"+name, err)
	}
	s.rescued++
	return nil
}

func (s *sweeper) freePlace(name string) string {
	free := s.rescuedFolder() + "/" + name
	for n := 2; s.has(free); n++ {
		free = fmt.Sprintf("%s/%s~%d", s.rescuedFolder(), name, n)
	}
	return free
}
