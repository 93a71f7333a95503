package corpus

import (
	_ "embed"
	"math"
	"math/rand/v2"
	"slices"
	"sort"
	"strings"
)

// seedText is what the chain of words is learnt from.
//
//go:embed seed.txt
var seedText string

// speech makes sentences: a chain in which each word follows one that it
// follows in the seed text, with a word of the long tail in every ninth place
// or so.
type speech struct {
	first []string            // words that begin a sentence
	after map[string][]string // words that follow a word, as often as they do
	tail  []string            // by rank
	share []float64           // of the tail's words up to each, by Zipf's law
}

func newSpeech(seed uint64) *speech {
	s := &speech{after: map[string][]string{}, tail: tailWords(seed)}
	last := ""
	for _, word := range strings.Fields(seedText) {
		if last == "" {
			s.first = append(s.first, word)
		} else {
			s.after[last] = append(s.after[last], word)
		}
		last = word
		if strings.HasSuffix(word, ".") {
			last = ""
		}
	}
	s.share = shares(len(s.tail), 0.9)
	return s
}

// shares gives the running sums, up to 1, of weights that fall with the rank.
func shares(n int, exponent float64) []float64 {
	sums, sum := make([]float64, n), 0.0
	for i := range sums {
		sum += math.Pow(float64(i+1), -exponent)
		sums[i] = sum
	}
	for i := range sums {
		sums[i] /= sum
	}
	return sums
}

// draw gives a rank by its share.
func draw(r *rand.Rand, share []float64) int {
	return min(sort.SearchFloat64s(share, r.Float64()), len(share)-1)
}

func (s *speech) rare(r *rand.Rand) string { return s.tail[draw(r, s.share)] }

// words gives so many words of running text, without a full stop.
func (s *speech) words(r *rand.Rand, n int) string {
	var text strings.Builder
	word := pick(r, s.first)
	for i := range n {
		if i > 0 {
			text.WriteByte(' ')
		}
		plain := strings.TrimSuffix(word, ".")
		if i > 0 && r.IntN(9) == 0 {
			text.WriteString(s.rare(r))
		} else {
			text.WriteString(plain)
		}
		if next := s.after[word]; next != nil {
			word = pick(r, next)
		} else {
			word = strings.ToLower(pick(r, s.first))
		}
	}
	return text.String()
}

func (s *speech) sentence(r *rand.Rand, n int) string {
	text := s.words(r, n)
	return strings.ToUpper(text[:1]) + strings.TrimSuffix(text[1:], ",") + "."
}

// paragraph gives sentences until they have about so many bytes.
func (s *speech) paragraph(r *rand.Rand, bytes int) string {
	var text strings.Builder
	for text.Len() < bytes-40 {
		if text.Len() > 0 {
			text.WriteByte(' ')
		}
		text.WriteString(s.sentence(r, 7+r.IntN(14)))
	}
	return text.String()
}

func pick[E any](r *rand.Rand, list []E) E { return list[r.IntN(len(list))] }

// tailWords composes the long tail, in an order of its own for each seed.
func tailWords(seed uint64) []string {
	var words []string
	for _, begin := range strings.Fields(beginnings) {
		for _, stem := range strings.Fields(stems) {
			for _, end := range strings.Fields(endings) {
				words = append(words, begin+stem+end)
			}
		}
	}
	slices.Sort(words)
	words = slices.Compact(words)
	r := rand.New(rand.NewPCG(seed, 0))
	r.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
	return words
}

const (
	beginnings = "re un over under out inter fore mis sub co counter non"
	stems      = "band bridg cast chart craft draft farm field fram garden grain graft harbor kiln lamp leaf ledg loom mark " +
		"measur mill mint orchard pact paint pilot plan plant plough port print quarr quill rail reed ridg river sail " +
		"salt sand seam shelter shor signal slat sledg smith span spindl spring stag stitch stream tend thatch thread " +
		"tid tiller timber tract trail vault vein voyag wagon wall watch weav weld well wheel wick wind wood yard yarn"
	endings = "ing ed er ers ment ness able ation ful less ist ism"
)
