package pdf_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"mentorbook/generator/internal/pdf"
	"mentorbook/generator/internal/sitetest"
)

var (
	body    = pdf.Style{Face: pdf.Regular, Size: 10_500, Leading: 14_000, Tone: 13}
	heading = pdf.Style{Face: pdf.Bold, Size: 20_000, Leading: 24_000, Tone: 13}
	margins = pdf.Margins{Top: 56_000, Bottom: 56_000}
)

const (
	left  = 56_000
	width = 480_000
)

// sample is a file with a text of every alphabet, a field of every kind and a
// second page.
func sample(text string) *pdf.Document {
	d := pdf.New(pdf.Info{Title: text, Language: "en", Paper: pdf.A4})
	blocks := pdf.Text(d.Root.Add(pdf.Heading(1)), left, width, heading, "First "+text)
	blocks = append(blocks, pdf.Text(d.Root.Add(pdf.Paragraph), left, width, body, "Then "+text)...)
	field := func(height pdf.Length, draw func(p *pdf.Page, e *pdf.Element, b pdf.Box)) {
		e := d.Root.Add(pdf.Form)
		blocks = append(blocks, pdf.Block{Before: 10 * pdf.Point, Height: height, Draw: func(p *pdf.Page, top pdf.Length) {
			draw(p, e, pdf.Box{X: left, Y: top, Width: width, Height: height})
		}})
	}
	field(8*pdf.Millimetre, func(p *pdf.Page, e *pdf.Element, b pdf.Box) {
		p.Entry(e, b, pdf.Name{Name: "entry", Tip: text}, "before "+text)
	})
	field(24*pdf.Millimetre, func(p *pdf.Page, e *pdf.Element, b pdf.Box) {
		p.Frame(b, 500, 60)
		p.Area(e, b, pdf.Name{Name: "area", Tip: text}, "", 8*pdf.Millimetre)
	})
	choice := pdf.NewChoice(pdf.Name{Name: "choice", Tip: text})
	for _, state := range []string{"one", "two"} {
		field(4*pdf.Millimetre, func(p *pdf.Page, e *pdf.Element, b pdf.Box) {
			b.Width = b.Height
			p.Ring(b, 500, 13)
			p.Pick(e, b, choice, state, state+" "+text)
		})
	}
	field(4*pdf.Millimetre, func(p *pdf.Page, e *pdf.Element, b pdf.Box) {
		b.Width = b.Height
		p.Tick(e, b, pdf.Name{Name: "tick", Tip: text}, "Yes")
	})
	field(d.Room(margins), func(p *pdf.Page, e *pdf.Element, b pdf.Box) {
		p.Area(e, b, pdf.Name{Name: "full.page", Tip: text}, "", 0)
	})
	pages := d.Flow(margins, blocks)
	for i, p := range pages {
		p.Lines(nil, left, 800*pdf.Point, body, []string{fmt.Sprintf("Page %d of %d", i+1, len(pages))})
	}
	return d
}

const alphabets = "Žluť Łódź Şükrü ẃ ŵ ß Ελλάδα Привет ґ € – “…” ½"

func file(t testing.TB, d *pdf.Document) []byte {
	t.Helper()
	data, err := d.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func saved(t testing.TB, d *pdf.Document) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "sample.pdf")
	if err := os.WriteFile(name, file(t, d), 0o666); err != nil {
		t.Fatal(err)
	}
	return name
}

func output(t testing.TB, tool string, arguments ...string) string {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), sitetest.Tool(t, tool), arguments...).Output()
	if err != nil {
		t.Fatalf("%s: %v", tool, err)
	}
	return string(out)
}

func TestSameBytes(t *testing.T) {
	first := file(t, sample(alphabets))
	if !bytes.Equal(first, file(t, sample(alphabets))) {
		t.Error("two runs differ")
	}
	if bytes.Equal(first, file(t, sample("other"))) {
		t.Error("two texts give one file")
	}
	if len(first) > 64<<10 {
		t.Errorf("the file has %d bytes", len(first))
	}
}

func TestSound(t *testing.T) {
	sitetest.Report(t, sitetest.CheckPDFs(t, filepath.Dir(saved(t, sample(alphabets)))))
}

// The text is there, and in the order of reading; what repeats on each page is
// not part of it.
func TestOrderOfReading(t *testing.T) {
	name := saved(t, sample(alphabets))
	var tree strings.Builder
	for line := range strings.Lines(output(t, "pdfinfo", "-struct-text", name)) {
		tree.WriteString(strings.TrimSpace(line) + "\n")
	}
	object := regexp.MustCompile(`Object \d+ 0`)
	want := fmt.Sprintf("Document\nH1 (block)\n%q\nP (block)\n%q\n", "First "+alphabets, "Then "+alphabets) + strings.Repeat("Form\nObject\n", 6)
	if got := object.ReplaceAllString(tree.String(), "Object"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if text := output(t, "pdftotext", name, "-"); !strings.Contains(text, "Then "+alphabets) || !strings.Contains(text, "Page 2 of 2") {
		t.Errorf("the text is %q", text)
	}
}

// A program that knows nothing of us finds the fields, fills them in every
// alphabet, and another shows what was typed, set in our font.
func TestFilled(t *testing.T) {
	name := saved(t, sample("text"))
	fields := output(t, "pdftk", name, "dump_data_fields_utf8")
	for _, want := range []string{
		"FieldType: Text\nFieldName: entry\nFieldNameAlt: text\nFieldFlags: 0\nFieldValue: before text\n",
		"FieldName: area\nFieldNameAlt: text\nFieldFlags: 4096\n",
		"FieldType: Button\nFieldName: choice\nFieldNameAlt: text\nFieldFlags: 32768\n",
		"FieldName: tick\n", "FieldName: full_page\n", "FieldStateOption: Yes\n",
	} {
		if !strings.Contains(fields, want) {
			t.Errorf("no %q in\n%s", want, fields)
		}
	}
	data := filepath.Join(t.TempDir(), "data.xfdf")
	answers := `<?xml version="1.0" encoding="UTF-8"?><xfdf xmlns="http://ns.adobe.com/xfdf/"><fields>` +
		`<field name="entry"><value>` + alphabets + `</value></field><field name="area"><value>Long ` + alphabets + `</value></field>` +
		`<field name="choice"><value>two</value></field><field name="tick"><value>Yes</value></field></fields></xfdf>`
	if err := os.WriteFile(data, []byte(answers), 0o666); err != nil {
		t.Fatal(err)
	}
	filled := filepath.Join(t.TempDir(), "filled.pdf")
	output(t, "pdftk", name, "fill_form", data, "output", filled, "need_appearances")
	fields = output(t, "pdftk", filled, "dump_data_fields_utf8")
	for _, want := range []string{"FieldValue: " + alphabets, "FieldValue: two", "FieldValue: Yes"} {
		if !strings.Contains(fields, want) {
			t.Errorf("no %q in\n%s", want, fields)
		}
	}
	if text := output(t, "pdftotext", filled, "-"); !strings.Contains(text, "Long "+alphabets) {
		t.Errorf("poppler shows %q", text)
	}
}

// What the fonts lack is an error that names it, in whatever place it stands.
func TestMissing(t *testing.T) {
	for _, text := range []string{"سلام", "שלום", "日本語", "नमस्ते", "👋", "x\u0323", "Việt ạ", "bad \xff"} {
		_, err := sample(text).Bytes()
		missing, ok := errors.AsType[*pdf.Missing](err)
		if !ok && text != "bad \xff" {
			t.Errorf("%q: %v", text, err)
		}
		if ok && !strings.ContainsRune(text, missing.Rune) {
			t.Errorf("%q lacks %q", text, missing.Rune)
		}
	}
	d := pdf.New(pdf.Info{Title: "T", Language: "en", Paper: pdf.A4})
	d.AddPage().Entry(d.Root.Add(pdf.Form), pdf.Box{Width: width, Height: 20_000}, pdf.Name{Name: "a"}, "日")
	if _, err := d.Bytes(); err == nil {
		t.Error("a value without glyphs is in the file")
	}
}

// Everything that is typed on keyboards of the alphabets that we promise.
func TestAlphabets(t *testing.T) {
	const (
		latin    = "äåæçéèêëíîïñóôöøßúüýþðăâîșțąćęłńóśźżčďěňřšťůžőűğışđāēģīķļņūėįųŵŷẁẃ"
		greek    = "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ"
		cyrillic = "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґўђѓќћџљњјѕ"
	)
	all := latin + greek + cyrillic + "0123456789.,:;!?'\"()[]{}<>@#%&*+-/=_|~^`€£$§°„“”‚‘’«»–—…·•×½"
	if _, err := sample(all + strings.ToUpper(latin[:10]) + strings.ToUpper(greek) + strings.ToUpper(cyrillic)).Bytes(); err != nil {
		t.Error(err)
	}
}

func TestWrap(t *testing.T) {
	mono := func(n int) pdf.Length { return body.Width(strings.Repeat("n", n)) }
	tests := []struct {
		text  string
		width pdf.Length
		want  string
	}{
		{"", mono(5), ""},
		{" \t\n ", mono(5), ""},
		{"nn nn nn", mono(8), "nn nn nn"},
		{"nn nn nn", mono(5), "nn nn|nn"},
		{"nn  nn\nnn ", mono(5), "nn nn|nn"},
		{"nnnnnnnn", mono(3), "nnn|nnn|nn"},
		{"n nnnnnn n", mono(3), "n|nnn|nnn|n"},
		{"nn-nn", mono(4), "nn-|nn"},
		{"nn/nn", mono(4), "nn/|nn"},
		{"nn\u00a0nn nn", mono(6), "nn\u00a0nn|nn"},
		{"nn", 0, "n|n"},
		{"soft\u00adhyphen \u202edirection\u202c", mono(40), "softhyphen direction"},
		{"e\u0301", mono(9), "é"},
	}
	for _, test := range tests {
		if got := strings.Join(body.Wrap(test.text, test.width), "|"); got != test.want {
			t.Errorf("%q at %d: got %q, want %q", test.text, test.width, got, test.want)
		}
	}
}

// placed runs blocks of these heights, in points, through a page of 100 and
// tells on which page and at what height each came.
func placed(t *testing.T, blocks []pdf.Block) string {
	t.Helper()
	d := pdf.New(pdf.Info{Title: "T", Language: "en", Paper: pdf.Paper{Width: 100_000, Height: 120_000}})
	var got strings.Builder
	pages := map[*pdf.Page]int{}
	for i := range blocks {
		blocks[i].Draw = func(p *pdf.Page, top pdf.Length) {
			if pages[p] == 0 {
				pages[p] = len(pages) + 1
			}
			fmt.Fprintf(&got, "%d:%d@%d ", i, pages[p], (top-10_000)/pdf.Point)
		}
	}
	d.Flow(pdf.Margins{Top: 10_000, Bottom: 10_000}, blocks)
	return strings.TrimSpace(got.String())
}

func TestFlow(t *testing.T) {
	block := func(before, height pdf.Length, keep bool) pdf.Block {
		return pdf.Block{Before: before * pdf.Point, Height: height * pdf.Point, Keep: keep}
	}
	tests := map[string]struct {
		blocks []pdf.Block
		want   string
	}{
		"nothing":                   {nil, ""},
		"one after the other":       {[]pdf.Block{block(5, 40, false), block(10, 50, false), block(0, 1, false)}, "0:1@0 1:1@50 2:2@0"},
		"together":                  {[]pdf.Block{block(0, 60, false), block(0, 30, true), block(0, 20, false)}, "0:1@0 1:2@0 2:2@30"},
		"together more than a page": {[]pdf.Block{block(0, 30, false), block(0, 60, true), block(0, 50, false)}, "0:1@0 1:1@30 2:2@0"},
		"a last one that keeps":     {[]pdf.Block{block(0, 30, true)}, "0:1@0"},
		"more than a page":          {[]pdf.Block{block(0, 10, false), block(0, 300, false), block(0, 10, false)}, "0:1@0 1:2@0 2:3@0"},
	}
	for name, test := range tests {
		if got := placed(t, test.blocks); got != test.want {
			t.Errorf("%s: got %q, want %q", name, got, test.want)
		}
	}
}

// The heads of a table stand again on its next page.
func TestHeadAgain(t *testing.T) {
	heads := 0
	head := &pdf.Block{Height: 10_000, Draw: func(*pdf.Page, pdf.Length) { heads++ }}
	var rows []pdf.Block
	for range 25 {
		rows = append(rows, pdf.Block{Height: 10_000, Head: head})
	}
	if got := placed(t, rows); !strings.Contains(got, "10:2@10 ") || heads != 2 {
		t.Errorf("%d heads, %s", heads, got)
	}
}

func TestText(t *testing.T) {
	d := pdf.New(pdf.Info{})
	long := strings.Repeat("word ", 200)
	lines := body.Wrap(long, width)
	var height pdf.Length
	blocks := pdf.Text(d.Root, left, width, body, long)
	for _, b := range blocks {
		height += b.Height
	}
	if height != body.Leading*pdf.Length(len(lines)) || blocks[0].Height != 2*body.Leading || blocks[len(blocks)-1].Height != 2*body.Leading {
		t.Errorf("%d lines are %d high, in %d blocks", len(lines), height, len(blocks))
	}
	if pdf.Text(d.Root, left, width, body, "") != nil {
		t.Error("no text has blocks")
	}
}

// Long words, control characters and names that would end a string or a name
// of the format give a sound file.
func TestHostile(t *testing.T) {
	dir := t.TempDir()
	for i, text := range hostile {
		d := sample(text)
		d.AddPage().Tick(d.Root.Add(pdf.Form), pdf.Box{X: 10, Y: 10, Width: 10_000, Height: 10_000}, pdf.Name{Name: text, Tip: text}, text)
		data, err := d.Bytes()
		if _, ok := errors.AsType[*pdf.Missing](err); ok {
			continue
		}
		if err := errors.Join(err, os.WriteFile(filepath.Join(dir, fmt.Sprintf("%d.pdf", i)), data, 0o666)); err != nil {
			t.Fatal(err)
		}
	}
	if made := sitetest.PDFs(t, dir); len(made) < 6 {
		t.Errorf("only %d files", len(made))
	}
	sitetest.Report(t, sitetest.CheckPDFs(t, dir))
}

var hostile = []string{
	"plain", strings.Repeat("x", 10_000), strings.Repeat("long ", 3_000), `)>>/JS(app.alert\(1\))`, "a\\", "((((", "%comment\nendstream endobj",
	"#00#20/Off <</S/JavaScript>>", "tab\tnew\nline\x00\x01\x7f", "\u202eright\u202c to left\u2066", "👩‍👩‍👧", "سلام", "\xff\xfe", "Ünïcødé", strings.Repeat("é", 300),
}

// The judge of the fuzzing below sees faults.
func TestSoundSeesFaults(t *testing.T) {
	data := file(t, sample(alphabets))
	if err := sound(data); err != nil {
		t.Fatal(err)
	}
	for what, bad := range map[string][]byte{
		"cut":               data[:len(data)-10],
		"a byte more":       slices.Concat(data[:20], []byte("%"), data[20:]),
		"a changed stream":  bytes.Replace(data, []byte("endstream"), []byte("endstreax"), 1),
		"a wrong reference": bytes.Replace(data, []byte("startxref\n"), []byte("startxref\n1"), 1),
	} {
		if sound(bad) == nil {
			t.Errorf("%s is sound", what)
		}
	}
	for _, value := range []string{"<</A(b>>", "<</A[1>>", "<</A<1G>>>", "<</A 1>>x", "<</A\x00>>", "]"} {
		if _, err := balanced(value); err == nil {
			t.Errorf("%q is balanced", value)
		}
	}
	if objects([]byte("1 0 <</A 9 0 R>>"), 4, 5) == nil || objects([]byte("1 0 <</A 4 0 R>>"), 4, 5) != nil {
		t.Error("references are not followed")
	}
}

// FuzzFile: any text gives a sound file or says which character is missing.
func FuzzFile(f *testing.F) {
	for _, text := range hostile {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 20_000 {
			t.Skip("front matter is bounded")
		}
		d := sample(text)
		d.AddPage().Tick(d.Root.Add(pdf.Form), pdf.Box{Width: 10_000, Height: 10_000}, pdf.Name{Name: text, Tip: text}, text)
		data, err := d.Bytes()
		if _, ok := errors.AsType[*pdf.Missing](err); ok {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		if err := sound(data); err != nil {
			t.Fatal(err)
		}
	})
}

// FuzzWrap: no character is lost, no line is too wide unless it is one
// character, and no line is empty.
func FuzzWrap(f *testing.F) {
	for _, text := range hostile {
		f.Add(text, 100_000)
	}
	f.Fuzz(func(t *testing.T, text string, width int) {
		if len(text) > 20_000 || width < -1_000_000 || width > 1_000_000 {
			t.Skip("no page is so wide")
		}
		squeeze := func(s string) string { return strings.ReplaceAll(s, " ", "") }
		lines := body.Wrap(text, pdf.Length(width))
		whole := strings.Join(body.Wrap(text, 1<<40), "")
		if got := strings.Join(lines, ""); squeeze(got) != squeeze(whole) {
			t.Errorf("got %q of %q", got, whole)
		}
		for _, line := range lines {
			if n := len([]rune(line)); n == 0 || n > 1 && body.Width(line) > pdf.Length(width)+1 {
				t.Errorf("line %q is %d wide, over %d", line, body.Width(line), width)
			}
		}
	})
}

func BenchmarkFile(b *testing.B) {
	for b.Loop() {
		data, err := sample(alphabets).Bytes()
		if err != nil {
			b.Fatal(err)
		}
		io.Discard.Write(data)
	}
}
