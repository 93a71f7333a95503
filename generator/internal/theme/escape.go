package theme

import (
	"bytes"
	"fmt"
	"html/template"
	"reflect"
	"strconv"
	"strings"
	"text/template/parse"
)

// escapes are what html/template writes for a byte of a plain text, both in
// the text of an element and in a quoted attribute.
var escapes = [256]string{
	0: "\uFFFD", '"': "&#34;", '&': "&amp;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;",
}

// writeText writes a plain text, escaped.
func writeText[T string | []byte](out *bytes.Buffer, text T) {
	written := 0
	for i := range len(text) {
		if e := escapes[text[i]]; e != "" {
			writeRaw(out, text[written:i])
			out.WriteString(e)
			written = i + 1
		}
	}
	writeRaw(out, text[written:])
}

func writeRaw[T string | []byte](out *bytes.Buffer, text T) {
	switch text := any(text).(type) {
	case string:
		out.WriteString(text)
	case []byte:
		out.Write(text)
	}
}

func escapeText(text string) string {
	var out bytes.Buffer
	writeText(&out, text)
	return out.String()
}

// output compiles an action that writes: a value, then the escapers that
// html/template chose for its place.
func (c *compiler) output(p *parse.PipeNode, dot reflect.Type) step {
	from, chain := c.command(p.Cmds[0], dot), ""
	for _, cmd := range p.Cmds[1:] {
		escaper, ok := cmd.Args[0].(*parse.IdentifierNode)
		if !ok || len(cmd.Args) > 1 {
			panic(unsupported{})
		}
		chain += " " + strings.TrimPrefix(escaper.Ident, "_html_template_")
	}
	write := writer(chain, from.t)
	return func(f *frame) {
		if v := from.eval(f); f.err == nil {
			write(f, v)
		}
	}
}

// writer is what a chain of escapers does to a type of value.
func writer(chain string, t reflect.Type) func(*frame, reflect.Value) {
	text := textOf(t)
	switch chain {
	case " htmlescaper":
		if t == reflect.TypeFor[template.HTML]() {
			return func(f *frame, v reflect.Value) { f.out.WriteString(v.String()) }
		}
	case " attrescaper", " rcdataescaper":
		if t == reflect.TypeFor[template.HTML]() {
			panic(unsupported{}) // its tags would be stripped
		}
	case " urlfilter urlnormalizer attrescaper":
		safe := t == reflect.TypeFor[template.URL]()
		return func(f *frame, v reflect.Value) {
			url := text(v)
			if !safe && !safeURL(url) {
				url = "#ZgotmplZ"
			}
			f.writeURL(url, &urlNormal)
		}
	case " urlnormalizer attrescaper":
		return func(f *frame, v reflect.Value) { f.writeURL(text(v), &urlNormal) }
	case " urlescaper attrescaper":
		keep := &urlStrict
		if t == reflect.TypeFor[template.URL]() {
			keep = &urlNormal
		}
		return func(f *frame, v reflect.Value) { f.writeURL(text(v), keep) }
	case " srcsetescaper attrescaper":
		if t != reflect.TypeFor[template.Srcset]() {
			panic(unsupported{})
		}
	default:
		panic(unsupported{})
	}
	return func(f *frame, v reflect.Value) { writeText(f.out, text(v)) }
}

// textOf says how a type is written as text.
func textOf(t reflect.Type) func(reflect.Value) string {
	stringer, fails := reflect.TypeFor[fmt.Stringer](), reflect.TypeFor[error]()
	switch pointer := reflect.PointerTo(t); {
	case pointer.Implements(stringer) || pointer.Implements(fails) || pointer.Implements(reflect.TypeFor[fmt.Formatter]()):
	case t.Kind() == reflect.String:
		return reflect.Value.String
	case t.Kind() == reflect.Int:
		return func(v reflect.Value) string { return strconv.FormatInt(v.Int(), 10) }
	case t.Kind() == reflect.Float64:
		return func(v reflect.Value) string { return fmt.Sprint(v.Float()) }
	}
	panic(unsupported{})
}

// safeURL is html/template's rule for addresses that are plain text: no scheme,
// or one of these.
func safeURL(url string) bool {
	scheme, _, ok := strings.Cut(url, ":")
	if !ok || strings.Contains(scheme, "/") {
		return true
	}
	return strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https") || strings.EqualFold(scheme, "mailto")
}

// urlNormal and urlStrict are the bytes that stay as they are in an address and
// in a part of one (html/template's urlnormalizer and urlescaper).
var (
	urlStrict = bytesOf("-._~")
	urlNormal = bytesOf("-._~!#$&*+,/:;=?@[]")
)

func bytesOf(marks string) (set [256]bool) {
	for c := range 256 {
		b := byte(c)
		set[c] = letter(b) || '0' <= b && b <= '9' || strings.IndexByte(marks, b) >= 0
	}
	return set
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'f'
}

// writeURL writes an address into a quoted attribute.
func (f *frame) writeURL(url string, keep *[256]bool) {
	const digits = "0123456789abcdef"
	f.room = f.room[:0]
	for i := range len(url) {
		c := url[i]
		valid := keep == &urlNormal && c == '%' && i+2 < len(url) && isHex(url[i+1]) && isHex(url[i+2])
		if keep[c] || valid {
			f.room = append(f.room, c)
		} else {
			f.room = append(f.room, '%', digits[c>>4], digits[c&15])
		}
	}
	writeText(f.out, f.room)
}
