package publish

import (
	"errors"
	"io/fs"
	"os"
)

// exchanger lets two folders, named relative to root, change places in one
// step. It must fail with [errors.ErrUnsupported], and leave both alone, where
// the system or the disk cannot.
type exchanger func(root *os.Root, a, b string) error

// exchange puts the stage in place of the output folder. When it fails, the
// output folder is where it was.
func (p place) exchange(exists bool) error {
	var err error
	if exists {
		err = p.swap(p.parent, p.stageFolder(), p.name)
		if errors.Is(err, errors.ErrUnsupported) {
			err = p.renameTwice()
		}
	} else {
		err = p.parent.Rename(p.stageFolder(), p.name)
	}
	if err != nil {
		return fault("put the new site in place", p.shown, err)
	}
	return nil
}

func (p place) renameTwice() error {
	if err := p.parent.Rename(p.name, p.oldFolder()); err != nil {
		return err
	}
	err := p.parent.Rename(p.stageFolder(), p.name)
	if err != nil {
		err = errors.Join(err, p.parent.Rename(p.oldFolder(), p.name))
	}
	return err
}

// finish removes the old site, wherever the exchange left it, and then makes
// the manifest of the new one valid. The order matters: while the next
// manifest is there, a killed finish is done again.
func (p place) finish(s sweeper, after manifest) (rescued int, err error) {
	for _, leftover := range []string{p.stageFolder(), p.oldFolder()} {
		if err := s.sweep(leftover); err != nil {
			return s.rescued, err
		}
	}
	if err := p.writeManifest(p.manifestFile(), after); err != nil {
		return s.rescued, err
	}
	if err := p.parent.Remove(p.nextFile()); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return s.rescued, fault("remove", p.nextFile(), err)
	}
	return s.rescued, nil
}

// recover makes good what a killed build left.
func (p place) recover() error {
	for _, name := range []string{p.manifestFile(), p.nextFile()} {
		if err := p.parent.Remove(draftOf(name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fault("remove", draftOf(name), err)
		}
	}
	if !p.has(p.nextFile()) {
		if err := p.parent.RemoveAll(p.stageFolder()); err != nil {
			return fault("remove the folder", p.stageFolder(), err)
		}
		if !p.has(p.oldFolder()) {
			return nil
		}
	}
	before, err := p.readManifest(p.manifestFile())
	if err != nil {
		return err
	}
	next, err := p.readManifest(p.nextFile())
	if err != nil {
		return err
	}
	if err := p.restoreFolder(); err != nil {
		return err
	}
	truth, err := p.recognise(recordsIn(next, before))
	if err != nil {
		return err
	}
	_, err = p.finish(sweeper{place: p, known: recordsIn(before, next)}, truth)
	return err
}

func (p place) has(name string) bool {
	_, err := p.parent.Lstat(name)
	return err == nil
}

// restoreFolder deals with a kill between two renames, or before the first
// site was in place: there is no output folder, but a whole stage or a whole
// old site.
func (p place) restoreFolder() error {
	if p.has(p.name) {
		return nil
	}
	for _, whole := range []string{p.stageFolder(), p.oldFolder()} {
		if !p.has(whole) {
			continue
		}
		if err := p.parent.Rename(whole, p.name); err != nil {
			return fault("put the last site in place", p.shown, err)
		}
		return nil
	}
	return nil
}

// recognise gives the records of the files that are really there, be it the
// site before the exchange or after it.
func (p place) recognise(candidates func(name string) []record) (manifest, error) {
	t, err := p.readTree(nil)
	if err != nil {
		return nil, err
	}
	truth := make(manifest, len(t.files))
	for name, f := range t.files {
		r, ok := f.there.recordByTime(candidates(name))
		if !ok {
			r, ok, err = f.there.recordByBytes(candidates(name), func() (digest, error) { return p.hash(name) })
		}
		if err != nil {
			return nil, err
		}
		if ok {
			truth[name] = r
		}
	}
	return truth, nil
}
