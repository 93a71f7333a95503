package search_test

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"mentorbook/generator/internal/emit/search"
)

// index is what the files of an index say, read as the format is described.
type index struct {
	head struct {
		ID    string
		Pages int
		Pack  int
		Langs []struct {
			Lang   string
			Bounds []string
			Sizes  []int
		}
		Facets int
	}
	records []record
	groups  []group
	all     []byte // of all files, opened
}

// group is the forms of a word and the pages that have one.
type group struct {
	forms []string
	pages []int
}

type record struct {
	url, title string
	sections   [][3]string
}

// opened reads a file of the index.
func opened(t testing.TB, file string) []byte {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	r, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func varint(t testing.TB, data *[]byte) int {
	t.Helper()
	v, n := binary.Uvarint(*data)
	if n <= 0 {
		t.Fatal("a number is cut off")
	}
	*data = (*data)[n:]
	return int(v)
}

func take(data *[]byte, n int) []byte {
	part := (*data)[:n]
	*data = (*data)[n:]
	return part
}

// readIndex reads the index of a site.
func readIndex(t testing.TB, dir string) *index {
	t.Helper()
	ix := &index{}
	root := opened(t, filepath.Join(dir, filepath.FromSlash(search.Root)))
	ix.all = append(ix.all, root...)
	if err := json.Unmarshal(take(&root, varint(t, &root)), &ix.head); err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(dir, "search", ix.head.ID)
	for _, l := range ix.head.Langs {
		for i := range l.Bounds {
			if l.Sizes != nil {
				ix.shard(t, take(&root, l.Sizes[i]))
				continue
			}
			ix.shard(t, opened(t, filepath.Join(folder, l.Lang, fmt.Sprint(i, ".bin"))))
		}
	}
	for i := 0; len(ix.records) < ix.head.Pages; i++ {
		ix.texts(t, opened(t, filepath.Join(folder, "t", fmt.Sprint(i, ".bin"))))
	}
	err := filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			ix.all = append(ix.all, opened(t, name)...)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return ix
}

func (ix *index) shard(t testing.TB, data []byte) {
	t.Helper()
	lines := strings.Split(string(take(&data, varint(t, &data))), "\n")
	before, sizes := []uint16(nil), make([]int, len(lines))
	groups := make([]group, len(lines))
	for i, line := range lines {
		for part := range strings.SplitSeq(line, "\t") {
			before = append(slices.Clone(before[:part[0]-'!']), utf16.Encode([]rune(part[1:]))...)
			groups[i].forms = append(groups[i].forms, string(utf16.Decode(before)))
		}
	}
	for i := range lines {
		varint(t, &data)
		sizes[i] = varint(t, &data)
	}
	for i := range lines {
		list, page := take(&data, sizes[i]), 0
		for len(list) > 0 {
			page += varint(t, &list) >> 4
			groups[i].pages = append(groups[i].pages, page)
		}
	}
	ix.groups = append(ix.groups, groups...)
}

func (ix *index) texts(t testing.TB, data []byte) {
	t.Helper()
	var list [][]json.RawMessage
	if err := json.Unmarshal(data, &list); err != nil {
		t.Fatal(err)
	}
	for _, raw := range list {
		var r record
		for i, to := range map[int]any{0: &r.url, 1: &r.title, 5: &r.sections} {
			if err := json.Unmarshal(raw[i], to); err != nil {
				t.Fatal(err)
			}
		}
		ix.records = append(ix.records, r)
	}
}

// public gives all text of the main element of a page, as another reader of HTML
// has it, with what belongs to its controls.
func public(t testing.TB, dir, address string) string {
	t.Helper()
	plain, err := url.PathUnescape(address)
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(plain), "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	for n := range root.Descendants() {
		if n.DataAtom == atom.Main {
			for in := range n.Descendants() {
				if in.Type == html.TextNode && in.Parent.Parent.DataAtom != atom.Sup { // the number of a footnote
					text.WriteString(in.Data + " ")
				}
			}
		}
	}
	return text.String()
}

const secretProgramme = `
-- site.yaml --
title: Riverside
director: {name: Sam Lee, email: mentoring@example.org}
synonyms: ["time off, annual leave, PTO"]
-- guides/open.md --
---
title: Open doors
task: I need to come in
keywords: [keywordgiven]
params: {note: CANARYparams}
owner: CANARYowner
---
Everybody has time off.

## A heading

More text, and 日本語 too.
-- guides/draft.md --
---
title: CANARYdraft
task: I need to CANARYdraft
draft: true
keywords: [CANARYdraft]
---
CANARYdraft
-- guides/later.md --
---
title: CANARYlater
task: I need to CANARYlater
publish_on: 2030-01-01
---
CANARYlater
-- guides/over.md --
---
title: CANARYover
task: I need to CANARYover
expire_on: 2020-01-01
---
CANARYover
-- guides/unfound.md --
---
title: CANARYunfound
task: I need to CANARYunfound
search: false
---
CANARYunfound
-- training/modules/m.md --
---
title: Listening
role: elective
audience: [mentor]
levels: [new]
minutes: {teach: 20}
objectives: [Ask]
key_points: [Wait]
---
For learners.

:::facilitator CANARYtitle
CANARYnotes

## CANARYheading
:::
-- topics/feedback.md --
---
title: Feedback
group: skills
synonyms: [criticism]
---
Say it.
-- mentors/ada.md --
---
name: Ada Okafor
headline: Glad to help
consent: {date: 2026-03-01}
languages: [en]
topics: [feedback]
formats: [long-term]
capacity: {mentees: 2, taken: 0}
timezone: Europe/London
confirmed: 2026-10-01
sort_as: CANARYsort
---
I listen.
-- mentors/gone.md --
---
name: CANARYgone
headline: CANARYgone
consent: {date: 2026-03-01}
languages: [en]
topics: [feedback]
formats: [long-term]
capacity: {mentees: 2, taken: 0}
timezone: Europe/London
confirmed: 2026-10-01
draft: true
---
CANARYgone
`

// Everything in the index is text of the page that it is of, or was given to be
// searched for.
func TestOnlyPublicText(t *testing.T) {
	for name, content := range map[string]string{"secrets": unpack(t, secretProgramme), "starter": "../../../../content"} {
		dir := build(t, content)
		ix := readIndex(t, dir)
		if bytes.Contains(bytes.ToLower(ix.all), []byte("canary")) {
			i := bytes.Index(bytes.ToLower(ix.all), []byte("canary"))
			t.Errorf("%s: the index has %q", name, ix.all[i:min(i+20, len(ix.all))])
		}
		if len(ix.records) < 5 || len(ix.groups) < 30 {
			t.Fatalf("%s: %d pages, %d words", name, len(ix.records), len(ix.groups))
		}
		said := make([]map[string]bool, len(ix.records))
		for i, r := range ix.records {
			text := public(t, dir, r.url)
			said[i] = map[string]bool{}
			forms, _ := search.Tokens(text + " " + r.title)
			for _, form := range forms {
				said[i][form] = true
			}
			squeezed := strings.Join(strings.Fields(text), "")
			for _, s := range r.sections {
				for shown := range strings.Lines(s[1] + "\n" + strings.TrimSuffix(s[2], "…")) {
					shown = strings.Join(strings.Fields(shown), "")
					if !strings.Contains(squeezed, shown) {
						t.Errorf("%s: %s: results show %q", name, r.url, shown)
					}
				}
			}
		}
		given := givenWords(t, content)
		for _, g := range ix.groups {
			for _, page := range g.pages {
				if !slices.ContainsFunc(g.forms, func(form string) bool { return said[page][form] || given[form] }) {
					t.Errorf("%s: %s has no word %q", name, ix.records[page].url, g.forms)
				}
			}
			for _, form := range g.forms {
				if !given[form] && !slices.ContainsFunc(said, func(words map[string]bool) bool { return words[form] }) {
					t.Errorf("%s: no page has the word %q", name, form)
				}
			}
		}
	}
}

// givenWords are keywords, synonyms and variants.
func givenWords(t testing.TB, content string) map[string]bool {
	t.Helper()
	given := map[string]bool{}
	err := filepath.WalkDir(content, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(name) != ".md" && filepath.Base(name) != "site.yaml" {
			return err
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		for line := range strings.Lines(string(text)) {
			for _, key := range []string{"keywords:", "synonyms:", "variants:", "title:"} {
				if rest, ok := strings.CutPrefix(line, key); ok {
					forms, _ := search.Tokens(rest)
					for _, form := range forms {
						given[form] = true
					}
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return given
}
