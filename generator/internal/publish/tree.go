package publish

import (
	"errors"
	"io/fs"
	"os"
)

// tree is what one folder holds, read once.
type tree struct {
	exists  bool
	files   map[string]entry       // all but folders
	folders map[string]fs.FileMode // "." is the folder itself
	empty   []string               // folders without anything in them: nobody but a person makes those
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
func (p place) readTree() (tree, error) {
	t := tree{files: map[string]entry{}, folders: map[string]fs.FileMode{}}
	info, err := p.parent.Lstat(p.name)
	if errors.Is(err, fs.ErrNotExist) {
		return t, nil
	}
	if err != nil {
		return t, fault("look at", p.shown, err)
	}
	t.exists = true
	t.folders["."] = info.Mode()
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
		file := prefix + info.Name()
		if info.IsDir() {
			t.folders[file] = info.Mode()
			below = append(below, info.Name())
		} else {
			t.files[file] = entryOf(info)
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
