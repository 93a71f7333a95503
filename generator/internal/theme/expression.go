package theme

import (
	"reflect"
	"strings"
	"text/template/parse"
)

// value is a compiled expression and the type of its result.
type value struct {
	t    reflect.Type
	eval func(f *frame) reflect.Value
}

func constant(v any) value {
	r := reflect.ValueOf(v)
	return value{r.Type(), func(*frame) reflect.Value { return r }}
}

// pipe compiles a pipeline of one command, without what it declares.
func (c *compiler) pipe(p *parse.PipeNode, dot reflect.Type) value {
	if len(p.Cmds) != 1 {
		panic(unsupported{})
	}
	return c.command(p.Cmds[0], dot)
}

func (c *compiler) command(n *parse.CommandNode, dot reflect.Type) value {
	args := n.Args[1:]
	switch first := n.Args[0].(type) {
	case *parse.IdentifierNode:
		return c.function(first.Ident, args, dot)
	case *parse.FieldNode:
		return c.fields(current(dot), first.Ident, args, dot)
	case *parse.VariableNode:
		return c.fields(c.variable(first.Ident[0]), first.Ident[1:], args, dot)
	case *parse.ChainNode:
		return c.fields(c.operand(first.Node, dot), first.Field, args, dot)
	}
	if len(args) > 0 {
		panic(unsupported{})
	}
	return c.operand(n.Args[0], dot)
}

// operand compiles an argument.
func (c *compiler) operand(n parse.Node, dot reflect.Type) value {
	switch n := n.(type) {
	case *parse.DotNode:
		return current(dot)
	case *parse.StringNode:
		return constant(n.Text)
	case *parse.BoolNode:
		return constant(n.True)
	case *parse.NumberNode:
		if !n.IsInt || strings.ContainsAny(n.Text, "'.eE") {
			panic(unsupported{})
		}
		return constant(int(n.Int64))
	case *parse.PipeNode:
		if len(n.Decl) == 0 {
			return c.pipe(n, dot)
		}
	case *parse.FieldNode:
		return c.fields(current(dot), n.Ident, nil, dot)
	case *parse.VariableNode:
		return c.fields(c.variable(n.Ident[0]), n.Ident[1:], nil, dot)
	case *parse.ChainNode:
		return c.fields(c.operand(n.Node, dot), n.Field, nil, dot)
	case *parse.IdentifierNode:
		return c.function(n.Ident, nil, dot)
	}
	panic(unsupported{})
}

func current(dot reflect.Type) value {
	return value{dot, func(f *frame) reflect.Value { return f.dot }}
}

func (c *compiler) variable(name string) value {
	v := c.lookup(name)
	return value{v.t, func(f *frame) reflect.Value { return f.vars[v.slot] }}
}

// fields follows names from a value; the last may be a method with arguments.
func (c *compiler) fields(from value, names []string, args []parse.Node, dot reflect.Type) value {
	for i, name := range names {
		last := i == len(names)-1
		if hasMethod(from.t, name) {
			if !last && len(args) > 0 {
				panic(unsupported{})
			}
			if !last {
				from = c.method(from, name, nil, dot)
				continue
			}
			return c.method(from, name, args, dot)
		}
		from = field(from, name)
	}
	if len(args) > 0 {
		panic(unsupported{})
	}
	return from
}

func hasMethod(t reflect.Type, name string) bool {
	if t.Kind() != reflect.Pointer {
		t = reflect.PointerTo(t)
	}
	_, ok := t.MethodByName(name)
	return ok
}

// field compiles the access to a field of a struct or of what points to one.
func field(from value, name string) value {
	t := from.t
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct {
		panic(unsupported{})
	}
	found, ok := t.FieldByName(name)
	if !ok || !found.IsExported() {
		panic(unsupported{})
	}
	path, eval := found.Index, from.eval
	return value{found.Type, func(f *frame) reflect.Value {
		v := eval(f)
		if f.err != nil {
			return v
		}
		for _, i := range path {
			if v.Kind() == reflect.Pointer {
				if v.IsNil() {
					return f.fail()
				}
				v = v.Elem()
			}
			v = v.Field(i)
		}
		return v
	}}
}

// method compiles a call of a method on a value, with texts as arguments.
func (c *compiler) method(from value, name string, args []parse.Node, dot reflect.Type) value {
	from = pointed(from)
	direct, ok := from.t.MethodByName(name)
	indirect, _ := reflect.PointerTo(from.t).MethodByName(name)
	if !ok || direct.Type.IsVariadic() || direct.Type.NumIn() != 1+len(args) || direct.Type.NumOut() == 0 {
		panic(unsupported{})
	}
	operands := c.operands(args, dot)
	for i, o := range operands {
		if o.t != direct.Type.In(i+1) {
			panic(unsupported{})
		}
	}
	return value{direct.Type.Out(0), func(f *frame) reflect.Value {
		receiver, in := from.eval(f), make([]reflect.Value, len(operands))
		for i, o := range operands {
			in[i] = o.eval(f)
		}
		if f.err != nil {
			return reflect.Value{}
		}
		bound := receiver
		if receiver.CanAddr() { // spares a copy of the receiver
			bound = receiver.Addr().Method(indirect.Index)
		} else {
			bound = receiver.Method(direct.Index)
		}
		out := bound.Call(in)
		if len(out) == 2 && !out[1].IsNil() {
			return f.fail()
		}
		return out[0]
	}}
}

// pointed follows a pointer.
func pointed(from value) value {
	switch from.t.Kind() {
	case reflect.Interface:
		panic(unsupported{})
	case reflect.Pointer:
		return value{from.t.Elem(), func(f *frame) reflect.Value {
			v := from.eval(f)
			if f.err != nil || v.IsNil() {
				return f.fail()
			}
			return v.Elem()
		}}
	}
	return from
}

func (c *compiler) operands(args []parse.Node, dot reflect.Type) []value {
	out := make([]value, len(args))
	for i, a := range args {
		out[i] = c.operand(a, dot)
	}
	return out
}
