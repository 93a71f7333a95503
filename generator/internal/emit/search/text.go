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
// controls of forms, what is hidden from sight or from screen readers, and
// elements with the attribute data-nosearch, in which layouts list other pages.
func sections(page []byte) []section {
	r := reader{rest: string(mainElement(page))}
	r.into = &r.text
	for len(r.rest) > 0 {
		r.next()
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

// reader reads what the layouts wrote, which is well formed.
type reader struct {
	rest     string
	sections []section
	current  section
	text     bytes.Buffer // of the section
	heading  bytes.Buffer
	into     *bytes.Buffer
	gap      byte // goes before the next word: a blank, a line feed or nothing
	skipping int  // elements that are open in one that is left out
	closed   bool // nothing but blanks since an element ended
}

// next reads a tag, a comment or the text up to one.
func (r *reader) next() {
	switch {
	case r.rest[0] != '<':
		r.take(0)
	case strings.HasPrefix(r.rest, "<!--"):
		r.skipPast("-->")
	case strings.HasPrefix(r.rest, "<!"):
		r.skipPast(">")
	case strings.HasPrefix(r.rest, "</"):
		name := tagName(r.rest[2:])
		r.skipPast(">")
		r.close(atom.Lookup([]byte(name)))
		r.closed = true
	case len(tagName(r.rest[1:])) > 0:
		r.start()
	default:
		r.take(1) // a sign in a text
	}
}

// take reads text up to the next sign of a tag after so many bytes.
func (r *reader) take(from int) {
	n := strings.IndexByte(r.rest[from:], '<') + from
	if n < from {
		n = len(r.rest)
	}
	if r.skipping == 0 {
		r.closed = r.closed && blanks(r.rest[:n]) == n
		r.add(html.UnescapeString(r.rest[:n]))
	}
	r.rest = r.rest[n:]
}

func (r *reader) skipPast(end string) {
	_, r.rest, _ = strings.Cut(r.rest, end)
}

// tagName gives the name that a text begins with.
func tagName(text string) string {
	n := 0
	for n < len(text) && ('a' <= text[n] && text[n] <= 'z' || n > 0 && '0' <= text[n] && text[n] <= '9') {
		n++
	}
	return text[:n]
}

// add appends a text with its spaces made single.
func (r *reader) add(text string) {
	for text != "" {
		if n := blanks(text); n > 0 {
			r.space(' ')
			text = text[n:]
			continue
		}
		n := single(text)
		if r.gap != 0 && r.into.Len() > 0 {
			r.into.WriteByte(r.gap)
		}
		r.gap = 0
		r.into.WriteString(text[:n])
		text = text[n:]
	}
}

// single is the number of bytes of a text up to blanks that are not a single
// space between two words.
func single(text string) int {
	for n := range len(text) {
		if blank(text[n]) && (text[n] != ' ' || n+1 == len(text) || blank(text[n+1])) {
			return n
		}
	}
	return len(text)
}

func (r *reader) space(with byte) {
	if r.gap != '\n' {
		r.gap = with
	}
}

// start reads a start tag.
func (r *reader) start() {
	name := tagName(r.rest[1:])
	tag := atom.Lookup([]byte(name))
	id, out, whole := r.attributes(r.rest[1+len(name):])
	switch {
	case tag == atom.Br:
		r.space('\n')
	case whole || empty[tag]:
	case tag == atom.Script || tag == atom.Style:
		r.skipPast("</" + tag.String() + ">")
	case out || r.skipping > 0 || unread[tag]:
		r.skipping++
	case id != "" && headings[tag]:
		r.end()
		r.current.id, r.into = id, &r.heading
	case !inline[tag] || r.closed && (r.gap == 0 || tag == atom.Span): // styles keep apart what stands side by side
		r.space('\n')
	}
}

// attributes reads a start tag after its name, and tells the id, whether the
// element is to be left out, and whether the tag is the whole of it.
func (r *reader) attributes(text string) (id string, out, whole bool) {
	for {
		for len(text) > 0 && (blank(text[0]) || text[0] == '/') {
			text = text[1:]
		}
		if len(text) == 0 || text[0] == '>' {
			break
		}
		var key, value string
		key, value, text = attribute(text)
		switch key {
		case "id":
			id = html.UnescapeString(value)
		case "hidden", "data-nosearch":
			out = true
		case "aria-hidden":
			out = value == "true"
		}
	}
	whole = r.rest[len(r.rest)-len(text)-1] == '/'
	r.rest = text[min(1, len(text)):]
	return id, out, whole
}

// attribute takes a key and its value, with or without quotes, from a tag.
func attribute(text string) (key, value, rest string) {
	n := 0
	for n < len(text) && text[n] != '=' && text[n] != '/' && text[n] != '>' && !blank(text[n]) {
		n++
	}
	if n == 0 { // a stray sign
		return "", "", text[1:]
	}
	key, rest = text[:n], text[n:]
	if rest == "" || rest[0] != '=' {
		return key, "", rest
	}
	rest = rest[1:]
	if len(rest) > 0 && (rest[0] == '"' || rest[0] == '\'') {
		end := strings.IndexByte(rest[1:], rest[0])
		if end < 0 {
			return key, "", ""
		}
		return key, rest[1 : 1+end], rest[end+2:]
	}
	end := strings.IndexAny(rest, " \t\r\n\f>")
	if end < 0 {
		return key, "", ""
	}
	return key, rest[:end], rest[end:]
}

func (r *reader) close(tag atom.Atom) {
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
	// unread elements hold nothing that a reader looks for; sup is the number of a
	// footnote.
	unread = map[atom.Atom]bool{
		atom.Button: true, atom.H1: true, atom.Nav: true, atom.Script: true, atom.Select: true, atom.Style: true, atom.Sup: true, atom.Svg: true,
		atom.Template: true, atom.Textarea: true,
	}
	// inline elements stand within a line.
	inline = map[atom.Atom]bool{
		atom.A: true, atom.Abbr: true, atom.B: true, atom.Bdi: true, atom.Bdo: true, atom.Code: true, atom.Del: true, atom.Em: true, atom.I: true,
		atom.Ins: true, atom.Kbd: true, atom.Mark: true, atom.Q: true, atom.S: true, atom.Span: true, atom.Strong: true,
		atom.Sub: true, atom.Time: true, atom.U: true,
	}
)
