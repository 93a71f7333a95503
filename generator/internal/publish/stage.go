package publish

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"strings"
	"sync"
)

// staging is the folder where the new site grows. It is made when the first
// file needs it, so that a build that changes nothing makes none.
type staging struct {
	once sync.Once
	root *os.Root
	err  error

	usual fs.FileMode // permissions of a new folder here

	mu   sync.Mutex
	made map[string]struct{} // folders, so that each is made once
	held map[string]*os.Root // open folders, see nearest
}

// open makes the stage.
func (s *staging) open(p place) (*os.Root, error) {
	s.once.Do(func() {
		s.made, s.held = map[string]struct{}{".": {}}, map[string]*os.Root{}
		if s.err = p.parent.Mkdir(p.stageFolder(), 0o777); s.err != nil {
			return
		}
		if s.root, s.err = p.parent.OpenRoot(p.stageFolder()); s.err != nil {
			return
		}
		info, err := s.root.Lstat(".")
		if s.err = err; err == nil {
			s.usual = permissions(info.Mode())
		}
	})
	if s.err != nil {
		return nil, fault("make the folder", p.stageFolder(), s.err)
	}
	return s.root, nil
}

func permissions(mode fs.FileMode) fs.FileMode {
	return mode & (fs.ModePerm | fs.ModeSetgid | fs.ModeSetuid | fs.ModeSticky)
}

// write puts a new file into the stage and gives its time.
func (s *staging) write(p place, file string, data []byte) (mtime int64, err error) {
	if _, err = s.open(p); err == nil {
		err = s.makeFolder(path.Dir(file))
	}
	if err == nil {
		folder, name := s.nearest(path.Dir(file))
		mtime, err = writeNew(folder, path.Join(name, path.Base(file)), data)
	}
	if _, told := errors.AsType[*Error](err); err != nil && !told {
		return 0, fault("write", p.shown+"/"+file, err)
	}
	return mtime, err
}

func writeNew(root *os.Root, file string, data []byte) (int64, error) {
	f, err := root.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	if _, err := f.Write(data); err != nil {
		return 0, err
	}
	info, err := f.Stat()
	if err != nil {
		return 0, err
	}
	return info.ModTime().UnixNano(), f.Close()
}

func (s *staging) makeFolder(folder string) error {
	if s.has(folder) {
		return nil
	}
	if err := s.makeFolder(path.Dir(folder)); err != nil {
		return err
	}
	above, name := s.nearest(folder)
	if err := above.Mkdir(name, 0o777); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.made[folder] = struct{}{}
	return nil
}

// nearest gives an open folder above a folder and the way from there. Those that
// hold others stay open, since a root goes to each folder anew, name by name.
func (s *staging) nearest(folder string) (root *os.Root, way string) {
	top, rest, below := strings.Cut(folder, "/")
	if !below {
		return s.root, folder
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.held[top] == nil {
		held, err := s.root.OpenRoot(top)
		if err != nil {
			return s.root, folder
		}
		s.held[top] = held
	}
	return s.held[top], rest
}

func (s *staging) has(folder string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, ok := s.made[folder]
	return ok
}

// close ends the use of the folder, which some systems ask for before it may
// be moved.
func (s *staging) close() {
	if s.root != nil {
		for _, held := range s.held {
			held.Close()
		}
		s.root.Close()
		s.root, s.held = nil, nil
	}
}

// remove throws the stage away, unless the next manifest says that it may be
// the old site.
func (s *staging) remove(p place) error {
	s.close()
	if s.made == nil {
		return nil
	}
	if _, err := p.parent.Lstat(p.nextFile()); err == nil {
		return nil
	}
	if err := p.parent.RemoveAll(p.stageFolder()); err != nil {
		return fault("remove the folder", p.stageFolder(), err)
	}
	return nil
}
