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

// claim is a path that this run's site has.
type claim struct {
	record
	staged bool // its bytes are in the stage already
}

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
	if first, err := p.claim(path, r); err != nil || !first {
		return err
	}
	e, exists := p.tree.files[path]
	found, err := p.compare(path, e, exists, r)
	if err != nil {
		return err
	}
	switch found {
	case same:
		r.mtime = e.mtime
		p.settle(path, claim{record: r})
		return nil
	case foreign:
		if p.foreign == Respect {
			p.conflict(path, p.whyForeign(path, e))
			return nil
		}
		p.giveWay(path, e)
	}
	if r.mtime, err = p.stage.write(p.place, path, data); err != nil {
		return err
	}
	p.settle(path, claim{record: r, staged: true})
	return nil
}

// Keep tells whether a file is published and untouched, and how many bytes it
// has, and keeps it without reading them. It is for files whose name holds the hash of what they are made
// from: where it says no, make the file and Put it.
func (p *Publication) Keep(path string) (size int64, kept bool) {
	r, ours := p.before[path]
	e, exists := p.tree.files[path]
	if !ours || !exists {
		return 0, false
	}
	if found, err := p.compare(path, e, exists, r); err != nil || found != same {
		return 0, false
	}
	r.mtime = e.mtime
	first, err := p.claim(path, r)
	if first {
		p.settle(path, claim{record: r})
	}
	return r.size, err == nil
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

// claim notes that the site has this path and the folders above it, and tells
// whether it is the first to say so.
func (p *Publication) claim(file string, r record) (first bool, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.lock == nil || p.ended {
		return false, ErrFinished
	}
	if other, twice := p.claims[file]; twice {
		if other.sum != r.sum {
			return false, clash(file, fmt.Sprintf("two different files want the path %q: one of %d bytes (%x…) and one of %d bytes (%x…)",
				file, other.size, other.sum[:4], r.size, r.sum[:4]))
		}
		return false, nil
	}
	if below, ok := p.folders[file]; ok {
		return false, clash(file, fmt.Sprintf("%q cannot be a file and the folder of %q", file, below))
	}
	for dir := path.Dir(file); dir != "."; dir = path.Dir(dir) {
		if _, known := p.folders[dir]; known {
			break
		}
		if _, isFile := p.claims[dir]; isFile {
			return false, clash(file, fmt.Sprintf("%q cannot be a file and the folder of %q", dir, file))
		}
		p.folders[dir] = file
	}
	p.claims[file] = claim{record: r}
	return true, nil
}

func clash(file, message string) error {
	return &Error{Rule: "clash", Path: file, Message: message, Hint: "rename one of the pages they come from"}
}

// settle records what became of a claim.
func (p *Publication) settle(path string, c claim) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.claims[path] = c
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

func (p *Publication) whyForeign(path string, e entry) string {
	_, ours := p.before[path]
	switch {
	case e.mode&fs.ModeSymlink != 0:
		return "is a link that mentorbook did not make"
	case ours:
		return "was edited after mentorbook wrote it"
	}
	return "was not written by mentorbook"
}

// giveWay marks a foreign file as one that may go.
func (p *Publication) giveWay(path string, e entry) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.given[path] = e
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
func (p *Publication) compare(path string, e entry, exists bool, want record) (finding, error) {
	if !exists {
		return absent, nil
	}
	last, published := p.before[path]
	if published && e.matches(last) {
		if last.sum == want.sum {
			return same, nil
		}
		return ours, nil
	}
	if !e.mode.IsRegular() || e.size != want.size && (!published || e.size != last.size) {
		return foreign, nil
	}
	now, err := p.hash(path)
	switch {
	case err != nil:
		return foreign, err
	case now == want.sum:
		return same, nil
	case published && now == last.sum:
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
