package search

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// maxWord is the number of characters after which a word is cut.
const maxWord = 40

// token is a word of a text as the index has it.
type token struct {
	form string
	part part
}

// part says how a token stands to the others of its text.
type part uint8

const (
	plain  part = iota // a word, or a pair of characters
	joined             // of the tokens before it: "checkin", "node.js"
	tail               // the last character of a run of pairs
)

// tokens gives the words of a text. The browser has the same function
// (20-words.js) and must answer alike.
//
// A word is a run of letters, digits and the marks on them. "+" twice and "#"
// belong to the word before them (c++, c#), a full stop to the one after it at
// the start (.net). An apostrophe joins, but for one or two letters before it
// (don't is dont, l'heure is l and heure). Words joined by a hyphen are also
// found as one (check-in: check, in, checkin), and so are those with a full
// stop, colon or ampersand between them (node.js, 1:1). Scripts that put no
// spaces between words are cut into overlapping pairs of characters.
func tokens(text string) iter.Seq[token] {
	return func(yield func(token) bool) {
		s := scanner{yield: yield, more: true}
		for s.more {
			text = text[blanks(text):]
			if text == "" {
				return
			}
			word := lead(text, asciiWord)
			stops := lead(text[word:], asciiStop)
			rest := text[word+stops:]
			if word > 0 && (rest == "" || blank(rest[0])) {
				s.emit(strings.ToLower(text[:word]), plain) // as most words
				text = rest
				continue
			}
			n := word + stops
			for n < len(text) && !blank(text[n]) {
				n++
			}
			s.chunk(fold(text[:n]))
			text = text[n:]
		}
	}
}

func blank(b byte) bool { return b == ' ' || '\t' <= b && b <= '\r' }

// blanks is the number of blanks at the start of a text.
func blanks(text string) int {
	n := 0
	for n < len(text) && blank(text[n]) {
		n++
	}
	return n
}

// asciiWord and asciiStop are the characters of ASCII that make a word, and
// those that mean nothing where a word ends.
const (
	asciiWord = 1 << iota
	asciiStop
)

// ascii tells what the characters of ASCII are to words.
var ascii = func() (table [256]byte) {
	for b := range byte(utf8.RuneSelf) {
		switch {
		case classOf(rune(b)) == letter:
			table[b] = asciiWord
		case !blank(b) && b != '+' && b != '#':
			table[b] = asciiStop
		}
	}
	return table
}()

// lead is the number of characters of a kind at the start of a text.
func lead(text string, kind byte) int {
	n := 0
	for n < len(text) && ascii[text[n]]&kind != 0 {
		n++
	}
	return n
}

// fold writes a text in the form in which words are compared: compatibility
// forms and case undone, no marks on scripts that are read without them.
func fold(text string) string {
	if lower, ok := foldASCII(text); ok {
		return lower
	}
	text = norm.NFKD.String(strings.ToLower(norm.NFKD.String(unseen.Replace(text))))
	b := make([]byte, 0, len(text))
	bare := false // the last letter's marks are dropped
	for _, r := range text {
		if unicode.Is(unicode.M, r) && bare {
			continue
		}
		bare = unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Arabic, unicode.Hebrew)
		b = utf8.AppendRune(b, r)
	}
	return norm.NFC.String(undivided.Replace(string(b)))
}

func foldASCII(text string) (lower string, ok bool) {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return "", false
		}
	}
	return strings.ToLower(text), true
}

// unseen takes out characters that are not shown and stand inside words.
var unseen = strings.NewReplacer("\u00ad", "", "\u200b", "", "\u200c", "", "\u200d", "", "\u2060", "", "\ufeff", "", "\u0640", "")

// undivided spells letters that Unicode does not take apart.
var undivided = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı", "i", "ς", "σ", "’", "'", "ʼ", "'", "‐", "-", "‑", "-")

// class is what a character is to the scanner.
type class uint8

const (
	other  class = iota
	letter       // or digit
	mark
	undelimited // of a script without spaces between words
)

func classOf(r rune) class {
	switch {
	case r < utf8.RuneSelf:
		if 'a' <= r && r <= 'z' || '0' <= r && r <= '9' || 'A' <= r && r <= 'Z' {
			return letter
		}
		return other
	case unicode.Is(unicode.M, r):
		return mark
	case !unicode.In(r, unicode.L, unicode.N):
		return other
	case r == 'ー' || unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar):
		return undelimited
	}
	return letter
}

// scanner cuts folded text without blanks into tokens.
type scanner struct {
	yield func(token) bool
	more  bool
}

func (s *scanner) emit(form string, p part) {
	if s.more && form != "" {
		s.more = s.yield(token{cut(form), p})
	}
}

func cut(form string) string {
	if len(form) <= maxWord {
		return form
	}
	n := 0
	for i := range form {
		if n++; n > maxWord {
			return form[:i]
		}
	}
	return form
}

func (s *scanner) chunk(text string) {
	before := byte(0) // of the next character, if it is ASCII
	for text != "" && s.more {
		r, size := utf8.DecodeRuneInString(text)
		switch classOf(r) {
		case letter:
			if n := run(text, letter); before != '.' && (n == len(text) || strings.IndexByte(signs, text[n]) < 0) {
				s.emit(text[:n], plain) // as most words
				text, before = text[n:], 0
				continue
			}
			chain, rest := takeChain(text)
			if before == '.' {
				s.emit("."+chain[0].word, joined)
			}
			s.chain(chain)
			text, before = rest, 0
			continue
		case undelimited:
			n := run(text, undelimited)
			s.pairs(text[:n])
			text, before = text[n:], 0
			continue
		}
		before = text[0]
		text = text[size:]
	}
}

// run is the length of the characters of a class, with the marks on them, at
// the start of a text.
func run(text string, c class) int {
	if c == letter {
		for i := range len(text) {
			b := text[i]
			if b >= utf8.RuneSelf {
				break
			}
			if classOf(rune(b)) != letter {
				return i
			}
		}
	}
	for i, r := range text {
		if is := classOf(r); is != c && is != mark {
			return i
		}
	}
	return len(text)
}

// link is a word of a chain and what joins it to the one before.
type link struct {
	word string
	by   byte // 0 for the first
}

// joiners stand between words without a blank; signs are all that make a word
// more than its letters.
const (
	joiners = "'-.:&"
	signs   = joiners + "+#"
)

// takeChain reads words that are joined without a blank.
func takeChain(text string) (chain []link, rest string) {
	by := byte(0)
	for {
		n := run(text, letter)
		chain = append(chain, link{text[:n], by})
		text = text[n:]
		if text == "" || strings.IndexByte(joiners, text[0]) < 0 || !begins(text[1:]) {
			break
		}
		by, text = text[0], text[1:]
	}
	for _, end := range [...]string{"++", "#"} {
		if after, found := strings.CutPrefix(text, end); found && !begins(after) {
			chain[len(chain)-1].word += end
			return chain, after
		}
	}
	return chain, text
}

// begins tells whether a text begins with a letter or digit.
func begins(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return classOf(r) == letter
}

// chain emits words that are joined without a blank.
func (s *scanner) chain(links []link) {
	links = contract(links)
	whole := ""
	for i, l := range links {
		s.emit(l.word, plain)
		switch {
		case i == 0:
			whole = l.word
		case l.by == '-' && whole != "":
			whole += l.word
		default:
			whole = ""
			if l.by != '-' && l.by != '\'' {
				s.emit(links[i-1].word+string(l.by)+l.word, joined)
			}
		}
	}
	if len(links) > 1 {
		s.emit(whole, joined)
	}
}

// contract joins words at apostrophes.
func contract(links []link) []link {
	kept := links[:1]
	for _, l := range links[1:] {
		last := &kept[len(kept)-1]
		if l.by == '\'' && (last.word == "o" || utf8.RuneCountInString(last.word) > 2) {
			last.word += l.word
			continue
		}
		kept = append(kept, l)
	}
	return kept
}

// pairs emits the overlapping pairs of a run, and its last character. Marks
// stay with the character that they stand on.
func (s *scanner) pairs(run string) {
	last := ""
	for len(run) > 0 && s.more {
		_, n := utf8.DecodeRuneInString(run)
		for i, r := range run[n:] {
			if classOf(r) != mark {
				n += i
				break
			}
			if n+i+utf8.RuneLen(r) == len(run) {
				n = len(run)
				break
			}
		}
		if last != "" {
			s.emit(last+run[:n], plain)
		}
		last, run = run[:n], run[n:]
	}
	s.emit(last, tail)
}
