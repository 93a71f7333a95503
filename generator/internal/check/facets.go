package check

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/config"
	"mentorbook/generator/internal/schema"
)

// Facets reports facets of the directory that there are not: each must be one
// of those that every site has, or a name under params that somebody uses.
func Facets(s *config.Settings, known []string, params func() []string, settings schema.File) diag.List {
	var problems diag.List
	own := sync.OnceValue(params)
	for _, f := range s.Directory.Facets {
		if slices.Contains(known, f.Value) || slices.Contains(own(), f.Value) {
			continue
		}
		hint := "write one of " + strings.Join(known, ", ") + ", or a name under params: of a profile"
		if near, ok := diag.Nearest(f.Value, slices.Concat(known, own())); ok {
			hint = fmt.Sprintf("did you mean %q?", near)
		}
		problems = append(problems, settings.Diagnostic(diag.Warning, f.At, len(f.Value), "settings/facet",
			fmt.Sprintf("the directory has no facet %q", f.Value), hint))
	}
	return problems
}
