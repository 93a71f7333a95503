package i18n

import (
	"fmt"
	"strings"
)

// template is a text with placeholders, cut up once. literals has one string
// more than names: what stands before, between and after them.
type template struct {
	text     string
	literals []string
	names    []string
}

// parseTemplate cuts a text at its placeholders. A brace has no other use.
func parseTemplate(text string) (template, error) {
	t := template{text: text}
	rest := text
	for {
		open := strings.IndexAny(rest, "{}")
		if open < 0 {
			t.literals = append(t.literals, rest)
			return t, nil
		}
		name, after, closed := strings.Cut(rest[open+1:], "}")
		if rest[open] == '}' || !closed || !isName(name) {
			return template{}, fmt.Errorf("the braces in %q are not a placeholder", text)
		}
		t.literals = append(t.literals, rest[:open])
		t.names = append(t.names, name)
		rest = after
	}
}

// isName tells whether a placeholder is called by a plain lower-case word.
func isName(name string) bool {
	for i, r := range name {
		if (r < 'a' || r > 'z') && (i == 0 || r != '_' && (r < '0' || r > '9')) {
			return false
		}
	}
	return name != ""
}

// fill writes the text with its values, or names the first that is missing.
func (t *template) fill(v *values) (text, missing string) {
	if len(t.names) == 0 {
		return t.text, ""
	}
	var room [96]byte
	out := room[:0]
	for i, name := range t.names {
		out = append(out, t.literals[i]...)
		var ok bool
		if out, ok = v.append(out, name); !ok {
			return "", name
		}
	}
	return string(append(out, t.literals[len(t.names)]...)), ""
}

// values are what placeholders stand for: the pairs that a layout gives with a
// key, {n} of a counted message, or the parts of a date. It is one struct and
// no interface so that filling a template allocates nothing but its text.
type values struct {
	args    []any
	numbers *numerals
	n       int
	counted bool    // whether {n} is n
	moment  *moment // nil but for dates
}

// append adds the value of a placeholder to dst, if it has one.
func (v *values) append(dst []byte, name string) ([]byte, bool) {
	if v.moment != nil {
		return v.moment.append(dst, name)
	}
	for i := 0; i+1 < len(v.args); i += 2 {
		if given, ok := v.args[i].(string); ok && given == name {
			return v.appendAny(dst, v.args[i+1]), true
		}
	}
	if v.counted && name == "n" {
		return v.numbers.append(dst, v.n), true
	}
	return dst, false
}

func (v *values) appendAny(dst []byte, value any) []byte {
	switch value := value.(type) {
	case string:
		return append(dst, value...)
	case int:
		return v.numbers.append(dst, value)
	}
	return fmt.Append(dst, value)
}
