package check

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/config"
	"mentorbook/generator/internal/schema"
)

// invented is the organisation of the starter programme.
const invented = "Riverbend"

// Invented reports a file of somebody's own programme, which the title tells,
// that still speaks of the starter's organisation: a privacy page that names it
// tells readers that nobody is responsible.
func Invented(s *config.Settings, f schema.File) diag.List {
	at := bytes.Index(f.Text, []byte(invented))
	if at < 0 || s.Title == "" || strings.Contains(s.Title, invented) {
		return nil
	}
	before := f.Text[:at]
	line := before[1+bytes.LastIndexByte(before, '\n'):]
	place := schema.Place(1+bytes.Count(before, []byte("\n")), 1+utf8.RuneCount(line))
	return diag.List{f.Diagnostic(diag.Warning, place, len(invented), "content/invented",
		fmt.Sprintf("this still speaks of %s, which the starter made up", invented),
		"write the name of your own organisation there, and wherever else this file has it")}
}
