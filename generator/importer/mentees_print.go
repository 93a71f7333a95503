package importer

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"mentorbook/generator/diag"
)

// Print writes what was read, for people.
func (a Applications) Print(w io.Writer) error {
	var text strings.Builder
	for i, one := range a.Read {
		if i > 0 {
			text.WriteByte('\n')
		}
		fmt.Fprintf(&text, "%s, %s\n", diag.Visible(orSomebody(one.Name)), diag.Visible(placeOf(one)))
		writeAnswer(&text, "reach", one.Contact)
		writeAnswer(&text, "goals", one.Goals)
		for n, c := range one.Choices {
			who := c.Name
			if c.ID != "" {
				who += " (" + c.ID + ")"
			}
			writeAnswer(&text, fmt.Sprintf("choice %d", n+1), who)
			writeAnswer(&text, "why", c.Why)
		}
		if one.WithMe {
			writeAnswer(&text, "else", "please choose with me")
		}
	}
	_, err := io.WriteString(w, text.String())
	return err
}

// writeAnswer writes an answer behind its name; what a person wrote cannot play tricks
// on a terminal.
func writeAnswer(w *strings.Builder, name, answer string) {
	if answer == "" {
		return
	}
	for i, line := range strings.Split(answer, "\n") {
		if i > 0 {
			name = ""
		}
		w.WriteString(strings.TrimRight(fmt.Sprintf("  %-9s %s", name, diag.Visible(line)), " ") + "\n")
	}
}

// Summary says in a line what was found.
func (a Applications) Summary() string {
	return count(len(a.Read), "application", "applications")
}

// PrintJSON writes what was read for programs.
func (a Applications) PrintJSON(w io.Writer) error {
	var problems strings.Builder
	if err := diag.PrintJSON(&problems, a.Problems); err != nil {
		return err
	}
	read := a.Read
	if read == nil {
		read = []Application{}
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(map[string]any{"applications": read, "problems": json.RawMessage(problems.String())})
}
