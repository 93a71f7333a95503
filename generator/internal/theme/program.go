package theme

import (
	"bytes"
	"errors"
	"html/template"
	"reflect"
)

// program is a layout compiled for the type of its view.
//
// html/template spends most of its time on finding fields by name and on
// calling escapers by reflection. It has done its real work, deciding how every
// action must be escaped, when a layout is loaded; a program executes the tree
// that it left behind, with fields and escapers looked up once. It knows only
// part of the template language and of the escapers, each exactly as
// html/template does it; a layout that uses more, and any execution that ends
// in an error, is left to html/template (see [layout.execute]).
type program struct {
	view reflect.Type
	run  step
	vars int // places for variables
}

// step executes a part of a program. It stops early when f.err is set.
type step func(f *frame)

// frame is the state of one execution.
type frame struct {
	out  *bytes.Buffer
	dot  reflect.Value
	vars []reflect.Value
	room []byte // for texts on their way through two escapers
	err  error
}

// errFailed says that html/template must say what is wrong.
var errFailed = errors.New("the program failed")

func (f *frame) fail() reflect.Value {
	f.err = errFailed
	return reflect.Value{}
}

// execute writes a page, or reports that html/template must.
func (p *program) execute(w *bytes.Buffer, data any) bool {
	dot := reflect.ValueOf(data)
	if dot.Kind() == reflect.Pointer && !dot.IsNil() {
		dot = dot.Elem()
	}
	if !dot.IsValid() || dot.Type() != p.view {
		return false
	}
	f := frame{out: w, dot: dot, vars: make([]reflect.Value, p.vars)}
	start := w.Len()
	p.run(&f)
	if f.err != nil {
		w.Truncate(start)
	}
	return f.err == nil
}

// compiler makes a program of an escaped template.
type compiler struct {
	loader *loader
	set    *template.Template
	calls  map[call]*step
	scope  []variable
	vars   int
}

// call is a template compiled for a type of its dot.
type call struct {
	name string
	dot  reflect.Type
}

type variable struct {
	name string
	slot int
	t    reflect.Type
}

// unsupported is thrown where a layout goes beyond what programs know.
type unsupported struct{}

// compile gives nil when the template must be left to html/template.
func (l *loader) compile(t *template.Template, view any) (p *program) {
	if view == nil {
		return nil
	}
	defer func() {
		if fault := recover(); fault != nil {
			if _, ok := fault.(unsupported); !ok {
				panic(fault)
			}
			p = nil
		}
	}()
	c := &compiler{loader: l, set: t, calls: map[call]*step{}}
	dot := reflect.TypeOf(view)
	run := c.template(t.Name(), dot)
	return &program{view: dot, run: func(f *frame) { (*run)(f) }, vars: c.vars}
}

// template compiles a template once for each type of its dot. Variables of
// different templates never share a place, unless the template calls itself,
// which is unsupported.
func (c *compiler) template(name string, dot reflect.Type) *step {
	key := call{name, dot}
	if known, ok := c.calls[key]; ok {
		if *known == nil {
			panic(unsupported{})
		}
		return known
	}
	tree := c.set.Lookup(name)
	if tree == nil || tree.Tree == nil {
		panic(unsupported{}) // a variant that html/template keeps to itself
	}
	run := new(step)
	c.calls[key] = run
	outer := c.scope
	c.scope = nil
	c.declare("$", dot)
	slot := c.scope[0].slot
	body := c.list(tree.Tree.Root, dot)
	c.scope = outer
	*run = func(f *frame) {
		f.vars[slot] = f.dot
		body(f)
	}
	return run
}

func (c *compiler) declare(name string, t reflect.Type) int {
	c.scope = append(c.scope, variable{name, c.vars, t})
	c.vars++
	return c.vars - 1
}
