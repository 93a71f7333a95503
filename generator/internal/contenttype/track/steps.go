package track

import (
	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/schema"
	"mentorbook/generator/internal/site"
	"mentorbook/generator/internal/view"
)

// stop is a step with the pages that it names and that are on the site today.
type stop struct {
	*site.Step
	form   string       // its key
	page   *site.Page   // of a module, roundtable, worksheet or guide
	choice []*site.Page // of choose
}

// stops are the steps of a track; those whose page is not on the site today
// are left out.
func stops(s *site.Site, t *site.Track) []stop {
	var list []stop
	for i := range t.Steps {
		step := &t.Steps[i]
		keys := formKeys(step)
		if len(keys) != 1 {
			continue // reported when the front matter was checked
		}
		one := stop{Step: step, form: keys[0]}
		if ref, ok := one.ref(); ok {
			if one.page = s.Find(one.form, ref.ID); one.page == nil {
				continue
			}
		}
		if one.choice = contenttype.Both(s, "module", step.Of, nil); one.form == "choose" && one.choice == nil {
			continue
		}
		list = append(list, one)
	}
	return list
}

// ref gives the page that a step names; the key is also its content type.
func (s stop) ref() (schema.Ref, bool) {
	switch s.form {
	case "module":
		return s.Module, true
	case "roundtable":
		return s.Roundtable, true
	case "worksheet":
		return s.Worksheet, true
	case "guide":
		return s.Guide, true
	}
	return schema.Ref{}, false
}

// work tells a step at which something is done, from a break or a heading.
func (s stop) work() bool { return s.page != nil || s.choice != nil }

// chosen is how many modules are chosen, of those that are there.
func (s stop) chosen() int { return min(s.Choose.Int(), len(s.choice)) }

// minutes is the time of one step, 0 when it is not known.
func (s stop) minutes() int {
	total := s.Break.Int()
	if s.page != nil {
		total += minutesOf(s.page)
	}
	for _, p := range s.choice[:s.chosen()] {
		total += minutesOf(p)
	}
	return total
}

func minutesOf(p *site.Page) int {
	switch r := p.Record.(type) {
	case *site.Module:
		return r.Minutes.Total()
	case *site.Roundtable:
		return r.Minutes.Int()
	case *site.Worksheet:
		return r.Minutes.Int()
	case *site.Guide:
		return r.Minutes.Int()
	}
	return 0
}

// total is the time of a track in the room: modules, roundtables and breaks.
// Worksheets and guides are for at home. Of a choice, the first ones count.
func total(list []stop) int {
	sum := 0
	for _, s := range list {
		if s.form != "worksheet" && s.form != "guide" {
			sum += s.minutes()
		}
	}
	return sum
}

// steps shows the stops of a track, those with work to do numbered.
func steps(b *contenttype.Builder, list []stop) []view.Step {
	var shown []view.Step
	number := 0
	for _, s := range list {
		v := view.Step{Form: s.form, Minutes: b.Minutes(s.minutes()), Note: s.Note, Of: b.Items(s.choice), Text: text(b, s)}
		if s.work() {
			number++
			v.Number = number
		}
		if s.page != nil {
			item := b.Item(s.page)
			v.Item = &item
		}
		shown = append(shown, v)
	}
	return shown
}

// text is what a step without a page of its own says.
func text(b *contenttype.Builder, s stop) string {
	switch s.form {
	case "break":
		return b.T("track.break")
	case "day":
		return s.Day
	case "checkpoint":
		return s.Checkpoint
	case "choose":
		return b.N("track.choose", s.chosen())
	}
	return ""
}
