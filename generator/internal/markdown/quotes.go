package markdown

import (
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// quotes are a language's quotation marks: open and close for `"`, then for
// `'`.
type quotes [4]string

// English marks serve languages that are not listed.
var english = quotes{"“", "”", "‘", "’"}

// quotesByLanguage follows CLDR 46, common/main/*.xml, element "delimiters":
// quotationStart and quotationEnd for `"`, the alternate ones for `'`. French
// has the narrow no-break spaces inside that CLDR leaves to the typographer
// (Lexique des règles typographiques), and Dutch keeps the double mark for the
// double key, as the Taalunie allows; CLDR has it the other way round.
var quotesByLanguage = map[string]quotes{
	"ar": {"”", "“", "’", "‘"}, "bg": {"„", "“", "‚", "‘"}, "ca": {"«", "»", "“", "”"},
	"cs": {"„", "“", "‚", "‘"}, "de": {"„", "“", "‚", "‘"}, "el": {"«", "»", "“", "”"},
	"es": {"«", "»", "“", "”"}, "et": {"„", "“", "‚", "‘"}, "fa": {"«", "»", "‹", "›"},
	"fi": {"”", "”", "’", "’"}, "fr": {"«\u202f", "\u202f»", "‹\u202f", "\u202f›"},
	"fr-ch": {"«", "»", "‹", "›"}, "he": {"”", "”", "’", "’"}, "hr": {"„", "“", "‚", "‘"},
	"hu": {"„", "”", "»", "«"}, "it": {"“", "”", "‘", "’"}, "ja": {"「", "」", "『", "』"},
	"lt": {"„", "“", "„", "“"}, "nb": {"«", "»", "‘", "’"}, "nn": {"«", "»", "‘", "’"}, "no": {"«", "»", "‘", "’"},
	"pl": {"„", "”", "«", "»"}, "pt-pt": {"“", "”", "‘", "’"}, "ro": {"„", "”", "«", "»"},
	"ru": {"«", "»", "„", "“"}, "sk": {"„", "“", "‚", "‘"}, "sl": {"„", "“", "‚", "‘"},
	"sr": {"„", "“", "‘", "‘"}, "sv": {"”", "”", "’", "’"}, "uk": {"«", "»", "„", "“"},
	"zh-hant": {"「", "」", "『", "』"}, "zh-tw": {"「", "」", "『", "』"}, "zh-hk": {"「", "」", "『", "』"},
}

// quotesFor finds the marks of a BCP 47 tag, shortening it until one is known.
func quotesFor(tag string) quotes {
	tag = strings.ToLower(strings.ReplaceAll(tag, "_", "-"))
	for tag != "" {
		if q, ok := quotesByLanguage[tag]; ok {
			return q
		}
		tag = tag[:max(strings.LastIndexByte(tag, '-'), 0)]
	}
	return english
}

// joinsWideLines tells whether a language writes without spaces, so that the
// end of a source line must not become one.
func joinsWideLines(tag string) bool {
	base, _, _ := strings.Cut(strings.ToLower(tag), "-")
	return base == "ja" || base == "zh"
}

// typographer writes quotation marks, apostrophes, dashes and ellipses. It
// differs from goldmark's in that an apostrophe is one in every language, even
// where the closing mark looks different.
type typographer struct{ quotes quotes }

// openQuotes counts the quotation marks that are open in the block, by key.
type openQuotes struct{ double, single int }

var openQuotesKey = parser.NewContextKey()

func openQuotesOf(pc parser.Context) *openQuotes {
	return pc.ComputeIfAbsent(openQuotesKey, func() any { return new(openQuotes) }).(*openQuotes)
}

func (typographer) Trigger() []byte { return []byte{'\'', '"', '-', '.'} }

func (t typographer) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, _ := block.PeekLine()
	written, n := "", 1
	switch line[0] {
	case '-':
		written, n = dash(line)
	case '.':
		if len(line) > 2 && line[1] == '.' && line[2] == '.' {
			written, n = "…", 3
		}
	default:
		written = t.quote(line, block.PrecendingCharacter(), openQuotesOf(pc))
	}
	if written == "" {
		return nil
	}
	block.Advance(n)
	s := ast.NewString([]byte(written))
	s.SetRaw(true)
	return s
}

// CloseBlock forgets quotations that were not closed.
func (typographer) CloseBlock(_ ast.Node, _ text.Reader, pc parser.Context) {
	if open, ok := pc.Get(openQuotesKey).(*openQuotes); ok {
		*open = openQuotes{}
	}
}

// dash writes -- as an en dash and --- as an em dash; more hyphens are a line
// to fill in and stay.
func dash(line []byte) (string, int) {
	switch n := util.TrimLeftLength(line, []byte("-")); n {
	case 1:
		return "", 1
	case 2:
		return "–", 2
	case 3:
		return "—", 3
	default:
		return string(line[:n]), n
	}
}

// quote decides what a mark is from the characters around it. "" leaves it.
func (t typographer) quote(line []byte, before rune, open *openQuotes) string {
	after := ' '
	if len(line) > 1 {
		after = util.ToRune(line, 1)
	}
	single := line[0] == '\''
	count, marks := &open.double, t.quotes[:2]
	if single {
		count, marks = &open.single, t.quotes[2:]
	}
	wordBefore := unicode.IsLetter(before) || unicode.IsDigit(before)
	wordAfter := unicode.IsLetter(after) || unicode.IsDigit(after)
	switch {
	case single && wordBefore && wordAfter:
		return "’" // don't, l'été
	case single && wordBefore && *count == 0 && !unicode.IsDigit(before):
		return "’" // mentors'
	case single && !wordBefore && decade(line[1:]):
		return "’" // the '90s
	case opens(before, after):
		*count++
		return marks[0]
	case *count > 0 && !unicode.IsSpace(before):
		*count--
		return marks[1]
	}
	return "" // 6'2" and the like
}

// opens tells whether a mark between two characters begins a quotation: text
// follows, and none precedes.
func opens(before, after rune) bool {
	if unicode.IsSpace(after) {
		return false
	}
	return unicode.IsSpace(before) || unicode.In(before, unicode.Ps, unicode.Pi, unicode.Pd) ||
		(before == '*' || before == '_' || before == '~' || before == '"' || before == '\'' || before == '/') && !unicode.IsPunct(after)
}

func decade(b []byte) bool {
	return len(b) > 2 && util.IsNumeric(b[0]) && util.IsNumeric(b[1]) && b[2] == 's'
}
