package picture

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"mentorbook/generator/diag"
)

var (
	// svgReferring are the elements that may refer to another of the drawing.
	svgReferring = words("use linearGradient radialGradient")

	// svgAttributes say where and how large.
	svgAttributes = words(`x y x1 y1 x2 y2 cx cy r rx ry fx fy fr width height d points pathLength viewBox
		preserveAspectRatio transform gradientUnits gradientTransform spreadMethod offset clipPathUnits maskUnits
		maskContentUnits`)

	// svgLooks say how it looks; these may also stand in a style attribute.
	svgLooks = words(`fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin
		stroke-miterlimit stroke-dasharray stroke-dashoffset opacity color clip-path clip-rule mask stop-color
		stop-opacity paint-order shape-rendering vector-effect display visibility overflow mask-type`)
)

// svgPlain matches numbers, words, colours and calls of the functions that
// colours and transforms have. It has no room for an address, a CSS escape or a
// comment.
var svgPlain = regexp.MustCompile(`^(?:[A-Za-z0-9#%.,+\-\s]|\b(?i:rgba?|hsla?|matrix|translate|scale|rotate|skewX|skewY)\s*\([0-9A-Za-z%.,+\-\s]*\))*$`)

// svgURL matches a reference to a part of the same drawing, and what is painted
// should it be missing.
var svgURL = regexp.MustCompile(`^url\(\s*["']?#([A-Za-z0-9_.\-]+)["']?\s*\)([A-Za-z0-9#\s]*)$`)

var svgID = regexp.MustCompile(`^[A-Za-z0-9_.\-]+$`)

func isID(id string) bool { return svgID.MatchString(id) }

// ownID gives an identifier that no page uses.
func ownID(id string) string { return "mb-logo-" + strings.TrimPrefix(id, "mb-logo-") }

// value judges the value of a known attribute.
func (s *sanitizer) value(name, value string, line int, open []element) (string, bool) {
	if m := svgURL.FindStringSubmatch(value); m != nil && svgLooks[name] {
		nests := name == "mask" || name == "clip-path"
		if nests && slices.ContainsFunc(open, func(e element) bool { return e.name == "mask" || e.name == "clipPath" }) {
			s.report(diag.Warning, line, fmt.Sprintf("the attribute %q inside a mask or clip is left out", name), "")
			return "", false
		}
		return "url(#" + ownID(m[1]) + ")" + m[2], true
	}
	if !svgPlain.MatchString(value) {
		s.report(diag.Warning, line, fmt.Sprintf("the attribute %q is left out: %q is not a plain value", name, shortened(value, 40)), "")
		return "", false
	}
	return value, true
}

// declaration judges one "property: value" of a style attribute.
func (s *sanitizer) declaration(text string, line int, open []element) (name, value string, ok bool) {
	name, value, _ = strings.Cut(text, ":")
	name, value = strings.TrimSpace(name), strings.TrimSpace(value)
	switch {
	case name == "":
		return "", "", false
	case strings.HasPrefix(name, "-"), strings.HasPrefix(name, "font"), strings.HasPrefix(name, "text-"):
		s.report(diag.Note, line, fmt.Sprintf("the style %q, which no shape needs, is left out", name), "")
		return "", "", false
	case !svgLooks[name]:
		s.report(diag.Warning, line, fmt.Sprintf("the style %q is left out", name), "")
		return "", "", false
	}
	value, ok = s.value(name, value, line, open)
	return name, value, ok
}
