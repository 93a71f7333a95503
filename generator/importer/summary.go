package importer

import (
	"encoding/json"
	"io"
	"strings"

	"mentorbook/generator/diag"
)

// Summary says in a line what a plan comes to.
func (p Plan) Summary() string {
	parts := []string{count(p.Rows, "row", "rows"), count(p.New, "new", "new"), count(p.Updated, "changed", "changed"), count(p.Same, "as it was", "as they were")}
	if p.Left > 0 {
		parts = append(parts, count(p.Left, "left out", "left out"))
	}
	if p.Bad > 0 {
		parts = append(parts, count(p.Bad, "bad", "bad"))
	}
	return strings.Join(parts, ", ")
}

// PrintJSON writes a plan for programs.
func (p Plan) PrintJSON(w io.Writer) error {
	type change struct {
		Path string `json:"path"`
		New  bool   `json:"new"`
		Why  string `json:"why"`
		Text string `json:"text"`
	}
	changes := make([]change, len(p.Changes))
	for i, c := range p.Changes {
		changes[i] = change{c.Path, c.Before == nil, c.Why, string(c.After)}
	}
	var problems strings.Builder
	if err := diag.PrintJSON(&problems, p.Problems); err != nil {
		return err
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(map[string]any{
		"rows": p.Rows, "new": p.New, "updated": p.Updated, "same": p.Same, "left_out": p.Left, "bad": p.Bad,
		"changes": changes, "problems": json.RawMessage(problems.String()),
	})
}
