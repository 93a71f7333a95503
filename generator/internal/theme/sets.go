package theme

import (
	"errors"
	"fmt"
	"html/template"
	"io"
	"maps"
	"slices"
	"strings"
	"sync"
	"text/template/parse"

	"mentorbook/generator/diag"
)

// baseLayout is the skeleton; it is not a layout of its own.
const baseLayout = "layouts/base.html"

// set is everything that one layout or partial can reach: the name of the tree
// to execute and the trees by the name that {{template}} calls them by.
type set struct {
	name  string // as [Options.Views] calls it
	entry string
	trees map[string]*parse.Tree
}

// build makes an executable template of every layout and every partial.
func (l *loader) build() map[string]layout {
	shared := l.shared()
	built := map[string]layout{}
	for _, p := range slices.Sorted(maps.Keys(l.files)) {
		if p == baseLayout {
			continue
		}
		s := l.set(p, shared)
		if missing := l.reach(&s); len(missing) > 0 {
			l.found = append(l.found, missing...)
			continue
		}
		if faults := l.checkTypes(s); len(faults) > 0 {
			l.found = append(l.found, faults...)
			continue
		}
		if t := l.escape(s); t != nil {
			built[s.name] = l.layout(s, t)
		}
	}
	l.found = append(l.found, l.absent()...)
	return built
}

// layout compiles a template. With a program the template is hardly ever
// executed, so that it is made again when it is: the trees of all templates are
// the larger part of a theme in memory.
func (l *loader) layout(s set, t *template.Template) layout {
	if p := l.compile(t, l.options.Views[s.name]); p != nil {
		return layout{sync.OnceValue(func() *template.Template { return l.escape(s) }), p}
	}
	return layout{func() *template.Template { return t }, nil}
}

// shared gives the trees that every layout can call: the partials by their
// names, and what partials define. Two files that define one name are at odds.
func (l *loader) shared() map[string]*parse.Tree {
	trees, owner := map[string]*parse.Tree{}, map[string]*file{}
	for _, p := range slices.Sorted(maps.Keys(l.files)) {
		if !strings.HasPrefix(p, "partials/") {
			continue
		}
		f := l.files[p]
		names := maps.Clone(f.trees)
		if f.root != nil {
			names[stem(p)] = f.root
		}
		for _, name := range slices.Sorted(maps.Keys(names)) {
			if first := owner[name]; first != nil {
				l.found = append(l.found, l.sources.at(f.path, int(names[name].Root.Pos), "theme/duplicate-template",
					fmt.Sprintf("the template %q is already defined in %s", name, first.path), "give one of the two another name"))
				continue
			}
			trees[name], owner[name] = names[name], f
		}
	}
	return trees
}

// set gathers what a layout or a partial can call: the strongest is the file
// itself, then base.html, then the partials.
func (l *loader) set(p string, shared map[string]*parse.Tree) set {
	f, trees := l.files[p], maps.Clone(shared)
	if strings.HasPrefix(p, "partials/") {
		return set{name: "partials/" + stem(p), entry: stem(p), trees: trees}
	}
	s := set{name: stem(p), entry: f.path, trees: trees}
	if base := l.files[baseLayout]; base != nil {
		maps.Copy(trees, base.trees)
		trees["base"] = base.root
	}
	maps.Copy(trees, f.trees)
	trees[f.path] = f.root
	if trees["base"] != nil && (f.root == nil || parse.IsEmptyTree(f.root.Root)) {
		s.entry = "base"
	}
	return s
}

// reach leaves only the trees that the entry leads to, and reports calls of
// templates that are not there.
func (l *loader) reach(s *set) diag.List {
	var found diag.List
	reached, todo := map[string]*parse.Tree{}, []string{s.entry}
	for len(todo) > 0 {
		name := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		tree := s.trees[name]
		if reached[name] != nil || tree == nil {
			continue
		}
		reached[name] = tree
		nodes(tree.Root, func(n parse.Node) {
			call, ok := n.(*parse.TemplateNode)
			if !ok {
				return
			}
			if s.trees[call.Name] == nil {
				found = append(found, l.sources.at(tree.ParseName, int(call.Pos), "theme/unknown-template",
					fmt.Sprintf("there is no template %q", call.Name), suggest(call.Name, l.callable(s))))
			}
			todo = append(todo, call.Name)
		})
	}
	s.trees = reached
	return found
}

// callable lists the names a {{template}} may use.
func (l *loader) callable(s *set) []string {
	return slices.DeleteFunc(slices.Sorted(maps.Keys(s.trees)), func(name string) bool { return strings.HasSuffix(name, ".html") })
}

// assemble makes an html/template of the set's trees, into which escaping
// writes.
func (l *loader) assemble(s set) *template.Template {
	t := template.New(s.entry).Funcs(functions(l)).Option("missingkey=error")
	for _, name := range slices.Sorted(maps.Keys(s.trees)) {
		if _, err := t.AddParseTree(name, s.trees[name]); err != nil {
			panic(err) // only after an execution
		}
	}
	return t.Lookup(s.entry)
}

// escape lets html/template find the context of every action, which it does at
// the first execution, and then folds what is the same on every page.
func (l *loader) escape(s set) *template.Template {
	s.trees = inlined(s)
	l.reach(&s) // most are in the place of their calls now
	t := l.assemble(s)
	var fault *template.Error
	if err := t.Execute(io.Discard, l.options.Views[s.name]); errors.As(err, &fault) {
		d := l.sources.locate(err, "theme/context")
		d.Message, _, _ = strings.Cut(d.Message, ": {") // Go's inner names of the contexts
		d.Hint = "put every action inside the text of an element or inside a quoted attribute"
		l.found = append(l.found, d)
		return nil
	}
	l.fold(t)
	return t
}

// absent reports the layouts and partials that the views need and no layer
// has.
func (l *loader) absent() diag.List {
	var found diag.List
	for _, name := range slices.Sorted(maps.Keys(l.options.Views)) {
		p := "layouts/" + name + ".html"
		if strings.HasPrefix(name, "partials/") {
			p = name + ".html"
		}
		if _, there := l.sources.text[p]; !there {
			found = append(found, fault(diag.Position{}, "theme/missing-layout",
				fmt.Sprintf("the theme has no %s", p), "take the default theme as the last layer"))
		}
	}
	return found
}
