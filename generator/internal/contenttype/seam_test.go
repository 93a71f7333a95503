package contenttype_test

import (
	"fmt"
	"html/template"
	"strings"
	"testing"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/contenttype/guide"
	"mentorbook/generator/internal/contenttype/module"
	"mentorbook/generator/internal/contenttype/term"
	"mentorbook/generator/internal/contenttype/track"
	"mentorbook/generator/internal/contenttype/typetest"
	"mentorbook/generator/internal/markdown"
	"mentorbook/generator/internal/view"
)

func guideFile(name, body string, keys ...string) string {
	return "-- guides/" + name + ".md --\n---\ntitle: " + strings.ToUpper(name[:1]) + name[1:] + "\ntask: I need to know\n" + strings.Join(keys, "\n") + "\n---\n" + body + "\n"
}

// pagers makes the pagers of a list of so many pages.
func pagers(t *testing.T, total int) func(number int) view.Pager {
	t.Helper()
	w := typetest.New(t, "", guide.Type())
	known := pages{}
	for n := 1; n <= total; n++ {
		known[contenttype.PagedURL("/guides/", n)] = true
	}
	w.Addresses = known
	return func(number int) view.Pager {
		b := w.NewBuilder(&contenttype.Output{URL: contenttype.PagedURL("/guides/", number)})
		p := b.Pager("/guides/", number, total)
		if err := b.Err(); err != nil {
			t.Error(err)
		}
		return p
	}
}

// pages are the addresses of a test.
type pages map[string]bool

func (p pages) Has(url string) bool         { return p[url] }
func (p pages) Near(string) []string        { return nil }
func (p pages) Asset(string) (string, bool) { return "", false }

func TestPager(t *testing.T) {
	tests := []struct {
		number, total int
		want          string
	}{
		{1, 1, ""},
		{1, 2, "[1] 2"},
		{2, 2, "1 [2]"},
		{1, 9, "[1] 2 … 9"},
		{2, 9, "1 [2] 3 … 9"},
		{4, 9, "1 … 3 [4] 5 … 9"},
		{8, 9, "1 … 7 [8] 9"},
		{9, 9, "1 … 8 [9]"},
		{500, 1000, "1 … 499 [500] 501 … 1,000"},
	}
	for _, test := range tests {
		p := pagers(t, test.total)(test.number)
		var shown []string
		for _, l := range p.Pages {
			switch {
			case l.Current:
				shown = append(shown, "["+l.Text+"]")
			case l.Text == "":
				shown = append(shown, "…")
			default:
				shown = append(shown, l.Text)
			}
		}
		if got := strings.Join(shown, " "); got != test.want {
			t.Errorf("page %d of %d: %s, want %s", test.number, test.total, got, test.want)
		}
		if (p.Previous == "") != (test.number == 1) || (p.Next == "") != (test.number == test.total) {
			t.Errorf("page %d of %d leads back to %q and on to %q", test.number, test.total, p.Previous, p.Next)
		}
	}
	p := pagers(t, 3)(2)
	if p.Previous != "../../../guides/" || p.Next != "../../../guides/page/3/" {
		t.Errorf("page 2 leads to %q and %q", p.Previous, p.Next)
	}
}

func TestPaged(t *testing.T) {
	w := typetest.New(t, "", guide.Type())
	w.Addresses = pages{"/x/": true, "/x/page/2/": true, "/x/page/3/": true}
	for count, want := range map[int]string{0: "0", 1: "1", 3: "3", 4: "3 1", 7: "3 3 1"} {
		var sizes []string
		outputs := contenttype.Paged(contenttype.Output{URL: "/x/"}, count, 3, func(*contenttype.Builder) []int { return make([]int, count) }, func(_ *contenttype.Builder, part []int, _ view.Pager) (any, error) {
			sizes = append(sizes, fmt.Sprint(len(part)))
			return nil, nil
		})
		for i, o := range outputs {
			if o.URL != contenttype.PagedURL("/x/", i+1) || (o.Search == contenttype.Unlisted) != (i > 0) {
				t.Errorf("output %d is %+v", i, o)
			}
			if _, err := o.View(w.NewBuilder(&o)); err != nil {
				t.Error(err)
			}
		}
		if got := strings.Join(sizes, " "); got != want {
			t.Errorf("%d entries make pages of %s, want %s", count, got, want)
		}
	}
}

func TestTrail(t *testing.T) {
	w := typetest.New(t, guideFile("first", ""), guide.Type())
	v := typetest.View[*view.Guide](t, w, "/guides/first/")
	if len(v.Breadcrumbs) != 2 || v.Breadcrumbs[0].Text != "Home" || v.Breadcrumbs[0].URL != "../../" || v.Breadcrumbs[1].Text != "guides" || v.Breadcrumbs[1].URL != "../../guides/" {
		t.Errorf("the way is %v", v.Breadcrumbs)
	}
}

func TestLabels(t *testing.T) {
	w := typetest.New(t, "-- site.yaml --\ntitle: R\ndirector: {name: M, url: https://example.org/}\nlevels: [{id: new, name: Fresh, help: In the first year}, {id: experienced}, {id: über-alt}]\n", guide.Type())
	b := w.NewBuilder(&contenttype.Output{URL: "/"})
	tests := []struct{ list, id, name, help string }{
		{"levels", "new", "Fresh", "In the first year"},
		{"levels", "experienced", "Experienced", ""}, // the theme's word
		{"levels", "über-alt", "Über alt", ""},       // the id's own
		{"levels", "gone", "Gone", ""},
		{"formats", "long-term", "Over several months", ""},
		{"focus", "first-job", "First job", ""},
		{"focus", "", "", ""},
		{"nothing", "x", "X", ""},
	}
	for _, test := range tests {
		got := b.Label(test.list, test.id)
		if got.ID != test.id || !strings.EqualFold(got.Name, test.name) || got.Help != test.help {
			t.Errorf("%s %s is %+v, want %s", test.list, test.id, got, test.name)
		}
	}
}

// body renders the text of the guide "a" with a link or whatever a test writes.
func body(t *testing.T, text, more string) (html template.HTML, findings diag.List) {
	t.Helper()
	w := typetest.New(t, guideFile("a", text)+more, guide.Type(), module.Type(), track.Type(), term.Type())
	v := typetest.View[*view.Guide](t, w, "/guides/a/")
	return v.Body, w.Problems.List()
}

const moduleFile = "-- training/modules/m.md --\n---\ntitle: M\nrole: elective\naudience: [mentor]\nlevels: [new]\nminutes: {teach: 20}\nobjectives: [A]\nkey_points: [B]\nmaterials: [slides.pdf]\n---\n-- training/modules/slides.pdf --\nx\n"

func TestLinks(t *testing.T) {
	more := guideFile("b", "## Before\n") + guideFile("c", "", "publish_on: 2027-01-01") + moduleFile +
		"-- glossary/mentee.md --\n---\ntitle: Mentee\nsummary: Who is mentored\nvariants: [mentees]\n---\n"
	tests := []struct{ text, html, finding string }{
		{"[x](b.md)", `href="../../guides/b/"`, ""},
		{"[x](b.md#before)", `href="../../guides/b/#before"`, ""},
		{"[x](./b.md?a=1#before)", `href="../../guides/b/?a=1#before"`, ""},
		{"[x](../training/modules/m.md)", `href="../../training/modules/m/"`, ""},
		{"[x](../guides/)", `href="../../guides/"`, ""},
		{"[x](_index.md)", `href="../../guides/"`, ""},
		{"[x](..)", `href="../../"`, ""},
		{"[x](../training/modules/slides.pdf)", `href="../../training/modules/slides.pdf"`, ""},
		{"[x](https://example.org/?a=1&b=2)", `href="https://example.org/?a=1&amp;b=2"`, ""},
		{"[x](mailto:a@example.org)", `href="mailto:a@example.org"`, ""},
		{"[x](tel:+44)", `href="tel:+44"`, ""},
		{"[x](#here)\n\n## Here", `href="#here"`, ""},
		{"[[mentee]]", `href="../../glossary/mentee/" title="Who is mentored"`, ""},
		{"[[MENTEES]]", `href="../../glossary/mentee/"`, ""},
		{"[x](c.md)", "", "links/withheld"},
		{"[x](/guides/b/)", "", "links/from-root"},
		{"[x](../../etc/passwd)", "", "links/outside"},
		{"[x](nothing.md)", "", "links/broken"},
		{"[x](b)", "", "links/broken"},
		{"[x](../training/modules/other.pdf)", "", "links/broken"},
		{"[[mentor]]", "", "links/unknown-term"},
		{"![x](https://example.org/a.jpg)", "", "markdown/link"},
		{"![x](none.jpg)", "", "links/missing-image"},
		{"![x](../../none.jpg)", "", "links/outside"},
	}
	for _, test := range tests {
		t.Run(test.text, func(t *testing.T) {
			html, found := body(t, test.text, more)
			if test.html != "" && !strings.Contains(string(html), test.html) || test.html == "" && strings.Contains(string(html), "href") {
				t.Errorf("got %s, want %s", html, test.html)
			}
			got := ""
			for _, d := range found {
				got += d.Code
			}
			if got != test.finding {
				t.Errorf("got %q, want %q", got, test.finding)
			}
		})
	}
}

func TestLinkHints(t *testing.T) {
	more := guideFile("first-meeting", "") + moduleFile + "-- glossary/mentee.md --\n---\ntitle: Mentee\n---\n-- guides/photo.jpg --\nx\n"
	for text, want := range map[string]string{
		"[x](frist-meeting.md)":                  `did you mean "first-meeting.md"?`,
		"[x](../guides/frist-meeting.md)":        `did you mean "first-meeting.md"?`,
		"[x](../training/module/m.md)":           `did you mean "../training/modules/m.md"?`,
		"[x](far/away.md)":                       "was the file renamed? write the way from this file to the other, as in ../guides/my-guide.md",
		"[[mente]]":                              "did you mean [[Mentee]]?",
		"[[coordinator]]":                        `make one with: mentorbook new term "coordinator"`,
		"![x](foto.jpg)":                         `did you mean "photo.jpg"?`,
		"![x](nothing-like-it-at-all.jpg)":       "put the file beside this page, or correct its name",
		"[x](https://example.org)![x](phto.jpg)": `did you mean "photo.jpg"?`,
	} {
		if _, found := body(t, text, more); len(found) != 1 || found[0].Hint != want {
			t.Errorf("%s: %+v, want the hint %s", text, found, want)
		}
	}
}

func TestAnchors(t *testing.T) {
	for id, want := range map[string]int{"before": 0, "befor": 1} {
		w := typetest.New(t, guideFile("a", "[x](b.md#"+id+")")+guideFile("b", "## Before\n"), guide.Type())
		typetest.View[*view.Guide](t, w, "/guides/a/")
		typetest.View[*view.Guide](t, w, "/guides/b/")
		broken := 0
		w.Anchors.Broken(func(use contenttype.AnchorUse, ids []string) {
			broken++
			if use.URL != "/guides/b/" || use.ID != id || len(ids) != 1 || use.At.Line == 0 {
				t.Errorf("got %+v, %v", use, ids)
			}
		})
		if broken != want {
			t.Errorf("#%s: %d broken", id, broken)
		}
	}
}

// Texts that are printed together keep their links among themselves, each id
// with its page's prefix, once.
func TestBundle(t *testing.T) {
	w := typetest.New(t, guideFile("a", "[x](b.md) [y](b.md#before) [z](#own) [[mentee]] [out](c.md)\n\n## Own\n\nA note.[^1]\n\n[^1]: Here.")+
		guideFile("b", "## Before\n")+guideFile("c", "")+"-- glossary/mentee.md --\n---\ntitle: Mentee\n---\n", guide.Type(), term.Type())
	builder := w.NewBuilder(&contenttype.Output{URL: "/print/"})
	a, b, mentee := w.Site.At("guides/a"), w.Site.At("guides/b"), w.Site.At("glossary/mentee")
	builder.Bundle = contenttype.Bundle{a: "p1-", b: "p2-", mentee: "p3-"}
	html := string(builder.Render(a, builder.Document(a), markdown.RenderOptions{}))
	for _, want := range []string{`href="#p2-top"`, `href="#p2-before"`, `href="#p1-own"`, `id="p1-own"`, `href="#p3-top"`, `href="../guides/c/"`, `id="p1-mb-fn-1"`, `href="#p1-mb-fn-1"`} {
		if !strings.Contains(html, want) {
			t.Errorf("%s is not in %s", want, html)
		}
	}
	if strings.Contains(html, "p1-p1-") || strings.Contains(html, "p2-p2-") {
		t.Errorf("a prefix stands twice in %s", html)
	}
	if err := builder.Err(); err != nil {
		t.Error(err)
	}
}
