package theme

import (
	"bytes"
	"fmt"
	"html/template"
	"math/rand/v2"
	"reflect"
	"testing"
	"testing/fstest"

	"mentorbook/generator/internal/view"
)

// views are what the layouts of the default theme are given.
var views = map[string]any{
	"home": view.Home{}, "section": view.List{}, "mentors": view.Directory{}, "mentor": view.Mentor{}, "topic": view.Topic{},
	"topics": view.Topics{}, "languages": view.Languages{}, "language": view.Topic{}, "training": view.Training{},
	"module": view.Module{}, "facilitator": view.Module{}, "track": view.Track{}, "roundtable": view.Roundtable{},
	"guide": view.Guide{}, "worksheet": view.Worksheet{}, "story": view.Story{}, "page": view.Page{}, "404": view.Page{},
	"glossary": view.Glossary{}, "partials/mentor-card": view.Card{}, "partials/header": view.Bar{}, "partials/footer": view.Bar{},
}

type everywhere struct{}

func (everywhere) Has(url string) bool              { return url != "/nowhere/" }
func (everywhere) Near(string) []string             { return nil }
func (everywhere) Asset(name string) (string, bool) { return "/assets/" + name, true }

// awkward are texts that every escaper has something to do with.
var awkward = []string{
	"", "plain", `<b>"x" & 'y' + z</b>`, "javascript:alert(1)", "https://example.org/?a=1&b=%20%zz", "a b/ü?x=(1)'", "//x", "mailto:a@b", "!#$*,;=@[]~_-.|^{}",
	"\x00\xff", "&amp;", "HTTP:x", "%", "%4", "a:b/c", "/a:b", "日本", "h2", "open", "radio", "text",
}

// fill gives a value of a type with awkward contents.
func fill(r *rand.Rand, v reflect.Value, depth int) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(awkward[r.IntN(len(awkward))])
	case reflect.Int:
		v.SetInt(int64(r.IntN(4)))
	case reflect.Float64:
		v.SetFloat([]float64{0, 12.25, -0.5, 1e21}[r.IntN(4)])
	case reflect.Bool:
		v.SetBool(r.IntN(2) == 0)
	case reflect.Pointer:
		if depth < 6 && r.IntN(5) > 0 {
			v.Set(reflect.New(v.Type().Elem()))
			fill(r, v.Elem(), depth+1)
		}
	case reflect.Slice:
		n := 0
		if depth < 6 {
			n = r.IntN(3)
		}
		v.Set(reflect.MakeSlice(v.Type(), n, n))
		for i := range n {
			fill(r, v.Index(i), depth+1)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			fill(r, v.Field(i), depth+1)
		}
	case reflect.Interface:
		v.Set(reflect.ValueOf(everywhere{}))
	default:
		panic(fmt.Sprint("a view has a field of type ", v.Type()))
	}
}

// agree executes a layout both ways with awkward views.
func agree(t *testing.T, name string, l layout, view any) {
	t.Helper()
	if l.program == nil {
		t.Errorf("%s goes beyond what programs know", name)
		return
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 60 {
		data := reflect.New(reflect.TypeOf(view))
		fill(r, data.Elem(), 0)
		var want, got bytes.Buffer
		err := l.template().Execute(&want, data.Interface())
		if ok := l.program.execute(&got, data.Interface()); ok != (err == nil) {
			t.Fatalf("%s: the program ends well: %v; html/template: %v", name, ok, err)
		}
		if err == nil && got.String() != want.String() {
			i := 0
			for i < min(got.Len(), want.Len()) && got.Bytes()[i] == want.Bytes()[i] {
				i++
			}
			from := max(i-60, 0)
			t.Fatalf("%s differs at %d:\ngot  %q\nwant %q", name, i, clip(got.Bytes(), from), clip(want.Bytes(), from))
		}
		if err != nil && got.Len() > 0 {
			t.Fatalf("%s: a failed program left %d bytes", name, got.Len())
		}
	}
}

func clip(b []byte, from int) []byte { return b[from:min(from+160, len(b))] }

func TestProgramsWriteWhatHTMLTemplateWrites(t *testing.T) {
	th := standard(t)
	for name, v := range views {
		agree(t, name, th.layouts[name], v)
	}
}

type specimen struct {
	Text, Other string
	URL         template.URL
	HTML        template.HTML
	Set         template.Srcset
	N           int
	Yes         bool
	List        []specimen
	Texts       []string
	Next        *specimen
	view.Linker
}

// Every construct that programs know, each a layout of its own.
func TestConstructs(t *testing.T) {
	for _, text := range []string{
		"{{.Text}}{{.HTML}}{{.URL}}{{.N}}", `<a href="{{.Text}}" title="{{.Text}}">`, `<a href="{{.URL}}">`, `<a href="#{{.Text}}">`, `<a href="/x?{{.URL}}">`,
		`<a href="x?{{.Text}}={{.Other}}">`, `<a href="{{.Text}}/{{.URL}}">`, `<img srcset="{{.Set}}" src="{{.URL}}">`, "<title>{{.Text}}</title>", "<textarea>{{.Text}}</textarea>",
		"{{if .Text}}a{{else if .N}}b{{else}}c{{end}}", "{{with .Next}}{{.Text}}{{$.Text}}{{else}}{{.Text}}{{end}}", "{{with $x := .Text}}{{$x}}{{.}}{{end}}",
		"{{range .List}}{{.Text}}{{range .Texts}}{{.}}{{$.N}}{{end}}{{else}}none{{end}}", "{{range $i, $x := .Texts}}{{if $i}}, {{end}}{{$x}}{{end}}", "{{range $x := .List}}{{$x.Text}}{{end}}",
		"{{$x := .Text}}{{if .Yes}}{{$x := .Other}}{{$x}}{{end}}{{$x}}", "{{if and .Yes .Text (not .N)}}a{{end}}", "{{if or (eq .Text `plain` .Other) (gt .N 1)}}a{{end}}", "{{or .Text .Other}}{{and .Text .Other}}",
		"{{len .List}}{{len .Text}}{{if lt (len .Texts) 2}}few{{end}}", "{{if ne .N 1}}{{if le .N 1}}{{if ge .N 0}}x{{end}}{{end}}{{end}}", "{{.Next.Next.Text}}", "{{(.Next).Text}}", `{{.Href "/x/"}}<a href="{{.Href "/y z/"}}">`,
		`<a href="{{.Href .Text}}">`, `{{.Next.Href "/nowhere/"}}`, `{{template "p" .}}{{define "p"}}{{.Text}}{{template "q" .Next}}{{end}}{{define "q"}}{{if .}}{{.Other}}{{end}}{{end}}`,
		`<p class="a {{template "c" .}}">{{define "c"}}{{if .Yes}}b{{end}} {{.Text}}{{end}}`, `{{range .List}}{{template "r" .}}{{end}}{{define "r"}}{{$.Text}}{{end}}`, "{{`<`}}{{3}}{{if true}}a{{end}}",
		"{{$x := ``}}{{range .List}}{{if ne .Text $x}}{{.Text}}{{$x = .Text}}{{end}}{{end}}{{$x}}", "{{index .Texts .N}}", "{{index .Texts 0}}",
		`{{$x := .Text}}{{template "d" .}}{{$x}}{{define "d"}}{{$x := .Other}}{{$x}}{{end}}`, `{{with .Next}}{{template "e" .}}{{end}}{{define "e"}}{{$.Text}}{{end}}`,
		`{{range .Texts}}{{template "f"}}{{end}}{{define "f"}}<b>{{t "k"}}</b>{{end}}`,
		`{{range .List}}<p{{template "g" $}}>{{.Text}}{{end}}{{define "g"}}{{if ne .Text .Other}} title="{{.Text}}"{{with .Next}} lang="{{.Text}}{{$.Other}}{{template "h" $}}"{{else}} dir="{{.Other}}"{{end}}{{end}}{{end}}{{define "h"}}{{(.Next).Text}}{{range .Texts}}{{.}}{{end}}{{end}}`,
		`{{list .Texts}}{{t "k"}}{{before "k" "x"}}<b title="{{after "k" "x"}}{{t "k"}}">{{t "k" "x" .Text}}{{n "k" .N "x" .Other}}`,
	} {
		files := fstest.MapFS{"layouts/x.html": &fstest.MapFile{Data: []byte(text)}}
		th, found := Load([]Layer{{"theme", files}}, Options{Words: echo{}, Views: map[string]any{"x": specimen{}}})
		if th == nil {
			t.Fatalf("%s: %v", text, found)
		}
		built := th.layouts["x"]
		agree(t, text, built, specimen{})
		// What Load did to the tree changes nothing either.
		l := &loader{options: Options{Words: echo{}}}
		agree(t, text+" as written", layout{func() *template.Template { return template.Must(template.New("x").Funcs(functions(l)).Parse(text)) }, built.program}, specimen{})
	}
}

// What programs do not know is left to html/template and still right.
func TestBeyondPrograms(t *testing.T) {
	for _, text := range []string{"{{printf `%d` .N}}", "{{range $i, $x := .Texts}}{{break}}{{end}}", "<p title={{.Text}}>", "{{.Yes}}", `<p title="{{.HTML}}">`, "{{.Text | len}}", "{{$x := .Text}}{{$x = .N}}"} {
		l := &loader{options: Options{Words: echo{}}}
		built := template.Must(template.New("x").Funcs(functions(l)).Parse(text))
		built.Execute(&bytes.Buffer{}, specimen{})
		if l.compile(built, specimen{}) != nil {
			t.Errorf("%s was compiled: hold it against html/template in TestConstructs", text)
		}
	}
}

// echo gives back what it is asked.
type echo struct{}

func (echo) T(key string, args ...any) (string, error)              { return fmt.Sprint(key, args), nil }
func (echo) N(key string, n int, args ...any) (string, error)       { return fmt.Sprint(key, n, args), nil }
func (echo) Around(key, _ string, _ ...any) (string, string, error) { return key, key, nil }
func (echo) List(items []string) string                             { return fmt.Sprint(items) }
func (echo) Keys() []string                                         { return []string{"k"} }
func (echo) ForBrowser(prefix string) map[string]any                { return map[string]any{prefix: "v"} }

var addressed = template.Must(template.New("").Parse(`{{.T}}|<a href="{{.T}}" title="{{.T}}">|<a href="{{.U}}">|<a href="x/{{.T}}">|<a href="?{{.T}}">|<title>{{.T}}</title>`))

// The escapers, byte for byte, on anything.
func FuzzEscapers(f *testing.F) {
	for _, text := range awkward {
		f.Add(text)
	}
	type view struct {
		T string
		U template.URL
	}
	l := &loader{options: Options{Words: echo{}}}
	f.Fuzz(func(t *testing.T, text string) {
		data := view{text, template.URL(text)}
		var want, got bytes.Buffer
		if err := addressed.Execute(&want, data); err != nil {
			t.Fatal(err)
		}
		p := l.compile(addressed, view{})
		if p == nil || !p.execute(&got, data) || got.String() != want.String() {
			t.Errorf("%q\ngot  %q\nwant %q", text, got.String(), want.String())
		}
	})
}
