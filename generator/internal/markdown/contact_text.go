package markdown

import (
	"bytes"
	"html"
	"regexp"
	"strconv"
	"unicode/utf8"
)

// Contacts finds e-mail addresses and what looks like telephone numbers in the
// text of front matter, line by line, as [Document.Contacts] does in a document.
// It looks through the escapes of YAML, HTML and web addresses.
func Contacts(s Source) []Contact {
	o := newOrigin(s)
	f := contactFinder{Document: &Document{origin: o}, at: o.newLocator()}
	for at := 0; at < len(o.text); {
		plain, length := unescape(o.text[at:])
		if len(plain) == 1 && plain[0] == '\n' {
			f.scanFront()
		} else {
			f.add(plain, at)
		}
		at += length
	}
	f.scanFront()
	return f.found
}

// scanFront looks through a line, which may hold web addresses.
func (f *contactFinder) scanFront() {
	if bytes.Contains(f.text, []byte("//")) {
		f.scanAddresses()
	}
	f.scan()
}

func (f *contactFinder) scanAddresses() {
	f.unmask()
	for _, p := range addressPatterns {
		for _, m := range p.pattern.FindAllSubmatchIndex(f.text, -1) {
			from, to := m[len(m)-2], m[len(m)-1]
			f.record(p.kind, string(f.text[from:to]), f.source(from))
		}
	}
}

var (
	percentEscape = regexp.MustCompile(`^(?:%[0-9A-Fa-f]{2})+`)
	entityEscape  = regexp.MustCompile(`^&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,32});`)
	quotedEscape  = regexp.MustCompile(`^\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})`)
	joinedLines   = regexp.MustCompile(`^\\\n[ \t]*`)
)

// unescape gives what the text begins with as a reader or a browser sees it, and
// how long it is as it is written: one escape, or else all up to what could be
// one.
func unescape(text []byte) (plain []byte, length int) {
	switch text[0] {
	case '%':
		if m := percentEscape.Find(text); m != nil {
			return percentDecoded(m), len(m)
		}
	case '&':
		if m := entityEscape.Find(text); m != nil {
			return []byte(html.UnescapeString(string(m))), len(m)
		}
	case '\\':
		if m := joinedLines.Find(text); m != nil {
			return nil, len(m)
		}
		if m := quotedEscape.Find(text); m != nil {
			r, err := strconv.ParseInt(string(m[2:]), 16, 32)
			if err == nil {
				return utf8.AppendRune(nil, rune(r)), len(m)
			}
		}
	case '\n':
		return text[:1], 1
	}
	if next := bytes.IndexAny(text[1:], "%&\\\n"); next >= 0 {
		return text[:1+next], 1 + next
	}
	return text, len(text)
}

func percentDecoded(escapes []byte) (plain []byte) {
	for ; len(escapes) > 0; escapes = escapes[3:] {
		b, _ := strconv.ParseUint(string(escapes[1:3]), 16, 8) // two hexadecimal digits
		plain = append(plain, byte(b))
	}
	return bytes.ToValidUTF8(plain, []byte("?"))
}
