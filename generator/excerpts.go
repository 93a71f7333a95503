package generator

import (
	"path"
	"strings"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/schema"
)

// excerpts adds the source line to findings that were made without the text.
func (p *Project) excerpts(list diag.List) {
	var text []byte
	read := ""
	for i := range list {
		d := &list[i]
		name, inside := strings.CutPrefix(d.File, p.content.label+"/")
		if d.Source != "" || d.Line == 0 || !inside {
			continue
		}
		if read != name {
			text, _ = p.content.Read(path.Clean(name))
			read = name
		}
		d.Source = schema.File{Text: text}.Line(d.Line)
	}
}
