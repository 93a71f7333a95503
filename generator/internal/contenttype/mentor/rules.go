package mentor

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/schema"
	"mentorbook/generator/internal/site"
)

// rules judge the people together: whose training runs out, and which topics
// do not help to choose among them.
func rules(s *site.Site, report contenttype.Report) {
	for _, p := range s.OfType(Name) {
		if m := record(p); len(m.Training) > 0 && !m.Status.Is("alumni") {
			trainingEnds(s, p, m.Training, report)
		}
	}
	thinTopics(s, report)
	loneValues(s, report)
}

// renewalNotice is how long before its end a training is to be renewed.
const renewalNotice = 60 * 24 * time.Hour

// trainingEnds reports modules that have to be renewed (C3).
func trainingEnds(s *site.Site, p *site.Page, done []site.Training, report contenttype.Report) {
	for _, t := range done {
		until, ends := validUntil(s, done, t)
		switch {
		case !ends || slices.ContainsFunc(done, func(o site.Training) bool { return o.Module.ID == t.Module.ID && o.Completed.Day > t.Completed.Day }):
		case until.Before(s.Today):
			report(diag.Note, p, t.Module.At, "mentor/training-over", fmt.Sprintf("the training %q counted until %s", t.Module.ID, s.Words.Date(until)), "invite the person to renew it"+renewals(s, t.Module.ID))
		case until.Before(s.Today.Add(renewalNotice)):
			report(diag.Note, p, t.Module.At, "mentor/training-due", fmt.Sprintf("the training %q counts until %s", t.Module.ID, s.Words.Date(until)), "invite the person to renew it"+renewals(s, t.Module.ID))
		}
	}
}

// validUntil gives the day until which a training counts: from its own day, or
// from that of the last training that renewed it.
func validUntil(s *site.Site, done []site.Training, t site.Training) (until time.Time, ends bool) {
	module, known := moduleOf(s, t.Module.ID)
	if !known || module.ValidFor.IsZero() {
		return time.Time{}, false
	}
	from := t.Completed.Day
	for _, other := range done {
		if renewing, known := moduleOf(s, other.Module.ID); known && other.Completed.Day > from && names(renewing.Renews, t.Module.ID) {
			from = other.Completed.Day
		}
	}
	return module.ValidFor.After(from.Time()), true
}

func moduleOf(s *site.Site, id string) (*site.Module, bool) {
	page := s.Find("module", id)
	if page == nil {
		return nil, false
	}
	m, ok := page.Record.(*site.Module)
	return m, ok
}

func names(refs []schema.Ref, id string) bool {
	return slices.ContainsFunc(refs, func(r schema.Ref) bool { return r.ID == id })
}

// renewals names the modules that renew another.
func renewals(s *site.Site, id string) string {
	for _, p := range s.OfType("module") {
		if m, ok := p.Record.(*site.Module); ok && names(m.Renews, id) {
			return " with " + p.ID
		}
	}
	return ""
}

const (
	// somePeople is from how many mentors on a topic of nobody is noticed: a
	// programme begins with topics and without people.
	somePeople = 10
	// manyPeople is from how many on a value of one person is a filter that finds
	// too little; with fewer every value is.
	manyPeople = 50
)

// topicsNamed is the most topics that one finding names.
const topicsNamed = 10

// thinTopics reports the topics that nobody offers, and those that one person
// alone does, all at the first of them.
func thinTopics(s *site.Site, report contenttype.Report) {
	var unused, thin []*site.Page
	for _, p := range s.OfType("topic") {
		switch len(s.AboutTopic(p.ID, Name)) {
		case 0:
			unused = append(unused, p)
		case 1:
			thin = append(thin, p)
		}
	}
	all := len(s.OfType(Name))
	if len(unused) > 0 && all >= somePeople {
		report(diag.Note, unused[0], schema.At{}, "topic/unused", "topics that no mentor offers: "+someIDs(unused), "look for mentors for them, or remove those that no page names")
	}
	if len(thin) > 0 && all >= manyPeople {
		report(diag.Note, thin[0], schema.At{}, "topic/one-mentor", "topics that one mentor alone offers: "+someIDs(thin), "look for more, or make each a synonym of a wider topic")
	}
}

func someIDs(pages []*site.Page) string {
	ids := make([]string, len(pages))
	for i, p := range pages {
		ids[i] = p.ID
	}
	return diag.Some(ids, topicsNamed)
}

// loneValues reports values of the programme's own facets that one person alone
// has, among them other spellings of what others have.
func loneValues(s *site.Site, report contenttype.Report) {
	all := s.OfType(Name)
	if len(all) < manyPeople {
		return
	}
	for _, facet := range offered(s) {
		name, own := strings.CutPrefix(facet, paramPrefix)
		if !own {
			continue
		}
		people := map[string][]*site.Page{}
		for _, p := range all {
			if value := p.Meta().Params[name]; value != "" {
				people[value] = append(people[value], p)
			}
		}
		for _, value := range slices.Sorted(maps.Keys(people)) {
			if len(people[value]) == 1 {
				report(diag.Note, people[value][0], schema.Place(1, 1), "mentor/facet-of-one", fmt.Sprintf("nobody else has %s: %s, so that filter finds one person", name, value), "write it as others do if it is the same, or a word that more people share")
			}
		}
	}
}
