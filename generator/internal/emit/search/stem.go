package search

import (
	"strings"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/arabic"
	"github.com/blevesearch/snowballstem/danish"
	"github.com/blevesearch/snowballstem/dutch"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/finnish"
	"github.com/blevesearch/snowballstem/french"
	"github.com/blevesearch/snowballstem/german"
	"github.com/blevesearch/snowballstem/hungarian"
	"github.com/blevesearch/snowballstem/irish"
	"github.com/blevesearch/snowballstem/italian"
	"github.com/blevesearch/snowballstem/norwegian"
	"github.com/blevesearch/snowballstem/portuguese"
	"github.com/blevesearch/snowballstem/romanian"
	"github.com/blevesearch/snowballstem/russian"
	"github.com/blevesearch/snowballstem/spanish"
	"github.com/blevesearch/snowballstem/swedish"
	"github.com/blevesearch/snowballstem/tamil"
	"github.com/blevesearch/snowballstem/turkish"
)

// stemmer takes the ending off a word.
type stemmer func(*snowballstem.Env) bool

// stemmers are the languages whose forms of a word are found as one.
var stemmers = map[string]stemmer{
	"ar": arabic.Stem, "da": danish.Stem, "de": german.Stem, "en": english.Stem, "es": spanish.Stem, "fi": finnish.Stem,
	"fr": french.Stem, "ga": irish.Stem, "hu": hungarian.Stem, "it": italian.Stem, "nb": norwegian.Stem, "nl": dutch.Stem,
	"nn": norwegian.Stem, "no": norwegian.Stem, "pt": portuguese.Stem, "ro": romanian.Stem, "ru": russian.Stem,
	"sv": swedish.Stem, "ta": tamil.Stem, "tr": turkish.Stem,
}

// primary is the part of a language's code that names the language.
func primary(code string) string {
	code, _, _ = strings.Cut(strings.ToLower(code), "-")
	return code
}

// stem gives what the forms of a word have in common. Words with a digit or a
// sign are their own, and so are short ones.
func (s stemmer) stem(form string) string {
	if s == nil || len(form) < 4 || strings.ContainsAny(form, "0123456789.:&+#") {
		return form
	}
	env := snowballstem.NewEnv(form)
	s(env)
	if env.Current() == "" {
		return form
	}
	return env.Current()
}

// functionWords are left out of a query that has any other word. There are few
// of them, since every one can carry meaning: without "off" nobody finds time
// off.
var functionWords = map[string]string{
	"da": "af at de den der det du en er et for har hvad hvordan i jeg kan med min og om paa på som til vi",
	"de": "als am an auf bei das dem den der des die ein eine einen einer es fur ich im in ist kann man mein mit oder sich sie und von was wie wir zu",
	"en": "a am an and are as at be by can do does for from how i if in is it me my of on or our that the this to was we what when which with you your",
	"es": "a al como con de del el en es la las lo los me mi o para por que se si su un una y",
	"fr": "a au aux ce comment dans de des du en est et je l la le les ma me mon ou par pour que qui se sur un une",
	"it": "a al che come con da dal del della di e gli i il in la le lo mi mio o per si su un una",
	"nb": "av de den det du en er et for har hva hvordan i jeg kan med min og om pa som til vi a",
	"nl": "aan de dat die een en er het hoe ik in is je kan met mijn of om op te van voor wat we",
	"pt": "a ao as como com da de do e em eu me meu na no o os ou para por que se um uma",
	"sv": "att av de den det du en ett for har hur i jag kan med min och om pa som till vad vi ar",
}
