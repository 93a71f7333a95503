package search

import (
	"cmp"
	"encoding/json"
	"net/url"
	"slices"
	"sync"

	"mentorbook/generator/internal/site"
)

// Options say what an index is of.
type Options struct {
	Pages    []*site.Page // in the site's reading order
	Language string       // the site's
	People   []string     // content types of people
	Synonyms [][]string   // words or phrases that mean the same
	// Label gives the words that readers see for a value of a facet.
	Label func(f Facet, id string) string
}

// Index gathers the texts of a site. Add may be called by many goroutines.
type Index struct {
	options Options
	pages   []entry
	numbers map[*site.Page]int

	mu       sync.Mutex
	lexicons map[string]*lexicon
}

// entry is a page in the index. A page that was never added has no record.
type entry struct {
	page   *site.Page
	record []byte // what a result shows of it, as JSON
	words  int    // of its text
	said   []mention
}

// New makes an empty index of those pages that the search may find.
func New(o Options) *Index {
	ix := &Index{options: o, numbers: map[*site.Page]int{}, lexicons: map[string]*lexicon{}}
	for _, p := range Order(o.Pages) {
		ix.numbers[p] = len(ix.pages)
		ix.pages = append(ix.pages, entry{page: p})
	}
	return ix
}

// Order lists the pages that the search may find as it numbers them: by content
// type, then as they are given.
func Order(pages []*site.Page) []*site.Page {
	found := make([]*site.Page, 0, len(pages))
	for _, p := range pages {
		if p.Searched() {
			found = append(found, p)
		}
	}
	slices.SortStableFunc(found, func(a, b *site.Page) int { return cmp.Compare(typeOf(a), typeOf(b)) })
	return found
}

// typeOf is the content type under which a page is counted.
func typeOf(p *site.Page) string {
	if p.IsSection() {
		return "page"
	}
	return p.Type
}

// Has tells whether the search may find a page.
func (ix *Index) Has(p *site.Page) bool {
	_, has := ix.numbers[p]
	return has
}

func (ix *Index) language(p *site.Page) string { return cmp.Or(p.Lang, ix.options.Language) }

// Add takes in a page as readers get it.
func (ix *Index) Add(p *site.Page, html []byte) {
	number, has := ix.numbers[p]
	if !has {
		return
	}
	parts := sections(html)
	record := ix.record(p, parts)
	c := ix.counter(ix.language(p))
	c.count(p, parts)
	ix.mu.Lock()
	defer ix.mu.Unlock()
	e := &ix.pages[number]
	e.record, e.words = record, c.body
	e.said = c.lexicon.take(c)
}

// counter gives a counter of a language that no other goroutine has.
func (ix *Index) counter(lang string) *counter {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	l := ix.lexicons[lang]
	if l == nil {
		l = newLexicon(lang, ix.options.Synonyms)
		ix.lexicons[lang] = l
	}
	return l.lend()
}

// longest is the number of bytes of a page's text that results can show.
const longest = 6500

// record is what results show of a page: address, title, type, language,
// titles of the pages above, and sections by id, heading and text.
func (ix *Index) record(p *site.Page, parts []section) []byte {
	crumbs := []string{}
	for up := p.Parent; up != nil && up.Parent != nil; up = up.Parent {
		crumbs = append([]string{up.Title}, crumbs...)
	}
	room := share(parts, longest)
	shown := make([][3]string, len(parts))
	for i, s := range parts {
		shown[i] = [3]string{s.id, s.heading, clip(s.text, room)}
	}
	data, err := json.Marshal([]any{address(p.URL), p.Title, typeOf(p), ix.language(p), crumbs, shown})
	if err != nil {
		panic(err) // strings always marshal
	}
	return data
}

// address is that of a page from the site's root, as a link writes it.
func address(path string) string { return (&url.URL{Path: path[1:]}).EscapedPath() }

// share gives the greatest length to which all sections can be cut so that they
// stay within a number of bytes together.
func share(parts []section, room int) int {
	lengths := make([]int, len(parts))
	for i, s := range parts {
		lengths[i] = len(s.text)
	}
	slices.Sort(lengths)
	for i, n := range lengths {
		left := len(lengths) - i
		if n*left > room {
			return room / left
		}
		room -= n
	}
	return longest
}

// clip cuts a text at the last blank within so many bytes.
func clip(text string, most int) string {
	if len(text) <= most {
		return text
	}
	end := most
	for i := most; i > 0 && i > most-maxWord; i-- {
		if blank(text[i]) {
			end = i
			break
		}
	}
	for end > 0 && text[end]&0xc0 == 0x80 {
		end--
	}
	return text[:end] + "…"
}
