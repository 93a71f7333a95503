package main

import (
	"bytes"
	"fmt"
	"html"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// mostKnown is the number of headings that are asked for.
const mostKnown = 300

var frontMatter = regexp.MustCompile(`(?s)\A---\n.*?\n---\n`)

// deepestHeading is the level to which headings are asked for.
const deepestHeading = 3

// slips are the ways in which a heading is written.
var slips = []struct {
	name string
	slip func(*rand.Rand, string) string
}{
	{"whole", func(_ *rand.Rand, text string) string { return text }},
	{"one typo", oneTypo},
	{"first letter", wrongFirst},
	{"cut word", cutLast},
}

// knownItems asks for headings that stand once in a folder of Markdown, in each
// way a set.
func knownItems(dir string, seed uint64) ([]*set, error) {
	docs, headings, err := markdownDocs(dir)
	if err != nil {
		return nil, err
	}
	r := rand.New(rand.NewPCG(seed, seed))
	r.Shuffle(len(headings), func(i, j int) { headings[i], headings[j] = headings[j], headings[i] })
	headings = headings[:min(len(headings), mostKnown)]
	var sets []*set
	for _, way := range slips {
		s := &set{Name: "known: " + way.name, Docs: docs, Grades: map[string]map[string]float64{}}
		for i, h := range headings {
			id := fmt.Sprint(i)
			s.Queries = append(s.Queries, query{id, way.slip(r, h.text)})
			s.Grades[id] = map[string]float64{h.doc: 1}
		}
		if err := s.tidy(); err != nil {
			return nil, fmt.Errorf("%s: %w", dir, err)
		}
		sets = append(sets, s)
	}
	return sets, nil
}

type knownHeading struct{ doc, text string }

// markdownDocs reads the pages of a folder and the headings that only one has.
func markdownDocs(dir string) ([]document, []knownHeading, error) {
	md := goldmark.New(goldmark.WithParserOptions(parser.WithAutoHeadingID()))
	var docs []document
	var headings []knownHeading
	times := map[string]int{}
	err := filepath.WalkDir(dir, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(file) != ".md" {
			return err
		}
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		id, _ := filepath.Rel(dir, file)
		source := frontMatter.ReplaceAll(data, nil)
		doc := document{ID: filepath.ToSlash(id), Title: strings.TrimSuffix(filepath.Base(file), ".md"), Text: string(source)}
		tree := md.Parser().Parse(text.NewReader(source))
		for i, words := range headingsOf(tree, source) {
			if i == 0 {
				doc.Title = words
			}
			times[strings.ToLower(words)]++
			if n := len(strings.Fields(words)); n >= 2 && n <= 8 {
				headings = append(headings, knownHeading{doc.ID, words})
			}
		}
		var body bytes.Buffer
		if err := md.Renderer().Render(&body, source, tree); err != nil {
			return err
		}
		doc.HTML = "<h1>" + html.EscapeString(doc.Title) + "</h1>" + body.String()
		docs = append(docs, doc)
		return nil
	})
	once := headings[:0]
	for _, h := range headings {
		if times[strings.ToLower(h.text)] == 1 {
			once = append(once, h)
		}
	}
	return docs, once, err
}

// headingsOf gives the texts of a page's headings, as readers see them.
func headingsOf(tree ast.Node, source []byte) []string {
	var all []string
	_ = ast.Walk(tree, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		h, is := n.(*ast.Heading)
		if !is || !entering {
			return ast.WalkContinue, nil
		}
		var words strings.Builder
		_ = ast.Walk(h, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			if t, is := n.(*ast.Text); is && entering {
				words.Write(t.Segment.Value(source))
			}
			return ast.WalkContinue, nil
		})
		if text := plain(html.UnescapeString(words.String())); text != "" && h.Level <= deepestHeading {
			all = append(all, text)
		}
		return ast.WalkSkipChildren, nil
	})
	return all
}

// longestWord gives where the longest word of a text begins and ends.
func longestWord(text string) (from, to int) {
	at := 0
	for word := range strings.FieldsSeq(text) {
		i := at + strings.Index(text[at:], word)
		at = i + len(word)
		if len(word) > to-from {
			from, to = i, at
		}
	}
	return from, to
}

// oneTypo exchanges two letters inside the longest word, drops one or doubles
// one.
func oneTypo(r *rand.Rand, text string) string {
	from, to := longestWord(text)
	word := []rune(text[from:to])
	if len(word) < 4 {
		return text
	}
	i := 1 + r.IntN(len(word)-2)
	switch r.IntN(3) {
	case 0:
		word[i], word[i+1] = word[i+1], word[i]
	case 1:
		word = append(word[:i:i], word[i+1:]...)
	default:
		word = append(word[:i:i], word[i-1:]...)
	}
	return text[:from] + string(word) + text[to:]
}

// wrongFirst writes another letter at the front of the longest word.
func wrongFirst(r *rand.Rand, text string) string {
	from, to := longestWord(text)
	first, size := utf8.DecodeRuneInString(text[from:to])
	other := first
	for unicode.ToLower(other) == unicode.ToLower(first) {
		other = 'a' + rune(r.IntN(26))
	}
	return text[:from] + string(other) + text[from+size:]
}

// cutLast leaves four letters of the last word.
func cutLast(_ *rand.Rand, text string) string {
	at := strings.LastIndexByte(text, ' ') + 1
	word := []rune(text[at:])
	return text[:at] + string(word[:min(4, len(word))])
}
