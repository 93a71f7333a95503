package importer

import (
	"bytes"
	"fmt"
	"strings"
)

// Diff shows the plan's changes for people: the lines that go and the lines that
// come, file by file. Label is the content folder as its author knows it.
func (p Plan) Diff(label string) []byte {
	var w bytes.Buffer
	for _, c := range p.Changes {
		what := "changed"
		if c.Before == nil {
			what = "new"
		}
		fmt.Fprintf(&w, "%s/%s: %s, from %s\n", label, c.Path, what, c.Why)
		for _, l := range differing(lines(c.Before), lines(c.After)) {
			fmt.Fprintf(&w, "  %s\n", l)
		}
	}
	return w.Bytes()
}

func lines(text []byte) []string {
	if len(text) == 0 {
		return nil
	}
	return strings.Split(strings.TrimSuffix(strings.ReplaceAll(string(text), "\r\n", "\n"), "\n"), "\n")
}

// differing gives the lines of one text that the other has not, marked with -
// and +, by their longest common subsequence. Ends that are alike are cut
// first: what is left of an import is small.
func differing(a, b []string) []string {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	common := make([][]int, len(a)+1) // lengths, from each pair of lines on
	for i := range common {
		common[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			common[i][j] = max(common[i+1][j], common[i][j+1])
			if a[i] == b[j] {
				common[i][j] = common[i+1][j+1] + 1
			}
		}
	}
	var marked []string
	for i, j := 0, 0; i < len(a) || j < len(b); {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			i, j = i+1, j+1
		case i < len(a) && (j == len(b) || common[i+1][j] >= common[i][j+1]):
			marked = append(marked, "- "+a[i])
			i++
		default:
			marked = append(marked, "+ "+b[j])
			j++
		}
	}
	return marked
}
