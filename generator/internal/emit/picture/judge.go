package picture

import (
	"path"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/picture"
)

// Judge looks, once, at a picture that no page shows. It is not on the site,
// but whoever can read the repository can read it.
func (s *Store) Judge(name string) {
	if _, seen := s.seen.LoadOrStore(name, true); seen || isDrawing(name) {
		return
	}
	file := path.Join(s.label, name)
	data, err := s.files.Read(name)
	if err != nil {
		s.unreadable(file, err)
		return
	}
	if info, _ := picture.Inspect(file, data); info.Located {
		s.problems.Add(located(file))
	}
}

func located(file string) diag.Diagnostic {
	return diag.Diagnostic{Severity: diag.Error, Code: "picture/located", Position: diag.Position{File: file},
		Message: "this photo tells where it was taken",
		Hint:    "save it without its location, as the photo field of the page join/ does, and put it here again; where the repository is public, also remove the old file from its history, as the page removal.md says"}
}
