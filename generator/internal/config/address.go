package config

import (
	"path"
	"regexp"
	"strings"
)

// siteAddress is a web address of nothing but scheme, host, port and path: what
// else RFC 3986 allows has no meaning for the place of a site, and every page
// begins its own addresses with this one.
var siteAddress = regexp.MustCompile(`^https?://(?:[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?|\[[0-9A-Fa-f:]+\])(?::\d{1,5})?(/[\p{L}\p{M}\p{N}._~+/-]*)?$`)

// SiteAddress tells whether a site can be at a web address.
func SiteAddress(text string) bool {
	parts := siteAddress.FindStringSubmatch(text)
	return parts != nil && (parts[1] == "" || path.Clean(parts[1]) == strings.TrimSuffix(parts[1], "/") || parts[1] == "/")
}

// emailAddress is an address that every mail program takes as it stands, in a
// link too: the plain form of RFC 5321 with a domain that has a full stop.
var emailAddress = regexp.MustCompile(`^[\p{L}\p{N}.!#$*+=_~-]+@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}[\p{L}\p{N}-]*[\p{L}\p{N}]$`)
