package corpus

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func written(t *testing.T, mentors int, seed uint64) map[string]string {
	t.Helper()
	folder := t.TempDir()
	if err := Write(folder, mentors, seed); err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	err := fs.WalkDir(os.DirFS(folder), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(filepath.Join(folder, name))
		files[name] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestSameSeedSameFiles(t *testing.T) {
	digest := func(files map[string]string) string {
		h := sha256.New()
		for _, name := range slices.Sorted(maps.Keys(files)) {
			fmt.Fprintf(h, "%s\x00%s\x00", name, files[name])
		}
		return fmt.Sprintf("%x", h.Sum(nil))
	}
	one, again, other := digest(written(t, 60, 1)), digest(written(t, 60, 1)), digest(written(t, 60, 2))
	if one != again {
		t.Error("the same seed gave other files")
	}
	if one == other {
		t.Error("another seed gave the same files")
	}
}

// The shape is what the figures of the benchmarks rest on.
func TestShape(t *testing.T) {
	const mentors = 1000
	files := written(t, mentors, 1)
	count, bytes := map[string]int{}, map[string]int{}
	words, byTopic := map[string]bool{}, map[string]int{}
	for name, text := range files {
		folder, _, _ := strings.Cut(name, "/")
		count[folder]++
		bytes[folder] += len(text)
		for _, word := range strings.Fields(strings.ToLower(text)) {
			words[strings.Trim(word, ".,*#[]()>:|")] = true
		}
		if folder == "mentors" {
			_, list, _ := strings.Cut(text, "\ntopics: [")
			list, _, _ = strings.Cut(list, "]")
			for topic := range strings.SplitSeq(list, ", ") {
				topic, _, _ = strings.Cut(topic, ":")
				byTopic[topic]++
			}
		}
	}
	between := func(what string, got, low, high int) {
		if got < low || got > high {
			t.Errorf("%s: got %d, want %d to %d", what, got, low, high)
		}
	}
	between("profiles", count["mentors"], mentors, mentors)
	between("guides", count["guides"], mentors/5, mentors/5)
	between("bytes of a profile", bytes["mentors"]/mentors, 2200, 2400)
	between("bytes of a guide", bytes["guides"]/(mentors/5), 6000, 6400)
	between("different words", len(words), 5000, 20_000)
	ranked := slices.Sorted(maps.Values(byTopic))
	between("profiles with the first topic", ranked[len(ranked)-1], 180, 270)
	between("profiles with the middle topic", ranked[len(ranked)/2], 20, 45)
}
