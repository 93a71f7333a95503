package sitetest

import (
	"context"
	"fmt"
	"os"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// Page is one open tab. Its methods end the test when the browser fails; what
// is wrong with the page they answer as findings.
type Page struct {
	Close context.CancelFunc // closes the tab before the test ends

	t       testing.TB
	ctx     context.Context
	scripts Scripts
	address string

	mu     sync.Mutex
	faults []Finding
}

func (p *Page) must(err error) {
	if err == nil {
		return
	}
	p.t.Helper()
	p.t.Fatalf("%s: %v", p.address, err)
}

// within runs steps that return nothing, within [patience].
func (p *Page) within(steps ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	p.must(chromedp.Do(ctx, steps...))
}

// run runs one action of the browser, within [patience].
func run[T any](p *Page, action chromedp.Action[T]) T {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	v, err := chromedp.Run(ctx, action)
	p.must(err)
	return v
}

// call runs one command of the browser's protocol, within [patience].
func call[P, R any](p *Page, command cdp.Command[P, R], params P) R {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	r, err := chromedp.Call(ctx, command, params)
	p.must(err)
	return r
}

// Goto shows another address in the same tab and waits until it is loaded.
// Faults of the page before it are kept until [Page.Faults] takes them.
func (p *Page) Goto(address string) {
	p.t.Helper()
	p.mu.Lock()
	p.address = address
	p.mu.Unlock()
	p.within(chromedp.Navigate(address))
}

// Resize changes the window, in CSS pixels.
func (p *Page) Resize(width, height int) {
	p.t.Helper()
	p.within(chromedp.EmulateViewport(int64(width), int64(height)))
}

// Eval evaluates JavaScript in the page and decodes its value as JSON; it waits
// for a promise.
func Eval[T any](p *Page, script string) T {
	p.t.Helper()
	return run(p, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
}

// Leave runs a script that leads to another page, "history.back()". The old page
// may be gone before it answers, so that there is no error: the test waits for
// what the new one shows.
func (p *Page) Leave(script string) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	_, _ = chromedp.Run(ctx, chromedp.Evaluate[bool](script+", true"))
}

// Wait waits until a JavaScript expression is true, here or on the page that
// is loading.
func (p *Page) Wait(condition string) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	for {
		ok, err := chromedp.Run(ctx, chromedp.Evaluate[bool](condition))
		if err == nil && ok {
			return
		}
		select {
		case <-ctx.Done():
			p.t.Fatalf("%s: %s is never true: %v", p.address, condition, err)
		case <-time.After(10 * time.Millisecond):
		}
	}
}

// Text gives the visible text of the first element that a CSS selector finds.
func (p *Page) Text(selector string) string {
	p.t.Helper()
	return run(p, chromedp.Text(chromedp.CSS(selector)))
}

// Click clicks the first element that a CSS selector finds.
func (p *Page) Click(selector string) {
	p.t.Helper()
	p.within(chromedp.Click(chromedp.CSS(selector)))
}

// Screenshot writes the whole page, below the fold too, to a PNG file.
func (p *Page) Screenshot(file string) {
	p.t.Helper()
	p.must(os.WriteFile(file, run(p, chromedp.FullScreenshot(100)), 0o644))
}

// PDF writes what a reader would print to a file, on the paper that the page's
// styles ask for, or else on the given one.
func (p *Page) PDF(file string, paper chromedp.PaperSize) {
	p.t.Helper()
	p.must(os.WriteFile(file, run(p, chromedp.PrintToPDF(
		chromedp.PDFPaper(paper), chromedp.PDFPreferCSSPageSize(), chromedp.PDFPrintBackground(), chromedp.PDFOutlineAndTagged(),
	)), 0o644))
}

// Faults takes what went wrong since the last call: violations of the
// Content-Security-Policy, errors and warnings in the console, exceptions,
// requests that failed and requests that would leave this machine.
func (p *Page) Faults() []Finding {
	p.t.Helper()
	Eval[int](p, "0") // events before this answer have been heard
	p.mu.Lock()
	defer p.mu.Unlock()
	faults := p.faults
	p.faults = nil
	return sortFindings(faults)
}

// hear keeps the faults among the browser's events.
func (p *Page) hear(event any) {
	switch e := event.(type) {
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError || e.Entry.Level == log.EntryLevelWarning {
			p.fault("browser/"+string(e.Entry.Source), e.Entry.URL, e.Entry.Text)
		}
	case *runtime.EventExceptionThrown:
		p.fault("browser/exception", "", exception(e))
	case *runtime.EventConsoleAPICalled:
		p.console(e)
	case *network.EventRequestWillBeSent:
		if !local(e.Request.URL) {
			p.fault("browser/third-party", e.Request.URL, "request leaves the site")
		}
	case *network.EventLoadingFailed:
		if !e.Canceled {
			p.fault("browser/failed-request", string(e.Type), fmt.Sprint(e.ErrorText, " ", e.BlockedReason))
		}
	}
}

func exception(e *runtime.EventExceptionThrown) string {
	text := e.ExceptionDetails.Text
	if e.ExceptionDetails.Exception != nil {
		text += " " + e.ExceptionDetails.Exception.Description
	}
	return text
}

func (p *Page) console(e *runtime.EventConsoleAPICalled) {
	switch e.Type {
	case runtime.ConsoleAPICalledTypeError, runtime.ConsoleAPICalledTypeWarning, runtime.ConsoleAPICalledTypeAssert:
		text := ""
		for _, a := range e.Args {
			text += fmt.Sprint(string(a.Value), a.Description, " ")
		}
		p.fault("browser/console", string(e.Type), text)
	}
}

func (p *Page) fault(rule, element, message string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.faults = append(p.faults, Finding{p.address, rule, element, message})
}
