package pdf

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Gray is a tone, from 0 for black to 100 for white.
type Gray int

// Style is how text looks.
type Style struct {
	Face    Face
	Size    Length
	Leading Length // from one line to the next
	Tone    Gray
}

// noBreak is a space at which no line ends.
const noBreak = '\u00a0'

// clean gives a text as it is drawn: composed, with plain spaces, and without
// what has no ink, such as control characters and marks of direction. All text
// runs from left to right, as the fonts have no other.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == noBreak || r == '\u202f' || r == '\u2007':
			return noBreak
		case r == '\u2011': // a hyphen at which no line ends
			return '-'
		case unicode.IsSpace(r) || unicode.Is(unicode.Zs, r):
			return ' '
		case unicode.In(r, unicode.Cc, unicode.Cf):
			return -1
		}
		return r
	}, norm.NFC.String(strings.ToValidUTF8(s, string(unicode.ReplacementChar))))
}

// Width is that of a text on one line.
func (s Style) Width(text string) Length { return read[s.Face]().width(clean(text), s.Size) }

// Wrap breaks a text into lines of a width: at spaces, after hyphens and slashes
// and, where a word is wider than the line, anywhere. Every line has a character
// at least; an empty text has no line.
func (s Style) Wrap(text string, width Length) []string {
	var lines []string
	runes := []rune(strings.Join(strings.FieldsFunc(clean(text), func(r rune) bool { return r == ' ' }), " "))
	f := read[s.Face]()
	over := (width + 1) * f.em          // as Width rounds down
	start, end, used := 0, 0, Length(0) // of the line, the last place to break it, its width
	for i := 0; i < len(runes); i++ {
		advance := f.glyphs[runes[i]].advance
		if (used+advance)*s.Size >= over && runes[i] != ' ' && i > start {
			if end <= start {
				end = i
			}
			lines = append(lines, strings.TrimSpace(string(runes[start:end])))
			start, used = end, 0
			i = start - 1
			continue
		}
		used += advance
		if strings.ContainsRune(" -/–—", runes[i]) {
			end = i + 1
		}
	}
	if start < len(runes) {
		lines = append(lines, string(runes[start:]))
	}
	return lines
}

// note remembers which characters a file shows in Bold, and the first that it
// cannot show.
func (d *Document) note(which Face, text string) {
	f := read[which]()
	for _, r := range text {
		if _, has := f.glyphs[r]; !has && d.missing == nil {
			d.missing = &Missing{r, text}
		}
		if which == Bold {
			d.bold[r] = true
		}
	}
}
