package markdown

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"
)

// fragments are what Markdown is made of; put together at random they reach
// what mutated bytes seldom do.
var fragments = append(strings.Fields(`* ** _ ~~ [ ] ]( ) ![ [[ ]] [[a]] [^a] [^a]: [r] {#a} {.lead} {lang=de} {.decorative}
	< > <b> </b> <br> <!-- --> <div> <https://e.org> <a@b.cd> www.e.org " ' -- --- ... &lt; &#1; \ \\ ::: :::: :::hint :::facilitator
	> > # ## === ---- | | |- |-| :-: `+"` `` ``` ~~~"+` Term a b é 日本 javascript:x x.md #a`),
	"[r]: x \"t\"\n", ":::exercise{minutes=1} t\n", "> [!NOTE]\n", "### a {#b}\n", "- ", "  - ", "1. ", ": ", "- [ ] ", "- [x] ",
	"    ", "\t", "\n", "\n", "\n", "\n", "\n\n", "\n\n", "\n\n", "  \n", "\\\n", "\n:::\n", "|a|b|\n|-|:-:|\n|c|[[a\\|b]]|\n", "\n> ")

func randomText(r *rand.Rand) string {
	var b strings.Builder
	for range 1 + r.IntN(60) {
		b.WriteString(fragments[r.IntN(len(fragments))])
		if r.IntN(4) == 0 {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

func TestRandomText(t *testing.T) {
	m := New(Options{Language: "ja"})
	for seed := range uint64(3000) {
		text := randomText(rand.New(rand.NewPCG(seed, 1)))
		d := m.Parse(Source{File: "a.md", Text: []byte(text)})
		checkFindings(t, text, d.Problems)
		for _, view := range []View{Learner, Facilitator} {
			var b bytes.Buffer
			d.Render(&b, RenderOptions{Links: openSite{}, View: view, IDPrefix: "p-"})
			if err := checkHTML(b.String()); err != nil {
				t.Fatalf("seed %d: %v in\n%s\nof\n%s", seed, err, b.String(), text)
			}
			d.Plain(view)
		}
		d.Contacts()
	}
}
