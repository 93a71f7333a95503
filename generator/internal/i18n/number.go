package i18n

import (
	"cmp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
	textmessage "golang.org/x/text/message"
	"golang.org/x/text/number"
)

// numerals are how a language writes whole numbers. They are learnt once by
// looking at what CLDR's formatter writes, which is far too slow to call for
// every number of a site.
type numerals struct {
	digits      [10]rune
	separator   string
	first, next int // digits in the last group and in those before it, 0 for no grouping
	minus, tail string
}

func numeralsOf(tag language.Tag) numerals {
	p := textmessage.NewPrinter(tag)
	return learn(p.Sprint(number.Decimal(int64(9876543210))), p.Sprint(number.Decimal(-5)))
}

// learn reads numerals off the two samples 9876543210 and -5.
func learn(sample, negative string) numerals {
	n := numerals{}
	groups := []int{0}
	next := 9
	for _, r := range sample {
		if !unicode.IsDigit(r) {
			if groups[len(groups)-1] > 0 {
				groups, n.separator = append(groups, 0), ""
			}
			n.separator += string(r)
			continue
		}
		if next >= 0 {
			n.digits[next] = r
		}
		next--
		groups[len(groups)-1]++
	}
	if last := len(groups) - 1; last > 0 {
		n.first, n.next = groups[last], groups[last]
		if last > 1 {
			n.next = groups[last-1]
		}
	}
	n.minus, n.tail, _ = strings.Cut(negative, string(n.digits[5]))
	return n
}

// append writes a number with grouping.
func (n *numerals) append(dst []byte, value int) []byte {
	var room [20]byte
	plain := strconv.AppendInt(room[:0], int64(value), 10)
	if value < 0 {
		dst, plain = append(dst, n.minus...), plain[1:]
	}
	for i, d := range plain {
		if i > 0 && n.breaks(len(plain)-i) {
			dst = append(dst, n.separator...)
		}
		dst = utf8.AppendRune(dst, n.digits[d-'0'])
	}
	if value < 0 {
		dst = append(dst, n.tail...)
	}
	return dst
}

// breaks tells whether a separator stands before the last left digits.
func (n *numerals) breaks(left int) bool {
	return n.first > 0 && left >= n.first && (left-n.first)%n.next == 0
}

// appendPlain writes a number of dates and times: no grouping, at least width
// digits.
func (n *numerals) appendPlain(dst []byte, value, width int) []byte {
	var room [20]byte
	plain := strconv.AppendInt(room[:0], int64(value), 10)
	for range width - len(plain) {
		dst = utf8.AppendRune(dst, n.digits[0])
	}
	for _, d := range plain {
		if d == '-' {
			dst = append(dst, '-')
			continue
		}
		dst = utf8.AppendRune(dst, n.digits[d-'0'])
	}
	return dst
}

// digitSystems are CLDR's names of the digits that some language writes when
// nothing else is asked for, by their 0.
var digitSystems = map[rune]string{'٠': "arab", '۰': "arabext", '০': "beng", '०': "deva", '၀': "mymr", '༠': "tibt"}

// Locale is the language with the digits that Number writes (BCP 47, key nu), for
// browsers: they and CLDR's editions do not agree on them. It is empty for a
// language in Latin script, where nobody doubts.
func (c *Catalogue) Locale() string {
	if script, _ := c.tag.Script(); script.String() == "Latn" {
		return ""
	}
	locale, err := c.tag.SetTypeForKey("nu", cmp.Or(digitSystems[c.numbers.digits[0]], c.tag.TypeForKey("nu"), "latn"))
	if err != nil {
		return ""
	}
	return locale.String()
}

// Number writes a whole number with the language's digits and grouping.
func (c *Catalogue) Number(n int) string {
	var room [64]byte
	return string(c.numbers.append(room[:0], n))
}
