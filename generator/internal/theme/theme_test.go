package theme_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/theme"
)

func executed(t *testing.T, th *theme.Theme, layout string, data any) string {
	t.Helper()
	var b bytes.Buffer
	if err := th.Execute(&b, layout, data); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// A page of every kind of layout, with the bytes that a browser gets.
func TestExecute(t *testing.T) {
	th := loaded(t, `
-- layouts/base.html --
<!doctype html>
<html lang="en">
  <head>
    <!-- a remark -->
    <meta charset="utf-8">
    <title>{{.Title}} · {{t "nav.search"}}</title>
  </head>
  <body class="{{block "shape" .}}plain{{end}}">
    {{block "main" .}}<p>{{t "nav.skip"}}</p>{{end}}
    <button title="{{t "nav.search"}}">{{icon "dot"}} {{t "nav.search"}}</button>
  </body>
</html>
-- layouts/person.html --
{{define "shape"}}person{{end}}
{{define "main"}}
  <h1><bdi>{{.Name}}</bdi>,   mentor</h1>
  <a
    href="{{.URL}}"
    {{if .Current}}aria-current="page"{{end}}
  >one</a> <a href="{{.Href "/x/"}}">two</a>
  {{range .Topics}}
    <i>{{.Name}}</i>{{with .Level}} ({{.}}){{end}}
  {{end}}
  <p>{{before "by" "name"}}<bdi>{{.Name}}</bdi>{{after "by" "name"}} {{n "left" .Count}}, {{list .Tongues}}</p>
  <pre>
 kept  as
  it is</pre>
  {{.Body}}
{{end}}
-- layouts/plain.html --
{{/* defines nothing */}}
-- layouts/whole.html --
<p>a page of its own, {{template "card" .Nested}}</p>
-- partials/card.html --
<b>{{.Name}}</b>
-- assets/icons/dot.svg --
<?xml version="1.0"?>
<!-- drawn by hand -->
<svg xmlns="http://www.w3.org/2000/svg" class="x" viewBox="0 0 20 20" width="20" height="20" fill="none">
  <g><circle cx="1" cy="1" r="1"></circle></g>
</svg>
`)
	const head = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ada &amp; &#34;co&#34; &lt;x&gt; · Search &amp; &#34;find&#34; &lt;all&gt;</title></head>`
	const foot = `<button title="Search &amp; &#34;find&#34; &lt;all&gt;"><svg class="mb-icon" aria-hidden="true" viewBox="0 0 20 20" width="20" height="20" fill="none"><g><circle cx="1" cy="1" r="1"/></g></svg> Search &amp; &#34;find&#34; &lt;all&gt;</button></body></html>`
	for layout, want := range map[string]string{
		"person": head + `<body class="person"> <h1><bdi>Ada O&#39;Brien &#43; 1</bdi>, mentor</h1>` +
			`<a href="../ada/?a=1&amp;b=2" aria-current="page" >one</a> <a href="../x/">two</a> <i>Negotiation</i> (expert) <i>Go</i> ` +
			`<p>Reviewed by <bdi>Ada O&#39;Brien &#43; 1</bdi>. 3 left, English, Cymraeg</p>` +
			"<pre>\n kept  as\n  it is</pre> <p>Hello <b>there</b></p> " + foot,
		"plain": head + `<body class="plain"><p>Skip</p>` + foot,
		"whole": `<p>a page of its own, <b>deep</b> </p>`,
	} {
		got := executed(t, th, layout, someone)
		// One space or none between blocks is the same page.
		if tight(got) != tight(want) {
			t.Errorf("%s:\ngot  %s\nwant %s", layout, got, want)
		}
	}
	var b bytes.Buffer
	if err := th.Partial(&b, "card", topic{Name: "<Go>"}); err != nil || strings.TrimSpace(b.String()) != "<b>&lt;Go&gt;</b>" {
		t.Errorf("card: %q, %v", b.String(), err)
	}
	if err := th.Execute(&b, "nothing", nil); err == nil || err.Error() != `the theme has no layout "nothing"` {
		t.Errorf("an unknown layout: %v", err)
	}
}

func tight(html string) string {
	return strings.NewReplacer("> <", "><", " >", ">").Replace(strings.Join(strings.Fields(html), " "))
}

func TestAnOverlayReplacesOneFile(t *testing.T) {
	th := loaded(t, `
-- layouts/base.html --
<main>{{block "main" .}}{{end}}{{template "foot" .}}</main>
-- layouts/person.html --
{{define "main"}}<p>{{.Name}}</p>{{end}}
-- partials/foot.html --
<footer>default</footer>
-- assets/styles/site/10-a.css --
a { color: red }
-- assets/styles/site/20-b.css --
b { color: blue }
-- mine/partials/foot.html --
<footer>mine</footer>
-- mine/assets/styles/site/10-a.css --
a { color: green }
-- mine/layouts/own.html --
{{define "main"}}<p>own</p>{{end}}
`)
	if got := executed(t, th, "person", person{Name: "Ada"}); got != "<main><p>Ada</p><footer>mine</footer></main>" {
		t.Errorf("got %s", got)
	}
	if got := executed(t, th, "own", person{}); got != "<main><p>own</p><footer>mine</footer></main>" {
		t.Errorf("got %s", got)
	}
	css := string(asset(t, th, "site.css").Data)
	if !strings.HasSuffix(css, "\na{color:green}\nb{color:blue}") {
		t.Errorf("site.css is %s", css)
	}
}

func asset(t *testing.T, th *theme.Theme, name string) theme.Asset {
	t.Helper()
	for _, a := range th.Assets() {
		if a.Name == name {
			return a
		}
	}
	t.Fatalf("there is no asset %s", name)
	return theme.Asset{}
}

const sheets = `
-- layouts/base.html --
<p>x</p>
-- assets/styles/site/a.css --
a { color : var( --accent ) }
-- assets/styles/print.css --
p { margin : 0 }
-- assets/scripts/site/1.js --
const a = { b : 1 }
-- assets/scripts/site/2.js --
(function () { a.b ; })()
-- assets/scripts/choose.js --
"use strict" ; let count = 1 ; count ++
-- assets/images/mark.svg --
<svg xmlns="http://www.w3.org/2000/svg"/>
`

func TestAssets(t *testing.T) {
	th := loaded(t, sheets)
	var names []string
	for _, a := range th.Assets() {
		names = append(names, a.Name)
		base, ext, _ := strings.Cut(a.Name, ".")
		if !strings.HasPrefix(a.URL, "/assets/"+base+".") || len(a.URL) != len("/assets/"+base+".01234567."+ext) {
			t.Errorf("%s has the address %s", a.Name, a.URL)
		}
		if url, ok := th.AssetURL(a.Name); !ok || url != a.URL {
			t.Errorf("AssetURL(%q) = %q, %v", a.Name, url, ok)
		}
	}
	if got := strings.Join(names, " "); got != "choose.js mark.svg print.css site.css site.js" {
		t.Errorf("assets are %s", got)
	}
	if got := string(asset(t, th, "site.js").Data); got != "const a={b:1}\n;(function(){a.b})()" {
		t.Errorf("site.js is %s", got)
	}
	css := string(asset(t, th, "site.css").Data)
	for _, part := range []string{"@layer palette{:root{color-scheme:light;--paper:#fbf9f5;", "--accent:#0b6e4f;", "@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;--paper:#1b1917;", ":root[data-theme=dark]{"} {
		if !strings.Contains(css, part) {
			t.Errorf("site.css has no %s:\n%s", part, css)
		}
	}
	if _, ok := th.AssetURL("nothing.css"); ok {
		t.Error("an asset that is not there has an address")
	}
}

func TestFingerprintsFollowTheBytes(t *testing.T) {
	first, again := loaded(t, sheets), loaded(t, sheets)
	other := loaded(t, strings.Replace(sheets, "margin : 0", "margin : 1px", 1))
	for _, a := range first.Assets() {
		same, _ := again.AssetURL(a.Name)
		if same != a.URL {
			t.Errorf("%s was %s and is %s", a.Name, a.URL, same)
		}
		if changed, _ := other.AssetURL(a.Name); (changed != a.URL) != (a.Name == "print.css") {
			t.Errorf("%s: %s and %s", a.Name, a.URL, changed)
		}
	}
}

// A script gets the words that it asks for, as text whatever is in them.
func TestWordsOfScripts(t *testing.T) {
	th := loaded(t, `
-- layouts/base.html --
<p>x</p>
-- assets/scripts/a.js --
const some = words("nav."), time = words.time;
`)
	const want = `const some={search:'Search & "find" <all>',skip:"Skip"},time=words.time`
	if got := string(asset(t, th, "a.js").Data); got != want {
		t.Errorf("a.js is\n%s, want\n%s", got, want)
	}
}

// Scripts that export are one module, whose other names may be short.
func TestModules(t *testing.T) {
	th := loaded(t, `
-- layouts/base.html --
<p>x</p>
-- assets/scripts/find/1.js --
const abundant = (a) => a + 1;
-- assets/scripts/find/2.js --
export class Finder { look() { return abundant(1) } }
export const open = (name) => new Finder(name);
`)
	const want = `export const{Finder,open}=(()=>{const t=e=>e+1;class e{look(){return t(1)}}const n=t=>new e(t);return{Finder:e,open:n}})()`
	if got := string(asset(t, th, "find.js").Data); got != want {
		t.Errorf("find.js is\n%s, want\n%s", got, want)
	}
}

// An error while a layout is executed is one of the author's file, whatever
// minifying made of it.
func TestAnErrorInUseHasItsPosition(t *testing.T) {
	th := loaded(t, `
-- layouts/base.html --
<main>

   {{block "main" .}}{{end}}
</main>
-- layouts/person.html --

{{define "main"}}


   <p>é   <a href="{{.Href "/nowhere/"}}">x</a></p>
{{end}}
`)
	var b bytes.Buffer
	err := th.Execute(&b, "person", person{})
	var e *theme.Error
	if !errors.As(err, &e) {
		t.Fatalf("got %v", err)
	}
	var text strings.Builder
	(diag.Printer{}).Print(&text, diag.List{e.Diagnostic})
	want := `themes/default/layouts/person.html:5:22: error: the site has no page "/nowhere/" [theme/execute]
       <p>é   <a href="{{.Href "/nowhere/"}}">x</a></p>
                         ^~~~~
hint: compare the file with the one that it replaces, in themes/default
`
	if got := text.String(); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

// counting notes how often words are asked for.
type counting struct {
	words
	asked *int
}

func (c counting) T(key string, args ...any) (string, error) {
	*c.asked++
	return c.words.T(key, args...)
}

func TestConstantWordsAreLookedUpOnce(t *testing.T) {
	files := layers(txtar.Parse([]byte("-- layouts/person.html --\n<p title=\"{{t \"nav.skip\"}}\">{{t \"nav.skip\"}}{{t \"by\" \"name\" \"Ada\"}}{{t \"by\" \"name\" .Name}}</p>")))
	asked := 0
	th, found := theme.Load(files, theme.Options{Words: counting{english, &asked}, Views: map[string]any{"person": person{}}})
	if th == nil {
		t.Fatal(found)
	}
	asked = 0
	executed(t, th, "person", &someone)
	if asked != 1 {
		t.Errorf("a page asked for %d messages, want the one with a value of its own", asked)
	}
}

func TestALayerMayBeEmpty(t *testing.T) {
	th, found := theme.Load(layers(&txtar.Archive{}), theme.Options{Words: english})
	if th == nil || len(found) > 0 || len(th.Assets()) != 1 {
		t.Errorf("an empty theme: %v", found)
	}
}
