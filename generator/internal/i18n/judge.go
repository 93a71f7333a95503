package i18n

import (
	"fmt"
	"slices"
	"strings"

	"mentorbook/generator/diag"
)

// judge holds a translation against the English messages, so that no layout
// meets a placeholder it has no value for.
type judge struct {
	english *Messages
	needed  [len(categoryNames)]bool // plural categories of the language
}

func (j judge) message(key string, m *message) diag.List {
	english := j.english.messages[key]
	if english == nil {
		return j.unknown(key, m)
	}
	var found diag.List
	if m.plural && !english.plural {
		found = append(found, m.finding(diag.Error, "plural-not-counted",
			fmt.Sprintf("%q has plural forms, but it counts nothing", key), "write one text"))
	}
	found = append(found, j.placeholders(key, m, english)...)
	return append(found, j.forms(key, m)...)
}

// unknown reports a key that English lacks when it looks like a slip. Others
// may be a site theme's own.
func (j judge) unknown(key string, m *message) diag.List {
	near, ok := diag.Nearest(key, j.english.Keys())
	if !ok {
		return nil
	}
	return diag.List{m.finding(diag.Warning, "unknown-key",
		fmt.Sprintf("no layout of the default theme uses the message %q", key), fmt.Sprintf("did you mean %q?", near))}
}

func (j judge) placeholders(key string, m, english *message) diag.List {
	allowed := english.placeholders()
	if names, ok := patterns[key]; ok {
		allowed = names
	}
	var found diag.List
	for _, name := range m.placeholders() {
		if slices.Contains(allowed, name) || english.plural && name == "n" {
			continue
		}
		hint := "write the text without placeholders"
		if len(allowed) > 0 {
			hint = "use {" + strings.Join(slices.Compact(slices.Sorted(slices.Values(allowed))), "}, {") + "}"
		}
		found = append(found, m.finding(diag.Error, "placeholder",
			fmt.Sprintf("%q has no value for the placeholder {%s}", key, name), hint))
	}
	return found
}

func (j judge) forms(key string, m *message) diag.List {
	var lacking, add []string
	for f, needed := range j.needed {
		if m.plural && needed && !m.has[f] {
			lacking = append(lacking, categoryNames[f])
			add = append(add, categoryNames[f]+`: "…"`)
		}
	}
	if len(lacking) == 0 {
		return nil
	}
	return diag.List{m.finding(diag.Warning, "missing-form",
		fmt.Sprintf("%q lacks what this language needs for some numbers: %s", key, strings.Join(lacking, ", ")),
		fmt.Sprintf(`add %s; until then "other" is shown`, strings.Join(add, ", ")))}
}

func (m *message) finding(s diag.Severity, rule, message, hint string) diag.Diagnostic {
	return diag.Diagnostic{Severity: s, Code: "i18n/" + rule, Position: m.at, Message: message, Hint: hint, Source: m.line}
}
