package sitetest

import (
	"fmt"
	"net/url"
	"path"
	"strings"
)

// judge says which rule an address breaks, and how; the rule is empty when the
// address is good.
func (c *crawl) judge(from string, l link) (rule, message string) {
	if strings.TrimSpace(l.address) == "" {
		return "link/empty", "address is empty, which links the page to itself"
	}
	u, err := url.Parse(l.address)
	switch {
	case err != nil:
		return "link/malformed", fmt.Sprintf("address %q cannot be read", l.address)
	case strings.ContainsAny(l.address, "\\\t\n") || u.Scheme == "" && u.Host != "":
		return "link/disguised", fmt.Sprintf("address %q must not use \"//\" or a backslash", l.address)
	case u.Scheme == "":
		return c.judgeOwn(from, l, u)
	case u.Scheme == "http" || u.Scheme == "https":
		return c.judgeAbsolute(from, l, u)
	}
	return judgeScheme(l, u)
}

func judgeScheme(l link, u *url.URL) (rule, message string) {
	switch {
	case l.use == visit && (u.Scheme == "mailto" || u.Scheme == "tel" || u.Scheme == "webcal"):
		return "", ""
	case l.use == listed:
		return "", "" // urn: and tag: are names, not places
	case l.use == load && u.Scheme == "data" && strings.HasPrefix(l.element, "<img"):
		return "", ""
	}
	return "link/scheme", fmt.Sprintf("address %q has a scheme that is not allowed here", l.address)
}

// judgeAbsolute judges http and https addresses.
func (c *crawl) judgeAbsolute(from string, l link, u *url.URL) (rule, message string) {
	target, inside := c.below(u)
	switch {
	case inside && (l.use == named || l.use == listed || from == notFound):
		return c.judgeTarget(target, u)
	case inside:
		return "link/absolute", fmt.Sprintf("address %q of the site itself must be relative", l.address)
	case l.use == named && c.base != nil:
		return "link/foreign", fmt.Sprintf("address %q must be below %s", l.address, c.base)
	case l.use == load:
		return "link/third-party", fmt.Sprintf("address %q would be fetched from another site", l.address)
	}
	return "", ""
}

// below gives the path inside the site of an absolute address.
func (c *crawl) below(u *url.URL) (string, bool) {
	if c.base == nil || u.Host != c.base.Host {
		return "", false
	}
	return strings.CutPrefix(u.Path, c.base.Path)
}

// notFound is the page that GitHub Pages serves at any address, so that only
// absolute addresses work in it.
const notFound = "404.html"

// judgeOwn judges addresses without a host.
func (c *crawl) judgeOwn(from string, l link, u *url.URL) (rule, message string) {
	switch {
	case l.use == listed || l.use == named:
		return "link/relative", fmt.Sprintf("address %q must be absolute here", l.address)
	case u.Path == "":
		return c.judgeTarget(from, u)
	case strings.HasPrefix(u.Path, "/") != (from == notFound):
		return "link/absolute", fmt.Sprintf("address %q: addresses must be relative, but from the root in 404.html", l.address)
	case from == notFound:
		base := "/"
		if c.base != nil {
			base = c.base.Path
		}
		target, below := strings.CutPrefix(u.Path, base)
		if !below {
			return "link/outside", fmt.Sprintf("address %q is not below %q", l.address, base)
		}
		return c.judgeTarget(target, u)
	}
	target := path.Join(path.Dir(from), u.Path)
	if strings.HasSuffix(u.Path, "/") || path.Base(u.Path) == "." || path.Base(u.Path) == ".." {
		target += "/"
	}
	return c.judgeTarget(target, u)
}

// judgeTarget looks a path inside the site up, and the fragment in it.
func (c *crawl) judgeTarget(target string, u *url.URL) (rule, message string) {
	if target == ".." || strings.HasPrefix(target, "../") {
		return "link/outside", fmt.Sprintf("address %q climbs out of the site", u)
	}
	if target == "./" {
		target = ""
	}
	if target == "" || strings.HasSuffix(target, "/") {
		target += "index.html"
	}
	f, ok := c.files[target]
	if !ok {
		if c.files[target+"/index.html"] != nil {
			return "link/redirect", fmt.Sprintf("address %q lacks the final slash and rests on a redirect", u)
		}
		return "link/missing", fmt.Sprintf("address %q leads to %q, which is not there", u, target)
	}
	fragment := u.Fragment
	if strings.Contains(fragment, "=") { // says something to a script, such as #profile=ada
		return "", ""
	}
	if fragment == "" || fragment == "top" || f.ids == nil || strings.HasPrefix(fragment, ":~:") || f.ids[fragment] {
		return "", ""
	}
	return "link/fragment", fmt.Sprintf("address %q: nothing in %q has the id %q", u, target, fragment)
}
