package importer

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"mentorbook/generator/diag"
)

// part is a headed part of a profile's text: the line of the heading, and what
// is below. What stands before the first heading has none.
type part struct{ line, text string }

func (p part) heading() string { return strings.TrimSpace(strings.TrimPrefix(p.line, "## ")) }

// partsOf cuts a text at its headings of the second level.
func partsOf(body string) []part {
	parts := []part{{}}
	for line := range strings.Lines(body) {
		if strings.HasPrefix(line, "## ") {
			parts = append(parts, part{line: line})
			continue
		}
		parts[len(parts)-1].text += line
	}
	return parts
}

// escape is what literal writes.
var escape = regexp.MustCompile(`\\([[:punct:]])`)

// plainText tells a text that is nothing but paragraphs, as the form writes
// them, and so may be written anew.
func plainText(text string) bool {
	return oneLine(literal(escape.ReplaceAllString(text, "$1"))) == oneLine(text)
}

// mergeText gives a profile the texts that were sent. Those of the same words
// stay as they are written; one that holds more than paragraphs is somebody's
// work and stays too.
func (r *reading) mergeText(a *person, p *profile) *profile {
	own := body(p.Text)
	parts := partsOf(own)
	for _, sent := range partsOf(body(a.sent.Text))[1:] {
		text := strings.TrimSpace(sent.text)
		at := slices.IndexFunc(parts, func(has part) bool { return has.line != "" && sameName(has.heading()) == sameName(sent.heading()) })
		switch {
		case text == "" || at >= 0 && oneLine(parts[at].text) == oneLine(text):
		case at < 0:
			last := &parts[len(parts)-1]
			last.text = strings.TrimRight(last.text, "\r\n") + "\n\n"
			parts = append(parts, part{sent.line, "\n" + text + "\n"})
		case !plainText(parts[at].text):
			a.fault(diag.Warning, -1, "import/text-kept", fmt.Sprintf("%s: the text below %q of %s holds more than paragraphs, and stays as it is", a.where(r), sent.heading(), p.File), "change it by hand, from what was sent")
		default:
			parts[at].text = "\n" + text + "\n"
			if at < len(parts)-1 {
				parts[at].text += "\n"
			}
		}
	}
	joined := ""
	for _, one := range parts {
		joined += one.line + one.text
	}
	if joined == own {
		return p
	}
	return readProfile(Profile{ID: p.ID, Path: p.Path, File: p.File, Text: []byte(strings.TrimSuffix(string(p.Text), own) + joined)})
}
