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
func (c *peers) suggestions(b *contenttype.Builder, p *site.Page) (alike, different []view.Suggestion) {
	near, far := c.compare(c.number[p])
	for _, x := range near {
		other := c.pages[x.other]
		alike = append(alike, suggestion(b, other, b.T("mentor.alike.reason", "topics", sharedTitles(b, p, other))))
	}
	for _, x := range far {
		if !slices.ContainsFunc(near, func(a comparison) bool { return a.other == x.other }) {
			other := c.pages[x.other]
			different = append(different, suggestion(b, other, differentReason(b, sharedTitles(b, p, other), x)))
		}
	}
	return alike, different
}

// comparison is what a person has in common with another and what not.
type comparison struct {
	other            int32
	score            int // which of the two next ranks it
	alike, different int
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

// compare looks at the candidates for suggestions to the person of a number.
// Almost all comparisons come to nothing, so they allocate nothing.
func (c *peers) compare(person int32) (near, far shortlist) {
	var room [1 + topicsCompared*candidatesPerTopic]int32
	seen := append(room[:0], person)
	for _, topic := range c.rarest(person) {
		people := c.about[topic]
		start := int(c.traits[person].start % uint32(len(people)))
		for i := range min(candidatesPerTopic, len(people)) {
			other := people[(start+i)%len(people)]
			if slices.Contains(seen, other) {
				continue
			}
			seen = append(seen, other)
			if c.traits[other].open {
				x := c.weigh(person, other)
				near.add(x, x.alike)
				far.add(x, x.different)
			}
		}
	}
	return near, far
}

// shortlist keeps the few comparisons with the highest scores, those of equal
// score in the order of people. Its zero value is empty.
type shortlist []comparison

// add takes a comparison, unless its score says that there is nothing to tell.
func (l *shortlist) add(x comparison, score int) {
	at := len(*l)
	for at > 0 && (score > (*l)[at-1].score || score == (*l)[at-1].score && x.other < (*l)[at-1].other) {
		at--
	}
	if score == 0 || at == suggestionsShown {
		return
	}
	x.score = score
	*l = slices.Insert(*l, at, x)
	*l = (*l)[:min(len(*l), suggestionsShown)]
}

// rarest gives the topics of a person that fewest people share.
func (c *peers) rarest(person int32) []uint32 {
	unlisted := func(topic uint32) bool { return len(c.about[topic]) == 0 }
	topics := slices.DeleteFunc(slices.Clone(c.topics(person)), unlisted)
	slices.SortStableFunc(topics, func(a, b uint32) int { return cmp.Compare(len(c.about[a]), len(c.about[b])) })
	return topics[:min(topicsCompared, len(topics))]
}

func (c *peers) weigh(person, other int32) comparison {
	a, b := &c.traits[person], &c.traits[other]
	x := comparison{other: other}
	topics := shared(c.topics(person), c.topics(other))
	x.alike = 4*topics + shared(c.likes(person), c.likes(other))
	differ := func(mine, theirs uint32, is difference) {
		if mine != 0 && theirs != 0 && mine != theirs {
			x.elsewhere |= is
		}
	}
	differ(a.team, b.team, otherTeam)
	differ(a.organisation, b.organisation, otherOrganisation)
	differ(a.country, b.country, otherCountry)
	if a.since != 0 && b.since != 0 && max(a.since-b.since, b.since-a.since) >= 8 {
		x.elsewhere |= otherExperience
	}
	if x.elsewhere != 0 {
		x.different = 3*bits.OnesCount8(uint8(x.elsewhere)) + topics
	}
	return x
}

func suggestion(b *contenttype.Builder, p *site.Page, reason string) view.Suggestion {
	m := record(p)
	return view.Suggestion{Name: m.Name, Lang: p.Lang, Headline: m.Headline, URL: b.URL(p.URL), Avatar: avatar(b, p), Reason: reason}
}

// sharedTitles names the first few topics that two mentors share.
func sharedTitles(b *contenttype.Builder, p, other *site.Page) string {
	var titles []string
	for _, id := range p.Topics {
		if len(titles) == topicsOnCard || !slices.Contains(other.Topics, id) {
			continue
		}
		if t := b.Site.Find("topic", id); t != nil {
			titles = append(titles, t.Title)
		}
	}
	return b.Site.Words.List(titles)
}

func differentReason(b *contenttype.Builder, topics string, x comparison) string {
	var words []string
	for _, d := range differences {
		if x.elsewhere&d.is != 0 {
			words = append(words, b.T("mentor.different."+d.key))
		}
	}
	return b.T("mentor.different.reason", "topics", topics, "differences", b.Site.Words.List(words))
}
