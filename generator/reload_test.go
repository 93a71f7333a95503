package generator

import (
	"cmp"
	"fmt"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"mentorbook/generator/internal/schema"
	"mentorbook/generator/internal/site"
	"mentorbook/generator/internal/source"
	"mentorbook/themes"
)

// twin is a programme in preview, and another look at the same folder, which
// forgets all that it read of its pages before it compares.
type twin struct {
	folder      string
	shown, anew *Project
}

func newTwin(t *testing.T, files map[string]string) *twin {
	t.Helper()
	w := &twin{folder: programme(t, files)}
	for _, p := range []**Project{&w.shown, &w.anew} {
		opened, err := Open(Options{Content: w.folder, Themes: t.TempDir(), Default: themes.Default(), Now: testDay})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { opened.Close() })
		*p = opened
	}
	return w
}

// write changes a file, or with no text removes it, and reloads it.
func (w *twin) write(t *testing.T, name, text string) {
	t.Helper()
	file := filepath.Join(w.folder, filepath.FromSlash(name))
	err := os.Remove(file)
	if text != "" {
		err = os.WriteFile(file, []byte(text), 0o666)
	}
	if err != nil {
		t.Fatal(err)
	}
	w.shown.Reload([]string{file})
}

// same compares what is shown and found with what is when everything was read
// anew.
func (w *twin) same(t *testing.T, what string) {
	t.Helper()
	w.forget()
	got, want := addressesOf(w.shown), addressesOf(w.anew)
	if !slices.Equal(got, want) {
		t.Fatalf("%s: the addresses are\n%s\nbut anew\n%s", what, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	found, err := w.shown.Examine(t.Context())
	foundAnew, err2 := w.anew.Examine(t.Context())
	if err != nil || err2 != nil || !slices.Equal(found, foundAnew) {
		t.Fatalf("%s: finds\n%v\nbut anew\n%v", what, found, foundAnew)
	}
	for _, address := range slices.Concat(slices.Sorted(maps.Keys(w.anew.known.all)), []string{"/sitemap.xml", "/people/ada/", "/ada/"}) {
		g, _ := w.shown.Page(address)
		n, _ := w.anew.Page(address)
		if g.Status != n.Status || string(g.Body) != string(n.Body) {
			t.Fatalf("%s: %s shows %d\n%s\nbut anew %d\n%s", what, address, g.Status, g.Body, n.Status, n.Body)
		}
		if n.Status != http.StatusOK {
			return // every page tells the same errors
		}
	}
}

// forget reads the pages of the other project again, and nothing else.
func (w *twin) forget() {
	p := w.anew
	tree, problems := source.Walk(p.content.root.FS(), p.content.label)
	p.content.grow(tree)
	p.found[inNames] = problems
	p.pages, p.ordered = map[string]*loaded{}, nil
	p.loadAll(tree.Pages)
	p.assemble()
	p.renewAll()
}

func addressesOf(p *Project) []string {
	var list []string
	for address, i := range p.known.all {
		if i != elsewhere {
			o := p.outputs[i]
			address += fmt.Sprint(" ", o.Layout, " ", o.Search, " ", o.Page != nil)
		}
		list = append(list, address)
	}
	slices.Sort(list)
	return list
}

// withLine puts a line into front matter in place of that of the same key.
func withLine(text, line string) string {
	key, _, _ := strings.Cut(line, ":")
	key, without := strings.CutPrefix(key, "no ")
	lines := slices.DeleteFunc(strings.SplitAfter(text, "\n"), func(l string) bool { return strings.HasPrefix(l, key+":") })
	if !without {
		lines = slices.Insert(lines, 1, line+"\n")
	}
	return strings.Join(lines, "")
}

// edits reads the programme of the test and what is done to its pages.
func edits(t *testing.T) (files map[string]string, lines map[string][]string) {
	t.Helper()
	archive, err := txtar.ParseFile(filepath.Join("testdata", "edits.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	files, lines = map[string]string{}, map[string][]string{}
	for _, f := range archive.Files {
		if name, list := strings.CutSuffix(f.Name, ".edits"); list {
			lines[name] = strings.Split(strings.TrimSpace(string(f.Data)), "\n")
			continue
		}
		files[f.Name] = string(f.Data)
	}
	return files, lines
}

// After any edit of one key of one page the preview shows, has and finds what
// it would if it were opened anew.
func TestReloadOfEveryKey(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long; the tests below reload in the same ways")
	}
	files, lines := edits(t)
	w := newTwin(t, files)
	w.same(t, "at first")
	for _, name := range slices.Sorted(maps.Keys(lines)) {
		for _, line := range lines[name] {
			w.write(t, name, withLine(files[name], line))
			w.same(t, name+" with "+line)
			w.write(t, name, files[name])
		}
		w.same(t, name+" as it was")
	}
}

// Every key of every type is edited above.
func TestEveryKeyIsEdited(t *testing.T) {
	_, lines := edits(t)
	shared := schema.Of[site.Plain]().Names()
	edited := map[string]bool{}
	for name, list := range lines {
		for _, line := range list {
			key, _, _ := strings.Cut(strings.TrimPrefix(line, "no "), ":")
			edited[folderOf(name)+" "+key] = true
			edited[key] = edited[key] || slices.Contains(shared, key)
		}
	}
	for _, ty := range contentTypes(nil) {
		for _, key := range ty.Schema.Names() {
			if !edited[cmp.Or(ty.Folder, ".")+" "+key] && !edited[key] {
				t.Errorf("no edit of %q of a %s", key, ty.Name)
			}
		}
	}
}

func folderOf(name string) string { return filepath.ToSlash(filepath.Dir(name)) }

// The same when a page goes, comes back, or gets another name.
func TestReloadOfFiles(t *testing.T) {
	files, lines := edits(t)
	w := newTwin(t, files)
	for _, name := range slices.Sorted(maps.Keys(lines)) {
		w.write(t, name, "")
		w.same(t, "without "+name)
		other := strings.TrimSuffix(name, ".md") + "-2.md"
		w.write(t, other, files[name])
		w.same(t, name+" as "+other)
		w.write(t, other, "")
		w.write(t, name, files[name])
		w.same(t, name+" again")
	}
}

// The same where people go from one page of a list to the next.
func TestReloadOverPages(t *testing.T) {
	const profile = "---\nname: %s\nheadline: Glad to talk\nconsent: {date: 2026-01-01}\nlanguages: [en]\ntopics: [feedback]\nformats: [long-term]\n---\n"
	files := map[string]string{"site.yaml": "title: Small\ndirector: {name: Maren}\ntopic_groups: [{id: skills}]\nformats: [{id: long-term}]\n", "mentors/one.md": fmt.Sprintf(profile, "B"),
		"topics/other.md": "---\ntitle: Other\ngroup: skills\n---\n"}
	for i := range 48 {
		files[fmt.Sprintf("mentors/m%02d.md", i)] = fmt.Sprintf(profile, fmt.Sprint("M", i))
	}
	w := newTwin(t, files)
	for _, line := range []string{"name: Z", "name: A", "status: paused", "topics: [other]", "languages: [de]"} {
		w.write(t, "mentors/one.md", withLine(files["mentors/one.md"], line))
		w.same(t, line)
		w.write(t, "mentors/one.md", files["mentors/one.md"])
	}
	w.same(t, "as it was")
}

// What an edit costs in a large programme follows from how much of it is made
// again.
func TestReloadKeepsThePlan(t *testing.T) {
	files, _ := edits(t)
	w := newTwin(t, files)
	const ada = "mentors/ada.md"
	for line, kept := range map[string][2]bool{ // site, plan
		"headline: Happy to talk": {true, true}, "name: Zada Okafor": {true, true}, "capacity: {mentees: 2, taken: 2}": {true, true},
		"topics: [repair]": {true, false}, "languages: [fr]": {true, false}, "draft: true": {false, false},
	} {
		before, plan := w.shown.site, w.shown.known
		w.write(t, ada, withLine(files[ada], line))
		if got := [2]bool{w.shown.site == before, w.shown.known == plan}; got != kept {
			t.Errorf("%s: site and plan are kept: %v, want %v", line, got, kept)
		}
		w.write(t, ada, files[ada])
	}
}
