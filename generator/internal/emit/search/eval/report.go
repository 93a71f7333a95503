package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"text/tabwriter"
)

// report is what was measured with one set.
type report struct {
	Set     string    `json:"set"`
	Docs    int       `json:"docs"`
	Queries int       `json:"queries"`
	Skipped int       `json:"skipped"`
	Index   cost      `json:"index"`
	Engines []result  `json:"engines"` // our own first
	Cold    []expense `json:"cold"`
}

// result is what one engine reached.
type result struct {
	Engine string  `json:"engine"`
	NDCG   float64 `json:"ndcg10"`
	MRR    float64 `json:"mrr10"`
	Zero   float64 `json:"zero"`             // share of queries without a result
	Chance float64 `json:"chance,omitempty"` // that it differs from ours by accident
	Median float64 `json:"ms50"`
	P95    float64 `json:"ms95"`

	scores []score
}

// expense is what a first search costs, engine and root included.
type expense struct {
	Queries string `json:"queries"` // short: up to two words; long: more
	Bytes   int    `json:"bytes50"`
	Most    int    `json:"bytes95"`
	Hops    int    `json:"hops50"` // after the root
	Longest int    `json:"hops100"`
}

// answer is what an engine gave for a query.
type answer struct {
	Docs []int
	MS   float64
}

func measure(ctx context.Context, b *browser, o options, s *set) (*report, error) {
	files, c, err := index(s.Docs, o.language)
	if err != nil {
		return nil, err
	}
	module, err := engine()
	if err != nil {
		return nil, err
	}
	files["engine.js"] = module
	if err := b.show(files); err != nil {
		return nil, err
	}
	if _, err := call[any](b, "start", o.language); err != nil {
		return nil, err
	}
	answers, err := askAll(b, "ask", s)
	if err != nil {
		return nil, err
	}
	r := &report{Set: s.Name, Docs: len(s.Docs), Queries: len(s.Queries), Skipped: s.Skipped, Index: c}
	r.add("mentorbook", s, answers, o)
	if r.Cold, err = expenses(b, s, o, compressed(module)); err != nil {
		return nil, err
	}
	rivals, err := askRivals(ctx, b, o.rivals, s)
	if err != nil {
		return nil, err
	}
	for _, rival := range rivals {
		r.add(rival.name, s, rival.answers, o)
	}
	return r, nil
}

// askAll asks every query in portions, so that no step takes too long.
func askAll(b *browser, function string, s *set) ([]answer, error) {
	var all []answer
	for part := range slices.Chunk(s.Queries, 20) {
		texts := make([]string, len(part))
		for i, q := range part {
			texts[i] = q.Text
		}
		answers, err := call[[]answer](b, function, texts)
		if err != nil {
			return nil, err
		}
		all = append(all, answers...)
	}
	return all, nil
}

func (r *report) add(engine string, s *set, answers []answer, o options) {
	res := result{Engine: engine}
	var ndcg, mrr, ms []float64
	for i, a := range answers {
		var ids []string
		for _, n := range a.Docs {
			if n >= 0 && n < len(s.Docs) {
				ids = append(ids, s.Docs[n].ID)
			}
		}
		one := rate(ids, s.Grades[s.Queries[i].ID])
		if len(ids) == 0 {
			res.Zero++
		}
		res.scores = append(res.scores, one)
		ndcg, mrr, ms = append(ndcg, one.NDCG), append(mrr, one.MRR), append(ms, a.MS)
		if o.each {
			fmt.Fprintf(os.Stderr, "%s\t%s\t%.3f\t%.3f\t%s\n", r.Set, engine, one.NDCG, one.MRR, s.Queries[i].Text)
		}
	}
	n := float64(max(len(answers), 1))
	res.NDCG, res.MRR, res.Zero = mean(ndcg), mean(mrr), res.Zero/n
	res.Median, res.P95 = quantile(ms, .5), quantile(ms, .95)
	if len(r.Engines) > 0 {
		res.Chance = chance(r.Engines[0].ndcgs(), ndcg, o.seed)
	}
	r.Engines = append(r.Engines, res)
}

func (r *result) ndcgs() []float64 {
	list := make([]float64, len(r.scores))
	for i, s := range r.scores {
		list[i] = s.NDCG
	}
	return list
}

// expenses measures short and long queries in an engine that knows nothing.
func expenses(b *browser, s *set, o options, engine int) ([]expense, error) {
	var list []expense
	for _, kind := range []string{"short", "long"} {
		var bytes, hops []int
		e := expense{Queries: kind}
		for _, q := range s.Queries {
			words := len(strings.Fields(q.Text))
			if (words <= 2) != (kind == "short") || len(bytes) == o.sample {
				continue
			}
			cold, err := call[struct{ Bytes, Hops int }](b, "cold", q.Text)
			if err != nil {
				return nil, err
			}
			bytes, hops = append(bytes, cold.Bytes+engine), append(hops, cold.Hops)
		}
		if bytes != nil {
			e.Bytes, e.Most = quantile(bytes, .5), quantile(bytes, .95)
			e.Hops, e.Longest = quantile(hops, .5), slices.Max(hops)
			list = append(list, e)
		}
	}
	return list, nil
}

// compressed is the size of a text as hosts send it.
func compressed(text []byte) int {
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	w.Write(text)
	w.Close()
	return out.Len()
}

func (r *report) print(to io.Writer) {
	fmt.Fprintf(to, "\n%s: %d documents, %d queries (%d left out)\n", r.Set, r.Docs, r.Queries, r.Skipped)
	fmt.Fprintf(to, "index: %.2f CPU s, %.1f MB in %d files, process %.0f MiB\n",
		r.Index.CPU.Seconds(), float64(r.Index.Bytes)/1e6, r.Index.Files, float64(r.Index.Heap)/(1<<20))
	for _, e := range r.Cold {
		fmt.Fprintf(to, "first search, %s: %.1f KB (95 %%: %.1f KB), %d hops after the root (most: %d)\n", e.Queries, float64(e.Bytes)/1e3, float64(e.Most)/1e3, e.Hops, e.Longest)
	}
	w := tabwriter.NewWriter(to, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "engine\tnDCG@10\tMRR@10\tnothing\tms\tms 95 %\tp")
	for _, e := range r.Engines {
		p := ""
		if e.Chance > 0 {
			p = fmt.Sprintf("%.4f", e.Chance)
		}
		fmt.Fprintf(w, "%s\t%.3f\t%.3f\t%.0f %%\t%.1f\t%.1f\t%s\n", e.Engine, e.NDCG, e.MRR, 100*e.Zero, e.Median, e.P95, p)
	}
	w.Flush()
}

// printMacro prints the means over all sets of each engine that was asked in
// all of them.
func printMacro(to io.Writer, reports []*report) {
	if len(reports) < 2 {
		return
	}
	fmt.Fprintf(to, "\nmean of %d sets\n", len(reports))
	w := tabwriter.NewWriter(to, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "engine\tnDCG@10\tMRR@10")
	for _, e := range reports[0].Engines {
		var ndcg, mrr []float64
		for _, r := range reports {
			for _, other := range r.Engines {
				if other.Engine == e.Engine {
					ndcg, mrr = append(ndcg, other.NDCG), append(mrr, other.MRR)
				}
			}
		}
		if len(ndcg) == len(reports) {
			fmt.Fprintf(w, "%s\t%.3f\t%.3f\n", e.Engine, mean(ndcg), mean(mrr))
		}
	}
	w.Flush()
}
