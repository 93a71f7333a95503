package markdown

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"

	"mentorbook/generator/diag"
)

// inspect walks the tree once after parsing. Only here the tree is changed.
func (p *parsing) inspect() {
	p.detachNotes()
	if p.explicit {
		p.reserveIDs(p.root)
		for _, n := range p.notes {
			p.reserveIDs(n.node)
		}
	}
	w := walk{parsing: p}
	w.blocks(p.root, 0)
	for i := 0; i < len(p.used); i++ { // notes may use more notes
		w.facilitator = p.used[i].facilitator
		w.blocks(p.used[i].node, 0)
	}
	w.nameExercises()
	p.reportUnused()
}

// detachNotes takes goldmark's list of footnotes out of the tree; it stands
// where the first one was written.
func (p *parsing) detachNotes() {
	if len(p.notes) == 0 {
		return
	}
	list := p.notes[0].node.Parent()
	list.Parent().RemoveChild(list.Parent(), list)
}

// reserveIDs gives the ids that authors wrote precedence over generated ones.
func (p *parsing) reserveIDs(n ast.Node) {
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering || n.Attributes() == nil {
			return ast.WalkContinue, nil
		}
		if id := attributeOf(n, "id"); id != "" && !p.ids.reserve(id) {
			at := startOf(n)
			n.SetAttributeString("id", "")
			p.fault(diag.Error, "markdown/duplicate-id", at, at, fmt.Sprintf("the id %q stands twice in this text", id), "give one of them another id")
		}
		return ast.WalkContinue, nil
	})
}

// attributeOf gives an attribute that attach has set, or "".
func attributeOf(n ast.Node, key string) string {
	if n.Attributes() == nil {
		return ""
	}
	v, _ := n.AttributeString(key)
	s, _ := v.(string)
	return s
}

// startOf gives the offset where a node begins, as well as it is known.
func startOf(n ast.Node) int {
	if c, ok := n.(*container); ok {
		return c.at
	}
	if at := n.Pos(); at >= 0 || n.Parent() == nil {
		return at
	}
	return startOf(n.Parent())
}

// walk is one pass over the tree.
type walk struct {
	*parsing
	facilitator bool
	level       int // of the last heading
	exercises   []*container
}

// maxDepth is the most nodes inside one another: more than browsers nest.
const maxDepth = 3 * maxNesting

// blocks looks at the children of a node, whatever they are.
func (w *walk) blocks(parent ast.Node, depth int) {
	if depth > maxDepth {
		w.tooDeep(startOf(parent))
		parent.RemoveChildren(parent)
		return
	}
	for n := parent.FirstChild(); n != nil; {
		next := n.NextSibling()
		w.node(n, depth)
		n = next
	}
}

func (w *walk) node(n ast.Node, depth int) {
	switch n := n.(type) {
	case *ast.String, *ast.CodeSpan:
		return
	case *ast.Text:
		w.failedLink(n)
		w.failedHeading(n)
		return
	case *ast.Heading:
		w.blocks(n, depth+1)
		w.heading(n)
		return
	case *container:
		w.container(n, depth)
		return
	case *ast.HTMLBlock:
		w.htmlBlock(n)
		return
	case *ast.RawHTML:
		w.rawHTML(n)
		return
	case *ast.Link:
		w.blocks(n, depth+1)
		w.link(n)
		return
	case *ast.Image:
		w.blocks(n, depth+1)
		w.image(n)
		return
	case *ast.AutoLink:
		w.autoLink(n)
		return
	case *footnoteRef:
		w.resolveRef(n, w.facilitator)
		return
	case *strayFence:
		n.Parent().RemoveChild(n.Parent(), n)
		return
	}
	w.blocks(n, depth+1)
}

// container looks into a container. Headings in facilitator notes do not count
// as levels for what follows, since learners do not see them.
func (w *walk) container(c *container, depth int) {
	outer, level := w.facilitator, w.level
	w.facilitator = outer || c.name == kindFacilitator
	if c.name == kindExercise {
		w.exercise(c)
	}
	w.blocks(c, depth+1)
	if w.facilitator = outer; c.name == kindFacilitator {
		w.level = level
	}
}

// heading gives a heading its level and id. The page's title is the h1, so a
// body begins at h2 and goes down by one level at a time.
func (w *walk) heading(n *ast.Heading) {
	at := startOf(n)
	text := strings.TrimSpace(w.plainInline(n))
	if n.Level == 1 {
		w.fault(diag.Warning, "markdown/heading-level", at, at,
			fmt.Sprintf("%q is a heading of the first level, which is the page's title", text), `write "##" before it`)
		n.Level = 2
	}
	if above := max(w.level, 1); n.Level > above+1 {
		w.fault(diag.Warning, "markdown/heading-level", at, at,
			fmt.Sprintf("%q leaves out a level of headings", text), fmt.Sprintf("write %q before it", strings.Repeat("#", above+1)))
		n.Level = above + 1
	}
	w.level = n.Level
	if text == "" {
		w.fault(diag.Warning, "markdown/empty-heading", at, at, "heading without text", "write what the section is about, or delete the line")
		n.Parent().RemoveChild(n.Parent(), n)
		return
	}
	id := attributeOf(n, "id")
	if id == "" {
		id = w.ids.generate(text)
		n.SetAttributeString("id", id)
	}
	w.Headings = append(w.Headings, Heading{n.Level, id, text, w.origin.number(at), w.facilitator})
}

// closeHash is the mark of a heading without the space that makes it one. One #
// before a word is most often a hashtag.
var closeHash = regexp.MustCompile(`^(#{2,6})[^#\s]`)

// failedHeading warns of a line that was to be a heading.
func (w *walk) failedHeading(n *ast.Text) {
	if kind := n.Parent().Kind(); kind != ast.KindParagraph && kind != ast.KindTextBlock {
		return
	}
	if before, same := n.PreviousSibling().(*ast.Text); n.PreviousSibling() != nil && !(same && (before.SoftLineBreak() || before.HardLineBreak())) {
		return
	}
	if mark := closeHash.FindSubmatch(w.origin.text[n.Segment.Start:]); mark != nil {
		w.fault(diag.Warning, "markdown/heading-space", n.Segment.Start, n.Segment.Start+len(mark[1]),
			"this looks like a heading and is none", fmt.Sprintf("write a space behind %s", mark[1]))
	}
}

func (w *walk) exercise(c *container) {
	title := ""
	if t := c.title(); t != nil {
		title = strings.TrimSpace(w.plainInline(t))
	}
	w.exercises = append(w.exercises, c)
	w.Exercises = append(w.Exercises, Exercise{"", title, c.minutes, c.group, w.origin.number(c.at), w.facilitator})
}

// nameExercises gives exercises their ids, after all headings have theirs: those
// are the ones that other pages link to.
func (w *walk) nameExercises() {
	for i, c := range w.exercises {
		id := attributeOf(c, "id")
		if id == "" {
			id = w.ids.generate(cmp.Or(w.Exercises[i].Title, kindExercise))
			c.SetAttributeString("id", id)
		}
		w.Exercises[i].ID = id
	}
}
