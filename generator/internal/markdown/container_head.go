package markdown

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"mentorbook/generator/diag"
)

// readHead reads `name{attributes} title`.
func (p *parsing) readHead(c *container, head []byte, at int) {
	n := 0
	for n < len(head) && (util.IsAlphaNumeric(head[n]) || head[n] == '-' || head[n] >= 0x80) {
		n++
	}
	c.name = strings.ToLower(string(head[:n]))
	if !slices.Contains(containerKinds, c.name) {
		hint := didYouMean(c.name, containerKinds)
		if kind := strings.ToUpper(c.name); slices.Contains(calloutKinds, kind) {
			hint = fmt.Sprintf("a callout begins each of its lines with >, the first one is: > [!%s]", kind)
		}
		p.fault(diag.Error, "markdown/container", at, at+n, fmt.Sprintf("unknown container %q", head[:n]), hint)
	}
	rest := bytes.TrimLeft(head[n:], " \t")
	at += len(head) - len(rest)
	if len(rest) > 0 && rest[0] == '{' {
		found, size := scanAttributes(rest)
		if size == 0 && !bytes.HasPrefix(bytes.TrimLeft(rest[1:], " \t"), []byte("}")) {
			p.fault(diag.Error, "markdown/attribute", at, at+len(rest), fmt.Sprintf("%q are no attributes", shorten(rest)), "write them as {minutes=10 group=pairs}")
			return
		}
		p.attach(c, found, at, c.ownKeys(p))
		size = max(size, bytes.IndexByte(rest, '}')+1)
		title := bytes.TrimLeft(rest[size:], " \t")
		at += len(rest) - len(title)
		rest = title
	}
	if len(rest) == 0 {
		return
	}
	if len(rest) > maxHeading {
		p.fault(diag.Error, "markdown/long-heading", at, at+len(rest), fmt.Sprintf("this title has more than %d bytes", maxHeading), "put the text on the next line")
		return
	}
	title := ast.NewTextBlock()
	title.Lines().Append(text.NewSegment(at, at+len(rest)))
	c.AppendChild(c, title)
	c.titled = true
}

// ownKeys are the attributes that a kind has besides the common ones.
func (c *container) ownKeys(p *parsing) ownKeys {
	switch c.name {
	case kindExercise, kindDiscuss, kindCheck:
		return ownKeys{[]string{"minutes", "group"}, func(a attribute, from, to int) { p.setOwn(c, a, from, to) }}
	}
	return ownKeys{}
}

func (p *parsing) setOwn(c *container, a attribute, from, to int) {
	if a.key == "group" {
		c.group = a.value
		if !slices.Contains(groupings, a.value) {
			c.group = ""
			p.fault(diag.Error, "markdown/attribute", from, to, fmt.Sprintf("unknown group %q", a.value), didYouMean(a.value, groupings))
		}
		return
	}
	n, err := strconv.Atoi(a.value)
	if err != nil || n < 1 || n > maxMinutes {
		p.fault(diag.Error, "markdown/attribute", from, to, fmt.Sprintf("%q is no number of minutes", a.value), "write a whole number, such as minutes=10")
		return
	}
	c.minutes = n
}

// shorten cuts an author's text to what fits into a message.
func shorten(b []byte) string {
	s := string(b)
	if r := []rune(s); len(r) > 40 {
		s = string(r[:39]) + "…"
	}
	return s
}
