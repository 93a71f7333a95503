package publish

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"strings"
)

// tree is all that is known of the output folder: one table, since it is held
// in memory while every page is made.
type tree struct {
	exists  bool
	files   map[string]*file   // all but folders
	folders map[string]*folder // "." is the folder itself
	empty   []string           // folders without anything in them: nobody but a person makes those
}

// file is what is known of one path.
type file struct {
	last  record // as we published it, when published
	there entry  // as it lies there, when exists
	want  record // as this run's site has it, when claimed

	published, exists, claimed bool

	staged bool // wanted, and its bytes are in the stage already
	stays  bool // not wanted, and not ours to remove
}

// folder is what is known of a folder.
type folder struct {
	mode   fs.FileMode // when exists
	exists bool
	needed bool // by a file of this run's site
}

// newTree makes a tree in which nothing is there, of files that were published.
func newTree(before manifest) tree {
	t := tree{files: make(map[string]*file, len(before)), folders: map[string]*folder{}}
	for name, r := range before {
		t.files[name] = &file{last: r, published: true}
		for dir := path.Dir(name); dir != "." && t.folders[dir] == nil; dir = path.Dir(dir) {
			t.folders[dir] = &folder{}
		}
	}
	return t
}

func (f *folder) found(info fs.FileInfo) { f.mode, f.exists = info.Mode(), true }

func (t tree) file(name string) *file     { return entered(t.files, name) }
func (t tree) folder(name string) *folder { return entered(t.folders, name) }

// entered gives the entry of a path, made when there is none.
func entered[E any](table map[string]*E, name string) *E {
	e := table[name]
	if e == nil {
		e = new(E)
		table[name] = e
	}
	return e
}

// needs tells whether the site has something below a path.
func (t tree) needs(name string) bool {
	f := t.folders[name]
	return f != nil && f.needed
}

// claims tells whether the site has a file at a path.
func (t tree) claims(name string) bool {
	f := t.files[name]
	return f != nil && f.claimed
}

// below gives the first file of the site below a path, for messages.
func (t tree) below(name string) (first string) {
	for other, f := range t.files {
		if f.claimed && strings.HasPrefix(other, name+"/") && (first == "" || other < first) {
			first = other
		}
	}
	return first
}

// records are those of a path: of the last site, and of this one.
func (t tree) records(name string) []record {
	var list []record
	if f := t.files[name]; f != nil && f.published {
		list = append(list, f.last)
	}
	if f := t.files[name]; f != nil && f.claimed {
		list = append(list, f.want)
	}
	return list
}

// wanted is the manifest of this run's site.
func (t tree) wanted() manifest {
	m := manifest{}
	for name, f := range t.files {
		if f.claimed {
			m[name] = f.want
		}
	}
	return m
}

// entry is what the system says about a file without opening it.
type entry struct {
	mode  fs.FileMode
	size  int64
	mtime int64 // nanoseconds since 1970
}

func entryOf(info fs.FileInfo) entry {
	return entry{mode: info.Mode(), size: info.Size(), mtime: info.ModTime().UnixNano()}
}

// matches tells that a file is, for all that size and time can say, the one
// of the record.
func (e entry) matches(r record) bool {
	return e.mode.IsRegular() && e.size == r.size && e.mtime == r.mtime
}

// readTree walks the output folder: one listing a folder, one lstat a file.
func (p place) readTree(before manifest) (tree, error) {
	t := newTree(before)
	info, err := p.parent.Lstat(p.name)
	if errors.Is(err, fs.ErrNotExist) {
		return t, nil
	}
	if err != nil {
		return t, fault("look at", p.shown, err)
	}
	t.exists = true
	t.folder(".").found(info)
	return t, t.read(p.parent, p.name, "", p.shown+"/")
}

// read lists the folder that is called name in above. Its path is the prefix,
// which is empty or ends in a slash. Opening every folder from the one above
// it costs one call, however deep it lies.
func (t *tree) read(above *os.Root, name, prefix, shown string) error {
	infos, err := list(above, name)
	if err != nil {
		return fault("read the folder", shown+prefix, err)
	}
	if len(infos) == 0 && prefix != "" {
		t.empty = append(t.empty, prefix[:len(prefix)-1])
	}
	var below []string
	for _, info := range infos {
		name := prefix + info.Name()
		if info.IsDir() {
			t.folder(name).found(info)
			below = append(below, info.Name())
		} else {
			f := t.file(name)
			f.there, f.exists = entryOf(info), true
		}
	}
	if len(below) == 0 {
		return nil
	}
	here, err := above.OpenRoot(name)
	if err != nil {
		return fault("open the folder", shown+prefix, err)
	}
	defer here.Close()
	for _, folder := range below {
		if err := t.read(here, folder, prefix+folder+"/", shown); err != nil {
			return err
		}
	}
	return nil
}

// list gives what a folder holds, with one lstat a file.
func list(root *os.Root, folder string) ([]fs.FileInfo, error) {
	f, err := root.Open(folder)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return f.Readdir(-1)
}
