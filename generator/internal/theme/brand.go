package theme

import (
	"cmp"
	"fmt"
	"strings"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/colour"
)

// DefaultBrand is the accent of a programme that names none.
const DefaultBrand = "#0b6e4f"

// palette is the beginning of site.css: the colours of the page as custom
// properties (see colour.Scheme) in the layer "palette", which comes first and
// so gives way to any rule of the theme. The page follows the reader's system,
// or data-theme ("light", "dark") on the root element; print is always light.
func (l *loader) palette() string {
	brand, ok := l.brand()
	if !ok {
		return ""
	}
	light, dark := colour.Light(brand), colour.Dark(brand)
	if light.Accent != brand {
		l.found = append(l.found, diag.Diagnostic{
			Severity: diag.Note, Code: "theme/brand-colour", Position: l.options.BrandAt,
			Message: fmt.Sprintf("the colour %q was darkened to %q for text and buttons, since it could not be read on light paper", brand, light.Accent),
			Hint:    fmt.Sprintf("write %q to say so yourself; the dark page uses %q", light.Accent, dark.Accent),
		})
	}
	night := "color-scheme:dark;" + strings.TrimSuffix(dark.Properties(), ";")
	return "@layer palette{:root{color-scheme:light;" + strings.TrimSuffix(light.Properties(), ";") + "}" +
		"@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){" + night + "}}" +
		"@media screen{:root[data-theme=dark]{" + night + "}}}\n"
}

func (l *loader) brand() (colour.Colour, bool) {
	text := cmp.Or(l.options.Brand, DefaultBrand)
	brand, err := colour.Parse(text)
	if err != nil {
		l.found = append(l.found, fault(l.options.BrandAt, "theme/brand-colour", err.Error(),
			fmt.Sprintf("write # and six digits 0 to 9 or letters a to f, in quotes: colour: %q", DefaultBrand)))
		return colour.Colour{}, false
	}
	return brand, true
}
