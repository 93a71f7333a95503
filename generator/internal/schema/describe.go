package schema

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Quote writes a text as a YAML value on one line, in quotes where it needs
// them.
func Quote(text string) string {
	plain := text != "" && strings.IndexByte("-?:,[]{}#&*!|>'\"%@` 0123456789~", text[0]) < 0 &&
		!strings.Contains(text, ": ") && !strings.Contains(text, " #") && !strings.HasSuffix(text, ":") && !strings.ContainsAny(text, "\n\r\t\\")
	switch strings.ToLower(text) {
	case "true", "false", "null", "yes", "no", "on", "off":
		plain = false
	}
	if plain {
		return text
	}
	var quoted bytes.Buffer
	enc := json.NewEncoder(&quoted) // JSON's strings are YAML's in double quotes
	enc.SetEscapeHTML(false)
	if err := enc.Encode(text); err != nil {
		return strconv.Quote(text)
	}
	return strings.TrimSuffix(quoted.String(), "\n")
}

// JSON writes a schema as JSON Schema, draft 2020-12, for editors.
func JSON(title, doc string, s *Schema) ([]byte, error) {
	top := s.object()
	top["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	top["title"], top["description"] = title, doc
	var w bytes.Buffer
	enc := json.NewEncoder(&w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(top)
	return w.Bytes(), err
}

func (s *Schema) object() map[string]any {
	properties, required := map[string]any{}, []string{}
	for i := range s.Keys {
		k := &s.Keys[i]
		properties[k.Name] = k.json()
		if k.Required {
			required = append(required, k.Name)
		}
	}
	object := map[string]any{"type": "object", "properties": properties, "additionalProperties": false}
	if len(required) > 0 {
		object["required"] = required
	}
	return object
}

func (k *Key) json() map[string]any {
	var value map[string]any
	switch k.Form {
	case Flag:
		value = map[string]any{"type": "boolean"}
	case List:
		value = map[string]any{"type": "array", "items": k.word()}
	case Group:
		value = k.Fields.object()
	case Groups:
		value = map[string]any{"type": "array", "items": k.Fields.object()}
	case Table:
		value = map[string]any{"type": "object", "additionalProperties": k.word()}
	default:
		value = k.word()
	}
	value["description"] = k.Doc
	return value
}

// word is the schema of one value. YAML reads 2026 or true as other than text
// where an author means text, so texts take those too.
func (k *Key) word() map[string]any {
	word := map[string]any{"type": []string{"string", "number", "boolean"}}
	switch {
	case k.qualified:
		word["type"] = []string{"string", "object"}
	case k.Min != "":
		low, _ := strconv.Atoi(k.Min)
		high, _ := strconv.Atoi(k.Max)
		word = map[string]any{"type": "integer", "minimum": low, "maximum": high}
	case len(k.Enum) > 0 && k.Enum[0] != "true":
		word = map[string]any{"enum": k.Enum}
	}
	return word
}

// Manual writes a schema for people to read, as a Markdown list. Keys that every
// page shares come last.
func Manual(title, doc string, s *Schema) ([]byte, error) {
	var w bytes.Buffer
	fmt.Fprintf(&w, "## %s\n\n%s\n\nKeys marked * must be there; those marked ! should be.\n\n", title, doc)
	s.list(&w, "", func(k *Key) bool { return !k.shared })
	if shared := slices.ContainsFunc(s.Keys, func(k Key) bool { return k.shared }); shared {
		fmt.Fprintf(&w, "\nKeys that every page may have:\n\n")
		s.list(&w, "", func(k *Key) bool { return k.shared })
	}
	return w.Bytes(), nil
}

func (s *Schema) list(w *bytes.Buffer, indent string, wanted func(*Key) bool) {
	for i := range s.Keys {
		k := &s.Keys[i]
		if !wanted(k) {
			continue
		}
		fmt.Fprintf(w, "%s- `%s`%s: %s", indent, k.Name, k.mark(), k.Doc)
		for _, limit := range k.limits() {
			w.WriteString(" " + limit)
		}
		w.WriteByte('\n')
		if k.Fields != nil {
			k.Fields.list(w, indent+"  ", func(*Key) bool { return true })
		}
	}
}

func (k *Key) mark() string {
	switch {
	case k.Required:
		return " *"
	case k.Wanted:
		return " !"
	}
	return ""
}

// limits says what the value of a key may be, in sentences.
func (k *Key) limits() []string {
	var lines []string
	add := func(when bool, format string, args ...any) {
		if when {
			lines = append(lines, fmt.Sprintf(format, args...))
		}
	}
	add(k.Form == List, "A list.")
	add(k.Form == Groups, "A list; each item has:")
	add(k.Form == Group, "Its keys:")
	add(k.Form == Table, "Names and values of your own.")
	add(k.Form == Flag, "`true` or `false`.")
	add(len(k.Enum) > 0, "One of `%s`.", strings.Join(k.Enum, "`, `"))
	add(k.Vocab != "", "From the list `%s` of the settings.", k.Vocab)
	add(k.Min != "", "From %s to %s.", k.Min, k.Max)
	add(k.Example != "", "Example: `%s: %s`", k.Name, k.Example)
	return lines
}
