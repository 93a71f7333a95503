package module

import (
	"fmt"
	"slices"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/schema"
	"mentorbook/generator/internal/site"
)

// rules checks how the modules of the site fit together.
func rules(s *site.Site, report contenttype.Report) {
	all := s.OfType(Name)
	tracks := contenttype.Referring(s, s.OfType("track"), "module", "of")
	circles(s, all, report)
	for _, p := range all {
		levels(s, p, report)
		renewals(s, p, report)
		if tracks[p] == nil && len(s.OfType("track")) > 0 && !record(p).Role.Is("elective") {
			report(diag.Warning, p, schema.At{}, "training/orphan", "no track has this module, so few readers will find it",
				fmt.Sprintf("add it to the steps of a track: - module: %s, or write role: elective", p.ID))
		}
	}
}

func circles(s *site.Site, all []*site.Page, report contenttype.Report) {
	needs := func(p *site.Page) []contenttype.Need {
		var list []contenttype.Need
		for _, r := range record(p).Requires {
			if to := s.Find(Name, r.ID); to != nil {
				list = append(list, contenttype.Need{On: to, By: p, At: r.At})
			}
		}
		return list
	}
	contenttype.Circles(all, needs, func(c contenttype.Circle) {
		report(diag.Error, c[0].By, c[0].At, "module/circle", fmt.Sprintf("these modules require each other, so nobody can begin: %s", c),
			"take one of them out of requires")
	})
}

// levels finds modules that ask their readers to do first what is only for
// more experienced ones.
func levels(s *site.Site, p *site.Page, report contenttype.Report) {
	for _, r := range record(p).Requires {
		first := s.Find(Name, r.ID)
		if first == nil {
			continue
		}
		_, highest := levelRange(s, p)
		if lowest, _ := levelRange(s, first); lowest > highest && highest >= 0 {
			report(diag.Warning, p, r.At, "module/higher-level", fmt.Sprintf("this requires %q, which is for a higher level only", r.ID),
				fmt.Sprintf("add %q to the levels of %s, or take it out of requires", s.Settings.Levels[highest].ID.Value, first.File))
		}
	}
}

// levelRange gives the places of a module's lowest and highest level among
// the settings'; -1 for a module without any.
func levelRange(s *site.Site, p *site.Page) (lowest, highest int) {
	lowest, highest = -1, -1
	for i, l := range s.Settings.Levels {
		if slices.ContainsFunc(record(p).Levels, func(t schema.Text) bool { return t.Value == l.ID.Value }) {
			if lowest < 0 {
				lowest = i
			}
			highest = i
		}
	}
	return lowest, highest
}

func renewals(s *site.Site, p *site.Page, report contenttype.Report) {
	for _, r := range record(p).Renews {
		if to := s.Find(Name, r.ID); to != nil && record(to).ValidFor.IsZero() {
			report(diag.Warning, p, r.At, "module/renews", fmt.Sprintf("this renews %q, which never runs out", r.ID),
				fmt.Sprintf("add to %s: valid_for: 2 years", to.File))
		}
	}
}
