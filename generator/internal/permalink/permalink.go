// Package permalink holds the pure rules from a page's logical path to its
// address and output file, and from one page to another.
//
// An address is written from the site's root, begins with "/", holds plain
// UTF-8 and ends in "/" for a page: "/mentors/ada/". Links between pages are
// relative, so that the same output works at any base path.
package permalink

import (
	"net/url"
	"strings"
)

// Page is the address of a page from its path without extension:
// "mentors/ada" gives "/mentors/ada/", "" gives "/".
func Page(path string) string {
	if path == "" {
		return "/"
	}
	return "/" + path + "/"
}

// File is the output file of an address, relative to the output folder.
func File(address string) string {
	path := strings.TrimPrefix(address, "/")
	if path == "" || strings.HasSuffix(path, "/") {
		return path + "index.html"
	}
	return path
}

// Root leads from a page back to the site's root: "" for the home page,
// "../" for "/mentors/", "../../" for "/mentors/ada/".
func Root(address string) string {
	return strings.Repeat("../", strings.Count(address, "/")-1)
}

// Relative leads from a page whose way to the root is root to an address,
// percent-encoded. The home page seen from itself is "./", and an address whose
// first part has a colon begins with it, or the part before would be a scheme.
func Relative(root, address string) string {
	path, fragment := SplitFragment(address)
	to := root + escape(strings.TrimPrefix(path, "/"))
	if to == "" || root == "" && colonFirst(to) {
		to = "./" + to
	}
	if fragment != "" {
		to += "#" + url.PathEscape(fragment)
	}
	return to
}

// colonFirst tells whether a path's first part has a colon.
func colonFirst(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return strings.Contains(first, ":")
}

// Absolute joins an address to a base URL that ends in "/".
func Absolute(base, address string) string {
	return base + escape(strings.TrimPrefix(address, "/"))
}

// SplitFragment cuts an address at its "#".
func SplitFragment(address string) (path, fragment string) {
	path, fragment, _ = strings.Cut(address, "#")
	return path, fragment
}

// escape percent-encodes a path, its slashes aside. Plain ASCII paths, which
// are most, cost nothing.
func escape(path string) string {
	for i := range len(path) {
		c := path[i]
		if c >= 0x80 || c <= ' ' || strings.IndexByte("%?#\"<>\\^`{|}:'", c) >= 0 {
			return (&url.URL{Path: "/" + path}).EscapedPath()[1:]
		}
	}
	return path
}
