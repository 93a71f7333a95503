package markdown

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"golang.org/x/text/unicode/norm"

	"mentorbook/generator/diag"
)

// headingParser takes the attributes off the end of a heading. goldmark's own
// reading of them takes quadratic time.
type headingParser struct{ parser.BlockParser }

func (h headingParser) Close(node ast.Node, reader text.Reader, pc parser.Context) {
	h.BlockParser.Close(node, reader, pc)
	if node.Parent() == nil || node.Lines().Len() == 0 {
		return
	}
	takeAttributes(node, reader.Source(), pc)
	first, last := node.Lines().At(0), node.Lines().At(node.Lines().Len()-1)
	if last.Stop-first.Start > maxHeading {
		parsingOf(pc).fault(diag.Error, "markdown/long-heading", first.Start, first.Stop,
			fmt.Sprintf("this heading has more than %d bytes", maxHeading), "a heading is a line that fits into the table of contents")
		node.Parent().RemoveChild(node.Parent(), node)
	} else if !parsingOf(pc).admitRuns(node.Lines(), 0, node.Lines().Len()) {
		node.Parent().RemoveChild(node.Parent(), node)
	}
}

func takeAttributes(node ast.Node, source []byte, pc parser.Context) {
	lines := node.Lines()
	last := lines.At(lines.Len() - 1)
	if last.Len() > maxHeading {
		return
	}
	found, open := trailingAttributes(last.Value(source))
	if open <= 0 {
		return
	}
	parsingOf(pc).attach(node, found, last.Start+open-last.Padding, ownKeys{})
	last = last.WithStop(last.Start + open - last.Padding)
	lines.Set(lines.Len()-1, last.TrimRightSpace(source))
}

// reservedPrefix begins the ids of the interface.
const reservedPrefix = "mb-"

// slug gives the id of a text, as GitHub does for headings: small letters, in
// NFC, letters of any script, digits and underscores kept, spaces and hyphens
// as hyphens, everything else dropped.
func slug(s string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(norm.NFC.String(strings.TrimSpace(s))) {
		switch {
		case unicode.In(r, unicode.Letter, unicode.Digit, unicode.Mark) || r == '_':
			b.WriteRune(r)
		case r == '-' || unicode.IsSpace(r):
			b.WriteByte('-')
		}
	}
	return norm.NFC.String(b.String())
}

func slugOr(s, otherwise string) string {
	if id := slug(s); id != "" {
		return id
	}
	return otherwise
}

// ids are the ids of one document.
type ids struct {
	taken map[string]bool
	last  map[string]int // the number that an id's last repeat got
}

// reserve takes an id that an author wrote; it fails when it is taken.
func (s *ids) reserve(id string) bool {
	if s.taken == nil {
		s.taken, s.last = map[string]bool{}, map[string]int{}
	}
	if s.taken[id] {
		return false
	}
	s.taken[id] = true
	return true
}

// generate makes an id from a heading's text.
func (s *ids) generate(heading string) string {
	base := slugOr(heading, "section")
	if strings.HasPrefix(base, reservedPrefix) {
		base = "section-" + base
	}
	id := base
	for !s.reserve(id) {
		s.last[base]++
		id = base + "-" + strconv.Itoa(s.last[base])
	}
	return id
}
