package frontmatter_test

import (
	"bytes"
	"testing"

	"mentorbook/generator/internal/frontmatter"
	"mentorbook/generator/internal/schema"
	"mentorbook/generator/internal/site"
)

// FuzzSplit holds that no text breaks the reading of front matter, that the
// body begins at a line's start and knows which, and that every finding names
// a place that the file has.
func FuzzSplit(f *testing.F) {
	for _, seed := range []string{
		"---\ntitle: A\n---\nText\n", "\uFEFF---\r\ntitle: A\r\n---\r\nText", "\n\n---\ntitle: A\n---", "---\n---\n", "", "---", "+++\n",
		"---\ntitle: [a\n---\n", "---\ntitle: \"a\n---\n", "---\n\ttitle: a\n---\n", "---\ntitle: a: b\n---\n", "---\ntitle: &a [*a]\n---\n",
		"---\nsummary: |\n  a\n  ---\n  b\n---\n", "---\ntitle: x\x00\n---\n", "---\ntitle: \xff\n---\n", "---\n- a\n---\n", "---\n? a\n: b\n---\n",
		"---\nweight: 99999999999999999999\ndate: 2026-02-30\nimage: {src: ../x, alt: ''}\ntopics: [a, [b], {c: d}]\n---\n", "---\ntitle: a\n...\n---\nb: c\n",
	} {
		f.Add([]byte(seed))
	}
	records := schema.Of[site.Worksheet]()
	f.Fuzz(func(t *testing.T, text []byte) {
		parts, problems := frontmatter.Split("a.md", text)
		if parts.Meta != nil {
			problems = append(problems, records.Decode("a.md", text, parts.Meta, nil, &site.Worksheet{}).Problems...)
		} else if len(problems) == 0 {
			t.Fatal("no front matter and no finding")
		}
		lines := bytes.Count(text, []byte("\n")) + 1
		for _, d := range problems {
			if d.Line < 0 || d.Line > lines || d.Column < 0 || d.Message == "" || d.File != "a.md" {
				t.Fatalf("the finding %+v of a text of %d lines", d, lines)
			}
		}
		body := parts.Body
		if body.Offset < 0 || body.Offset > len(text) {
			t.Fatalf("the body begins at %d of %d", body.Offset, len(text))
		}
		if parts.Meta != nil && body.Line != 1+bytes.Count(text[:body.Offset], []byte("\n")) {
			t.Fatalf("the body's first line is %d", body.Line)
		}
	})
}
