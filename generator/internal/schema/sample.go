package schema

import (
	"cmp"
	"reflect"
	"strings"
)

// sample is a value that an author could write for a key, on one line.
func (k *Key) sample(v Vocabulary) string {
	if k.Example != "" {
		return k.Example
	}
	switch k.Form {
	case Flag:
		return "true"
	case List:
		return "[" + k.sampleWord(v) + "]"
	case Group:
		return k.Fields.sample(v)
	case Groups:
		return "[" + k.Fields.sample(v) + "]"
	case Table:
		return "{name: " + k.sampleWord(v) + "}"
	}
	return k.sampleWord(v)
}

// sample is a group with the keys that must be there, or with its first.
func (s *Schema) sample(v Vocabulary) string {
	var pairs []string
	for i := range s.Keys {
		if k := &s.Keys[i]; k.Required || i == 0 && !s.Keys[0].Required {
			pairs = append(pairs, k.Name+": "+k.sample(v))
		}
	}
	return "{" + strings.Join(pairs, ", ") + "}"
}

func (k *Key) sampleWord(v Vocabulary) string {
	if len(k.Enum) > 0 {
		return k.Enum[0]
	}
	if k.Vocab != "" && v != nil {
		if words, _ := v.Values(k.Vocab); len(words) > 0 {
			return words[0]
		}
	}
	return cmp.Or(k.typical, k.Min, "…")
}

// typical is a value of a type of words that has a form of its own.
func typical(t reflect.Type) string {
	switch t {
	case reflect.TypeFor[Date]():
		return "2026-05-01"
	case reflect.TypeFor[DateTime]():
		return "2026-05-01 14:00"
	case reflect.TypeFor[Period]():
		return "6 months"
	case reflect.TypeFor[URL]():
		return "https://example.org/"
	}
	return ""
}
