package markdown

import (
	"bytes"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

// page is a realistic guide of some 6 KB.
var page = strings.Repeat(`## Before the first meeting

A good first meeting sets the tone for the whole pair. Read the [guide to goals](goals.md) first, and
"bring one question" that you would like to be asked -- nothing more. See also [[mentoring agreement]].

- Agree on how often you meet; once a month is *enough*.
- Agree on what stays **between you**.
- Write down one goal each.[^1]

> [!TIP]
> Book the second meeting before the first one ends.

:::exercise{minutes=10 group=pairs} Ask open questions
Ask your partner three questions that cannot be answered with yes or no. Don't give advice: listen,
then say back what you heard in your own words.

:::hint
Questions that begin with "what" and "how" work better than those that begin with "why".
:::
:::

| Meeting | What | Minutes |
|---------|:-----|--------:|
| first   | getting to know each other | 60 |
| second  | goals and the agreement    | 60 |

1. Welcome, and what brought each of you here.
2. What a good year would look like, in `+"`one sentence`"+`.
3. Dates. See <https://example.org/calendar> for the programme's.

`, 4) + "[^1]: More on goals in [the worksheet](../worksheets/goals.md).\n"

func BenchmarkPage(b *testing.B) {
	m := New(Options{})
	text := []byte(page)
	b.Run("this package", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		b.ReportAllocs()
		var w bytes.Buffer
		for b.Loop() {
			w.Reset()
			m.Parse(Source{File: "a.md", Text: text}).Render(&w, RenderOptions{Links: siteOfTests{}})
		}
	})
	b.Run("goldmark with GFM", func(b *testing.B) {
		gm := goldmark.New(goldmark.WithExtensions(extension.GFM))
		b.SetBytes(int64(len(text)))
		b.ReportAllocs()
		var w bytes.Buffer
		for b.Loop() {
			w.Reset()
			if err := gm.Convert(text, &w); err != nil {
				b.Fatal(err)
			}
		}
	})
}
