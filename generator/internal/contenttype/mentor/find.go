package mentor

import (
	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/view"
)

// find is the page with five questions that rank all mentors for a mentee (B7).
// The answers never leave the reader's browser; the rule by which they count is
// in the theme's scripts/find/10-rule.js.
func find(b *contenttype.Builder) (any, error) {
	v := &view.Find{
		Frame:  b.Frame(b.T("find.title"), b.T("find.summary"), b.TrailTo(b.Site.At(Folder))...),
		Reader: b.Site.Settings.Director.Name, Contact: reach(b, "choose.subject"),
	}
	if err := lookup(b, &v.Lookup); err != nil {
		return nil, err
	}
	return v, b.Err()
}
