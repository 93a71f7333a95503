package markdown

import (
	"fmt"
	"strings"
	"testing"
)

// TestLearnersSeeNoNotes plants a mark in every place inside facilitator notes
// that could reach a learner.
func TestLearnersSeeNoNotes(t *testing.T) {
	text := `## Open

[^a] and [^b].

:::facilitator{#canary-id} canary title
### canary heading

canary *text* [canary](canary.md "canary") ![canary](canary.jpg) [[canary]] <canary@example.org> ` + "`canary`" + `

- canary
- [x] canary

> [!NOTE]
> canary

| canary |
|--------|
| canary |

canary
: canary

::::exercise canary
:::solution canary
canary[^c][^b]
:::
::::

[^b]: canary b
:::

[^a]: Open.
[^c]: canary c
`
	d := parse(text)
	learner := render(d, RenderOptions{}) + fmt.Sprint(d.Outline(Learner), d.Plain(Learner))
	if strings.Contains(learner, "canary") || !strings.Contains(learner, "Open.") {
		t.Errorf("learners see\n%s", learner)
	}
	facilitator := render(d, RenderOptions{View: Facilitator})
	if n := strings.Count(facilitator, "canary"); n < 20 {
		t.Errorf("facilitators see %d of the marks:\n%s", n, facilitator)
	}
}
