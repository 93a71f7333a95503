package publish

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

const benchPages = 10_000

// benchOutput is a folder in memory when PUBLISH_BENCH_DIR names one, since a
// disk hides the program.
func benchOutput(b *testing.B) string {
	dir, err := os.MkdirTemp(os.Getenv("PUBLISH_BENCH_DIR"), "publish")
	must(b, err)
	b.Cleanup(func() { os.RemoveAll(dir) })
	return filepath.Join(dir, "public")
}

type page struct {
	name string
	data []byte
}

func benchPagesOf() []page {
	pages := make([]page, benchPages)
	for i := range pages {
		data := make([]byte, 8<<10)
		copy(data, fmt.Sprint(i))
		pages[i] = page{fmt.Sprintf("mentors/person-%d/index.html", i), data}
	}
	return pages
}

func benchPublish(b *testing.B, out string, pages []page) Summary {
	p, err := Open(out, Options{})
	must(b, err)
	defer p.Discard()
	for _, page := range pages {
		must(b, p.Put(page.name, page.data))
	}
	s, err := p.Commit(b.Context())
	must(b, err)
	return s
}

func BenchmarkCold(b *testing.B) {
	pages, out := benchPagesOf(), benchOutput(b)
	for b.Loop() {
		b.StopTimer()
		must(b, os.RemoveAll(filepath.Dir(out)))
		b.StartTimer()
		benchPublish(b, out, pages)
	}
}

// BenchmarkPlainWrite is the floor of BenchmarkCold.
func BenchmarkPlainWrite(b *testing.B) {
	pages, out := benchPagesOf(), benchOutput(b)
	for b.Loop() {
		b.StopTimer()
		must(b, os.RemoveAll(out))
		b.StartTimer()
		for _, page := range pages {
			full := filepath.Join(out, page.name)
			must(b, os.MkdirAll(filepath.Dir(full), 0o777))
			must(b, os.WriteFile(full, page.data, 0o666))
		}
	}
}

func BenchmarkNothingChanged(b *testing.B) {
	pages, out := benchPagesOf(), benchOutput(b)
	benchPublish(b, out, pages)
	for b.Loop() {
		if s := benchPublish(b, out, pages); s.Unchanged != benchPages {
			b.Fatal(s)
		}
	}
}

func BenchmarkOneChanged(b *testing.B) {
	pages, out := benchPagesOf(), benchOutput(b)
	benchPublish(b, out, pages)
	for b.Loop() {
		pages[0].data[100]++
		if s := benchPublish(b, out, pages); s.Written != 1 {
			b.Fatal(s)
		}
	}
}

// BenchmarkPlainLinks is the floor of BenchmarkOneChanged without the hashing:
// a second tree of links, and its removal.
func BenchmarkPlainLinks(b *testing.B) {
	pages, out := benchPagesOf(), benchOutput(b)
	benchPublish(b, out, pages)
	for b.Loop() {
		for _, page := range pages {
			to := filepath.Join(out+".links", page.name)
			must(b, os.MkdirAll(filepath.Dir(to), 0o777))
			must(b, os.Link(filepath.Join(out, page.name), to))
		}
		must(b, os.RemoveAll(out+".links"))
	}
}
