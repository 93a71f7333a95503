package theme

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"
)

// An icon is drawn with these and nothing else: whatever could run, load or
// clash with a page (ids, styles, links, scripts) has no place in it.
var (
	iconElements   = strings.Fields("svg g path circle ellipse rect line polyline polygon")
	iconAttributes = strings.Fields(`viewBox d cx cy r rx ry x y x1 y1 x2 y2 width height points transform fill stroke opacity
		fill-rule clip-rule fill-opacity stroke-width stroke-linecap stroke-linejoin stroke-dasharray stroke-dashoffset
		stroke-miterlimit stroke-opacity vector-effect`)
	iconIgnored = strings.Fields("xmlns class id version role aria-hidden focusable") // on the svg element
)

// readIcons makes the markup of every icon.
func (l *loader) readIcons() {
	l.icons = map[string]template.HTML{}
	for _, p := range l.sources.in("assets/icons", ".svg") {
		if svg, ok := l.drawIcon(l.sources.name[p], l.sources.text[p]); ok {
			l.icons[stem(p)] = svg
		}
	}
}

// drawIcon rewrites an SVG file as an element for the page.
func (l *loader) drawIcon(file, text string) (template.HTML, bool) {
	var out bytes.Buffer
	in, sound := xml.NewDecoder(strings.NewReader(text)), true
	for {
		at := int(in.InputOffset())
		token, err := in.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			l.refuse(file, at, 1, "theme/syntax", "the icon is not valid SVG: "+strings.TrimPrefix(err.Error(), "XML syntax error on "), "export it again as plain SVG")
			return "", false
		}
		switch token := token.(type) {
		case xml.StartElement:
			if !l.startElement(&out, file, at, token) {
				sound = false
				if err := in.Skip(); err != nil {
					return "", false // a broken end is not worth a second finding
				}
			}
		case xml.EndElement:
			closeElement(&out, token.Name.Local)
		}
	}
	if sound && !strings.HasPrefix(out.String(), "<svg ") {
		l.refuse(file, 0, 1, "theme/icon", "the icon has no svg element", "export it again as plain SVG")
		sound = false
	}
	return template.HTML(out.String()), sound
}

func (l *loader) startElement(out *bytes.Buffer, file string, at int, e xml.StartElement) bool {
	name := e.Name.Local
	if !slices.Contains(iconElements, name) {
		l.refuse(file, at, 1+len(name), "theme/icon", fmt.Sprintf("an icon cannot hold the element %q", name), "use "+strings.Join(iconElements[1:], ", "))
		return false
	}
	out.WriteString("<" + name)
	if name == "svg" {
		out.WriteString(` class="mb-icon" aria-hidden="true"`)
	}
	for _, a := range e.Attr {
		key := a.Name.Local
		switch {
		case name == "svg" && (slices.Contains(iconIgnored, key) || a.Name.Space == "xmlns"):
		case a.Name.Space == "" && slices.Contains(iconAttributes, key) && !strings.Contains(a.Value, "url("):
			fmt.Fprintf(out, ` %s="%s"`, key, escapeText(a.Value))
		default:
			l.refuse(file, at, 1+len(name), "theme/icon", fmt.Sprintf("the element %q of an icon cannot have %s=%q", name, key, a.Value), "remove it; colours come from fill and stroke, best as currentColor")
			return false
		}
	}
	out.WriteByte('>')
	return true
}

// closeElement ends an element, in short when it holds nothing.
func closeElement(out *bytes.Buffer, name string) {
	b := out.Bytes()
	last := b[bytes.LastIndexByte(b, '<'):]
	if name != "svg" && name != "g" && last[1] != '/' && !bytes.HasSuffix(last, []byte("/>")) {
		out.Truncate(len(b) - 1)
		out.WriteString("/>")
		return
	}
	out.WriteString("</" + name + ">")
}
