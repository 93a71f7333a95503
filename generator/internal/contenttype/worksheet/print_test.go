package worksheet_test

import (
	"encoding/xml"
	"fmt"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"mentorbook/generator/internal/sitetest"
)

// marked writes a word of its own at the beginning and at the end of everything
// that belongs together on paper: a question with its answer, a row of a table,
// a heading with its first question, or with its last where the part comes
// several times. It counts on from n and gives the last.
const marked = `((filled, n) => {
	const both = (begin, end) => { n++; begin("b" + n + "b"); end("e" + n + "e"); };
	const before = (e) => (word) => e.prepend(word + " ");
	const into = (e) => (word) => e.append(" " + word);
	const value = (input) => (word) => { input.value += " " + word; };
	for (const field of sheetForm.fields()) {
		const label = field.querySelector("legend, label"), inputs = sheetForm.inputs(field), last = inputs.at(-1);
		if (sheetForm.is(field, "table")) {
			both(before(label), into(field.querySelector("th:last-of-type")));
			for (const row of field.querySelectorAll("tbody tr")) {
				const cells = sheetForm.inputs(row).filter((c) => c.tagName === "TEXTAREA");
				if (cells.length) both(value(cells[0]), value(cells.at(-1)));
			}
			both(before(label), value(field.querySelector("tbody textarea")));
		} else if (sheetForm.is(field, "lines")) {
			if (filled) both(before(label), (word) => { last.value = "First words\n" + word; });
			else both(before(label), into(field.querySelector("i:last-of-type")));
		} else if (field.tagName === "FIELDSET") {
			both(before(label), into(last.nextElementSibling));
		} else if (last.type === "text" && filled && !last.readOnly) {
			both(before(label), value(last));
		}
	}
	for (const section of sheetForm.root.querySelectorAll("section[data-copy]")) {
		const asked = [...section.querySelectorAll("legend, .field > label")];
		both(before(section.querySelector("h2")), before(asked.at(section.querySelector("h2 small") ? -1 : 0)));
	}
	return n;
})`

// word is a word on paper, in points.
type word struct {
	XMin float64 `xml:"xMin,attr"`
	XMax float64 `xml:"xMax,attr"`
	Text string  `xml:",chardata"`
}

type sheetOfPaper struct {
	Width float64 `xml:"width,attr"`
	Words []word  `xml:"word"`
}

// laid prints the page and tells where its words stand.
func laid(t *testing.T, p *sitetest.Page, paper chromedp.PaperSize) []sheetOfPaper {
	t.Helper()
	file := filepath.Join(t.TempDir(), "sheet.pdf")
	p.PDF(file, paper)
	data, err := exec.CommandContext(t.Context(), sitetest.Tool(t, "pdftotext"), "-bbox", file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	var document struct {
		Pages []sheetOfPaper `xml:"body>doc>page"`
	}
	if err := xml.Unmarshal(data, &document); err != nil || len(document.Pages) == 0 {
		t.Fatal(len(document.Pages), err)
	}
	return document.Pages
}

var mark = regexp.MustCompile(`b\d+b|e\d+e`)

// split finds marks that are not on paper, pairs of them that a page break
// parts, and words that hang over the edge.
func split(pages []sheetOfPaper, first, last int) []string {
	var faults []string
	at := map[string]int{}
	for n, page := range pages {
		var text strings.Builder
		for _, w := range page.Words {
			if w.XMin < 0 || w.XMax > page.Width {
				faults = append(faults, fmt.Sprintf("%q hangs over the edge of page %d", w.Text, n+1))
			}
			text.WriteString(w.Text)
		}
		for _, mark := range mark.FindAllString(text.String(), -1) {
			at[mark] = n + 1
		}
	}
	for n := first; n <= last; n++ {
		begin, end := at[fmt.Sprintf("b%db", n)], at[fmt.Sprintf("e%de", n)]
		if begin == 0 || end == 0 || begin != end {
			faults = append(faults, fmt.Sprintf("mark %d begins on page %d and ends on page %d", n, begin, end))
		}
	}
	return faults
}

// Every sheet is as long on paper as its file says and loses no word of what it
// asks. No question, row or heading is parted by a page break, and nothing hangs
// over the edge: on A4 and on Letter, blank and filled in.
func TestPaper(t *testing.T) {
	browser, home := served(t)
	for _, id := range sheets(t) {
		t.Run(id, func(t *testing.T) {
			p := browser.Open(home+"worksheets/"+id+"/", sitetest.View{})
			defer p.Close()
			p.Wait(ready)
			wants := sitetest.Eval[[]string](p, `[document.querySelector("h1").textContent, ...sheetForm.fields().map((f) => sheetForm.labelOf(f))]`)
			for name, paper := range papers {
				if got, want := printed(t, p, paper, wants), pages(t, id); got != want {
					t.Errorf("%d pages on %s, want %d", got, name, want)
				}
			}
			first := 0
			for _, filled := range []bool{false, true} {
				last := sitetest.Eval[int](p, fmt.Sprintf("%s(%t, %d)", marked, filled, first))
				for name, paper := range papers {
					for _, fault := range split(laid(t, p, paper), first+1, last) {
						t.Errorf("on %s, filled in: %t: %s", name, filled, fault)
					}
				}
				first = last
			}
			quiet(t, p)
		})
	}
}
