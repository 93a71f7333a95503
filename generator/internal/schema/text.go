package schema

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"mentorbook/generator/diag"
)

// Unreadable finds the first byte that no text holds: one that is not UTF-8,
// or a control character, which browsers and YAML refuse.
func (f File) Unreadable() (diag.Diagnostic, bool) {
	if i := bytes.IndexByte(f.Text, 0); i >= 0 {
		return f.Diagnostic(diag.Error, f.at(i), 1, "source/not-text", "this file holds a NUL byte, so it is not a text", "save it as "+f.plainForm()+" in UTF-8"), true
	}
	if !utf8.Valid(f.Text) {
		return f.notUTF8(), true
	}
	if i := control(f.Text); i >= 0 {
		return f.Diagnostic(diag.Error, f.at(i), 1, "source/control-character",
			fmt.Sprintf("there is an invisible control character here, U+%04X", f.Text[i]), "remove it: put the cursor behind it and press the backspace key"), true
	}
	return diag.Diagnostic{}, false
}

// plainForm names the form that programs offer for saving such a file.
func (f File) plainForm() string {
	if strings.HasSuffix(f.Name, ".csv") {
		return "CSV"
	}
	return "plain text"
}

func (f File) notUTF8() diag.Diagnostic {
	i := 0
	for {
		r, size := utf8.DecodeRune(f.Text[i:])
		if r == utf8.RuneError && size == 1 {
			return f.Diagnostic(diag.Error, f.at(i), 1, "source/not-utf8", fmt.Sprintf("the byte %#x here is not UTF-8", f.Text[i]), "save the file with the encoding UTF-8")
		}
		i += size
	}
}

// control finds an ASCII control character that is neither a tab nor the end
// of a line.
func control(text []byte) int {
	for i, c := range text {
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' || c == 0x7F {
			return i
		}
	}
	return -1
}

// at gives the line and column, in characters, of a byte.
func (f File) at(offset int) At {
	start := bytes.LastIndexByte(f.Text[:offset], '\n') + 1
	return Place(1+bytes.Count(f.Text[:offset], []byte("\n")), 1+utf8.RuneCount(bytes.TrimPrefix(f.Text[start:offset], []byte("\uFEFF"))))
}
