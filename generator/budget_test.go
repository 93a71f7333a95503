package generator_test

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"mentorbook/generator"
	"mentorbook/generator/diag"
)

// made builds a programme and fails on any finding.
func (p *programme) made(t *testing.T, o generator.Options) generator.Summary {
	t.Helper()
	done, problems, err := opened(o, func(g *generator.Project) (generator.Summary, diag.List, error) { return g.Build(t.Context()) })
	if err := faultless(problems, err); err != nil {
		t.Fatal(err)
	}
	return done
}

// files reads what was published.
func files(t *testing.T, folder string) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	err := fs.WalkDir(os.DirFS(folder), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		all[name], err = os.ReadFile(filepath.Join(folder, filepath.FromSlash(name)))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// Any number of workers writes the same bytes, in any order of the pages.
func TestSameBytesWithAnyWorkers(t *testing.T) {
	p := newProgramme(t, 100)
	var first map[string][]byte
	for _, workers := range []int{1, 4, 4, 3} {
		p.empty(t)
		o := p.options()
		o.Workers = workers
		p.made(t, o)
		now := files(t, p.out)
		if first == nil {
			first = now
			continue
		}
		if len(now) != len(first) {
			t.Errorf("%d workers: %d files, one wrote %d", workers, len(now), len(first))
		}
		for name, data := range now {
			if !bytes.Equal(data, first[name]) {
				t.Errorf("%d workers: %s has other bytes (%x and %x)", workers, name, sha256.Sum256(data), sha256.Sum256(first[name]))
			}
		}
	}
}

// A build that changes nothing writes nothing: no file of the site or beside it
// is another one or newer than before.
func TestRebuildOpensNoFileForWriting(t *testing.T) {
	p := newProgramme(t, 60)
	p.made(t, p.options())
	before := everyFile(t, p)
	done := p.made(t, p.options())
	if done.Written != 0 || done.Removed != 0 || done.Unchanged != done.Files {
		t.Errorf("%d written, %d removed, %d of %d unchanged", done.Written, done.Removed, done.Unchanged, done.Files)
	}
	after := everyFile(t, p)
	for name, was := range before {
		if is := after[name]; is == nil || !os.SameFile(was, is) || !is.ModTime().Equal(was.ModTime()) || is.Size() != was.Size() {
			t.Errorf("%s was written again", name)
		}
	}
	if len(after) != len(before) {
		t.Errorf("%d files, were %d", len(after), len(before))
	}
}

// everyFile looks at the site and what is remembered of it. The lock is opened
// by every build.
func everyFile(t *testing.T, p *programme) map[string]fs.FileInfo {
	t.Helper()
	all := map[string]fs.FileInfo{}
	for _, root := range []string{p.out, filepath.Join(p.folder, ".mentorbook")} {
		err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() && filepath.Ext(name) != ".lock" {
				all[name], err = d.Info()
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// What a reader's browser fetches for one page, gzipped: the page, the style
// sheet and the script (DESIGN.md section 9).
func TestPagesAreSmall(t *testing.T) {
	const page, directory = 25 << 10, 40 << 10
	made := newProgramme(t, 600)
	made.made(t, made.options())
	starter, err := builtStarter()
	if err != nil {
		t.Fatal(err)
	}
	for name, out := range map[string]string{"corpus": made.out, "starter": starter} {
		all := files(t, out)
		assets := map[string]int{}
		for file, data := range all {
			if ext := path.Ext(file); ext == ".css" || ext == ".js" {
				assets[file] = gzipped(t, data)
			}
		}
		if len(assets) < 2 {
			t.Fatal("no style sheet and no script")
		}
		for file, data := range all {
			budget := page
			switch {
			case !strings.HasSuffix(file, ".html") || strings.HasPrefix(file, "print/"):
				continue
			case strings.HasPrefix(file, "mentors/index") || strings.HasPrefix(file, "mentors/page/") || strings.HasPrefix(file, "topics/") || strings.HasPrefix(file, "languages/"):
				budget = directory
			}
			own := 0 // what a script fetches later is not among it
			loaded := links(data)
			for asset, size := range assets {
				if slices.ContainsFunc(loaded, func(address string) bool { return strings.HasSuffix(address, asset) }) {
					own += size
				}
			}
			if size := own + gzipped(t, data); size > budget {
				t.Errorf("%s: %s takes %d bytes, %d of them style and script; %d are the most", name, file, size, own, budget)
			}
		}
	}
}

// link is an address that a page loads or leads to, not one for later.
var link = regexp.MustCompile(`[ "](?:src|href)="?([^" >]+)`)

func links(page []byte) (all []string) {
	for _, m := range link.FindAllSubmatch(page, -1) {
		all = append(all, string(m[1]))
	}
	return all
}

func gzipped(t *testing.T, data []byte) int {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Len()
}

// What one more profile, with its share of guides, costs in memory: objects and
// bytes that a build makes, and bytes that stay once the pages are read. Time
// depends on the machine and these do not, so that they are what is held; most of
// what a build takes beyond the floor is making and collecting them. The bounds
// are some fifteen percent above what was reached.
func TestProfilesTakeLittleMemory(t *testing.T) {
	if raced {
		t.Skip("the race detector has memory of its own")
	}
	const few, many = 200, 800
	small, large := memoryOf(t, few), memoryOf(t, many)
	for _, budget := range []struct {
		what               string
		small, large, most uint64
	}{
		{"objects made", small.made, large.made, 1520},
		{"bytes made", small.bytes, large.bytes, 150 << 10},
		{"bytes kept", small.kept, large.kept, 5 << 10},
	} {
		each := (budget.large - budget.small) / (many - few)
		t.Logf("%s for each profile: %d", budget.what, each)
		if each > budget.most {
			t.Errorf("%s for each profile: %d; %d are the most", budget.what, each, budget.most)
		}
	}
}

type memoryUse struct{ made, bytes, kept uint64 }

// memoryOf builds a programme of some profiles without its search index.
func memoryOf(t *testing.T, mentors int) memoryUse {
	t.Helper()
	p := newProgramme(t, mentors)
	o := p.options()
	o.Workers, o.NoSearch = 1, true
	before := measured()
	g, err := generator.Open(o)
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	kept := measured().HeapAlloc - before.HeapAlloc
	_, problems, err := g.Build(t.Context())
	if err := faultless(problems, err); err != nil {
		t.Fatal(err)
	}
	after := measured()
	return memoryUse{after.Mallocs - before.Mallocs, after.TotalAlloc - before.TotalAlloc, kept}
}

func measured() (m runtime.MemStats) {
	runtime.GC()
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m
}
