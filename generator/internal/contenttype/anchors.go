package contenttype

import (
	"slices"
	"sync"

	"mentorbook/generator/diag"
)

// Anchors gathers the ids that pages have and the links that name one, for the
// check once all pages are rendered.
type Anchors struct {
	mu    sync.Mutex
	pages map[string]anchored
}

type anchored struct {
	ids  []string
	uses []AnchorUse
}

// AnchorUse is a link to an id of a page.
type AnchorUse struct {
	URL, ID string
	At      diag.Position
}

// NewAnchors makes an empty set.
func NewAnchors() *Anchors { return &Anchors{pages: map[string]anchored{}} }

// Record keeps the ids of an output's text and the ids that its links name.
func (a *Anchors) Record(url string, ids []string, uses []AnchorUse) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.pages[url] = anchored{ids, uses}
}

// Broken lists the links that name an id which its page does not have, with
// the ids that it has. Pages that were not rendered are not judged.
func (a *Anchors) Broken(report func(use AnchorUse, ids []string)) {
	a.mu.Lock()
	defer a.mu.Unlock()
	for _, page := range a.pages {
		for _, use := range page.uses {
			to, rendered := a.pages[use.URL]
			if rendered && !slices.Contains(to.ids, use.ID) {
				report(use, to.ids)
			}
		}
	}
}
