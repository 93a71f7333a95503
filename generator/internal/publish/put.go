package publish

import (
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"unicode"
)

// Put makes data the content of a file of the site. The path has slashes and
// is relative to the output folder; data may be used again after the return.
// Bytes that are published already are left alone, others go to the stage.
//
// A bad path, two different contents for one path, a path that needs a file
// as a folder, and a fault of the disk are errors; after any of them the
// publication cannot be committed. A foreign file in the way is not an error
// here: Commit names all of them.
func (p *Publication) Put(path string, data []byte) error {
	err := validPath(path)
	if err == nil {
		err = p.put(path, data)
	}
	return p.failing(err)
}

func (p *Publication) put(path string, data []byte) error {
	r := record{sum: sha256.Sum256(data), size: int64(len(data))}
	f, first, err := p.claim(path, r)
	if err != nil || !first {
		return err
	}
	found, err := p.compare(path, f, r)
	if err != nil {
		return err
	}
	switch found {
	case same:
		p.settle(f, f.there.mtime)
		return nil
	case foreign:
		if p.foreign == Respect {
			p.conflict(path, f.whyForeign())
			return nil
		}
		p.giveWay(path, f)
	}
	mtime, err := p.stage.write(p.place, path, data)
	if err != nil {
		return err
	}
	p.settle(f, mtime)
	f.staged = true
	return nil
}

// Keep tells whether a file is published and untouched, and how many bytes it
// has, and keeps it without reading them. It is for files whose name holds the hash of what they are made
// from: where it says no, make the file and Put it.
func (p *Publication) Keep(path string) (size int64, kept bool) {
	f := p.known(path)
	if f == nil || !f.published {
		return 0, false
	}
	if found, err := p.compare(path, f, f.last); err != nil || found != same {
		return 0, false
	}
	_, first, err := p.claim(path, f.last)
	if first {
		p.settle(f, f.there.mtime)
	}
	return f.last.size, err == nil
}

// validPath accepts what every system and every web server can name.
func validPath(path string) error {
	_, err := filepath.Localize(path)
	if err == nil && path != "." && !strings.ContainsRune(path, '\\') && !strings.ContainsFunc(path, unicode.IsControl) {
		return nil
	}
	return &Error{Rule: "path", Path: path, Message: fmt.Sprintf("%q is no path inside the output folder", path),
		Hint: "use slashes between names, without .., \\ or a slash at either end", Err: fs.ErrInvalid}
}

// known gives what is known of a path; nil for nothing.
func (p *Publication) known(name string) *file {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.tree.files[name]
}

// claim notes that the site has this path and the folders above it, and tells
// whether it is the first to say so.
func (p *Publication) claim(name string, r record) (f *file, first bool, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.lock == nil || p.ended {
		return nil, false, ErrFinished
	}
	f = p.tree.file(name)
	if f.claimed {
		if f.want.sum != r.sum {
			return nil, false, clash(name, fmt.Sprintf("two different files want the path %q: one of %d bytes (%x…) and one of %d bytes (%x…)",
				name, f.want.size, f.want.sum[:4], r.size, r.sum[:4]))
		}
		return f, false, nil
	}
	if p.tree.needs(name) {
		return nil, false, clash(name, fmt.Sprintf("%q cannot be a file and the folder of %q", name, p.tree.below(name)))
	}
	for dir := path.Dir(name); dir != "." && !p.tree.folder(dir).needed; dir = path.Dir(dir) {
		if p.tree.claims(dir) {
			return nil, false, clash(name, fmt.Sprintf("%q cannot be a file and the folder of %q", dir, name))
		}
		p.tree.folder(dir).needed = true
	}
	f.want, f.claimed = r, true
	return f, true, nil
}

func clash(file, message string) error {
	return &Error{Rule: "clash", Path: file, Message: message, Hint: "rename one of the pages they come from"}
}

// settle records the time of a file that is claimed, once that is known.
func (p *Publication) settle(f *file, mtime int64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	f.want.mtime = mtime
}

func (p *Publication) failing(err error) error {
	if err != nil {
		p.mu.Lock()
		defer p.mu.Unlock()
		if p.failed == nil {
			p.failed = err
		}
	}
	return err
}

func (p *Publication) conflict(path, why string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.conflicts = append(p.conflicts, Conflict{path, why})
}

func (f *file) whyForeign() string {
	switch {
	case f.there.mode&fs.ModeSymlink != 0:
		return "is a link that mentorbook did not make"
	case f.published:
		return "was edited after mentorbook wrote it"
	}
	return "was not written by mentorbook"
}

// giveWay marks a foreign file as one that may go.
func (p *Publication) giveWay(path string, f *file) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.given[path] = f.there
}

// finding is how a file that is there relates to the one that is wanted.
type finding uint8

const (
	absent  finding = iota
	same            // the wanted bytes, whoever wrote them
	ours            // other bytes, which we published
	foreign         // other bytes, which we did not
)

// compare opens the file only when size and time leave a doubt.
func (p *Publication) compare(path string, f *file, want record) (finding, error) {
	switch e := f.there; {
	case !f.exists:
		return absent, nil
	case f.published && e.matches(f.last) && f.last.sum == want.sum:
		return same, nil
	case f.published && e.matches(f.last):
		return ours, nil
	case !e.mode.IsRegular() || e.size != want.size && (!f.published || e.size != f.last.size):
		return foreign, nil
	}
	now, err := p.hash(path)
	switch {
	case err != nil:
		return foreign, err
	case now == want.sum:
		return same, nil
	case f.published && now == f.last.sum:
		return ours, nil
	}
	return foreign, nil
}

// hash reads a file of the output folder.
func (p place) hash(path string) (digest, error) {
	sum, err := hashFile(p.parent, p.name+"/"+path)
	if err != nil {
		return sum, fault("read", p.shown+"/"+path, err)
	}
	return sum, nil
}

func hashFile(root *os.Root, name string) (sum digest, err error) {
	f, err := root.Open(name)
	if err != nil {
		return sum, err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return sum, err
	}
	h.Sum(sum[:0])
	return sum, nil
}
