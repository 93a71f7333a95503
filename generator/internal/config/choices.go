package config

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/schema"
)

// The places that the address of a form service may have for what a mentee
// wrote, and for what a mentor did.
var (
	applyParts = []string{"name", "contact", "goals", "choices", "application"}
	joinParts  = []string{"name", "contact", "profile"}
)

var formPart = regexp.MustCompile(`\{([^{}]*)\}`)

// Ways gives the routes by which an application may reach the coordinator, the
// foremost first: those of the settings, or all that the programme has.
func (s *Settings) Ways() []string {
	var ways []string
	for _, r := range s.Choices.Routes {
		if !slices.Contains(ways, r.Value) {
			ways = append(ways, r.Value)
		}
	}
	if ways != nil {
		return ways
	}
	if s.Choices.Form.Value != "" {
		ways = append(ways, "form")
	}
	if s.Director.Email.Value != "" {
		ways = append(ways, "email")
	}
	return append(ways, "share", "copy", "file")
}

// choices checks that each route has where to go, and the addresses of forms.
func (v *validator) choices(s *Settings) {
	for _, r := range s.Choices.Routes {
		switch {
		case r.Value == "form" && !s.Choices.Form.Given():
			v.add(r.At, "settings/choices", "the route \"form\" has no form", "add under choices: form: https://…")
		case r.Value == "email" && s.Director.Email.Value == "":
			v.add(r.At, "settings/choices", "the route \"email\" has no address", "add under director: email: …, or take email out of the routes")
		}
	}
	v.secret(s.Directory.Contact, "settings/directory")
	if p := s.Directory.Publish; len(p) > 0 && !s.Indexing.Is("consented") {
		v.add(p[0].At, "settings/directory", "only people who agreed to be listed by search engines are published as data, and the settings list nobody there", "add a line indexing: consented, or remove publish")
	}
	v.form(s.Choices.Form, "settings/choices", applyParts)
	v.form(s.Join.Form, "settings/join", joinParts)
}

// secret sees that what people write into a form cannot be read on its way.
func (v *validator) secret(address schema.URL, code string) {
	if scheme, rest, _ := strings.Cut(address.Value, "://"); strings.EqualFold(scheme, "http") {
		v.add(address.At, code, "what people write into this form could be read on its way: the address begins with http",
			"write https, when the service answers there: https://"+rest)
	}
}

// form checks the address of a form service and the places in it.
func (v *validator) form(address schema.URL, code string, parts []string) {
	v.secret(address, code)
	if strings.ContainsAny(formPart.ReplaceAllString(address.Value, ""), "{}") {
		v.add(address.At, code, "a brace in the form's address has no partner", "write each place in two braces, such as "+places(parts))
	}
	for _, part := range formPart.FindAllStringSubmatch(address.Value, -1) {
		if slices.Contains(parts, part[1]) {
			continue
		}
		hint := "write one of " + places(parts)
		if near, ok := diag.Nearest(part[1], parts); ok {
			hint = fmt.Sprintf("did you mean {%s}?", near)
		}
		v.add(address.At, code, fmt.Sprintf("the form's address has %s, which nobody fills in", part[0]), hint)
	}
}

func places(parts []string) string { return "{" + strings.Join(parts, "}, {") + "}" }
