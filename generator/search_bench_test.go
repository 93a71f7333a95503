package generator_test

import (
	"fmt"
	"testing"
	"time"

	"mentorbook/generator/internal/sitetest"
)

// BenchmarkSearchKeys measures the page of results of a programme of ten
// thousand in Chromium, on a processor four times slower: the time of scripts
// for a key, the results that it shows included. Words of profiles and guides
// are typed letter by letter, the last one with a slip. The median and the 95th
// of a hundred are reported; the budget is 30 ms.
//
//	go test -run '^$' -bench SearchKeys -benchtime 1x ./generator
func BenchmarkSearchKeys(b *testing.B) {
	const heading = `document.querySelector(".count-head")`
	home := newProgramme(b, 10_000).serve(b)
	for b.Loop() {
		page := sitetest.Browser(b).Open(home+"search/?q=m", sitetest.View{})
		page.Wait(`!!` + heading)
		page.Throttle(4)
		var keys []float64
		for _, query := range []string{"how to prepare a meeting", "negotiation", "feedback for mentors", "qeedback"} {
			for end := range query {
				before := page.ScriptTime()
				sitetest.Eval[bool](page, fmt.Sprintf(`(() => {
					%s.textContent = "";
					const q = document.querySelector("main [name=q]");
					q.value = %q;
					q.dispatchEvent(new Event("input"));
					return true;
				})()`, heading, query[:end+1]))
				page.Wait(heading + `.textContent !== ""`)
				keys = append(keys, float64(page.ScriptTime()-before)/float64(time.Millisecond))
			}
		}
		report(b, "key", keys)
		page.Close()
	}
}
