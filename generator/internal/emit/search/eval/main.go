// Command eval measures the site's own search: how good its results are, and
// what a first search costs. It indexes documents with the same code as a build
// does and asks the same engine as readers do, in Chromium.
//
//	go run ./generator/internal/emit/search/eval -sets DIR
//
// DIR holds judged sets, a JSON file each:
//
//	{"docs": [{"id", "title", "text"}], "queries": [{"id", "text"}], "qrels": {QUERY: {DOC: GRADE}}}
//
// A grade above 0 is relevant, a higher one more so. Queries without a relevant
// document are left out. With -known DIR, a folder of Markdown, headings that
// stand there once are asked for as a set of their own: whole, with a slip, with
// a wrong first letter, and cut. With -cranfield and -cacm the two collections
// are read in their own form. Rivals from npm are asked the same when the folder
// rivals has them (npm ci there).
//
// Nothing here is part of a build, and no set belongs into the repository.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
)

type options struct {
	sets, known, cranfield, cacm string
	rivals                       string
	language                     string
	seed                         uint64
	sample                       int
	json, each                   bool
}

func main() {
	var o options
	flag.StringVar(&o.sets, "sets", "", "`folder` of judged sets, a JSON file each")
	flag.StringVar(&o.known, "known", "", "`folder` of Markdown whose headings are asked for")
	flag.StringVar(&o.cranfield, "cranfield", "", "`folder` with cran.all.1400, cran.qry and cranqrel")
	flag.StringVar(&o.cacm, "cacm", "", "`folder` with cacm.all, query.text and qrels.text")
	flag.StringVar(&o.rivals, "rivals", filepath.Join("generator", "internal", "emit", "search", "eval", "rivals"), "`folder` of the rivals")
	flag.StringVar(&o.language, "lang", "en", "language of the documents")
	flag.Uint64Var(&o.seed, "seed", 1, "of the headings, the slips and the randomisation test")
	flag.IntVar(&o.sample, "cold", 20, "queries of each kind whose cost is measured in a browser that knows nothing")
	flag.BoolVar(&o.json, "json", false, "print JSON")
	flag.BoolVar(&o.each, "each", false, "print what each query reached, on standard error")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, o); err != nil {
		fmt.Fprintln(os.Stderr, "eval:", err)
		os.Exit(1)
	}
}

// run measures every set that can be read, and tells of the others at the end.
func run(ctx context.Context, o options) error {
	sets, problems := gather(o)
	if len(sets) == 0 {
		return errors.Join(append(problems, errors.New("there is no set to measure: name a folder with -sets"))...)
	}
	b, err := openBrowser(ctx)
	if err != nil {
		return err
	}
	defer b.close()
	var reports []*report
	for _, s := range sets {
		r, err := measure(ctx, b, o, s)
		if err != nil {
			problems = append(problems, fmt.Errorf("%s: %w", s.Name, err))
			continue
		}
		reports = append(reports, r)
		if !o.json {
			r.print(os.Stdout)
		}
	}
	if o.json {
		out := json.NewEncoder(os.Stdout)
		out.SetIndent("", "  ")
		return errors.Join(append(problems, out.Encode(reports))...)
	}
	printMacro(os.Stdout, reports)
	return errors.Join(problems...)
}

// gather reads all sets that are asked for.
func gather(o options) (sets []*set, problems []error) {
	keep := func(s *set, err error) {
		if err != nil {
			problems = append(problems, err)
			return
		}
		sets = append(sets, s)
	}
	if o.sets != "" {
		files, _ := filepath.Glob(filepath.Join(o.sets, "*.json"))
		if len(files) == 0 {
			problems = append(problems, fmt.Errorf("%s holds no .json file", o.sets))
		}
		for _, file := range files {
			keep(readSet(file))
		}
	}
	if o.cranfield != "" {
		keep(cranfield(o.cranfield))
	}
	if o.cacm != "" {
		keep(cacm(o.cacm))
	}
	if o.known != "" {
		known, err := knownItems(o.known, o.seed)
		if err != nil {
			problems = append(problems, err)
		}
		sets = append(sets, known...)
	}
	return sets, problems
}
