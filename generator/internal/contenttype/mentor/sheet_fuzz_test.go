package mentor

import (
	"bytes"
	"testing"
)

// FuzzReadSheet holds that any sheet is read to its end, that findings name a
// place that it has, and that there is no row without an id.
func FuzzReadSheet(f *testing.F) {
	for _, seed := range []string{
		"id,status,taken\nada,paused,1\n", "\uFEFFsep=;\r\nID;Taken\r\nada;1\r\n", "id\ttaken\nada\t2\n", "", "sep=", "sep=\n", "sep=;\n", "id\n\"ada\n", "id,id\na,b\n",
		"taken\n1\n", "id,2026-07\nada,=1+1\n", "id;taken\n;;;;;\n", "id,confirmed\nada,1.2.2026\n", "id\n\xff\n", "id\n\x00\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		sheet, problems := ReadSheet("a.csv", text)
		problems = append(problems, sheet.Unknown("a.csv", text, nil)...)
		lines := bytes.Count(text, []byte("\n")) + bytes.Count(text, []byte("\r")) + 1
		for _, d := range problems {
			if d.Line < 0 || d.Line > lines || d.Column < 0 || d.Message == "" || d.Hint == "" {
				t.Fatalf("the finding %+v of a sheet of %d lines", d, lines)
			}
		}
		if _, there := sheet[""]; there {
			t.Fatal("a row of nobody")
		}
	})
}
