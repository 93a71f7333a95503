package generator

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"testing"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/corpus"
	pictures "mentorbook/generator/internal/emit/picture"
	"mentorbook/generator/internal/facet"
	"mentorbook/themes"
)

// What the directory of ten thousand fetches before the first live answer: the
// first file, those of the values that are filtered by, and the blocks of twenty
// cards, at worst each in a block of its own. The code is not counted.
func TestDirectoryDataIsSmall(t *testing.T) {
	const people, most, cards = 10_000, 45_000, 20
	files := directoryData(t, people)
	first := readPeople(t, files["0"])
	if len(files) < people/facet.BlockSize {
		t.Fatalf("there are %d files", len(files))
	}
	all, largest := 0, 0
	for name, size := range sizes(files) {
		if strings.HasPrefix(name, "cards") {
			all, largest = all+size, max(largest, size)
		} else {
			t.Logf("%s: %d bytes", name, size)
		}
	}
	t.Logf("cards: %d bytes for twenty side by side", all*cards/people)
	if most := 4_500; all*(2*facet.BlockSize+cards)/people > most {
		t.Errorf("twenty cards of anybody take %d bytes, %d are the most", all*(2*facet.BlockSize+cards)/people, most)
	}
	topics := first.values("topic")
	for _, test := range []struct {
		name   string
		values []string
	}{
		{"nothing", nil},
		{"the first topic", topics[:1]},
		{"the last topic", topics[len(topics)-1:]},
		{"three topics", []string{topics[0], topics[40], topics[80]}},
		{"a topic, how well, a language and the hours of three zones", slices.Concat(topics[40:41], first.values("level")[:1], first.values("language")[7:8], first.values("overlap")[:3])},
	} {
		bytes := len(files["0"]) + cards*largest
		for _, n := range first.filesOf(test.values) {
			bytes += len(files[fmt.Sprint(n)])
		}
		if t.Logf("%s: at worst %d bytes", test.name, bytes); bytes > most {
			t.Errorf("filtered by %s it takes %d bytes, %d are the most", test.name, bytes, most)
		}
	}
}

// directoryData makes the files of the directory of a corpus, by name.
func directoryData(t *testing.T, people int) map[string][]byte {
	t.Helper()
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
	if err != nil {
		t.Fatal(err)
	}
	named := map[string][]byte{}
	for _, f := range files {
		name, _, _ := strings.Cut(path.Base(f.URL), ".")
		named[name] = f.Data
	}
	return named
}

func sizes(files map[string][]byte) map[string]int {
	all := map[string]int{}
	for name, data := range files {
		all[name] = len(data)
	}
	return all
}

// peopleHeader is what the first file tells, as package facet has it.
type peopleHeader struct {
	Facets []struct {
		ID     string
		Values [][]string
	}
	Files []int
}

func readPeople(t *testing.T, data []byte) (h peopleHeader) {
	t.Helper()
	plain, err := io.ReadAll(flate.NewReader(bytes.NewReader(data)))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(plain[4:4+binary.LittleEndian.Uint32(plain)], &h); err != nil {
		t.Fatal(err)
	}
	return h
}

// values lists the values of a facet, each with the facet's id before it.
func (h peopleHeader) values(facet string) []string {
	var all []string
	for _, f := range h.Facets {
		for _, v := range f.Values {
			if f.ID == facet {
				all = append(all, facet+" "+v[0])
			}
		}
	}
	return all
}

// filesOf lists the further files that values are in.
func (h peopleHeader) filesOf(values []string) []int {
	var list []int
	file, left := 0, h.Files[0]
	for _, f := range h.Facets {
		for _, v := range h.values(f.ID) {
			for left == 0 {
				file++
				left = h.Files[file]
			}
			left--
			if slices.Contains(values, v) && file > 0 && !slices.Contains(list, file) {
				list = append(list, file)
			}
		}
	}
	return list
}
