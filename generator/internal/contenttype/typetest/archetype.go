package typetest

import (
	"strings"
	"testing"

	"mentorbook/generator/internal/contenttype"
)

// Archetype checks that a new page is right as it stands, so that its author
// begins without a complaint. Others are types that it cannot be without.
func Archetype(t *testing.T, ty contenttype.Type, others ...contenttype.Type) {
	t.Helper()
	text := strings.NewReplacer("{title}", "A new page", "{person}", "Ada Example", "{name}", "a-new-page", "{today}", Today).Replace(ty.Archetype)
	w := New(t, "-- "+ty.Folder+"/a-new-page.md --\n"+text, append(others, ty)...)
	if len(w.Findings) > 0 {
		t.Error(list(w))
	}
	for _, o := range w.Outputs() {
		if _, err := o.View(w.NewBuilder(&o)); err != nil {
			t.Errorf("%s: %v", o.URL, err)
		}
	}
	if problems := w.Problems.List(); len(problems) > 0 {
		t.Error(problems)
	}
}
