package markdown

import (
	"bytes"
	"runtime"
	"strings"
	"testing"
)

// TestMemory reads texts of up to a megabyte whose parts are as small as can
// be. What they take is what was allocated in all, so it bounds what is held.
func TestMemory(t *testing.T) {
	m := New(Options{})
	for name, text := range map[string]string{
		"setext headings": strings.Repeat("a\n=\n", maxFile/4),
		"headings":        strings.Repeat("## A\n", maxFile/5),
		"brackets":        strings.Repeat(strings.Repeat("[", 100)+"\n\n", maxFile/102),
		"brackets aloft":  strings.Repeat("## "+strings.Repeat("[a", 100)+"\n\n", 1_900),
		"quotes":          strings.Repeat(strings.Repeat("> ", 50)+"a\n\n", maxFile/103),
		"list":            strings.Repeat("- a\n", maxFile/4),
		"definitions":     strings.Repeat("a\n: b\n\n", maxFile/7),
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		d := m.Parse(Source{File: "a.md", Text: []byte(text)})
		var out bytes.Buffer
		d.Render(&out, RenderOptions{Links: siteOfTests{}})
		runtime.ReadMemStats(&after)
		if took := (after.TotalAlloc - before.TotalAlloc) >> 20; took > 100 || out.Len() > 2*maxFile {
			t.Errorf("%s: %d MB for %d bytes", name, took, out.Len())
		}
		told := false
		for _, p := range d.Problems {
			told = told || p.Code == "markdown/too-many-marks"
		}
		if !told {
			t.Errorf("%s: nobody is told: %v", name, d.Problems)
		}
	}
}

func TestAsManyAsThereMayBe(t *testing.T) {
	for _, c := range []struct{ name, most, more, want string }{
		{"paragraphs", strings.Repeat("a\n\n", maxBlocks), "a\n", "the text has more than 20000 paragraphs, headings and list items up to here"},
		{"items", strings.Repeat("- a\n", (maxBlocks-1)/2), "- a\n", "the text has more than 20000 paragraphs, headings and list items up to here"},
		{"headings", strings.Repeat("## a\n", maxHeadings), "## a\n", "the text has more than 2000 headings up to here"},
		{"marks", strings.Repeat(strings.Repeat("*a* ", 100)+"\n\n", maxMarks/200), "*a\n", `the text has more than 50000 marks such as "*" and "[" up to here`},
	} {
		m := New(Options{})
		if d := m.Parse(Source{File: "a.md", Text: []byte(c.most)}); len(d.Problems) > 0 {
			t.Errorf("%s: %v", c.name, d.Problems[0])
		}
		d := m.Parse(Source{File: "a.md", Text: []byte(c.most + c.more)})
		if len(d.Problems) != 1 || d.Problems[0].Message != c.want || d.Problems[0].Line != strings.Count(c.most, "\n")+1 {
			t.Errorf("%s: one more: %v", c.name, d.Problems)
		}
	}
}
