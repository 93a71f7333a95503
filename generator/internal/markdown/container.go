package markdown

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"mentorbook/generator/diag"
)

// Containers are boxes around blocks:
//
//	:::exercise{minutes=10 group=pairs} Optional title
//	What to do.
//
//	:::hint
//	Where to look.
//	:::
//	:::
//
// A line of three or more colons and a name opens one, a line of nothing but
// colons closes the innermost one that opened with as many. So containers nest
// in their order, or more visibly with longer fences outside.
const (
	kindFacilitator = "facilitator"
	kindExercise    = "exercise"
	kindHint        = "hint"
	kindSolution    = "solution"
	kindDiscuss     = "discuss"
	kindCheck       = "check"
)

var containerKinds = []string{kindFacilitator, kindExercise, kindHint, kindSolution, kindDiscuss, kindCheck}

// groupings are the ways of sitting that `group=` may name.
var groupings = []string{"alone", "pairs", "trios", "groups", "all"}

// maxMinutes is the longest that one exercise may take: a day.
const maxMinutes = 24 * 60

// container is the node of a container. Its title, when it has one, is its
// first child, a TextBlock.
type container struct {
	ast.BaseBlock
	name    string
	fence   int // colons
	at      int // offset of the fence
	minutes int
	group   string
	titled  bool
	closed  bool
}

var containerNode = ast.NewNodeKind("Container")

func (*container) Kind() ast.NodeKind { return containerNode }

func (c *container) Dump(source []byte, level int) { ast.DumpHelper(c, source, level, nil, nil) }

// title gives the node of the title, or nil.
func (c *container) title() ast.Node {
	if c.titled {
		return c.FirstChild()
	}
	return nil
}

// body gives the first node after the title.
func (c *container) body() ast.Node {
	if c.titled {
		return c.FirstChild().NextSibling()
	}
	return c.FirstChild()
}

// strayFence stands for a fence that closes nothing; it is reported and shows
// nothing.
type strayFence struct{ ast.BaseBlock }

var strayFenceNode = ast.NewNodeKind("StrayFence")

func (*strayFence) Kind() ast.NodeKind { return strayFenceNode }

func (s *strayFence) Dump(source []byte, level int) { ast.DumpHelper(s, source, level, nil, nil) }

// containerParser reads containers.
type containerParser struct{}

func (containerParser) Trigger() []byte             { return []byte{':'} }
func (containerParser) CanInterruptParagraph() bool { return true }
func (containerParser) CanAcceptIndentedLine() bool { return false }

func (containerParser) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	start := pc.BlockOffset()
	if start < 0 {
		return nil, parser.NoChildren
	}
	fence := util.TrimLeftLength(line[start:], []byte(":"))
	if fence < 3 {
		return nil, parser.NoChildren
	}
	p, at := parsingOf(pc), segment.Start+start-segment.Padding
	head := bytes.TrimSpace(line[start+fence:])
	reader.AdvanceToEOL()
	if len(head) == 0 {
		p.stray(at, fence, openContainers(pc))
		return &strayFence{}, parser.NoChildren
	}
	c := &container{fence: fence, at: at}
	if len(openContainers(pc)) >= maxContainers {
		p.fault(diag.Error, "markdown/too-deep", at, at+fence, fmt.Sprintf("more than %d containers inside one another", maxContainers), "close some of them first")
	}
	p.readHead(c, head, at+bytes.Index(line[start:], head))
	return c, parser.HasChildren
}

func (containerParser) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	c, ok := node.(*container)
	if !ok {
		return parser.Close
	}
	line, _ := reader.PeekLine()
	indent, start := util.IndentWidth(line, reader.LineOffset())
	if indent < 4 && start < len(line) && line[start] == ':' {
		fence := util.TrimLeftLength(line[start:], []byte(":"))
		if fence >= 3 && util.IsBlank(line[start+fence:]) && closes(pc.OpenedBlocks(), c, fence, indent) {
			c.closed = true
			reader.AdvanceToEOL()
			return parser.Close
		}
	}
	return parser.Continue | parser.HasChildren
}

func (containerParser) Close(node ast.Node, reader text.Reader, pc parser.Context) {
	c, ok := node.(*container)
	if !ok || c.closed {
		return
	}
	fence := strings.Repeat(":", c.fence)
	parsingOf(pc).fault(diag.Error, "markdown/container", c.at, c.at+c.fence+len(c.name),
		fmt.Sprintf("%q is never closed", fence+c.name),
		fmt.Sprintf("write %q on a line of its own after its last line", fence))
}

// openContainers gives the containers that are open, outermost first.
func openContainers(pc parser.Context) []*container {
	var open []*container
	for _, b := range pc.OpenedBlocks() {
		if c, ok := b.Node.(*container); ok {
			open = append(open, c)
		}
	}
	return open
}

// closes tells whether a closing fence is meant for c: whether c is the
// innermost container with a fence of that length among those that the line
// can reach. A block that would not continue on this line, such as a list item
// with less indent, hides what is in it; a block of code keeps the line.
func closes(open []parser.Block, c *container, fence, indent int) bool {
	inside, innermost := false, (*container)(nil)
	for _, b := range open {
		if b.Node == c {
			inside = true
		}
		if !inside {
			continue
		}
		switch n := b.Node.(type) {
		case *container:
			if n.fence == fence {
				innermost = n
			}
		case *ast.FencedCodeBlock:
			return false
		case *ast.HTMLBlock:
			return n.HTMLBlockType > ast.HTMLBlockType5 && innermost == c
		case *ast.Blockquote, *east.Footnote:
			return innermost == c
		case *ast.ListItem:
			if indent < n.Offset {
				return innermost == c
			}
			indent -= n.Offset
		case *east.DefinitionList:
			if indent < n.Offset {
				return innermost == c
			}
			indent -= n.Offset
		}
	}
	return innermost == c
}

func (p *parsing) stray(at, fence int, open []*container) {
	marks := strings.Repeat(":", fence)
	if len(open) == 0 {
		p.fault(diag.Error, "markdown/container", at, at+fence, fmt.Sprintf("%q closes nothing", marks),
			fmt.Sprintf("delete it, or open a container with a name above, such as %q", marks+kindExercise))
		return
	}
	last := open[len(open)-1]
	p.fault(diag.Error, "markdown/container", at, at+fence,
		fmt.Sprintf("%q closes nothing: %q in line %d has %d colons", marks, last.name, p.origin.number(last.at), last.fence),
		fmt.Sprintf("write %q", strings.Repeat(":", last.fence)))
}

// containerTitle gives the word that names a kind.
func (l *Labels) containerTitle(name string) string {
	switch name {
	case kindFacilitator:
		return l.Facilitator
	case kindHint:
		return l.Hint
	case kindSolution:
		return l.Solution
	case kindDiscuss:
		return l.Discuss
	case kindCheck:
		return l.Check
	}
	return l.Exercise
}

// grouping gives the words for a way of sitting.
func (l *Labels) grouping(group string) string {
	switch group {
	case "alone":
		return l.Alone
	case "pairs":
		return l.Pairs
	case "trios":
		return l.Trios
	case "groups":
		return l.Groups
	case "all":
		return l.Everyone
	}
	return ""
}
