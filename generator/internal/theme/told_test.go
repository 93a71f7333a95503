package theme_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/theme"
)

var update = flag.Bool("update", false, "write the golden parts of testdata/told/*.txtar")

// Each archive is a theme with faults; "want" is what its author is told. The
// comment's first line is the programme's colour.
func TestWhatAnAuthorIsTold(t *testing.T) {
	files, err := filepath.Glob("testdata/told/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no archives: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			last := len(archive.Files) - 1
			got := told(t, archive)
			if *update {
				archive.Files[last].Data = got
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if want := archive.Files[last].Data; !bytes.Equal(got, want) {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

func told(t *testing.T, archive *txtar.Archive) []byte {
	brand, _, _ := bytes.Cut(archive.Comment, []byte("\n"))
	_, found := theme.Load(layers(&txtar.Archive{Files: archive.Files[:len(archive.Files)-1]}), theme.Options{
		Words:   english,
		Brand:   string(brand),
		BrandAt: diag.Position{File: "content/site.yaml", Line: 3, Column: 11},
		Views:   map[string]any{"person": person{}, "partials/card": topic{}},
	})
	var out bytes.Buffer
	if err := (diag.Printer{}).Print(&out, found); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
