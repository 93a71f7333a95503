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
	for _, x := range near {
		alike = append(alike, suggestion(b, x.other, b.T("mentor.alike.reason", "topics", sharedTitles(b, p, x.other))))
	}
	for _, x := range far {
		if !slices.ContainsFunc(near, func(a comparison) bool { return a.other == x.other }) {
			different = append(different, suggestion(b, x.other, differentReason(b, sharedTitles(b, p, x.other), x)))
		}
	}
	return alike, different
}

// comparison is what a person has in common with another and what not.
type comparison struct {
	other            *site.Page
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
	otherLevel
)

// differences gives the message keys of each, in the order they are told.
var differences = [...]struct {
	is  difference
	key string
}{
	{otherTeam, "team"}, {otherOrganisation, "organisation"}, {otherCountry, "country"}, {otherExperience, "experience"},
	{otherLevel, "level"},
}

// compare looks at the candidates for suggestions. Almost all of a profile's
// comparisons come to nothing, so they allocate nothing.
func compare(s *site.Site, p *site.Page) (near, far shortlist) {
	var room [1 + topicsCompared*candidatesPerTopic]*site.Page
	seen := append(room[:0], p)
	for _, people := range rarest(s, p.Topics) {
		start := int(hash(p.ID) % uint32(len(people)))
		for i := range min(candidatesPerTopic, len(people)) {
			other := people[(start+i)%len(people)]
			if slices.Contains(seen, other) {
				continue
			}
			seen = append(seen, other)
			if record(other).Traits.Open {
				x := weigh(p, other)
				near.add(x, x.alike)
				far.add(x, x.different)
			}
		}
	}
	return near, far
}

// shortlist keeps the few comparisons with the highest scores, those of equal
// score by the person's id. Its zero value is empty.
type shortlist []comparison

// add takes a comparison, unless its score says that there is nothing to tell.
func (l *shortlist) add(x comparison, score int) {
	if score == 0 {
		return
	}
	at := len(*l)
	for at > 0 && (score > (*l)[at-1].score || score == (*l)[at-1].score && x.other.ID < (*l)[at-1].other.ID) {
		at--
	}
	if at == suggestionsShown {
		return
	}
	x.score = score
	*l = slices.Insert(*l, at, x)
	*l = (*l)[:min(len(*l), suggestionsShown)]
}

// rarest gives the people of those topics that fewest share.
func rarest(s *site.Site, topics []string) [][]*site.Page {
	var lists [][]*site.Page
	for _, topic := range topics {
		if people := s.AboutTopic(topic, Name); len(people) > 0 {
			lists = append(lists, people)
		}
	}
	slices.SortStableFunc(lists, func(a, b []*site.Page) int { return cmp.Compare(len(a), len(b)) })
	return lists[:min(topicsCompared, len(lists))]
}

func weigh(p, other *site.Page) comparison {
	a, b := &record(p).Traits, &record(other).Traits
	x := comparison{other: other}
	topics, apart := sharedTopics(a.Topics, b.Topics)
	x.alike = 4*topics + shared(a.Likes, b.Likes)
	differ := func(mine, theirs uint32, is difference) {
		if mine != 0 && theirs != 0 && mine != theirs {
			x.elsewhere |= is
		}
	}
	differ(a.Team, b.Team, otherTeam)
	differ(a.Organisation, b.Organisation, otherOrganisation)
	differ(a.Country, b.Country, otherCountry)
	if a.Since != 0 && b.Since != 0 && max(a.Since-b.Since, b.Since-a.Since) >= 8 {
		x.elsewhere |= otherExperience
	}
	if apart {
		x.elsewhere |= otherLevel
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
