package colour_test

import (
	"math"
	"testing"

	"mentorbook/generator/internal/colour"
)

func TestParse(t *testing.T) {
	for _, c := range []struct {
		text string
		want string // "" for an error
	}{
		{"#0b6e4f", "#0b6e4f"}, {"#0B6E4F", "#0b6e4f"}, {"#fff", "#ffffff"}, {"#1aF", "#11aaff"},
		{"0b6e4f", ""}, {"#0b6e4", ""}, {"#gggggg", ""}, {"", ""}, {"#", ""}, {"green", ""}, {"#+12345", ""}, {"#0_0_00", ""}, {"#ééé", ""},
	} {
		got, err := colour.Parse(c.text)
		if (err != nil) != (c.want == "") || err == nil && got.String() != c.want {
			t.Errorf("Parse(%q) = %v, %v; want %q", c.text, got, err, c.want)
		}
	}
}

// The figures are those of the WCAG contrast checkers that people know.
func TestContrast(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{
		{"#000", "#fff", 21}, {"#777", "#fff", 4.48}, {"#767676", "#fff", 4.54}, {"#f00", "#fff", 4.00}, {"#00f", "#fff", 8.59}, {"#123456", "#123456", 1},
	} {
		a, _ := colour.Parse(c.a)
		b, _ := colour.Parse(c.b)
		if got := colour.Contrast(a, b); math.Abs(got-c.want) > 0.01 {
			t.Errorf("Contrast(%s, %s) = %.3f, want %.2f", c.a, c.b, got, c.want)
		}
	}
}

// brands walks the whole cube of colours, with a step that meets odd values.
func brands(yield func(colour.Colour) bool) {
	for r := 0; r < 256; r += 21 {
		for g := 0; g < 256; g += 21 {
			for b := 0; b < 256; b += 21 {
				if !yield(colour.Colour{R: uint8(r), G: uint8(g), B: uint8(b)}) {
					return
				}
			}
		}
	}
}

func TestOKLCHGoesThereAndBack(t *testing.T) {
	for c := range brands {
		if back := c.LCH().Colour(); back != c {
			t.Fatalf("%v comes back as %v", c, back)
		}
	}
}

func TestEveryPairCanBeReadForEveryBrand(t *testing.T) {
	for brand := range brands {
		for name, s := range map[string]colour.Scheme{"light": colour.Light(brand), "dark": colour.Dark(brand)} {
			for _, p := range s.Pairs() {
				if got := colour.Contrast(p.Top, p.Under); got < p.Least {
					t.Fatalf("brand %v, %s: %s (%v on %v) is %.2f, under %v", brand, name, p.Name, p.Top, p.Under, got, p.Least)
				}
			}
		}
	}
}

// A colour that is moved stays the same colour to the eye.
func TestTheHueIsKept(t *testing.T) {
	for brand := range brands {
		b := brand.LCH()
		for _, accent := range []colour.Colour{colour.Light(brand).Accent, colour.Dark(brand).Accent} {
			a := accent.LCH()
			turn := math.Abs(math.Remainder(a.H-b.H, 2*math.Pi))
			if a.C > 0.05 && b.C > 0.05 && turn > 0.12 {
				t.Fatalf("brand %v became %v: the hue turned by %.2f", brand, accent, turn)
			}
		}
	}
}

func TestAColourThatCanBeReadIsKept(t *testing.T) {
	for _, text := range []string{"#0b6e4f", "#1d4ed8", "#7a1f3d", "#000000"} {
		brand, _ := colour.Parse(text)
		if got := colour.Light(brand).Accent; got != brand {
			t.Errorf("%v became %v on light paper", brand, got)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{"#0b6e4f", "#fff", "", "#", "#ééé", "#-12345"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		c, err := colour.Parse(text)
		if err != nil {
			return
		}
		if again, err := colour.Parse(c.String()); err != nil || again != c {
			t.Errorf("%q was read as %v, which is read as %v (%v)", text, c, again, err)
		}
	})
}
