package generator_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"image"
	"image/jpeg"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"mentorbook/generator"
	"mentorbook/generator/internal/corpus"
	"mentorbook/themes"
)

const previewed = `
-- site.yaml --
title: Small
base_url: https://example.org/deep/
director: {name: Maren, url: "https://example.org/"}
topic_groups: [{id: skills}]
formats: [{id: long-term}]
-- _index.md --
---
title: Small
---
![A river](river.jpg)
-- topics/feedback.md --
---
title: Feedback
group: skills
---
-- mentors/ada.md --
---
name: Ada Okafor
headline: Glad to talk
consent: {date: 2026-01-01}
languages: [en]
topics: [feedback]
formats: [long-term]
capacity: {mentees: 2, taken: 0}
---
Hello.
-- mentors/ben.md --
---
name: Ben Abara
headline: Glad to listen
consent: {date: 2026-01-01}
languages: [en]
topics: [feedback]
formats: [long-term]
capacity: {mentees: 2, taken: 0}
---
Hello.
`

func openPreview(t testing.TB, dir string) *generator.Project {
	t.Helper()
	return openThemedPreview(t, dir, "")
}

// openThemedPreview lays a theme of the folder themes over the default one.
func openThemedPreview(t testing.TB, dir, theme string) *generator.Project {
	t.Helper()
	p, err := generator.Open(generator.Options{Content: dir, Themes: filepath.Join(dir, "..", "themes"), Theme: theme, Default: themes.Default(), Now: time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.Close() })
	return p
}

// smallPreview opens a programme in a folder of its own.
func smallPreview(t *testing.T) (*generator.Project, string) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "content")
	for _, f := range txtar.Parse([]byte(previewed)).Files {
		previewWrite(t, filepath.Join(dir, f.Name), f.Data)
	}
	previewWrite(t, filepath.Join(dir, "river.jpg"), previewPicture(t, 600))
	return openPreview(t, dir), dir
}

func previewWrite(t testing.TB, file string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, data, 0o666); err != nil {
		t.Fatal(err)
	}
}

func previewPicture(t *testing.T, width int) []byte {
	t.Helper()
	var w bytes.Buffer
	if err := jpeg.Encode(&w, image.NewGray(image.Rect(0, 0, width, 300)), nil); err != nil {
		t.Fatal(err)
	}
	return w.Bytes()
}

// located is a photo whose XMP names a place.
func located(t *testing.T) []byte {
	t.Helper()
	picture := previewPicture(t, 400)
	xmp := "http://ns.adobe.com/xap/1.0/\x00<x exif:GPSLatitude='51,30N'/>"
	segment := binary.BigEndian.AppendUint16([]byte{0xff, 0xe1}, uint16(2+len(xmp)))
	return slices.Concat(picture[:2], segment, []byte(xmp), picture[2:])
}

func previewEdit(t testing.TB, file, old, new string) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil || !bytes.Contains(text, []byte(old)) {
		t.Fatalf("%s has no %q: %v", file, old, err)
	}
	previewWrite(t, file, bytes.Replace(text, []byte(old), []byte(new), 1))
}

var sheetAddress = regexp.MustCompile(`sheets/[a-z0-9-]+\.[0-9a-f]+\.pdf`)

// TestPreviewMakesSheets shows a worksheet as PDF, another once its text changed,
// and none that it did not offer.
func TestPreviewMakesSheets(t *testing.T) {
	p, dir := smallPreview(t)
	file := filepath.Join(dir, "worksheets", "goals.md")
	previewWrite(t, file, []byte("---\ntitle: Goals\npurpose: Want.\nsections: [{title: A, fields: [{id: goal, label: Goal, type: text}]}]\n---\n"))
	sheet := func() string {
		t.Helper()
		p.Reload([]string{file})
		page, problems := p.Page("/worksheets/goals/")
		address := "/" + sheetAddress.FindString(string(page.Body))
		got, _ := p.Page(address)
		if got.Status != http.StatusOK || got.ContentType != "application/pdf" || !bytes.HasPrefix(got.Body, []byte("%PDF-")) {
			t.Fatalf("%s: %d %s %v", address, got.Status, got.ContentType, problems)
		}
		return address
	}
	first := sheet()
	previewEdit(t, file, "label: Goal", "label: One goal")
	if sheet() == first {
		t.Error("the file did not change")
	}
	if got, _ := p.Page("/sheets/goals-a4.0000000000000000.pdf"); got.Status != http.StatusNotFound {
		t.Errorf("a sheet that nobody was offered gives %d", got.Status)
	}
}

var pictureAddress = regexp.MustCompile(`pictures/[0-9a-f]+-480\.jpg`)

// TestPreviewMakesPictures shows a picture, and another once its file changed.
func TestPreviewMakesPictures(t *testing.T) {
	p, dir := smallPreview(t)
	picture := func() string {
		t.Helper()
		home, problems := p.Page("/")
		address := "/" + pictureAddress.FindString(string(home.Body))
		got, _ := p.Page(address)
		if config, err := jpeg.DecodeConfig(bytes.NewReader(got.Body)); err != nil || config.Width != 480 || got.ContentType != "image/jpeg" {
			t.Fatalf("%s: %d %s %v %v %v", address, got.Status, got.ContentType, config, err, problems)
		}
		return address
	}
	first := picture()
	previewWrite(t, filepath.Join(dir, "river.jpg"), previewPicture(t, 700))
	if c := p.Reload([]string{filepath.Join(dir, "river.jpg")}); c.Extent != generator.Whole {
		t.Errorf("a new picture is %+v", c)
	}
	if picture() == first {
		t.Error("the old picture is still shown")
	}
	if got, _ := p.Page("/pictures/0123456789abcdef-480.jpg"); got.Status != 404 {
		t.Errorf("a picture that no page shows answers %d", got.Status)
	}
}

// TestPreviewIsAtTheRoot keeps the base URL out of what leads to pages.
func TestPreviewIsAtTheRoot(t *testing.T) {
	p, _ := smallPreview(t)
	missing, _ := p.Page("/none/at/all/")
	if missing.Status != 404 || bytes.Contains(missing.Body, []byte(`href="/deep/`)) || !bytes.Contains(missing.Body, []byte(`href="/mentors/"`)) {
		t.Errorf("%d\n%s", missing.Status, missing.Body)
	}
	for address, text := range map[string]string{
		"/sitemap.xml": "<loc>https://example.org/deep/topics/</loc>", "/robots.txt": "Sitemap: https://example.org/deep/sitemap.xml", "/feed.xml": "<id>https://example.org/deep/</id>",
	} {
		if got, _ := p.Page(address); got.Status != 200 || !bytes.Contains(got.Body, []byte(text)) {
			t.Errorf("%s: %d\n%s", address, got.Status, got.Body)
		}
	}
}

// A page of many texts that was rendered while one of them was being saved is
// judged again when that one is there.
func TestTextBeingSaved(t *testing.T) {
	p, dir := smallPreview(t)
	one, text := filepath.Join(dir, "guides", "one.md"), []byte("---\ntitle: One\ntask: x\n---\nHello\n")
	previewWrite(t, one, text)
	p.Reload([]string{filepath.Dir(one)})
	previewWrite(t, one, nil)
	found, err := p.Examine(t.Context())
	if err != nil || !strings.Contains(generator.Errors(found), "/print/: ") {
		t.Fatalf("with half a file: %v %v", found, err)
	}
	previewWrite(t, one, text)
	p.Reload([]string{one})
	if found, err := p.Examine(t.Context()); err != nil || found.HasErrors() {
		t.Errorf("with the whole file: %s %v", generator.Errors(found), err)
	}
}

// TestReload makes changes of each extent. After each the project must show
// what one that is opened anew shows.
func TestReload(t *testing.T) {
	p, dir := smallPreview(t)
	ada, ben := filepath.Join(dir, "mentors", "ada.md"), filepath.Join(dir, "mentors", "ben.md")
	for _, step := range []struct {
		what   string
		change func()
		paths  []string
		want   generator.Extent
	}{
		{"nothing", func() {}, nil, generator.Nothing},
		{"a leftover", func() { previewWrite(t, filepath.Join(dir, "mentors", ".ada.md.swp"), nil) }, []string{filepath.Join(dir, "mentors", ".ada.md.swp")}, generator.Nothing},
		{"a file that came and went", func() {}, []string{filepath.Join(dir, "mentors", "4f3a")}, generator.Nothing},
		{"outside", func() {}, []string{filepath.Join(dir, "..", "x.md")}, generator.Nothing},
		{"text", func() { previewEdit(t, ada, "Hello", "Good day") }, []string{ada}, generator.Texts},
		{"a key by which nothing is ordered", func() { previewEdit(t, ada, "Glad to talk", "Happy to talk") }, []string{ada}, generator.Whole},
		{"places, which order the directory", func() { previewEdit(t, ada, "taken: 0", "taken: 2") }, []string{ada}, generator.Whole},
		{"the name, which orders the section", func() { previewEdit(t, ada, "name: Ada", "name: Zada") }, []string{ada}, generator.Whole},
		{"a topic", func() { previewEdit(t, ben, "topics: [feedback]", "topics: [feedback: expert]") }, []string{ben}, generator.Whole},
		{"an unknown topic", func() { previewEdit(t, ben, "[feedback: expert]", "[fedback]") }, []string{ben}, generator.Whole},
		{"mended", func() { previewEdit(t, ben, "[fedback]", "[feedback]") }, []string{ben}, generator.Whole},
		{"front matter that cannot be read", func() { previewEdit(t, ben, "languages: [en]", "languages: [en") }, []string{ben}, generator.Whole},
		{"mended text", func() { previewEdit(t, ben, "languages: [en", "languages: [en]") }, nil, generator.Whole},
		{"a draft", func() { previewEdit(t, ben, "name:", "draft: true\nname:") }, []string{ben}, generator.Whole},
		{"no draft", func() { previewEdit(t, ben, "draft: true\n", "") }, []string{ben}, generator.Whole},
		{"a sheet", func() {
			previewWrite(t, filepath.Join(dir, "availability.csv"), []byte("id,status\nben,paused\n"))
		}, []string{filepath.Join(dir, "availability.csv")}, generator.Whole},
		{"a row that nobody has", func() {
			previewWrite(t, filepath.Join(dir, "availability.csv"), []byte("id,status\nbenn,paused\n"))
		}, []string{filepath.Join(dir, "availability.csv")}, generator.Whole},
		{"no sheet", func() { os.Remove(filepath.Join(dir, "availability.csv")) }, []string{filepath.Join(dir, "availability.csv")}, generator.Whole},
		{"a page of a new type", func() {
			previewWrite(t, filepath.Join(dir, "guides", "one.md"), []byte("---\ntitle: One\ntask: x\n---\n[Ada](../mentors/ada.md#no)\n"))
		}, []string{filepath.Join(dir, "guides")}, generator.Whole},
		{"two of one name", func() {
			previewWrite(t, filepath.Join(dir, "guides", "one", "index.md"), []byte("---\ntitle: One\ntask: x\n---\n"))
		}, []string{filepath.Join(dir, "guides", "one")}, generator.Whole},
		{"a folder that went", func() { os.RemoveAll(filepath.Join(dir, "guides")) }, []string{filepath.Join(dir, "guides")}, generator.Whole},
		{"a picture that is none", func() {
			previewWrite(t, filepath.Join(dir, "mentors", "broken.jpg"), []byte("x"))
			previewEdit(t, ada, "Good day", "Good day ![me](broken.jpg)")
		}, nil, generator.Whole},
		{"no longer shown", func() { previewEdit(t, ada, " ![me](broken.jpg)", "") }, []string{ada}, generator.Texts},
		{"a photo that tells where it was taken", func() {
			previewWrite(t, filepath.Join(dir, "mentors", "broken.jpg"), located(t))
		}, []string{filepath.Join(dir, "mentors", "broken.jpg")}, generator.Whole},
		{"a picture that is too large", func() {
			previewEdit(t, ada, "Good day", "Good day ![me](broken.jpg)")
			if err := os.Truncate(filepath.Join(dir, "mentors", "broken.jpg"), 21<<20); err != nil {
				t.Fatal(err)
			}
		}, nil, generator.Whole},
		{"a smaller one", func() {
			previewWrite(t, filepath.Join(dir, "mentors", "broken.jpg"), previewPicture(t, 500))
		}, nil, generator.Whole},
		{"a photo that is not there", func() { previewEdit(t, ben, "name:", "photo: ben.jpg\nname:") }, []string{ben}, generator.Whole},
		{"one with almost its name", func() {
			previewWrite(t, filepath.Join(dir, "mentors", "bem.jpg"), previewPicture(t, 400))
		}, nil, generator.Whole},
		{"the photo", func() {
			previewWrite(t, filepath.Join(dir, "mentors", "ben.jpg"), previewPicture(t, 400))
		}, nil, generator.Whole},
		{"without it again", func() { os.Remove(filepath.Join(dir, "mentors", "ben.jpg")) }, nil, generator.Whole},
		{"nobody names it", func() { previewEdit(t, ben, "photo: ben.jpg\n", "") }, []string{ben}, generator.Whole},
		{"settings", func() { previewEdit(t, filepath.Join(dir, "site.yaml"), "title: Small", "title: Large") }, []string{filepath.Join(dir, "site.yaml")}, generator.Whole},
		{"broken settings", func() { previewEdit(t, filepath.Join(dir, "site.yaml"), "title:", "titel:") }, []string{filepath.Join(dir, "site.yaml")}, generator.Whole},
		{"mended settings", func() { previewEdit(t, filepath.Join(dir, "site.yaml"), "titel:", "title:") }, nil, generator.Whole},
	} {
		step.change()
		if c := p.Reload(step.paths); c.Extent != step.want {
			t.Errorf("%s: extent %d, want %d", step.what, c.Extent, step.want)
		}
		comparePreviews(t, step.what, p, openPreview(t, dir))
	}
}

// TestReloadTheme takes up what was saved into the theme since the project was
// opened, also before the first look at it.
func TestReloadTheme(t *testing.T) {
	_, dir := smallPreview(t)
	ours := filepath.Join(dir, "..", "themes", "ours")
	style := filepath.Join(ours, "assets", "styles", "site", "95-ours.css")
	previewWrite(t, style, []byte("main{color:red}"))
	p := openThemedPreview(t, dir, "ours")
	for _, step := range []struct {
		what   string
		change func()
		want   generator.Extent
	}{
		{"a style sheet", func() { previewEdit(t, style, "red", "blue") }, generator.Styles},
		{"nothing", func() {}, generator.Nothing},
		{"a partial", func() { previewWrite(t, filepath.Join(ours, "partials", "crumbs.html"), []byte("<p>ours</p>")) }, generator.Whole},
		{"words", func() { previewWrite(t, filepath.Join(ours, "i18n", "en.yaml"), []byte("nav.skip: Over it\n")) }, generator.Whole},
		{"no theme", func() { os.RemoveAll(ours) }, generator.Whole},
	} {
		step.change()
		if c := p.Reload(nil); c.Extent != step.want {
			t.Errorf("%s: extent %d, want %d", step.what, c.Extent, step.want)
		}
		comparePreviews(t, step.what, p, openThemedPreview(t, dir, "ours"))
	}
}

// comparePreviews compares what two projects show and find.
func comparePreviews(t *testing.T, what string, got, want *generator.Project) {
	t.Helper()
	for _, address := range []string{"/", "/mentors/", "/mentors/ada/", "/mentors/ben/", "/topics/feedback/", "/guides/", "/guides/one/", "/search/", "/languages/", "/sitemap.xml"} {
		g, _ := got.Page(address)
		w, _ := want.Page(address)
		if g.Status != w.Status || !bytes.Equal(g.Body, w.Body) {
			t.Errorf("%s: %s shows %d\n%s\nbut anew %d\n%s", what, address, g.Status, g.Body, w.Status, w.Body)
		}
	}
	g, err := got.Examine(context.Background())
	w, err2 := want.Examine(context.Background())
	if err != nil || err2 != nil || !slices.Equal(g, w) {
		t.Errorf("%s: finds\n%v\nbut anew\n%v", what, g, w)
	}
	checked, err := want.Check(context.Background())
	if err != nil || !slices.Equal(w, checked) {
		t.Errorf("%s: Examine finds\n%v\nbut Check\n%v (%v)", what, w, checked, err)
	}
}

var firstTopic = regexp.MustCompile(`topics: \[[^,\]]+, `)

// BenchmarkReload edits one profile of many, as its author does, and shows it.
// It reports the work of an edit, which a busy machine does not make longer.
func BenchmarkReload(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		dir := b.TempDir()
		if err := corpus.Write(dir, n, 1); err != nil {
			b.Fatal(err)
		}
		profiles, err := filepath.Glob(filepath.Join(dir, "mentors", "*.md"))
		if err != nil || len(profiles) < n {
			b.Fatal(len(profiles), err)
		}
		file := profiles[n/2]
		p := openPreview(b, dir)
		text, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		for what, edit := range map[string]func(i string) string{
			"text":     func(i string) string { return string(text) + "\n" + i + "\n" },
			"headline": func(i string) string { return strings.Replace(string(text), "headline: ", "headline: "+i+" ", 1) },
			"name":     func(i string) string { return strings.Replace(string(text), "\nname: ", "\nname: N"+i+" ", 1) },
			"topics": func(i string) string { // every other time the first topic is gone
				if strings.ContainsAny(i[len(i)-1:], "13579") {
					return string(text)
				}
				return firstTopic.ReplaceAllString(string(text), "topics: [")
			},
		} {
			b.Run(what+"/"+strconv.Itoa(n), func(b *testing.B) {
				i, work := 0, time.Duration(0)
				for b.Loop() {
					i++
					previewWrite(b, file, []byte(edit(strconv.Itoa(i))))
					before := workSoFar()
					p.Reload([]string{file})
					if page, _ := p.Page("/mentors/" + strings.TrimSuffix(filepath.Base(file), ".md") + "/"); page.Status != 200 {
						b.Fatalf("%d\n%.300s", page.Status, page.Body)
					}
					work += workSoFar() - before
				}
				b.ReportMetric(0, "ns/op")
				b.ReportMetric(work.Seconds()*1000/float64(i), "cpu-ms/op")
			})
		}
	}
}
