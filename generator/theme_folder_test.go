package generator_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"mentorbook/generator"
	"mentorbook/themes"
)

// A theme that is a link could lead anywhere.
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
	for _, d := range p.Problems() {
		if d.Code == "theme/not-a-folder" {
			return
		}
	}
	t.Errorf("the link was followed: %v", p.Problems())
}
