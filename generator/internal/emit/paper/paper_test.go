package paper_test

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/emit/paper"
	"mentorbook/generator/internal/made"
	"mentorbook/generator/internal/markdown"
	"mentorbook/generator/internal/pdf"
	"mentorbook/generator/internal/sitetest"
	"mentorbook/generator/internal/view"
)

// sink is an output folder in memory.
type sink struct {
	mu     sync.Mutex
	before map[string]int64 // published already
	put    map[string][]byte
	full   error
}

func (s *sink) Put(path string, data []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.put == nil {
		s.put = map[string][]byte{}
	}
	s.put[path] = data
	return s.full
}

func (s *sink) Keep(path string) (int64, bool) {
	size, kept := s.before[path]
	return size, kept
}

// every has a question of each type.
func every() contenttype.PaperForm {
	cells := func(id string, heads ...view.Column) (rows [][]view.Cell) {
		for row := range 3 {
			var cells []view.Cell
			for i, h := range heads {
				cells = append(cells, view.Cell{ID: fmt.Sprintf("%s_%d_%d", id, row+1, i+1), Label: fmt.Sprintf("%s, row %d", h.Title, row+1), Head: h.Title, Type: h.Type})
			}
			rows = append(rows, cells)
		}
		return rows
	}
	columns := []view.Column{{Title: "What", Type: "text"}, {Title: "When", Type: "date"}, {Title: "How often", Type: "number"}, {Title: "Done", Type: "check"}}
	return contenttype.PaperForm{
		Name: "every", Title: "Every question", Language: "en", Over: "Riverbend Mentoring", Purpose: "Try everything.",
		Facts: []string{"For mentors", "Takes 20 minutes", "Keep it"}, Address: "example.org/worksheets/every/",
		Text:  []markdown.Section{{Text: "Talk first.\nWrite second."}, {Heading: "Then", Text: "Go on."}},
		Words: contenttype.PaperWords{Page: "Page {number} of {total}", Copy: "{number} of {total}", Ideas: "Ideas", Optional: "optional"},
		Sheet: view.Sheet{Sections: []view.SheetSection{
			{Title: "Words", Help: "Write what comes.", Copies: 1, Fields: []view.Field{
				{ID: "f-name-1", Label: "Name", Type: "text", FilledIn: "mentor.name"},
				{ID: "f-director-1", Label: "Director", Type: "text", FilledIn: "director.name", Value: "Łucja Şahin"},
				{ID: "f-how-1", Label: "How", Type: "text", Suggestions: []string{"Alone", "Together"}, Optional: true},
				{ID: "f-why-1", Label: "Why", Type: "lines", Rows: []int{1, 2, 3}, Hint: "As long as you like."},
			}},
			{Title: "Numbers", Copy: 2, Copies: 2, Fields: []view.Field{
				{ID: "f-day-2", Label: "Day", Type: "date", Value: "2027-01-11", Said: "11 January 2027"},
				{ID: "f-time-2", Label: "Time", Type: "time"},
				{ID: "f-number-2", Label: "Number", Type: "number"},
				{ID: "f-sum-2", Label: "Sum", Type: "computed"},
				{ID: "f-rate-2", Label: "Rate", Type: "scale", Scale: []int{1, 2, 3}},
				{ID: "f-table-2", Label: "Table", Type: "table", Columns: columns, Cells: cells("f-table-2", columns...)},
			}},
			{Title: "Choices", Copies: 1, Fields: []view.Field{
				{ID: "f-one-1", Label: "One", Type: "choice", Options: []view.Option{{ID: "f-one-1_1", Text: "Yes"}, {ID: "f-one-1_2", Text: "No"}}},
				{ID: "f-some-1", Label: "Some", Type: "check", Options: []view.Option{{ID: "f-some-1_1", Text: "This"}, {ID: "f-some-1_2", Text: "That"}}},
				{ID: "f-sign-1", Label: "Sign", Type: "signature"},
			}},
		}},
	}
}

// fields are the names that every has, by the type of the format.
func fields() []string {
	names := []string{
		"Text f-name-1", "Text f-director-1", "Text f-how-1", "Text f-why-1", "Text f-day-2", "Text f-time-2", "Text f-number-2", "Text f-sum-2",
		"Button f-rate-2", "Button f-one-1", "Button f-some-1_1", "Button f-some-1_2", "Text f-sign-1",
	}
	for row := 1; row <= 3; row++ {
		for column, kind := range []string{"Text", "Text", "Text", "Button"} {
			names = append(names, fmt.Sprintf("%s f-table-2_%d_%d", kind, row, column+1))
		}
	}
	slices.Sort(names)
	return names
}

func get(t testing.TB, f contenttype.PaperForm, s *sink) []contenttype.PaperFile {
	t.Helper()
	files, err := paper.New(s, nil).Get(f)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// laidOut writes the files of a form into a folder.
func laidOut(t testing.TB, f contenttype.PaperForm) (dir string) {
	t.Helper()
	s := &sink{}
	get(t, f, s)
	dir = t.TempDir()
	for name, data := range s.put {
		if err := os.WriteFile(filepath.Join(dir, filepath.Base(name)), data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func output(t testing.TB, tool string, arguments ...string) string {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), sitetest.Tool(t, tool), arguments...).Output()
	if err != nil {
		t.Fatalf("%s: %v", tool, err)
	}
	return string(out)
}

// A program that knows nothing of us finds the questions of the form, with what
// is filled in already, on both papers.
func TestFields(t *testing.T) {
	for _, file := range sitetest.PDFs(t, laidOut(t, every())) {
		var got []string
		var kind string
		dump := output(t, "pdftk", file, "dump_data_fields_utf8")
		for line := range strings.Lines(dump) {
			key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
			switch key {
			case "FieldType":
				kind = value
			case "FieldName":
				got = append(got, kind+" "+value)
			}
		}
		slices.Sort(got)
		if !slices.Equal(got, fields()) {
			t.Errorf("got %q", got)
		}
		for _, want := range []string{
			"FieldNameAlt: Numbers 2 of 2: Table: What, row 1\n", "FieldValue: 11 January 2027\n", "FieldValue: Łucja Şahin\n",
			"FieldNameAlt: How (optional)\n", "FieldNameAlt: Some: That\n",
		} {
			if !strings.Contains(dump, want) {
				t.Errorf("no %q in\n%s", want, dump)
			}
		}
	}
}

// What is read aloud is the form from its title to its last question, each
// question before its field.
func TestOrderOfReading(t *testing.T) {
	dir := laidOut(t, every())
	sitetest.Report(t, sitetest.CheckPDFs(t, dir))
	for _, file := range sitetest.PDFs(t, dir) {
		var got []string
		for line := range strings.Lines(output(t, "pdfinfo", "-struct-text", file)) {
			line = strings.Trim(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(line), "(block)")), `"`)
			if !strings.HasPrefix(line, "Object") {
				got = append(got, strings.TrimSpace(line))
			}
		}
		read := strings.Join(got, "|")
		for _, want := range []string{
			"Document|P|Riverbend Mentoring|H1|Every question|P|Try everything.|P|For mentors · Takes 20 minutes · Keep it|Sect",
			"|P|Talk first.|P|Write second.|Sect|H2|Then|P|Go on.|Sect|H2|Words|P|Write what comes.|P|Name|Form|P|Director|Form|P|How (optional)|P|Ideas: Alone · Together|Form|P|Why|",
			"|H2|Numbers 2 of 2|", "|Table|TR|TH:|/Scope /Column|What|TH:|", "|P|One|L|LI|Lbl|Form|LBody|Yes|LI|",
		} {
			if !strings.Contains(read, want) {
				t.Errorf("no %q in\n%s", want, read)
			}
		}
		if text := output(t, "pdftotext", "-layout", file, "-"); !strings.Contains(text, "Page 1 of ") || !strings.Contains(text, "example.org/worksheets/every/") {
			t.Errorf("the foot is not in %q", text)
		}
	}
}

// A page is filled as far as it goes, nothing is below its foot or beside its
// edges, and long words, texts, tables and answers go on on the next.
func TestNothingIsCut(t *testing.T) {
	f := every()
	long := strings.Repeat("wholesome ", 300) + strings.Repeat("x", 2_000)
	f.Title, f.Purpose, f.Over = strings.Repeat("x", 10_000), long, long
	f.Facts, f.Address = []string{long}, strings.ReplaceAll(long, " ", "")
	f.Text[0].Text = long
	for i := range f.Sheet.Sections {
		s := &f.Sheet.Sections[i]
		s.Title, s.Help = long, long
		for j := range s.Fields {
			q := &s.Fields[j]
			q.Label, q.Hint = long, long
			for k := range q.Options {
				q.Options[k].Text = long
			}
			for k := range q.Columns {
				q.Columns[k].Title = long
			}
			for k := range q.Rows {
				q.Rows[k] = 40
			}
			if q.Value != "" {
				q.Said = long[:600]
			}
		}
	}
	for _, file := range sitetest.PDFs(t, laidOut(t, f)) {
		for _, box := range words(t, file) {
			if box.left < 56 || box.right > box.width-55 || box.top < 39 || box.bottom > box.height-14 {
				t.Fatalf("%s: %+v is off the page", file, box)
			}
		}
	}
}

// A part that comes several times is not parted by the end of a page, and says
// once what helps.
func TestCopiesStayWhole(t *testing.T) {
	f := every()
	f.Sheet.Sections = nil
	for n := range 7 {
		part := view.SheetSection{Title: "Goal", Help: "Begin anywhere.", Copy: n + 1, Copies: 7}
		for _, name := range []string{"opening", "middle", "closing"} {
			id := fmt.Sprintf("%s%d", name, n)
			part.Fields = append(part.Fields, view.Field{ID: id, Label: id, Type: "lines", Rows: make([]int, 3), Suggestions: []string{"Write " + id}})
		}
		f.Sheet.Sections = append(f.Sheet.Sections, part)
	}
	for _, file := range sitetest.PDFs(t, laidOut(t, f)) {
		text := output(t, "pdftotext", "-layout", file, "-")
		pages := strings.Split(strings.TrimSuffix(text, "\f"), "\f")
		if len(pages) < 3 || strings.Count(text, "Begin anywhere.") != 1 || !strings.Contains(text, "Write middle0") || strings.Contains(text, "Write middle1") {
			t.Errorf("%s has %d pages:\n%s", file, len(pages), text)
		}
		for n, page := range pages {
			if strings.Count(page, "opening") != strings.Count(page, "closing") {
				t.Errorf("%s: page %d parts a goal:\n%s", file, n+1, page)
			}
		}
	}
}

type word struct{ left, top, right, bottom, width, height float64 }

// words gives the places of the words that poppler finds.
func words(t testing.TB, file string) []word {
	t.Helper()
	var list []word
	var page word
	for line := range strings.Lines(output(t, "pdftotext", "-bbox", file, "-")) {
		line = strings.TrimSpace(line)
		fmt.Sscanf(line, `<page width="%f" height="%f">`, &page.width, &page.height)
		w := page
		if n, _ := fmt.Sscanf(line, `<word xMin="%f" yMin="%f" xMax="%f" yMax="%f">`, &w.left, &w.top, &w.right, &w.bottom); n == 4 {
			list = append(list, w)
		}
	}
	if len(list) == 0 {
		t.Fatalf("%s has no words", file)
	}
	return list
}

// A text that the fonts cannot show gives no file at all.
func TestMissing(t *testing.T) {
	places := map[string]func(f *contenttype.PaperForm, text string){
		"title":  func(f *contenttype.PaperForm, text string) { f.Title = text },
		"label":  func(f *contenttype.PaperForm, text string) { f.Sheet.Sections[0].Fields[0].Label = text },
		"value":  func(f *contenttype.PaperForm, text string) { f.Sheet.Sections[0].Fields[1].Value = text },
		"option": func(f *contenttype.PaperForm, text string) { f.Sheet.Sections[2].Fields[0].Options[1].Text = text },
		"head":   func(f *contenttype.PaperForm, text string) { f.Sheet.Sections[1].Fields[5].Columns[0].Title = text },
		"word":   func(f *contenttype.PaperForm, text string) { f.Words.Page = text },
	}
	for where, put := range places {
		f := every()
		put(&f, "a סוף")
		s := &sink{}
		_, err := paper.New(s, nil).Get(f)
		if missing, ok := errors.AsType[*pdf.Missing](err); !ok || missing.Rune != 'ס' || len(s.put) > 0 {
			t.Errorf("%s: %v, %d files", where, err, len(s.put))
		}
	}
}

// Files are kept by name, so another layout needs another recipe: raise its
// number, then put the new hash here.
func TestRecipe(t *testing.T) {
	s := &sink{}
	for _, file := range get(t, every(), s) {
		sum := fmt.Sprintf("%x", sha256.Sum256(s.put[strings.TrimPrefix(file.URL, "/")]))[:16]
		if want := map[string]string{"A4": "1145578e977ea44e", "Letter": "efc4fd2d78726c63"}[file.Paper]; sum != want {
			t.Errorf("%s has the hash %s", file.Paper, sum)
		}
	}
}

// What is published or in the cache is not made again; what is damaged is.
func TestMadeOnce(t *testing.T) {
	parent := t.TempDir()
	cache, err := made.OpenCache(parent)
	if err != nil {
		t.Fatal(err)
	}
	defer cache.Close()
	first := &sink{}
	files, err := paper.New(first, cache).Get(every())
	if err != nil || len(files) != 2 {
		t.Fatal(files, err)
	}
	kept := &sink{before: map[string]int64{}}
	for name, data := range first.put {
		kept.before[name] = int64(len(data))
		swapped := append(bytes.Clone(data), "%%EOF\n"...)
		if err := os.WriteFile(filepath.Join(parent, ".mentorbook", "made", filepath.Base(name)), swapped, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	again, err := paper.New(kept, cache).Get(every())
	if err != nil || len(kept.put) > 0 || !slices.Equal(again, files) {
		t.Errorf("%d files were made again: %v, %v", len(kept.put), again, err)
	}
	cached := &sink{}
	if _, err := paper.New(cached, cache).Get(every()); err != nil || len(cached.put) != 2 {
		t.Fatal(err)
	}
	for name, data := range cached.put {
		if len(data) != len(first.put[name])+6 {
			t.Errorf("%s does not come from the cache", name)
		}
		if err := os.WriteFile(filepath.Join(parent, ".mentorbook", "made", filepath.Base(name)), data[:100], 0o666); err != nil {
			t.Fatal(err)
		}
	}
	mended := &sink{}
	if _, err := paper.New(mended, cache).Get(every()); err != nil {
		t.Fatal(err)
	}
	for name, data := range mended.put {
		if !bytes.Equal(data, first.put[name]) {
			t.Errorf("%s is damaged", name)
		}
	}
}

// Another question, word or paper is another file.
func TestNames(t *testing.T) {
	seen := map[string]bool{}
	for _, change := range []func(f *contenttype.PaperForm){
		func(*contenttype.PaperForm) {},
		func(f *contenttype.PaperForm) { f.Sheet.Sections[0].Fields[0].Label = "Your name" },
		func(f *contenttype.PaperForm) { f.Words.Page = "{number}/{total}" },
		func(f *contenttype.PaperForm) { f.Address = "" },
	} {
		f := every()
		change(&f)
		for _, file := range get(t, f, &sink{}) {
			seen[file.URL] = true
		}
	}
	if len(seen) != 8 {
		t.Errorf("%d names: %v", len(seen), seen)
	}
}

func TestMake(t *testing.T) {
	s := &sink{}
	store := paper.New(s, nil)
	files, err := store.Get(every())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		data, ok := store.Make(f.URL)
		if !ok || !bytes.Equal(data, s.put[strings.TrimPrefix(f.URL, "/")]) || f.Size != int64(len(data)) {
			t.Errorf("%s differs from what is published", f.URL)
		}
	}
	if _, ok := store.Make("/sheets/other.pdf"); ok {
		t.Error("an address that was never given has a file")
	}
}

func TestFullDisk(t *testing.T) {
	full := errors.New("no space left on device")
	if _, err := paper.New(&sink{full: full}, nil).Get(every()); !errors.Is(err, full) {
		t.Errorf("got %v", err)
	}
}

// FuzzForm: any words give two files, or none and the character that is missing.
func FuzzForm(f *testing.F) {
	for _, text := range []string{"Plain", strings.Repeat("x", 1_000), "\x00\u202e(\\", "👋", "سلام", " "} {
		f.Add(text, text, 3)
	}
	f.Fuzz(func(t *testing.T, label, other string, count int) {
		if len(label)+len(other) > 4_000 {
			t.Skip("front matter is bounded")
		}
		form := every()
		form.Title, form.Purpose = label, other
		for i := range form.Sheet.Sections {
			s := &form.Sheet.Sections[i]
			s.Help = other
			for j := range s.Fields {
				q := &s.Fields[j]
				q.Label, q.Hint, q.Said = label, other, other
				q.Rows, q.Scale = make([]int, min(max(count, 0), 40)), make([]int, min(max(count, 0), 101))
				for k := range q.Options {
					q.Options[k].Text = other
				}
				for k := range q.Columns {
					q.Columns[k].Title = other
				}
			}
		}
		files, err := paper.New(&sink{}, nil).Get(form)
		if _, ok := errors.AsType[*pdf.Missing](err); !ok && (err != nil || len(files) != 2) {
			t.Errorf("%v, %v", files, err)
		}
	})
}

func BenchmarkSheet(b *testing.B) {
	for b.Loop() {
		get(b, every(), &sink{})
	}
}
