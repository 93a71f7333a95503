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
		Team: hash(m.Team), Organisation: hash(m.Organisation), Country: hash(m.Country),
	}
	all := hashes(nil, p.Topics)
	t.Topics, t.Likes = split(hashes(hashes(hashes(all, m.Values), m.Interests), p.Tongues), len(all))
	return t
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
