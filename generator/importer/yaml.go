package importer

import (
	"bytes"
	"encoding/json"
	"strings"

	"mentorbook/generator/internal/schema"
)

// inList writes a text as YAML within brackets, braces or before a colon.
func inList(text string) string {
	plain := schema.Quote(text)
	if plain != text || !strings.ContainsAny(text, ",[]{}:#'\"") {
		return plain
	}
	var quoted bytes.Buffer
	enc := json.NewEncoder(&quoted)
	enc.SetEscapeHTML(false)
	enc.Encode(text) // a string always has its JSON
	return strings.TrimSpace(quoted.String())
}

// yamlOf writes the items of a field as one line of YAML.
func yamlOf(f *field, items []item) string {
	switch f.form {
	case number, day:
		return items[0].text
	case flag:
		return map[string]string{"yes": "true", "no": "false"}[items[0].text]
	case choices, ranked, tongues, words, sentences:
		parts := make([]string, len(items))
		for i, it := range items {
			parts[i] = inList(it.text)
			if it.note != "" {
				parts[i] += ": " + inList(it.note)
			}
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case pairs:
		parts := make([]string, len(items))
		for i, it := range items {
			parts[i] = pairOf(f, it)
		}
		return "{" + strings.Join(parts, ", ") + "}"
	}
	if len(f.path) > 1 {
		return inList(items[0].text)
	}
	return schema.Quote(items[0].text)
}

// pairOf writes a month with its hours, or a label with its address.
func pairOf(f *field, it item) string {
	if f.name == "months" {
		return it.text + ": " + it.note
	}
	return inList(it.text) + ": " + inList(it.note)
}
