// Package publish puts a set of files into the output folder so that no
// reader ever sees a half-written site.
//
// A build opens a [Publication], puts every file of the site and commits.
// Files whose bytes changed are written to a stage beside the output folder;
// at the commit the unchanged ones and the foreign ones are hard-linked into
// it, and the two folders change places in one step. When nothing changed,
// nothing is opened for writing.
//
// # Files
//
// For an output folder public/ its parent gets a folder .mentorbook/ with
//
//	public.lock      held while a build runs; the system frees it when the process dies
//	public.manifest  path, SHA-256, size and time of each file that we published
//	public.next      the same for the site that is being exchanged right now
//	public.stage     the site being built or, after the exchange, the old one
//	public.old       the old site where the system can only rename, not exchange
//	public.rescued   files that came into the old site while it was being exchanged
//
// # Invariants
//
//   - The output folder is, at every moment, one whole site: the previous one
//     or the new one. (Where two renames stand in for the exchange there is a
//     moment without a folder; the next [Open] finishes it.)
//   - A file is ours only when it matches the manifest, by size and time or
//     else by its bytes. Every other file is foreign: carried along as it is,
//     links as links and never followed, and replaced only with [Overwrite].
//   - While public.next exists, either tree may hold somebody's only copy of a
//     file. Without it, the stage holds nothing of value.
//   - No path leaves the output folder.
//
// A kill of the process at any point loses nothing. Only the next manifest is
// synced to the disk: syncing thousands of files would cost many times the
// build, and what a power cut can spoil is output, which the next build makes
// again, while a torn manifest would make our own files look foreign.
//
// The package carries names, bytes, times and the permissions of files and
// folders, not owners or extended attributes of folders. It never prints.
package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
)

// Foreign says what happens to a file that we did not write, or that somebody
// edited since, where the site needs its place.
type Foreign uint8

const (
	Respect   Foreign = iota // the commit fails and names it
	Overwrite                // it is replaced
)

// Options are the choices of a build. The zero value is the safe one.
type Options struct {
	Foreign Foreign
}

// Summary tells what a commit did. Counts are of files.
type Summary struct {
	Files     int   // that the site has now and that are ours
	Written   int   // of them new or changed
	Unchanged int   // of them left alone
	Removed   int   // ours before, not put this time
	Foreign   int   // carried along: files, links and empty folders
	Rescued   int   // foreign files that came during the exchange, see the package's text
	Bytes     int64 // size of all Files
}

// Publication is one run of publishing. Put and Keep may be called from many
// goroutines; Commit and Discard come after them.
type Publication struct {
	place
	foreign Foreign

	mu        sync.Mutex
	tree      tree
	conflicts []Conflict
	given     map[string]entry // foreign files that gave way
	failed    error            // the first Put that failed; nothing is published then
	ended     bool             // Commit was called

	stage staging
	lock  *os.File
}

// place is an output folder and what lies beside it.
type place struct {
	parent *os.Root // of the output folder; all names below are relative to it
	name   string
	shown  string // as the caller wrote it, for messages
	swap   exchanger
}

// workFolder lies beside the output folder and ignores itself in git.
const workFolder = ".mentorbook"

func (p place) beside(suffix string) string { return workFolder + "/" + p.name + suffix }
func (p place) lockFile() string            { return p.beside(".lock") }
func (p place) manifestFile() string        { return p.beside(".manifest") }
func (p place) nextFile() string            { return p.beside(".next") }
func (p place) stageFolder() string         { return p.beside(".stage") }
func (p place) oldFolder() string           { return p.beside(".old") }
func (p place) rescuedFolder() string       { return p.beside(".rescued") }

// Open takes the lock of the output folder, finishes or undoes what a killed
// build left behind, and reads the folder once. The folder need not exist.
// Errors are of type [*Error]; [ErrLocked] when another build is running.
func Open(out string, o Options) (*Publication, error) {
	return open(out, o, exchangeFolders)
}

func open(out string, o Options, swap exchanger) (_ *Publication, err error) {
	at, err := locate(out, swap)
	if err != nil {
		return nil, err
	}
	p := &Publication{place: at, foreign: o.Foreign, given: map[string]entry{}}
	defer func() {
		if err != nil {
			p.release()
		}
	}()
	if p.lock, err = at.acquire(); err != nil {
		return nil, err
	}
	if err = at.recover(); err != nil {
		return nil, err
	}
	before, err := at.readManifest(at.manifestFile())
	if err != nil {
		return nil, err
	}
	if p.tree, err = at.readTree(before); err != nil {
		return nil, err
	}
	return p, nil
}

// locate checks that out can be an output folder and opens its parent.
func locate(out string, swap exchanger) (place, error) {
	full, err := filepath.Abs(out)
	if err != nil {
		return place{}, fault("find", out, err)
	}
	if holdsWorkingFolder(full) {
		return place{}, &Error{Rule: "output", Path: out,
			Message: "the output folder holds the folder that you work in",
			Hint:    `give it a folder of its own, for example --out public`}
	}
	dir, name := filepath.Split(full)
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return place{}, fault("make the folder", filepath.Dir(out), err)
	}
	parent, err := os.OpenRoot(dir)
	if err != nil {
		return place{}, fault("open the folder", filepath.Dir(out), err)
	}
	p := place{parent: parent, name: name, shown: filepath.ToSlash(filepath.Clean(out)), swap: swap}
	if err := p.mustBeFolder(name, out); err != nil {
		parent.Close()
		return place{}, err
	}
	return p, nil
}

// holdsWorkingFolder guards against --out . and --out /, which would exchange
// the whole project.
func holdsWorkingFolder(full string) bool {
	here, err := os.Getwd()
	if err != nil {
		return false
	}
	rel, err := filepath.Rel(full, here)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// mustBeFolder accepts a folder or nothing at all.
func (p place) mustBeFolder(name, shown string) error {
	info, err := p.parent.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fault("look at", shown, err)
	case info.IsDir():
		return nil
	}
	what := "a file"
	if info.Mode()&fs.ModeSymlink != 0 {
		what = "a link to another place"
	}
	return &Error{Rule: "output", Path: shown,
		Message: "is " + what + ", not a folder",
		Hint:    "move it away, or name another folder with --out"}
}

// Discard removes the stage, if there was no Commit, and frees the lock. The
// output folder is never touched, so it can be deferred.
func (p *Publication) Discard() error {
	if p.lock == nil {
		return nil
	}
	err := p.stage.remove(p.place)
	return errors.Join(err, p.release())
}

// release closes what a publication holds open; closing the lock file frees
// the lock.
func (p *Publication) release() error {
	if p.lock != nil {
		defer func() { p.lock.Close(); p.lock = nil }()
	}
	return p.parent.Close()
}
