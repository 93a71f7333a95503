package generator

import (
	"path"
	"strings"
	"testing"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/corpus"
	pictures "mentorbook/generator/internal/emit/picture"
	"mentorbook/generator/internal/facet"
	"mentorbook/themes"
)

// What the directory of ten thousand fetches before the first live answer: the
// first file and a block of cards.
func TestDirectoryDataIsSmall(t *testing.T) {
	const people, both, block = 10_000, 45_000, 6_000
	folder := t.TempDir()
	if err := corpus.Write(folder, people, 1); err != nil {
		t.Fatal(err)
	}
	p, err := Open(Options{Content: folder, Themes: t.TempDir(), Default: themes.Default(), Now: testDay})
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	shared := p.shared()
	shared.Pictures = pictures.New(p.content, p.content.label, discard{}, nil, &diag.Collector{})
	files, err := shared.DataOf(&p.types[0])
	if err != nil || len(files) < people/facet.BlockSize {
		t.Fatal(err, len(files))
	}
	blocks := 0
	for i, f := range files {
		name := path.Base(f.URL)
		switch {
		case i == 0 && len(f.Data)+block > both:
			t.Errorf("%s takes %d bytes, %d are the most with a block of cards", name, len(f.Data), both)
		case strings.HasPrefix(name, "cards"):
			blocks += len(f.Data)
			if len(f.Data) > block {
				t.Errorf("%s takes %d bytes, %d are the most", name, len(f.Data), block)
			}
		default:
			t.Logf("%s: %d bytes", name, len(f.Data))
		}
	}
	t.Logf("cards: %d bytes for twenty", blocks*20/people)
}
