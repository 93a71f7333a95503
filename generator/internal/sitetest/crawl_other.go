package sitetest

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/css"
)

// parseCSS collects url(…) and @import. Addresses in a style are relative to
// the style.
func parseCSS(_ string, data []byte) *file {
	f := &file{}
	lexer := css.NewLexer(parse.NewInputBytes(bytes.Clone(data)))
	imports := false
	for {
		kind, text := lexer.Next()
		switch kind {
		case css.ErrorToken:
			return f
		case css.AtKeywordToken:
			imports = strings.EqualFold(string(text), "@import")
			continue
		case css.WhitespaceToken:
			continue
		case css.URLToken:
			address := strings.TrimSpace(string(text[len("url(") : len(text)-1]))
			f.style(string(text), strings.Trim(address, `"'`))
		case css.StringToken:
			if imports {
				f.style("@import "+string(text), strings.Trim(string(text), `"'`))
			}
		}
		imports = false
	}
}

func (f *file) style(element, address string) {
	if !strings.HasPrefix(address, "data:image/") && !strings.HasPrefix(address, "#") {
		f.links = append(f.links, link{element, address, load})
	}
}

// parseXML collects the addresses of feeds and sitemaps.
func parseXML(name string, data []byte) *file {
	f := &file{}
	d := xml.NewDecoder(bytes.NewReader(data))
	inside := ""
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return f
		}
		if err != nil {
			f.found = append(f.found, Finding{name, "feed/parse", "", err.Error()})
			return f
		}
		switch token := token.(type) {
		case xml.StartElement:
			inside = token.Name.Local
			for _, a := range token.Attr {
				if a.Name.Local == "href" || a.Name.Local == "src" {
					f.entry(inside, a.Value)
				}
			}
		case xml.EndElement:
			inside = ""
		case xml.CharData:
			switch inside {
			case "loc", "icon", "logo", "uri":
				f.entry(inside, string(token))
			}
		}
	}
}

func (f *file) entry(element, address string) {
	f.links = append(f.links, link{"<" + element + ">", strings.TrimSpace(address), listed})
}

// parseCalendar collects the addresses of an iCalendar file (RFC 5545), whose
// long lines are folded.
func parseCalendar(name string, data []byte) *file {
	f := &file{}
	text := string(data)
	if strings.Count(text, "\n") != strings.Count(text, "\r\n") {
		f.found = append(f.found, Finding{name, "calendar/lines", "", "lines must end in CR LF"})
	}
	text = strings.NewReplacer("\r\n ", "", "\r\n\t", "", "\n ", "", "\n\t", "").Replace(text)
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		property, value, _ := strings.Cut(line, ":")
		property, _, _ = strings.Cut(property, ";")
		if property == "URL" || property == "ATTACH" {
			f.links = append(f.links, link{line, value, listed})
		}
	}
	return f
}

// parseRobots collects the sitemaps that robots.txt names.
func parseRobots(_ string, data []byte) *file {
	f := &file{}
	for line := range strings.Lines(string(data)) {
		field, value, ok := strings.Cut(line, ":")
		if ok && strings.EqualFold(strings.TrimSpace(field), "sitemap") {
			f.links = append(f.links, link{fmt.Sprintf("%q", strings.TrimSpace(line)), strings.TrimSpace(value), listed})
		}
	}
	return f
}
