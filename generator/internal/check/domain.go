package check

import (
	"net/url"
	"strings"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/config"
	"mentorbook/generator/internal/schema"
)

// OwnDomain advises a site that shares its host with others. A browser keeps
// what readers type by host, so every site of one owner on github.io can read
// it.
func OwnDomain(s *config.Settings, settings schema.File) diag.List {
	base, err := url.Parse(s.BaseURL.Value)
	if err != nil || !strings.HasSuffix(strings.ToLower(base.Hostname()), ".github.io") || strings.Trim(base.Path, "/") == "" {
		return nil
	}
	return diag.List{settings.Diagnostic(diag.Note, s.BaseURL.At, 1, "publish/own-domain",
		"what readers type into worksheets and choices stays in their browser, where every other site on "+base.Hostname()+" can read it",
		"give the site a domain of its own under Settings, Pages, Custom domain; until then publish nothing else under this owner")}
}
