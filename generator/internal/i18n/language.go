package i18n

import (
	"fmt"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// rightToLeft are the ISO 15924 scripts in use that run from right to left.
const rightToLeft = "Adlm Arab Aran Hebr Mand Mend Nkoo Rohg Samr Syrc Thaa Yezi"

// Direction of the site's language: "ltr" or "rtl".
func (c *Catalogue) Direction() string { return Direction(c.tag) }

// Direction in which a language is written: "ltr" or "rtl".
func Direction(tag language.Tag) string {
	script, _ := tag.Script()
	if strings.Contains(rightToLeft, script.String()) {
		return "rtl"
	}
	return "ltr"
}

// LanguageName is how a language is called.
type LanguageName struct {
	Tag   language.Tag
	Own   string // by those who speak it; the local name where unknown
	Local string // in the language of the site; the code where unknown
}

// LanguageName names a language by its BCP 47 code, which must be one that
// exists. The messages language.CODE and language.own.CODE come before CLDR's
// names, for languages that CLDR does not know (many sign languages) and for
// a programme's own taste. Names are as in the middle of a sentence. It is slow:
// ask once for each language.
func (c *Catalogue) LanguageName(code string) (LanguageName, error) {
	tag, err := language.Parse(code)
	if err != nil {
		return LanguageName{}, fmt.Errorf("%q is no language code", code)
	}
	names := display.Tags(c.tag)
	if names == nil {
		names = display.Tags(language.English)
	}
	local := c.textOr("language."+tag.String(), names.Name(tag))
	if local == "" {
		local = tag.String()
	}
	own := c.textOr("language.own."+tag.String(), display.Self.Name(tag))
	if own == "" {
		own = local
	}
	return LanguageName{tag, own, local}, nil
}
