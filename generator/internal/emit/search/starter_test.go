package search_test

import (
	"math"
	"net/url"
	"os"
	"strings"
	"testing"

	"mentorbook/generator/internal/sitetest"
)

// judged is a query of the starter site with its pages: 2 for one that answers
// it, 1 for one that helps.
type judged struct {
	query  string
	grades map[string]int
}

func judgements(t *testing.T) []judged {
	t.Helper()
	text, err := os.ReadFile("testdata/starter.txt")
	if err != nil {
		t.Fatal(err)
	}
	var list []judged
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		parts := strings.Split(line, "|")
		j := judged{strings.TrimSpace(parts[0]), map[string]int{}}
		for i, part := range parts[1:] {
			for page := range strings.FieldsSeq(part) {
				j.grades[page] = 2 - i
			}
		}
		list = append(list, j)
	}
	return list
}

// gain is nDCG@10 of the pages found.
func (j judged) gain(found []string) float64 {
	got, best, place := 0.0, 0.0, 0
	for i, page := range found[:min(len(found), 10)] {
		got += float64(j.grades[page]) / math.Log2(float64(i+2))
	}
	for grade := 2; grade > 0; grade-- {
		for _, g := range j.grades {
			if g == grade && place < 10 {
				best += float64(grade) / math.Log2(float64(place+2))
				place++
			}
		}
	}
	return got / best
}

// Queries as people type them lead where they were judged to be answered. The
// floors are what the search reached when they were set, a little less.
func TestJudgedQueries(t *testing.T) {
	const ndcg, first = 0.87, 0.92
	browser := sitetest.Browser(t)
	dir := build(t, "../../../../content")
	page := browser.Open(sitetest.Serve(t, dir, "/"), sitetest.View{})
	open(t, page, dir, "en")
	list := judgements(t)
	gain, reciprocal := 0.0, 0.0
	for _, j := range list {
		for name := range j.grades {
			if _, err := os.Stat(dir + "/" + name + "/index.html"); err != nil {
				t.Errorf("%s is judged by a page that is not there: %v", j.query, err)
			}
		}
		var found []string
		rank := 0.0
		for i, r := range ask(t, page, j.query, "").Results {
			address, _, _ := strings.Cut(r.URL, "#")
			address, err := url.PathUnescape(strings.TrimSuffix(address, "/"))
			if err != nil {
				t.Fatal(err)
			}
			found = append(found, address)
			if j.grades[address] > 0 && rank == 0 {
				rank = 1 / float64(i+1)
			}
		}
		one := j.gain(found)
		gain, reciprocal = gain+one, reciprocal+rank
		t.Logf("%.2f %.2f %s: %s", one, rank, j.query, strings.Join(found[:min(len(found), 5)], " "))
	}
	n := float64(len(list))
	t.Logf("%d queries: nDCG@10 %.3f, MRR %.3f", len(list), gain/n, reciprocal/n)
	if len(list) < 40 || gain/n < ndcg || reciprocal/n < first {
		t.Errorf("%d queries: nDCG@10 %.3f and MRR %.3f, %.2f and %.2f are the floors", len(list), gain/n, reciprocal/n, ndcg, first)
	}
}
