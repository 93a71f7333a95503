package theme

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/css"

	"mentorbook/generator/diag"
)

// unreadable reports a style sheet or script that could not be minified.
func (l *loader) unreadable(file string, err error) diag.Diagnostic {
	var syntax *parse.Error
	if !errors.As(err, &syntax) {
		return fault(diag.Position{File: file}, "theme/syntax", err.Error(), "")
	}
	d := l.sources.at(file, l.sources.offset(file, syntax.Line, 0), "theme/syntax", syntax.Message, "a browser would ignore the file from here on")
	d.Column = syntax.Column
	return d
}

// judgeStyle reports what makes a style sheet load something.
func (l *loader) judgeStyle(file, text string) {
	lexer, at := css.NewLexer(parse.NewInputString(text)), 0
	for {
		token, data := lexer.Next()
		if token == css.ErrorToken {
			return
		}
		switch {
		case token == css.AtKeywordToken && strings.EqualFold(string(data), "@import"):
			l.refuse(file, at, len(data), "theme/import", "a style sheet cannot import another", "put the file into the same folder of assets/styles: its files are joined in the order of their names")
		case token == css.URLToken || token == css.BadURLToken:
			l.judgeURL(file, at, string(data))
		}
		at += len(data)
	}
}

func (l *loader) judgeURL(file string, at int, token string) {
	url := strings.Trim(token[len("url("):], "\"'() \t\r\n")
	if strings.HasPrefix(url, "#") || strings.HasPrefix(strings.ToLower(url), "data:image/") {
		return
	}
	l.refuse(file, at, len(token), "theme/foreign-url", fmt.Sprintf("a style sheet cannot load %q", url),
		"draw it with an icon in the layout, or write a small picture as data:image/svg+xml")
}

// escapedNull is what the minifier could join with a digit after it into
// another character.
var escapedNull = regexp.MustCompile(`\\(?:0|x00|u0000|u\{0+\})`)

// thirdParty are addresses in a script that a browser might fetch from.
var thirdParty = regexp.MustCompile(`["'\x60](?:https?:)?//[a-zA-Z0-9]|["'\x60]javascript:`)

// namespaces are names that look like addresses.
var namespaces = []string{"http://www.w3.org/"}

func (l *loader) judgeScript(file, text string) {
	l.judgeWords(file, text)
	for _, m := range escapedNull.FindAllStringIndex(text, -1) {
		l.refuse(file, m[0], m[1]-m[0], "theme/escaped-null", "a script cannot write the character NUL as an escape: minifying could change it", "write String.fromCharCode(0)")
	}
	for _, m := range thirdParty.FindAllStringIndex(text, -1) {
		rest := text[m[0]+1:]
		if !strings.HasPrefix(rest, namespaces[0]) {
			l.refuse(file, m[0]+1, m[1]-m[0]-1, "theme/third-party", "a script cannot use an address of another site", "pages load nothing from elsewhere: remove it")
		}
	}
	if script := strings.Index(text, "</script"); script >= 0 {
		l.refuse(file, script, len("</script"), "theme/end-tag", "a script cannot hold an end tag of itself", `write "<" + "/script"`)
	}
}

func (l *loader) refuse(file string, at, length int, code, message, hint string) {
	d := l.sources.at(file, at, code, message, hint)
	d.Length = length
	l.found = append(l.found, d)
}
