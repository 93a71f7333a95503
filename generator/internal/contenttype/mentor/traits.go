package mentor

import (
	"hash/fnv"
	"slices"

	"mentorbook/generator/internal/site"
)

// traits are what a person is compared with others by.
func traits(p *site.Page, m *site.Mentor) site.Traits {
	t := site.Traits{
		Open: placesOf(m).Left > 0, Since: int16(m.Since.Int()),
		Team: hash(m.Team), Organisation: hash(m.Organisation), Country: hash(m.CountryName),
	}
	all := make([]uint32, 0, len(p.Topics)+len(m.Values)+len(m.Interests)+len(p.Tongues))
	all = hashes(hashes(hashes(levelled(all, m, p.Topics), m.Values), m.Interests), p.Tongues)
	t.Topics, t.Likes = split(all, len(p.Topics))
	return t
}

// levelBits are the ones of a topic's hash that tell how well it is known.
const levelBits = 3

// levels are how well a topic can be known; one that is not told is none.
var levels = []string{"", "familiar", "experienced", "expert"}

// levelled puts topics with how well a person knows each into an empty list.
func levelled(list []uint32, m *site.Mentor, topics []string) []uint32 {
	list = hashes(list, topics)
	for i, id := range topics {
		list[i] &^= levelBits
		for _, t := range m.Topics {
			if t.Ref.ID == id {
				list[i] |= uint32(max(0, slices.Index(levels, t.Level)))
			}
		}
	}
	return list
}

// sharedTopics counts the topics that two people share, and tells whether one
// of them is an expert in one that the other is familiar with.
func sharedTopics(a, b []uint32) (n int, apart bool) {
	for len(a) > 0 && len(b) > 0 {
		switch mine, theirs := a[0]&^levelBits, b[0]&^levelBits; {
		case mine < theirs:
			a = a[1:]
		case mine > theirs:
			b = b[1:]
		default:
			low, high := min(a[0], b[0])&levelBits, max(a[0], b[0])&levelBits
			n, apart = n+1, apart || low > 0 && high > low+1
			a, b = a[1:], b[1:]
		}
	}
	return n, apart
}

// split sorts the two parts of a list.
func split(all []uint32, at int) (front, back []uint32) {
	front, back = all[:at:at], all[at:]
	slices.Sort(front)
	slices.Sort(back)
	return front, back
}

func hashes(list []uint32, words []string) []uint32 {
	for _, w := range words {
		list = append(list, hash(w))
	}
	return list
}

// hash is 0 for no text and for hardly any other.
func hash(text string) uint32 {
	if text == "" {
		return 0
	}
	h := fnv.New32a()
	h.Write([]byte(text))
	return h.Sum32()
}

// shared counts what two sorted lists have in common.
func shared(a, b []uint32) int {
	n := 0
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case a[0] > b[0]:
			b = b[1:]
		default:
			n, a, b = n+1, a[1:], b[1:]
		}
	}
	return n
}
