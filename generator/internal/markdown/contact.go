package markdown

import (
	"bytes"
	"cmp"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/text/unicode/norm"

	"mentorbook/generator/diag"
)

// ContactKind is a way to reach a person.
type ContactKind uint8

// The kinds of contacts.
const (
	Email ContactKind = iota
	Phone
)

// Contact is what looks like a private address in a text.
type Contact struct {
	Kind     ContactKind
	Text     string // as a reader sees it
	Position diag.Position
	Length   int // characters
}

// Contacts finds e-mail addresses and what looks like telephone numbers in all
// that a reader sees and in the destinations of links, in the order of the
// text. Escapes and character references do not hide them; dates, years, ISBNs
// and plain numbers are not taken for telephones. It is a guess, made to err
// towards asking.
func (d *Document) Contacts() []Contact {
	f := contactFinder{Document: d, at: d.origin.newLocator()}
	f.blocks(d.root)
	for _, n := range d.notes {
		f.blocks(n.node)
	}
	slices.SortStableFunc(f.found, func(a, b Contact) int {
		return cmp.Or(cmp.Compare(a.Position.Line, b.Position.Line), cmp.Compare(a.Position.Column, b.Position.Column))
	})
	return f.found
}

type contactFinder struct {
	*Document
	at    *locator
	found []Contact
	text  []byte
	marks []textMark
}

// textMark says where in the source a part of the text comes from.
type textMark struct{ text, source int }

func (f *contactFinder) blocks(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch {
		case n.Type() == ast.TypeInline:
			f.inline(parent)
			f.scan()
			return
		case n.Kind() == ast.KindCodeBlock || n.Kind() == ast.KindFencedCodeBlock:
			for i := range n.Lines().Len() {
				line := n.Lines().At(i)
				f.add(line.Value(f.origin.text), line.Start)
				f.scan()
			}
		default:
			f.blocks(n)
		}
	}
}

func (f *contactFinder) add(b []byte, source int) {
	f.marks = append(f.marks, textMark{len(f.text), source})
	f.text = append(f.text, b...)
}

// inline collects the text of a block, and contacts from its links.
func (f *contactFinder) inline(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			f.marks = append(f.marks, textMark{len(f.text), n.Segment.Start})
			f.text = appendSegment(f.text, n, f.origin.text)
			if n.SoftLineBreak() || n.HardLineBreak() {
				f.text = append(f.text, ' ')
			}
		case *ast.String:
			f.text = append(f.text, n.Value...)
		case *ast.AutoLink:
			f.add(n.Label(f.origin.text), n.Pos())
			if n.AutoLinkType == ast.AutoLinkURL {
				f.destination(f.autoLinkDestination(n), n.Pos())
			}
		case *term:
			f.add([]byte(n.shown), n.Pos())
		case *ast.Link:
			f.destination(string(appendPlain(nil, n.Destination)), n.Pos())
			f.title(n.Title, n.Pos())
			f.inline(n)
		case *ast.Image:
			f.title(n.Title, n.Pos())
			f.inline(n)
		default:
			f.inline(n)
		}
	}
}

// title adds what is shown over a link or a picture, apart from the words around
// it.
func (f *contactFinder) title(title []byte, at int) {
	if len(title) > 0 {
		f.add([]byte(" "), at)
		f.add(appendPlain(nil, title), at)
		f.add([]byte(" "), at)
	}
}

// destination finds a contact in what a link leads to.
func (f *contactFinder) destination(dest string, at int) {
	for range encodedTwice {
		if plain, err := url.PathUnescape(dest); err == nil {
			dest = plain
		}
	}
	scheme, rest, _ := strings.Cut(dest, ":")
	switch strings.ToLower(scheme) {
	case "mailto":
		rest, _, _ = strings.Cut(rest, "?")
		f.record(Email, rest, at)
	case "tel":
		f.record(Phone, rest, at)
	default:
		dest = norm.NFKC.String(dest)
		for _, p := range append([]contactPattern{{Email, emailPattern}}, addressPatterns...) {
			if found := p.pattern.FindStringSubmatch(dest); found != nil {
				f.record(p.kind, found[len(found)-1], at)
				return
			}
		}
	}
}

// encodedTwice is how often a destination may be percent-encoded: once for
// itself, and once more inside the address of a service that leads on to it.
const encodedTwice = 2

// contactPattern finds a kind of contact, in the last group where it has one.
type contactPattern struct {
	kind    ContactKind
	pattern *regexp.Regexp
}

// addressPatterns find what only stands in web addresses: a conversation with
// a person, and a telephone number, which begins with + or has a name that says
// so. Other digits there are most often the number of a page.
var addressPatterns = []contactPattern{
	{Email, regexp.MustCompile(`(?i)//(?:wa\.me|t\.me|(?:api|web)\.whatsapp\.com|signal\.me)/[^\s'"<>]+`)},
	{Phone, regexp.MustCompile(`://[^\s'"<>]*[=/:,]( ?\+[1-9][\d ().-]{6,18}\d)`)},
	{Phone, regexp.MustCompile(`(?i)://[^\s'"<>]*[?&;#](?:phone|tel|telephone|mobile|cell|sms|whatsapp|call)=(\+?[\d ().-]{6,18}\d)`)},
}

func (f *contactFinder) record(k ContactKind, text string, offset int) {
	f.found = append(f.found, Contact{k, text, f.at.position(offset), utf8.RuneCountInString(text)})
}

var (
	// The part before the @ may hold most marks of RFC 5322, some of which are
	// also Markdown's; those that divide web addresses are left out.
	emailPattern = regexp.MustCompile("[\\p{L}\\p{N}.!$%'*+^_`{|}~-]+" + `@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}`)
	phonePattern = regexp.MustCompile(`(?:\+|\()?\d[\d \t().\-/\x{A0}\x{202F}\x{2010}-\x{2013}]{5,}\d`)
	// An address whose @ is spelt, to hide it from machines and not from people.
	speltPattern = regexp.MustCompile(`(?i)[\p{L}\p{N}.+_-]+\s?[(\[{]\s?at\s?[)\]}]\s?[\p{L}\p{N}-]+(?:\s?(?:\.|[(\[{]\s?(?:dot|punkt)\s?[)\]}])\s?[\p{L}\p{N}-]+)+`)
)

// scan looks through the text that was collected and forgets it. Most texts
// hold neither what every address has nor the digits of a telephone number.
func (f *contactFinder) scan() {
	f.unmask()
	if bytes.IndexByte(f.text, '@') >= 0 {
		f.match(Email, emailPattern)
	}
	if spelt(f.text) {
		f.match(Email, speltPattern)
	}
	if digitsIn(f.text) >= fewestDigits {
		f.match(Phone, phonePattern)
	}
	f.text, f.marks = f.text[:0], f.marks[:0]
}

// spelt tells whether a text may spell an @, at the cost of a search and not of
// an expression.
func spelt(text []byte) bool {
	for _, at := range []string{"at)", "at]", "at}", "AT)", "AT]"} {
		if bytes.Contains(text, []byte(at)) {
			return true
		}
	}
	return false
}

func digitsIn[T string | []byte](text T) int {
	n := 0
	for i := range len(text) {
		if '0' <= text[i] && text[i] <= '9' {
			n++
		}
	}
	return n
}

func (f *contactFinder) match(k ContactKind, pattern *regexp.Regexp) {
	for _, m := range pattern.FindAllIndex(f.text, -1) {
		from, to := m[0], m[1]
		if k == Phone && !f.dialable(from, to) {
			later := laterNumber.FindSubmatchIndex(f.text[from:to])
			if later == nil || plainNumber.Match(f.text[from:to]) {
				continue
			}
			from += later[2]
			if !f.dialable(from, to) {
				continue
			}
		}
		f.record(k, string(f.text[from:to]), f.source(from))
	}
}

// source gives the offset in the source of a place in the text.
func (f *contactFinder) source(at int) int {
	from := 0
	for _, m := range f.marks {
		if m.text > at {
			break
		}
		from = m.source + at - m.text
	}
	return from
}

var (
	// laterNumber finds what begins with a trunk 0 behind other digits, as in
	// "room 12 (0171 5550123)"; plainNumber is a number in groups, which has none.
	laterNumber = regexp.MustCompile(`[ \t\x{A0}\x{202F}](\(?0[1-9].*)$`)
	plainNumber = regexp.MustCompile(`^\d{1,3}(?:[ .\x{A0}\x{202F}]\d{3})+$`)
	// dayFirst is a date such as 01.02.2026, alone or before a time.
	dayFirst = regexp.MustCompile(`^(?:0[1-9]|[12]\d|3[01])[./-](?:0[1-9]|1[0-2])[./-](?:19|20)\d\d(?:[ \t\x{A0}\x{202F}]|$)`)
	// yearNone is a date of the year 0000, whose zeros are no prefix.
	yearNone = regexp.MustCompile(`^0000-(?:0\d|1[0-2])-[0-3]\d(?:[ \t\x{A0}\x{202F}]|$)`)
)

var northAmerican = regexp.MustCompile(`^(?:1[ .-])?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}$`)

// The digits of a telephone number, the most by ITU-T E.164.
const (
	fewestDigits = 7
	mostDigits   = 15
)

// dialable tells whether digits look like a telephone number: international
// ones begin with + or 00, national ones with a trunk 0 or, in North America,
// stand in groups of 3, 3 and 4.
func (f *contactFinder) dialable(from, to int) bool {
	text := string(f.text[from:to])
	before, _ := utf8.DecodeLastRune(f.text[:from])
	after, _ := utf8.DecodeRune(f.text[to:])
	if unicode.IsLetter(before) || unicode.IsLetter(after) || before == '/' || before == '=' || before == '#' {
		return false
	}
	digits := digitsIn(text)
	switch {
	case digits < fewestDigits || digits > mostDigits || dayFirst.MatchString(text) || yearNone.MatchString(text):
		return false
	case strings.HasPrefix(text, "+") || strings.HasPrefix(text, "00"):
		return true
	case strings.HasPrefix(strings.TrimPrefix(text, "("), "0"):
		return digits >= 9
	}
	return northAmerican.MatchString(text)
}
