package markdown

import (
	"fmt"
	"net/url"
	"strings"
	"unicode"

	"mentorbook/generator/diag"
)

// LinkResolver knows the whole site: where links lead, which pictures there
// are, what the glossary has. Render asks it once for each destination, in the
// order of the text, from one goroutine per Render; one resolver that serves
// several Renders at once must be safe for that.
//
// A method must give either a target or a Problem. It need not check what this
// package checks: a destination that reaches it is not empty, has no control
// characters, backslashes or leading "//", and its scheme, if it has one, is
// http, https, mailto or tel (for pictures: none). It must return the same
// answer for the same question, and an Href that is relative or has one of
// those schemes; other Hrefs are dropped. Strings are raw text; they are
// escaped here.
type LinkResolver interface {
	// Link resolves the destination of a link as the author wrote it, escapes
	// undone: a path relative to the file ("../guides/first-meeting.md#agenda"),
	// an anchor in the same document ("#agenda"), or an absolute address. For an
	// anchor in the same document Href must be "#" and the id, without
	// RenderOptions.IDPrefix, which is put in here; a path that leads to a
	// document on the same printed page must come back with that document's
	// prefix in it.
	Link(dest string, at diag.Position) (Target, *Problem)
	// Image resolves the destination of a picture, a relative path.
	Image(dest string, at diag.Position) (Image, *Problem)
	// Term resolves the name of a glossary term, as written.
	Term(name string, at diag.Position) (Target, *Problem)
}

// Target is where a link leads.
type Target struct {
	Href     string // relative to the page that is rendered, or absolute
	Title    string // shown on hover, unless the author wrote one; may be empty
	External bool   // leaves the site: gets rel="external"
}

// Image is a picture that a page may show.
type Image struct {
	Src           string // relative to the page that is rendered
	Srcset, Sizes string // may be empty
	Width, Height int    // of Src, in CSS pixels; 0 when unknown
}

// Problem says why a destination leads nowhere. Render adds the position; the
// text of the link is shown without a link.
type Problem struct {
	Severity            diag.Severity
	Code, Message, Hint string
}

// schemes are the ones that a link may have.
var schemes = []string{"http", "https", "mailto", "tel"}

// checkDestination tells what is wrong with a destination whatever the site
// has; nil when nothing is.
func checkDestination(dest string) *Problem {
	switch {
	case dest == "":
		return linkProblem("link without a destination", "write the page or address between the brackets: [text](page.md)")
	case strings.TrimSpace(dest) != dest || strings.ContainsFunc(dest, unseen):
		return linkProblem(fmt.Sprintf("the destination %q holds a character that cannot be seen", dest), "write the destination anew by hand")
	case strings.Contains(dest, `\`):
		return linkProblem(fmt.Sprintf("the destination %q holds a backslash", dest), `write "/" between folders`)
	case strings.HasPrefix(dest, "//"):
		return linkProblem(fmt.Sprintf("the destination %q begins with //", dest), `write "https:" before it`)
	}
	scheme := schemeOf(dest)
	switch strings.ToLower(scheme) {
	case "":
		return nil
	case "http", "https":
		return checkAddress(dest)
	case "mailto", "tel":
		if strings.Contains(dest, " ") {
			return linkProblem(fmt.Sprintf("the destination %q holds a space", dest), "write it without spaces")
		}
		if lower := strings.ToLower(dest); strings.Contains(lower, "%0a") || strings.Contains(lower, "%0d") {
			// A line break could begin another header of the message.
			return linkProblem(fmt.Sprintf("the destination %q holds a line break", dest), "take out %0D and %0A")
		}
		return nil
	}
	return linkProblem(fmt.Sprintf("links to %q are not allowed", scheme+":"),
		"allowed are "+strings.Join(schemes, ", ")+`; before a file name with a colon write "./"`)
}

func checkAddress(dest string) *Problem {
	u, err := url.Parse(strings.ReplaceAll(dest, " ", "%20"))
	switch {
	case err != nil || u.Hostname() == "" || strings.ContainsAny(u.Host, " %") || strings.Contains("."+u.Hostname(), ".."):
		return linkProblem(fmt.Sprintf("%q is no web address", dest), "write it as your browser shows it, such as https://example.org/page")
	case u.User != nil:
		return linkProblem(fmt.Sprintf("the address %q holds a user name", dest), `take out what stands before "@"`)
	}
	return nil
}

func linkProblem(message, hint string) *Problem {
	return &Problem{Severity: diag.Error, Code: "markdown/link", Message: message, Hint: hint}
}

// checkPicture is checkDestination for pictures, which must be the site's own:
// one from elsewhere would tell its host about every reader.
func checkPicture(dest string) *Problem {
	if dest == "" {
		return linkProblem("picture without a file", "write the file between the brackets: ![what it shows](picture.jpg)")
	}
	if problem := checkDestination(dest); problem != nil {
		return problem
	}
	if scheme := schemeOf(dest); scheme != "" {
		return linkProblem(fmt.Sprintf("the picture %q is not on this site", dest), "put the file beside the page and write its name")
	}
	return nil
}

// schemeOf gives the scheme of a destination by RFC 3986, section 3.1, "" for
// a relative one.
func schemeOf(dest string) string {
	for i := range len(dest) {
		switch c := dest[i]; {
		case c == ':':
			return dest[:i]
		case 'a' <= c|0x20 && c|0x20 <= 'z':
		case i > 0 && ('0' <= c && c <= '9' || c == '+' || c == '-' || c == '.'):
		default:
			return ""
		}
	}
	return ""
}

// unseen tells whether a character can hide or reorder part of an address.
func unseen(r rune) bool {
	return r != ' ' && (unicode.IsSpace(r) || unprintable(r) || unicode.Is(unicode.Cf, r)) || r == unicode.ReplacementChar
}
