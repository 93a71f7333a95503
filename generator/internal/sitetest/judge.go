package sitetest

import (
	"bytes"
	"cmp"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
)

// Judge lets all judges loose on a published folder: crawl and Nu HTML checker
// on every page, three readers on every PDF, the served site at three base paths, and the browser on two
// pages of each kind (see [Sample]) as four readers see them: on a light
// desktop, on a dark phone, with text at 400 %, and without scripts.
func Judge(t *testing.T, dir string) {
	t.Run("crawl", func(t *testing.T) { Report(t, Crawl(dir)) })
	for _, base := range []string{"/", "/a/", "/a/b/"} {
		t.Run("follow at "+base, func(t *testing.T) { Report(t, Follow(t, Serve(t, dir, base))) })
	}
	t.Run("nu", func(t *testing.T) { Report(t, NuCheck(t, dir)) })
	t.Run("pdf", func(t *testing.T) { Report(t, CheckPDFs(t, dir)) })
	sample := Sample(t, dir)
	if len(sample) == 0 {
		t.Errorf("no pages in %s", dir)
	}
	for name, reader := range readers {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			home := Serve(t, dir, "/a/")
			page := Browser(t).Open(home, reader.view)
			for _, p := range sample {
				page.Goto(home + p)
				found := page.Faults()
				if reader.judge != nil {
					found = append(found, reader.judge(page)...)
				}
				Report(t, found)
			}
		})
	}
}

// readers are those who look at each page of a sample.
var readers = map[string]struct {
	view  View
	judge func(*Page) []Finding
}{
	"light desktop":   {View{}, (*Page).Axe},
	"dark phone":      {View{Width: 360, Height: 740, Scheme: Dark}, (*Page).Axe},
	"large text":      {View{Width: 320, Height: 256}, (*Page).Reflow},
	"without scripts": {View{Scripts: ScriptsOff}, nil},
}

// crowd is the number of folders in a folder above which they are taken for
// pages of one kind.
const crowd = 4

// Sample gives the addresses, below the home page, of the longest and the
// shortest page of each kind. Pages are of one kind when their folders lie
// together with more than [crowd] others ("mentors/*/", but also
// "training/modules/*/facilitator/"); each folder of the root is a kind of its
// own. Pages that only send the reader on are left out.
func Sample(t testing.TB, dir string) []string {
	t.Helper()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	pages, err := readPages(root.FS())
	if err != nil {
		t.Fatal(err)
	}
	children := map[string]int{}
	for _, p := range pages {
		children[path.Dir(p.folder)]++
	}
	kinds := map[string][]sized{}
	for _, p := range pages {
		k := kind(p.folder, children)
		kinds[k] = append(kinds[k], p)
	}
	var sample []string
	for _, same := range kinds {
		slices.SortFunc(same, func(a, b sized) int {
			return cmp.Or(cmp.Compare(a.bytes, b.bytes), cmp.Compare(a.folder, b.folder))
		})
		sample = append(sample, same[0].address(), same[len(same)-1].address())
	}
	slices.Sort(sample)
	return slices.Compact(sample)
}

// sized is a page that is an index.html.
type sized struct {
	folder string
	bytes  int
}

func (s sized) address() string {
	if s.folder == "." {
		return ""
	}
	return s.folder + "/"
}

func readPages(site fs.FS) ([]sized, error) {
	var pages []sized
	err := fs.WalkDir(site, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || path.Base(name) != "index.html" {
			return err
		}
		data, err := fs.ReadFile(site, name)
		if err == nil && !bytes.Contains(data, []byte(`http-equiv="refresh"`)) && !bytes.Contains(data, []byte("http-equiv=refresh")) {
			pages = append(pages, sized{path.Dir(name), len(data)})
		}
		return err
	})
	return pages, err
}

// kind replaces the names that stand in a crowd.
func kind(folder string, children map[string]int) string {
	parts := strings.Split(folder, "/")
	for i := 1; i < len(parts); i++ {
		if children[strings.Join(strings.Split(folder, "/")[:i], "/")] > crowd {
			parts[i] = "*"
		}
	}
	return strings.Join(parts, "/")
}
