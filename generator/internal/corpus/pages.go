package corpus

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// Names of files are fixed by the number of the file, so that other files can
// refer to it.

func (w *writer) topicName(i int) string { return "on-" + w.speech.tail[i] }
func (w *writer) termName(i int) string  { return w.speech.tail[100+i] }

func (w *writer) moduleName(i int) string { return fmt.Sprintf("module-%d", i+1) }

func (w *writer) guideName(i int) string {
	return fmt.Sprintf("%s-%s-%d", w.speech.tail[i%1500], w.speech.tail[i%1400+200], i)
}

func (w *writer) topic(r *rand.Rand, i int) (file, text string) {
	return w.topicName(i), fmt.Sprintf("---\ntitle: On %s\nsummary: %s\ngroup: %s\nsynonyms: [%s, %s]\n---\n\n%s\n",
		w.speech.tail[i], w.speech.sentence(r, 9), []string{"skills", "craft", "career", "context"}[i%4],
		w.speech.rare(r), w.speech.rare(r), w.speech.paragraph(r, 200))
}

func (w *writer) term(r *rand.Rand, i int) (file, text string) {
	return w.termName(i), fmt.Sprintf("---\ntitle: %s\nsummary: %s\n---\n\n%s\n", capital(w.termName(i)), w.speech.sentence(r, 9), w.speech.paragraph(r, 180))
}

func (w *writer) module(r *rand.Rand, i int) (file, text string) {
	s := w.speech
	return w.moduleName(i), fmt.Sprintf("---\ntitle: %s\nsummary: %s\nrole: core\naudience: [mentor]\nlevels: [new]\nminutes: {teach: 20, practice: 20, discuss: 20}\nobjectives:\n  - %s\nkey_points:\n  - %s\n---\n\n## %s\n\n%s\n",
		capital(s.words(r, 3)), s.sentence(r, 9), s.sentence(r, 6), s.sentence(r, 6), capital(s.words(r, 3)), s.paragraph(r, 900))
}

// guide writes a long page with a bit of everything that Markdown has.
func (w *writer) guide(r *rand.Rand, i int) (file, text string) {
	s := w.speech
	var b strings.Builder
	title := capital(s.words(r, 4))
	fmt.Fprintf(&b, "---\ntitle: %s\nsummary: %s\ntask: I need to %s\n", title, s.sentence(r, 12), strings.ToLower(s.words(r, 5)))
	fmt.Fprintf(&b, "date: 202%d-%02d-%02d\nowner: Programme director\nreviewed_on: 2026-10-%02d\nreview_every: 12 months\n", 3+r.IntN(4), 1+r.IntN(9), 1+r.IntN(28), 1+r.IntN(28))
	fmt.Fprintf(&b, "audience: [mentee, mentor]\nminutes: %d\ntopics: [%s]\nrelated: [%s]\n---\n\n", 5+r.IntN(40),
		w.topicName(draw(r, topicShares)), w.twoGuides(r))
	fmt.Fprintf(&b, "%s\n", s.paragraph(r, 420))
	for part := range 5 {
		fmt.Fprintf(&b, "\n## %s\n\n%s\n\n", capital(s.words(r, 3+r.IntN(3))), s.paragraph(r, 640))
		w.piece(&b, r, part)
	}
	fmt.Fprintf(&b, "\n[^1]: %s\n", s.sentence(r, 12))
	return w.guideName(i), b.String()
}

// twoGuides lists two guides, or the only one.
func (w *writer) twoGuides(r *rand.Rand) string {
	n := guides(w.mentors)
	first := r.IntN(n)
	second := (first + 1 + r.IntN(max(n-1, 1))) % n
	if first == second {
		return "guides/" + w.guideName(first)
	}
	return "guides/" + w.guideName(first) + ", guides/" + w.guideName(second)
}

func (w *writer) someGuide(r *rand.Rand) string { return w.guideName(r.IntN(guides(w.mentors))) }

// piece writes what stands between two paragraphs of a guide.
func (w *writer) piece(b *strings.Builder, r *rand.Rand, part int) {
	s := w.speech
	switch part {
	case 0:
		for n := range 5 {
			fmt.Fprintf(b, "%d. **%s** %s\n", n+1, s.sentence(r, 3), s.sentence(r, 9))
		}
	case 1:
		for range 4 {
			fmt.Fprintf(b, "- %s See [%s](%s.md).\n", s.sentence(r, 8), s.words(r, 3), w.someGuide(r))
		}
	case 2:
		fmt.Fprintf(b, "| %s | %s |\n|---|---|\n", s.rare(r), s.rare(r))
		for range 4 {
			fmt.Fprintf(b, "| %s | %s |\n", s.words(r, 4), s.words(r, 6))
		}
	case 3:
		fmt.Fprintf(b, "> [!TIP]\n> %s\n\n### %s\n\n%s See [[%s]].[^1]\n", s.sentence(r, 16), capital(s.words(r, 3)), s.paragraph(r, 300), w.termName(r.IntN(terms)))
	default:
		fmt.Fprintf(b, "> %s\n\n%s *%s* %s\n", s.sentence(r, 14), s.sentence(r, 8), s.rare(r), s.paragraph(r, 200))
	}
}
