package publish

import (
	"errors"
	"io/fs"
	"os"
)

// acquire makes the work folder if need be and takes the lock. The file is
// opened for reading only and never removed: removing it would let two builds
// hold locks on two files of one name.
func (p place) acquire() (*os.File, error) {
	if err := p.makeWorkFolder(); err != nil {
		return nil, err
	}
	f, err := p.parent.OpenFile(p.lockFile(), os.O_RDONLY|os.O_CREATE, 0o666)
	if err != nil {
		return nil, fault("make the lock file", p.lockFile(), err)
	}
	err = tryLock(f)
	if err == nil {
		return f, nil
	}
	f.Close()
	if errors.Is(err, ErrLocked) {
		return nil, &Error{Rule: "lock", Path: p.shown, Message: "another build is writing this folder",
			Hint: "wait until it has ended, or stop it, and build again", Err: err}
	}
	return nil, fault("lock", p.lockFile(), err)
}

// makeWorkFolder also keeps the folder out of git without a line in the
// programme's own .gitignore.
func (p place) makeWorkFolder() error {
	err := p.parent.Mkdir(workFolder, 0o777)
	if errors.Is(err, fs.ErrExist) {
		return p.mustBeFolder(workFolder, workFolder)
	}
	if err != nil {
		return fault("make the work folder", workFolder, err)
	}
	if err := p.parent.WriteFile(workFolder+"/.gitignore", []byte("*\n"), 0o666); err != nil {
		return fault("write", workFolder+"/.gitignore", err)
	}
	return nil
}
