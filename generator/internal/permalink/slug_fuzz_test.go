package permalink_test

import (
	"path"
	"strings"
	"testing"

	"mentorbook/generator/internal/permalink"
)

// FuzzSlug holds that a name which is accepted is one part of an address, stays
// as it is when it is read again, and never leads out of its folder.
func FuzzSlug(f *testing.F) {
	for _, seed := range []string{"Ada", "First Meeting", "über", "u\u0308ber", "İstanbul", "ǅ", "ﬁn", "con", "com1.txt", "..", "a/b", `a\b`, "a\u202eb", "page", "", " ", "a\x00", "o'brien", "日本", "\xff"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, name string) {
		slug, err := permalink.Slug(name)
		if err != nil {
			return
		}
		if again, err := permalink.Slug(slug); err != nil || again != slug {
			t.Fatalf("%q becomes %q, then %q: %v", name, slug, again, err)
		}
		if strings.ContainsAny(slug, "/\\\x00<>\"?#%:*|") || path.Clean("x/"+slug) != "x/"+slug {
			t.Fatalf("%q becomes %q", name, slug)
		}
	})
}
