package search

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// section is the text under one heading.
type section struct {
	id      string // of the heading; empty before the first
	heading string
	text    string // spaces are single; blocks end with a line feed
}

// ours tells a heading that the interface put there, the same on many pages.
func (s section) ours() bool { return strings.HasPrefix(s.id, "mb-") }

// sections reads what a page shows: the text of its main element by headings.
// Left out are the h1, which is the page's title, ways to other pages (nav),
// controls of forms, what is hidden, and elements with the attribute
// data-nosearch, in which layouts list other pages.
func sections(page []byte) []section {
	r := reader{tokens: html.NewTokenizer(bytes.NewReader(mainElement(page)))}
	for r.next() {
	}
	r.end()
	return r.sections
}

// mainElement gives the inside of a page's main element.
func mainElement(page []byte) []byte {
	start := bytes.Index(page, []byte("<main"))
	if start < 0 {
		return nil
	}
	page = page[start:]
	if end := bytes.LastIndex(page, []byte("</main>")); end >= 0 {
		page = page[:end]
	}
	return page
}

type reader struct {
	tokens   *html.Tokenizer
	sections []section
	current  section
	text     strings.Builder // of the section
	heading  strings.Builder
	into     *strings.Builder
	gap      byte // goes before the next word: a blank, a line feed or nothing
	closed   bool // an element ended just now
	skipping int  // elements that are open in one that is left out
}

// next reads one token.
func (r *reader) next() bool {
	if r.into == nil {
		r.into = &r.text
	}
	switch r.tokens.Next() {
	case html.ErrorToken:
		return false
	case html.TextToken:
		r.closed = false
		if r.skipping == 0 {
			r.add(html.UnescapeString(string(r.tokens.Raw())))
		}
	case html.StartTagToken:
		r.start()
	case html.EndTagToken:
		r.close()
		r.closed = true
	}
	return true
}

// add appends a text with its spaces made single.
func (r *reader) add(text string) {
	for text != "" {
		n := strings.IndexFunc(text, blank)
		switch {
		case n == 0:
			r.space(' ')
			text = text[1:]
			continue
		case n < 0:
			n = len(text)
		}
		if r.gap != 0 && r.into.Len() > 0 {
			r.into.WriteByte(r.gap)
		}
		r.gap = 0
		r.into.WriteString(text[:n])
		text = text[n:]
	}
}

func (r *reader) space(with byte) {
	if r.gap != '\n' {
		r.gap = with
	}
}

func (r *reader) start() {
	name, attributes := r.tokens.TagName()
	tag := atom.Lookup(name)
	if empty[tag] {
		if tag == atom.Br {
			r.space('\n')
		}
		return
	}
	id, out := "", r.skipping > 0 || unread[tag]
	for attributes {
		var key, value []byte
		key, value, attributes = r.tokens.TagAttr()
		switch string(key) {
		case "id":
			id = string(value)
		case "hidden", "data-nosearch":
			out = true
		}
	}
	switch {
	case out:
		r.skipping++
	case id != "" && headings[tag]:
		r.end()
		r.current.id, r.into = id, &r.heading
	case !inline[tag]:
		r.space('\n')
	case r.closed: // styles keep apart what no blank does
		r.space(' ')
	}
}

func (r *reader) close() {
	name, _ := r.tokens.TagName()
	tag := atom.Lookup(name)
	switch {
	case r.skipping > 0:
		r.skipping--
	case headings[tag] && r.into == &r.heading:
		r.into, r.gap = &r.text, 0
	case !inline[tag]:
		r.space('\n')
	}
}

// end closes a section.
func (r *reader) end() {
	r.current.heading, r.current.text = r.heading.String(), r.text.String()
	if r.current.heading != "" && !r.current.ours() || r.current.text != "" {
		r.sections = append(r.sections, r.current)
	}
	r.heading.Reset()
	r.text.Reset()
	r.current, r.into, r.gap = section{}, &r.text, 0
}

var (
	headings = map[atom.Atom]bool{atom.H2: true, atom.H3: true, atom.H4: true}
	// empty elements have no end tag.
	empty = map[atom.Atom]bool{atom.Br: true, atom.Hr: true, atom.Img: true, atom.Input: true, atom.Link: true, atom.Meta: true, atom.Source: true, atom.Wbr: true}
	// unread elements hold nothing that a reader looks for.
	unread = map[atom.Atom]bool{
		atom.Button: true, atom.H1: true, atom.Nav: true, atom.Script: true, atom.Select: true, atom.Style: true, atom.Svg: true,
		atom.Template: true, atom.Textarea: true,
	}
	// inline elements stand within a line.
	inline = map[atom.Atom]bool{
		atom.A: true, atom.Abbr: true, atom.B: true, atom.Bdi: true, atom.Bdo: true, atom.Code: true, atom.Del: true, atom.Em: true, atom.I: true,
		atom.Ins: true, atom.Kbd: true, atom.Mark: true, atom.Q: true, atom.S: true, atom.Small: true, atom.Span: true, atom.Strong: true,
		atom.Sub: true, atom.Sup: true, atom.Time: true, atom.U: true,
	}
)
