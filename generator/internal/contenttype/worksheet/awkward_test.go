package worksheet_test

import (
	"fmt"
	"html"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"mentorbook/generator/internal/sitetest"
)

// awkward are answers to the agreement as people give them.
var awkward = map[string]string{
	"mentor":    "Prof. Dr. Wolfeschlegelsteinhausenbergerdorff-O’Donoghue de la Cruz y Fernández-Çağlayan, née Łukaszewicz",
	"mentee":    "山田 太郎 (やまだ たろう)",
	"rhythm":    "Half an hour 👩🏽‍🏫 every 2nd Tuesday ☕️, except 🇬🇷",
	"half-hour": `<script>alert("1")</script> & 'quotes' \\ back`,
	"cancel":    "שלום, אני אכתוב לפני 9:30 (למשל)",
	"say-no":    "لا، شكرًا — ليس الآن 123",
	"topics-in": strings.TrimSpace(strings.Repeat("Chair the meeting, then hand it on\n", 14)),
	"secret":    "[goal] not a heading\n# nor this\nmentorbook-sheet 1 agreement\n- What: nor a table",
	"feedback":  strings.Repeat("Donaudampfschifffahrtsgesellschaft", 9),
	"warning":   "a\u0301 = á, ﬁ, ſ, İ, ß, ǅ, 𝒳, \u200dx",
}

// An agreement with such answers is whole in the form, after a reload, in a copy
// that another browser opens, on paper and in the PDF.
func TestAwkwardAgreement(t *testing.T) {
	p, address := opened(t, "agreement")
	for _, key := range slices.Sorted(maps.Keys(awkward)) {
		write(p, key, awkward[key])
	}
	copied := sitetest.Eval[string](p, "(sheetStore.save(), sheetStore.whole())")
	reopened(p, address)
	whole(t, p)
	quiet(t, p)
	p.Close()
	q, _ := opened(t, "agreement")
	openCopy(q, copied)
	whole(t, q)
	sitetest.Eval[bool](q, `(document.querySelector(".ask-box").close(), true)`)
	sitetest.Report(t, q.Reflow())
	for name, paper := range papers {
		printed(t, q, paper, []string{awkward["mentor"], awkward["half-hour"], awkward["topics-in"], awkward["secret"], awkward["feedback"], "太郎"})
		for _, fault := range split(laid(t, q, paper), 1, 0) {
			t.Errorf("on %s: %s", name, fault)
		}
	}
	quiet(t, q)
}

func whole(t *testing.T, p *sitetest.Page) {
	t.Helper()
	for key, want := range awkward {
		if got := answer(p, key, 1); got != want {
			t.Errorf("%s is %q, want %q", key, got, want)
		}
	}
}

// pdftk fills the PDF in with the same answers, and finds them there again.
func TestAwkwardAgreementAsPDF(t *testing.T) {
	pdftk := sitetest.Tool(t, "pdftk")
	out, err := starter()
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(out, "sheets", "agreement-a4.*.pdf"))
	if err != nil || len(files) != 1 {
		t.Fatal(files, err)
	}
	var fields strings.Builder
	for key, text := range awkward {
		fmt.Fprintf(&fields, "<field name=\"f-%s-1\"><value>%s</value></field>", key, html.EscapeString(text))
	}
	folder := t.TempDir()
	form, filled := filepath.Join(folder, "form.xfdf"), filepath.Join(folder, "filled.pdf")
	data := `<?xml version="1.0" encoding="UTF-8"?><xfdf xmlns="http://ns.adobe.com/xfdf/"><fields>` + fields.String() + `</fields></xfdf>`
	if err := os.WriteFile(form, []byte(data), 0o666); err != nil {
		t.Fatal(err)
	}
	if text, err := exec.CommandContext(t.Context(), pdftk, files[0], "fill_form", form, "output", filled).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	text, err := exec.CommandContext(t.Context(), pdftk, filled, "dump_data_fields_utf8").Output()
	if err != nil {
		t.Fatal(err)
	}
	found := squeezed(html.UnescapeString(string(text)))
	for key, want := range awkward {
		if !strings.Contains(found, "FieldValue:"+squeezed(want)) {
			t.Errorf("%s: %q is not in the PDF", key, want)
		}
	}
	sitetest.Report(t, sitetest.CheckPDFs(t, folder))
}
