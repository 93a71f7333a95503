package generator

import "mentorbook/generator/internal/config"

// SiteAddress tells whether a site can be at a web address, which is all that
// [Options.BaseURL] may be: scheme, host, port and path.
func SiteAddress(text string) bool { return config.SiteAddress(text) }
