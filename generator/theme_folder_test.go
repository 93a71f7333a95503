package generator_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"mentorbook/generator"
	"mentorbook/generator/diag"
	"mentorbook/themes"
)

// A theme that is a link could lead anywhere: it is neither read nor watched,
// and a folder in its place is taken up.
func TestThemeIsARealFolder(t *testing.T) {
	dir := t.TempDir()
	for _, folder := range []string{"content", "elsewhere", "themes"} {
		if err := os.Mkdir(filepath.Join(dir, folder), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(filepath.Join(dir, "elsewhere"), filepath.Join(dir, "themes", "evil")); err != nil {
		t.Fatal(err)
	}
	p, err := generator.Open(generator.Options{Content: filepath.Join(dir, "content"), Themes: filepath.Join(dir, "themes"), Theme: "evil",
		Default: themes.Default(), Now: time.Date(2026, 5, 1, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	refused := func(d diag.Diagnostic) bool { return d.Code == "theme/not-a-folder" }
	if !slices.ContainsFunc(p.Problems(), refused) {
		t.Errorf("the link was followed: %v", p.Problems())
	}
	if got, want := p.Folders(), []string{filepath.Join(dir, "content"), filepath.Join(dir, "themes")}; !slices.Equal(got, want) {
		t.Errorf("watches %q, want %q", got, want)
	}
	theme := filepath.Join(dir, "themes", "evil")
	if err := errors.Join(os.Remove(theme), os.Mkdir(theme, 0o777)); err != nil {
		t.Fatal(err)
	}
	p.Reload([]string{theme})
	if slices.ContainsFunc(p.Problems(), refused) {
		t.Errorf("the folder is not taken up: %v", p.Problems())
	}
}
