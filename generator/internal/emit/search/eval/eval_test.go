package main

import (
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"mentorbook/generator/internal/emit/search"
)

func near(a, b float64) bool { return math.Abs(a-b) < 1e-9 }

func TestRate(t *testing.T) {
	grades := map[string]float64{"a": 3, "b": 1}
	ideal := 3 + 1/math.Log2(3)
	for _, test := range []struct {
		found string
		want  score
	}{
		{"", score{}},
		{"a b", score{1, 1}},
		{"x a", score{3 / math.Log2(3) / ideal, .5}},
		{"b a", score{(1 + 3/math.Log2(3)) / ideal, 1}},
		{"1 2 3 4 5 6 7 8 9 10 a", score{}},
	} {
		if got := rate(strings.Fields(test.found), grades); !near(got.NDCG, test.want.NDCG) || !near(got.MRR, test.want.MRR) {
			t.Errorf("%q: %v, want %v", test.found, got, test.want)
		}
	}
}

func TestChance(t *testing.T) {
	a, b := make([]float64, 40), make([]float64, 40)
	if p := chance(a, b, 1); p != 1 {
		t.Errorf("nothing differs, by chance %v", p)
	}
	for i := range a {
		a[i] = 1
	}
	if p := chance(a, b, 1); p > .001 {
		t.Errorf("all differ alike, by chance %v", p)
	}
	for i := range a {
		a[i] = float64(i%2) * 2
		b[i] = 1
	}
	a[0] = .1
	if p := chance(a, b, 1); p < .5 {
		t.Errorf("as many are better as worse, by chance %v", p)
	}
}

func setFile(t *testing.T, name, text string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	return file
}

// A set of another's making has ids of both kinds, judgements of what is not
// there, and queries that nothing answers.
func TestReadSet(t *testing.T) {
	s, err := readSet(setFile(t, "mine.json", `{"docs": [{"id": 1, "title": "A", "text": "a"}, {"id": "d-2", "title": null, "text": "b"}, {"id": 1, "title": "twice", "text": ""}],
		"queries": [{"id": 7, "text": "a"}, {"id": "none", "text": "x"}, {"id": "zero", "text": "x"}, {"id": "blank", "text": " "}, {"id": 7, "text": "again"}],
		"qrels": {"7": {"1": 2, "d-2": 0, "gone": 3}, "zero": {"1": 0}, "blank": {"1": 1}, "nobody": {"1": 1}}}`))
	if err != nil {
		t.Fatal(err)
	}
	if s.Name != "mine" || len(s.Docs) != 2 || s.Docs[0].Title != "A" || len(s.Queries) != 1 || s.Queries[0].ID != "7" || s.Skipped != 4 || len(s.Grades["7"]) != 1 {
		t.Errorf("got %+v", s)
	}
	for name, text := range map[string]string{
		"broken": `{"docs": [`, "empty": `{}`, "ids": `{"docs": [{"id": [1]}]}`,
		"unanswered": `{"docs": [{"id": "1"}], "queries": [{"id": "1", "text": "a"}], "qrels": {"1": {"2": 1}}}`,
	} {
		if _, err := readSet(setFile(t, name+".json", text)); err == nil || !strings.Contains(err.Error(), name+".json") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestCollections(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"cran.all.1400": ".I 1\n.T\na wing\n.A\nx\n.W\nthe wing\nof a .I 2 plane\n.I 2\n.T\n.W\nheat\n", "cran.qry": ".I 001\n.W\nwings\n.I 004\n.W\nheat ?\n", "cranqrel": "1 1 1\n2 2 4\n2 1 -1\n",
		"cacm.all": ".I 1\n.T\nA language\n.N\nx\n", "query.text": ".I 1\n.W\n languages\n.N\n y\n", "qrels.text": "01 0001  0 0\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	s, err := cranfield(dir)
	if err != nil {
		t.Fatal(err)
	}
	if s.Docs[0].Text != "the wing of a .I 2 plane" || s.Queries[1].ID != "2" || s.Queries[1].Text != "heat ?" || s.Grades["1"]["1"] != 4 || s.Grades["2"]["2"] != 1 {
		t.Errorf("got %+v", s)
	}
	if s, err = cacm(dir); err != nil || s.Docs[0].Title != "A language" || s.Grades["1"]["1"] != 1 {
		t.Errorf("got %+v, %v", s, err)
	}
}

func TestKnownItems(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"a.md": "---\ntitle: x\n---\n# First things\n\n## Twice said\n\n## [Negotiating](x.md) salaries\n", "b.md": "# Twice said\n\n## `Working` elsewhere\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	sets, err := knownItems(dir, 1)
	if err != nil {
		t.Fatal(err)
	}
	if len(sets) != len(slips) || len(sets[0].Queries) != 3 {
		t.Fatalf("got %+v", sets)
	}
	for _, q := range sets[0].Queries {
		want := map[string]string{"First things": "a.md", "Negotiating salaries": "a.md", "Working elsewhere": "b.md"}[q.Text]
		if sets[0].Grades[q.ID][want] != 1 {
			t.Errorf("%q is in %v", q.Text, sets[0].Grades[q.ID])
		}
	}
}

func TestSlips(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for range 200 {
		if got := oneTypo(r, "to Işıklı go"); !strings.HasPrefix(got, "to I") || !strings.HasSuffix(got, " go") {
			t.Errorf("a slip gives %q", got)
		}
		if got := wrongFirst(r, "to go elsewhere"); !strings.HasPrefix(got, "to go ") || !strings.HasSuffix(got, "lsewhere") || got == "to go elsewhere" {
			t.Errorf("a wrong letter gives %q", got)
		}
	}
	if got := cutLast(r, "all together"); got != "all toge" {
		t.Errorf("cut: %q", got)
	}
}

// Documents with nothing in them, or markup, are indexed like any other.
func TestIndex(t *testing.T) {
	files, c, err := index([]document{{ID: "1", Title: "<b>A", Text: "</main><script>x</script>"}, {ID: "2"}, {ID: "3", HTML: "<h1>B</h1><p>b"}}, "en")
	if err != nil || files[search.Root[1:]] == nil || c.Files != len(files) || c.Bytes == 0 {
		t.Errorf("%d files, %+v, %v", len(files), c, err)
	}
	code, err := engine()
	if err != nil || !slices.ContainsFunc(strings.Split(string(code), "\n"), func(line string) bool { return strings.HasPrefix(line, "export const open") }) {
		t.Errorf("no engine: %v", err)
	}
}
