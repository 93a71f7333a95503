package publish

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// site is a folder as a reader sees it: contents by path, "-> target" for a
// link, "" under a name with a slash for an empty folder.
type site map[string]string

func publish(t testing.TB, out string, o Options, files site) (Summary, error) {
	t.Helper()
	p, err := Open(out, o)
	if err != nil {
		return Summary{}, err
	}
	defer p.Discard()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if err := p.Put(name, []byte(files[name])); err != nil {
			return Summary{}, err
		}
	}
	return p.Commit(t.Context())
}

func mustPublish(t testing.TB, out string, files site) Summary {
	t.Helper()
	s, err := publish(t, out, Options{}, files)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// lay puts things into a folder as a person would.
func lay(t testing.TB, dir string, files site) {
	t.Helper()
	for name, text := range files {
		full := filepath.Join(dir, filepath.FromSlash(name))
		must(t, os.MkdirAll(filepath.Dir(full), 0o777))
		switch target, link := strings.CutPrefix(text, "-> "); {
		case strings.HasSuffix(name, "/"):
			must(t, os.MkdirAll(full, 0o777))
		case link:
			must(t, os.Symlink(target, full))
		default:
			must(t, os.WriteFile(full, []byte(text), 0o666))
		}
	}
}

func read(t testing.TB, dir string) site {
	t.Helper()
	got := site{}
	err := filepath.WalkDir(dir, func(full string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(dir, full)
		name := filepath.ToSlash(rel)
		switch {
		case d.IsDir():
			if inside, err := os.ReadDir(full); err != nil || len(inside) == 0 && name != "." {
				got[name+"/"] = ""
			}
		case d.Type()&fs.ModeSymlink != 0:
			target, _ := os.Readlink(full)
			got[name] = "-> " + target
		default:
			data, err := os.ReadFile(full)
			must(t, err)
			got[name] = string(data)
		}
		return nil
	})
	if !errors.Is(err, fs.ErrNotExist) {
		must(t, err)
	}
	return got
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func wantSite(t testing.TB, out string, want site) {
	t.Helper()
	if got := read(t, out); !maps.Equal(got, want) {
		t.Errorf("the output folder holds %q\nwant %q", got, want)
	}
}

// wantTidy checks that nothing but the manifest and the lock lies beside.
func wantTidy(t testing.TB, out string) {
	t.Helper()
	beside := read(t, filepath.Join(filepath.Dir(out), workFolder))
	names := slices.Sorted(maps.Keys(beside))
	if want := []string{".gitignore", "public.lock", "public.manifest"}; !slices.Equal(names, want) {
		t.Errorf("beside the output folder lie %q, want %q", names, want)
	}
}

func output(t testing.TB) string { return filepath.Join(t.TempDir(), "public") }

func TestPublish(t *testing.T) {
	first := site{"index.html": "home", "a/index.html": "A", "b/c/index.html": "C"}
	tests := []struct {
		name   string
		lay    site // put there by a person after the first build
		remove []string
		force  Foreign
		put    site
		want   site
		sum    Summary
	}{
		{
			name: "nothing changed", put: first, want: first,
			sum: Summary{Files: 3, Unchanged: 3, Bytes: 6},
		}, {
			name: "one changed, one new, one removed with its folders",
			put:  site{"index.html": "home", "a/index.html": "A2", "new.txt": "n"},
			want: site{"index.html": "home", "a/index.html": "A2", "new.txt": "n"},
			sum:  Summary{Files: 3, Written: 2, Unchanged: 1, Removed: 1, Bytes: 7},
		}, {
			name: "foreign files are carried when something changes",
			lay:  site{".gitignore": "*", "a/notes/x.txt": "mine", "empty/deep/": "", "l": "-> nowhere", "ll": "-> index.html", "dl": "-> a"},
			put:  site{"index.html": "home2"},
			want: site{"index.html": "home2", ".gitignore": "*", "a/notes/x.txt": "mine", "empty/deep/": "", "l": "-> nowhere", "ll": "-> index.html", "dl": "-> a"},
			sum:  Summary{Files: 1, Written: 1, Removed: 2, Foreign: 6, Bytes: 5},
		}, {
			name: "a foreign file with the same bytes is adopted",
			lay:  site{"robots.txt": "R"},
			put:  site{"index.html": "home", "a/index.html": "A", "b/c/index.html": "C", "robots.txt": "R"},
			want: site{"index.html": "home", "a/index.html": "A", "b/c/index.html": "C", "robots.txt": "R"},
			sum:  Summary{Files: 4, Unchanged: 4, Bytes: 7},
		}, {
			name: "an edited page that the site no longer has is carried",
			lay:  site{"a/index.html": "edited"}, put: site{"index.html": "home"},
			want: site{"index.html": "home", "a/index.html": "edited"},
			sum:  Summary{Files: 1, Unchanged: 1, Removed: 1, Foreign: 1, Bytes: 4},
		}, {
			name: "force replaces foreign files in the way and nothing else",
			lay:  site{"robots.txt": "mine", "a/index.html": "edited", "link.txt": "-> index.html", "keep.txt": "k", "fold": "file"},
			put:  site{"index.html": "home", "robots.txt": "ours", "a/index.html": "A", "link.txt": "text", "fold/x": "x"}, force: Overwrite,
			want: site{"index.html": "home", "robots.txt": "ours", "a/index.html": "A", "link.txt": "text", "fold/x": "x", "keep.txt": "k"},
			sum:  Summary{Files: 5, Written: 4, Unchanged: 1, Removed: 1, Foreign: 1, Bytes: 14},
		}, {
			name: "a file becomes a folder and a folder a file",
			put:  site{"index.html/x": "1", "b": "2"}, want: site{"index.html/x": "1", "b": "2"},
			sum: Summary{Files: 2, Written: 2, Removed: 3, Bytes: 2},
		}, {
			name: "a file that somebody removed is written again", remove: []string{"a/index.html"},
			put: first, want: first, sum: Summary{Files: 3, Written: 1, Unchanged: 2, Bytes: 6},
		}, {
			name: "the whole folder removed", remove: []string{"."},
			put: first, want: first, sum: Summary{Files: 3, Written: 3, Bytes: 6},
		}, {
			name: "no page at all", lay: site{"mine": "m"}, put: site{}, want: site{"mine": "m"}, sum: Summary{Removed: 3, Foreign: 1},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			out := output(t)
			mustPublish(t, out, first)
			for _, name := range tt.remove {
				must(t, os.RemoveAll(filepath.Join(out, name)))
			}
			lay(t, out, tt.lay)
			got, err := publish(t, out, Options{Foreign: tt.force}, tt.put)
			if err != nil {
				t.Fatal(err)
			}
			if got != tt.sum {
				t.Errorf("summary %+v\nwant    %+v", got, tt.sum)
			}
			wantSite(t, out, tt.want)
			wantTidy(t, out)
			again := mustPublish(t, out, tt.put)
			if again.Written+again.Removed != 0 {
				t.Errorf("the same again: %+v", again)
			}
		})
	}
}

func TestConflictsLeaveEverythingAsItWas(t *testing.T) {
	out := output(t)
	mustPublish(t, out, site{"index.html": "home", "old": "o"})
	foreign := site{"index.html": "edit", "file": "f", "folder/mine": "m", "link": "-> index.html", "same": "s"}
	must(t, os.Remove(filepath.Join(out, "index.html")))
	lay(t, out, foreign)
	before := read(t, out)
	_, err := publish(t, out, Options{}, site{"index.html": "home!", "file/x": "x", "folder": "f", "link": "l", "same": "s"})
	var conflicts *ConflictError
	if !errors.As(err, &conflicts) || !errors.Is(err, ErrConflict) {
		t.Fatalf("error %v", err)
	}
	want := []Conflict{
		{"file", "was not written by mentorbook, and the folder of file/x must be there"},
		{"folder/mine", "was not written by mentorbook, and its folder must become the file folder; --force does not replace folders"},
		{"index.html", "was edited after mentorbook wrote it"},
		{"link", "is a link that mentorbook did not make"},
	}
	if !slices.Equal(conflicts.Conflicts, want) {
		t.Errorf("conflicts %q\nwant %q", conflicts.Conflicts, want)
	}
	wantSite(t, out, before)
	wantTidy(t, out)
}

func TestConflictErrorShowsTen(t *testing.T) {
	out := output(t)
	files, mine := site{}, site{}
	for _, r := range "abcdefghijkl" {
		files[string(r)], mine[string(r)] = "ours", "mine"
	}
	lay(t, out, mine)
	_, err := publish(t, out, Options{}, files)
	text := err.Error()
	for _, want := range []string{"12 files", "\n  j: was not", "\n  and 2 more", "--force"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in %s", want, text)
		}
	}
	if strings.Contains(text, "\n  k:") {
		t.Errorf("more than ten in %s", text)
	}
	var conflicts *ConflictError
	if errors.As(err, &conflicts); len(conflicts.Diagnostics()) != 11 {
		t.Errorf("%d diagnostics", len(conflicts.Diagnostics()))
	}
}

func TestPutRefusesBadPaths(t *testing.T) {
	for _, path := range []string{"", ".", "..", "../x", "/x", "a/../b", "a//b", "a/", "a\\b", "a\nb", "a\x00b", "a\xff"} {
		out := output(t)
		if _, err := publish(t, out, Options{}, site{"ok": "1", path: "x"}); !errors.Is(err, fs.ErrInvalid) {
			t.Errorf("%q: error %v", path, err)
		}
		wantSite(t, out, site{})
	}
}

func TestPutRefusesClashes(t *testing.T) {
	tests := []struct {
		puts [][2]string
		want string
	}{
		{[][2]string{{"a", "1"}, {"a", "22"}}, `two different files want the path "a": one of 1 bytes (6b86b273…) and one of 2 bytes (785f3ec7…)`},
		{[][2]string{{"a/b/c", "1"}, {"a", "1"}}, `"a" cannot be a file and the folder of "a/b/c"`},
		{[][2]string{{"a", "1"}, {"a/b/c", "1"}}, `"a" cannot be a file and the folder of "a/b/c"`},
		{[][2]string{{"a", "1"}, {"a", "1"}}, ""},
	}
	for _, tt := range tests {
		out := output(t)
		p, err := Open(out, Options{})
		must(t, err)
		var last error
		for _, put := range tt.puts {
			last = p.Put(put[0], []byte(put[1]))
		}
		_, committed := p.Commit(t.Context())
		must(t, p.Discard())
		if tt.want == "" {
			must(t, errors.Join(last, committed))
			continue
		}
		if last == nil || !strings.Contains(last.Error(), tt.want) || !errors.Is(committed, last) {
			t.Errorf("put: %v, commit: %v, want %s", last, committed, tt.want)
		}
		wantSite(t, out, site{})
	}
}

func TestKeep(t *testing.T) {
	out := output(t)
	files := site{"p/1.png": "one", "p/2.png": "two", "p/3.png": "three", "p/4.png": "four"}
	mustPublish(t, out, files)
	lay(t, out, site{"p/2.png": "TWO", "p/foreign.png": "x"})
	must(t, os.Chtimes(filepath.Join(out, "p/3.png"), date, date))
	p, err := Open(out, Options{})
	must(t, err)
	defer p.Discard()
	for path, want := range map[string]bool{"p/1.png": true, "p/2.png": false, "p/3.png": true, "p/foreign.png": false, "p/none.png": false, "../x": false} {
		size, got := p.Keep(path)
		if got != want {
			t.Errorf("keep %s: %v", path, got)
		}
		if want && size != int64(len(files[path])) {
			t.Errorf("%s has %d bytes", path, size)
		}
	}
	s, err := p.Commit(t.Context())
	must(t, err)
	if want := (Summary{Files: 2, Unchanged: 2, Removed: 1, Foreign: 2, Bytes: 8}); s != want {
		t.Errorf("summary %+v, want %+v", s, want)
	}
	wantSite(t, out, site{"p/1.png": "one", "p/2.png": "TWO", "p/3.png": "three", "p/foreign.png": "x"})
}

func TestDiscardAndCancelLeaveEverything(t *testing.T) {
	out := output(t)
	mustPublish(t, out, site{"a": "1"})
	for name, end := range map[string]func(*Publication) error{
		"discard": func(*Publication) error { return nil },
		"cancel": func(p *Publication) error {
			ctx, cancel := context.WithCancel(t.Context())
			cancel()
			if _, err := p.Commit(ctx); !errors.Is(err, context.Canceled) {
				return errors.New("committed")
			}
			return nil
		},
	} {
		p, err := Open(out, Options{})
		must(t, err)
		must(t, p.Put("a", []byte("2")))
		must(t, end(p))
		must(t, p.Discard())
		must(t, p.Discard())
		if err := p.Put("b", nil); !errors.Is(err, ErrFinished) {
			t.Errorf("%s: put after the end: %v", name, err)
		}
		if _, err := p.Commit(t.Context()); !errors.Is(err, ErrFinished) {
			t.Errorf("%s: commit after the end: %v", name, err)
		}
		wantSite(t, out, site{"a": "1"})
		wantTidy(t, out)
	}
}

func TestSecondBuildIsLockedOut(t *testing.T) {
	out := output(t)
	p, err := Open(out, Options{})
	must(t, err)
	var told *Error
	if _, err := Open(out, Options{}); !errors.Is(err, ErrLocked) || !errors.As(err, &told) || told.Hint == "" {
		t.Fatalf("second build: %v", err)
	}
	must(t, p.Discard())
	mustPublish(t, out, site{"a": "1"})
}
