package generator

import (
	"fmt"
	"path"

	"go.yaml.in/yaml/v4"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/schema"
	"mentorbook/generator/internal/source"
)

// strayed finds a page that lies in the folder of another content type: some
// of its keys are strange there, what is needed there is missing, and it has
// all that another type needs. It would be a fault in every line.
func (p *Project) strayed(f source.Page, own *contenttype.Type, file schema.File, top *yaml.Node) (diag.Diagnostic, bool) {
	if own == nil {
		return diag.Diagnostic{}, false
	}
	strange, missing := own.Schema.Misfit(top)
	if strange < 2 || missing == 0 {
		return diag.Diagnostic{}, false
	}
	for i := range p.types {
		t := &p.types[i]
		if unknown, lacks := t.Schema.Misfit(top); t == own || t.Folder == "" || lacks > 0 || unknown > strange-2 {
			continue
		}
		at := schema.Place(top.Content[0].Line, top.Content[0].Column)
		return file.Diagnostic(diag.Error, at, 1, "content/wrong-folder",
			fmt.Sprintf("these are the keys of the type %s, and this folder holds pages of the type %s", t.Name, own.Name), "move "+belongs(f, t.Folder, p.content.label)), true
	}
	return diag.Diagnostic{}, false
}

// belongs tells where a page, or the folder that it is a bundle of, should be.
func belongs(f source.Page, folder, label string) string {
	if f.Bundle != "" {
		return fmt.Sprintf("the folder %s to %s", path.Join(label, f.Bundle), path.Join(label, folder, path.Base(f.Bundle)))
	}
	return fmt.Sprintf("it to %s", path.Join(label, folder, path.Base(f.Path)))
}
