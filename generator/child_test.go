package generator_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"

	"mentorbook/generator"
	"mentorbook/generator/diag"
	"mentorbook/generator/internal/sitetest"
)

// floorVar makes the test binary do what [programme.floor] says, in a process of
// its own.
const floorVar = "MENTORBOOK_TEST_FLOOR"

func TestMain(m *testing.M) {
	folder := os.Getenv(floorVar)
	if folder == "" {
		sitetest.Main(m)
	}
	p := &programme{folder, filepath.Join(folder, "content"), filepath.Join(folder, "public")}
	if err := p.floor(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func opened(o generator.Options, do func(*generator.Project) (generator.Summary, diag.List, error)) (generator.Summary, diag.List, error) {
	g, err := generator.Open(o)
	if err != nil {
		return generator.Summary{}, nil, err
	}
	defer g.Close()
	return do(g)
}

// faultless turns findings into an error, all but notes: a made-up programme has
// topics that few people offer.
func faultless(problems diag.List, err error) error {
	if err != nil || problems.Count(diag.Error)+problems.Count(diag.Warning) == 0 {
		return err
	}
	var text strings.Builder
	diag.Printer{}.Print(&text, problems)
	return fmt.Errorf("%d findings:\n%s", len(problems), text.String())
}

// planned is a file of the site, as the floor must write it.
type planned struct {
	path string
	size int
}

// planFile lists the sizes and paths of a site beside it.
func (p *programme) planFile() string { return filepath.Join(p.folder, "plan") }

// plan notes what a build wrote, for the floor.
func (p *programme) plan(tb testing.TB) (files int, size int64) {
	var list strings.Builder
	err := filepath.WalkDir(p.out, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(p.out, name)
		fmt.Fprintf(&list, "%d %s\n", info.Size(), rel)
		files, size = files+1, size+info.Size()
		return err
	})
	if err == nil {
		err = os.WriteFile(p.planFile(), []byte(list.String()), 0o666)
	}
	if err != nil {
		tb.Fatal(err)
	}
	return files, size
}

func (p *programme) readPlan() (list []planned, largest int, err error) {
	text, err := os.ReadFile(p.planFile())
	if err != nil {
		return nil, 0, err
	}
	for line := range strings.Lines(string(text)) {
		var f planned
		if _, err := fmt.Sscanf(line, "%d %s\n", &f.size, &f.path); err != nil {
			return nil, 0, err
		}
		list, largest = append(list, f), max(largest, f.size)
	}
	return list, largest, nil
}

// floor does the least that makes a site out of the content: it reads every
// page, renders it with goldmark's own extensions, and writes as many bytes to
// as many files as the build did.
func (p *programme) floor() error {
	files, largest, err := p.readPlan()
	if err != nil {
		return err
	}
	var pages []string
	err = filepath.WalkDir(p.content, func(name string, d fs.DirEntry, err error) error {
		if strings.HasSuffix(name, ".md") {
			pages = append(pages, name)
		}
		return err
	})
	if err != nil {
		return err
	}
	md := goldmark.New(
		goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList, extension.Typographer),
		goldmark.WithParserOptions(parser.WithAutoHeadingID(), parser.WithAttribute()))
	filler := bytes.Repeat([]byte("<p>"), largest/3+1)
	return onWorkers(max(len(pages), len(files)), func(w *bytes.Buffer, i int) error {
		if i < len(pages) {
			if err := renderPlain(w, md, pages[i]); err != nil {
				return err
			}
		}
		if i < len(files) {
			return writePlain(filepath.Join(p.out, files[i].path), filler[:files[i].size])
		}
		return nil
	})
}

func onWorkers(n int, do func(w *bytes.Buffer, i int) error) error {
	var next atomic.Int64
	var workers sync.WaitGroup
	errs := make([]error, runtime.GOMAXPROCS(0))
	for worker := range errs {
		workers.Go(func() {
			var w bytes.Buffer
			for i := int(next.Add(1)) - 1; i < n && errs[worker] == nil; i = int(next.Add(1)) - 1 {
				w.Reset()
				errs[worker] = do(&w, i)
			}
		})
	}
	workers.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func renderPlain(w *bytes.Buffer, md goldmark.Markdown, name string) error {
	text, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	_, body, _ := bytes.Cut(text[len("---\n"):], []byte("\n---\n"))
	return md.Convert(body, w)
}

func writePlain(name string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return err
	}
	return os.WriteFile(name, data, 0o666)
}
