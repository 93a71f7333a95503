package mentor

import (
	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/site"
	"mentorbook/generator/internal/view"
)

// placesOf tells whether a mentor takes mentees; full follows from the numbers,
// so that no second switch can disagree with them.
func placesOf(m *site.Mentor) view.Places {
	total, left := m.Capacity.Mentees.Int(), m.Capacity.Mentees.Int()-m.Capacity.Taken.Int()
	p := view.Places{Left: max(left, 0), Total: total}
	switch {
	case m.Status.Is("paused"), m.Status.Is("alumni"):
		p.State, p.Left = m.Status.Value, 0
	case !m.Capacity.Mentees.Set:
		p.State, p.Left = "unknown", 1
	case left <= 0:
		p.State = "full"
	case left == 1 && total > 1:
		p.State = "limited"
	default:
		p.State = "open"
	}
	return p
}

// places adds the words.
func places(b *contenttype.Builder, m *site.Mentor) view.Places {
	p := placesOf(m)
	p.Away = awayText(m, b.Site.Today)
	switch p.State {
	case "paused", "alumni":
		p.Text = b.T("status." + p.State)
	case "unknown":
		p.Text = b.T("places.unknown")
	case "full":
		p.Text = b.T("places.none")
	default:
		p.Text = b.N("places.left", p.Left)
	}
	return p
}
