package theme

import (
	"html/template"
	"reflect"
	"text/template/parse"
)

// function compiles the call of a function.
func (c *compiler) function(name string, args []parse.Node, dot reflect.Type) value {
	switch name {
	case "and", "or":
		return c.either(name == "or", c.operands(args, dot))
	case "not", "eq", "ne", "lt", "le", "gt", "ge":
		test := c.test(name, args, dot)
		return value{reflect.TypeFor[bool](), func(f *frame) reflect.Value { return reflect.ValueOf(test(f)) }}
	case "len":
		return length(c.operands(args, dot))
	case "index":
		return index(c.operands(args, dot))
	}
	return c.own(name, c.operands(args, dot))
}

// length compiles len of a list or a text.
func length(operands []value) value {
	if len(operands) != 1 || operands[0].t.Kind() != reflect.Slice && operands[0].t.Kind() != reflect.String {
		panic(unsupported{})
	}
	return value{reflect.TypeFor[int](), func(f *frame) reflect.Value {
		v := operands[0].eval(f)
		if f.err != nil {
			return v
		}
		return reflect.ValueOf(v.Len())
	}}
}

// index compiles the choice of one element of a list.
func index(operands []value) value {
	if len(operands) != 2 || operands[0].t.Kind() != reflect.Slice || operands[1].t.Kind() != reflect.Int {
		panic(unsupported{})
	}
	return value{operands[0].t.Elem(), func(f *frame) reflect.Value {
		list, at := operands[0].eval(f), operands[1].eval(f)
		if f.err != nil || at.Int() < 0 || at.Int() >= int64(list.Len()) {
			return f.fail()
		}
		return list.Index(int(at.Int()))
	}}
}

// either compiles and, or: the first operand that decides, else the last.
func (c *compiler) either(decisive bool, operands []value) value {
	if len(operands) == 0 {
		panic(unsupported{})
	}
	for _, o := range operands {
		if o.t != operands[0].t {
			panic(unsupported{})
		}
	}
	is := truth(operands[0].t)
	return value{operands[0].t, func(f *frame) (v reflect.Value) {
		for _, o := range operands {
			if v = o.eval(f); f.err != nil || is(v) == decisive {
				break
			}
		}
		return v
	}}
}

// own compiles a call of one of the functions of this package.
func (c *compiler) own(name string, operands []value) value {
	arg := func(i int, t reflect.Type) func(*frame) reflect.Value {
		if i >= len(operands) || operands[i].t != t {
			panic(unsupported{})
		}
		return operands[i].eval
	}
	texts := func(from int) func(*frame) []any {
		rest := operands[min(from, len(operands)):]
		return func(f *frame) []any {
			var all []any
			for _, o := range rest {
				if v := o.eval(f); f.err == nil {
					all = append(all, v.Interface())
				}
			}
			return all
		}
	}
	text := reflect.TypeFor[string]()
	switch own := functions(c.loader)[name].(type) {
	case func(string, ...any) (string, error): // t
		key, rest := arg(0, text), texts(1)
		return result(text, func(f *frame) (any, error) { return own(key(f).String(), rest(f)...) })
	case func(string, int, ...any) (string, error): // n
		key, n, rest := arg(0, text), arg(1, reflect.TypeFor[int]()), texts(2)
		return result(text, func(f *frame) (any, error) {
			count := n(f)
			if f.err != nil {
				return "", f.err
			}
			return own(key(f).String(), int(count.Int()), rest(f)...)
		})
	case func([]string) string: // list
		items := arg(0, reflect.TypeFor[[]string]())
		return result(text, func(f *frame) (any, error) {
			v := items(f)
			if f.err != nil {
				return "", f.err
			}
			return own(v.Interface().([]string)), nil
		})
	case func(string) (template.HTML, error): // icon
		name := arg(0, text)
		return result(reflect.TypeFor[template.HTML](), func(f *frame) (any, error) { return own(name(f).String()) })
	}
	panic(unsupported{})
}

func result(t reflect.Type, call func(f *frame) (any, error)) value {
	return value{t, func(f *frame) reflect.Value {
		v, err := call(f)
		if err != nil || f.err != nil {
			return f.fail()
		}
		return reflect.ValueOf(v)
	}}
}
