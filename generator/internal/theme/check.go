package theme

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"text/template/parse"

	"github.com/jba/templatecheck"

	"mentorbook/generator/diag"
)

// checkTypes holds a layout and all it calls against the view that it is
// given. The checker stops at its first finding, so what it found is taken out
// of the copy and it is asked again.
func (l *loader) checkTypes(s set) diag.List {
	view, ok := l.options.Views[s.name]
	if !ok {
		return nil
	}
	var found diag.List
	trees := s.trees
	for range 100 {
		err := templatecheck.CheckHTML(l.assemble(set{s.name, s.entry, copies(trees)}), view)
		if err == nil {
			break
		}
		d := l.sources.locate(err, "theme/unknown-field")
		at := l.sources.offset(d.File, d.Line, 0)
		d.Message, d.Hint = fieldMessage(d.Message, reflect.TypeOf(view))
		if found = append(found, d); len(found) == 1 {
			trees = copies(trees)
		}
		if !cut(trees, d.File, at+byteColumn(d)) {
			break
		}
	}
	return found
}

func copies(trees map[string]*parse.Tree) map[string]*parse.Tree {
	all := map[string]*parse.Tree{}
	for name, tree := range trees {
		all[name] = tree.Copy()
	}
	return all
}

// byteColumn gives the bytes before a diagnostic's column.
func byteColumn(d diag.Diagnostic) int {
	if d.Column < 1 {
		return 0
	}
	return len(string([]rune(d.Source)[:d.Column-1]))
}

// fieldMessage says in a theme author's words what the checker found.
func fieldMessage(message string, view reflect.Type) (text, hint string) {
	var field, in string
	if _, err := fmt.Sscanf(message, "can't use field %s in type %s", &field, &in); err != nil {
		return message, "compare with the fields of the view"
	}
	text = fmt.Sprintf("%s has no field %q", in[strings.LastIndex(in, ".")+1:], field)
	if t := typeNamed(in, view, map[reflect.Type]bool{}); t != nil {
		hint = suggest(field, fields(t))
	}
	return text, hint
}

// typeNamed finds a type by its name among those that a view is made of.
func typeNamed(name string, t reflect.Type, seen map[reflect.Type]bool) reflect.Type {
	switch {
	case t.String() == name:
		return t
	case seen[t]:
		return nil
	}
	seen[t] = true
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Array, reflect.Map:
		return typeNamed(name, t.Elem(), seen)
	case reflect.Struct:
		for f := range t.Fields() {
			if found := typeNamed(name, f.Type, seen); found != nil {
				return found
			}
		}
	}
	return nil
}

// cut removes the statement that a byte offset into a file lies in.
func cut(trees map[string]*parse.Tree, file string, offset int) bool {
	done := false
	for _, tree := range trees {
		if tree.ParseName != file || done {
			continue
		}
		nodes(tree.Root, func(n parse.Node) {
			list, ok := n.(*parse.ListNode)
			if !ok || done {
				return
			}
			i := slices.IndexFunc(list.Nodes, func(item parse.Node) bool { return names(item, offset) })
			if i >= 0 {
				list.Nodes, done = slices.Delete(list.Nodes, i, i+1), true
			}
		})
	}
	return done
}

// names tells whether a statement's own pipeline, not one of a statement inside
// it, has a node at an offset.
func names(statement parse.Node, offset int) bool {
	hit := int(statement.Position()) == offset && statement.Type() != parse.NodeText
	for _, child := range children(statement) {
		if _, isList := child.(*parse.ListNode); isList {
			continue
		}
		nodes(child, func(n parse.Node) { hit = hit || int(n.Position()) == offset })
	}
	return hit
}

// fields lists what a layout may name after the dot of a type.
func fields(t reflect.Type) []string {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	var all []string
	if t.Kind() == reflect.Struct {
		for _, f := range reflect.VisibleFields(t) {
			if f.IsExported() {
				all = append(all, f.Name)
			}
		}
	}
	for m := range reflect.PointerTo(t).Methods() {
		all = append(all, m.Name)
	}
	return all
}
