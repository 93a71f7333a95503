package worksheet_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/contenttype/typetest"
	"mentorbook/generator/internal/contenttype/worksheet"
	"mentorbook/generator/internal/pdf"
	"mentorbook/generator/internal/sitetest"
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

// Every shipped sheet has the same questions as PDF as on its page, says so to
// those who do not see it, and is sound.
func TestShippedPDFs(t *testing.T) {
	out, err := starter()
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range sheets(t) {
		files, err := filepath.Glob(filepath.Join(out, "sheets", id+"-*.pdf"))
		if err != nil || len(files) < 2 {
			t.Fatalf("%s has the PDFs %q, %v", id, files, err)
		}
		page, err := os.ReadFile(filepath.Join(out, "worksheets", id, "index.html"))
		if err != nil {
			t.Fatal(err)
		}
		want := asked(string(page))
		for _, file := range files {
			if got := held(t, file); !slices.Equal(got, want) {
				t.Errorf("%s holds %q, the page %q", filepath.Base(file), got, want)
			}
		}
	}
	sitetest.Report(t, sitetest.CheckPDFs(t, filepath.Join(out, "sheets")))
}

var (
	control   = regexp.MustCompile(`<(?:input|textarea)[^>]*>`)
	attribute = regexp.MustCompile(` (id|name|type)="([^"]*)"`)
)

// asked lists the questions of a page: choices by their name, boxes to tick by
// their name and number, everything else by its id.
func asked(page string) []string {
	seen := map[string]bool{}
	ticks := map[string]int{}
	for _, tag := range control.FindAllString(page, -1) {
		given := map[string]string{}
		for _, m := range attribute.FindAllStringSubmatch(tag, -1) {
			given[m[1]] = m[2]
		}
		name := given["id"]
		switch {
		case given["type"] == "radio":
			name = given["name"]
		case given["name"] != "":
			ticks[given["name"]]++
			name = fmt.Sprintf("%s_%d", given["name"], ticks[given["name"]])
		}
		if strings.HasPrefix(name, "f-") {
			seen[name] = true
		}
	}
	return slices.Sorted(maps.Keys(seen))
}

// held lists the fields that qpdf finds in a file, each of which must ask.
func held(t *testing.T, file string) []string {
	t.Helper()
	data, err := exec.CommandContext(t.Context(), sitetest.Tool(t, "qpdf"), "--json", "--json-key=acroform", file).Output()
	if err != nil {
		t.Fatal(err)
	}
	var found struct {
		AcroForm struct {
			Fields []struct{ FullName, AlternativeName string }
		}
	}
	if err := json.Unmarshal(data, &found); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, f := range found.AcroForm.Fields {
		seen[f.FullName] = true
		if f.AlternativeName == "" || f.AlternativeName == f.FullName {
			t.Errorf("%s: the field %s does not say what it asks", filepath.Base(file), f.FullName)
		}
	}
	return slices.Sorted(maps.Keys(seen))
}
