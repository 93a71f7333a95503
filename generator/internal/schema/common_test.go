package schema

import (
	"cmp"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

// tree writes what of nodes is used: all but tags, comments and links.
func tree(n *yaml.Node) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d/%d %d:%d %q", n.Kind, n.Style, n.Line, n.Column, n.Value)
	for _, child := range n.Content {
		b.WriteString("\n" + strings.ReplaceAll(tree(child), "\n", "\n  "))
	}
	return b.String()
}

// differs tells where what is read here is not what the library reads, with
// fences around it and without.
func differs(text string) string {
	return cmp.Or(differsAsItIs(text), differsAsItIs("---\n"+text+"\n---\n"))
}

func differsAsItIs(text string) string {
	here := common([]byte(text))
	if here == nil {
		return ""
	}
	there, err := parse([]byte(text))
	if err != nil {
		return fmt.Sprintf("%q is read, but the library says %v", text, err)
	}
	if got, want := tree(here), tree(there); got != want {
		return fmt.Sprintf("%q gives\n%s\nwant\n%s", text, got, want)
	}
	return ""
}

// usual are texts that are read here, unusual those that are left to the library.
var (
	usual = []string{
		"title: Welcome\n", "\n\n  title: Ünïcode\n", "a: b c\nb: 'x: y'\nc: \"#\"\n", "name: O'Neill, \"Jo\"  \nat: 14:30\n",
		"a: [x, 'y, z', k: v, {m: n, o: [p]}]\nb: []\nc: {}\nd: {e: f}\n",
		"a:\n  - x y\n  - k: v\n    l: w\n  -   {m: n}\nb:\n- é\n- https://example.org/?q=1#x\nc:\n  d:\n    e: f\n\n\ng: h\n",
		"a: naïve [x] {y} & * ! | > % @ ? - ,\nb: 日本語 text\n", "topics: [negotiation, feedback: expert]\n",
		"a:\n  - [x, y]\n  - \"z\"\n", "a: 2026-01-01\nb: 1_000\nc: true\nd: no\ne: C#\n", "a: b\na: c\n", "a:   b\n",
		"---\na: b\n---\n", "\n---\na: b\n\n---", "---\na: [b]\n",
	}
	unusual = []string{
		"", "a:\n", "a: \n", "a: b # c\n", "# a\nb: c\n", "a: |\n  b\n", "a: b\n  c\n", "a: [b,\n c]\n", "a: &b c\n", "a: *b\n", "a: !b c\n",
		"a: \"b\\n\"\n", "a: 'b''c'\n", "a: null\n", "a: ~\n", "a: [null]\n", "a: b: c\n", "a: [b, ]\n", "a: [b\n", "- a\n", "a\n", "? a\n: b\n",
		"a: b\r\n", "a:\tb\n", "a: b\u2028c\n", "a: b\u0085c\n", "a:\n  b: c\n d: e\n", "a:\n - b\n  - c\n", "a: {b}\n", "a: {b: }\n", "a: \"b\" c\n",
		"a: [[[[[[[b]]]]]]]\n", "a: [b]c\n", "a: -\n", "<<: a\n", "\"a\": b\n", "a b: c\n", "a:b\n", "---\n---\n", "---\na: b\n---\nc: d\n", "a: b\n...\n", "--- a: b\n", "a: {b: c d: e}\n",
	}
)

// What is read here has the nodes that the library gives.
func TestCommonIsWhatTheLibraryReads(t *testing.T) {
	for _, text := range usual {
		if common([]byte(text)) == nil {
			t.Errorf("%q is left to the library", text)
		}
		if wrong := differs(text); wrong != "" {
			t.Error(wrong)
		}
	}
	for _, text := range unusual {
		if n := common([]byte(text)); n != nil {
			t.Errorf("%q is read here:\n%s", text, tree(n))
		}
	}
}

// Most pages of the starter are read here, each as the library would.
func TestCommonReadsTheStarter(t *testing.T) {
	all, here := 0, 0
	content := os.DirFS("../../../content")
	err := fs.WalkDir(content, ".", func(name string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".md") {
			return err
		}
		text, err := fs.ReadFile(content, name)
		_, front, _ := strings.Cut(string(text), "---\n")
		front, _, _ = strings.Cut(front, "\n---\n")
		if all++; common([]byte(front)) != nil {
			here++
		} else {
			t.Logf("%s is left to the library", name)
		}
		if wrong := differs(front); wrong != "" {
			t.Errorf("%s: %s", name, wrong)
		}
		return err
	})
	if err != nil || here < all*3/4 {
		t.Errorf("%d of %d pages are read here: %v", here, all, err)
	}
}

// Texts thrown together out of what means something in YAML.
func TestCommonOfPieces(t *testing.T) {
	pieces := []string{"a: ", "b:", "\n", "\n", "\n  ", "\n    ", "- ", "[", "]", "{", "}", ", ", ",", ": ", ":", "'", "\"", "#", " ", "é", "?", "x", "x y", "null", "\\", "1.5", "k: v", "c:\n  - "}
	r := rand.New(rand.NewPCG(1, 2))
	read := 0
	for range 40_000 {
		var text strings.Builder
		text.WriteString("a: ")
		for range 1 + r.IntN(9) {
			text.WriteString(pieces[r.IntN(len(pieces))])
		}
		if common([]byte(text.String())) != nil {
			read++
		}
		if wrong := differs(text.String()); wrong != "" {
			t.Fatal(wrong)
		}
	}
	if read < 1000 {
		t.Errorf("only %d texts were read here", read)
	}
}

func FuzzCommon(f *testing.F) {
	for _, text := range append(usual, unusual...) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if wrong := differs(text); wrong != "" {
			t.Fatal(wrong)
		}
	})
}
