package sitetest

import (
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/performance"
)

// Throttle makes the browser's processor seem slower by a factor; 1 is as it
// is.
func (p *Page) Throttle(factor float64) {
	p.t.Helper()
	call(p, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: factor})
	call(p, performance.Enable, performance.EnableParams{TimeDomain: performance.EnableTimeDomainThreadTicks})
}

// ScriptTime is the processor's time that the page's scripts have taken so far,
// so that what else the machine does counts little. It counts from
// [Page.Throttle] on.
func (p *Page) ScriptTime() time.Duration {
	p.t.Helper()
	for _, m := range call(p, performance.GetMetrics, cdp.Empty{}).Metrics {
		if m.Name == "ScriptDuration" {
			return time.Duration(m.Value * float64(time.Second))
		}
	}
	p.t.Fatal("the browser does not tell the time of scripts")
	return 0
}
