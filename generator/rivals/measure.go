package main

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"syscall"
	"text/tabwriter"
)

// run is what a build took and made.
type run struct {
	cpu   float64 // seconds, user and system
	peak  int64   // bytes of memory
	files int
	bytes int64
}

// result is a generator and its runs.
type result struct {
	name string
	runs []run
}

// measure lets the generators build in turn, so that a busy machine slows all.
func (p *programme) measure(generators []generator, times int) ([]result, error) {
	results := make([]result, len(generators))
	for range times {
		for i, g := range generators {
			r, err := p.build(g)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", g.name, err)
			}
			results[i].name, results[i].runs = g.name, append(results[i].runs, r)
		}
	}
	return results, nil
}

// build makes the site in an empty folder.
func (p *programme) build(g generator) (run, error) {
	for _, remembered := range []string{p.out(), filepath.Join(p.folder, ".mentorbook"), filepath.Join(p.folder, "cache")} {
		if err := os.RemoveAll(remembered); err != nil {
			return run{}, err
		}
	}
	cmd := exec.Command(g.command[0], g.command[1:]...)
	if out, err := cmd.CombinedOutput(); err != nil {
		return run{}, fmt.Errorf("%w\n%s", err, out)
	}
	state := cmd.ProcessState
	r := run{cpu: (state.UserTime() + state.SystemTime()).Seconds(), peak: state.SysUsage().(*syscall.Rusage).Maxrss << 10}
	return r, filepath.WalkDir(p.out(), func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			r.files, r.bytes = r.files+1, r.bytes+info.Size()
		}
		return err
	})
}

// print writes the medians, and how many times those of the first.
func print(w io.Writer, mentors int, results []result) {
	fmt.Fprintf(w, "%d mentors\n\n", mentors)
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "\tCPU s\tx\tpeak MiB\tx\tfiles\tMB\t")
	own := results[0]
	for _, r := range results {
		cpu, peak := r.median(func(r run) float64 { return r.cpu }), r.median(func(r run) float64 { return float64(r.peak) })
		fmt.Fprintf(table, "%s\t%.2f\t%.1f\t%.0f\t%.1f\t%d\t%.1f\t\n", r.name,
			cpu, cpu/own.median(func(r run) float64 { return r.cpu }),
			peak/(1<<20), peak/own.median(func(r run) float64 { return float64(r.peak) }),
			r.runs[0].files, float64(r.runs[0].bytes)/1e6)
	}
	table.Flush()
	fmt.Fprintln(w)
}

func (r result) median(value func(run) float64) float64 {
	values := make([]float64, len(r.runs))
	for i := range r.runs {
		values[i] = value(r.runs[i])
	}
	slices.Sort(values)
	return values[len(values)/2]
}
