package worksheet_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/contenttype/typetest"
	"mentorbook/generator/internal/contenttype/worksheet"
	"mentorbook/generator/internal/pdf"
	"mentorbook/generator/internal/view"
)

// maker makes no PDF, and remembers of what.
type maker struct {
	form contenttype.PaperForm
	err  error
}

func (p *maker) Get(f contenttype.PaperForm) ([]contenttype.PaperFile, error) {
	p.form = f
	return []contenttype.PaperFile{{Paper: "A4", URL: "/sheets/sheet-a4.0.pdf", Size: 50_000}}, p.err
}

func onPaper(t *testing.T, archive string, p *maker) (*typetest.World, *view.Worksheet) {
	w := typetest.New(t, archive, worksheet.Type())
	w.Papers = p
	return w, typetest.View[*view.Worksheet](t, w, "/worksheets/sheet/")
}

func TestPDFs(t *testing.T) {
	p := &maker{}
	_, v := onPaper(t, strings.Replace(programme, "---\ntitle: Sheet", "---\ntitle: Sheet\nreturn_to: Keep it.", 1)+"\nTalk first.\n\n## Then\n\n<!-- CANARY -->\nWrite.\n\n:::facilitator\nCANARY\n:::\n", p)
	if want := []view.Download{{URL: "../../sheets/sheet-a4.0.pdf", Text: "PDF to fill in or print, A4", Size: "49 KB"}}; !slices.Equal(v.PDFs, want) {
		t.Errorf("offers %+v", v.PDFs)
	}
	f := p.form
	if f.Name != "sheet" || f.Title != "Sheet" || f.Over != "Riverbend Mentoring" || f.Language != "en" || f.Address != "" {
		t.Errorf("the form is %+v", f)
	}
	if got := strings.Join(f.Facts, "|"); got != "For mentors|For mentor and mentee together|Takes 20 minutes|Keep it." {
		t.Errorf("its facts are %s", got)
	}
	if len(f.Text) != 2 || f.Text[1].Heading != "Then" || f.Words.Page != "Page {number} of {total}" {
		t.Errorf("its text is %+v, its words %+v", f.Text, f.Words)
	}
	if source, err := json.Marshal(f); err != nil || strings.Contains(string(source), "CANARY") {
		t.Errorf("it holds what is not for readers: %s, %v", source, err)
	}
}

func TestAddressOnPDFs(t *testing.T) {
	p := &maker{}
	onPaper(t, strings.Replace(programme, "title: Riverbend", "base_url: https://example.org/m/\ntitle: Riverbend", 1), p)
	if p.form.Address != "example.org/m/worksheets/sheet/" {
		t.Errorf("the address is %q", p.form.Address)
	}
}

// A sheet that the fonts cannot show has a warning where the character stands,
// and no PDF.
func TestUnprintable(t *testing.T) {
	w, v := onPaper(t, strings.Replace(programme, "label: Sign", "label: Šign سلام", 1), &maker{err: &pdf.Missing{Rune: 'س'}})
	list := w.Problems.List()
	if len(v.PDFs) != 0 || len(list) != 1 || list[0].Code != "worksheet/no-pdf" || list[0].Severity != diag.Warning || list[0].Line != 18 || list[0].Column != 32 {
		t.Errorf("got %+v and %+v", v.PDFs, list)
	}
}
