// Command rivals measures another static site generator beside ours: both make
// the same made-up programme into a site in memory, in turn, and the CPU time,
// the peak of memory, the files and the bytes of each are printed.
//
//	go run . -hugo PATH
//
// The README says where to get the rival, and what is compared.
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"mentorbook/generator/internal/corpus"
)

// today is the day of all builds.
const today = "2026-11-21"

func main() {
	hugo := flag.String("hugo", "hugo", "`program` of Hugo")
	sizes := flag.String("mentors", "1000,10000", "`numbers` of mentors, separated by commas")
	times := flag.Int("times", 3, "`runs` of each, of which the median is printed")
	flag.Parse()
	if err := compare(*hugo, strings.Split(*sizes, ","), *times); err != nil {
		fmt.Fprintln(os.Stderr, "rivals:", err)
		os.Exit(1)
	}
}

// compare measures all generators with programmes of all sizes.
func compare(hugo string, sizes []string, times int) error {
	folder, err := os.MkdirTemp("/dev/shm", "rivals-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	ours := filepath.Join(folder, "mentorbook")
	if out, err := exec.Command("go", "build", "-C", "../..", "-o", ours, "./cmd/mentorbook").CombinedOutput(); err != nil {
		return fmt.Errorf("building ours: %w\n%s", err, out)
	}
	for _, size := range sizes {
		mentors, err := strconv.Atoi(size)
		if err != nil {
			return err
		}
		p := &programme{folder: filepath.Join(folder, size)}
		if err := p.write(mentors); err != nil {
			return err
		}
		measured, err := p.measure(p.generators(ours, hugo), times)
		if err != nil {
			return err
		}
		print(os.Stdout, mentors, measured)
		if err := os.RemoveAll(p.folder); err != nil {
			return err
		}
	}
	return nil
}

// programme is a made-up programme in a folder, in the form of each generator.
type programme struct{ folder string }

func (p *programme) content() string { return filepath.Join(p.folder, "content") }
func (p *programme) site() string    { return filepath.Join(p.folder, "hugo") }
func (p *programme) out() string     { return filepath.Join(p.folder, "public") }

func (p *programme) write(mentors int) error {
	if err := corpus.Write(p.content(), mentors, 1); err != nil {
		return err
	}
	if err := os.CopyFS(p.site(), os.DirFS("hugo")); err != nil {
		return err
	}
	return convert(p.content(), filepath.Join(p.site(), "content"))
}

// generator is a way to make the site, by a process of its own.
type generator struct {
	name    string
	command []string
}

// generators names ours first: the ratios are to its figures.
func (p *programme) generators(ours, hugo string) []generator {
	peer := func(name, config string) generator {
		return generator{name, []string{hugo, "build", "--minify", "--quiet", "--noBuildLock", "--source", p.site(), "--destination", p.out(),
			"--cacheDir", filepath.Join(p.folder, "cache"), "--config", config}}
	}
	return []generator{
		{"mentorbook", []string{ours, "build", "--content", p.content(), "--out", p.out(), "--today", today, "--no-search"}},
		peer("Hugo", "hugo.yaml"),
		peer("Hugo, similar mentors", "hugo.yaml,similar.yaml"),
	}
}
