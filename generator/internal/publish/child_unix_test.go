//go:build unix

package publish

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// The test binary runs itself as a build that can be killed or starved.
const childVar = "PUBLISH_TEST_CHILD"

func TestMain(m *testing.M) {
	switch out := os.Getenv(childVar + "_OUT"); os.Getenv(childVar) {
	case "loop":
		loop(out)
	case "full":
		fill(out)
	default:
		os.Exit(m.Run())
	}
}

func child(t *testing.T, what, out string) *exec.Cmd {
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), childVar+"="+what, childVar+"_OUT="+out)
	return cmd
}

// generation is a site that differs from the other one in changed, added and
// removed files.
func generation(which string) site {
	files := site{}
	for i := range 24 {
		name := fmt.Sprintf("d%d/p%d/index.html", i%5, i)
		files[name] = "same"
		if i%3 == 0 {
			files[name] = which
		}
	}
	files["only/"+which] = which
	return files
}

// once is a build without a testing.TB.
func once(out string, files site) error {
	p, err := Open(out, Options{})
	if err != nil {
		return err
	}
	defer p.Discard()
	for name, text := range files {
		if err := p.Put(name, []byte(text)); err != nil {
			return err
		}
	}
	_, err = p.Commit(context.Background())
	return err
}

func loop(out string) {
	for {
		for _, which := range []string{"A", "B"} {
			if err := once(out, generation(which)); err != nil {
				fmt.Println(err)
				os.Exit(1)
			}
			fmt.Println(which)
		}
	}
}

func TestKilledAtAnyMoment(t *testing.T) {
	kills := 100
	if testing.Short() {
		kills = 15
	}
	out := filepath.Join(memory(t), "public")
	must(t, once(out, generation("A")))
	mine := site{".gitignore": "*", "d1/mine": "m", "link": "-> d1"}
	lay(t, out, mine)
	random := rand.New(rand.NewPCG(1, 2))
	seen := map[string]int{}
	for range kills {
		started := time.Now()
		must(t, once(out, generation("AB"[random.IntN(2):][:1])))
		build := time.Since(started)
		wantTidy(t, out)
		killOne(t, out, 1+random.IntN(2), time.Duration(random.Float64()*1.5*float64(build)))
		got := read(t, out)
		for name, text := range mine {
			if got[name] != text {
				t.Fatalf("foreign %s is %q", name, got[name])
			}
			delete(got, name)
		}
		which := whole(got)
		if which == "" {
			t.Fatalf("neither A nor B: %q", got)
		}
		seen[which]++
	}
	must(t, once(out, generation("A")))
	if seen["A"] == 0 || seen["B"] == 0 {
		t.Errorf("the kills say nothing: %v", seen)
	}
}

// memory is a folder where syncing costs nothing, if the system has one.
func memory(t *testing.T) string {
	dir, err := os.MkdirTemp("/dev/shm", "publish")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

// killOne starts a child and kills it in the midst of the build that follows a
// number of whole ones.
func killOne(t *testing.T, out string, builds int, after time.Duration) {
	t.Helper()
	cmd := child(t, "loop", out)
	words, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	lines := bufio.NewScanner(words)
	for n := 1; lines.Scan(); n++ {
		if len(lines.Text()) != 1 {
			t.Errorf("the child says %q", lines.Text())
		}
		if n == builds {
			timer := time.AfterFunc(after, func() { cmd.Process.Kill() })
			defer timer.Stop()
		}
	}
	var exit *exec.ExitError
	if err := cmd.Wait(); !errors.As(err, &exit) || exit.ExitCode() != -1 {
		t.Fatalf("the child was not killed: %v", err)
	}
}

func whole(got site) string {
	for _, which := range []string{"A", "B"} {
		if fmt.Sprint(got) == fmt.Sprint(generation(which)) {
			return which
		}
	}
	return ""
}

// A reader that looks all the time sees one of the two sites and never a
// folder that is missing or mixed.
func TestReadersNeverSeeHalfASite(t *testing.T) {
	if err := probeExchange(t); errors.Is(err, errors.ErrUnsupported) {
		t.Log("this disk cannot exchange folders; only the state after a kill is checked")
		return
	}
	out := filepath.Join(memory(t), "public")
	sites := []site{{"page": "A", "a/page": "A"}, {"page": "B", "b/page": "B"}}
	must(t, once(out, sites[0]))
	done := make(chan error)
	go func() {
		for i := range 30 {
			if err := once(out, sites[1-i%2]); err != nil {
				done <- err
				return
			}
		}
		done <- nil
	}()
	for looks := 0; ; looks++ {
		select {
		case err := <-done:
			if must(t, err); looks < 10 {
				t.Errorf("only %d looks", looks)
			}
			return
		default:
			look(t, out)
		}
	}
}

// look opens the folder, which must be there, and reads it. The folder may be
// taken apart under a reader who holds on to the old site, but what he reads
// there is of one site.
func look(t *testing.T, out string) {
	t.Helper()
	root, err := os.OpenRoot(out)
	must(t, err)
	defer root.Close()
	seen := map[string]bool{}
	for _, name := range []string{"page", "a/page", "b/page"} {
		if text, err := root.ReadFile(name); err == nil {
			seen[string(text)] = true
		}
	}
	if len(seen) > 1 {
		t.Fatal("a mixed site")
	}
}

func probeExchange(t *testing.T) error {
	root, err := os.OpenRoot(t.TempDir())
	must(t, err)
	defer root.Close()
	must(t, errors.Join(root.Mkdir("a", 0o777), root.Mkdir("b", 0o777)))
	return exchangeFolders(root, "a", "b")
}

// fill builds with a limit on the size of files, which fails a write as a full
// disk does.
func fill(out string) {
	signal.Ignore(unix.SIGXFSZ)
	if err := unix.Setrlimit(unix.RLIMIT_FSIZE, &unix.Rlimit{Cur: 1000, Max: 1000}); err != nil {
		fmt.Println(err)
		os.Exit(3)
	}
	err := once(out, site{"a": "new", "big/file": strings.Repeat("x", 2000)})
	var told *Error
	if !errors.As(err, &told) {
		fmt.Println("error", err)
		os.Exit(3)
	}
	fmt.Printf("%s: %s: %s", filepath.Base(told.Path), told.Message, told.Hint)
	os.Exit(0)
}

func TestAFullDiskLeavesEverything(t *testing.T) {
	out := output(t)
	mustPublish(t, out, site{"a": "1", "b/c": "2"})
	said, err := child(t, "full", out).CombinedOutput()
	if err != nil || !strings.HasPrefix(string(said), "file: cannot write: ") || !strings.Contains(string(said), "free some space") {
		t.Fatalf("%v, the child says %q", err, said)
	}
	wantSite(t, out, site{"a": "1", "b/c": "2"})
	wantTidy(t, out)
}

func TestFaultsSayWhatToDo(t *testing.T) {
	for errno, want := range map[unix.Errno]string{
		unix.ENOSPC: "free some space",
		unix.EDQUOT: "free some space",
		unix.EROFS:  "allow writing",
		unix.EACCES: "allow writing",
		unix.EXDEV:  "ordinary folder",
		unix.EBUSY:  "ordinary folder",
		unix.ENOENT: "changed the folder",
		unix.EIO:    "build again",
	} {
		err := fault("write", "public/a", &os.LinkError{Op: "link", Old: "x", New: "y", Err: errno})
		if !strings.Contains(err.Hint, want) || !errors.Is(err, errno) || strings.Contains(err.Message, "link x y") {
			t.Errorf("%v: %q, hint %q", errno, err, err.Hint)
		}
	}
}

// Root may write anywhere, so the test takes a folder that nobody may write:
// one of the kernel's.
func TestAReadOnlyParent(t *testing.T) {
	dir := t.TempDir()
	must(t, os.Chmod(dir, 0o555))
	parent := dir
	if os.Geteuid() == 0 {
		parent = "/proc/self"
	}
	if _, err := os.Stat(parent); err != nil {
		parent = "/dev/fd"
	}
	_, err := Open(filepath.Join(parent, "public"), Options{})
	var told *Error
	if !errors.As(err, &told) || told.Hint == "" || !strings.HasPrefix(told.Message, "cannot make the work folder: ") {
		t.Fatalf("error %v", err)
	}
}
