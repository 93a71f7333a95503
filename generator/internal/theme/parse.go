package theme

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
	"text/template/parse"

	"mentorbook/generator/diag"
)

// file is a parsed layout or partial: the tree of the file itself and those it
// defines.
type file struct {
	path  string // in messages
	root  *parse.Tree
	trees map[string]*parse.Tree // what it defines, by name
}

// parseAll reads every layout and partial and judges each by itself.
func (l *loader) parseAll() {
	l.files = map[string]*file{}
	for _, p := range slices.Concat(l.sources.in("layouts", ".html"), l.sources.in("partials", ".html")) {
		f, d := l.parse(p)
		if d != nil {
			l.found = append(l.found, *d)
			continue
		}
		l.files[p] = f
		for _, tree := range f.all() {
			l.found = append(l.found, l.judgeCalls(f, tree)...)
			l.found = append(l.found, squeeze(l.sources, f.path, tree)...)
		}
	}
}

func (l *loader) parse(p string) (*file, *diag.Diagnostic) {
	f := &file{path: l.sources.name[p]}
	set, err := parse.Parse(f.path, l.sources.text[p], "{{", "}}", known(functions(l)))
	if err != nil {
		d := l.sources.locate(err, "theme/syntax")
		d.Hint = parseHint(d.Message, slices.Collect(maps.Keys(functions(l))))
		return nil, &d
	}
	f.root = set[f.path]
	delete(set, f.path)
	f.trees = set
	return f, nil
}

// known are the functions that a layout may name.
func known(own map[string]any) map[string]any {
	all := maps.Clone(own)
	for _, name := range builtins {
		all[name] = fmt.Sprint // the parser only looks for the name
	}
	return all
}

// builtins are the functions of html/template.
var builtins = strings.Fields("and call eq ge gt html index js le len lt ne not or print printf println slice urlquery")

func parseHint(message string, own []string) string {
	var name string
	if _, err := fmt.Sscanf(message, "function %q not defined", &name); err == nil {
		return suggest(name, append(own, builtins...))
	}
	if strings.Contains(message, "unexpected EOF") {
		return "an {{if}}, {{range}}, {{with}}, {{block}} or {{define}} has no {{end}}"
	}
	return "see the rules of Go's html/template"
}

// all gives the trees of a file in a fixed order.
func (f *file) all() []*parse.Tree {
	trees := make([]*parse.Tree, 0, 1+len(f.trees))
	if f.root != nil {
		trees = append(trees, f.root)
	}
	for _, name := range slices.Sorted(maps.Keys(f.trees)) {
		trees = append(trees, f.trees[name])
	}
	return trees
}

// stem is the name of a layout or partial in its folder.
func stem(p string) string { return strings.TrimSuffix(path.Base(p), path.Ext(p)) }

// nodes calls visit for every node below a node, itself first.
func nodes(n parse.Node, visit func(parse.Node)) {
	visit(n)
	for _, child := range children(n) {
		nodes(child, visit)
	}
}

// children gives the nodes directly below a node.
func children(n parse.Node) []parse.Node {
	switch n := n.(type) {
	case *parse.ListNode:
		return n.Nodes
	case *parse.ActionNode:
		return []parse.Node{n.Pipe}
	case *parse.IfNode:
		return branch(&n.BranchNode)
	case *parse.RangeNode:
		return branch(&n.BranchNode)
	case *parse.WithNode:
		return branch(&n.BranchNode)
	case *parse.TemplateNode:
		if n.Pipe != nil {
			return []parse.Node{n.Pipe}
		}
	case *parse.PipeNode:
		return as(n.Cmds)
	case *parse.CommandNode:
		return n.Args
	case *parse.ChainNode:
		return []parse.Node{n.Node}
	}
	return nil
}

func branch(n *parse.BranchNode) []parse.Node {
	below := []parse.Node{n.Pipe, n.List}
	if n.ElseList != nil {
		below = append(below, n.ElseList)
	}
	return below
}

func as[N parse.Node](list []N) []parse.Node {
	out := make([]parse.Node, len(list))
	for i, n := range list {
		out[i] = n
	}
	return out
}
