package markdown

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// unmask writes the text that was collected as a person reads it: wide letters
// as plain ones, digits of every script as ASCII, nothing invisible. Otherwise
// an address could pass by a sign that nobody sees.
func (f *contactFinder) unmask() {
	if isASCII(f.text) {
		return
	}
	var plain []byte
	var marks []textMark
	next := 0
	for at, r := range string(f.text) {
		for next < len(f.marks) && f.marks[next].text <= at {
			marks = append(marks, textMark{len(plain), f.marks[next].source + at - f.marks[next].text})
			next++
		}
		seen := visible(r)
		plain = append(plain, seen...)
		if len(seen) != utf8.RuneLen(r) {
			marks = append(marks, textMark{len(plain), f.source(at) + utf8.RuneLen(r)})
		}
	}
	f.text, f.marks = plain, marks
}

func isASCII(text []byte) bool {
	for _, c := range text {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// visible is what a reader takes a character for.
func visible(r rune) string {
	switch {
	case unicode.Is(unicode.Cf, r):
		return ""
	case r >= utf8.RuneSelf && unicode.IsDigit(r):
		return string('0' + digitValue(r))
	case 0xFF01 <= r && r <= 0xFF5E: // full-width forms of ASCII
		return norm.NFKC.String(string(r))
	}
	return string(r)
}

// digitValue is the value of a decimal digit. Unicode keeps the ten of each
// script together, in order.
func digitValue(r rune) rune {
	for _, t := range unicode.Nd.R16 {
		if rune(t.Lo) <= r && r <= rune(t.Hi) {
			return (r - rune(t.Lo)) % 10
		}
	}
	for _, t := range unicode.Nd.R32 {
		if rune(t.Lo) <= r && r <= rune(t.Hi) {
			return (r - rune(t.Lo)) % 10
		}
	}
	return 0
}
