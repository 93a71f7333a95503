package theme

import (
	"cmp"
	"reflect"
	"strings"
	"text/template/parse"
)

// condition compiles a command whose truth alone matters.
func (c *compiler) condition(n *parse.CommandNode, dot reflect.Type) func(*frame) bool {
	if name, ok := n.Args[0].(*parse.IdentifierNode); ok {
		switch name.Ident {
		case "and", "or", "not", "eq", "ne", "lt", "le", "gt", "ge":
			return c.test(name.Ident, n.Args[1:], dot)
		}
	}
	return asBool(c.command(n, dot))
}

func asBool(v value) func(*frame) bool {
	is := truth(v.t)
	return func(f *frame) bool {
		r := v.eval(f)
		return f.err == nil && is(r)
	}
}

// test compiles the functions that answer yes or no.
func (c *compiler) test(name string, args []parse.Node, dot reflect.Type) func(*frame) bool {
	switch name {
	case "and", "or":
		decisive, parts := name == "or", c.conditions(args, dot)
		return func(f *frame) bool {
			for _, p := range parts {
				if is := p(f); f.err != nil || is == decisive {
					return is
				}
			}
			return !decisive
		}
	case "not":
		parts := c.conditions(args, dot)
		if len(parts) != 1 {
			panic(unsupported{})
		}
		return func(f *frame) bool { return !parts[0](f) }
	}
	return compare(name, c.operands(args, dot))
}

func (c *compiler) conditions(args []parse.Node, dot reflect.Type) []func(*frame) bool {
	parts := make([]func(*frame) bool, len(args))
	for i, a := range args {
		if p, ok := a.(*parse.PipeNode); ok && len(p.Cmds) == 1 && len(p.Decl) == 0 {
			parts[i] = c.condition(p.Cmds[0], dot)
			continue
		}
		parts[i] = asBool(c.operand(a, dot))
	}
	return parts
}

// compare compiles eq (with one of several), ne, lt, le, gt and ge of texts or
// of whole numbers.
func compare(name string, operands []value) func(*frame) bool {
	if len(operands) < 2 || len(operands) > 2 && name != "eq" {
		panic(unsupported{})
	}
	kind := operands[0].t.Kind()
	for _, o := range operands {
		if o.t.Kind() != kind || kind != reflect.String && kind != reflect.Int {
			panic(unsupported{})
		}
	}
	order := func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) }
	if kind == reflect.Int {
		order = func(a, b reflect.Value) int { return cmp.Compare(a.Int(), b.Int()) }
	}
	want := map[string]func(int) bool{
		"eq": func(n int) bool { return n == 0 }, "ne": func(n int) bool { return n != 0 },
		"lt": func(n int) bool { return n < 0 }, "le": func(n int) bool { return n <= 0 },
		"gt": func(n int) bool { return n > 0 }, "ge": func(n int) bool { return n >= 0 },
	}[name]
	return func(f *frame) bool {
		first := operands[0].eval(f)
		for _, o := range operands[1:] {
			second := o.eval(f)
			if f.err != nil {
				return false
			}
			if want(order(first, second)) {
				return true
			}
		}
		return false
	}
}

// truth is what html/template holds for true, by type.
func truth(t reflect.Type) func(reflect.Value) bool {
	switch t.Kind() {
	case reflect.Bool:
		return reflect.Value.Bool
	case reflect.String, reflect.Slice, reflect.Map:
		return func(v reflect.Value) bool { return v.Len() > 0 }
	case reflect.Int:
		return func(v reflect.Value) bool { return v.Int() != 0 }
	case reflect.Pointer:
		return func(v reflect.Value) bool { return !v.IsNil() }
	case reflect.Struct:
		return func(reflect.Value) bool { return true }
	}
	panic(unsupported{})
}
