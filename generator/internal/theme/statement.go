package theme

import (
	"reflect"
	"slices"
	"text/template/parse"
)

// list compiles statements in order; what they declare ends with them.
func (c *compiler) list(list *parse.ListNode, dot reflect.Type) step {
	if list == nil {
		return func(*frame) {}
	}
	mark := len(c.scope)
	steps := c.steps(list, dot)
	c.scope = c.scope[:mark]
	if len(steps) == 1 {
		return steps[0]
	}
	return func(f *frame) {
		for _, s := range steps {
			if s(f); f.err != nil {
				return
			}
		}
	}
}

func (c *compiler) steps(list *parse.ListNode, dot reflect.Type) []step {
	var steps []step
	for _, n := range list.Nodes {
		if inner, ok := n.(*parse.ListNode); ok { // inlined
			steps = append(steps, c.steps(inner, dot)...)
			continue
		}
		steps = append(steps, c.statement(n, dot))
	}
	return steps
}

func (c *compiler) statement(n parse.Node, dot reflect.Type) step {
	switch n := n.(type) {
	case *parse.TextNode:
		text := n.Text
		return func(f *frame) { f.out.Write(text) }
	case *parse.ActionNode:
		return c.action(n.Pipe, dot)
	case *parse.IfNode:
		return c.ifElse(&n.BranchNode, dot)
	case *parse.WithNode:
		return c.with(&n.BranchNode, dot)
	case *parse.RangeNode:
		return c.loop(&n.BranchNode, dot)
	case *parse.TemplateNode:
		return c.call(n, dot)
	}
	panic(unsupported{})
}

func (c *compiler) action(p *parse.PipeNode, dot reflect.Type) step {
	if len(p.Decl) == 0 {
		return c.output(p, dot)
	}
	value, slot := c.pipe(p, dot), 0
	if p.IsAssign {
		slot = c.assigned(p.Decl[0].Ident[0], value.t)
	} else {
		slot = c.bind(p, 0, value.t)
	}
	return func(f *frame) { f.vars[slot] = value.eval(f) }
}

// assigned finds the place of a variable that gets a new value of its type.
func (c *compiler) assigned(name string, t reflect.Type) int {
	v := c.lookup(name)
	if v.t != t {
		panic(unsupported{})
	}
	return v.slot
}

func (c *compiler) lookup(name string) variable {
	for _, v := range slices.Backward(c.scope) {
		if v.name == name {
			return v
		}
	}
	panic(unsupported{})
}

// bind declares the i-th variable of a pipeline.
func (c *compiler) bind(p *parse.PipeNode, i int, t reflect.Type) int {
	if p.IsAssign || len(p.Decl) <= i {
		panic(unsupported{})
	}
	return c.declare(p.Decl[i].Ident[0], t)
}

func (c *compiler) ifElse(n *parse.BranchNode, dot reflect.Type) step {
	if len(n.Pipe.Decl) > 0 || len(n.Pipe.Cmds) != 1 {
		panic(unsupported{})
	}
	condition := c.condition(n.Pipe.Cmds[0], dot)
	then, otherwise := c.list(n.List, dot), c.list(n.ElseList, dot)
	return func(f *frame) {
		switch is := condition(f); {
		case f.err != nil:
		case is:
			then(f)
		default:
			otherwise(f)
		}
	}
}

func (c *compiler) with(n *parse.BranchNode, dot reflect.Type) step {
	mark := len(c.scope)
	value, slot := c.pipe(n.Pipe, dot), -1
	if len(n.Pipe.Decl) > 0 {
		slot = c.bind(n.Pipe, 0, value.t)
	}
	is := truth(value.t)
	then, otherwise := c.list(n.List, value.t), c.list(n.ElseList, dot)
	c.scope = c.scope[:mark]
	return func(f *frame) {
		v := value.eval(f)
		if f.err != nil {
			return
		}
		if slot >= 0 {
			f.vars[slot] = v
		}
		if !is(v) {
			otherwise(f)
			return
		}
		outer := f.dot
		f.dot = v
		then(f)
		f.dot = outer
	}
}

func (c *compiler) loop(n *parse.BranchNode, dot reflect.Type) step {
	mark := len(c.scope)
	value := c.pipe(n.Pipe, dot)
	if value.t.Kind() != reflect.Slice {
		panic(unsupported{})
	}
	item, index, each := value.t.Elem(), -1, -1
	if len(n.Pipe.Decl) == 2 {
		index = c.bind(n.Pipe, 0, reflect.TypeFor[int]())
		each = c.bind(n.Pipe, 1, item)
	} else if len(n.Pipe.Decl) == 1 {
		each = c.bind(n.Pipe, 0, item)
	}
	body, otherwise := c.list(n.List, item), c.list(n.ElseList, dot)
	c.scope = c.scope[:mark]
	return func(f *frame) {
		list := value.eval(f)
		if f.err != nil {
			return
		}
		if list.Len() == 0 {
			otherwise(f)
			return
		}
		outer := f.dot
		for i := 0; i < list.Len() && f.err == nil; i++ {
			f.dot = list.Index(i)
			if index >= 0 {
				f.vars[index] = reflect.ValueOf(i)
			}
			if each >= 0 {
				f.vars[each] = f.dot
			}
			body(f)
		}
		f.dot = outer
	}
}

func (c *compiler) call(n *parse.TemplateNode, dot reflect.Type) step {
	if n.Pipe == nil || len(n.Pipe.Decl) > 0 {
		panic(unsupported{})
	}
	value := c.pipe(n.Pipe, dot)
	run := c.template(n.Name, value.t)
	return func(f *frame) {
		outer := f.dot
		if f.dot = value.eval(f); f.err == nil {
			(*run)(f)
		}
		f.dot = outer
	}
}
