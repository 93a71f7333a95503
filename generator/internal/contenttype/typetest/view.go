package typetest

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/view"
)

// addresses are the outputs of the world; see view.Addresses.
type addresses map[string]bool

func (a addresses) Has(url string) bool              { return a[url] }
func (a addresses) Near(string) []string             { return nil }
func (a addresses) Asset(name string) (string, bool) { return "/" + name, true }

// plan notes which addresses there are.
func (w *World) plan() {
	known := addresses{"/": true}
	for _, o := range w.Outputs() {
		known[o.URL] = true
	}
	for name := range w.files {
		if w.files.Has(name) {
			known[contenttype.DocumentURL(name)] = true
		}
	}
	w.Addresses = known
}

// Outputs lists what the types put on the site.
func (w *World) Outputs() []contenttype.Output {
	var list []contenttype.Output
	for _, t := range w.Types {
		list = append(list, t.Outputs(w.Site)...)
	}
	return list
}

// Output finds the output at an address.
func (w *World) Output(t testing.TB, url string) *contenttype.Output {
	t.Helper()
	for _, o := range w.Outputs() {
		if o.URL == url {
			return &o
		}
	}
	t.Fatalf("there is no output %q", url)
	return nil
}

// View makes the view of type V at an address.
func View[V any](t testing.TB, w *World, url string) V {
	t.Helper()
	o := w.Output(t, url)
	made, err := o.View(w.NewBuilder(o))
	if err != nil {
		t.Fatalf("%s: %v", url, err)
	}
	v, ok := made.(V)
	if !ok {
		t.Fatalf("%s: the view is a %T", url, made)
	}
	return v
}

var update = flag.Bool("update", false, "write the findings in testdata anew")

// want is the file of an archive that holds the findings.
const want = "want"

// Findings compares what is wrong with the programme in a txtar file with its
// file "want".
func Findings(t *testing.T, file string, types ...contenttype.Type) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	archive := txtar.Parse(data)
	got := list(New(t, string(data), types...))
	for i, f := range archive.Files {
		switch {
		case f.Name != want:
		case *update:
			archive.Files[i].Data = []byte(got)
			if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
				t.Fatal(err)
			}
			return
		case string(f.Data) != got:
			t.Errorf("%s: got\n%s\nwant\n%s", file, got, f.Data)
			return
		default:
			return
		}
	}
	t.Fatalf("%s has no file %q", file, want)
}

func list(w *World) string {
	var b strings.Builder
	for _, d := range w.Findings {
		b.WriteString(d.Position.String() + ": " + d.Severity.String() + ": " + d.Message + " [" + d.Code + "]\n    " + d.Hint + "\n")
	}
	return b.String()
}

// Titles writes the entries of a list in one line.
func Titles(items []view.Item) string {
	var titles []string
	for _, i := range items {
		titles = append(titles, i.Title)
	}
	return strings.Join(titles, ", ")
}
