// Package colour reads a programme's brand colour and derives from it the
// accents of the light and the dark page, so that every pair of colours that
// the theme sets on each other can be read.
//
// Lightness is moved in OKLCH (Björn Ottosson, "A perceptual color space for
// image processing", 2020), which keeps the hue that people see; contrast is
// that of WCAG 2.2 and is always taken of the colours as written, rounded to
// eight bits. The package is pure.
package colour

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Colour is an sRGB colour as a style sheet writes it.
type Colour struct{ R, G, B uint8 }

// Parse reads "#rgb" or "#rrggbb".
func Parse(text string) (Colour, error) {
	digits, marked := strings.CutPrefix(text, "#")
	if len(digits) == 3 {
		digits = string([]byte{digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]})
	}
	n, err := strconv.ParseUint(digits, 16, 24)
	if !marked || len(digits) != 6 || err != nil {
		return Colour{}, fmt.Errorf("%q is no hexadecimal colour", text)
	}
	return Colour{uint8(n >> 16), uint8(n >> 8), uint8(n)}, nil
}

// must is for the constants of this package.
func must(text string) Colour {
	c, err := Parse(text)
	if err != nil {
		panic(err)
	}
	return c
}

// String writes "#rrggbb".
func (c Colour) String() string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// Contrast is the contrast ratio of WCAG 2.2, 1 to 21.
func Contrast(a, b Colour) float64 {
	x, y := a.luminance(), b.luminance()
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// luminance is the relative luminance of WCAG 2.2.
func (c Colour) luminance() float64 {
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

func linear(v uint8) float64 {
	x := float64(v) / 255
	if x <= 0.04045 {
		return x / 12.92
	}
	return math.Pow((x+0.055)/1.055, 2.4)
}

func encoded(x float64) float64 {
	if x <= 0.0031308 {
		return 12.92 * x
	}
	return 1.055*math.Pow(x, 1/2.4) - 0.055
}

// LCH is a colour in OKLCH: lightness 0 to 1, chroma from 0, hue in radians.
type LCH struct{ L, C, H float64 }

// LCH gives the colour in OKLCH.
func (c Colour) LCH() LCH {
	r, g, b := linear(c.R), linear(c.G), linear(c.B)
	l := math.Cbrt(0.4122214708*r + 0.5363325363*g + 0.0514459929*b)
	m := math.Cbrt(0.2119034982*r + 0.6806995451*g + 0.1073969566*b)
	s := math.Cbrt(0.0883024619*r + 0.2817188376*g + 0.6299787005*b)
	x := 1.9779984951*l - 2.4285922050*m + 0.4505937099*s
	y := 0.0259040371*l + 0.7827717662*m - 0.8086757660*s
	return LCH{
		L: 0.2104542553*l + 0.7936177850*m - 0.0040720468*s,
		C: math.Hypot(x, y),
		H: math.Atan2(y, x),
	}
}

// Colour gives the nearest colour that a screen can show: of the same
// lightness and hue, with as much of the chroma as there is.
func (o LCH) Colour() Colour {
	o.L = min(max(o.L, 0), 1)
	if c, ok := o.shown(); ok {
		return c
	}
	low, high := 0.0, o.C
	for range 24 {
		o.C = (low + high) / 2
		if _, ok := o.shown(); ok {
			low = o.C
		} else {
			high = o.C
		}
	}
	o.C = low
	c, _ := o.shown()
	return c
}

// shown converts to sRGB and tells whether it lies in the gamut.
func (o LCH) shown() (Colour, bool) {
	x, y := o.C*math.Cos(o.H), o.C*math.Sin(o.H)
	l := cube(o.L + 0.3963377774*x + 0.2158037573*y)
	m := cube(o.L - 0.1055613458*x - 0.0638541728*y)
	s := cube(o.L - 0.0894841775*x - 1.2914855480*y)
	r, inR := level(4.0767416621*l - 3.3077115913*m + 0.2309699292*s)
	g, inG := level(-1.2684380046*l + 2.6097574011*m - 0.3413193965*s)
	b, inB := level(-0.0041960863*l - 0.7034186147*m + 1.7076147010*s)
	return Colour{r, g, b}, inR && inG && inB
}

func cube(x float64) float64 { return x * x * x }

// level rounds a linear channel to eight bits; a hair outside the gamut counts
// as inside.
func level(x float64) (uint8, bool) {
	v := encoded(x) * 255
	return uint8(min(max(math.Round(v), 0), 255)), v > -0.5 && v < 255.5
}
