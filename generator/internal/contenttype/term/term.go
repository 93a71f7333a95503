// Package term is the content type of the glossary: one page of all terms, and
// a page for each, which [[word]] in any text leads to.
package term

import (
	_ "embed"
	"html/template"
	"net/url"
	"strings"
	"unicode/utf8"

	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/markdown"
	"mentorbook/generator/internal/schema"
	"mentorbook/generator/internal/site"
	"mentorbook/generator/internal/view"
)

const folder = "glossary"

//go:embed archetype.md
var archetype string

// Type describes the content type.
func Type() contenttype.Type {
	return contenttype.Type{
		Name: contenttype.GlossaryType, Folder: folder,
		Doc:       "A word of the glossary. Any page links to it with two square brackets: [[word]].",
		Schema:    schema.Of[site.Term](),
		New:       func() site.Record { return &site.Term{} },
		Load:      load,
		Rules:     rules,
		Outputs:   outputs,
		Archetype: archetype,
		Views:     map[string]any{"glossary": view.Glossary{}, "term": view.Term{}},
	}
}

// load makes a term found by its title even when it has no other names.
func load(c *contenttype.Check, p *site.Page) {
	p.Record.(*site.Term).Heading = schema.Text{Value: p.Title, At: c.At("title")}
	p.Names = variants(p)
}

func variants(p *site.Page) []string {
	names := []string{}
	for _, v := range p.Record.(*site.Term).Variants {
		names = append(names, v.Value)
	}
	return names
}

func outputs(s *site.Site) []contenttype.Output {
	list := contenttype.Pages(s, contenttype.GlossaryType, "term", one)
	if section := s.At(folder); section != nil {
		list = append(list, contenttype.PageOutput(section, "glossary", all))
	}
	return list
}

func one(b *contenttype.Builder, p *site.Page) (any, error) {
	return &view.Term{Frame: b.PageFrame(p), Variants: variants(p)}, b.Err()
}

// all shows every term with its definition, under its first letter.
func all(b *contenttype.Builder, section *site.Page) (any, error) {
	v := &view.Glossary{Frame: b.PageFrame(section)}
	for _, p := range b.Site.OfType(contenttype.GlossaryType) {
		if p.Listed == site.Quietly {
			continue
		}
		e := view.TermEntry{ID: p.ID, Title: p.Title, URL: b.URL(p.URL), Variants: variants(p), Letter: letter(p.Title)}
		e.Body = b.Render(p, b.Document(p), markdown.RenderOptions{IDPrefix: p.ID + "-", HeadingShift: 1})
		if n := len(v.Letters); n == 0 || v.Letters[n-1].Text != e.Letter {
			v.Letters = append(v.Letters, view.Link{Text: e.Letter, URL: template.URL("#mb-letter-" + url.PathEscape(e.Letter))})
		}
		v.Terms = append(v.Terms, e)
	}
	return v, b.Err()
}

func letter(title string) string {
	r, _ := utf8.DecodeRuneInString(title)
	return strings.ToUpper(string(r))
}
