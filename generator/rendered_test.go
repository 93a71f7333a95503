package generator

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"net/url"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"

	"mentorbook/themes"
)

// memory is an output folder that is nowhere.
type memory struct {
	mu    sync.Mutex
	files map[string]string
}

func (m *memory) Put(name string, data []byte) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.files[name] = string(data)
	return nil
}

func (m *memory) Keep(string) (int64, bool) { return 0, false }

// rendered gives the files of a programme's site.
func rendered(t *testing.T, files map[string]string) map[string]string {
	t.Helper()
	p, err := Open(Options{Content: programme(t, files), Themes: t.TempDir(), Default: themes.Default(), Now: testDay, BaseURL: "https://example.org/m/"})
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	out := &memory{files: map[string]string{}}
	l, err := p.render(t.Context(), out, nil)
	if err != nil || l.HasErrors() {
		t.Fatal(err, l)
	}
	return out.files
}

// anchors gives the ids of a page and the fragments that it leads to on itself.
func anchors(t *testing.T, text string) (ids, fragments []string) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		for _, a := range n.Attr {
			if a.Key == "id" {
				ids = append(ids, a.Val)
			}
			if fragment, ok := strings.CutPrefix(a.Val, "#"); ok && a.Key == "href" {
				plain, err := url.PathUnescape(fragment)
				if err != nil {
					t.Error(err)
				}
				fragments = append(fragments, plain)
			}
		}
	}
	return ids, fragments
}

// whole holds that a page has each id once and every place that it leads to.
func whole(t *testing.T, name, text string) {
	t.Helper()
	ids, fragments := anchors(t, text)
	slices.Sort(ids)
	for i, id := range ids {
		if i > 0 && ids[i-1] == id {
			t.Errorf("%s has the id %q twice", name, id)
		}
	}
	for _, f := range fragments {
		if !slices.Contains(ids, f) && f != "top" {
			t.Errorf("%s leads to #%s, which it does not have", name, f)
		}
	}
}

// The printed handbook holds every page of the handbook at any depth, with the
// links between them inside, and no people.
func TestPrintedHandbook(t *testing.T) {
	site := rendered(t, map[string]string{
		"about.md":                    "---\ntitle: About\n---\n[f](guides/first.md#before) [m](training/modules/basics.md) [t](training/tracks/start.md) [here](#ours) [[mentee]]\n\n## Ours\n\nNote.[^n]\n\n[^n]: One.\n",
		"guides/first.md":             "---\ntitle: First\ntask: I need to begin\n---\n## Before\n\n[about](../about.md#ours) [self](first.md#before) [up](../guides/)\n\nNote.[^n]\n\n[^n]: Two.\n",
		"glossary/mentee.md":          "---\ntitle: Mentee\n---\n## More\n\n[m](#more) [[mentor]]\n",
		"glossary/mentor.md":          "---\ntitle: Mentor\n---\n## More\n\n[m](#more)\n",
		"training/modules/basics.md":  "---\ntitle: Basics\nrole: core\naudience: [mentor]\nlevels: [new]\nminutes: {teach: 20}\nobjectives: [LEARNED]\nkey_points: [KEPT]\n---\nDEEP-IN-TRAINING [g](../../guides/first.md)\n",
		"training/tracks/start.md":    "---\ntitle: Start\nfor: {audience: mentor, level: new}\noutcome: REACHED\nsteps: [{module: basics}]\n---\n",
		"deep/er/and/deeper/lost.md":  "---\ntitle: Lost\n---\nDEEPEST [a](../../../../about.md)\n",
		"mentors/ada.md":              "---\nname: Ada Okafor\nheadline: H\nconsent: {date: 2026-01-01}\nlanguages: [en]\ntopics: [feedback]\nformats: [long-term]\n---\nPERSON\n",
		"roundtables/spring/index.md": "---\ntitle: Spring\naudience: [mentor]\nstarts: 2026-06-01 12:00\nminutes: 60\nhost: H\nstate: planned\n---\nOF-ONE-DAY\n",
	})
	print := site["print/index.html"]
	whole(t, "print", print)
	for _, want := range []string{"DEEP-IN-TRAINING", "DEEPEST", "-before\"", "Two.", "One.", "LEARNED", "KEPT", "REACHED", "<b>Basics</b>"} {
		if !strings.Contains(print, want) {
			t.Errorf("%s is not printed", want)
		}
	}
	for _, not := range []string{"PERSON", "OF-ONE-DAY", `href="../about/"`, `href="../guides/first/`, `href="../glossary/mentee/"`} {
		if main := print[strings.Index(print, "<main"):strings.Index(print, "</main>")]; strings.Contains(main, not) {
			t.Errorf("%s is printed", not)
		}
	}
	for name, text := range site {
		if path.Ext(name) == ".html" {
			whole(t, name, text)
		}
	}
}

// One photo in two places is one picture, and a site without a base URL has no
// address that would need one.
func TestSamePhotoTwice(t *testing.T) {
	m := image.NewGray(image.Rect(0, 0, 40, 40))
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, name := range []string{"a", "b"} {
		files["guides/"+name+"/index.md"] = fmt.Sprintf("---\ntitle: %s\ntask: I need to see\n---\n![A face](face.jpg)\n", name)
		files["guides/"+name+"/face.jpg"] = b.String()
	}
	count := 0
	for name := range rendered(t, files) {
		if strings.HasPrefix(name, "pictures/") {
			count++
		}
	}
	if count != 1 {
		t.Errorf("%d pictures are published", count)
	}
}

// A time zone is not a place.
func TestProfileWithoutAPlace(t *testing.T) {
	profile := "---\nname: Ada\nheadline: Engineer\nconsent: {date: 2026-01-10}\nlanguages: [en]\ntopics: [feedback]\nformats: [long-term]\ntimezone: Europe/London\n---\n"
	files := rendered(t, map[string]string{"mentors/ada.md": profile, "mentors/bea.md": strings.Replace(profile, "timezone", "city: Leeds\ntimezone", 1)})
	for name, want := range map[string]bool{"ada": false, "bea": true} {
		page := files["mentors/"+name+"/index.html"]
		if got := strings.Contains(page, "<dt>Place</dt>"); got != want || !strings.Contains(page, "<dt>Time zone</dt>") {
			t.Errorf("%s: a place is %v, want %v", name, got, want)
		}
	}
}
