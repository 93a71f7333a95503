package markdown

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/net/html"

	"mentorbook/generator/diag"
)

// FuzzMarkdown: no text panics or takes long, and whatever comes out is
// balanced HTML of the elements and attributes that this package writes, with
// unique ids and harmless addresses.
func FuzzMarkdown(f *testing.F) {
	files, _ := filepath.Glob("testdata/golden/*.txtar")
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(archive.Files[0].Data))
	}
	attacks, err := os.ReadFile("testdata/attacks.txt")
	if err != nil {
		f.Fatal(err)
	}
	for attack := range strings.SplitSeq(string(attacks), "\n%%\n") {
		f.Add(attack)
	}
	f.Add(page)
	m := New(Options{Language: "fr"})
	f.Fuzz(func(t *testing.T, text string) {
		start := time.Now()
		d := m.Parse(Source{File: "a.md", Text: []byte(text)})
		for _, view := range []View{Learner, Facilitator} {
			var b bytes.Buffer
			found := d.Render(&b, RenderOptions{Links: openSite{}, View: view, IDPrefix: "p-"})
			if err := checkHTML(b.String()); err != nil {
				t.Errorf("%v in\n%s", err, b.String())
			}
			checkFindings(t, text, slices.Concat(d.Problems, found))
			d.Plain(view)
		}
		d.Contacts()
		if took := time.Since(start); took > 5*time.Second*slowdown {
			t.Errorf("took %v", took)
		}
	})
}

func checkFindings(t *testing.T, text string, l diag.List) {
	lines := strings.Count(text, "\n") + 1
	for _, d := range l {
		if d.Line < 1 || d.Line > lines || d.Code == "" || d.Message == "" || d.Hint == "" || d.Code == "markdown/unreadable" {
			t.Errorf("bad finding %+v", d)
		}
	}
}

// openSite lets every destination through, as it is.
type openSite struct{}

func (openSite) Link(dest string, _ diag.Position) (Target, *Problem) {
	return Target{Href: dest, Title: dest}, nil
}

func (openSite) Image(dest string, _ diag.Position) (Image, *Problem) {
	return Image{Src: dest, Width: 1, Height: 1}, nil
}

func (openSite) Term(name string, _ diag.Position) (Target, *Problem) {
	return Target{Href: "#" + name, Title: name}, nil
}

var (
	elementsWritten = strings.Fields(`h2 h3 h4 h5 h6 p a em strong del code pre br hr ul ol li dl dt dd blockquote
		table thead tbody tr th td div span sup img details summary`)
	attributesWritten = strings.Fields(`id class lang dir href title rel role aria-label tabindex scope src alt width height
		loading decoding start`)
	voidElements = []string{"br", "hr", "img"}
)

// checkHTML reads HTML strictly: every element is closed in order, and nothing
// is there that this package does not write.
func checkHTML(s string) error {
	z := html.NewTokenizer(strings.NewReader(s))
	var open []string
	ids := map[string]bool{}
	for {
		switch z.Next() {
		case html.ErrorToken:
			if len(open) > 0 {
				return fmt.Errorf("%v not closed", open)
			}
			return nil
		case html.StartTagToken:
			t := z.Token()
			if err := checkElement(t, ids); err != nil {
				return err
			}
			if t.Data == "a" && slices.Contains(open, "a") || t.Data == "p" && slices.Contains(open, "p") {
				return fmt.Errorf("<%s> inside <%s>", t.Data, t.Data)
			}
			if !slices.Contains(voidElements, t.Data) {
				open = append(open, t.Data)
			}
		case html.EndTagToken:
			t := z.Token()
			if len(open) == 0 || open[len(open)-1] != t.Data {
				return fmt.Errorf("</%s> closes %v", t.Data, open)
			}
			open = open[:len(open)-1]
		case html.TextToken:
			if strings.ContainsFunc(z.Token().Data, unprintable) {
				return fmt.Errorf("unprintable text")
			}
		default:
			return fmt.Errorf("unexpected %v", z.Token())
		}
	}
}

func checkElement(t html.Token, ids map[string]bool) error {
	if !slices.Contains(elementsWritten, t.Data) {
		return fmt.Errorf("element %v", t)
	}
	seen := map[string]bool{}
	for _, a := range t.Attr {
		switch {
		case !slices.Contains(attributesWritten, a.Key) || seen[a.Key]:
			return fmt.Errorf("attribute %v", t)
		case a.Key == "id" && (ids[a.Val] || !strings.HasPrefix(a.Val, "p-") || strings.ContainsAny(a.Val, " \t\n")):
			return fmt.Errorf("id %v", t)
		case (a.Key == "href" || a.Key == "src") && strings.HasPrefix(a.Val, "//"):
			return fmt.Errorf("address %v", t)
		case (a.Key == "href" || a.Key == "src") && !slices.Contains(append(schemes, ""), strings.ToLower(schemeOf(a.Val))):
			return fmt.Errorf("address %v", t)
		}
		if a.Key == "id" {
			ids[a.Val] = true
		}
		seen[a.Key] = true
	}
	return nil
}
