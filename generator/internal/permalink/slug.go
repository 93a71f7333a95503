package permalink

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Reserved is the slug that paging uses: "/mentors/page/2/".
const Reserved = "page"

// Slug turns a file or folder name without extension into the part of an
// address: NFC, lower case, spaces as hyphens. The problem, if any, is in an
// author's words.
func Slug(name string) (slug string, problem error) {
	slug = lower(strings.ReplaceAll(strings.TrimSpace(name), " ", "-"))
	return slug, checkSlug(slug)
}

// lower gives small letters in NFC. Small letters may compose where capitals
// do not, so NFC comes last.
func lower(name string) string { return norm.NFC.String(strings.ToLower(norm.NFC.String(name))) }

// longest is the most bytes of a slug: file systems end at 255.
const longest = 200

// Words makes the words of a slug: "first-meeting" gives "First meeting".
func Words(slug string) string {
	first, size := utf8.DecodeRuneInString(slug)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + strings.ReplaceAll(slug[size:], "-", " ")
}

// Suggest makes a name that [Slug] accepts out of one that it refuses.
func Suggest(name string) string {
	kept := strings.Map(func(r rune) rune {
		switch {
		case r == ' ' || r == '/' || r == '\\' || r == ':':
			return '-'
		case !allowed(r):
			return -1
		}
		return r
	}, lower(name))
	kept = norm.NFC.String(kept) // what stood apart may be neighbours now
	for len(kept) > longest-len("my-") {
		_, size := utf8.DecodeLastRuneInString(kept)
		kept = kept[:len(kept)-size]
	}
	kept = strings.Join(strings.FieldsFunc(kept, func(r rune) bool { return r == '-' }), "-")
	kept = strings.Trim(kept, ".-")
	switch {
	case kept == "":
		return "my-page"
	case checkSlug(kept) != nil:
		return "my-" + kept
	}
	return kept
}

func checkSlug(slug string) error {
	switch {
	case slug == "" || strings.Trim(slug, ".-_") == "":
		return fmt.Errorf("the name %q has no letter or digit", slug)
	case slug == Reserved:
		return fmt.Errorf("the name %q is kept for the pages of long lists", slug)
	case device(slug):
		return fmt.Errorf("the name %q cannot be used on Windows", slug)
	case strings.HasPrefix(slug, ".") || strings.HasSuffix(slug, "."):
		return fmt.Errorf("the name %q begins or ends with a full stop", slug)
	case len(slug) > longest:
		return fmt.Errorf("the name is %d bytes long; %d is the most", len(slug), longest)
	}
	for _, r := range slug {
		if unicode.Is(unicode.Cf, r) {
			return fmt.Errorf("the name %q holds the invisible character U+%04X", slug, r)
		}
		if !allowed(r) {
			return fmt.Errorf("the name %q holds the character %q", slug, r)
		}
	}
	return nil
}

func allowed(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) || strings.ContainsRune("-_.'’+", r)
}

// device tells the names that Windows keeps for devices, with any extension.
func device(slug string) bool {
	base, _, _ := strings.Cut(slug, ".")
	switch base {
	case "con", "prn", "aux", "nul":
		return true
	}
	return len(base) == 4 && (strings.HasPrefix(base, "com") || strings.HasPrefix(base, "lpt")) && base[3] >= '0' && base[3] <= '9'
}

// Fold gives the form under which two addresses are the same to a file system
// or a reader: NFKC, case folded.
func Fold(address string) string {
	for i := range len(address) {
		if address[i] >= 0x80 {
			return cases.Fold().String(norm.NFKC.String(address))
		}
	}
	return strings.ToLower(address)
}

// MixedScripts tells whether one word of a slug mixes Latin letters with
// Cyrillic or Greek ones, which look alike.
func MixedScripts(slug string) bool {
	for word := range strings.FieldsFuncSeq(slug, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }) {
		latin, other := false, false
		for _, r := range word {
			latin = latin || unicode.Is(unicode.Latin, r)
			other = other || unicode.In(r, unicode.Cyrillic, unicode.Greek)
		}
		if latin && other {
			return true
		}
	}
	return false
}
