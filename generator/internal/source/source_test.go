package source

import (
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
