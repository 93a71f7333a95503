package sitetest

import (
	"maps"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// promised is the Content-Security-Policy of every page; form-action may name
// one address more.
const promised = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
	"form-action 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'"

// policy judges the beginning of the head: charset, then the policy, so that
// nothing is fetched before it holds.
func (p *page) policy(doc *html.Node) {
	var first []*html.Node
	for n := range doc.Descendants() {
		if n.Parent != nil && n.Parent.DataAtom == atom.Head && n.Type == html.ElementNode {
			first = append(first, n)
		}
	}
	if len(first) == 0 || !strings.EqualFold(attr(first[0], "charset"), "utf-8") {
		p.report("page/charset", nil, `head does not begin with <meta charset="utf-8">`)
		return
	}
	if len(first) < 2 || !strings.EqualFold(attr(first[1], "http-equiv"), "content-security-policy") {
		p.report("page/policy", nil, "no Content-Security-Policy straight after the charset")
		return
	}
	p.directives(first[1])
}

func (p *page) directives(n *html.Node) {
	want, got := directives(promised), directives(attr(n, "content"))
	for _, name := range slices.Sorted(maps.Keys(want)) {
		sources := got[name]
		if name == "form-action" && len(sources) == 2 {
			sources = sources[:1]
		}
		if !slices.Equal(sources, want[name]) {
			p.report("page/policy", nil, "%s is %q, not %q", name, got[name], want[name])
		}
	}
	for _, name := range slices.Sorted(maps.Keys(got)) {
		if want[name] == nil && !slices.Equal(got[name], []string{"'self'"}) && !slices.Equal(got[name], []string{"'none'"}) {
			p.report("page/policy", nil, "%s allows %q", name, got[name])
		}
	}
}

// directives splits a policy into directives and their sources, in order.
func directives(policy string) map[string][]string {
	all := map[string][]string{}
	for d := range strings.SplitSeq(policy, ";") {
		if f := strings.Fields(d); len(f) > 0 {
			all[strings.ToLower(f[0])] = f[1:]
		}
	}
	return all
}
