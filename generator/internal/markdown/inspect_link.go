package markdown

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"

	"mentorbook/generator/diag"
)

// link checks a destination. One that is not allowed leaves its text.
func (w *walk) link(n *ast.Link) {
	if w.expands(n.Reference, n.Destination, n.Title, n) {
		return
	}
	if problem := checkDestination(string(appendPlain(nil, n.Destination))); problem != nil {
		w.problem(problem, n.Pos())
		unwrap(n)
	}
}

// failedLink warns of what an author meant as a link and Markdown does not read
// as one, most often because of a space in it.
func (w *walk) failedLink(n *ast.Text) {
	s := n.Segment
	i := bytes.Index(w.origin.text[s.Start:s.Stop], []byte("]("))
	if i < 0 || i > 0 && w.origin.text[s.Start+i-1] == '\\' {
		return
	}
	w.fault(diag.Warning, "markdown/link", s.Start+i, s.Start+i+2, "this looks like a link and is none",
		`close the brackets, and write a destination with spaces as [text](<my file.md>)`)
}

// expands counts what links to a reference definition repeat of it, since a
// few bytes could otherwise become many.
func (w *walk) expands(reference *ast.ReferenceLink, dest, title []byte, n ast.Node) bool {
	if reference == nil {
		return false
	}
	before := w.expanded
	w.expanded += len(dest) + len(title)
	if w.expanded <= maxExpanded {
		return false
	}
	if before <= maxExpanded {
		w.fault(diag.Error, "markdown/too-many-marks", n.Pos(), n.Pos(), "the links up to here repeat their addresses too often", "write fewer links, or shorter addresses")
	}
	unwrap(n)
	return true
}

func (w *walk) image(n *ast.Image) {
	if w.expands(n.Reference, n.Destination, n.Title, n) {
		return
	}
	if problem := checkPicture(string(appendPlain(nil, n.Destination))); problem != nil {
		w.problem(problem, n.Pos())
		unwrap(n)
		return
	}
	if strings.TrimSpace(w.plainInline(n)) == "" && !decorative(n) {
		w.fault(diag.Warning, "markdown/alt", n.Pos(), n.Pos(), fmt.Sprintf("the picture %q has no description", shorten(n.Destination)),
			fmt.Sprintf("write ![what it shows](%[1]s), or ![](%[1]s){.decorative} when it says nothing", shorten(n.Destination)))
	}
}

// decorative tells whether an author marked a picture as saying nothing.
func decorative(n ast.Node) bool {
	return strings.Contains(" "+attributeOf(n, "class")+" ", " decorative ")
}

func (w *walk) autoLink(n *ast.AutoLink) {
	if problem := checkDestination(w.autoLinkDestination(n)); problem != nil {
		w.problem(problem, n.Pos())
		s := ast.NewString(n.Label(w.origin.text))
		s.SetRaw(true)
		n.Parent().ReplaceChild(n.Parent(), n, s)
	}
}

// autoLinkDestination gives what an automatic link leads to.
func (d *Document) autoLinkDestination(n *ast.AutoLink) string {
	dest := string(n.URL(d.origin.text))
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(dest), "mailto:") {
		return "mailto:" + dest
	}
	return dest
}

func (w *walk) problem(problem *Problem, at int) {
	w.fault(problem.Severity, problem.Code, at, at, problem.Message, problem.Hint)
}

// unwrap puts a node's children in its place.
func unwrap(n ast.Node) {
	parent := n.Parent()
	for c := n.FirstChild(); c != nil; c = n.FirstChild() {
		n.RemoveChild(n, c)
		parent.InsertBefore(parent, n, c)
	}
	parent.RemoveChild(parent, n)
}
