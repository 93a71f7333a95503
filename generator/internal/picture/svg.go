package picture

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"mentorbook/generator/diag"
)

// MaxSVG is the most bytes of a logo.
const MaxSVG = 256 << 10

// maxDepth is how deep elements of a logo may be nested.
const maxDepth = 100

const (
	svgSpace   = "http://www.w3.org/2000/svg"
	xlinkSpace = "http://www.w3.org/1999/xlink"
)

// SanitizeSVG rebuilds a logo from what is known to be harmless: shapes, groups,
// gradients, clips and their looks. Everything else is left out and reported at
// its line: scripts, style sheets, text that needs a font, links, foreign
// content, animation, anything that would load another file. What only an
// editor's own data lose is a note, the rest warnings. Declarations of a style
// attribute become attributes, since the site's security policy forbids the
// former. Identifiers begin with "mb-logo-", so that they meet no other.
//
// The result is nil when the list has an error. Sanitising it again takes away no
// more than identifiers whose references were left out.
func SanitizeSVG(file string, data []byte) ([]byte, diag.List) {
	s := sanitizer{file: file, lines: strings.Split(string(data), "\n")}
	if !s.readable(data) || !s.tokenize(data) {
		return nil, s.found
	}
	s.used = referenced(s.tokens)
	s.write()
	if s.found.HasErrors() {
		return nil, s.found
	}
	return s.out.Bytes(), s.found
}

type sanitizer struct {
	file   string
	lines  []string
	tokens []svgToken
	used   map[string]bool // identifiers that something refers to
	found  diag.List
	out    bytes.Buffer
	shapes int
}

type svgToken struct {
	xml.Token
	line int
}

func (s *sanitizer) report(severity diag.Severity, line int, message, hint string) {
	code := [...]string{diag.Note: "svg-editor-data", diag.Warning: "svg-left-out", diag.Error: "svg-refused"}[severity]
	if hint == "" && severity == diag.Warning {
		hint = "look whether the logo is still as it should be"
	}
	d := diag.Diagnostic{Severity: severity, Code: "picture/" + code, Message: message, Hint: hint}
	d.Position = diag.Position{File: s.file, Line: line}
	if line > 0 && line <= len(s.lines) {
		d.Source = shortened(strings.TrimSuffix(s.lines[line-1], "\r"), 120)
	}
	s.found = append(s.found, d)
}

func (s *sanitizer) readable(data []byte) bool {
	switch {
	case len(data) > MaxSVG:
		s.report(diag.Error, 0, fmt.Sprintf("the drawing has %d bytes, over the limit of 256 KiB", len(data)), "export it again as plain, optimised SVG, without embedded pictures")
	case !utf8.Valid(data):
		s.report(diag.Error, 0, "the drawing is not UTF-8 text", "export it again as plain SVG")
	default:
		return true
	}
	return false
}

// tokenize reads all tokens with the lines on which they begin.
func (s *sanitizer) tokenize(data []byte) bool {
	decoder := xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	for {
		line, _ := decoder.InputPos()
		token, err := decoder.Token()
		if err == io.EOF {
			return true
		}
		if err != nil {
			line, _ = decoder.InputPos()
			s.report(diag.Error, line, "the drawing is not well-formed XML: "+syntaxMessage(err), "export it again as plain SVG")
			return false
		}
		s.tokens = append(s.tokens, svgToken{xml.CopyToken(token), line})
	}
}

func syntaxMessage(err error) string {
	var e *xml.SyntaxError
	if errors.As(err, &e) {
		return e.Msg
	}
	return strings.TrimPrefix(err.Error(), "xml: ")
}

// referenced collects the identifiers that attributes refer to. Others are left
// out, as editors give one to everything.
func referenced(tokens []svgToken) map[string]bool {
	used := map[string]bool{}
	for _, t := range tokens {
		start, ok := t.Token.(xml.StartElement)
		if !ok {
			continue
		}
		for _, a := range start.Attr {
			if id, ok := strings.CutPrefix(a.Value, "#"); ok && a.Name.Local == "href" {
				used[id] = true
			}
			for _, piece := range strings.Split(a.Value, "url(")[1:] {
				used[strings.TrimPrefix(strings.Trim(beforeParenthesis(piece), `"' `), "#")] = true
			}
		}
	}
	return used
}

func beforeParenthesis(s string) string {
	before, _, _ := strings.Cut(s, ")")
	return before
}

// write goes over the tokens and writes what is allowed.
func (s *sanitizer) write() {
	var open []element
	for i := 0; i < len(s.tokens); i++ {
		switch t := s.tokens[i].Token.(type) {
		case xml.StartElement:
			e, keep := s.start(t, s.tokens[i].line, open)
			if !keep {
				i = s.end(i)
				continue
			}
			open = append(open, e)
		case xml.EndElement:
			if e := open[len(open)-1]; !e.unwrapped {
				s.out.WriteString("</" + e.name + ">")
			}
			open = open[:len(open)-1]
		case xml.CharData:
			s.text(t, s.tokens[i].line, open)
		case xml.Directive:
			s.report(diag.Warning, s.tokens[i].line, "the document type is left out", "")
		case xml.ProcInst:
			if t.Target != "xml" {
				s.report(diag.Warning, s.tokens[i].line, fmt.Sprintf("the instruction %q is left out", t.Target), "")
			}
		}
	}
	if s.shapes == 0 && !s.found.HasErrors() {
		s.report(diag.Error, 0, "nothing to show is left of the drawing", "export it again as plain SVG, with text turned into paths")
	}
}

// end gives the index of the token that ends the element begun at i.
func (s *sanitizer) end(i int) int {
	depth := 0
	for ; i < len(s.tokens); i++ {
		switch s.tokens[i].Token.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return i
}

// text keeps what names or describes the drawing.
func (s *sanitizer) text(t xml.CharData, line int, open []element) {
	words := bytes.TrimLeft(t, " \t\r\n")
	if len(words) == 0 {
		return
	}
	line += bytes.Count(t[:len(t)-len(words)], []byte("\n"))
	if len(open) == 0 || !describes(open[len(open)-1].name) {
		s.report(diag.Warning, line, fmt.Sprintf("the text %q is left out", shortened(string(bytes.TrimSpace(words)), 40)), "turn text into paths")
		return
	}
	xml.EscapeText(&s.out, bytes.Join(bytes.Fields(t), []byte(" ")))
}

// shortened cuts a text after so many characters.
func shortened(s string, most int) string {
	n := 0
	for at := range s {
		if n++; n > most {
			return s[:at] + "…"
		}
	}
	return s
}

func describes(name string) bool { return slices.Contains([]string{"title", "desc"}, name) }
