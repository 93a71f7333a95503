package publish

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
)

// plan is what a commit is going to do, settled before it does anything.
type plan struct {
	files   int
	renewed bool     // some record of the manifest is another
	empty   []string // foreign empty folders
	staged  int
	foreign int // files
	removed int
	bytes   int64
}

// Commit makes what was put the site. Files of ours that were not put are
// removed. It fails, and the output folder stays byte for byte, when a Put
// failed, when foreign files are in the way (a [*ConflictError] with all of
// them), when ctx ends before the exchange, or when the disk does. After the
// exchange only the removal of the old site can fail; the error then says so
// and the next Open makes up for it.
//
// The lock stays until Discard.
func (p *Publication) Commit(ctx context.Context) (Summary, error) {
	if p.lock == nil || p.ended {
		return Summary{}, ErrFinished
	}
	p.ended = true
	if p.failed != nil {
		return Summary{}, p.failed
	}
	if err := ctx.Err(); err != nil {
		return Summary{}, err
	}
	todo, err := p.plan()
	if err != nil {
		return Summary{}, err
	}
	s := todo.summary()
	switch {
	case todo.staged > 0 || todo.removed > 0 || !p.tree.exists:
		s.Rescued, err = p.replace(ctx, todo)
	case todo.renewed:
		err = p.writeManifest(p.manifestFile(), p.tree.wanted())
	}
	if err != nil {
		return Summary{}, err
	}
	return s, nil
}

func (t plan) summary() Summary {
	return Summary{
		Files: t.files, Written: t.staged, Unchanged: t.files - t.staged, Removed: t.removed,
		Foreign: t.foreign + len(t.empty), Bytes: t.bytes,
	}
}

// plan sorts every file that is wanted and every file that is there.
func (p *Publication) plan() (plan, error) {
	var t plan
	for name, f := range p.tree.files {
		t.renewed = t.renewed || f.published != f.claimed || f.want != f.last
		if !f.claimed {
			if err := p.planUnclaimed(&t, name, f); err != nil {
				return t, err
			}
			continue
		}
		t.files++
		t.bytes += f.want.size
		if f.staged {
			t.staged++
		}
	}
	p.planEmpty(&t)
	if len(p.conflicts) > 0 {
		slices.SortFunc(p.conflicts, func(a, b Conflict) int { return strings.Compare(a.Path, b.Path) })
		return t, &ConflictError{Out: p.shown, Conflicts: p.conflicts}
	}
	return t, nil
}

// planUnclaimed decides about a file that was not put: where it is there, ours
// goes and a foreign one stays.
func (p *Publication) planUnclaimed(t *plan, name string, f *file) error {
	if !f.exists {
		return nil
	}
	if f.published {
		found, err := p.compare(name, f, f.last)
		if err != nil {
			return err
		}
		if found == same {
			t.removed++
			return nil
		}
	}
	if p.tree.needs(name) {
		if p.foreign == Overwrite {
			p.given[name] = f.there
			return nil
		}
		p.conflicts = append(p.conflicts, Conflict{name, f.whyForeign() + ", and the folder of " + p.tree.below(name) + " must be there"})
		return nil
	}
	if file, blocked := p.fileAbove(name); blocked {
		p.conflicts = append(p.conflicts, Conflict{name, f.whyForeign() + ", and its folder must become the file " + file +
			"; --force does not replace folders"})
		return nil
	}
	t.foreign++
	f.stays = true
	return nil
}

// planEmpty keeps foreign empty folders where nothing else is to be.
func (p *Publication) planEmpty(t *plan) {
	for _, folder := range p.tree.empty {
		if _, blocked := p.fileAbove(folder); !blocked && !p.tree.needs(folder) && !p.tree.claims(folder) {
			t.empty = append(t.empty, folder)
		}
	}
}

// fileAbove finds a file of the site where name has a folder.
func (p *Publication) fileAbove(name string) (file string, ok bool) {
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if p.tree.claims(dir) {
			return dir, true
		}
	}
	return "", false
}

// replace completes the stage and exchanges the folders.
func (p *Publication) replace(ctx context.Context, t plan) (rescued int, err error) {
	if err := p.carry(ctx, t); err != nil {
		return 0, err
	}
	p.stage.close()
	after := p.tree.wanted()
	if err := p.writeManifest(p.nextFile(), after); err != nil {
		return 0, err
	}
	if err := p.exchange(p.tree.exists); err != nil {
		return 0, errors.Join(err, p.parent.Remove(p.nextFile()))
	}
	rescued, err = p.finish(sweeper{place: p.place, known: p.tree.records, given: p.given}, after)
	if err != nil {
		return 0, &Error{Rule: "disk", Path: p.shown, Message: "the new site is in place, but the old one could not be removed: " + err.Error(),
			Hint: "see that the folder " + workFolder + " can be written; the next build tries again", Err: err}
	}
	return rescued, nil
}

// carried lists the files that are linked into the stage, ours and foreign.
func (p *Publication) carried() []string {
	var list []string
	for name, f := range p.tree.files {
		if f.claimed && !f.staged || f.stays {
			list = append(list, name)
		}
	}
	slices.Sort(list)
	return list
}

// carry links everything that stays into the stage.
func (p *Publication) carry(ctx context.Context, t plan) error {
	root, err := p.stage.open(p.place)
	if err != nil {
		return err
	}
	links := newLinker(p.place, root)
	defer links.close()
	for _, name := range p.carried() {
		if err := ctx.Err(); err != nil {
			return err
		}
		err := p.stage.makeFolder(path.Dir(name))
		if err == nil {
			err = p.carryFile(links, name, p.tree.files[name].there.mode)
		}
		if err := p.carryFault(name, err); err != nil {
			return err
		}
	}
	for _, folder := range t.empty {
		if err := p.stage.makeFolder(folder); err != nil {
			return fault("carry the folder", p.shown+"/"+folder, err)
		}
	}
	return p.copyPermissions()
}

// carryFault lets a foreign file go that somebody removed during the build.
func (p *Publication) carryFault(name string, err error) error {
	switch {
	case err == nil, errors.Is(err, fs.ErrNotExist) && !p.tree.claims(name):
		return nil
	case errors.Is(err, fs.ErrExist):
		return &Error{Rule: "clash", Path: p.shown + "/" + name, Err: err,
			Message: "another file of the site has the same name but for capitals or accents, and this disk cannot tell them apart",
			Hint:    "rename one of them"}
	}
	return fault("carry over", p.shown+"/"+name, err)
}

// copyPermissions gives folders that stay the permissions that they had; it
// comes last, since they may forbid writing.
func (p *Publication) copyPermissions() error {
	for _, folder := range slices.Backward(slices.Sorted(maps.Keys(p.tree.folders))) {
		was := p.tree.folders[folder]
		mode := permissions(was.mode)
		if !was.exists || mode == p.stage.usual || !p.stage.has(folder) {
			continue
		}
		if err := p.stage.root.Chmod(folder, mode); err != nil {
			return fault("set the permissions of", p.shown+"/"+folder, err)
		}
	}
	return nil
}
