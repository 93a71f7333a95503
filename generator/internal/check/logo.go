package check

import (
	"fmt"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/schema"
	"mentorbook/generator/internal/site"
)

// Logo reports a logo that is not among the files of the content folder.
func Logo(s *site.Site, files contenttype.Files, settings schema.File) diag.List {
	logo := s.Settings.Brand.Logo
	if logo.Value == "" || files.Has(logo.Value) {
		return nil
	}
	hint := "put an SVG, PNG or JPEG file beside site.yaml and write only its name"
	if near, ok := diag.Nearest(logo.Value, files.Near(logo.Value)); ok {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	return diag.List{settings.Diagnostic(diag.Error, logo.At, len([]rune(logo.Value)), "settings/missing-logo", fmt.Sprintf("there is no picture %q", logo.Value), hint)}
}
