package publish

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
)

type digest = [sha256.Size]byte

// record is a file as we published it.
type record struct {
	sum   digest
	size  int64
	mtime int64 // nanoseconds since 1970
}

// manifest maps paths, relative to the output folder, to records.
type manifest map[string]record

// recordsIn looks up the records of a path in several manifests.
func recordsIn(ms ...manifest) func(name string) []record {
	return func(name string) []record {
		var list []record
		for _, m := range ms {
			if r, ok := m[name]; ok {
				list = append(list, r)
			}
		}
		return list
	}
}

// recordByTime finds the record that a file matches by size and time.
func (e entry) recordByTime(list []record) (record, bool) {
	if i := slices.IndexFunc(list, e.matches); i >= 0 {
		return list[i], true
	}
	return record{}, false
}

// recordByBytes finds the record that a file matches by its bytes, which are
// read only when a record has their number.
func (e entry) recordByBytes(list []record, hash func() (digest, error)) (record, bool, error) {
	var sum *digest
	for _, r := range list {
		if !e.mode.IsRegular() || e.size != r.size {
			continue
		}
		if sum == nil {
			now, err := hash()
			if err != nil {
				return record{}, false, err
			}
			sum = &now
		}
		if r.sum == *sum {
			r.mtime = e.mtime
			return r, true, nil
		}
	}
	return record{}, false, nil
}

// The text of a manifest: a first line that names the format, a line a file,
// sorted by path, and a last line with their number, by which a torn file is
// known.
const (
	manifestHead = "mentorbook manifest 1\n"
	manifestTail = "end "
)

var errManifest = errors.New("not a whole manifest")

func (m manifest) write(w io.Writer) error {
	b := bufio.NewWriterSize(w, 1<<16)
	b.WriteString(manifestHead)
	var line []byte
	for _, path := range slices.Sorted(maps.Keys(m)) {
		r := m[path]
		line = hex.AppendEncode(line[:0], r.sum[:])
		line = strconv.AppendInt(append(line, ' '), r.size, 10)
		line = strconv.AppendInt(append(line, ' '), r.mtime, 10)
		line = append(append(append(line, ' '), path...), '\n')
		b.Write(line)
	}
	fmt.Fprintf(b, "%s%d\n", manifestTail, len(m))
	return b.Flush()
}

// parseManifest accepts exactly what write gives and nothing else.
func parseManifest(text string) (manifest, error) {
	rest, ok := strings.CutPrefix(text, manifestHead)
	if !ok {
		return nil, errManifest
	}
	m := make(manifest, strings.Count(rest, "\n"))
	for last := ""; ; {
		line, after, ok := strings.Cut(rest, "\n")
		if !ok {
			return nil, errManifest
		}
		if count, isTail := strings.CutPrefix(line, manifestTail); isTail {
			if count != strconv.Itoa(len(m)) || after != "" {
				return nil, errManifest
			}
			return m, nil
		}
		path, r, err := parseRecord(line)
		if err != nil || path <= last {
			return nil, errManifest
		}
		m[strings.Clone(path)], last, rest = r, path, after // a copy, not to keep the whole text
	}
}

func parseRecord(line string) (path string, r record, err error) {
	sum, rest, _ := strings.Cut(line, " ")
	size, rest, _ := strings.Cut(rest, " ")
	mtime, path, _ := strings.Cut(rest, " ")
	raw, err := hex.DecodeString(sum)
	if err != nil || len(raw) != len(r.sum) || strings.ToLower(sum) != sum {
		return "", r, errManifest
	}
	copy(r.sum[:], raw)
	if r.size, err = parseInt(size); err != nil || r.size < 0 {
		return "", r, errManifest
	}
	if r.mtime, err = parseInt(mtime); err != nil {
		return "", r, errManifest
	}
	return path, r, validPath(path)
}

// parseInt takes the one usual spelling of a number, so that equal manifests
// have equal bytes.
func parseInt(s string) (int64, error) {
	n, err := strconv.ParseInt(s, 10, 64)
	if err == nil && strconv.FormatInt(n, 10) != s {
		err = errManifest
	}
	return n, err
}

// readManifest gives an empty manifest when there is none. A spoiled one
// counts as none too: all files then look foreign, those with the right bytes
// are adopted again, and nothing is lost.
func (p place) readManifest(name string) (manifest, error) {
	text, err := p.parent.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return manifest{}, nil
	}
	if err != nil {
		return nil, fault("read", name, err)
	}
	if m, err := parseManifest(string(text)); err == nil {
		return m, nil
	}
	return manifest{}, nil
}

// draftOf names the file that a manifest is until it is whole.
func draftOf(name string) string { return name + ".new" }

// writeManifest puts a whole manifest in place in one step, and on the disk.
func (p place) writeManifest(name string, m manifest) error {
	draft := draftOf(name)
	err := func() error {
		f, err := p.parent.OpenFile(draft, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o666)
		if err != nil {
			return err
		}
		return errors.Join(m.write(f), f.Sync(), f.Close())
	}()
	if err == nil {
		err = p.parent.Rename(draft, name)
	}
	if err != nil {
		p.parent.Remove(draft)
		return fault("write", name, err)
	}
	return nil
}
