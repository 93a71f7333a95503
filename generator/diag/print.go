package diag

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// Printer writes findings for people.
type Printer struct {
	Paint Paint               // how to emphasise; [Plain] for none
	Tame  func(string) string // takes the power from what is printed, such as [Harmless]; nil for nothing
}

// Paint emphasises a piece of text for one severity.
type Paint func(s Severity, text string) string

// Plain leaves text as it is.
func Plain(_ Severity, text string) string { return text }

// Colour marks severities with ANSI colours, for terminals.
func Colour(s Severity, text string) string {
	return [...]string{"\x1b[36m", "\x1b[33m", "\x1b[31m"}[s] + text + "\x1b[0m"
}

// Print writes each finding as
//
//	content/mentors/ada.md:4:1: error: unknown key "timezon" [front-matter/unknown-key]
//	    timezon: Europe/London
//	    ^~~~~~~
//	hint: did you mean "timezone"?
func (p Printer) Print(w io.Writer, l List) error {
	for _, d := range l {
		text := p.text(d)
		if p.Tame != nil {
			text = p.Tame(text)
		}
		if _, err := io.WriteString(w, text); err != nil {
			return err
		}
	}
	return nil
}

func (p Printer) text(d Diagnostic) string {
	paint := p.Paint
	if paint == nil {
		paint = Plain
	}
	var b strings.Builder
	if at := d.Position.String(); at != "" {
		b.WriteString(at + ": ")
	}
	fmt.Fprintf(&b, "%s %s [%s]\n", paint(d.Severity, d.Severity.String()+":"), Visible(brief(d.Message)), d.Code)
	if d.Source != "" && d.Line > 0 {
		line, caret := excerpt(d)
		fmt.Fprintf(&b, "    %s\n", line)
		if d.Column > 0 {
			fmt.Fprintf(&b, "    %s\n", paint(d.Severity, caret))
		}
	}
	if d.Hint != "" {
		fmt.Fprintf(&b, "hint: %s\n", Visible(brief(d.Hint)))
	}
	return b.String()
}

// messageLength is the most characters of a message or hint that people are
// shown: one that quotes a whole letter would push all others out of sight.
const messageLength = 1000

// brief leaves out the middle of a message that is too long.
func brief(text string) string {
	if len(text) <= messageLength {
		return text
	}
	if r := []rune(text); len(r) > messageLength {
		return string(r[:messageLength*2/3]) + " … " + string(r[len(r)-messageLength/3:])
	}
	return text
}

// String writes a position as file:line:column, leaving out what is unknown.
func (p Position) String() string {
	switch {
	case p.File == "":
		return ""
	case p.Line == 0:
		return Visible(p.File)
	case p.Column == 0:
		return fmt.Sprintf("%s:%d", Visible(p.File), p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", Visible(p.File), p.Line, p.Column)
}

// excerptWidth is the most characters of a source line that are printed; a
// longer line is cut around the position.
const excerptWidth = 100

// excerpt gives the source line, made visible and cut to width, and the line
// of carets that points into it.
func excerpt(d Diagnostic) (line, caret string) {
	cells := visibleCells(strings.TrimRight(d.Source, "\r\n"))
	at := min(max(d.Column-1, 0), len(cells))
	from, before := 0, ""
	if at > excerptWidth-20 {
		from, before = at-excerptWidth/2, "…"
	}
	to, after := len(cells), ""
	if to-from > excerptWidth {
		to, after = from+excerptWidth, "…"
	}
	end := min(max(at+d.Length, at+1), to)
	lead := before + strings.Join(cells[from:at], "")
	marked := max(columns(strings.Join(cells[at:end], "")), 1)
	line = lead + strings.Join(cells[at:to], "") + after
	return line, strings.Repeat(" ", columns(lead)) + "^" + strings.Repeat("~", marked-1)
}

// columns is how many columns of a terminal a text takes: two for a wide
// letter, none for a mark above another.
func columns(text string) int {
	n := 0
	for _, r := range text {
		switch {
		case unicode.In(r, unicode.Mn, unicode.Me):
		case r >= utf8.RuneSelf && isWide(r):
			n += 2
		default:
			n++
		}
	}
	return n
}

func isWide(r rune) bool {
	k := width.LookupRune(r).Kind()
	return k == width.EastAsianWide || k == width.EastAsianFullwidth
}

// visibleCells is each character of a text as [Visible] shows it.
func visibleCells(text string) []string {
	cells := make([]string, 0, len(text))
	for text != "" {
		_, size := utf8.DecodeRuneInString(text)
		cells = append(cells, Visible(text[:size]))
		text = text[size:]
	}
	return cells
}

// Visible replaces what could deceive a reader or drive a terminal (control
// characters, bidirectional marks, zero-width characters, bytes that are not
// UTF-8) by an escape that can be read. A tab becomes one space.
func Visible(text string) string {
	clean := true
	for _, r := range text {
		if hidden(r) {
			clean = false
			break
		}
	}
	if clean && utf8.ValidString(text) {
		return text
	}
	var b strings.Builder
	for i, r := range text {
		switch {
		case r == '\t':
			b.WriteByte(' ')
		case r == utf8.RuneError && text[i] != 0xEF:
			fmt.Fprintf(&b, `\x%02x`, text[i])
		case hidden(r):
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// hidden tells whether a character has no picture of its own.
func hidden(r rune) bool {
	return r == '\t' || unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r) || r == '\u2028' || r == '\u2029' || r == utf8.RuneError
}

// PrintJSON writes findings as one JSON array, each with its severity's name.
func PrintJSON(w io.Writer, l List) error {
	type named struct {
		Severity string `json:"severity"`
		Diagnostic
	}
	out := make([]named, len(l))
	for i, d := range l {
		out[i] = named{d.Severity.String(), d}
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(out); err != nil {
		return err
	}
	_, err := io.WriteString(w, escapeHidden(b.String()))
	return err
}

// escapeHidden writes hidden characters as JSON does. Those that are not in a
// string are the ends of lines.
func escapeHidden(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case r == '\n' || !hidden(r):
			b.WriteRune(r)
		default:
			for _, unit := range utf16.Encode([]rune{r}) {
				fmt.Fprintf(&b, `\u%04x`, unit)
			}
		}
	}
	return b.String()
}

// PrintGitHub writes findings as GitHub Actions workflow commands, which show
// them on the lines of a pull request. Author's text cannot start a command of
// its own: property and data escapes follow the runner's rules, and "::" and
// "##[" inside a message are broken up.
func PrintGitHub(w io.Writer, l List) error {
	for _, d := range l {
		text := brief(d.Message)
		if d.Hint != "" {
			text += "\nhint: " + brief(d.Hint)
		}
		level := d.Severity.String()
		if d.Severity == Note {
			level = "notice"
		}
		props := ""
		if d.File != "" {
			props = " file=" + gitHubProperty(d.File)
			if d.Line > 0 {
				props += fmt.Sprintf(",line=%d", d.Line)
			}
			if d.Column > 0 {
				props += fmt.Sprintf(",col=%d", d.Column)
			}
			props += ",title=" + gitHubProperty(d.Code)
		}
		if _, err := fmt.Fprintf(w, "::%s%s::%s\n", level, props, gitHubData(text)); err != nil {
			return err
		}
	}
	return nil
}

var (
	gitHubCommand = strings.NewReplacer("::", ":\u200b:", "##[", "##\u200b[")
	gitHubEscape  = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	gitHubComma   = strings.NewReplacer(":", "%3A", ",", "%2C")
)

// Harmless breaks up what starts a workflow command of GitHub Actions, which
// reads all that a step prints.
func Harmless(text string) string {
	return gitHubCommand.Replace(gitHubCommand.Replace(text)) // twice, for three colons
}

func gitHubData(s string) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		lines[i] = Harmless(Visible(line))
	}
	return gitHubEscape.Replace(strings.Join(lines, "\n"))
}

func gitHubProperty(s string) string { return gitHubComma.Replace(gitHubEscape.Replace(Visible(s))) }
