package source

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"mentorbook/generator/diag"
)

func TestTooLarge(t *testing.T) {
	file := func(size int) *fstest.MapFile { return &fstest.MapFile{Data: make([]byte, size)} }
	for over, want := range map[int]string{
		0: "",
		1: `content/availability.csv: error: a sheet of 4.1 MB; 4.0 MB is the most [source/too-large]
hint: save it as CSV with one row for each mentor and no other columns
content/long.md: error: a page of 1.1 MB; 1.0 MB is the most [source/too-large]
hint: split it into several pages
content/site.yaml: error: a settings file of 1.1 MB; 1.0 MB is the most [source/too-large]
hint: leave only settings in it: texts belong on pages
`,
	} {
		tree, found := Walk(fstest.MapFS{
			SettingsFile: file(MaxSettings + over), AvailabilityFile: file(MaxSheet + over), "long.md": file(MaxPage + over),
		}, "content")
		var got strings.Builder
		if err := (diag.Printer{}).Print(&got, found); err != nil {
			t.Fatal(err)
		}
		if got.String() != want {
			t.Errorf("%d over the limits:\n%s\nwant:\n%s", over, got.String(), want)
		}
		if fits := over == 0; (tree.Sheet != nil) != fits || (len(tree.Pages) == 1) != fits || tree.Settings == nil {
			t.Errorf("%d over the limits: %+v", over, tree)
		}
	}
}

// Two files that a file system without capitals takes for one are refused, and
// so is a document at the address of a page.
func TestAlike(t *testing.T) {
	files := fstest.MapFS{}
	for _, name := range []string{"m/Slides.pdf", "m/slides.PDF", "m/slides.docx", "M/other.pdf", "m/\uff53lides.odt", "m/slides.odt", "m/handout.pdf.md", "m/handout.pdf", "a.png", "b.png"} {
		files[name] = &fstest.MapFile{Data: []byte("x")}
	}
	_, problems := Walk(files, "content")
	var got []string
	for _, d := range problems {
		got = append(got, d.File+": "+d.Message)
	}
	want := []string{
		"content/m/handout.pdf: many systems take this file and content/m/handout.pdf.md for one",
		"content/m/slides.PDF: many systems take this file and content/m/Slides.pdf for one",
		"content/m/\uff53lides.odt: many systems take this file and content/m/slides.odt for one",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
