package markdown

import (
	"iter"

	"github.com/yuin/goldmark/ast"
)

// shown goes through the nodes of the body that a view shows, footnotes aside.
func (d *Document) shown(v View) iter.Seq[ast.Node] {
	return func(yield func(ast.Node) bool) {
		_ = ast.Walk(d.root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			switch c, ok := n.(*container); {
			case ok && c.name == kindFacilitator && v != Facilitator:
				return ast.WalkSkipChildren, nil
			case entering && !yield(n):
				return ast.WalkStop, nil
			}
			return ast.WalkContinue, nil
		})
	}
}

// Ordered tells whether a view shows a numbered list.
func (d *Document) Ordered(v View) bool {
	for n := range d.shown(v) {
		if list, ok := n.(*ast.List); ok && list.IsOrdered() {
			return true
		}
	}
	return false
}

// IDs lists what a link into a view's body may name after "#", in the order of
// the text: headings, exercises, and whatever else the author gave an id.
func (d *Document) IDs(v View) []string {
	var ids []string
	for n := range d.shown(v) {
		if id := attributeOf(n, "id"); id != "" {
			ids = append(ids, id)
		}
	}
	return ids
}
