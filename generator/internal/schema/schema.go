package schema

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// Key describes one key of a record.
type Key struct {
	Name     string
	Required bool
	Wanted   bool
	Doc      string
	Example  string
	Enum     []string
	Vocab    string
	Ref      string
	Min, Max string
	Ask      string // the part of a form that asks for it; empty for none
	How      string // it asks, where that does not follow from the key
	Form     Form
	Fields   *Schema // of a group of keys, or of each item of a list of such groups

	index     []int
	typical   string // a value of its type, for hints
	qualified bool   // each item may have one word more
	shared    bool   // stands in an embedded struct
}

// Form is the shape of a key's value as its author writes it.
type Form uint8

// The forms.
const (
	Word   Form = iota // one word or line
	Flag               // true or false
	List               // a list of words
	Group              // keys of its own
	Groups             // a list of groups
	Table              // free keys, each with a word
)

// Leveled tells whether each item of a list may have a level behind it.
func (k *Key) Leveled() bool { return k.qualified }

// String names a form in an author's words.
func (f Form) String() string {
	return [...]string{"a single value", "true or false", "a list", "a group of keys", "a list of groups", "a group of names and values"}[f]
}

// Schema is the compiled description of one record type. It does not change
// once made and serves many goroutines.
type Schema struct {
	Keys []Key

	byName map[string]int // index in Keys
	names  []string
	place  []int // index of the At field, if the record has one
}

// Of compiles the schema of a record type. It panics on a tag that makes no
// sense, which a test of the record's package meets first.
func Of[T any]() *Schema {
	var zero T
	return compile(reflect.TypeOf(zero))
}

// Names lists the keys in the order of the record.
func (s *Schema) Names() []string { return s.names }

// Misfit counts the keys of a mapping that the schema does not know, and the
// keys that every page of it has and the mapping lacks.
func (s *Schema) Misfit(top *yaml.Node) (unknown, missing int) {
	for i := range s.Keys {
		if s.Keys[i].Required {
			missing++
		}
	}
	for i := 0; i+1 < len(top.Content); i += 2 {
		switch at, known := s.byName[top.Content[i].Value]; {
		case !known:
			unknown++
		case s.Keys[at].Required:
			missing--
		}
	}
	return unknown, missing
}

func compile(t reflect.Type) *Schema {
	s := &Schema{byName: map[string]int{}}
	s.collect(t, nil, nil)
	for i := range s.Keys {
		s.byName[s.Keys[i].Name] = i
		s.names = append(s.names, s.Keys[i].Name)
	}
	return s
}

// collect adds the keys of a struct, those of embedded structs last, so that a
// list of keys begins with the record's own.
func (s *Schema) collect(t reflect.Type, at []int, omit []string) {
	var embedded []reflect.StructField
	for i := range t.NumField() {
		f := t.Field(i)
		index := append(slices.Clone(at), i)
		switch {
		case f.Type == reflect.TypeFor[At]():
			s.place = index
		case f.Anonymous:
			embedded = append(embedded, f)
		case f.Tag.Get("key") != "":
			k := newKey(f, index)
			k.shared = len(at) > 0
			if !slices.Contains(omit, k.Name) {
				s.Keys = append(s.Keys, k)
			}
		}
	}
	for _, f := range embedded {
		s.collect(f.Type, append(slices.Clone(at), f.Index...), strings.Fields(f.Tag.Get("omit")))
	}
}

func newKey(f reflect.StructField, index []int) Key {
	name, options, _ := strings.Cut(f.Tag.Get("key"), ",")
	k := Key{
		Name: name, Required: options == "required", Wanted: options == "wanted",
		Doc: f.Tag.Get("doc"), Example: f.Tag.Get("example"),
		Enum: strings.Fields(f.Tag.Get("enum")), Vocab: f.Tag.Get("vocab"), Ref: f.Tag.Get("ref"),
		Min: f.Tag.Get("min"), Max: f.Tag.Get("max"),
		index: index,
	}
	k.Ask, k.How, _ = strings.Cut(f.Tag.Get("ask"), " ")
	k.Form, k.Fields = formOf(f.Type)
	k.typical = typical(f.Type)
	k.qualified = f.Type.Kind() == reflect.Slice && isQualified(f.Type.Elem())
	return k
}

func formOf(t reflect.Type) (Form, *Schema) {
	switch {
	case isWord(t):
		return Word, nil
	case t.Kind() == reflect.Bool:
		return Flag, nil
	case t.Kind() == reflect.Struct:
		return Group, compile(t)
	case t.Kind() == reflect.Slice && (isWord(t.Elem()) || isQualified(t.Elem())):
		return List, nil
	case t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Struct:
		return Groups, compile(t.Elem())
	case t.Kind() == reflect.Map && t.Key().Kind() == reflect.String && isWord(t.Elem()):
		return Table, nil
	}
	panic(fmt.Sprintf("schema: no form for %v", t))
}

// isQualified tells a name that may have one word more after a colon.
func isQualified(t reflect.Type) bool {
	return t == reflect.TypeFor[Ranked]() || t == reflect.TypeFor[Typed]()
}

func isWord(t reflect.Type) bool {
	return t.Kind() == reflect.String || t.Kind() == reflect.Int || reflect.PointerTo(t).Implements(reflect.TypeFor[scalar]())
}
