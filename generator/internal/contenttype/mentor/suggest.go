package mentor

import (
	"cmp"
	"math/bits"
	"slices"

	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/site"
	"mentorbook/generator/internal/view"
)

// Suggestions look at a bounded number of people, so that their cost does not
// grow with the directory: at most candidatesPerTopic of each of the
// topicsCompared topics that fewest people share. Where to begin in a topic's
// list follows from the person's id, so that not the same few are named
// everywhere.
const (
	topicsCompared     = 3
	candidatesPerTopic = 16
	suggestionsShown   = 3
)

// suggestions names mentors like a person, and ones who share a topic but see
// it from elsewhere (B7).
func suggestions(b *contenttype.Builder, p *site.Page) (alike, different []view.Suggestion) {
	near, far := compare(b.Site, p)
	for _, c := range near.best {
		alike = append(alike, suggestion(b, c, b.T("mentor.alike.reason", "topics", sharedTitles(b, p, c))))
	}
	for _, c := range far.best {
		if !slices.ContainsFunc(near.best, func(a comparison) bool { return a.page == c.page }) {
			different = append(different, suggestion(b, c, differentReason(b, p, c)))
		}
	}
	return alike, different
}

// comparison is what two mentors have in common and what not.
type comparison struct {
	page             *site.Page
	alike, different int // scores
	elsewhere        difference
}

// difference is a set of what differs between two mentors.
type difference uint8

const (
	otherTeam difference = 1 << iota
	otherOrganisation
	otherCountry
	otherExperience
)

// differences gives the message keys of each, in the order they are told.
var differences = [...]struct {
	is  difference
	key string
}{
	{otherTeam, "team"}, {otherOrganisation, "organisation"}, {otherCountry, "country"}, {otherExperience, "experience"},
}

// compare looks at the candidates for suggestions. Almost all of a profile's
// comparisons come to nothing, so they allocate nothing.
func compare(s *site.Site, p *site.Page) (near, far shortlist) {
	seen := append(make([]*site.Page, 0, 1+topicsCompared*candidatesPerTopic), p)
	for _, topic := range rarest(s, p.Topics) {
		people := s.AboutTopic(topic, Name)
		start := int(hash(p.ID) % uint32(len(people)))
		for i := range min(candidatesPerTopic, len(people)) {
			other := people[(start+i)%len(people)]
			if slices.Contains(seen, other) {
				continue
			}
			seen = append(seen, other)
			if record(other).Traits.Open {
				c := weigh(p, other)
				near.add(c, c.alike)
				far.add(c, c.different)
			}
		}
	}
	return near, far
}

// shortlist keeps the few comparisons with the highest scores, those of equal
// score by the person's id. The zero value is empty.
type shortlist struct {
	best   []comparison
	scores []int
}

// add takes a comparison, unless its score says that there is nothing to tell.
func (l *shortlist) add(c comparison, score int) {
	at := len(l.best)
	for at > 0 && (score > l.scores[at-1] || score == l.scores[at-1] && c.page.ID < l.best[at-1].page.ID) {
		at--
	}
	if score == 0 || at == suggestionsShown {
		return
	}
	l.best, l.scores = slices.Insert(l.best, at, c), slices.Insert(l.scores, at, score)
	shown := min(len(l.best), suggestionsShown)
	l.best, l.scores = l.best[:shown], l.scores[:shown]
}

// rarest gives the topics that fewest people share.
func rarest(s *site.Site, topics []string) []string {
	known := slices.DeleteFunc(slices.Clone(topics), func(t string) bool { return len(s.AboutTopic(t, Name)) == 0 })
	slices.SortStableFunc(known, func(a, b string) int {
		return cmp.Compare(len(s.AboutTopic(a, Name)), len(s.AboutTopic(b, Name)))
	})
	return known[:min(topicsCompared, len(known))]
}

func weigh(p, other *site.Page) comparison {
	a, b := record(p), record(other)
	c := comparison{page: other}
	topics := shared(a.Traits.Topics, b.Traits.Topics)
	c.alike = 4*topics + shared(a.Traits.Likes, b.Traits.Likes)
	differ := func(mine, theirs uint32, is difference) {
		if mine != 0 && theirs != 0 && mine != theirs {
			c.elsewhere |= is
		}
	}
	differ(a.Traits.Team, b.Traits.Team, otherTeam)
	differ(a.Traits.Organisation, b.Traits.Organisation, otherOrganisation)
	differ(a.Traits.Country, b.Traits.Country, otherCountry)
	if a.Since.Set && b.Since.Set && max(a.Since.Int()-b.Since.Int(), b.Since.Int()-a.Since.Int()) >= 8 {
		c.elsewhere |= otherExperience
	}
	if c.elsewhere != 0 {
		c.different = 3*bits.OnesCount8(uint8(c.elsewhere)) + topics
	}
	return c
}

func suggestion(b *contenttype.Builder, c comparison, reason string) view.Suggestion {
	m := record(c.page)
	return view.Suggestion{Name: m.Name, Lang: c.page.Lang, Headline: m.Headline, URL: b.URL(c.page.URL), Avatar: avatar(b, c.page), Reason: reason}
}

// sharedTitles names the first few topics that two mentors share.
func sharedTitles(b *contenttype.Builder, p *site.Page, c comparison) string {
	var titles []string
	left := topicsOnCard
	for _, id := range p.Topics {
		if left == 0 {
			break
		}
		if !slices.Contains(c.page.Topics, id) {
			continue
		}
		left--
		if t := b.Site.Find("topic", id); t != nil {
			titles = append(titles, t.Title)
		}
	}
	return b.Site.Words.List(titles)
}

func differentReason(b *contenttype.Builder, p *site.Page, c comparison) string {
	var words []string
	for _, d := range differences {
		if c.elsewhere&d.is != 0 {
			words = append(words, b.T("mentor.different."+d.key))
		}
	}
	return b.T("mentor.different.reason", "topics", sharedTitles(b, p, c), "differences", b.Site.Words.List(words))
}
