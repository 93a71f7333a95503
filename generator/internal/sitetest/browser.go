package sitetest

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	tab "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// patience is how long one step of the browser may take; only a hang takes it.
const patience = 30 * time.Second

// chromium is the one browser of a test binary: starting it takes longer than
// most tests, and each page gets a profile of its own in it.
var chromium struct {
	once  sync.Once
	ctx   context.Context
	close context.CancelFunc
	err   error
}

// Main runs the tests of a package that opens pages; after them it closes the
// browser and removes what they shared. Such a package says
//
//	func TestMain(m *testing.M) { sitetest.Main(m) }
func Main(m *testing.M) {
	code := m.Run()
	if chromium.close != nil {
		chromium.close()
	}
	for _, folder := range shared.folders {
		os.RemoveAll(folder)
	}
	os.Exit(code)
}

// shared are the folders that stay until [Main] ends.
var shared struct {
	mu      sync.Mutex
	folders []string
}

// Folder makes a folder for what the tests of a package share, such as the site
// of the starter, which takes seconds to build. [Main] removes it.
func Folder() string {
	folder, err := os.MkdirTemp("", "shared-")
	if err != nil {
		panic(err)
	}
	shared.mu.Lock()
	defer shared.mu.Unlock()
	shared.folders = append(shared.folders, folder)
	return folder
}

// Chromium opens pages for one test.
type Chromium struct{ t testing.TB }

// Browser gives the browser, started by the first test that asks. Without
// Chromium the test skips, or fails when CI=true; with -short it skips, which
// is how the race detector runs.
func Browser(t testing.TB) Chromium {
	t.Helper()
	if testing.Short() {
		t.Skip("skipped: -short")
	}
	program := chromiumPath()
	if program == "" {
		missing(t, "Chromium")
	}
	chromium.once.Do(func() { start(program) })
	if chromium.err != nil {
		t.Fatal(chromium.err)
	}
	return Chromium{t}
}

// chromiumPath finds Chromium, best without a window: a page then costs less than
// half, since nothing of a browser stands around it.
func chromiumPath() string {
	for _, name := range []string{"chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"} {
		if found, err := exec.LookPath(name); err == nil {
			return found
		}
	}
	return ""
}

// spared are parts of a browser's window that no page sees, each of which is a
// process for every page that is opened: they take half of what opening one
// costs.
const spared = "Translate,WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup,SpareRendererForSitePerProcess"

// start launches the browser so that it can reach nothing but this machine.
func start(program string) {
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(program),
		chromedp.NoSandbox,
		chromedp.DisableGPU,
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"),
		chromedp.Flag("hide-scrollbars", true),
		chromedp.Flag("disable-features", spared),
	)
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, cancel := chromedp.NewContext(allocator)
	chromium.ctx = ctx
	chromium.close = func() { cancel(); stop() }
	chromium.err = chromedp.Do(ctx)
}

// Scheme is the colour scheme that the reader prefers.
type Scheme string

// The colour schemes.
const (
	Light Scheme = "light"
	Dark  Scheme = "dark"
)

// Scripts says whether the reader's browser runs JavaScript.
type Scripts uint8

// With and without JavaScript.
const (
	ScriptsOn Scripts = iota
	ScriptsOff
)

// View is how a reader looks at a page. The zero value is a light desktop
// window of 1280 × 800 CSS pixels with scripts. Motion is always reduced, so
// that nothing moves while it is judged.
type View struct {
	Width, Height int
	Scheme        Scheme
	Scripts       Scripts
	Zone          string // the reader's time zone, "Asia/Kolkata"; the machine's own when empty
	Now           string // when the page is opened, in ISO 8601; the machine's own time when empty
}

func (v View) filled() View {
	if v.Width == 0 {
		v.Width = 1280
	}
	if v.Height == 0 {
		v.Height = 800
	}
	if v.Scheme == "" {
		v.Scheme = Light
	}
	return v
}

// Open shows an address in a new tab with an empty profile. The tab closes with
// the test, or by [Page.Close].
func (c Chromium) Open(address string, v View) *Page {
	c.t.Helper()
	v = v.filled()
	ctx, cancel := chromedp.NewContext(chromium.ctx, chromedp.WithNewBrowserContext())
	c.t.Cleanup(cancel)
	p := &Page{t: c.t, ctx: ctx, scripts: v.Scripts, Close: cancel}
	p.must(chromedp.Do(ctx)) // creates the tab; a deadline here would close it later
	p.must(chromedp.Listen(ctx, p.hear))
	call(p, network.Enable, network.EnableParams{})
	p.Resize(v.Width, v.Height)
	call(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: string(v.Scheme)},
		{Name: "prefers-reduced-motion", Value: "reduce"},
	}})
	call(p, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: v.Scripts == ScriptsOff})
	if v.Zone != "" {
		call(p, emulation.SetTimezoneOverride, emulation.SetTimezoneOverrideParams{TimezoneID: v.Zone})
	}
	if v.Now != "" {
		call(p, tab.Enable, tab.EnableParams{})
		call(p, tab.AddScriptToEvaluateOnNewDocument, tab.AddScriptToEvaluateOnNewDocumentParams{Source: fmt.Sprintf(clock, v.Now)})
	}
	p.Goto(address)
	return p
}

// clock sets the page's clock, which goes on from there.
const clock = `(() => {
	const Real = Date, shift = new Real(%q) - Real.now();
	globalThis.Date = class extends Real {
		constructor(...given) { super(...(given.length ? given : [Real.now() + shift])); }
		static now() { return Real.now() + shift; }
	};
})()`

// local tells whether an address stays on this machine.
func local(address string) bool {
	for _, prefix := range []string{"http://127.0.0.1:", "data:", "blob:http://127.0.0.1:", "about:"} {
		if strings.HasPrefix(address, prefix) {
			return true
		}
	}
	return false
}
