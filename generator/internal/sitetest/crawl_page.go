package sitetest

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// page gathers what one HTML file says.
type page struct {
	file
	name  string
	h1    int
	icon  bool
	known map[link]bool // addresses seen, without their elements
}

func parsePage(name string, data []byte) *file {
	doc, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		return &file{found: []Finding{{name, "page/parse", "", err.Error()}}}
	}
	p := &page{name: name, file: file{ids: map[string]bool{}}, known: map[link]bool{}}
	for n := range doc.Descendants() {
		switch n.Type {
		case html.ElementNode:
			p.element(n)
		case html.TextNode:
			p.text(n, n.Data)
		}
	}
	if p.h1 != 1 {
		p.report("page/h1", nil, "page has %d h1 elements, not one", p.h1)
	}
	if !p.icon {
		p.report("page/icon", nil, "no link to an icon, so browsers ask for /favicon.ico of the whole host")
	}
	p.policy(doc)
	return &p.file
}

// parseSVG reads ids and links of a picture in a file of its own. Of a page's
// rules only those against code hold for it.
func parseSVG(name string, data []byte) *file {
	f := parsePage(name, data)
	f.found = slices.DeleteFunc(f.found, func(f Finding) bool {
		return f.Rule != "page/handler" && f.Rule != "page/inline-script"
	})
	return f
}

func (p *page) report(rule string, n *html.Node, format string, args ...any) {
	element := ""
	if n != nil {
		element = startTag(n)
	}
	p.found = append(p.found, Finding{p.name, rule, element, fmt.Sprintf(format, args...)})
}

// element judges one element by itself.
func (p *page) element(n *html.Node) {
	switch n.DataAtom {
	case atom.H1:
		p.h1++
	case atom.Html:
		if attr(n, "lang") == "" {
			p.report("page/lang", n, "the page does not say its language")
		}
	case atom.Img:
		p.picture(n)
	case atom.Style:
		p.report("page/inline-style", n, "styles belong in a file")
	case atom.Script:
		p.script(n)
	case atom.Base:
		p.report("page/base", n, "the policy forbids base addresses")
	case atom.Iframe, atom.Object, atom.Embed, atom.Frame, atom.Applet:
		p.report("page/embed", n, "nothing may be embedded")
	}
	p.attributes(n)
	p.gather(n)
}

func (p *page) attributes(n *html.Node) {
	for _, a := range n.Attr {
		switch {
		case a.Key == "style":
			p.report("page/inline-style", n, "style attribute")
		case strings.HasPrefix(a.Key, "on"):
			p.report("page/handler", n, "event handler %q", a.Key)
		case a.Key == "id" && p.ids[a.Val]:
			p.report("page/repeated-id", n, "id %q stands twice", a.Val)
		case a.Key == "id":
			p.ids[a.Val] = true
		case a.Key == "name" && n.DataAtom == atom.A:
			p.ids[a.Val] = true
		}
		p.text(n, a.Val)
	}
}

func (p *page) picture(n *html.Node) {
	if !has(n, "alt") {
		p.report("page/alt", n, "picture without alt")
	}
	if attr(n, "width") == "" || attr(n, "height") == "" {
		p.report("page/size", n, "picture without width and height")
	}
}

// script lets through files and data, not code in the page.
func (p *page) script(n *html.Node) {
	if has(n, "src") || strings.HasSuffix(attr(n, "type"), "json") {
		return
	}
	p.report("page/inline-script", n, "scripts belong in a file")
}

// twice matches what shows as a character reference, because it was escaped
// twice, and the marks that Go's templates leave when they give up.
var twice = regexp.MustCompile(`&(?:amp|lt|gt|quot|apos|nbsp|[lr][sd]quo|hellip|[mn]dash|#\d{2,6}|#[xX][0-9A-Fa-f]{2,5});|ZgotmplZ|<no value>|%!\w?\(`)

// text looks for faults of escaping in what a reader sees. Code may show
// references on purpose.
func (p *page) text(n *html.Node, text string) {
	if !strings.ContainsAny(text, "&%<Z") {
		return
	}
	mark := twice.FindString(text)
	if mark == "" {
		return
	}
	for a := n; a != nil; a = a.Parent {
		switch a.DataAtom {
		case atom.Code, atom.Pre, atom.Kbd, atom.Samp, atom.Script, atom.Textarea:
			return
		}
	}
	if n.Type == html.TextNode {
		n = n.Parent
	}
	p.report("page/escaping", n, "a reader sees %q", mark)
}

// startTag writes an element as its author would recognise it, cut to a line.
func startTag(n *html.Node) string {
	var b strings.Builder
	b.WriteString("<" + n.Data)
	for _, a := range n.Attr {
		fmt.Fprintf(&b, " %s=%q", a.Key, a.Val)
	}
	const most = 160
	tag := []rune(b.String() + ">")
	if len(tag) > most {
		return string(tag[:most]) + "…"
	}
	return string(tag)
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}

func has(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}
