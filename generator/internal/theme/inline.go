package theme

import "text/template/parse"

// inlined gives copies of a set's trees in which calls are replaced.
func inlined(s set) map[string]*parse.Tree {
	in, out := inliner{s.trees, map[string]bool{}}, map[string]*parse.Tree{}
	for name, tree := range s.trees {
		out[name] = tree.Copy()
		in.open[name] = true
		in.list(out[name].Root, true)
		delete(in.open, name)
	}
	return out
}

// inliner puts the body of a called template in the place of the call wherever
// that means the same and no variable would stay behind. Positions stay those
// of the file that the body is from. The calls are
//
//	{{template "x" .}}  when the body does not use $, or $ is the dot too
//	{{template "x" $}}  with $ for the dot of the body, as both are the same there
//	{{template "x"}}    when the body uses neither
type inliner struct {
	trees map[string]*parse.Tree
	open  map[string]bool // being inlined, so that recursion ends
}

// list gives a list with the calls in it replaced. top tells that the dot is
// still the one that $ names.
func (in *inliner) list(list *parse.ListNode, top bool) {
	if list == nil {
		return
	}
	for i, n := range list.Nodes {
		switch n := n.(type) {
		case *parse.TemplateNode:
			if body := in.body(n, top); body != nil {
				list.Nodes[i] = body
			}
		case *parse.IfNode:
			in.list(n.List, top)
			in.list(n.ElseList, top)
		case *parse.WithNode:
			in.list(n.List, false)
			in.list(n.ElseList, top)
		case *parse.RangeNode:
			in.list(n.List, false)
			in.list(n.ElseList, top)
		}
	}
}

func (in *inliner) body(call *parse.TemplateNode, top bool) *parse.ListNode {
	tree := in.trees[call.Name]
	if tree == nil || in.open[call.Name] || declares(tree) {
		return nil
	}
	in.open[call.Name] = true
	defer delete(in.open, call.Name)
	body := tree.Root.CopyList()
	switch {
	case isDot(call.Pipe) && (top || !usesRoot(tree)):
		in.list(body, top)
	case isRoot(call.Pipe):
		in.list(body, true)
		rootDots(body)
	case call.Pipe == nil && !usesDot(tree) && !usesRoot(tree):
		in.list(body, top)
	default:
		return nil
	}
	return body
}

// isDot tells whether a pipeline is "." alone.
func isDot(p *parse.PipeNode) bool {
	if p == nil || len(p.Decl) > 0 || len(p.Cmds) != 1 || len(p.Cmds[0].Args) != 1 {
		return false
	}
	_, ok := p.Cmds[0].Args[0].(*parse.DotNode)
	return ok
}

// isRoot tells whether a pipeline is "$" alone.
func isRoot(p *parse.PipeNode) bool {
	if p == nil || len(p.Decl) > 0 || len(p.Cmds) != 1 || len(p.Cmds[0].Args) != 1 {
		return false
	}
	v, ok := p.Cmds[0].Args[0].(*parse.VariableNode)
	return ok && len(v.Ident) == 1 && v.Ident[0] == "$"
}

// rootDots writes $ for the dot wherever in a list the two are the same.
func rootDots(n parse.Node) {
	switch n := n.(type) {
	case *parse.CommandNode:
		for i, arg := range n.Args {
			n.Args[i] = rootDot(arg)
			rootDots(n.Args[i])
		}
		return
	case *parse.ChainNode:
		n.Node = rootDot(n.Node)
	case *parse.WithNode:
		rootDots(n.Pipe)
		rootElse(n.ElseList)
		return
	case *parse.RangeNode:
		rootDots(n.Pipe)
		rootElse(n.ElseList)
		return
	}
	for _, child := range children(n) {
		rootDots(child)
	}
}

func rootElse(list *parse.ListNode) {
	if list != nil {
		rootDots(list)
	}
}

// rootDot gives "$" for "." and "$.A" for ".A".
func rootDot(n parse.Node) parse.Node {
	switch n := n.(type) {
	case *parse.DotNode:
		return &parse.VariableNode{NodeType: parse.NodeVariable, Pos: n.Pos, Ident: []string{"$"}}
	case *parse.FieldNode:
		return &parse.VariableNode{NodeType: parse.NodeVariable, Pos: n.Pos, Ident: append([]string{"$"}, n.Ident...)}
	}
	return n
}

// usesRoot tells whether a tree names $.
func usesRoot(tree *parse.Tree) bool {
	found := false
	nodes(tree.Root, func(n parse.Node) {
		v, ok := n.(*parse.VariableNode)
		found = found || ok && v.Ident[0] == "$"
	})
	return found
}

// usesDot tells whether a tree names the dot or a field of it.
func usesDot(tree *parse.Tree) bool {
	found := false
	nodes(tree.Root, func(n parse.Node) {
		found = found || n.Type() == parse.NodeDot || n.Type() == parse.NodeField
	})
	return found
}

// declares tells whether a tree declares a variable that would outlive it.
func declares(tree *parse.Tree) bool {
	for _, n := range tree.Root.Nodes {
		if a, ok := n.(*parse.ActionNode); ok && len(a.Pipe.Decl) > 0 {
			return true
		}
	}
	return false
}
