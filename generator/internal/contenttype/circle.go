package contenttype

import (
	"slices"
	"strings"

	"mentorbook/generator/internal/schema"
	"mentorbook/generator/internal/site"
)

// Need says that something must come before a page.
type Need struct {
	On *site.Page // what must come first
	By *site.Page // the page whose file says so
	At schema.At  // where
}

// Circle is a chain of needs that ends where it began: nobody could start.
type Circle []Need

// String names the pages in order, the first again at the end.
func (c Circle) String() string {
	names := []string{c[len(c)-1].On.ID}
	for _, n := range c {
		names = append(names, n.On.ID)
	}
	return strings.Join(names, " -> ")
}

// Circles finds the circles among pages. Which ones are found where several
// share a page depends on the order of pages and needs alone.
func Circles(pages []*site.Page, needs func(p *site.Page) []Need, found func(Circle)) {
	w := circleWalk{needs: needs, found: found, state: map[*site.Page]visit{}}
	for _, p := range pages {
		if w.state[p] == unseen {
			w.walk(p)
		}
	}
}

// visit is how far the walk is with a page.
type visit uint8

const (
	unseen visit = iota
	open         // on the way to the present page
	done
)

type circleWalk struct {
	needs func(p *site.Page) []Need
	found func(Circle)
	state map[*site.Page]visit
	way   []Need
}

func (w *circleWalk) walk(p *site.Page) {
	w.state[p] = open
	for _, n := range w.needs(p) {
		before := w.way
		w.way = append(w.way, n)
		switch w.state[n.On] {
		case unseen:
			w.walk(n.On)
		case open:
			begins := 1 + slices.IndexFunc(before, func(m Need) bool { return m.On == n.On })
			w.found(slices.Clone(w.way[begins:]))
		}
		w.way = before
	}
	w.state[p] = done
}
