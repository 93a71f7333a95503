package mentor

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/facet"
	"mentorbook/generator/internal/permalink"
	"mentorbook/generator/internal/schema"
	"mentorbook/generator/internal/site"
)

// citiesShown is the number of places up to which the facet of places names
// cities; with more it names countries.
const citiesShown = 24

// A filter is a facet as this type fills it: its values, and those of each
// person by their ids. A value that is not among them does not count.
type filter struct {
	id     string
	values func(b *contenttype.Builder, people []*site.Page) []facet.Value
	has    func(p *site.Page) []string
}

// filters are the facets that profiles have of themselves; what the first answer
// needs is in front.
var filters = []filter{
	{"available", availableValues, func(p *site.Page) []string { return []string{stateOf(record(p))} }},
	{"topic", topicValues, func(p *site.Page) []string { return p.Topics }},
	{"focus", labelValues("focus"), func(p *site.Page) []string { return texts(record(p).Focus) }},
	{"format", labelValues("formats"), func(p *site.Page) []string { return texts(record(p).Formats) }},
	{"role", roleValues, func(p *site.Page) []string { return rolesOf(record(p)) }},
	{"overlap", zoneValues, func(p *site.Page) []string { return one(record(p).Timezone.Value) }},
	{"language", tongueValues, func(p *site.Page) []string { return p.Tongues }},
	{"place", placeValues, placesNamed},
}

// comparisons are what a mentee may be alike or different in (B7). They are no
// filters: the directory never shows them, and reads none that is in a file of
// its own.
var comparisons = []filter{
	wordFilter("team", func(p *site.Page) string { return record(p).Team }),
	wordFilter("organisation", func(p *site.Page) string { return record(p).Organisation }),
	wordFilter("country", func(p *site.Page) string { return record(p).CountryName }),
	{"likes", likesValues, likes},
}

// likesShared is the number of values and interests that a mentee may choose
// from.
const likesShared = 60

// levelFacet tells how well people know their topics; see [facet.Facet].
const levelFacet = "level"

// shownFirst is the order in which readers find the facets when the settings
// name none.
var shownFirst = []string{"topic", "focus", "available", "format", "language", "overlap", "place", levelFacet, "role"}

// FacetNames lists the facets that every site can have, for the check of the
// settings.
func FacetNames() []string { return slices.Clone(shownFirst) }

// Params lists the names under params that people have.
func Params(people []*site.Page) []string {
	names := map[string]bool{}
	for _, p := range people {
		for name := range p.Meta().Params {
			names[name] = true
		}
	}
	return slices.Sorted(maps.Keys(names))
}

// offered lists the ids of the facets that the settings want, or all. A name
// under params has an id of its own, so that it can be any word.
func offered(s *site.Site) []string {
	wanted := texts(s.Settings.Directory.Facets)
	if len(wanted) == 0 {
		return shownFirst
	}
	for i, name := range wanted {
		if !slices.Contains(shownFirst, name) {
			wanted[i] = paramPrefix + name
		}
	}
	return wanted
}

const paramPrefix = "params."

// facets fills every facet that tells people apart, and lists those to show,
// which are the ones that the settings want. Whether people are available is
// always there, since their order needs it, and topics are when there are levels
// of them; a facet without a name is not shown.
func facets(b *contenttype.Builder, people []*site.Page) (list []facet.Facet, show []string) {
	wanted := offered(b.Site)
	for _, f := range slices.Concat(filters, paramFilters(wanted), comparisons) {
		filled := fill(b, people, f)
		distinct := apart(filled)
		if distinct && slices.Contains(wanted, f.id) {
			filled.Name = facetName(b, f.id)
		}
		var levels facet.Facet
		if f.id == "topic" && slices.Contains(wanted, levelFacet) {
			levels = levelsOf(b, people, filled)
		}
		if distinct || levels.Name != "" || f.id == "available" {
			list = append(list, filled)
		}
		if levels.Name != "" {
			list = append(list, levels)
		}
	}
	for _, id := range wanted {
		if slices.ContainsFunc(list, func(f facet.Facet) bool { return f.ID == id && f.Name != "" }) {
			show = append(show, id)
		}
	}
	return list, show
}

func paramFilters(wanted []string) []filter {
	var all []filter
	for _, id := range wanted {
		if name, ok := strings.CutPrefix(id, paramPrefix); ok {
			all = append(all, wordFilter(id, func(p *site.Page) string { return p.Meta().Params[name] }))
		}
	}
	return all
}

func facetName(b *contenttype.Builder, id string) string {
	if slices.Contains(shownFirst, id) {
		return b.T("facet." + id)
	}
	return permalink.Words(strings.TrimPrefix(id, paramPrefix))
}

// fill gives each person's values as numbers.
func fill(b *contenttype.Builder, people []*site.Page, f filter) facet.Facet {
	filled := facet.Facet{ID: f.id, Values: f.values(b, people)}
	number := make(map[string]int32, len(filled.Values))
	for i, v := range filled.Values {
		number[v.ID] = int32(i)
	}
	var has []int32
	for _, p := range people {
		has = has[:0]
		for _, id := range f.has(p) {
			if n, ok := number[id]; ok && !slices.Contains(has, n) {
				has = append(has, n)
			}
		}
		slices.Sort(has)
		filled.Has.Add(has)
	}
	return filled
}

// apart tells whether some people have a value that others have not.
func apart(f facet.Facet) bool {
	have := make([]int, len(f.Values))
	for _, values := range f.Has.All {
		for _, v := range values {
			have[v]++
		}
	}
	return slices.ContainsFunc(have, func(n int) bool { return n > 0 && n < f.Has.Len() })
}

// levelsOf tells how well each person knows each of the topics. It has no name
// when nobody says so.
func levelsOf(b *contenttype.Builder, people []*site.Page, topics facet.Facet) facet.Facet {
	f := facet.Facet{ID: levelFacet, Of: topics.ID}
	depth := map[string]uint8{}
	for _, level := range slices.Backward(levels[1:]) { // the best first
		f.Values = append(f.Values, facet.Value{ID: level, Name: b.T("topic-level." + level)})
		depth[level] = uint8(len(f.Values))
	}
	var has []int32
	for i, numbers := range topics.Has.All {
		has = has[:0]
		for _, v := range numbers {
			d := depth[levelIn(record(people[i]), topics.Values[v].ID)]
			f.Depths = append(f.Depths, d)
			if d > 0 {
				has = append(has, int32(d)-1)
				f.Name = facetName(b, levelFacet)
			}
		}
		slices.Sort(has)
		f.Has.Add(slices.Compact(has))
	}
	return f
}

// levelIn tells how well a person knows a topic; the last word counts where a
// profile names it twice.
func levelIn(m *site.Mentor, topic string) (level string) {
	for _, t := range m.Topics {
		if t.Ref.ID == topic && t.Level != "" {
			level = t.Level
		}
	}
	return level
}

// stateOf is what of a person's state does not change by itself.
func stateOf(m *site.Mentor) string {
	switch state := placesOf(m).State; state {
	case "full", "paused", "alumni":
		return state
	}
	return "open"
}

// availableValues has those who take somebody in front: the directory looks them
// up before anything else.
func availableValues(b *contenttype.Builder, _ []*site.Page) []facet.Value {
	var values []facet.Value
	for _, id := range []string{"open", "full", "paused", "alumni"} {
		values = append(values, facet.Value{ID: id, Name: b.T("available." + id)})
	}
	return values
}

// topicValues are the topics by group, in the settings' order.
func topicValues(b *contenttype.Builder, _ []*site.Page) []facet.Value {
	var values []facet.Value
	for _, l := range b.Site.Settings.TopicGroups {
		group := b.Label("topic_groups", l.ID.Value).Name
		for _, p := range b.Site.OfType("topic") {
			t, ok := p.Record.(*site.Topic)
			if ok && t.Group.Value == l.ID.Value && len(b.Site.AboutTopic(p.ID, Name)) > 0 {
				values = append(values, facet.Value{ID: p.ID, Name: p.Title, Group: group, Words: t.Synonyms})
			}
		}
	}
	return values
}

// labelValues are those of a vocabulary of the settings.
func labelValues(list string) func(*contenttype.Builder, []*site.Page) []facet.Value {
	return func(b *contenttype.Builder, _ []*site.Page) []facet.Value {
		var values []facet.Value
		labels, _ := b.Site.Settings.Labels(list)
		for _, l := range labels {
			values = append(values, facet.Value{ID: l.ID.Value, Name: b.Label(list, l.ID.Value).Name})
		}
		return values
	}
}

func roleValues(b *contenttype.Builder, _ []*site.Page) []facet.Value {
	return []facet.Value{{ID: "mentor", Name: b.T("role.mentor")}, {ID: "coach", Name: b.T("role.coach")}}
}

func rolesOf(m *site.Mentor) []string {
	if roles := texts(m.Roles); roles != nil {
		return roles
	}
	return []string{"mentor"}
}

// zoneValues are names of time zones; hours in common are for the browser to
// say, which knows the reader's zone and day.
func zoneValues(_ *contenttype.Builder, people []*site.Page) []facet.Value {
	return named(people, func(p *site.Page) []facet.Value {
		return plain(record(p).Timezone.Value)
	})
}

func tongueValues(b *contenttype.Builder, people []*site.Page) []facet.Value {
	return named(people, func(p *site.Page) (values []facet.Value) {
		for _, code := range p.Tongues {
			name := b.Tongues.Name(code)
			values = append(values, facet.Value{ID: code, Name: name.Local, Words: one(name.Own)})
		}
		return values
	})
}

// placeValues are cities by country, or countries where there are many cities.
func placeValues(_ *contenttype.Builder, people []*site.Page) []facet.Value {
	cities := named(people, func(p *site.Page) []facet.Value {
		m := record(p)
		if m.City == "" {
			return plain(m.CountryName)
		}
		return []facet.Value{{ID: joined(m.City, m.CountryName), Name: m.City, Group: m.CountryName, Words: one(m.CountryName)}}
	})
	if len(cities) > citiesShown {
		return named(people, func(p *site.Page) []facet.Value { return plain(record(p).CountryName) })
	}
	slices.SortStableFunc(cities, func(x, y facet.Value) int { return cmp.Compare(x.Group, y.Group) })
	return cities
}

// placesNamed are the names that a person's place may go by among the values.
func placesNamed(p *site.Page) []string {
	m := record(p)
	return slices.Concat(one(joined(m.City, m.CountryName)), one(m.CountryName))
}

// likesValues are the values and interests that most people name, each by at
// least two: what one alone has would point at that person.
func likesValues(_ *contenttype.Builder, people []*site.Page) []facet.Value {
	have := map[string]int{}
	for _, p := range people {
		for _, word := range likes(p) {
			have[word]++
		}
	}
	all := named(people, func(p *site.Page) (values []facet.Value) {
		for _, word := range likes(p) {
			if have[word] > 1 {
				values = append(values, facet.Value{ID: word, Name: word})
			}
		}
		return values
	})
	return all[:min(likesShared, len(all))]
}

func likes(p *site.Page) []string {
	m := record(p)
	return slices.Concat(m.Values, m.Interests)
}

// wordFilter tells people apart by one word of each.
func wordFilter(id string, of func(p *site.Page) string) filter {
	return filter{id,
		func(_ *contenttype.Builder, people []*site.Page) []facet.Value {
			return named(people, func(p *site.Page) []facet.Value { return plain(of(p)) })
		},
		func(p *site.Page) []string { return one(of(p)) }}
}

func plain(name string) []facet.Value {
	if name == "" {
		return nil
	}
	return []facet.Value{{ID: name, Name: name}}
}

// named gathers the values that people have, those that most have in front.
func named(people []*site.Page, of func(p *site.Page) []facet.Value) []facet.Value {
	have, first := map[string]int{}, map[string]facet.Value{}
	for _, p := range people {
		for _, v := range of(p) {
			if have[v.ID]++; have[v.ID] == 1 {
				first[v.ID] = v
			}
		}
	}
	return slices.SortedFunc(maps.Values(first), func(x, y facet.Value) int {
		return cmp.Or(cmp.Compare(have[y.ID], have[x.ID]), cmp.Compare(x.Name, y.Name), cmp.Compare(x.ID, y.ID))
	})
}

func one(text string) []string {
	if text == "" {
		return nil
	}
	return []string{text}
}

func texts(list []schema.Text) []string {
	var all []string
	for _, t := range list {
		all = append(all, t.Value)
	}
	return all
}
