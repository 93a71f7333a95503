package main

import (
	"strings"
	"testing"

	"mentorbook/generator"
	"mentorbook/generator/diag"
)

// A site is near the host's limits before it is beyond them.
func TestHostLimits(t *testing.T) {
	for _, c := range []struct {
		name string
		done generator.Summary
		want string
	}{
		{"small", generator.Summary{Files: 160_000, Bytes: 800_000_000}, ""},
		{"large", generator.Summary{Files: 100, Bytes: 800_000_001}, `warning: the site has 762.9 MB; GitHub Pages takes 1 GB [publish/host-limit]
hint: publish on another host, or split the programme; pictures and documents, if it has any, can be made smaller
`},
		{"of many files", generator.Summary{Files: 160_001, Bytes: 100}, `warning: the site has 160001 files; GitHub Pages may not publish them within its ten minutes [publish/host-limit]
hint: publish on another host, or split the programme
`},
	} {
		var b strings.Builder
		if err := (diag.Printer{}).Print(&b, hostLimits(c.done)); err != nil {
			t.Fatal(err)
		}
		if b.String() != c.want {
			t.Errorf("%s: got\n%swant\n%s", c.name, b.String(), c.want)
		}
	}
}
