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
func (s *Schema) sample(v Vocabulary) string { return s.sampleWith(v, nil, "") }

// sampleWith is a sample in which one key, unless nil, has a value of the
// author's.
func (s *Schema) sampleWith(v Vocabulary, own *Key, value string) string {
	var pairs []string
	for i := range s.Keys {
		switch k := &s.Keys[i]; {
		case k == own:
			pairs = append(pairs, k.Name+": "+value)
		case k.Required || i == 0 && own == nil:
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

const typicalDay = "2026-05-01"

// typical is a value of a type of words that has a form of its own.
func typical(t reflect.Type) string {
	switch t {
	case reflect.TypeFor[Date]():
		return typicalDay
	case reflect.TypeFor[DateTime]():
		return "2026-05-01 14:00"
	case reflect.TypeFor[Period]():
		return "6 months"
	case reflect.TypeFor[URL]():
		return "https://example.org/"
	}
	return ""
}
