package generator_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"mentorbook/generator/internal/sitetest"
)

// BenchmarkDirectory measures the directory of ten thousand in Chromium, on a
// processor four times slower: the time of scripts for a tick and for a key, the
// cards of the answer included. The median and the 95th of a hundred are
// reported; the budget for each is 50 ms.
//
//	go test -run '^$' -bench Directory -benchtime 1x ./generator
func BenchmarkDirectory(b *testing.B) {
	p := newProgramme(b, 10_000)
	home := p.serve(b)
	topic := topicOf(b, p)
	for b.Loop() {
		page := directory(b, home, "", sitetest.View{})
		page.Throttle(4)
		spent := func(act string) float64 {
			before := page.ScriptTime()
			sitetest.Eval[bool](page, act)
			page.Wait(live)
			return float64(page.ScriptTime()-before) / float64(time.Millisecond)
		}
		var ticks, keys []float64
		for i := range 60 {
			ticks = append(ticks, spent(fmt.Sprintf(`(() => { const all = document.querySelectorAll(".facets input:not(:disabled)"); all[%d %% all.length].click(); return true; })()`, i*7)))
			if i%6 == 5 {
				spent(`(document.querySelector(".narrowed .link")?.click(), true)`)
			}
		}
		typed := func(text string) string {
			return fmt.Sprintf(`(() => { const q = document.getElementById("mb-q"); q.value = %q; q.dispatchEvent(new Event("input")); return true; })()`, text)
		}
		first := spent(typed("m"))
		for _, word := range []string{"marilo", "kaden", "torvel", "shanibran"} {
			for end := range word {
				keys = append(keys, spent(typed(word[:end+1])))
			}
		}
		b.ReportMetric(first, "ms-first-key")
		report(b, "tick", ticks)
		report(b, "key", keys)
		page.Close()
		for name, query := range map[string]string{"all": "", "topic": "?topic=" + topic, "narrow": "?topic=" + topic + "&language=tr&overlap=most"} {
			page := sitetest.Browser(b).Open(home, sitetest.View{})
			page.Throttle(4)
			page.Goto(home + "mentors/" + query)
			page.Wait(live)
			b.ReportMetric(sitetest.Eval[float64](page, fetched), "B-"+name)
			b.ReportMetric(sitetest.Eval[float64](page, `performance.getEntriesByName("first-contentful-paint")[0].startTime`), "ms-paint-"+name)
			page.Close()
		}
	}
}

// fetched adds up what a page has fetched of the people, counts of the boxes in
// sight included.
const fetched = `performance.getEntriesByType("resource").filter((e) => e.name.includes("/people/")).reduce((sum, e) => sum + e.encodedBodySize, 0)`

// topicOf is one of the corpus's topics, by its file's name.
func topicOf(b testing.TB, p *programme) string {
	found, err := filepath.Glob(filepath.Join(p.content, "topics", "*.md"))
	if err != nil || found == nil {
		b.Fatal(err, found)
	}
	return strings.TrimSuffix(filepath.Base(found[len(found)/2]), ".md")
}

// report gives the median and the 95th percentile.
func report(b *testing.B, what string, all []float64) {
	slices.Sort(all)
	b.ReportMetric(all[len(all)/2], "ms-"+what)
	b.ReportMetric(all[len(all)*95/100], "ms-"+what+"-p95")
}
