package generator

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"go/build"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// listed is what go list tells of a package.
type listed struct {
	ImportPath string
	Standard   bool
	Imports    []string
	Module     *struct{ Path string }
}

const programModule = "mentorbook"

// packages lists the packages of this module and all that they import.
func packages(t *testing.T) map[string]listed {
	t.Helper()
	out, err := exec.Command(filepath.Join(build.Default.GOROOT, "bin", "go"), "list", "-deps", "-json=ImportPath,Standard,Imports,Module", programModule+"/...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	all := map[string]listed{}
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p listed
		switch err := d.Decode(&p); {
		case errors.Is(err, io.EOF):
			return all
		case err != nil:
			t.Fatal(err)
		}
		all[p.ImportPath] = p
	}
}

func (p listed) ours() bool { return p.Module != nil && p.Module.Path == programModule }

// tier is a row of the table in doc.go; "T" is beside the others.
type tier struct {
	name     string
	patterns []string
}

var (
	row    = regexp.MustCompile(`^//\t([0-9T])  ([^:]+)`)
	braces = regexp.MustCompile(`^(.*)\{(.*)\}$`)
	comma  = regexp.MustCompile(`, +`)
)

// table reads the tiers out of doc.go.
func table(t *testing.T) []tier {
	t.Helper()
	f, err := os.Open("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var tiers []tier
	for lines := bufio.NewScanner(f); lines.Scan(); {
		m := row.FindStringSubmatch(lines.Text())
		if m == nil {
			continue
		}
		next := tier{name: m[1]}
		for _, entry := range comma.Split(strings.TrimSpace(m[2]), -1) {
			next.patterns = append(next.patterns, expand(entry)...)
		}
		tiers = append(tiers, next)
	}
	if len(tiers) < 5 {
		t.Fatalf("doc.go holds a table of %d tiers", len(tiers))
	}
	return tiers
}

// expand gives the import paths of an entry; NAME stands for one folder.
func expand(entry string) []string {
	names := []string{entry}
	if m := braces.FindStringSubmatch(entry); m != nil {
		names = strings.Split(m[2], ",")
		for i := range names {
			names[i] = m[1] + names[i]
		}
	}
	for i, name := range names {
		if first, _, _ := strings.Cut(name, "/"); !slices.Contains([]string{"cmd", "themes", "generator"}, first) {
			name = "generator/" + name
		}
		names[i] = strings.ReplaceAll(programModule+"/"+name, "NAME", "*")
	}
	return names
}

// tierOf gives the place of a package in the table. An entry with its own name
// comes before one with NAME.
func tierOf(tiers []tier, p string) (number int, found bool) {
	for i, t := range tiers {
		if slices.Contains(t.patterns, p) {
			return i, true
		}
	}
	for i, t := range tiers {
		for _, pattern := range t.patterns {
			if ok, _ := path.Match(pattern, p); ok {
				return i, true
			}
		}
	}
	return 0, false
}

func TestTiers(t *testing.T) {
	tiers, all := table(t), packages(t)
	for _, p := range all {
		if !p.ours() {
			continue
		}
		mine, known := tierOf(tiers, p.ImportPath)
		if !known {
			t.Errorf("%s stands in no tier of doc.go", p.ImportPath)
			continue
		}
		for _, other := range p.Imports {
			if !all[other].ours() {
				continue
			}
			theirs, _ := tierOf(tiers, other)
			if theirs >= mine || tiers[theirs].name == "T" {
				t.Errorf("%s (tier %s) imports %s (tier %s)", p.ImportPath, tiers[mine].name, other, tiers[theirs].name)
			}
		}
	}
	for _, row := range tiers {
		for _, pattern := range row.patterns {
			if !matchesAny(all, pattern) {
				t.Errorf("tier %s of doc.go names %s, which is not there", row.name, pattern)
			}
		}
	}
}

func matchesAny(all map[string]listed, pattern string) bool {
	for name := range all {
		if ok, _ := path.Match(pattern, name); ok {
			return true
		}
	}
	return false
}

// Only commands and the packages beside it use the generator's front door.
func TestWhoImportsTheGenerator(t *testing.T) {
	for _, p := range packages(t) {
		outside := !strings.HasPrefix(p.ImportPath, programModule+"/cmd/") && !strings.HasPrefix(p.ImportPath, programModule+"/generator/")
		inside := strings.HasPrefix(p.ImportPath, programModule+"/generator/internal/")
		if slices.Contains(p.Imports, programModule+"/generator") && (outside || inside) {
			t.Errorf("%s imports the generator", p.ImportPath)
		}
	}
}

// reason says why a module is required, and whether only tests use it.
type reason struct {
	why   string
	tests bool
}

// modules is every module that go.mod requires. A new one needs a sentence.
var modules = map[string]reason{
	"github.com/adrg/frontmatter":          {why: "Finds the front matter of a page; its fences are those of other generators."},
	"github.com/BurntSushi/toml":           {why: "Comes with adrg/frontmatter; nothing here reads TOML."},
	"gopkg.in/yaml.v2":                     {why: "Comes with adrg/frontmatter; nothing here decodes with it."},
	"go.yaml.in/yaml/v4":                   {why: "Decodes YAML strictly, with line and column of every value and of every error."},
	"github.com/yuin/goldmark":             {why: "Parses CommonMark and GFM into a tree that can be judged before it is shown."},
	"github.com/tdewolff/minify/v2":        {why: "Shrinks styles, scripts and layouts, once at load."},
	"github.com/tdewolff/parse/v2":         {why: "The lexers of minify, which also judge styles and markup of themes."},
	"github.com/jba/templatecheck":         {why: "Checks a theme's layouts against the views that they are given."},
	"github.com/google/safehtml":           {why: "Comes with templatecheck."},
	"github.com/spf13/cobra":               {why: "Commands, flags, help and shell completion."},
	"github.com/spf13/pflag":               {why: "Comes with cobra."},
	"github.com/inconshreveable/mousetrap": {why: "Comes with cobra, on Windows."},
	"github.com/blevesearch/snowballstem":  {why: "Takes the endings off words of twenty languages, for the search."},
	"github.com/klauspost/compress":        {why: "Compresses the files of the search, in half the time of the standard library."},
	"github.com/arran4/golang-ical":        {why: "Writes calendars: escapes, folds and orders as RFC 5545 says."},
	"github.com/fsnotify/fsnotify":         {why: "Tells the preview which files changed."},
	"github.com/xuri/excelize/v2":          {why: "Reads workbooks: some form services export nothing else."},
	"github.com/xuri/efp":                  {why: "Comes with excelize."},
	"github.com/xuri/nfp":                  {why: "Comes with excelize."},
	"github.com/richardlehane/mscfb":       {why: "Comes with excelize."},
	"github.com/richardlehane/msoleps":     {why: "Comes with excelize."},
	"github.com/tiendc/go-deepcopy":        {why: "Comes with excelize."},
	"golang.org/x/crypto":                  {why: "Comes with excelize."},
	"golang.org/x/image":                   {why: "Reads WebP, scales pictures well, and holds the fonts of the PDFs."},
	"golang.org/x/net":                     {why: "Parses HTML as browsers do, to judge what was built."},
	"golang.org/x/sys":                     {why: "Exchanges two folders in one step, and counts memory in tests."},
	"golang.org/x/text":                    {why: "Collation, plurals, names of languages, Unicode forms."},
	"golang.org/x/tools":                   {why: "Comes with templatecheck."},
	"github.com/rogpeppe/go-internal":      {why: "Scripts and archives of whole programmes.", tests: true},
	"github.com/chromedp/chromedp":         {why: "Drives Chromium.", tests: true},
	"github.com/chromedp/cdproto":          {why: "Comes with chromedp.", tests: true},
	"github.com/go-json-experiment/json":   {why: "Comes with chromedp.", tests: true},
}

var require = regexp.MustCompile(`(?m)^(?:require)?\s+([\w.\-/]+) v\d`)

func TestModules(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	var required []string
	for _, m := range require.FindAllStringSubmatch(string(text), -1) {
		required = append(required, m[1])
		if modules[m[1]].why == "" {
			t.Errorf("go.mod requires %s; say in this test what for", m[1])
		}
	}
	for name := range modules {
		if !slices.Contains(required, name) {
			t.Errorf("go.mod does not require %s any more", name)
		}
	}
	all := packages(t)
	shipped := map[string]bool{}
	var ship func(name string)
	ship = func(name string) {
		if shipped[name] || all[name].Standard {
			return
		}
		shipped[name] = true
		for _, other := range all[name].Imports {
			ship(other)
		}
		if m := all[name].Module; m != nil && m.Path != programModule && (modules[m.Path].why == "" || modules[m.Path].tests) {
			t.Errorf("the program holds %s, of a module that is not for it", name)
		}
	}
	ship(programModule + "/cmd/mentorbook")
}
