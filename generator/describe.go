package generator

import (
	"fmt"
	"path"
	"strings"
	"time"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/check"
	"mentorbook/generator/internal/config"
	"mentorbook/generator/internal/permalink"
	"mentorbook/generator/internal/schema"
)

// TypeNames lists the content types.
func TypeNames() []string {
	var names []string
	for _, t := range contentTypes(nil) {
		names = append(names, t.Name)
	}
	return names
}

// New gives the file, from the content folder, and the text of a new page of a
// type. The name may have capitals and spaces; it becomes the page's title.
func New(typeName, name string, now time.Time) (file string, text []byte, err error) {
	for _, t := range contentTypes(nil) {
		if t.Name != typeName {
			continue
		}
		slug, err := permalink.Slug(strings.TrimSuffix(name, ".md"))
		if err != nil && strings.Contains(name, " ") {
			slug, err = permalink.Suggest(name), nil // a title; its marks stay in it
		}
		if err != nil {
			return "", nil, fmt.Errorf("%w; try %q", err, permalink.Suggest(strings.TrimSuffix(name, ".md")))
		}
		fill := strings.NewReplacer("{title}", title(name), "{person}", person(name), "{name}", slug, "{today}", now.Format(time.DateOnly))
		return path.Join(t.Folder, slug+".md"), []byte(fill.Replace(t.Archetype)), nil
	}
	return "", nil, unknownType(typeName)
}

// title quotes a name where YAML would read it otherwise.
func title(name string) string {
	name = strings.TrimSuffix(strings.TrimSpace(name), ".md")
	if !strings.Contains(name, " ") {
		name = permalink.Words(name)
	}
	return schema.Quote(name)
}

// person is the title of a page that is called after somebody: jane-doe is
// Jane Doe.
func person(name string) string {
	words := strings.FieldsFunc(strings.TrimSuffix(strings.TrimSpace(name), ".md"), func(r rune) bool { return r == '-' || r == ' ' })
	if strings.Contains(strings.TrimSpace(name), " ") {
		return title(name) // as it was written
	}
	for i, word := range words {
		words[i] = permalink.Words(word)
	}
	return schema.Quote(strings.Join(words, " "))
}

func unknownType(name string) error {
	if near, ok := diag.Nearest(name, TypeNames()); ok {
		return fmt.Errorf("there is no type %q; did you mean %q?", name, near)
	}
	return fmt.Errorf("there is no type %q; the types are %s", name, strings.Join(TypeNames(), ", "))
}

// Schema gives the JSON Schema (2020-12) of a type's front matter, or with an
// empty name that of the settings.
func Schema(typeName string) ([]byte, error) {
	return describe(typeName, schema.JSON)
}

// Reference gives the same for people to read.
func Reference(typeName string) ([]byte, error) {
	return describe(typeName, schema.Manual)
}

func describe(typeName string, write func(title, doc string, s *schema.Schema) ([]byte, error)) ([]byte, error) {
	if typeName == "" {
		return write("settings", "The programme's settings, content/site.yaml.", config.Schema())
	}
	for _, t := range contentTypes(nil) {
		if t.Name == typeName {
			return write(t.Name, t.Doc, t.Schema)
		}
	}
	return nil, unknownType(typeName)
}

// Warnings gives the codes that the settings may re-level, each with when it is
// given.
func Warnings() []check.Warning { return check.Warnings() }
