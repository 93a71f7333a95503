package theme_test

import (
	"fmt"
	"html/template"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/theme"
)

// words are the messages of the tests.
type words map[string]string

func (w words) T(key string, args ...any) (string, error) {
	text, ok := w[key]
	if !ok {
		return "", fmt.Errorf("there is no message %q", key)
	}
	for pair := range slices.Chunk(args, 2) {
		text = strings.ReplaceAll(text, fmt.Sprintf("{%s}", pair[0]), fmt.Sprint(pair[1]))
	}
	if _, missing, ok := strings.Cut(text, "{"); ok {
		return "", fmt.Errorf("message %q needs a value for {%s", key, missing)
	}
	return text, nil
}

func (w words) N(key string, n int, args ...any) (string, error) {
	return w.T(key, append(args, "n", n)...)
}

func (w words) Around(key, placeholder string, args ...any) (before, after string, err error) {
	text, err := w.T(key, append(args, placeholder, "\x00")...)
	before, after, _ = strings.Cut(text, "\x00")
	return before, after, err
}

func (w words) List(items []string) string { return strings.Join(items, ", ") }

func (w words) Keys() []string {
	var keys []string
	for key := range w {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

func (w words) ForBrowser(prefix string) map[string]any {
	all := map[string]any{}
	for key, text := range w {
		if rest, ok := strings.CutPrefix(key, prefix); ok {
			all[rest] = text
		}
	}
	return all
}

var english = words{
	"nav.search": `Search & "find" <all>`,
	"nav.skip":   "Skip",
	"by":         "Reviewed by {name}.",
	"left":       "{n} left",
}

// person is a view as the site's are: fields, an embedded struct, methods.
type person struct {
	frame
	Name    string
	Topics  []topic
	Nested  *topic
	Body    template.HTML
	Count   int
	Current bool
	Tongues []string
}

type frame struct {
	Title string
	URL   template.URL
}

// Href is as the site's own: some addresses are not there.
func (frame) Href(address string) (template.URL, error) {
	if address == "/nowhere/" {
		return "", fmt.Errorf("the site has no page %q", address)
	}
	return template.URL(".." + address), nil
}

type topic struct{ Name, Level string }

var someone = person{
	frame:   frame{Title: `Ada & "co" <x>`, URL: "../ada/?a=1&b=2"},
	Name:    "Ada O'Brien + 1",
	Topics:  []topic{{"Negotiation", "expert"}, {"Go", ""}},
	Nested:  &topic{Name: "deep"},
	Body:    "<p>Hello <b>there</b></p>",
	Count:   3,
	Current: true,
	Tongues: []string{"English", "Cymraeg"},
}

// layers makes a theme of an archive: files that begin with "mine/" are the
// overlay's, all others the default's.
func layers(a *txtar.Archive) []theme.Layer {
	mine, base := fstest.MapFS{}, fstest.MapFS{}
	for _, f := range a.Files {
		if name, ok := strings.CutPrefix(f.Name, "mine/"); ok {
			mine[name] = &fstest.MapFile{Data: f.Data}
			continue
		}
		base[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return []theme.Layer{{Name: "themes/mine", FS: mine}, {Name: "themes/default", FS: fs.FS(base)}}
}

// loaded gives the theme of an archive, which must be sound.
func loaded(t testing.TB, text string) *theme.Theme {
	t.Helper()
	th, found := theme.Load(layers(txtar.Parse([]byte(text))), theme.Options{Words: english})
	if found.HasErrors() {
		var b strings.Builder
		(diag.Printer{}).Print(&b, found)
		t.Fatalf("the theme does not load:\n%s", b.String())
	}
	return th
}
