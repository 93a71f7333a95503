package publish

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

var errStop = errors.New("stopped by the test")

// abandon ends a publication as a kill does: the system frees the lock, and
// nothing else happens.
func abandon(p *Publication) {
	p.stage.close()
	p.release()
}

// crash publishes files with an exchange that stops half-way.
func crash(t *testing.T, out string, files site, o Options, swap exchanger) {
	t.Helper()
	p, err := open(out, o, swap)
	must(t, err)
	defer abandon(p)
	for name, text := range files {
		must(t, p.Put(name, []byte(text)))
	}
	todo, err := p.plan()
	must(t, err)
	must(t, p.carry(t.Context(), todo))
	must(t, p.writeManifest(p.nextFile(), p.tree.wanted()))
	if err := p.swap(p.parent, p.stageFolder(), p.name); !errors.Is(err, errStop) {
		t.Fatal(err)
	}
}

// stops are the moments of the exchange at which a kill can come.
var stops = map[string]exchanger{
	"before the exchange": func(*os.Root, string, string) error { return errStop },
	"after the exchange": func(root *os.Root, stage, out string) error {
		return errors.Join(
			root.Rename(out, "x"), root.Rename(stage, out), root.Rename("x", stage), errStop)
	},
	"between two renames": func(root *os.Root, _, out string) error {
		return errors.Join(root.Rename(out, workFolder+"/"+out+".old"), errStop)
	},
	"between two renames, the next manifest lost": func(root *os.Root, stage, out string) error {
		return errors.Join(root.Rename(out, workFolder+"/"+out+".old"), root.Remove(stage+"/same"), root.Remove(workFolder+"/"+out+".next"), errStop)
	},
	"after two renames": func(root *os.Root, stage, out string) error {
		return errors.Join(root.Rename(out, workFolder+"/"+out+".old"), root.Rename(stage, out), errStop)
	},
	"between two renames, the stage lost": func(root *os.Root, stage, out string) error {
		return errors.Join(root.Rename(out, workFolder+"/"+out+".old"), root.RemoveAll(stage), errStop)
	},
	"while the old site is removed": func(root *os.Root, stage, out string) error {
		return errors.Join(
			root.Rename(out, "x"), root.Rename(stage, out), root.Rename("x", stage), root.Remove(stage+"/index.html"), errStop)
	},
}

func TestNextBuildAfterAKill(t *testing.T) {
	foreign := site{".gitignore": "*", "mine/x": "m", "link": "-> mine", "empty/": ""}
	with := func(files site) site {
		all := site{}
		for _, s := range []site{foreign, files} {
			for name, text := range s {
				all[name] = text
			}
		}
		return all
	}
	a := site{"index.html": "A", "same": "s", "only/a": "1"}
	b := site{"index.html": "B", "same": "s", "only-b": "22"}
	for moment, stop := range stops {
		for which, next := range map[string]site{"A": a, "B": b, "C": {"index.html": "C"}} {
			t.Run(moment+", then "+which, func(t *testing.T) {
				out := output(t)
				mustPublish(t, out, a)
				lay(t, out, foreign)
				crash(t, out, b, Options{}, stop)
				mustPublish(t, out, next)
				wantSite(t, out, with(next))
				wantTidy(t, out)
			})
		}
	}
}

func TestFirstBuildKilled(t *testing.T) {
	out := output(t)
	p, err := Open(out, Options{})
	must(t, err)
	must(t, p.Put("a", []byte("1")))
	abandon(p)
	mustPublish(t, out, site{"b": "2"})
	wantSite(t, out, site{"b": "2"})
	wantTidy(t, out)
}

func TestFirstBuildKilledBeforeTheRename(t *testing.T) {
	out := output(t)
	crash(t, out, site{"a": "1"}, Options{}, stops["before the exchange"])
	mustPublish(t, out, site{"b": "2"})
	wantSite(t, out, site{"b": "2"})
	wantTidy(t, out)
}

func TestTwoRenamesStandInForTheExchange(t *testing.T) {
	out := output(t)
	never := func(*os.Root, string, string) error { return errors.ErrUnsupported }
	for _, text := range []string{"1", "2", "3"} {
		p, err := open(out, Options{}, never)
		must(t, err)
		must(t, p.Put("a", []byte(text)))
		_, err = p.Commit(t.Context())
		must(t, errors.Join(err, p.Discard()))
		wantSite(t, out, site{"a": text})
		wantTidy(t, out)
	}
}

func TestAFailedExchangeLeavesEverything(t *testing.T) {
	out := output(t)
	mustPublish(t, out, site{"a": "1"})
	p, err := open(out, Options{}, stops["before the exchange"])
	must(t, err)
	must(t, p.Put("a", []byte("2")))
	if _, err := p.Commit(t.Context()); !errors.Is(err, errStop) {
		t.Fatalf("error %v", err)
	}
	must(t, p.Discard())
	wantSite(t, out, site{"a": "1"})
	wantTidy(t, out)
}

// What a person puts into the folder while it is being exchanged lands in the
// old site and must come over from there.
func TestFilesThatComeDuringTheExchangeAreRescued(t *testing.T) {
	out := output(t)
	mustPublish(t, out, site{"a": "1", "b": "1", "goes": "g"})
	lay(t, out, site{"mine": "m"})
	beside := filepath.Join(filepath.Dir(out), workFolder)
	late := func(root *os.Root, stage, name string) error {
		lay(t, out, site{"d/late": "l", "goes": "edited"})
		must(t, os.Remove(filepath.Join(out, "mine")))
		must(t, os.Remove(filepath.Join(out, "a")))
		lay(t, out, site{"mine": "saved again", "a": "edited"})
		return exchangeOrRename(root, stage, name)
	}
	p, err := open(out, Options{}, late)
	must(t, err)
	must(t, p.Put("a", []byte("2")))
	must(t, p.Put("b", []byte("1")))
	s, err := p.Commit(t.Context())
	must(t, errors.Join(err, p.Discard()))
	if s.Rescued != 4 {
		t.Errorf("%d rescued", s.Rescued)
	}
	wantSite(t, out, site{"a": "2", "b": "1", "mine": "m", "d/late": "l", "goes": "edited"})
	wantSite(t, filepath.Join(beside, "public.rescued"), site{"a": "edited", "mine": "saved again"})
}

// exchangeOrRename is the real exchange, where there is one.
func exchangeOrRename(root *os.Root, a, b string) error {
	err := exchangeFolders(root, a, b)
	if errors.Is(err, errors.ErrUnsupported) {
		return errors.Join(root.Rename(b, "x"), root.Rename(a, b), root.Rename("x", a))
	}
	return err
}

func TestASpoiledManifestLosesNothing(t *testing.T) {
	out := output(t)
	files := site{"a": "1", "b": "2"}
	mustPublish(t, out, files)
	name := filepath.Join(filepath.Dir(out), workFolder, "public.manifest")
	text, err := os.ReadFile(name)
	must(t, err)
	must(t, os.WriteFile(name, text[:len(text)-3], 0o666))
	if _, err := publish(t, out, Options{}, site{"a": "1", "b": "3"}); !errors.Is(err, ErrConflict) {
		t.Fatalf("error %v", err)
	}
	wantSite(t, out, files)
	s := mustPublish(t, out, files)
	if s.Unchanged != 2 {
		t.Errorf("summary %+v", s)
	}
	mustPublish(t, out, site{"a": "1", "b": "3"})
}
