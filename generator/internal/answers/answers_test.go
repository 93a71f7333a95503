package answers

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
)

// vectors are what the browser's reader is tested with too.
type vectors struct {
	Texts []struct {
		Name, Text, Fault, Sheet string
		Entries                  []Entry
	}
	Tables []struct {
		Name, Text, Rest, Again string
		Columns                 []string
		Rows                    [][]string
	}
}

func load(t testing.TB) vectors {
	data, err := os.ReadFile("testdata/vectors.json")
	if err != nil {
		t.Fatal(err)
	}
	var v vectors
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	return v
}

func TestTexts(t *testing.T) {
	faults := map[string]error{"foreign": ErrForeign, "newer": ErrNewer, "long": ErrLong}
	for _, v := range load(t).Texts {
		s, err := Parse(v.Text)
		if err != faults[v.Fault] {
			t.Errorf("%s: error %v, want %v", v.Name, err, faults[v.Fault])
			continue
		}
		if err == nil && (s.ID != v.Sheet || !slices.Equal(s.Entries, v.Entries)) {
			t.Errorf("%s: got %s %+v\nwant %s %+v", v.Name, s.ID, s.Entries, v.Sheet, v.Entries)
		}
	}
}

func TestTables(t *testing.T) {
	for _, v := range load(t).Tables {
		rows, rest := Rows(v.Columns, v.Text)
		if !slices.EqualFunc(rows, v.Rows, slices.Equal) || rest != v.Rest {
			t.Errorf("%s: got %q and %q, want %q and %q", v.Name, rows, rest, v.Rows, v.Rest)
		}
		if again := Table(v.Columns, rows); again != v.Again {
			t.Errorf("%s: written again it is %q, want %q", v.Name, again, v.Again)
		}
	}
}

func TestTooLong(t *testing.T) {
	if _, err := Parse(strings.Repeat("x", longest+1)); err != ErrLong {
		t.Errorf("error %v", err)
	}
}

func TestAnswer(t *testing.T) {
	s, err := Parse("mentorbook-sheet 1 goals\n[goal] A\n  one\n[goal 2] A\n  two\n")
	if err != nil || s.Answer("goal", 2) != "two" || s.Answer("goal", 3) != "" {
		t.Errorf("%+v, %v", s, err)
	}
}

// Whatever is read can be written and read again, and is then the same.
func FuzzParse(f *testing.F) {
	for _, v := range load(f).Texts {
		f.Add(v.Text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s, err := Parse(text)
		if err != nil {
			return
		}
		again, err := Parse(s.String())
		if err != nil {
			t.Fatalf("%v in\n%s", err, s)
		}
		for i := range s.Entries { // a label is written on one line
			s.Entries[i].Label = flat(s.Entries[i].Label)
		}
		if again.ID != s.ID || !slices.Equal(again.Entries, s.Entries) {
			t.Errorf("got %+v\nwant %+v", again, s)
		}
	})
}

// A table that is written gives its cells back.
func FuzzTable(f *testing.F) {
	for _, v := range load(f).Tables {
		f.Add(v.Text, "What")
	}
	f.Fuzz(func(t *testing.T, text, column string) {
		columns := []string{flat(column), "Other: " + flat(column)}
		want := [][]string{{whole(clean(text)), ""}, {"", whole(clean(text))}, {"x", "- y"}}
		rows, rest := Rows(columns, Table(columns, want))
		if !slices.EqualFunc(rows, want, slices.Equal) || rest != "" {
			t.Errorf("got %q and %q, want %q", rows, rest, want)
		}
	})
}

// FuzzParseAll: of any text each sheet is found at the line of its mark, and
// reads as it does alone.
func FuzzParseAll(f *testing.F) {
	const one = "Title\nabout\n\nmentorbook-sheet 1 a\n\n[x] X\n  1\n"
	f.Add(one)
	f.Add(one + one)
	f.Add("> mentorbook-sheet 1 a\n> [x 2] X\n>   1\n\nmentorbook-sheet 2 b\nmentorbook-sheet 1 c")
	f.Fuzz(func(t *testing.T, text string) {
		lines := strings.Split(clean(text), "\n")
		for _, found := range ParseAll(text) {
			if !mark.MatchString(end(lines[found.Line-1])) {
				t.Fatalf("line %d is no mark: %q", found.Line, lines[found.Line-1])
			}
			if found.Err != nil {
				continue
			}
			for _, e := range found.Sheet.Entries {
				if at := found.LineOf(e.ID, e.Copy); !strings.Contains(lines[at-1], "["+e.ID) {
					t.Errorf("%s %d is not on line %d: %q", e.ID, e.Copy, at, lines[at-1])
				}
			}
		}
	})
}

// Sheets that were put into one file do not run into each other.
func TestParseAll(t *testing.T) {
	const one = "Application: A\nhttps://example.org/\n\nmentorbook-sheet 1 a\n\n[x] X\n  1\n"
	all := ParseAll("Hello\n\n" + one + one)
	if len(all) != 2 || all[0].Line != 6 || all[1].Line != 13 || all[0].Sheet.Answer("x", 1) != "1" || all[1].Sheet.Answer("x", 1) != "1" || all[1].LineOf("x", 1) != 15 {
		t.Errorf("found %+v", all)
	}
}
