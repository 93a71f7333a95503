package markdown

import "testing"

func TestOrdered(t *testing.T) {
	for text, want := range map[string][2]bool{ // learner, facilitator
		"1. Write to her\n2. Wait\n":                {true, true},
		"> 1. Write to her\n":                       {true, true},
		"- Write to her\n- Wait\n":                  {false, false},
		"Section 1. Write to her\n":                 {false, false},
		":::facilitator\n1. Write to her\n:::\n":    {false, true},
		":::exercise\n1. Write to her\n:::\n":       {true, true},
		"A[^1]\n\n[^1]: Note\n\n    1. one\n":       {false, false},
		"```\n1. Write to her\n```\n":               {false, false},
		"Once.\n\n:::facilitator\n:::\n\n1. One.\n": {true, true},
	} {
		d := New(Options{}).Parse(Source{File: "a.md", Text: []byte(text)})
		if got := [2]bool{d.Ordered(Learner), d.Ordered(Facilitator)}; got != want {
			t.Errorf("%q: got %v, want %v", text, got, want)
		}
	}
}
