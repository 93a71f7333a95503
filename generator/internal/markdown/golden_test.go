package markdown

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"mentorbook/generator/diag"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestGolden renders the in.md of each archive and compares the HTML and the
// printed findings. The archive's comment may hold lines "key: value" (lang,
// view, prefix, shift, line). want.plain, want.outline and want.contacts are
// compared where they stand.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/golden/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no golden files", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			t.Parallel()
			golden(t, file)
		})
	}
}

func golden(t *testing.T, file string) {
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range archive.Files {
		parts[f.Name] = string(f.Data)
	}
	got := outputs(t, string(archive.Comment), parts["in.md"])
	for i, f := range archive.Files {
		if f.Name == "in.md" {
			continue
		}
		text, known := got[f.Name]
		if !known {
			t.Fatalf("leftover %q in %s", f.Name, file)
		}
		if *update {
			archive.Files[i].Data = []byte(text)
		} else if text != string(f.Data) {
			t.Errorf("%s %s:\n%s\nwant:\n%s", file, f.Name, text, f.Data)
		}
	}
	for _, needed := range []string{"want.html", "want.diag"} {
		if _, ok := parts[needed]; ok {
			continue
		}
		if !*update {
			t.Fatalf("%s lacks %s: run with -update", file, needed)
		}
		archive.Files = append(archive.Files, txtar.File{Name: needed, Data: []byte(got[needed])})
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func outputs(t *testing.T, comment, in string) map[string]string {
	settings := map[string]string{"lang": "en", "line": "1"}
	for line := range strings.Lines(comment) {
		if key, value, ok := strings.Cut(line, ":"); ok {
			settings[key] = strings.TrimSpace(value)
		}
	}
	number := func(key string) int { n, _ := strconv.Atoi(settings[key]); return n }
	view := Learner
	if settings["view"] == "facilitator" {
		view = Facilitator
	}
	d := New(Options{Language: settings["lang"]}).Parse(Source{File: "in.md", Text: []byte(in), FirstLine: number("line")})
	var html bytes.Buffer
	found := d.Render(&html, RenderOptions{Links: siteOfTests{}, View: view, IDPrefix: settings["prefix"], HeadingShift: number("shift")})
	all := slices.Concat(d.Problems, found)
	all.Sort()
	return map[string]string{
		"want.html": html.String(), "want.diag": printed(t, all),
		"want.plain": plainOf(d, view), "want.outline": outlineOf(d, view), "want.contacts": contactsOf(d),
	}
}

func printed(t *testing.T, l diag.List) string {
	var b bytes.Buffer
	if err := (diag.Printer{}).Print(&b, l); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func plainOf(d *Document, v View) string {
	var b strings.Builder
	for _, s := range d.Plain(v) {
		b.WriteString("[" + s.ID + "] " + s.Heading + "\n" + s.Text + "\n")
	}
	return b.String()
}

func outlineOf(d *Document, v View) string {
	var b strings.Builder
	for _, h := range d.Outline(v) {
		b.WriteString("h" + strconv.Itoa(h.Level) + " " + h.ID + " " + strconv.Quote(h.Text) + " line " + strconv.Itoa(h.Line) + "\n")
	}
	for _, e := range d.Exercises {
		b.WriteString("exercise " + e.ID + " " + strconv.Quote(e.Title) + " " + strconv.Itoa(e.Minutes) + " " + e.Group + " line " + strconv.Itoa(e.Line) + "\n")
	}
	return b.String()
}

func contactsOf(d *Document) string {
	var b strings.Builder
	for _, c := range d.Contacts() {
		b.WriteString(c.Position.String() + " " + [...]string{"email", "phone"}[c.Kind] + " " + c.Text + "\n")
	}
	return b.String()
}

// siteOfTests knows a few pages, pictures and terms.
type siteOfTests struct{}

func (siteOfTests) Link(dest string, _ diag.Position) (Target, *Problem) {
	path, anchor, _ := strings.Cut(dest, "#")
	switch {
	case schemeOf(dest) != "":
		return Target{Href: dest, External: strings.HasPrefix(dest, "http")}, nil
	case dest == "#nowhere":
		return Target{}, &Problem{diag.Error, "links/anchor", `no heading with the id "nowhere"`, `did you mean "#somewhere"?`}
	case path == "":
		return Target{Href: dest}, nil
	case strings.HasSuffix(path, "missing.md"):
		return Target{}, &Problem{diag.Error, "links/page", "no page " + strconv.Quote(path), `did you mean "found.md"?`}
	}
	href := strings.TrimSuffix(path, ".md") + "/"
	if anchor != "" {
		href += "#" + anchor
	}
	return Target{Href: href, Title: "from the site"}, nil
}

func (siteOfTests) Image(dest string, _ diag.Position) (Image, *Problem) {
	if strings.Contains(dest, "missing") {
		return Image{}, &Problem{diag.Error, "images/missing", "no picture " + strconv.Quote(dest), "put it beside the page"}
	}
	return Image{Src: "../" + dest, Srcset: "../a-800.jpg 800w, ../a-400.jpg 400w", Sizes: "100vw", Width: 800, Height: 600}, nil
}

func (siteOfTests) Term(name string, _ diag.Position) (Target, *Problem) {
	if name != "mentor" && name != "mentoring agreement" {
		return Target{}, &Problem{diag.Error, "glossary/unknown", "no term " + strconv.Quote(name), `did you mean "mentor"?`}
	}
	return Target{Href: "../glossary/#" + slug(name), Title: "Someone who helps"}, nil
}
