package guide

import (
	"cmp"
	"fmt"
	"strings"

	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/markdown"
	"mentorbook/generator/internal/schema"
	"mentorbook/generator/internal/site"
)

// opening begins every task, so that lists of guides read as what one needs.
const opening = "I need to "

func load(c *contenttype.Check, p *site.Page) {
	task := record(p).Task
	p.For = schema.Values(record(p).Audience)
	english := strings.HasPrefix(cmp.Or(p.Lang, c.Settings.Language.Value), "en")
	if english && !c.Settings.Unsure(c.Settings.Language.At) && task != "" && !strings.HasPrefix(task+" ", opening) {
		c.Warn(c.At("task"), "guide/task", fmt.Sprintf("the task %q does not begin with %q", task, strings.TrimSpace(opening)),
			"say it as the reader would, such as: task: I need to prepare my first meeting")
	}
}

func checkBody(c *contenttype.Check, p *site.Page, d *markdown.Document) {
	if record(p).Steps && !d.Ordered(markdown.Learner) {
		c.Error(c.At("steps"), "guide/no-steps", "this guide promises steps and has no numbered list",
			"begin each step on a line of its own with 1. 2. 3., or remove the key steps")
	}
}
