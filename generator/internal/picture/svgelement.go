package picture

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strings"

	"mentorbook/generator/diag"
)

// element is an open element of the drawing that is being written.
type element struct {
	name      string
	unwrapped bool // it is left out, its children are not
	shared    bool // it or one around it is referred to from elsewhere
}

var (
	svgShapes     = words("path rect circle ellipse line polyline polygon use")
	svgContainers = words("svg g defs symbol clipPath mask linearGradient radialGradient stop title desc")
	svgUnwrapped  = words("a switch")
)

func words(list string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(list) {
		set[word] = true
	}
	return set
}

// start judges an element and writes its tag.
func (s *sanitizer) start(t xml.StartElement, line int, open []element) (element, bool) {
	e := element{name: t.Name.Local, shared: len(open) > 0 && open[len(open)-1].shared}
	known := t.Name.Space == svgSpace || t.Name.Space == ""
	switch {
	case len(open) == 0 && s.out.Len() > 0:
		s.report(diag.Error, line, fmt.Sprintf("a second drawing begins with %q", e.name), "leave one svg element in the file")
		return e, false
	case len(open) == 0 && (!known || e.name != "svg"):
		s.report(diag.Error, line, fmt.Sprintf("this is not an SVG drawing: it begins with %q", e.name), "use a file that a drawing program exported as SVG")
		return e, false
	case len(open) >= maxDepth:
		s.report(diag.Error, line, fmt.Sprintf("elements are nested more than %d deep", maxDepth), "ungroup them and export again")
		return e, false
	case !known || e.name == "metadata":
		s.report(diag.Note, line, fmt.Sprintf("the editor's own element %q is left out", e.name), "")
		return e, false
	case len(open) > 0 && (e.name == "svg" || describes(open[len(open)-1].name)):
		s.report(diag.Warning, line, fmt.Sprintf("the element %q is left out here", e.name), "")
		return e, false
	case svgUnwrapped[e.name]:
		s.report(diag.Warning, line, fmt.Sprintf("the element %q is left out, but not what it holds", e.name), "")
		e.unwrapped = true
		return e, true
	case !svgShapes[e.name] && !svgContainers[e.name]:
		s.report(diag.Warning, line, fmt.Sprintf("the element %q is left out", e.name), hintFor(e.name))
		return e, false
	}
	attributes := s.attributes(t.Attr, &e, line, open)
	if e.name == "use" && e.shared {
		// Copies of copies can grow without bound when they are drawn.
		s.report(diag.Warning, line, `a "use" inside something that is itself used is left out`, "ungroup or expand it in the drawing program")
		return e, false
	}
	if e.name == "use" && !slices.ContainsFunc(attributes, func(a xml.Attr) bool { return a.Name.Local == "href" }) {
		return e, false // its link was reported
	}
	s.tag(e.name, attributes)
	return e, true
}

func hintFor(element string) string {
	switch element {
	case "style":
		return `export with "presentation attributes" instead of a style sheet`
	case "text", "tspan", "textPath":
		return "turn text into paths"
	case "image":
		return "a logo is drawn, it holds no pictures"
	}
	return ""
}

func (s *sanitizer) tag(name string, attributes []xml.Attr) {
	if svgShapes[name] {
		s.shapes++
	}
	s.out.WriteString("<" + name)
	if name == "svg" {
		s.out.WriteString(` xmlns="` + svgSpace + `"`)
	}
	for _, a := range attributes {
		s.out.WriteString(" " + a.Name.Local + `="`)
		xml.EscapeText(&s.out, []byte(a.Value))
		s.out.WriteByte('"')
	}
	s.out.WriteByte('>')
}

// attributes gives what an element keeps, in the order of the source; what a
// style attribute declares wins, as in CSS.
func (s *sanitizer) attributes(given []xml.Attr, e *element, line int, open []element) []xml.Attr {
	var kept []xml.Attr
	keep := func(name, value string) {
		at := slices.IndexFunc(kept, func(a xml.Attr) bool { return a.Name.Local == name })
		if at < 0 {
			kept = append(kept, xml.Attr{Name: xml.Name{Local: name}})
			at = len(kept) - 1
		}
		kept[at].Value = value
	}
	for _, a := range given {
		if name, value, ok := s.attribute(a, e, line, open); ok {
			keep(name, value)
		}
	}
	for _, a := range given {
		if a.Name.Space != "" || a.Name.Local != "style" {
			continue
		}
		for declaration := range strings.SplitSeq(a.Value, ";") {
			if name, value, ok := s.declaration(declaration, line, open); ok {
				keep(name, value)
			}
		}
	}
	return kept
}

// attribute judges one attribute other than style.
func (s *sanitizer) attribute(a xml.Attr, e *element, line int, open []element) (name, value string, ok bool) {
	name, value = a.Name.Local, strings.Join(strings.Fields(a.Value), " ")
	link := name == "href" && (a.Name.Space == "" || a.Name.Space == xlinkSpace)
	switch {
	case name == "xmlns" || a.Name.Space == "xmlns" || name == "style" && a.Name.Space == "":
		return "", "", false
	case link && svgReferring[e.name]:
		return s.reference(value, line)
	case a.Name.Space != "" && !link, strings.HasPrefix(name, "data-"), name == "version", name == "id" && a.Name.Space == "" && !s.used[value]:
		s.report(diag.Note, line, fmt.Sprintf("the attribute %q, which nothing needs, is left out", name), "")
		return "", "", false
	case name == "id" && isID(value):
		e.shared = true
		return name, ownID(value), true
	case !svgAttributes[name] && !svgLooks[name]:
		s.report(diag.Warning, line, fmt.Sprintf("the attribute %q is left out", name), "")
		return "", "", false
	}
	value, ok = s.value(name, value, line, open)
	return name, value, ok
}

// reference keeps a link to a part of the same drawing.
func (s *sanitizer) reference(value string, line int) (name, _ string, ok bool) {
	id, local := strings.CutPrefix(value, "#")
	if !local || !isID(id) {
		s.report(diag.Warning, line, fmt.Sprintf("the link to %q is left out", shortened(value, 40)), `only parts of the same drawing can be used, as "#name"`)
		return "", "", false
	}
	return "href", "#" + ownID(id), true
}
