package sitetest

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/rogpeppe/go-internal/txtar"
)

func TestMain(m *testing.M) { Main(m) }

// TestViewIsWhatThePageSees checks size, colours, scripts and motion.
func TestViewIsWhatThePageSees(t *testing.T) {
	browser := Browser(t)
	home := Serve(t, goodSite(t), "/")
	const seen = `[innerWidth, innerHeight, matchMedia("(prefers-color-scheme: dark)").matches,
		matchMedia("(prefers-reduced-motion)").matches, document.documentElement.dataset.scripts || "off"].join(" ")`
	for want, v := range map[string]View{
		"1280 800 false true on": {},
		"360 640 true true off":  {Width: 360, Height: 640, Scheme: Dark, Scripts: ScriptsOff},
	} {
		page := browser.Open(home, v)
		if got := Eval[string](page, seen); got != want {
			t.Errorf("page sees %q, want %q", got, want)
		}
		page.Close()
	}
}

// TestBrowserFindsFaults opens one faulty page for each rule.
func TestBrowserFindsFaults(t *testing.T) {
	dir := goodSite(t)
	good, err := os.ReadFile(filepath.Join(dir, "mentors/ada/index.html"))
	if err != nil {
		t.Fatal(err)
	}
	home := Serve(t, dir, "/")
	page := Browser(t).Open(home, View{})
	loaded := (*Page).Faults
	for name, c := range map[string]struct {
		judge         func(*Page) []Finding
		body, style   string
		script        string
		rule, message string
	}{
		"inline style":    {judge: loaded, body: `<p style="color:red">x</p>`, rule: "browser/security", message: "Content Security Policy"},
		"inline script":   {judge: loaded, body: `<script>go()</script>`, rule: "browser/security", message: "Content Security Policy"},
		"trusted types":   {judge: loaded, script: `document.body.innerHTML = "x"`, rule: "browser/exception", message: "TrustedHTML"},
		"exception":       {judge: loaded, script: `go()`, rule: "browser/exception", message: "go is not defined"},
		"console":         {judge: loaded, script: `console.error("oh", 1)`, rule: "browser/console", message: `"oh" 1`},
		"late exception":  {judge: loaded, script: `Promise.reject(new Error("late"))`, rule: "browser/exception", message: "late"},
		"third party":     {judge: loaded, body: `<img src="https://example.com/a.png" alt="" width="1" height="1">`, rule: "browser/security", message: "example.com"},
		"missing file":    {judge: loaded, body: `<img src="none.png" alt="" width="1" height="1">`, rule: "browser/network", message: "404"},
		"axe contrast":    {judge: (*Page).Axe, style: `p { color: light-dark(#999, #555) }`, rule: "axe/color-contrast", message: "contrast"},
		"axe target size": {judge: (*Page).Axe, body: `<button id="a">a</button><button>b</button>`, style: `button { width: 9px; height: 9px; padding: 0; border: 0; margin: 0; float: left }`, rule: "axe/target-size", message: "size"},
		"axe label":       {judge: (*Page).Axe, body: `<input>`, rule: "axe/label", message: "label"},
		"too wide":        {judge: (*Page).Reflow, body: `<p class="w">wide</p>`, style: `.w { width: 700px }`, rule: "reflow/wide", message: "716"},
		"wide and hidden": {judge: (*Page).Reflow, body: `<p class="w">wide</p>`, style: `.w { width: 700px } body { overflow-x: hidden }`, rule: "reflow/wide", message: "716"},
		"cut by spacing":  {judge: (*Page).Reflow, body: `<p class="c">Some words that need the room</p>`, style: `.c { height: 1.1em; overflow: hidden }`, rule: "reflow/cut", message: "cut off"},
		"sticky bar":      {judge: (*Page).Reflow, body: strings.Repeat(`<p><a href="./">link</a></p>`, 12), style: `header { position: sticky; top: 0; height: 5rem; background: inherit }`, rule: "reflow/focus", message: "is under"},
		"no focus mark":   {judge: (*Page).Reflow, style: `a:focus-visible { outline: none }`, rule: "reflow/focus", message: "no visible focus"},
		"focus outside":   {judge: (*Page).Reflow, style: `.skip:focus { transform: translateY(-9rem) }`, rule: "reflow/focus", message: "outside the window"},
		"keyboard trap":   {judge: (*Page).Reflow, body: `<button id="trap">x</button>`, script: `document.getElementById("trap").onkeydown = e => e.preventDefault()`, rule: "reflow/trap", message: "does not leave the page"},
	} {
		fault := strings.ReplaceAll(name, " ", "-") // in every address, so that nothing comes from a cache
		bad := bytes.Replace(good, []byte("</main>"), []byte(c.body+`</main><script src="../`+fault+`.js"></script><link rel="stylesheet" href="../`+fault+`.css">`), 1)
		bad = bytes.ReplaceAll(bad, []byte("../../"), []byte("../"))
		write(t, dir, []txtar.File{
			{Name: fault + "/index.html", Data: bad}, {Name: fault + ".js", Data: []byte(c.script)}, {Name: fault + ".css", Data: []byte(c.style)},
		})
		page.Resize(1280, 800)
		page.Goto(home + fault + "/")
		found := c.judge(page)
		if !slices.ContainsFunc(found, func(f Finding) bool { return f.Rule == c.rule && strings.Contains(f.Message, c.message) }) {
			t.Errorf("%s: no %s with %q among\n%s", name, c.rule, c.message, listing(found))
		}
		page.Faults()
	}
}

// TestThirdPartyRequestIsHeard covers a page without any policy.
func TestThirdPartyRequestIsHeard(t *testing.T) {
	browser := Browser(t)
	dir := goodSite(t)
	write(t, dir, []txtar.File{{Name: "bad.html", Data: []byte(`<!doctype html><title>x</title><img src="https://example.com/a.png">`)}})
	found := browser.Open(Serve(t, dir, "/")+"bad.html", View{}).Faults()
	if !slices.ContainsFunc(found, func(f Finding) bool { return f.Rule == "browser/third-party" }) {
		t.Errorf("not heard: %v", found)
	}
}

// TestKeyboard walks the good page, opens a link and types.
func TestKeyboard(t *testing.T) {
	page := Browser(t).Open(Serve(t, goodSite(t), "/"), View{})
	page.Press(Tab)
	if at := page.Focus(); at.Text != "Skip to the text" || at.Hidden != "" {
		t.Errorf("first stop is %+v", at)
	}
	page.Press(Enter)
	if hash := Eval[string](page, "location.hash"); hash != "#main" {
		t.Errorf("the skip link leads to %q", hash)
	}
	Eval[bool](page, `document.querySelector("input").focus(), true`)
	page.Press("negotiation" + Enter)
	page.Wait(`location.search === "?q=negotiation"`)
	if h1 := page.Text("h1"); h1 != "Ada & friends" {
		t.Errorf("the form leads to %q", h1)
	}
	page.PressBack()
	if at := page.Focus(); at.Element == "" {
		t.Error("Shift+Tab leads nowhere")
	}
	page.Click("nav a")
	page.Wait(`document.title === "Home"`)
}

// TestPicturesAndPrints writes what a reader sees and prints.
func TestPicturesAndPrints(t *testing.T) {
	page := Browser(t).Open(Serve(t, goodSite(t), "/"), View{Width: 360, Height: 640})
	dir := t.TempDir()
	png, pdf := filepath.Join(dir, "a.png"), filepath.Join(dir, "a.pdf")
	page.Screenshot(png)
	page.PDF(pdf, chromedp.PaperA4)
	for file, magic := range map[string]string{png: "\x89PNG", pdf: "%PDF-"} {
		data, err := os.ReadFile(file)
		if err != nil || !bytes.HasPrefix(data, []byte(magic)) || len(data) < 1000 {
			t.Errorf("%s: %d bytes, %v", filepath.Base(file), len(data), err)
		}
	}
}
