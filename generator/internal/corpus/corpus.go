// Package corpus writes a made-up programme of any size, for tests and
// benchmarks; no command imports it.
//
// The same number of mentors and the same seed give the same files, byte for
// byte. What makes real programmes expensive is kept: profiles of some 2.3 KB
// with most of the keys that a profile may have, a guide of some 6.2 KB for
// every five of them, topics of which a few are named by every fifth mentor and
// most by few, and words that grow in number with the text. Nothing in it is
// anybody's text, name or address, and there are no pictures.
package corpus

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
)

// What a programme has whatever its size.
const (
	topics  = 90
	terms   = 24
	modules = 3
)

// guides is the number of guides that goes with a number of mentors.
func guides(mentors int) int { return max(mentors/5, 1) }

// Write puts the content folder of a programme into a folder, which it makes.
func Write(folder string, mentors int, seed uint64) error {
	w := &writer{folder: folder, mentors: mentors, seed: seed, speech: newSpeech(seed)}
	for _, dir := range []string{"mentors", "guides", "topics", "glossary", "training/modules"} {
		if err := os.MkdirAll(filepath.Join(folder, dir), 0o777); err != nil {
			return err
		}
	}
	w.file("site.yaml", settings)
	w.file("_index.md", "---\ntitle: Ravelin Mentoring\nsummary: "+w.line(0, 12)+"\n---\n\n"+w.paragraph(0)+"\n")
	w.file("privacy.md", "---\ntitle: Privacy\n---\n\n"+w.paragraph(1)+"\n")
	w.each("topics", topics, w.topic)
	w.each("glossary", terms, w.term)
	w.each("training/modules", modules, w.module)
	w.each("guides", guides(mentors), w.guide)
	w.each("mentors", mentors, w.mentor)
	return w.err
}

type writer struct {
	folder  string
	mentors int
	seed    uint64
	speech  *speech
	err     error
}

// each writes n files of a folder. Every file draws from a source of its own,
// so that it does not depend on those before it.
func (w *writer) each(folder string, n int, text func(r *rand.Rand, i int) (name, content string)) {
	for i := range n {
		name, content := text(w.source(folder, i), i)
		w.file(folder+"/"+name+".md", content)
	}
}

func (w *writer) source(folder string, i int) *rand.Rand {
	return rand.New(rand.NewPCG(w.seed, uint64(len(folder))<<32|uint64(i)))
}

func (w *writer) file(name, content string) {
	if w.err == nil {
		w.err = os.WriteFile(filepath.Join(w.folder, filepath.FromSlash(name)), []byte(content), 0o666)
	}
}

func (w *writer) line(i, words int) string {
	return w.speech.sentence(w.source("line", i), words)
}

func (w *writer) paragraph(i int) string { return w.speech.paragraph(w.source("paragraph", i), 400) }

// settings name what profiles and guides use. With a base URL and a repository,
// as on GitHub, pages have all their links.
const settings = `title: Ravelin Mentoring
tagline: Find somebody a few steps ahead of you.
base_url: https://example.org/mentoring/
repository: https://example.org/ravelin/mentoring
timezone: Europe/London
director: {name: Maren Holt, role: Programme director, email: mentoring@example.org, hours: Monday to Thursday}
cycle: {name: 2027 cycle, dates: {sign_up_opens: 2026-10-12, matching: 2026-12-07, start: 2027-01-11, end: 2027-07-30}}
expectations: {cadence: twice a month, length: 30 minutes, channel: video call}
topic_groups: [{id: skills, name: Skills}, {id: craft, name: Craft}, {id: career, name: Career}, {id: context, name: Context}]
focus: [{id: settle-in, name: Settle in}, {id: change-direction, name: Change direction}, {id: lead-people, name: Lead people}, {id: grow-a-skill, name: Grow one skill}]
formats: [{id: long-term, name: For the whole cycle}, {id: ad-hoc, name: A single conversation}, {id: group, name: In a small group}]
levels: [{id: new, name: New}, {id: experienced, name: Experienced}, {id: veteran, name: Veteran}]
`

func slug(title string, i int) string {
	return fmt.Sprintf("%s-%d", strings.ToLower(strings.ReplaceAll(title, " ", "-")), i)
}
