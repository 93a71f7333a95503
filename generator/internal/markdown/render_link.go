package markdown

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"

	"mentorbook/generator/diag"
)

func (r *rendering) link(n *ast.Link) {
	dest := string(appendPlain(nil, n.Destination))
	target, ok := r.resolve(dest, n.Pos())
	if !ok {
		r.children(n)
		return
	}
	if len(n.Title) > 0 {
		target.Title = string(appendPlain(nil, n.Title))
	}
	r.anchor(target, "", n, func() { r.children(n) })
}

func (r *rendering) autoLink(n *ast.AutoLink) {
	label := n.Label(r.origin.text)
	target, ok := r.resolve(r.autoLinkDestination(n), n.Pos())
	if !ok {
		writeEscaped(r.w, label)
		return
	}
	r.anchor(target, "", n, func() { writeEscaped(r.w, label) })
}

func (r *rendering) term(t *term) {
	target, ok := Target{}, false
	if r.Links != nil && r.linked == 0 {
		var problem *Problem
		target, problem = r.Links.Term(t.name, r.at.position(t.Pos()))
		ok = r.usable(target.Href, problem, t.Pos())
	}
	if !ok {
		writeEscaped(r.w, []byte(t.shown))
		return
	}
	r.anchor(target, "term", t, func() { writeEscaped(r.w, []byte(t.shown)) })
}

// resolve asks where a destination leads. It fails inside another link, where
// HTML allows none.
func (r *rendering) resolve(dest string, at int) (Target, bool) {
	if r.linked > 0 {
		return Target{}, false
	}
	anchor := strings.HasPrefix(dest, "#")
	if r.Links == nil {
		if !anchor && schemeOf(dest) == "" {
			return Target{}, false
		}
		return Target{Href: r.prefixed(dest, anchor)}, true
	}
	target, problem := r.Links.Link(dest, r.at.position(at))
	if !r.usable(target.Href, problem, at) {
		return Target{}, false
	}
	target.Href = r.prefixed(target.Href, anchor)
	return target, true
}

// prefixed puts the prefix into an anchor that the author wrote as one.
func (r *rendering) prefixed(href string, anchor bool) string {
	if id, ok := strings.CutPrefix(href, "#"); ok && anchor {
		return "#" + r.IDPrefix + id
	}
	return href
}

// usable records a resolver's problem. It also refuses an address that breaks
// the resolver's contract, so that none can do harm whatever a resolver does.
func (r *rendering) usable(href string, problem *Problem, at int) bool {
	if problem == nil && href != "" {
		problem = checkDestination(href)
	}
	if problem == nil {
		return href != ""
	}
	if r.problems.full() {
		r.problems.add(diag.Diagnostic{Severity: problem.Severity})
		return false
	}
	r.problems.add(r.origin.diagnostic(problem.Severity, problem.Code, at, at, problem.Message, problem.Hint))
	return false
}

// anchor writes a link around what content writes.
func (r *rendering) anchor(t Target, class string, n ast.Node, content func()) {
	r.w.WriteString(`<a href="`)
	writeURL(r.w, t.Href)
	r.w.WriteByte('"')
	if t.External {
		r.w.WriteString(` rel="external"`)
	}
	writeAttribute(r.w, "title", t.Title)
	if class != "" || n.Attributes() != nil {
		r.attributes(n, class)
	}
	r.w.WriteByte('>')
	r.linked++
	content()
	r.linked--
	r.w.WriteString("</a>")
}

// image writes a picture, or its description when there is none to show.
func (r *rendering) image(n *ast.Image) {
	alt := strings.TrimSpace(r.plainInline(n))
	var image Image
	ok := false
	if r.Links != nil {
		var problem *Problem
		image, problem = r.Links.Image(string(appendPlain(nil, n.Destination)), r.at.position(n.Pos()))
		ok = r.usable(image.Src, problem, n.Pos())
	}
	if !ok {
		writeEscaped(r.w, []byte(alt))
		return
	}
	if decorative(n) {
		alt = ""
	}
	r.w.WriteString(`<img src="`)
	writeURL(r.w, image.Src)
	r.w.WriteString(`" alt="`)
	writeEscaped(r.w, []byte(alt))
	r.w.WriteByte('"')
	writeAttribute(r.w, "srcset", image.Srcset)
	if image.Srcset != "" {
		writeAttribute(r.w, "sizes", image.Sizes)
	}
	if image.Width > 0 && image.Height > 0 {
		r.w.WriteString(` width="` + strconv.Itoa(image.Width) + `" height="` + strconv.Itoa(image.Height) + `"`)
	}
	writeAttribute(r.w, "title", string(appendPlain(nil, n.Title)))
	r.attributes(n, "")
	r.w.WriteString(` loading="lazy" decoding="async">`)
}
