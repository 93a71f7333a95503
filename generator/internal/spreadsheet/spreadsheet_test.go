package spreadsheet_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"mentorbook/generator/internal/spreadsheet"
)

// shown writes a table on one line: rows between |, with their numbers.
func shown(t spreadsheet.Table) string {
	rows := []string{strings.Join(t.Header.Cells, ",")}
	for _, r := range t.Rows {
		rows = append(rows, fmt.Sprint(r.Number, ":", strings.Join(r.Cells, ",")))
	}
	return strings.Join(rows, "|")
}

func TestCSV(t *testing.T) {
	tests := []struct{ name, data, encoding, want string }{
		{"plain", "a,b\n1,2\n", "", "a,b|2:1,2"},
		{"byte order mark, semicolons, Windows line ends", "\uFEFFa;b\r\n1;2,5\r\n", "", "a,b|2:1,2,5"},
		{"tabs", "a\tb\n1\t2\n", "", "a,b|2:1,2"},
		{"a first line for Excel", "sep=;\na;b\n1;2\n", "", "a,b|3:1,2"},
		{"commas within the header's quotes", "\"a, b, c\";d\n1;2\n", "", "a, b, c,d|2:1,2"},
		{"blank lines count as rows", "a,b\n\n1,2\n\n\n3,4\n", "", "a,b|3:1,2|6:3,4"},
		{"line ends within a cell do not", "a,b\n\"1\n1\",2\n3,4\n", "", "a,b|2:1\n1,2|3:3,4"},
		{"rows of nothing", "a,b\n,\n1,\n", "", "a,b|3:1"},
		{"short and long rows", "a,b\n1\n1,2,3\n", "", "a,b|2:1|3:1,2,3"},
		{"spaces of every kind", "a\n\u00a0x\u200by \u202f z\u00ad\n", "", "a|2:xy   z"},
		{"guarded formulas", "a\n'=1+1\n'tis\n''=x\n", "", "a|2:=1+1|3:'tis|4:'=x"},
		{"UTF-16", "\xff\xfea\x00\t\x00b\x00\n\x00\xe9\x00\t\x002\x00\n\x00", "", "a,b|2:é,2"},
		{"a named encoding", "a\nZo\xeb\n", "windows-1252", "a|2:Zoë"},
		{"another", "a\nI\xfe\xfdl\n", "windows-1254", "a|2:Işıl"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			table, problems := spreadsheet.Read("x.csv", []byte(test.data), spreadsheet.Options{Encoding: test.encoding})
			if got := shown(table); problems != nil || got != test.want {
				t.Errorf("got %q, want %q; %v", got, test.want, problems)
			}
		})
	}
}

func TestRefused(t *testing.T) {
	tests := []struct{ name, data, code, says string }{
		{"nothing", "", "spreadsheet/empty", ""},
		{"only blank lines", "\n,,\n", "spreadsheet/empty", ""},
		{"letters of nobody knows where", "name\nZo\xeb \xc5str\xf6m\n", "spreadsheet/encoding", `"Zoë", "Åström"`},
		{"a quotation mark without a partner", "a\n1\n\"x\n", "spreadsheet/syntax", "row 3"},
		{"too wide", strings.Repeat("a,", spreadsheet.MaxColumns) + "a\n", "spreadsheet/too-wide", "cell IW1"},
		{"too long", "a\n" + strings.Repeat("1\n", spreadsheet.MaxRows+1), "spreadsheet/too-long", "row 20002"},
		{"too large", strings.Repeat("a", spreadsheet.MaxFile+1), "spreadsheet/too-large", "16"},
		{"old Excel", "\xD0\xCF\x11\xE0xxxx", "spreadsheet/old-excel", "password"},
		{"a web page", "  <HTML><table>", "spreadsheet/not-a-sheet", "web page"},
		{"a PDF", "%PDF-1.7", "spreadsheet/not-a-sheet", "PDF"},
		{"half an archive", "PK\x03\x04xxxx", "spreadsheet/broken", "archive"},
		{"another archive", archive(t, map[string]string{"a.txt": "x"}), "spreadsheet/not-a-sheet", "archive"},
		{"a workbook of nothing", archive(t, map[string]string{"[Content_Types].xml": "<x"}), "spreadsheet/broken", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			table, problems := spreadsheet.Read("x", []byte(test.data), spreadsheet.Options{})
			if len(problems) != 1 || problems[0].Code != test.code || problems[0].Hint == "" || !strings.Contains(problems[0].Message+problems[0].Hint, test.says) {
				t.Errorf("got %v, want %s, %q", problems, test.code, test.says)
			}
			if table.Header.Cells != nil {
				t.Errorf("got the table %q", shown(table))
			}
		})
	}
}

// Cells that no person wrote are left empty and told, so that their rows can be
// left out.
func TestUnfit(t *testing.T) {
	data := "a,b\nx\x00y,1\nx\u202ey,2\nx\u2066,3\n" + strings.Repeat("é", spreadsheet.MaxCell+1) + ",4\nok,5\n#N/A,6\n#ref,7\n"
	table, problems := spreadsheet.Read("x.csv", []byte(data), spreadsheet.Options{})
	if got, want := shown(table), "a,b|2:,1|3:,2|4:,3|5:,4|6:ok,5|7:,6|8:#ref,7"; problems != nil || got != want {
		t.Fatalf("got %q, want %q; %v", got, want, problems)
	}
	var found []string
	for _, u := range table.Unfit {
		found = append(found, spreadsheet.CellName(u.Row, u.Column)+" "+u.Message)
	}
	for i, want := range []string{"A2 the cell holds an invisible character, U+0000", "A3 the cell holds an invisible character, U+202E", "A4 ", "A5 the cell holds 32768 characters", "A7 the cell holds #N/A"} {
		if i >= len(found) || !strings.HasPrefix(found[i], want) {
			t.Errorf("finding %d of %q does not begin %q", i, found, want)
		}
	}
}

func TestGuard(t *testing.T) {
	for _, text := range []string{"", "a", "=1+1", "+49", "-", "@x", " =1", "\t=1", "'", "'t Hooft", "'=1", "''=1", "＝1", "\r=", "a=1"} {
		guarded := spreadsheet.Guard(text)
		if back := spreadsheet.Unguard(guarded); back != text {
			t.Errorf("%q becomes %q and then %q", text, guarded, back)
		}
		if strings.ContainsAny(strings.TrimLeft(guarded, " "), "=+-@") && strings.IndexAny(strings.TrimLeft(guarded, " \t\r"), "=+-@") == 0 {
			t.Errorf("%q is a formula still: %q", text, guarded)
		}
	}
}

func TestWrite(t *testing.T) {
	rows := [][]string{{"a", "b"}, {"=1", "x;y"}, {"\"q\"", "z\nz"}}
	for _, style := range []spreadsheet.Style{spreadsheet.Plain, spreadsheet.ForExcel, {Comma: ';'}} {
		table, problems := spreadsheet.Read("x.csv", spreadsheet.Write(rows, style), spreadsheet.Options{})
		if problems != nil || !slices.Equal(table.Rows[0].Cells, rows[1]) || !slices.Equal(table.Rows[1].Cells, rows[2]) {
			t.Errorf("%+v: got %q, %v", style, shown(table), problems)
		}
	}
}

func TestColumnName(t *testing.T) {
	for column, want := range map[int]string{0: "A", 25: "Z", 26: "AA", 255: "IV", 256: "IW", 702: "AAA"} {
		if got := spreadsheet.ColumnName(column); got != want {
			t.Errorf("column %d is %s, want %s", column, got, want)
		}
	}
}

// book makes a workbook.
func book(t testing.TB, fill func(b *excelize.File)) []byte {
	t.Helper()
	b := excelize.NewFile()
	defer b.Close()
	fill(b)
	var w bytes.Buffer
	if err := b.Write(&w); err != nil {
		t.Fatal(err)
	}
	return w.Bytes()
}

func archive(t testing.TB, parts map[string]string) string {
	t.Helper()
	var w bytes.Buffer
	z := zip.NewWriter(&w)
	for name, text := range parts {
		part, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		part.Write([]byte(text))
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return w.String()
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func TestWorkbook(t *testing.T) {
	data := book(t, func(b *excelize.File) {
		_, err := b.NewSheet("People")
		must(err)
		must(b.SetSheetVisible("Sheet1", true))
		must(b.SetSheetRow("Sheet1", "A1", &[]any{"Name", "Places", "Day", "Yes"}))
		must(b.SetSheetRow("Sheet1", "A3", &[]any{"Zoë", 2, time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC), true}))
		must(b.SetCellFormula("Sheet1", "A4", "HYPERLINK(\"https://example.com\")"))
		must(b.SetCellValue("Sheet1", "B4", "<b>x</b>"))
		must(b.SetSheetRow("People", "A1", &[]any{"Other"}))
	})
	table, problems := spreadsheet.Read("x.xlsx", data, spreadsheet.Options{})
	if want := "Name,Places,Day,Yes|3:Zoë,2,46082,1|4:,<b>x</b>"; problems != nil || shown(table) != want {
		t.Errorf("got %q, want %q; %v", shown(table), want, problems)
	}
	if day, ok := table.Days(2, spreadsheet.Unknown).Day("46082.75"); !ok || day.Format(time.DateOnly) != "2026-03-01" {
		t.Errorf("the day is %v, %v", day, ok)
	}
	if table, _ := spreadsheet.Read("x.xlsx", data, spreadsheet.Options{Sheet: "People"}); shown(table) != "Other" {
		t.Errorf("the second sheet is %q", shown(table))
	}
	if _, problems := spreadsheet.Read("x.xlsx", data, spreadsheet.Options{Sheet: "Peopel"}); len(problems) != 1 || problems[0].Message != `there is no sheet "Peopel"; the sheets are ["Sheet1" "People"]` {
		t.Errorf("a sheet that is not there: %v", problems)
	}
}

// A sheet that is damaged in the middle is not taken for a short one.
func TestDamagedSheet(t *testing.T) {
	whole := book(t, func(b *excelize.File) {
		for i := range 20 {
			must(b.SetCellValue("Sheet1", fmt.Sprint("A", i+1), i))
		}
	})
	for name, damage := range map[string]func(string) string{
		"an unknown entity":  func(sheet string) string { return strings.Replace(sheet, "<v>9</v>", "<v>&what;</v>", 1) },
		"a mark left over":   func(sheet string) string { return strings.Replace(sheet, "<v>9</v>", "<v>9<</v>", 1) },
		"cut off":            func(sheet string) string { return sheet[:strings.Index(sheet, "<v>9</v>")] },
		"elements in a heap": func(sheet string) string { return strings.Replace(sheet, "<v>9</v>", strings.Repeat("<v>", 1000), 1) },
	} {
		parts := map[string]string{}
		z, err := zip.NewReader(bytes.NewReader(whole), int64(len(whole)))
		must(err)
		for _, f := range z.File {
			in, err := f.Open()
			must(err)
			text, err := io.ReadAll(in)
			must(err)
			if parts[f.Name] = string(text); strings.HasSuffix(f.Name, "sheet1.xml") {
				parts[f.Name] = damage(string(text))
			}
		}
		table, problems := spreadsheet.Read("x.xlsx", []byte(archive(t, parts)), spreadsheet.Options{})
		if len(problems) != 1 || problems[0].Code != "spreadsheet/broken" {
			t.Errorf("%s: got %d rows, %v", name, len(table.Rows), problems)
		}
	}
}

// Workbooks begun on an old Mac count their days from 1904.
func TestDaysFrom1904(t *testing.T) {
	yes := true
	data := book(t, func(b *excelize.File) {
		must(b.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes}))
		must(b.SetCellValue("Sheet1", "A1", "Day"))
		must(b.SetCellValue("Sheet1", "A2", 44620))
	})
	table, problems := spreadsheet.Read("x.xlsx", data, spreadsheet.Options{})
	if day, ok := table.Days(0, spreadsheet.Unknown).Day(table.Rows[0].Cell(0)); problems != nil || !ok || day.Format(time.DateOnly) != "2026-03-01" {
		t.Errorf("got %v, %v, %v", day, ok, problems)
	}
}

// TestBombs opens workbooks that are small and would become huge.
func TestBombs(t *testing.T) {
	parts := func(sheet, strings string) map[string]string {
		return map[string]string{"[Content_Types].xml": "<Types/>", "xl/worksheets/sheet1.xml": "<worksheet><sheetData>" + sheet + "</sheetData></worksheet>", "xl/sharedStrings.xml": strings}
	}
	tests := []struct {
		name, code string
		parts      map[string]string
	}{
		{"a part of zeros", "spreadsheet/archive-bomb", map[string]string{"[Content_Types].xml": "<Types/>", "xl/media/x.png": strings.Repeat("0", spreadsheet.MaxUnzip+1)}},
		{"many parts", "spreadsheet/archive-bomb", func() map[string]string {
			all := parts("", "")
			for i := range 17 {
				all[fmt.Sprint("x", i)] = strings.Repeat("0", spreadsheet.MaxUnzip/16)
			}
			return all
		}()},
		{"one long text for many cells", "spreadsheet/long-cell", parts("", "<sst><si><t>"+strings.Repeat("x", 5*spreadsheet.MaxCell)+"</t></si></sst>")},
		{"the same in pieces", "spreadsheet/long-cell", parts("", "<sst><si>"+strings.Repeat("<r><t>"+strings.Repeat("x", 1000)+"</t></r>", 200)+"</si></sst>")},
		{"a cell far to the right", "spreadsheet/too-wide", parts(strings.Repeat(`<row><c r="XFD1"><v>1</v></c></row>`, 1000), "")},
		{"a wide row", "spreadsheet/too-wide", parts("<row>"+strings.Repeat(`<c><v>1</v></c>`, 257)+"</row>", "")},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			data := archive(t, test.parts)
			if len(data) > 1<<20 {
				t.Fatalf("the bomb has %d bytes", len(data))
			}
			_, problems := spreadsheet.Read("x.xlsx", []byte(data), spreadsheet.Options{})
			if len(problems) != 1 || problems[0].Code != test.code || problems[0].Hint == "" {
				t.Errorf("got %v, want %s", problems, test.code)
			}
		})
	}
}

func TestDays(t *testing.T) {
	tests := []struct {
		column string // days between commas, the first of which is read
		known  spreadsheet.Order
		want   string
	}{
		{"2026-03-01", 0, "2026-03-01"},
		{"2026-3-1 10:22:33", 0, "2026-03-01"},
		{"2026-03-01T10:22:33Z", 0, "2026-03-01"},
		{"2026/03/01 10:22:33 AM GMT+1", 0, "2026-03-01"},
		{"1.3.2026", 0, "2026-03-01"},
		{"1 March 2026", 0, "2026-03-01"},
		{"1 Mar 2026 10:00", 0, "2026-03-01"},
		{"3/4/2026", 0, ""},
		{"3/4/2026|25/4/2026", 0, "2026-04-03"},
		{"3/4/2026|4/25/2026 10:00:00", 0, "2026-03-04"},
		{"3/4/26", spreadsheet.DayFirst, "2026-04-03"},
		{"3/4/2026", spreadsheet.MonthFirst, "2026-03-04"},
		{"25/4/2026", spreadsheet.MonthFirst, ""},
		{"2026-02-30", 0, ""},
		{"46082", 0, ""}, // a number is a day in a workbook alone
		{"Yes", 0, ""},
		{"", 0, ""},
	}
	for _, test := range tests {
		cells := strings.Split(test.column, "|")
		var table spreadsheet.Table
		for i, c := range cells {
			table.Rows = append(table.Rows, spreadsheet.Row{Number: i + 2, Cells: []string{c}})
		}
		day, ok := table.Days(0, test.known).Day(cells[0])
		if got := day.Format(time.DateOnly); ok != (test.want != "") || ok && got != test.want {
			t.Errorf("%q is %s, %v, want %q", test.column, got, ok, test.want)
		}
	}
}

// FuzzRead holds that any bytes are a table within the limits or a finding with
// a hint, and that what is read can be written and read again.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{"a,b\n1,2\n", "\uFEFFa;b\r\n\"1\n\";2\r\n", "sep=;\na;b\n", "\xff\xfea\x00", "a\n\xe9\n", "a\n'=1\n\n", "a\tb\n\"", "PK\x03\x04", "<html>", "\xD0\xCF\x11\xE0"} {
		f.Add([]byte(seed), "")
	}
	f.Add([]byte("a\n\xe9\n"), "windows-1252")
	f.Add(book(f, func(b *excelize.File) { must(b.SetSheetRow("Sheet1", "A1", &[]any{"a", 1, true})) }), "")
	f.Fuzz(func(t *testing.T, data []byte, encoding string) {
		table, problems := spreadsheet.Read("x", data, spreadsheet.Options{Encoding: encoding})
		for _, d := range problems {
			if d.Hint == "" || d.Message == "" || d.Code == "" {
				t.Fatalf("the finding %+v", d)
			}
		}
		if problems != nil {
			return
		}
		if len(table.Rows) > spreadsheet.MaxRows || table.Header.Cells == nil {
			t.Fatalf("a table of %d rows, headed %q", len(table.Rows), table.Header.Cells)
		}
		rows := [][]string{table.Header.Cells}
		for _, r := range table.Rows {
			rows = append(rows, r.Cells)
		}
		if len(rows[0]) < 2 || table.Unfit != nil {
			return // what stands between cells is not seen
		}
		rows[0] = []string{"a", "b"}
		again, problems := spreadsheet.Read("x", spreadsheet.Write(rows, spreadsheet.Plain), spreadsheet.Options{})
		if problems != nil || len(again.Rows) != len(table.Rows) {
			t.Fatalf("%q reads back as %q, %v", shown(table), shown(again), problems)
		}
		for i, r := range again.Rows {
			if !slices.Equal(r.Cells, table.Rows[i].Cells) {
				t.Fatalf("row %q reads back as %q", table.Rows[i].Cells, r.Cells)
			}
		}
	})
}
