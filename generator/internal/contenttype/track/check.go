package track

import (
	"fmt"
	"slices"
	"strings"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/schema"
	"mentorbook/generator/internal/site"
)

func load(c *contenttype.Check, p *site.Page) {
	t := record(p)
	t.Sessions = slices.DeleteFunc(t.Sessions, func(s site.Session) bool {
		hidden := c.Settings.Hides(s.Example)
		if hidden {
			p.Refs = slices.DeleteFunc(p.Refs, func(r schema.Reference) bool { return slices.Contains(s.Facilitators, r.Ref) })
		}
		return hidden
	})
	p.For, p.Levels = []string{t.For.Audience.Value}, []string{t.For.Level.Value}
	for i := range t.Steps {
		step(c, &t.Steps[i], i+1)
	}
	for _, s := range t.Sessions {
		c.Zone(s.Timezone, "track/timezone")
	}
}

// step checks that a step is one thing.
func step(c *contenttype.Check, s *site.Step, number int) {
	switch keys := formKeys(s); {
	case s.At.Line == 0: // no group of keys, which was said where it was read
	case len(keys) == 0 && len(s.Of) > 0:
		c.Error(s.At, "track/choose", fmt.Sprintf("step %d has %q without %q", number, "of", "choose"), "add how many to choose: choose: 1")
	case len(keys) == 0:
		c.Error(s.At, "track/step", fmt.Sprintf("step %d has nothing to do", number),
			"write one of module, roundtable, worksheet, guide, break, day, checkpoint, or choose with of")
	case len(keys) > 1:
		c.Error(s.At, "track/step", fmt.Sprintf("step %d is more than one thing: %s", number, strings.Join(keys, ", ")), "make a step of each, with a dash before it")
	default:
		choice(c, s, number)
	}
}

func choice(c *contenttype.Check, s *site.Step, number int) {
	switch n := s.Choose.Int(); {
	case !s.Choose.Set && len(s.Of) > 0:
		c.Error(s.At, "track/choose", fmt.Sprintf("step %d has %q without %q", number, "of", "choose"), "take of out, or replace the other key by choose: 1")
	case n > len(s.Of):
		c.Error(s.Choose.At, "track/choose", fmt.Sprintf("step %d chooses %d out of %d modules", number, n, len(s.Of)), "name under of: at least as many modules as are to be chosen")
	}
}

// formKeys lists the keys of a step that say what it is, of which it has one.
func formKeys(s *site.Step) []string {
	var keys []string
	for _, key := range []struct {
		name  string
		given bool
	}{
		{"module", s.Module.ID != ""}, {"roundtable", s.Roundtable.ID != ""}, {"worksheet", s.Worksheet.ID != ""}, {"guide", s.Guide.ID != ""},
		{"break", s.Break.Set}, {"day", s.Day != ""}, {"checkpoint", s.Checkpoint != ""}, {"choose", s.Choose.Set},
	} {
		if key.given {
			keys = append(keys, key.name)
		}
	}
	return keys
}

// rules finds tracks that need each other in a circle. That one track leads to
// another means that the other needs it.
func rules(s *site.Site, report contenttype.Report) {
	all := s.OfType(Name)
	needs := map[*site.Page][]contenttype.Need{}
	for _, p := range all {
		for _, r := range record(p).Requires {
			if first := s.Find(Name, r.ID); first != nil {
				needs[p] = append(needs[p], contenttype.Need{On: first, By: p, At: r.At})
			}
		}
		for _, r := range record(p).LeadsTo {
			if next := s.Find(Name, r.ID); next != nil {
				needs[next] = append(needs[next], contenttype.Need{On: p, By: p, At: r.At})
			}
		}
	}
	contenttype.Circles(all, func(p *site.Page) []contenttype.Need { return needs[p] }, func(c contenttype.Circle) {
		report(diag.Error, c[0].By, c[0].At, "track/circle", fmt.Sprintf("these tracks need each other, so nobody can begin: %s", c),
			"take one of them out of requires or leads_to")
	})
}
