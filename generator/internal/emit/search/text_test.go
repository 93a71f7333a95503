package search_test

import (
	"fmt"
	"strings"
	"testing"

	"mentorbook/generator/internal/emit/search"
)

// pagesRead are pages with what the search reads of them.
var pagesRead = []struct{ html, want string }{
	{"<p>outside</p>", "[]"},
	{"<main><h1>Title</h1><p>One\n two.</p></main><p>after", "[[  One two.]]"},
	{`<main>First<h2 id="a&amp;b">A <em>heading</em></h2><p>Text</p><h3>No id</h3>More</main>`, "[[  First] [a&b A heading Text\nNo id\nMore]]"},
	{`<main><nav><a>Way</a></nav>a<button>b</button>c<span hidden>d</span> e<svg><path/></svg><i data-nosearch><b>f</b></i></main>`, "[[  ac e]]"},
	{`<main><span aria-hidden=true>AB</span><span aria-hidden="false">c</span></main>`, "[[  c]]"},
	{"<main><span>a</span><span>b</span> x<b>y</b>z<br>w<small>v</small></main>", "[[  a\nb xyz\nw\nv]]"},
	{"<main><p>Lead</p><p><span>Mentees</span><span>Mentors</span> <span>Before</span></p></main>", "[[  Lead\nMentees\nMentors\nBefore]]"},
	{"<main><b>one</b> <em>two</em> <a>three</a> four <span>five</span></main>", "[[  one two three four five]]"},
	{"<main>a<!-- <p>b -->c &lt;d&gt; 1 < 2 &amp; 3<script>if (a<b) '</p>'</script>e</main>", "[[  ac <d> 1 < 2 & 3e]]"},
	{`<main><section><h2 id="mb-x">Ours</h2><ul data-nosearch><li>x</ul></section></main>`, "[]"},
	{`<main><h2 id="own">Own</h2></main>`, "[[own Own ]]"},
	{`<main><img alt="<b" src=x>a<input value='>'>b</main>`, "[[  ab]]"},
	{"<main>one<sup><a>1</a></sup> two</main>", "[[  one two]]"},
}

func TestSections(t *testing.T) {
	for _, test := range pagesRead {
		if got := fmt.Sprint(search.Sections(test.html)); got != test.want {
			t.Errorf("%s:\n%s, want\n%s", test.html, got, test.want)
		}
	}
}

func FuzzSections(f *testing.F) {
	for _, test := range pagesRead {
		f.Add(test.html)
	}
	f.Fuzz(func(t *testing.T, page string) {
		for _, s := range search.Sections("<main>" + page) {
			if strings.Contains(s[2], "  ") || strings.TrimSpace(s[2]) != s[2] && !strings.ContainsAny(page, "&") {
				t.Errorf("%q has the text %q", page, s[2])
			}
		}
	})
}
