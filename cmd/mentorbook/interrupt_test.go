//go:build unix

package main

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// twoStates makes a programme of a hundred pages in two states, and builds
// the first. What public/ may ever be is one of the two.
func twoStates(t *testing.T) (dir string, whole [2]string) {
	t.Helper()
	dir = t.TempDir()
	for state := range 2 {
		content := filepath.Join(dir, fmt.Sprintf("content%d", state))
		write := func(name, text string) {
			path := filepath.Join(content, name)
			if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		write("site.yaml", "title: Riverside\ndirector: {name: Sam, email: a@example.org}\n")
		for page := range 100 {
			write(fmt.Sprintf("notes/page-%d-%d.md", page%(70+30*state), page),
				fmt.Sprintf("---\ntitle: Page %d of state %d\n---\n\n%s\n", page, state, strings.Repeat("Some words of a text. ", 60)))
		}
	}
	for _, state := range []int{1, 0} {
		if out, err := build(dir, state).CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		whole[state] = published(t, dir)
	}
	return dir, whole
}

// build is the command itself, in the state's content.
func build(dir string, state int) *exec.Cmd {
	exe, err := os.Executable()
	if err != nil {
		panic(err)
	}
	c := exec.Command(exe)
	c.Args = []string{"mentorbook", "build", "--today", "2026-03-01", "--content", fmt.Sprintf("content%d", state)}
	c.Dir = dir
	return c
}

func published(t *testing.T, dir string) string {
	t.Helper()
	state, err := treeHash(filepath.Join(dir, "public"))
	if err != nil {
		t.Fatal(err)
	}
	return state
}

// A build that is killed at any moment leaves the old site or the new one.
func TestKilledAtAnyMoment(t *testing.T) {
	dir, whole := twoStates(t)
	start := time.Now()
	if err := build(dir, 1).Run(); err != nil {
		t.Fatal(err)
	}
	usual := time.Since(start)
	random := rand.New(rand.NewPCG(1, 2))
	present := whole[1]
	seen := map[string]int{}
	kills := 100
	if testing.Short() {
		kills = 20
	}
	for i := range kills {
		c := build(dir, i%2)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(random.Int64N(int64(usual * 5 / 4))))
		c.Process.Signal(syscall.SIGKILL)
		c.Wait()
		switch now := published(t, dir); now {
		case present:
			seen["old"]++
		case whole[i%2]:
			present = now
			seen["new"]++
		default:
			t.Fatalf("after kill %d the site is neither the old nor the new one", i+1)
		}
	}
	if seen["old"] == 0 {
		t.Error("no build was killed before its end")
	}
	for state := range 2 {
		if out, err := build(dir, state).CombinedOutput(); err != nil {
			t.Fatalf("after the kills a build fails: %v\n%s", err, out)
		}
		if published(t, dir) != whole[state] {
			t.Errorf("after the kills a build of state %d is not whole", state)
		}
	}
	cleared(t, dir)
}

// cleared holds that nothing but the site and what mentorbook keeps about it
// lies beside the content.
func cleared(t *testing.T, dir string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.IsDir() && e.Name() != "public" && e.Name() != ".mentorbook" && !strings.HasPrefix(e.Name(), "content") {
			t.Errorf("the folder %s is left over", e.Name())
		}
	}
}

// An interrupted build says so, exits 1 and leaves the old site.
func TestInterrupted(t *testing.T) {
	dir, whole := twoStates(t)
	for delay := 5 * time.Millisecond; delay < 2*time.Second; delay += 5 * time.Millisecond {
		c := build(dir, 1)
		var told bytes.Buffer
		c.Stderr = &told
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(delay)
		c.Process.Signal(os.Interrupt)
		err := c.Wait()
		var exit *exec.ExitError
		if err == nil { // it was done before this process woke up
			if out, err := build(dir, 0).CombinedOutput(); err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			continue
		}
		if published(t, dir) != whole[0] {
			t.Fatal("the old site is not whole")
		}
		if errors.As(err, &exit) && exit.ExitCode() == 1 {
			if got := told.String(); got != "stopped; nothing was changed\n" {
				t.Errorf("it says %q", got)
			}
			cleared(t, dir)
			return
		}
	}
	t.Error("no build could be interrupted")
}

// Two builds at once: each ends well or says that the other runs, and the site
// is that of one of them.
func TestTwoAtOnce(t *testing.T) {
	dir, whole := twoStates(t)
	for range 5 {
		var told [2]bytes.Buffer
		var builds [2]*exec.Cmd
		for state := range 2 {
			builds[state] = build(dir, state)
			builds[state].Stderr = &told[state]
			if err := builds[state].Start(); err != nil {
				t.Fatal(err)
			}
		}
		done := 0
		for state, c := range builds {
			if err := c.Wait(); err == nil {
				done++
			} else if !strings.Contains(told[state].String(), "[publish/lock]") {
				t.Errorf("a build beside another says: %s", told[state].String())
			}
		}
		if now := published(t, dir); done == 0 || now != whole[0] && now != whole[1] {
			t.Fatalf("%d of two builds ended well; the site is torn: %v", done, now != whole[0] && now != whole[1])
		}
	}
}
