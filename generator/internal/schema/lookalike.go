package schema

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"mentorbook/generator/diag"
)

// Word processors, phones and web pages put other characters in the place of
// the plain ones that YAML knows. They look alike, so that an author who is told
// only what YAML makes of them finds nothing wrong.

// lookalikes matches a key with what stands for its colon and the space behind
// that, and is another character or is not there. YAML sees a text there and no
// key.
var lookalikes = regexp.MustCompile(`^[ -]*([A-Za-z_][\w-]*)(?:[ \x{A0}\x{202F}]*([=\x{FF1A}\x{FE55}\x{2236}\x{A789}])|:([\x{A0}\x{2000}-\x{200B}\x{202F}\x{205F}\x{3000}])|:()[^\s/:])[ \x{A0}\x{3000}]*(.*)$`)

// lookalike explains such a character on a line.
func (f File) lookalike(number int) (diag.Diagnostic, bool) {
	line := f.Line(number)
	m := lookalikes.FindStringSubmatchIndex(line)
	if m == nil {
		return diag.Diagnostic{}, false
	}
	key := line[m[2]:m[3]]
	told := func(from int, message, hint, value string) (diag.Diagnostic, bool) {
		at := Place(number, 1+utf8.RuneCountInString(line[:from]))
		return f.Diagnostic(diag.Error, at, 1, "front-matter/syntax", message, fmt.Sprintf("%s: %s: %s", hint, key, value)), true
	}
	switch {
	case m[8] >= 0:
		return told(m[8], "a space is missing behind this colon", "write", line[m[8]:])
	case m[4] >= 0:
		return told(m[4], substitute(line[m[4]:], "colon"), "delete it, and type", line[m[10]:m[11]])
	}
	return told(m[6], substitute(line[m[6]:], "space"), "delete it, and type", line[m[10]:m[11]])
}

// substitute names the first character of a text, and the plain one that it
// stands for.
func substitute(text, plain string) string {
	r, _ := utf8.DecodeRuneInString(text)
	if r == '=' {
		return "an equals sign stands here instead of a colon"
	}
	name, known := map[rune]string{
		'\u00A0': "a no-break space", '\u202F': "a narrow no-break space", '\u3000': "a full-width space",
		'\u200B': "an invisible space", '\uFF1A': "a full-width colon",
	}[r]
	if !known {
		name = "a character that looks like a " + plain
	}
	return fmt.Sprintf("%s, U+%04X, stands here instead of a plain %s", name, r, plain)
}

// spaceLike tells a character that looks like a space at the beginning of a
// line, or like nothing, and is another one.
func spaceLike(r rune) bool {
	return r > unicode.MaxASCII && (unicode.IsSpace(r) || r == '\u200B' || r == '\u2060' || r == '\uFEFF')
}

// indentLike finds such a character in the indentation of a line, dashes of
// lists among it, and gives its column.
func indentLike(line []byte) (column int, found bool) {
	at := 0
	for at < len(line) && (line[at] == ' ' || line[at] == '-') {
		at++
	}
	r, _ := utf8.DecodeRune(line[at:])
	return at + 1, spaceLike(r)
}

// quotes are the curly marks that word processors make of straight ones: those
// that open, and those that close.
const (
	opening = "“„«‹‘‚”’»›"
	closing = "”“»›’‘«‹"
)

// enclosed gives what stands between curly quotation marks that were meant to
// enclose a whole value.
func enclosed(n *yaml.Node) (inner string, curly bool) {
	if n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		return "", false
	}
	return between(n.Value)
}

func between(text string) (inner string, curly bool) {
	first, size := utf8.DecodeRuneInString(text)
	last, length := utf8.DecodeLastRuneInString(text)
	if !strings.ContainsRune(opening, first) || !strings.ContainsRune(closing, last) || size+length >= len(text) {
		return "", false
	}
	inner = text[size : len(text)-length]
	return inner, !strings.ContainsRune(inner, first) && !strings.ContainsRune(inner, last)
}

// plainMarks writes the items of a list that stand between other brackets and
// commas than those of YAML.
var plainMarks = strings.NewReplacer("［", "", "］", "", "【", "", "】", "", "，", ", ", "、", ", ", "；", ", ", ";", ",",
	"“", "", "”", "", "„", "", "«", "", "»", "")
