package contenttype

import (
	"html/template"
	"net/url"
	"strings"
	"unicode"
)

// Mailto is the address of a prepared e-mail (RFC 6068). Nothing in the subject
// can begin another header.
func Mailto(to, subject string) template.URL {
	address := "mailto:" + url.PathEscape(to)
	if subject != "" {
		address += "?subject=" + strings.ReplaceAll(url.QueryEscape(oneLine(subject)), "+", "%20")
	}
	return template.URL(address)
}

// oneLine makes each run of line ends and other control characters a space.
func oneLine(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " ")
}
