package markdown

import (
	"bytes"
	"strconv"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"
)

// appendPlain appends Markdown text as a reader sees it: backslash escapes and
// character references undone (CommonMark 0.31, sections 2.4 and 2.5).
func appendPlain(dst, src []byte) []byte {
	for {
		i := bytes.IndexAny(src, `\&`)
		if i < 0 {
			return append(dst, src...)
		}
		dst = append(dst, src[:i]...)
		src = src[i:]
		if src[0] == '\\' {
			if len(src) > 1 && util.IsPunct(src[1]) {
				src = src[1:]
			}
			dst, src = append(dst, src[0]), src[1:]
			continue
		}
		var n int
		dst, n = appendReference(dst, src)
		src = src[n:]
	}
}

// longestReference is longer than the longest name of an HTML entity.
const longestReference = 34

// appendReference appends the character that the reference at the start of src
// means, or the ampersand, and gives the bytes that it read.
func appendReference(dst, src []byte) ([]byte, int) {
	end := bytes.IndexByte(src[:min(len(src), longestReference)], ';')
	if end < 2 {
		return append(dst, '&'), 1
	}
	name := src[1:end]
	if name[0] != '#' {
		entity, ok := util.LookUpHTML5EntityByName(string(name))
		if !ok {
			return append(dst, '&'), 1
		}
		return append(dst, entity.Characters...), end + 1
	}
	digits, base, most := name[1:], 10, 7
	if len(digits) > 0 && digits[0]|0x20 == 'x' {
		digits, base, most = digits[1:], 16, 6
	}
	r, err := strconv.ParseUint(string(digits), base, 32)
	if err != nil || len(digits) > most {
		return append(dst, '&'), 1
	}
	return utf8.AppendRune(dst, legal(r)), end + 1
}

// legal replaces what HTML forbids.
func legal(r uint64) rune {
	if r > unicode.MaxRune || !utf8.ValidRune(rune(r)) || unprintable(rune(r)) {
		return unicode.ReplacementChar
	}
	return rune(r)
}

// escapes has what stands for a byte in HTML text and in quoted attributes.
var escapes = [256]string{'&': "&amp;", '<': "&lt;", '>': "&gt;", '"': "&quot;"}

// writeEscaped writes text for HTML.
func writeEscaped(w *bytes.Buffer, s []byte) {
	from := 0
	for i, c := range s {
		if e := escapes[c]; e != "" {
			w.Write(s[from:i])
			w.WriteString(e)
			from = i + 1
		}
	}
	w.Write(s[from:])
}

// writeAttribute writes ` name="value"`, or nothing for an empty value.
func writeAttribute(w *bytes.Buffer, name, value string) {
	if value == "" {
		return
	}
	w.WriteByte(' ')
	w.WriteString(name)
	w.WriteString(`="`)
	writeEscaped(w, []byte(value))
	w.WriteByte('"')
}

// writeURL writes an address for a quoted attribute. What RFC 3986 does not
// allow is percent-encoded, except letters beyond ASCII, which HTML takes.
func writeURL(w *bytes.Buffer, address string) {
	fragment := false
	for i := 0; i < len(address); {
		r, size := utf8.DecodeRuneInString(address[i:])
		switch part := address[i : i+size]; {
		case r == '&':
			w.WriteString("&amp;")
		case r == '#' && fragment:
			writePercent(w, part)
		case r == utf8.RuneError || unprintable(r) || r < 0x80 && bytes.IndexByte(notInURL, byte(r)) >= 0:
			writePercent(w, part)
		case r == '%' && !percentEncoded(address[i:]):
			w.WriteString("%25")
		default:
			w.WriteString(part)
		}
		fragment = fragment || r == '#'
		i += size
	}
}

var notInURL = []byte(" \t\n\"'<>\\^`{|}[]")

func writePercent(w *bytes.Buffer, s string) {
	const hex = "0123456789ABCDEF"
	for i := range len(s) {
		w.WriteByte('%')
		w.WriteByte(hex[s[i]>>4])
		w.WriteByte(hex[s[i]&15])
	}
}

func percentEncoded(s string) bool {
	return len(s) > 2 && util.IsHexDecimal(s[1]) && util.IsHexDecimal(s[2])
}
