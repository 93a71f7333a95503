package search_test

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"fmt"
	"html"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/js"

	"mentorbook/generator/internal/corpus"
	"mentorbook/generator/internal/sitetest"
)

// programmePages are those of a made-up programme, with their texts as they are
// written.
func programmePages(t testing.TB, mentors int) []doc {
	t.Helper()
	folder := t.TempDir()
	if err := corpus.Write(folder, mentors, 7); err != nil {
		t.Fatal(err)
	}
	var docs []doc
	err := filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".md" {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		front, body, _ := strings.Cut(strings.TrimPrefix(string(data), "---\n"), "\n---\n")
		docs = append(docs, doc{kind: filepath.Base(filepath.Dir(name)), id: strings.TrimSuffix(filepath.Base(name), ".md"), title: titleOf(front), html: marked(front, body)})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return docs
}

func titleOf(front string) string {
	for line := range strings.Lines(front) {
		for _, key := range []string{"title: ", "name: "} {
			if title, ok := strings.CutPrefix(line, key); ok {
				return strings.TrimSpace(title)
			}
		}
	}
	return ""
}

// marked writes paragraphs and headings as HTML.
func marked(front, body string) string {
	var b strings.Builder
	b.WriteString("<p>" + html.EscapeString(front) + "</p>")
	for i, part := range strings.Split(body, "\n\n") {
		if heading, ok := strings.CutPrefix(strings.TrimSpace(part), "## "); ok {
			fmt.Fprintf(&b, "<h2 id=h%d>%s</h2>", i, html.EscapeString(heading))
			continue
		}
		b.WriteString("<p>" + html.EscapeString(part) + "</p>\n")
	}
	return b.String()
}

// costs is what a first search takes from the reader's first letter on.
type costs struct {
	Bytes, Hops, Results int
	Files                []string
}

// measured is put in the place of fetch: it counts bytes, and calls a request a
// hop later than the last one that was answered before it.
const measured = `
	window.costs = null;
	get = async (...a) => {
		const c = window.costs, hop = (c?.answered || 0) + 1;
		const response = await fetch(...a);
		const size = (await response.clone().arrayBuffer()).byteLength;
		if (!c) { window.rootSize = size; return response; }
		c.bytes += size; c.hops = Math.max(c.hops, hop); c.files.push(String(a[0]).replace(/.*[/]search[/]/, "") + " " + size);
		c.answered = Math.max(c.answered, hop);
		return response;
	};`

func searchCosts(t testing.TB, page *sitetest.Page, query string) costs {
	t.Helper()
	return sitetest.Eval[costs](page, fmt.Sprintf(`(async () => {
		const c = window.costs = { bytes: window.rootSize, hops: 0, answered: 0, files: ["root " + window.rootSize] };
		const { results } = await engine.search(%q);
		c.results = results.length;
		return c;
	})()`, query))
}

// What a reader fetches for the first ten results, engine and root included, and
// how often one request waits for the answer to another (issue: search).
func TestBytesAndHops(t *testing.T) {
	const keyword, question, misspelt, engineSize = 45_000, 60_000, 45_000, 6_000
	sitetest.Browser(t)
	var code bytes.Buffer
	w, _ := gzip.NewWriterLevel(&code, gzip.BestCompression)
	w.Write(minified(t))
	w.Close()
	if code.Len() > engineSize {
		t.Errorf("the engine takes %d bytes, %d are the most", code.Len(), engineSize)
	}
	for _, mentors := range []int{100, 1000} {
		dir := t.TempDir()
		docs := programmePages(t, mentors)
		publish(t, dir, docs)
		page := engine(t, dir, measured)
		words := strings.Fields(strings.NewReplacer("<p>", " ", "</p>", " ", ".", "", ",", "").Replace(docs[len(docs)/2].html))
		middle := len(words) / 2
		for _, test := range []struct {
			query      string
			most, hops int
		}{
			{words[middle], keyword, 2},
			{"how can I " + strings.Join(words[middle+1:middle+6], " ") + "?", question, 2},
			{slip(longestOf(plainWord.FindAllString(docs[len(docs)/2].html, -1))), misspelt, 4},
		} {
			c := searchCosts(t, page, test.query)
			total := c.Bytes + code.Len()
			t.Logf("%d pages: %q: %d bytes, %d hops, %d results, %s", len(docs), test.query, total, c.Hops, c.Results, strings.Join(c.Files, ", "))
			if total > test.most || c.Hops > test.hops || c.Results == 0 {
				t.Errorf("%d pages: %q takes %d bytes in %d hops to %d results; %d in %d are the most", len(docs), test.query, total, c.Hops, c.Results, test.most, test.hops)
			}
		}
	}
}

func longestOf(words []string) string {
	return slices.MaxFunc(words, func(a, b string) int { return cmp.Compare(len(a), len(b)) })
}

// plainWord is a word without signs.
var plainWord = regexp.MustCompile(`\b[a-z]{6,}\b`)

// slip writes a wrong letter at the front of a word.
func slip(word string) string { return "q" + word[1:] }

// exchanged writes the second letter before the first.
func exchanged(word string) string { return word[1:2] + word[:1] + word[2:] }

// A wrong first letter leads to another part of the words than what was meant,
// and the list for spelling is of several files (issue: search).
func TestSlips(t *testing.T) {
	sitetest.Browser(t)
	dir := t.TempDir()
	docs := programmePages(t, 1000)
	publish(t, dir, docs)
	if lists, err := filepath.Glob(filepath.Join(dir, "search", "*", "en", "w*.bin")); err != nil || len(lists) < 3 {
		t.Fatal("the lists for spelling are", lists, err)
	}
	page := engine(t, dir, "")
	const queries, least = 60, 56
	for name, slip := range map[string]func(string) string{"slip": slip, "exchanged": exchanged} {
		right := 0
		for i := range queries {
			word := longestOf(plainWord.FindAllString(docs[i*len(docs)/queries].html, -1))
			if c := ask(t, page, slip(word), "limit: 1").Correction; c != nil && c.Shown == word {
				right++
			} else {
				t.Logf("%s: %+v", slip(word), c)
			}
		}
		if right < least {
			t.Errorf("%s: %d of %d misspelt words are found, %d are to be", name, right, queries, least)
		}
	}
}

// minified gives the engine as pages fetch it.
func minified(t testing.TB) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := (&js.Minifier{Version: 2022}).Minify(minify.New(), &out, bytes.NewReader(script(t)), nil); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// BenchmarkIndex makes the index of made-up pages; growth should be linear.
func BenchmarkIndex(b *testing.B) {
	for _, mentors := range []int{100, 1000, 10_000} {
		b.Run(fmt.Sprint(mentors), func(b *testing.B) {
			docs := programmePages(b, mentors)
			dir := b.TempDir()
			for b.Loop() {
				publish(b, dir, docs)
			}
			b.ReportMetric(float64(len(docs)), "pages")
		})
	}
}
