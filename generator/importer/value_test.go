package importer

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/language"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/spreadsheet"
)

// sheetOf is a sheet of one column and one cell.
func sheetOf(text string) spreadsheet.Table {
	return spreadsheet.Table{File: "x.csv", Header: spreadsheet.Row{Number: 1, Cells: []string{"Question"}}, Rows: []spreadsheet.Row{{Number: 2, Cells: []string{text}}}}
}

// riverside is a small programme.
func riverside() Programme {
	return Programme{
		Today: time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC),
		Topics: []Term{{"feedback", []string{"Feedback", "criticism"}}, {"negotiation", []string{"Negotiation", "bargaining", "Preparing, asking and agreeing"}}, {"java", []string{"Java"}},
			{"javascript", []string{"JavaScript", "JS"}}, {"c", []string{"C"}}, {"cpp", []string{"C++"}}, {"csharp", []string{"C#"}}, {"dotnet", []string{".NET"}}, {"time", []string{"Time", "saying no"}}, {"boundaries", []string{"saying no"}},
			{"research", []string{"Research (academic)"}}},
		Levels:  []Term{{"familiar", nil}, {"experienced", nil}, {"expert", []string{"Great deal of experience"}}},
		Formats: []Term{{"long-term", []string{"Over several months"}}, {"ad-hoc", []string{"One conversation"}}, {"group", nil}},
		Focus:   []Term{{"lead", []string{"Lead people"}}}, Roles: []Term{{"mentor", nil}, {"coach", nil}},
		Statuses: []Term{{"active", nil}, {"paused", []string{"Taking a break"}}, {"alumni", nil}}, Contacts: []Term{{"coordinator", nil}, {"direct", nil}, {"form", nil}},
		Yes: []string{"yes", "ja"}, No: []string{"no", "nein"},
		Headings: map[string]string{"why": "Why I mentor", "background": "Background", "earlier": "Earlier mentoring", "ways": "How I work"},
		Language: func(written string) (string, bool) {
			tag, err := language.Parse(written)
			return tag.String(), err == nil && len(written) < 4
		},
		NearLanguage: func(written string) (string, bool) { return diag.Nearest(written, []string{"english", "turkish"}) },
		Zone: func(name string) bool {
			_, err := time.LoadLocation(name)
			return err == nil && strings.Contains(name, "/")
		},
	}
}

func TestValues(t *testing.T) {
	tests := []struct{ field, text, want string }{
		{"name", "  Ada \n Okafor ", "Ada Okafor"},
		{"topics", "Feedback", "feedback"},
		{"topics", "feedback, bargaining", "feedback, negotiation"},
		{"topics", "FEEDBACK; Criticism.; java", "feedback, feedback, java"},
		{"topics", "Preparing, asking and agreeing, Feedback", "negotiation, feedback"},
		{"topics", "negotiation (expert), feedback: experienced, java - familiar, time", "negotiation=expert, feedback=experienced, java=familiar, time"},
		{"topics", "Negotiation (Great deal of experience)", "negotiation=expert"},
		{"topics", "negotiation (ten years)", `negotiation note: "ten years" behind`},
		{"topics", "Research (academic), research (academic) (expert)", "research, research=expert"},
		{"topics", "JavaScript", "javascript"},
		{"topics", "java/javascript", "java, javascript"},
		{"topics", "C, C++, C#, .NET", "c, cpp, csharp, dotnet"},
		{"topics", "Negotation", `error: "Negotation" is none of the topics`},
		{"topics", "saying no", `error: "saying no" is a word for time and boundaries`},
		{"topics", "feedback and hats", `error: "feedback and hats" is none`},
		{"formats", "both long-term and ad-hoc", `error: "both long-term and ad-hoc" is none`},
		{"formats", "Over several months;One conversation;", "long-term, ad-hoc"},
		{"status", "Taking a break", "paused"},
		{"languages", "English, Türkçe / Deutsch", "en, tr, de"},
		{"languages", "English (native); inglés; Englisch", "en, en, en"},
		{"languages", "Klingonish", `error: "Klingonish" is not a language`},
		{"timezone", "Europe/London", "Europe/London"},
		{"timezone", "london", "Europe/London"},
		{"timezone", "São Paulo", "America/Sao_Paulo"},
		{"timezone", "Istanbul", "Europe/Istanbul"},
		{"timezone", "Europe/Berlin (CET)", "Europe/Berlin"},
		{"timezone", "../../etc/passwd", "error:"},
		{"timezone", "CET", "error:"},
		{"mentees", "2", "2"},
		{"mentees", "2.0", "2"},
		{"mentees", "up to 3 mentees", "3"},
		{"mentees", "007", "7"},
		{"mentees", "-1", "error:"},
		{"mentees", "1-2", "error:"},
		{"mentees", "two", "error:"},
		{"mentees", "2.5", "error:"},
		{"mentees", "46024", "error:"},
		{"confirmed", "2026-02-01", "2026-02-01"},
		{"confirmed", "2026-03-02", "error: the day 2026-03-02 is still to come"},
		{"confirmed", "3/4/2026", `error: "3/4/2026" could be two days`},
		{"confirmed", "Yes", `error: "Yes" is not a day`},
		{"consent_photo", "Yes, gladly", "yes"},
		{"consent_photo", "I do not agree", "no"},
		{"consent_photo", "I agree to this", "yes"},
		{"consent_photo", "perhaps", "error:"},
		{"values", "honesty, tea", "honesty, tea"},
		{"values", "a, b; c", "a, b, c"},
		{"values", `"a; b"; c`, "a; b, c"},
		{"boundaries", "Not on Mondays, please", "Not on Mondays, please"},
		{"links", "www.linkedin.com/in/ada", "LinkedIn=https://www.linkedin.com/in/ada"},
		{"links", "Blog: https://example.org/a; https://example.com/", "Blog=https://example.org/a, example.com=https://example.com/"},
		{"links", "javascript:alert(1)", "error:"},
		{"links", "none", "error:"},
		{"months", "2026-07: 0; 2026-08: 4", "2026-07=0, 2026-08=4"},
		{"months", "July: 0", "error:"},
		{"why", "a\n\nb", "a\n\nb"},
	}
	for _, test := range tests {
		v := &value{r: newReading(riverside(), Mapping{}, sheetOf(test.text)), f: fieldNamed(test.field), row: 2}
		v.read(test.text)
		if got := told(v); !strings.HasPrefix(got, test.want) || test.want == "" {
			t.Errorf("%s %q is %s, want %s", test.field, test.text, got, test.want)
		}
	}
}

// told writes what was understood of a cell, and what was not.
func told(v *value) string {
	var items []string
	for _, it := range v.items {
		items = append(items, strings.TrimSuffix(it.text+"="+it.note, "="))
	}
	text := strings.Join(items, ", ")
	for _, f := range v.faults {
		text += fmt.Sprintf(" %s: %s; %s", f.severity, strings.TrimPrefix(f.message, "A2 (Question): "), f.hint)
	}
	return strings.TrimSpace(text)
}

// A grid question has a column for each topic.
func TestGrid(t *testing.T) {
	for text, want := range map[string]string{"Expert": "feedback=expert", "yes": "feedback", "no": "", "Feedback": "feedback", "a bit": `error: "a bit" is none of the levels`} {
		v := &value{r: newReading(riverside(), Mapping{}, sheetOf(text)), f: fieldNamed("topics"), c: column{about: "Feedback"}, row: 2}
		v.read(text)
		if got := told(v); got != want && (want == "" || !strings.HasPrefix(got, want)) {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

// Text stays text: Markdown shows what was typed.
func TestLiteral(t *testing.T) {
	for text, want := range map[string]string{
		"plain, text. (here)":      "plain, text. (here)",
		"<b>x</b> & co &amp; *y*":  `\<b>x\</b> & co \&amp; \*y\*`,
		"# a\n- b\n1. c\n> d\n===": "\\# a\n\\- b\n1\\. c\n\\> d\n\\===",
		"a\n\n\n  \nb":             "a\n\nb",
		"::: tip\n    code":        "\\::: tip\n    code",
		"[x](javascript:y)":        `\[x\](javascript:y)`,
	} {
		if got := literal(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}

func TestMappingFaults(t *testing.T) {
	tests := []struct{ text, want string }{
		{"columns: {nmae: X}", `there is no field "nmae"`},
		{"colums: {name: X}", `unknown key "colums"`},
		{"columns: {name: }", `the field "name" needs the header`},
		{"values: {topcs: {a: b}}", `there is no list "topcs"`},
		{"days: us", `days cannot be "us"`},
		{"columns: [", "bracket"},
		{"\x00", "NUL"},
	}
	for _, test := range tests {
		_, problems := ReadMapping("m.yaml", []byte(test.text))
		if len(problems) != 1 || !strings.Contains(problems[0].Message, test.want) || problems[0].Hint == "" {
			t.Errorf("%q: %v, want %q", test.text, problems, test.want)
		}
	}
}

// TestTaught types the line of each hint into a mapping file, as it is shown and
// all below each other: what they are about is then understood.
func TestTaught(t *testing.T) {
	p := riverside()
	p.Home = "Africa/Lagos"
	tests := []struct{ field, text, hint, want string }{
		{"topics", "Negotation", `did you mean "negotiation"? Correct the cell, or teach the import with a line in the mapping file: values: {topics: {Negotation: negotiation}}`, "negotiation"},
		{"topics", "saying no", "write one of them, or teach the import with a line in the mapping file: values: {topics: {saying no: time}}", "time"},
		{"formats", "pigeons: [a]", `the formats are long-term, ad-hoc, group; teach the import with a line in the mapping file: values: {formats: {"pigeons: [a]": long-term}}`, "long-term"},
		{"languages", "Klingon", "write its English name or its code, or teach the import with a line in the mapping file: values: {languages: {Klingon: en}}", "en"},
		{"timezone", "CET", "write a region and a town, such as Africa/Lagos, or teach the import with a line in the mapping file: values: {timezones: {CET: Africa/Lagos}}", "Africa/Lagos"},
		{"timezone", "Berlinn", `did you mean "Europe/Berlin"? Correct the cell, or teach the import with a line in the mapping file: values: {timezones: {Berlinn: Europe/Berlin}}`, "Europe/Berlin"},
		{"consent_photo", "perhaps", "write yes or no, or teach the import with a line in the mapping file: values: {agrees: {perhaps: \"yes\"}}", "yes"},
	}
	mapping := "columns: {name: Question}\n"
	for _, test := range tests {
		v := &value{r: newReading(p, Mapping{}, sheetOf(test.text)), f: fieldNamed(test.field), row: 2}
		if v.read(test.text); len(v.faults) != 1 || v.faults[0].hint != test.hint {
			t.Fatalf("%s %q: %s, want the hint %s", test.field, test.text, told(v), test.hint)
		}
		_, line, _ := strings.Cut(v.faults[0].hint, "mapping file: ")
		mapping += line + "\n"
	}
	m, problems := ReadMapping("m.yaml", []byte(mapping))
	if problems != nil {
		t.Fatalf("%v of\n%s", problems, mapping)
	}
	for _, test := range tests {
		v := &value{r: newReading(p, m, sheetOf(test.text)), f: fieldNamed(test.field), row: 2}
		if v.read(test.text); told(v) != test.want {
			t.Errorf("taught, %s %q is %s, want %s", test.field, test.text, told(v), test.want)
		}
	}
}

// FuzzValue holds that any cell of any field is understood or reported.
func FuzzValue(f *testing.F) {
	for _, seed := range []string{"Feedback (expert), C++", "a;\"b", "2026-03-01", "https://example.org/", "2026-07: 0", "Yes", "1-2", "(((", ",,,,,,", "：", "x [y]"} {
		for i := range fields {
			f.Add(uint8(i), seed)
		}
	}
	f.Fuzz(func(t *testing.T, at uint8, text string) {
		sheet, problems := spreadsheet.Read("x.csv", spreadsheet.Write([][]string{{"Question", "b"}, {text, "x"}}, spreadsheet.Plain), spreadsheet.Options{Encoding: "utf-8"})
		if problems != nil || sheet.Rows[0].Cell(0) == "" {
			return
		}
		text = sheet.Rows[0].Cell(0)
		v := &value{r: newReading(riverside(), Mapping{}, sheetOf(text)), f: &fields[int(at)%len(fields)], row: 2}
		v.read(text)
		for _, fault := range v.faults {
			if fault.message == "" || fault.hint == "" {
				t.Fatalf("%s %q: the fault %+v", v.f.name, text, fault)
			}
		}
		rec := record{v.f.name: v.items}
		if len(v.items) == 0 || v.f.form == aside || v.f.form == section {
			return
		}
		if p := readProfile(Profile{Text: newProfile(rec, nil)}); p.meta == nil || !same(v.f, p.says(v.f), v.items) {
			t.Fatalf("%s %q becomes\n%s\nwhich says %v, not %v", v.f.name, text, newProfile(rec, nil), p.says(v.f), v.items)
		}
	})
}
