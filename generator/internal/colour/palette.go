package colour

import "fmt"

// Scheme is one set of colours, for light or for dark paper.
type Scheme struct {
	Paper  Colour // the page
	Raised Colour // cards and menus on it
	Wash   Colour // quiet areas
	Ink    Colour // text
	Quiet  Colour // second text: dates, hints
	Edge   Colour // edges of fields, which must be seen

	Accent       Colour // links, and the ground of buttons
	AccentStrong Colour // the same under the pointer
	AccentSoft   Colour // a tint as a ground for text, quiet text and accents
	OnAccent     Colour // text on Accent and AccentStrong
	Focus        Colour // the focus ring
}

// The papers. They are neutral but warm; a brand colour never changes them.
var (
	lightPaper = Scheme{
		Paper: must("#fbf9f5"), Raised: must("#fffefd"), Wash: must("#f3f0eb"),
		Ink: must("#23201c"), Quiet: must("#58514a"), Edge: must("#857f77"),
	}
	darkPaper = Scheme{
		Paper: must("#1b1917"), Raised: must("#201e1a"), Wash: must("#24211d"),
		Ink: must("#ece7df"), Quiet: must("#b3afa7"), Edge: must("#7f7973"),
	}
)

// The contrast that WCAG 2.2 asks of text (1.4.3) and of what tells a control
// apart (1.4.11), with a little to spare for rounding.
const (
	textContrast    = 4.55
	controlContrast = 3.05
)

// Light gives the colours of the light page for a brand colour.
func Light(brand Colour) Scheme { return derive(lightPaper, brand.LCH(), -1) }

// Dark gives the colours of the dark page for a brand colour.
func Dark(brand Colour) Scheme { return derive(darkPaper, brand.LCH(), +1) }

// derive fills the accents in. away is the direction in which a colour becomes
// easier to read on the paper: -1 darker, +1 lighter.
func derive(s Scheme, brand LCH, away float64) Scheme {
	soft := LCH{L: s.Paper.LCH().L + away*0.045, C: min(brand.C, 0.035), H: brand.H}
	s.AccentSoft = soft.Colour()
	s.OnAccent = s.Paper
	s.Accent = readable(brand, away, textContrast, s.grounds()...)
	strong := s.Accent.LCH()
	strong.L += away * 0.07
	s.AccentStrong = readable(strong, away, textContrast, s.grounds()...)
	s.Focus = readable(brand, away, controlContrast, s.grounds()...)
	return s
}

// grounds are what text and controls may stand on.
func (s Scheme) grounds() []Colour { return []Colour{s.Paper, s.Raised, s.Wash, s.AccentSoft} }

// readable moves a colour's lightness by small steps until it holds a contrast
// on every ground. The ends of the scale, white or black, always do.
func readable(o LCH, away, contrast float64, grounds ...Colour) Colour {
	for ; o.L > 0 && o.L < 1; o.L += away * 0.0025 {
		if c := o.Colour(); holds(c, contrast, grounds) {
			return c
		}
	}
	return LCH{L: (1 + away) / 2}.Colour()
}

func holds(c Colour, contrast float64, grounds []Colour) bool {
	for _, g := range grounds {
		if Contrast(c, g) < contrast {
			return false
		}
	}
	return true
}

// Pair is a colour on its ground with the contrast that it must have.
type Pair struct {
	Name       string
	Top, Under Colour
	Least      float64
}

// Pairs lists every pair of colours that the theme may set on each other.
func (s Scheme) Pairs() []Pair {
	tops := []Pair{
		{"ink", s.Ink, Colour{}, 4.5}, {"quiet", s.Quiet, Colour{}, 4.5}, {"accent", s.Accent, Colour{}, 4.5},
		{"accent-strong", s.AccentStrong, Colour{}, 4.5}, {"focus", s.Focus, Colour{}, 3}, {"edge", s.Edge, Colour{}, 3},
	}
	pairs := []Pair{{"on-accent on accent", s.OnAccent, s.Accent, 4.5}, {"on-accent on accent-strong", s.OnAccent, s.AccentStrong, 4.5}}
	names := []string{"paper", "raised", "wash", "accent-soft"}
	for _, top := range tops {
		for i, ground := range s.grounds() {
			pairs = append(pairs, Pair{fmt.Sprintf("%s on %s", top.Name, names[i]), top.Top, ground, top.Least})
		}
	}
	return pairs
}

// Properties writes the colours as CSS custom properties, each ending in a
// semicolon.
func (s Scheme) Properties() string {
	out := ""
	for _, p := range []struct {
		name   string
		colour Colour
	}{
		{"paper", s.Paper}, {"raised", s.Raised}, {"wash", s.Wash}, {"ink", s.Ink}, {"quiet", s.Quiet}, {"edge", s.Edge},
		{"accent", s.Accent}, {"accent-strong", s.AccentStrong}, {"accent-soft", s.AccentSoft}, {"on-accent", s.OnAccent}, {"focus", s.Focus},
	} {
		out += fmt.Sprintf("--%s:%s;", p.name, p.colour)
	}
	return out
}
