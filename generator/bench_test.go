package generator_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"mentorbook/generator"
	"mentorbook/generator/internal/corpus"
	"mentorbook/themes"
)

// The benchmarks hold DESIGN.md section 9 against made-up programmes (package
// corpus) in a folder in memory, since a disk would hide the program. A build is
// the command "mentorbook build" and one to nowhere "mentorbook check", so that
// CPU time and memory are those that a user meets; its rival of the same benchmark runs in turn with it, so that
// a busy machine slows both. Medians are reported:
//
//	go test -run '^$' -bench 'Build|Search|Floor|Rebuild|Discard' -benchtime 5x ./generator
//
// The largest programme takes minutes and 4 GB of memory, so it is measured only
// where the pattern names it: -bench '/50000'. Hugo is measured in a module of its
// own, the folder rivals.
var sizes = []int{100, 1000, 10_000, 50_000}

const largest = 50_000

// job is what a child process does, see child_test.go.
type job string

const (
	build   job = "build"   // the site into the output folder
	discard job = "discard" // the same, to nowhere
	indexed job = "indexed" // the site with the index of its search
	floor   job = "floor"   // the least that any generator must do for the same files
)

// BenchmarkBuild makes the whole site in an empty folder.
func BenchmarkBuild(b *testing.B) {
	each(b, func(b *testing.B, p *programme) {
		p.empty(b)
		p.run(b, build)
		files, bytes := p.plan(b)
		rival, own := samples{}, samples{}
		for b.Loop() {
			p.empty(b)
			rival.add(p.run(b, floor))
			p.empty(b)
			own.add(p.run(b, build))
		}
		own.report(b)
		b.ReportMetric(own.over(rival), "x-floor")
		b.ReportMetric(float64(files), "files")
		b.ReportMetric(float64(bytes)/1e6, "MB")
	})
}

// BenchmarkFloor reads the same sources, renders them with plain goldmark and
// writes as many files of the same sizes.
func BenchmarkFloor(b *testing.B) {
	each(b, func(b *testing.B, p *programme) {
		p.empty(b)
		p.run(b, build)
		p.plan(b)
		own := samples{}
		for b.Loop() {
			p.empty(b)
			own.add(p.run(b, floor))
		}
		own.report(b)
	})
}

// BenchmarkRebuild builds again where nothing has changed.
func BenchmarkRebuild(b *testing.B) {
	each(b, func(b *testing.B, p *programme) {
		p.empty(b)
		p.run(b, build)
		rival, own := samples{}, samples{}
		for b.Loop() {
			rival.add(p.run(b, discard))
			own.add(p.run(b, build))
		}
		own.report(b)
		b.ReportMetric(own.over(rival), "x-discard")
	})
}

// BenchmarkDiscard makes every page and writes none.
func BenchmarkDiscard(b *testing.B) {
	each(b, func(b *testing.B, p *programme) {
		own := samples{}
		for b.Loop() {
			own.add(p.run(b, discard))
		}
		own.report(b)
	})
}

// BenchmarkSearch makes the site with and without the index of its search, and
// reports what the index takes.
func BenchmarkSearch(b *testing.B) {
	each(b, func(b *testing.B, p *programme) {
		without, with := samples{}, samples{}
		for b.Loop() {
			p.empty(b)
			without.add(p.run(b, build))
			p.empty(b)
			with.add(p.run(b, indexed))
		}
		b.ReportMetric(0, "ns/op")
		b.ReportMetric(median(with, func(i int) float64 { return (with[i].cpu - without[i].cpu).Seconds() }), "index-cpu-s/op")
		b.ReportMetric(median(with, func(i int) float64 { return float64(with[i].peak) / (1 << 20) }), "peak-MiB")
	})
}

// each measures programmes of all sizes.
func each(b *testing.B, measure func(b *testing.B, p *programme)) {
	for _, mentors := range sizes {
		if mentors == largest && !asked(fmt.Sprint(largest)) {
			continue
		}
		b.Run(fmt.Sprint(mentors), func(b *testing.B) {
			p := newProgramme(b, mentors)
			p.compile(b)
			measure(b, p)
		})
	}
}

// asked tells whether the pattern of the benchmarks names a size.
func asked(size string) bool {
	return slices.ContainsFunc(os.Args, func(arg string) bool {
		return strings.HasPrefix(arg, "-test.bench=") && strings.Contains(arg, size)
	})
}

// samples are the costs of the same job, several times.
type samples []cost

// cost is what a process took.
type cost struct {
	cpu  time.Duration // user and system
	peak int64         // bytes of memory; 0 where the system does not tell
}

func (s *samples) add(c cost) { *s = append(*s, c) }

func (s samples) report(b *testing.B) {
	b.ReportMetric(0, "ns/op") // the time on the clock says nothing about the program
	b.ReportMetric(median(s, func(i int) float64 { return s[i].cpu.Seconds() }), "cpu-s/op")
	b.ReportMetric(median(s, func(i int) float64 { return float64(s[i].peak) / (1 << 20) }), "peak-MiB")
}

// over gives how many times the CPU of runs that took turns with these.
func (s samples) over(rival samples) float64 {
	return median(s, func(i int) float64 { return s[i].cpu.Seconds() / rival[i].cpu.Seconds() })
}

func median(s samples, value func(i int) float64) float64 {
	values := make([]float64, len(s))
	for i := range s {
		values[i] = value(i)
	}
	slices.Sort(values)
	return values[len(values)/2]
}

// programme is a made-up programme and the folder it is built into.
type programme struct{ folder, content, out string }

// command is the binary that builds a programme, once [programme.compile] made it.
func (p *programme) command() string { return filepath.Join(p.folder, "mentorbook") }

func (p *programme) compile(tb testing.TB) {
	if out, err := exec.CommandContext(tb.Context(), "go", "build", "-o", p.command(), "mentorbook/cmd/mentorbook").CombinedOutput(); err != nil {
		tb.Fatalf("%v\n%s", err, out)
	}
}

func newProgramme(tb testing.TB, mentors int) *programme {
	tb.Helper()
	folder := memory(tb)
	p := &programme{folder, filepath.Join(folder, "content"), filepath.Join(folder, "public")}
	if err := corpus.Write(p.content, mentors, 1); err != nil {
		tb.Fatal(err)
	}
	return p
}

// memory makes a folder in memory where the system has one.
func memory(tb testing.TB) string {
	if info, err := os.Stat("/dev/shm"); err != nil || !info.IsDir() {
		return tb.TempDir()
	}
	folder, err := os.MkdirTemp("/dev/shm", "mentorbook-")
	if err != nil {
		return tb.TempDir()
	}
	tb.Cleanup(func() { os.RemoveAll(folder) })
	return folder
}

// empty takes the site away, with what is remembered of it.
func (p *programme) empty(tb testing.TB) {
	for _, name := range []string{p.out, filepath.Join(p.folder, ".mentorbook")} {
		if err := os.RemoveAll(name); err != nil {
			tb.Fatal(err)
		}
	}
}

// today is the day of all builds.
const today = "2026-11-21"

// options are those of a build.
func (p *programme) options() generator.Options {
	return generator.Options{
		Content: p.content, Out: p.out, Default: themes.Default(), Today: today,
		Now: time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC), Workers: runtime.GOMAXPROCS(0),
	}
}

// run does a job in a process of its own. A build is not strict: the largest site
// is more than GitHub Pages takes, of which it warns.
func (p *programme) run(tb testing.TB, j job) cost {
	tb.Helper()
	var cmd *exec.Cmd
	switch j {
	case build:
		cmd = exec.Command(p.command(), "build", "--content", p.content, "--out", p.out, "--today", today, "--no-search")
	case indexed:
		cmd = exec.Command(p.command(), "build", "--content", p.content, "--out", p.out, "--today", today)
	case discard:
		cmd = exec.Command(p.command(), "check", "--content", p.content, "--today", today, "--strict")
	case floor:
		cmd = exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), floorVar+"="+p.folder)
	}
	if out, err := cmd.CombinedOutput(); err != nil {
		tb.Fatalf("%s: %v\n%s", j, err, out)
	}
	return cost{cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), peakOf(cmd.ProcessState)}
}
