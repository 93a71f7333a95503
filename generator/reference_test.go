package generator_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"testing"

	"mentorbook/generator"
)

var update = flag.Bool("update", false, "rewrite docs/reference.md")

const referenceFile = "../docs/reference.md"

// TestReference holds docs/reference.md to what the records say.
func TestReference(t *testing.T) {
	want := reference(t)
	if *update {
		if err := os.WriteFile(referenceFile, want, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(referenceFile)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(bytes.ReplaceAll(got, []byte("\r\n"), []byte("\n")), want) {
		t.Error("docs/reference.md is out of date; run: go test ./generator -run TestReference -update")
	}
}

// reference joins the manuals of the settings and all types, with the keys that
// every page shares once, at the end.
func reference(t *testing.T) []byte {
	t.Helper()
	var w, shared bytes.Buffer
	w.WriteString("# Reference\n\nEvery key of the settings and of each type. `mentorbook schema TYPE --text` prints one of them, and\n`mentorbook schema TYPE` the JSON Schema for your editor.\n")
	for _, name := range append([]string{""}, generator.TypeNames()...) {
		manual, err := generator.Reference(name)
		if err != nil {
			t.Fatal(err)
		}
		own, rest, _ := bytes.Cut(manual, []byte("\nKeys that every page may have:\n"))
		if bytes.HasSuffix(own, []byte("should be.\n\n")) {
			own, _, _ = bytes.Cut(own, []byte("Keys marked"))
			own = append(own, "It has only the keys that every page may have.\n"...)
		}
		w.WriteString("\n")
		w.Write(own)
		if name != "" && len(rest) > shared.Len() {
			shared.Reset()
			shared.Write(rest)
		}
	}
	w.WriteString("\n## Keys that every page may have\n")
	w.Write(shared.Bytes())
	w.WriteString("\n## Warnings\n\nThe settings may give these another level under `checks:`; errors keep theirs.\n\n")
	for _, warning := range generator.Warnings() {
		fmt.Fprintf(&w, "- `%s`: %s\n", warning.Code, warning.Doc)
	}
	return w.Bytes()
}
