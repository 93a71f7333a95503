package publish

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

var date = time.Date(2020, 2, 2, 0, 0, 0, 0, time.UTC)

// stamps are what changes when a folder or file is written or moved. Reading
// leaves them alone.
func stamps(t *testing.T, dir string) map[string]string {
	t.Helper()
	got := map[string]string{}
	must(t, filepath.WalkDir(dir, func(full string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		got[full] = fmt.Sprint(info.ModTime().UnixNano(), changed(info))
		return err
	}))
	return got
}

func TestNothingChangedWritesNothing(t *testing.T) {
	out := output(t)
	files := site{"index.html": "home", "a/b.html": "B"}
	mustPublish(t, out, files)
	lay(t, out, site{"mine": "m", "empty/": ""})
	before := stamps(t, filepath.Dir(out))
	mustPublish(t, out, files)
	if after := stamps(t, filepath.Dir(out)); !maps.Equal(before, after) {
		t.Errorf("before %v\nafter %v", before, after)
	}
}

func TestTouchedFilesStayOurs(t *testing.T) {
	out := output(t)
	mustPublish(t, out, site{"same": "1", "changes": "2", "goes": "3"})
	for _, name := range []string{"same", "changes", "goes"} {
		must(t, os.Chtimes(filepath.Join(out, name), date, date))
	}
	s := mustPublish(t, out, site{"same": "1", "changes": "two"})
	if want := (Summary{Files: 2, Written: 1, Unchanged: 1, Removed: 1, Bytes: 4}); s != want {
		t.Errorf("summary %+v, want %+v", s, want)
	}
	wantSite(t, out, site{"same": "1", "changes": "two"})
	wantTidy(t, out)
}

func TestUnchangedAndForeignFilesAreTheSameFiles(t *testing.T) {
	out := output(t)
	mustPublish(t, out, site{"a": "1", "same": "s"})
	lay(t, out, site{"mine": "m"})
	before := map[string]fs.FileInfo{}
	for _, name := range []string{"same", "mine"} {
		before[name], _ = os.Stat(filepath.Join(out, name))
	}
	mustPublish(t, out, site{"a": "2", "same": "s"})
	for name, was := range before {
		if now, err := os.Stat(filepath.Join(out, name)); err != nil || !os.SameFile(was, now) {
			t.Errorf("%s is another file now (%v)", name, err)
		}
	}
}

func TestPermissionsOfFoldersStay(t *testing.T) {
	out := output(t)
	mustPublish(t, out, site{"a": "1", "d/b": "1", "e/c": "1"})
	for name, mode := range map[string]fs.FileMode{".": 0o750, "d": 0o700} {
		must(t, os.Chmod(filepath.Join(out, name), mode))
	}
	mustPublish(t, out, site{"a": "2", "d/b": "1", "e/c": "1"})
	usual, err := os.Stat(filepath.Join(filepath.Dir(out), workFolder))
	must(t, err)
	for name, want := range map[string]fs.FileMode{".": 0o750, "d": 0o700, "e": usual.Mode().Perm()} {
		info, err := os.Stat(filepath.Join(out, name))
		if must(t, err); info.Mode().Perm() != want {
			t.Errorf("%s has %o, want %o", name, info.Mode().Perm(), want)
		}
	}
}

func TestOpenRefusesWhatIsNoFolder(t *testing.T) {
	dir := t.TempDir()
	lay(t, dir, site{"file": "f", "real/x": "x", "link": "-> real", "work/.mentorbook": "a file"})
	before := read(t, dir)
	for name, want := range map[string]string{
		"file":        "is a file, not a folder",
		"link":        "is a link to another place, not a folder",
		"file/public": "cannot make the folder",
		"work/public": "is a file, not a folder",
		".":           "holds the folder that you work in",
		"..":          "holds the folder that you work in",
	} {
		t.Run(name, func(t *testing.T) {
			t.Chdir(dir)
			_, err := publish(t, name, Options{}, site{"a": "1"})
			var told *Error
			if !errors.As(err, &told) || !strings.Contains(told.Message, want) || told.Hint == "" {
				t.Fatalf("error %v", err)
			}
			if list := told.Diagnostics(); list[0].Hint != told.Hint || list[0].Code != "publish/"+told.Rule {
				t.Errorf("diagnostics %v", list)
			}
		})
	}
	wantSite(t, dir, before)
}

func TestALinkInsideNeverLeadsOut(t *testing.T) {
	out := output(t)
	private := filepath.Join(filepath.Dir(out), "private")
	lay(t, private, site{"x": "secret"})
	lay(t, out, site{"d": "-> ../private", "a": "-> " + private})
	if _, err := publish(t, out, Options{}, site{"d/x": "ours", "a/y": "ours"}); !errors.Is(err, ErrConflict) {
		t.Fatalf("error %v", err)
	}
	if _, err := publish(t, out, Options{Foreign: Overwrite}, site{"d/x": "ours", "a/y": "ours"}); err != nil {
		t.Fatal(err)
	}
	wantSite(t, private, site{"x": "secret"})
	wantSite(t, out, site{"d/x": "ours", "a/y": "ours"})
}

func TestManyGoroutines(t *testing.T) {
	out := output(t)
	want := site{}
	for i := range 400 {
		want[fmt.Sprintf("s%d/p%d/index.html", i%7, i)] = fmt.Sprint(i)
	}
	for range 2 {
		p, err := Open(out, Options{})
		must(t, err)
		var wg sync.WaitGroup
		for worker := range 8 {
			wg.Go(func() {
				var buffer []byte
				for name, text := range want {
					buffer = append(buffer[:0], text...)
					if worker%2 == 0 {
						if _, kept := p.Keep(name); kept {
							continue
						}
					}
					if err := p.Put(name, buffer); err != nil {
						t.Error(err)
					}
				}
			})
		}
		wg.Wait()
		_, err = p.Commit(t.Context())
		must(t, errors.Join(err, p.Discard()))
		wantSite(t, out, want)
	}
}

// A disk that cannot link gets copies that count as ours all the same.
func TestCopiesStandInForLinks(t *testing.T) {
	dir := t.TempDir()
	root, err := os.OpenRoot(dir)
	must(t, err)
	defer root.Close()
	text := rand.Text()
	lay(t, dir, site{"from": text})
	must(t, os.Chtimes(filepath.Join(dir, "from"), date, date))
	must(t, os.Chmod(filepath.Join(dir, "from"), 0o640))
	must(t, copyFile(root, "from", "to"))
	from, _ := root.Lstat("from")
	to, _ := root.Lstat("to")
	if entryOf(from) != entryOf(to) {
		t.Errorf("the copy is %v, want %v", entryOf(to), entryOf(from))
	}
	wantSite(t, dir, site{"from": text, "to": text})
}
