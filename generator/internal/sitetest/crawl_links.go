package sitetest

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// gather collects the addresses of one element.
func (p *page) gather(n *html.Node) {
	for _, a := range n.Attr {
		switch a.Key {
		case "href":
			p.icon = p.icon || n.DataAtom == atom.Link && strings.EqualFold(attr(n, "rel"), "icon")
			p.link(n, a.Val, hrefUse(n))
		case "src", "poster":
			p.link(n, a.Val, load)
		case "srcset", "imagesrcset":
			for candidate := range strings.SplitSeq(a.Val, ",") {
				address, _, _ := strings.Cut(strings.TrimSpace(candidate), " ")
				p.link(n, address, load)
			}
		case "action", "formaction":
			p.link(n, a.Val, submit)
		case "cite":
			p.link(n, a.Val, visit)
		case "content":
			p.metadata(n, a.Val)
		}
	}
}

// slot is a place of a template that a script fills in, "~url~".
var slot = regexp.MustCompile(`^~[a-z]+~$`)

// link keeps an address once for each use: pages repeat their navigation. A
// slot in a template is no address yet.
func (p *page) link(n *html.Node, address string, u use) {
	key := link{address: address, use: u}
	if !p.known[key] && !(slot.MatchString(address) && inTemplate(n)) {
		p.known[key] = true
		p.links = append(p.links, link{startTag(n), address, u})
	}
}

func inTemplate(n *html.Node) bool {
	for up := range n.Ancestors() {
		if up.DataAtom == atom.Template {
			return true
		}
	}
	return false
}

// hrefUse tells links that people follow from those that browsers fetch.
func hrefUse(n *html.Node) use {
	if n.DataAtom != atom.Link {
		if n.Data == "use" || n.Data == "image" {
			return load
		}
		return visit
	}
	rels := strings.Fields(strings.ToLower(attr(n, "rel")))
	switch {
	case slices.Contains(rels, "canonical"):
		return named
	case slices.ContainsFunc(rels, func(r string) bool {
		return slices.Contains([]string{"alternate", "author", "help", "license", "next", "prev", "search", "me"}, r)
	}) && !slices.Contains(rels, "stylesheet"):
		return visit
	}
	return load
}

// metadata collects the addresses in meta elements: social cards and redirects.
func (p *page) metadata(n *html.Node, content string) {
	if n.DataAtom != atom.Meta {
		return
	}
	switch property := attr(n, "property") + attr(n, "name"); property {
	case "og:url", "og:image", "twitter:image":
		p.link(n, content, named)
	}
	if strings.EqualFold(attr(n, "http-equiv"), "refresh") {
		if _, address, ok := strings.Cut(content, "url="); ok {
			p.link(n, strings.Trim(address, `'" `), visit)
		}
	}
}
