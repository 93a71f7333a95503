package roundtable

import (
	"fmt"
	"net/url"
	"strings"

	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/schema"
	"mentorbook/generator/internal/site"
)

func load(c *contenttype.Check, p *site.Page) {
	r := record(p)
	p.For = schema.Values(r.Audience)
	p.SortAs = r.Starts.Format("2006-01-02 15:04") // neighbours go by date
	c.Zone(r.Timezone, "roundtable/timezone")
	join(c, r.Join)
	state(c, r)
	for i := range r.Actions {
		overdue(c, &r.Actions[i])
	}
	if r.Seats.Set && r.Attended.Int() > r.Seats.Int() {
		c.Warn(r.Attended.At, "roundtable/seats", fmt.Sprintf("%d came, but there were %d seats", r.Attended.Int(), r.Seats.Int()),
			"correct attended, or seats")
	}
}

// join must be a web address: it is what a reader's browser follows.
func join(c *contenttype.Check, link schema.Text) {
	if link.Value == "" {
		return
	}
	u, err := url.Parse(link.Value)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || strings.ContainsAny(link.Value, "\\ \t\n") {
		c.Error(link.At, "roundtable/join", fmt.Sprintf("\"join\" is %q, which is not a web address", link.Value),
			"write the whole address, such as: join: https://example.org/room, or leave the key out and readers ask for the link")
	}
}

func state(c *contenttype.Check, r *site.Roundtable) {
	switch {
	case r.State.Is("held") && len(r.Takeaways) == 0:
		c.Warn(r.State.At, "roundtable/no-takeaways", "this roundtable was held, and nothing says what came of it",
			"add takeaways: with what people shared, one line each")
	case r.State.Is("held") && before(c.Today, r.Starts.Time) < 0:
		c.Warn(r.State.At, "roundtable/not-yet", fmt.Sprintf("this roundtable is on %s, so it cannot have been held", c.Words.Date(r.Starts.Time)),
			"write state: planned, or correct starts")
	case r.State.Is("planned") && !r.Starts.IsZero() && !r.ToCome(c.Programme):
		c.Warn(r.Starts.At, "roundtable/past", fmt.Sprintf("this roundtable was on %s and is still \"planned\"", c.Words.Date(r.Starts.Time)),
			"write state: held and add takeaways:, or write state: cancelled")
	}
}

func overdue(c *contenttype.Check, a *site.Action) {
	if a.Done || a.By.IsZero() || before(a.By.Time(), c.Today) >= 0 {
		return
	}
	c.Warn(a.By.At, "roundtable/overdue", fmt.Sprintf("the action %q was due on %s", a.Do, c.Words.Date(a.By.Time())),
		"write done: true under it, or a later day")
}
