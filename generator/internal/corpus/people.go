package corpus

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

// topicShares make the topics skewed: about a fifth of the profiles name the
// first, one in thirty the middle one.
var topicShares = shares(topics, 0.53)

var (
	tongues     = strings.Fields("en fr de es tr ar pt pl it nl sv uk hi ur zh ja ko vi fi da cs ro el he id")
	tongueShare = shares(len(tongues), 1)
	zones       = strings.Fields("Europe/London Europe/Berlin Europe/Istanbul Africa/Lagos America/Toronto America/Bogota Asia/Kolkata Asia/Tokyo Pacific/Auckland Europe/Lisbon")
	goals       = strings.Fields("settle-in change-direction lead-people grow-a-skill")
	ways        = strings.Fields("long-term ad-hoc group")
	degrees     = strings.Fields("familiar experienced expert")
	virtues     = strings.Fields("candour patience humour order curiosity courage fairness calm thrift loyalty")
	syllables   = strings.Fields("ma ri lo ka den tor vel sha ni bran el o ju ta mir zan ke la fin sel ro ha di bel u go ren ya pi lu")
)

// name composes a name that nobody bears, or somebody by chance.
func name(r *rand.Rand) (given, family string) {
	return capital(pick(r, syllables) + pick(r, syllables)), capital(pick(r, syllables) + pick(r, syllables) + pick(r, syllables))
}

func capital(word string) string { return strings.ToUpper(word[:1]) + word[1:] }

// several gives between low and high different values, by their shares.
func several(r *rand.Rand, list []string, share []float64, low, high int) []string {
	var chosen []string
	for n := low + r.IntN(high-low+1); len(chosen) < n; {
		if one := list[draw(r, share)]; !slices.Contains(chosen, one) {
			chosen = append(chosen, one)
		}
	}
	return chosen
}

func even(list []string) []float64 { return shares(len(list), 0) }

func yaml(values []string) string { return "[" + strings.Join(values, ", ") + "]" }

// mentor writes a profile with most of the keys that one can have.
func (w *writer) mentor(r *rand.Rand, i int) (file, text string) {
	given, family := name(r)
	var b strings.Builder
	key := func(name, format string, args ...any) { fmt.Fprintf(&b, name+": "+format+"\n", args...) }
	b.WriteString("---\n")
	key("name", "%s %s", given, family)
	key("headline", "%s", strings.TrimSuffix(w.speech.sentence(r, 8+r.IntN(6)), "."))
	key("consent", "{date: 2026-0%d-%02d}", 1+r.IntN(9), 1+r.IntN(28))
	key("languages", "%s", yaml(several(r, tongues, tongueShare, 1, 3)))
	key("topics", "%s", w.levelled(r))
	key("focus", "%s", yaml(several(r, goals, even(goals), 1, 2)))
	key("formats", "%s", yaml(several(r, ways, even(ways), 1, 2)))
	mentees := 1 + r.IntN(4)
	key("capacity", "{mentees: %d, taken: %d}", mentees, r.IntN(mentees+1))
	key("hours", "%d", 1+r.IntN(8))
	if r.IntN(12) == 0 {
		key("roles", "[mentor, coach]")
	}
	key("pronouns", "%s", pick(r, []string{"she/her", "he/him", "they/them"}))
	key("sort_as", "%s, %s", family, given)
	key("organisation", "%s Works", capital(w.speech.tail[r.IntN(12)]))
	key("team", "%s team", capital(w.speech.tail[r.IntN(60)]))
	key("values", "%s", yaml(several(r, virtues, even(virtues), 2, 3)))
	key("interests", "[%s, %s]", w.speech.rare(r), w.speech.rare(r))
	key("city", "%s", capital(w.speech.tail[100+r.IntN(200)]))
	key("country", "%s", capital(w.speech.tail[300+r.IntN(24)]))
	key("timezone", "%s", pick(r, zones))
	key("since", "%d", 1998+r.IntN(28))
	key("wants", "%s", w.speech.sentence(r, 10))
	fmt.Fprintf(&b, "boundaries:\n  - %s\n  - %s\n", w.speech.sentence(r, 7), w.speech.sentence(r, 6))
	if r.IntN(3) == 0 {
		fmt.Fprintf(&b, "training:\n  - {module: %s, completed: 2026-0%d-11}\n", w.moduleName(r.IntN(modules)), 1+r.IntN(9))
	}
	key("confirmed", "2026-10-%02d", 1+r.IntN(28))
	b.WriteString("---\n\n")
	w.about(&b, r)
	return slug(given+" "+family, i), b.String()
}

// levelled gives topics, every other with how well the person knows it.
func (w *writer) levelled(r *rand.Rand) string {
	var names []string
	for i := range topics {
		names = append(names, w.topicName(i))
	}
	chosen := several(r, names, topicShares, 2, 6)
	for i := range chosen {
		if i%2 == 0 {
			chosen[i] += ": " + pick(r, degrees)
		}
	}
	return yaml(chosen)
}

// about writes the text of a profile.
func (w *writer) about(b *strings.Builder, r *rand.Rand) {
	s := w.speech
	fmt.Fprintf(b, "%s\n\n## Why I mentor\n\n%s\n\n", s.paragraph(r, 220), s.paragraph(r, 340))
	fmt.Fprintf(b, "## How I work\n\n%s Have a look at [%s](../guides/%s.md) first.\n\n", s.paragraph(r, 330), s.words(r, 3), w.guideName(r.IntN(guides(w.mentors))))
	for range 3 {
		fmt.Fprintf(b, "- **%s**: %s\n", capital(s.rare(r)), s.sentence(r, 8))
	}
	fmt.Fprintf(b, "\n> %s\n\n%s *%s* %s\n", s.sentence(r, 9), s.sentence(r, 8), s.rare(r), s.paragraph(r, 160))
}
