package worksheet

import (
	"errors"
	"fmt"
	"html/template"
	"strings"
	"unicode/utf8"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/markdown"
	"mentorbook/generator/internal/pdf"
	"mentorbook/generator/internal/permalink"
	"mentorbook/generator/internal/schema"
	"mentorbook/generator/internal/site"
	"mentorbook/generator/internal/view"
)

// downloads leads to the sheet as PDF; there is none when the fonts cannot show
// it, which is a warning.
func downloads(b *contenttype.Builder, p *site.Page, v *view.Worksheet, text []markdown.Section) ([]view.Download, error) {
	files, err := b.Papers.Get(paper(b, p, v, text))
	if missing, ok := errors.AsType[*pdf.Missing](err); ok {
		b.Problems.Add(unprintable(b, p, missing))
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("the PDF: %w", err)
	}
	list := make([]view.Download, 0, len(files))
	for _, f := range files {
		list = append(list, view.Download{
			URL:  template.URL(permalink.Relative(b.Root, f.URL)),
			Text: b.T("worksheet.pdf", "paper", f.Paper),
			Size: b.T("size.kb", "number", b.Site.Words.Number(int((f.Size+1023)/1024))),
		})
	}
	return list, nil
}

// paper gathers what the PDF shows.
func paper(b *contenttype.Builder, p *site.Page, v *view.Worksheet, text []markdown.Section) contenttype.PaperForm {
	facts := append([]string{}, v.For...)
	for _, fact := range []string{v.Minutes, v.ReturnTo} {
		if fact != "" {
			facts = append(facts, fact)
		}
	}
	f := contenttype.PaperForm{
		Name: p.ID, Title: p.Title, Language: v.Lang, Over: b.Site.Settings.Title,
		Purpose: v.Purpose, Facts: facts, Text: text, Sheet: v.Sheet,
		Words: contenttype.PaperWords{
			Page:  b.T("worksheet.page", "number", "{number}", "total", "{total}"),
			Copy:  b.T("worksheet.copy", "number", "{number}", "total", "{total}"),
			Ideas: b.T("worksheet.ideas"), Optional: b.T("worksheet.optional"),
		},
	}
	if base := b.Site.Settings.BaseURL.Value; base != "" {
		_, f.Address, _ = strings.Cut(permalink.Absolute(base, p.URL), "://")
	}
	return f
}

// unprintable tells where the character stands that the fonts lack. Words of the
// theme or the settings are in none of the page's lines.
func unprintable(b *contenttype.Builder, p *site.Page, m *pdf.Missing) diag.Diagnostic {
	text, _ := b.Files.Read(p.Source.Path)
	at := schema.At{Line: 1, Column: 1}
	if before, _, found := strings.Cut(string(text), string(m.Rune)); found {
		line := before[strings.LastIndexByte(before, '\n')+1:]
		at = schema.At{Line: int32(strings.Count(before, "\n") + 1), Column: int32(utf8.RuneCountInString(line) + 1)}
	}
	return schema.File{Name: p.File, Text: text}.Diagnostic(diag.Warning, at, 1, "worksheet/no-pdf",
		fmt.Sprintf("this sheet has no PDF, since its fonts lack the character %q (%U)", m.Rune, m.Rune),
		"use letters of Latin, Greek or Cyrillic; or let readers print the page, and write in site.yaml: checks: {worksheet/no-pdf: 'off'}")
}
