package importer

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
)

// vector is a line of testdata/answers.json, which the browser's side has to
// pass too.
type vector struct {
	Line, ID, Right, Left, On string
	Written                   bool // it is as String writes it
	Wrong                     bool
}

func TestAnswer(t *testing.T) {
	text, err := os.ReadFile("testdata/answers.json")
	if err != nil {
		t.Fatal(err)
	}
	var vectors []vector
	if err := json.Unmarshal(text, &vectors); err != nil {
		t.Fatal(err)
	}
	yes, no := []string{"yes", "ja"}, []string{"no", "nein"}
	for _, v := range vectors {
		a, err := ParseAnswer(v.Line, yes, no)
		if v.Wrong {
			if err == nil {
				t.Errorf("%q is %+v", v.Line, a)
			}
			continue
		}
		on := ""
		if !a.On.IsZero() {
			on = a.On.Format(time.DateOnly)
		}
		if err != nil || a.ID != v.ID || string(a.Right) != v.Right || a.Left != v.Left || on != v.On {
			t.Errorf("%q is %+v, %v", v.Line, a, err)
		}
		if v.Written && a.String() != v.Line {
			t.Errorf("%q is written as %q", v.Line, a.String())
		}
	}
}

// FuzzAnswer holds that what is read of a line can be written and read again.
func FuzzAnswer(f *testing.F) {
	f.Add("mentorbook ada-okafor: still right? yes; places left? 2; 2026-11-21")
	f.Add("*mentorbook a: ja; -; 2026-11-21*")
	f.Add("mentorbook o'brien:no;0")
	f.Fuzz(func(t *testing.T, line string) {
		yes, no := []string{"yes", "ja"}, []string{"no", "nein"}
		a, err := ParseAnswer(line, yes, no)
		if err != nil {
			return
		}
		if again, err := ParseAnswer(a.String(), yes, no); err != nil || again != a {
			t.Fatalf("%q is %+v, and written again %+v, %v", line, a, again, err)
		}
	})
}

// Mail programs wrap lines; a paragraph's end is an answer's.
func TestWrapped(t *testing.T) {
	for text, want := range map[string]string{
		"mentorbook ada:\nstill right? yes; places\nleft? 1; 2026-02-20\nBest":         "1 2026-02-20",
		"mentorbook\nada: yes; 1; 2026-02-20":                                          "1 2026-02-20",
		"mentorbook ada: yes; 1;\n\n2026-02-20":                                        "",
		"mentorbook ada: yes; 1; 2026-02-20\nmentorbook bea: yes; 2; 2026-02-20":       "1 2026-02-20",
		"> mentorbook ada: yes; 1; 2026-02-20":                                         "",
		"mentorbook ada: yes; 1; 2026-02-20\r\nmentorbook ada: yes; 0; 2026-02-21":     "0 2026-02-21",
		"\uFEFFmentorbook\u00a0ada: still right? yes; places left?\u00a01; 2026-02-20": "1 2026-02-20",
	} {
		p := riverside()
		p.Profiles = []Profile{{ID: "ada", Path: "mentors/ada.md", File: "mentors/ada.md", Text: []byte("---\nname: Ada\ncapacity: {mentees: 2}\n---\n")},
			{ID: "bea", Path: "mentors/bea.md", File: "mentors/bea.md", Text: []byte("---\nname: Bea\ncapacity: {mentees: 2}\n---\n")}}
		plan := Answers(p, []Input{{Name: "x.txt", Data: []byte(text)}}, Skip)
		got := ""
		if len(plan.Changes) == 1 {
			for _, row := range strings.Split(string(plan.Changes[0].After), "\n") {
				if cells := strings.Split(row, ","); cells[0] == "ada" {
					taken := map[string]string{"1": "1", "2": "0", "0": "2"}[cells[2]]
					got = taken + " " + cells[3]
				}
			}
		}
		if got != want {
			t.Errorf("%q says %q, want %q; %v", text, got, want, plan.Problems)
		}
	}
}

// FuzzMail holds that any bytes are an e-mail or none, within bounds.
func FuzzMail(f *testing.F) {
	f.Add([]byte("From: a@example.org\nDate: Fri, 20 Feb 2026 23:30:00 +0100\nContent-Type: text/plain; charset=utf-8\n\nmentorbook ada: yes; 1\n"))
	f.Add([]byte("Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\nPHA+eDwvcD4=\n--b--\n"))
	f.Add([]byte("Content-Type: multipart/mixed; boundary=\"\"\n\n----\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		l, err := readMail(data)
		if err == nil && len(l.text) > 8*len(data)+64 {
			t.Fatalf("%d bytes become %d", len(data), len(l.text))
		}
		Answers(riverside(), []Input{{Name: "x.eml", Data: data}}, Skip)
	})
}

// An e-mail of parts within parts is not read to its end.
func TestDeepMail(t *testing.T) {
	var b strings.Builder
	for i := range 50 {
		fmt.Fprintf(&b, "Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i)
	}
	b.WriteString("\nmentorbook ada: yes; 1; 2026-02-20\n")
	if l, err := readMail([]byte(b.String())); err == nil {
		t.Errorf("it was read: %q", l.text)
	}
}
