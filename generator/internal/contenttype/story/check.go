package story

import (
	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/schema"
	"mentorbook/generator/internal/site"
)

func load(c *contenttype.Check, p *site.Page) {
	if record(p).Who == "" {
		c.Warn(schema.At{Line: 1, Column: 1}, "story/no-who", "readers cannot tell whose story this is",
			"add who: with a role, or a name if the person agreed, such as: who: A mentee of the 2025 cycle")
	}
}
