package search

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"iter"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/klauspost/compress/gzip"
)

// Root is the address of the file that leads to all others.
const Root = "/search/index.bin"

// Holds tells an address that is of the index.
func Holds(address string) bool {
	return strings.HasPrefix(address, "/search/") && strings.HasSuffix(address, ".bin")
}

const (
	shardSize    = 10_000 // bytes after which a shard ends
	wholeSize    = 40_000 // bytes of shards that the root still holds itself
	longestList  = 3000   // postings that are kept of a word
	packSize     = 5000   // bytes that a file of texts should not exceed
	facetsInside = 4000   // bytes of facets that the root holds itself
)

// root is the head of the file at [Root].
type root struct {
	ID        string     `json:"id"`    // folder of the other files
	Pages     int        `json:"pages"` // in all
	Pack      int        `json:"pack"`  // pages in a file of texts
	Types     []typeSpan `json:"types"` // in the order of the numbers
	People    []string   `json:"people"`
	Languages []language `json:"langs"`
	Synonyms  [][]string `json:"synonyms,omitempty"`
	Facets    int        `json:"facets"` // bytes of them after this; 0: in a file of their own
}

// typeSpan is a content type and the number of its pages.
type typeSpan struct {
	Type  string `json:"type"`
	Pages int    `json:"pages"`
}

// language describes the shards of one language.
type language struct {
	Lang   string   `json:"lang"`
	Pages  int      `json:"pages"`
	Bounds []string `json:"bounds"`          // the first word that each shard may hold
	Ends   []string `json:"ends"`            // of each list for spelling, the first word backwards
	Skip   string   `json:"skip,omitempty"`  // function words
	Sizes  []int    `json:"sizes,omitempty"` // of shards that stand in the root
}

// File is a file of the index. Its path is from the site's root.
type File struct {
	Path string
	Data []byte
}

// Write gives the index as files, on several goroutines, in any order. It may be
// called once, after the last Add.
func (ix *Index) Write(workers int, put func(File) error) error {
	b := &bundle{folder: ""}
	r := ix.encode(b)
	b.seal(&r)
	return b.each(workers, put)
}

// bundle is the files of an index before they are compressed.
type bundle struct {
	folder string
	root   []byte
	inside []byte // what stands in the root after its head
	files  []File
}

func (b *bundle) add(name string, data []byte) { b.files = append(b.files, File{name, data}) }

// seal names the folder by what is in it and writes the root.
func (b *bundle) seal(r *root) {
	head, err := json.Marshal(r)
	if err != nil {
		panic(err) // strings and numbers always marshal
	}
	sum := sha256.New()
	sum.Write(head)
	sum.Write(b.inside)
	for _, f := range b.files {
		fmt.Fprintf(sum, "\n%s %d\n", f.Path, len(f.Data))
		sum.Write(f.Data)
	}
	r.ID = hex.EncodeToString(sum.Sum(nil)[:6])
	head, _ = json.Marshal(r)
	b.root = append(binary.AppendUvarint(nil, uint64(len(head))), head...)
	b.root = append(b.root, b.inside...)
	for i := range b.files {
		b.files[i].Path = "search/" + r.ID + "/" + b.files[i].Path
	}
	b.files = append(b.files, File{Root[1:], b.root})
}

// each compresses the files.
func (b *bundle) each(workers int, put func(File) error) error {
	var next atomic.Int64
	var group sync.WaitGroup
	errs := make([]error, max(workers, 1))
	for worker := range errs {
		group.Go(func() {
			w, _ := gzip.NewWriterLevel(nil, gzip.DefaultCompression)
			for i := int(next.Add(1)) - 1; i < len(b.files) && errs[worker] == nil; i = int(next.Add(1)) - 1 {
				var out bytes.Buffer
				w.Reset(&out)
				w.Write(b.files[i].Data)
				w.Close()
				errs[worker] = put(File{b.files[i].Path, out.Bytes()})
			}
		})
	}
	group.Wait()
	return cmp.Or(errs...)
}

func (ix *Index) encode(b *bundle) root {
	languages := slices.Sorted(maps.Keys(ix.lexicons))
	for _, lang := range languages {
		ix.list(lang)
	}
	r := root{Pages: len(ix.pages), People: ix.options.People, Pack: ix.pack(b), Types: ix.spans()}
	for _, list := range ix.options.Synonyms {
		var words []string
		for _, text := range list {
			words = append(words, strings.Join(plainWords(text), " "))
		}
		r.Synonyms = append(r.Synonyms, words)
	}
	for _, lang := range languages {
		r.Languages = append(r.Languages, ix.lexicons[lang].encode(b, lang))
	}
	r.Facets = b.addFacets(ix.encodeFacets())
	return r
}

// addFacets puts the facets into the root while they are few, and gives their
// length there.
func (b *bundle) addFacets(data []byte) int {
	if len(data) > facetsInside {
		b.add("f.bin", data)
		return 0
	}
	b.inside = append(b.inside, data...)
	return len(data)
}

func (ix *Index) spans() []typeSpan {
	var spans []typeSpan
	for _, e := range ix.pages {
		if n := len(spans); n == 0 || spans[n-1].Type != typeOf(e.page) {
			spans = append(spans, typeSpan{Type: typeOf(e.page)})
		}
		spans[len(spans)-1].Pages++
	}
	return spans
}

// pack moves the records into files, several into one where they are short, and
// gives their number.
func (ix *Index) pack(b *bundle) int {
	n := 1
	for n < 8 && ix.fits(2*n) {
		n *= 2
	}
	for i := 0; i < len(ix.pages); i += n {
		records := make([][]byte, 0, n)
		for j := range ix.pages[i:min(i+n, len(ix.pages))] {
			e := &ix.pages[i+j]
			record := e.record
			if record == nil {
				record = []byte("null")
			}
			records = append(records, record)
			e.record = nil // the file has it
		}
		b.add(fmt.Sprintf("t/%d.bin", i/n), slices.Concat([]byte("["), bytes.Join(records, []byte(",")), []byte("]")))
	}
	return n
}

// fits tells whether nearly all files stay small with n records in each.
func (ix *Index) fits(n int) bool {
	large := 0
	for i := 0; i < len(ix.pages); i += n {
		size := 0
		for _, e := range ix.pages[i:min(i+n, len(ix.pages))] {
			size += len(e.record)
		}
		if size > packSize {
			large++
		}
	}
	return large*n*20 <= len(ix.pages)
}

// list writes the lists of the words of a language. What its pages said is gone
// then.
func (ix *Index) list(lang string) {
	l := ix.lexicons[lang]
	for _, e := range ix.in(lang) {
		for _, m := range e.said {
			l.groups[m.group].pages++
		}
	}
	ends, all := make([]int, len(l.groups)), 0 // of the postings of each group, so far
	for i, g := range l.groups {
		ends[i] = all
		all += g.pages
	}
	postings := make([]posting, all)
	usual := float64(max(l.words, 1)) / float64(max(l.pages, 1))
	for number, e := range ix.in(lang) {
		length := 1 - bodyNorm + bodyNorm*float64(e.words)/usual
		for _, m := range e.said {
			postings[ends[m.group]] = newPosting(number, float64(m.head)/unit+float64(m.body)/length)
			ends[m.group]++
		}
		e.said = nil
	}
	for i, g := range l.groups {
		g.list = encodeList(postings[ends[i]-g.pages : ends[i]])
	}
}

// in gives the pages in a language by their numbers.
func (ix *Index) in(lang string) iter.Seq2[int, *entry] {
	return func(yield func(int, *entry) bool) {
		for number := range ix.pages {
			e := &ix.pages[number]
			if ix.language(e.page) == lang && !yield(number, e) {
				return
			}
		}
	}
}

// posting is a page that has a word: its number times 16, plus the impact.
type posting uint32

func newPosting(page int, weight float64) posting {
	return posting(page<<4) | posting(max(1, math.Round(15*weight/(weight+saturation))))
}

// encodeList writes the pages of a word, as they follow: the distance from the
// page before in all bits but the lowest four, which hold the impact.
func encodeList(list []posting) []byte {
	if len(list) > longestList {
		slices.SortStableFunc(list, func(a, b posting) int { return cmp.Compare(b&15, a&15) })
		list = list[:longestList]
		slices.Sort(list)
	}
	data, before := make([]byte, 0, 2*len(list)), posting(0)
	for _, p := range list {
		data = binary.AppendUvarint(data, uint64(p-before))
		before = p &^ 15
	}
	return data
}

// encode adds the shards and the spelling lists of a language.
func (l *lexicon) encode(b *bundle, lang string) language {
	for _, g := range l.groups {
		slices.SortFunc(g.forms, byUnits)
	}
	out := language{Lang: lang, Pages: l.pages, Skip: functionWords[primary(lang)]}
	forms := slices.SortedFunc(maps.Keys(l.forms), byUnits)
	var shards, lists [][]byte
	out.Bounds, shards = l.shards(forms)
	out.Ends, lists = l.spelling(forms)
	for i, list := range lists {
		b.add(fmt.Sprintf("%s/w%d.bin", lang, i), list)
	}
	total := 0
	for _, s := range shards {
		total += len(s)
	}
	for i, s := range shards {
		if total > wholeSize {
			b.add(fmt.Sprintf("%s/%d.bin", lang, i), s)
			continue
		}
		out.Sizes = append(out.Sizes, len(s))
		b.inside = append(b.inside, s...)
	}
	return out
}

// shards cuts the words, in the order of their forms, into shards. A group
// whose forms lie in several is in each of them.
func (l *lexicon) shards(forms []string) (bounds []string, shards [][]byte) {
	var members []*group
	in, size, start := map[*group]bool{}, 0, 0
	for i, form := range forms {
		if g := l.forms[form]; !in[g] {
			in[g] = true
			members = append(members, g)
			size += len(g.list) + 2
			for _, f := range g.forms {
				size += len(f)/2 + 2
			}
		}
		if size < shardSize && i < len(forms)-1 {
			continue
		}
		bounds, shards = append(bounds, bound(forms, start)), append(shards, shard(members))
		members, size, start = nil, 0, i+1
		clear(in)
	}
	return bounds, shards
}

// bound is the least word of the file that begins with the word of this number.
func bound(words []string, start int) string {
	if start == 0 {
		return ""
	}
	return apart(words[start-1], words[start])
}

// apart gives the shortest start of b that comes after a.
func apart(a, b string) string {
	for i := range b {
		if i > 0 && byUnits(a, b[:i]) < 0 {
			return b[:i]
		}
	}
	return b
}

// shard writes groups: the length of their forms in bytes, the forms, then for
// each group the number of its pages and the length of its list, then the
// lists.
func shard(groups []*group) []byte {
	var text []byte
	before := ""
	for i, g := range groups {
		for j, form := range g.forms {
			switch {
			case j > 0:
				text = append(text, '\t')
			case i > 0:
				text = append(text, '\n')
			}
			text = appendFront(text, before, form)
			before = form
		}
	}
	data := append(binary.AppendUvarint(nil, uint64(len(text))), text...)
	for _, g := range groups {
		data = binary.AppendUvarint(data, uint64(g.pages))
		data = binary.AppendUvarint(data, uint64(len(g.list)))
	}
	for _, g := range groups {
		data = append(data, g.list...)
	}
	return data
}

// frontCode is the character that says that a word shares nothing with the one
// before; those after it in ASCII count the characters (of UTF-16) shared.
const frontCode = '!'

// common is the number of bytes of the characters that two words share at their
// start.
func common(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	for n > 0 && (n < len(b) && !utf8.RuneStart(b[n]) || n < len(a) && !utf8.RuneStart(a[n])) {
		n--
	}
	return n
}

func utf16Length(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}

// byUnits compares as browsers do, by units of UTF-16: as bytes compare, but
// that characters of two units, which begin with D8 to DF, come before those from
// E000 on.
func byUnits(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	if n == len(a) || n == len(b) {
		return cmp.Compare(len(a), len(b))
	}
	const high, pair = 0xee, 0xf0 // the first bytes of E000 and 10000
	if low := min(a[n], b[n]); high <= low && low < pair && max(a[n], b[n]) >= pair {
		return cmp.Compare(b[n], a[n])
	}
	return cmp.Compare(a[n], b[n])
}

// rare is the number of pages that a word of the spelling list must have, by
// the size of the site: large sites hold their own typing errors.
func rare(pages int) int {
	return 1 + min(pages/2000, 2)
}

// spelling lists the words that a misspelt one may have meant, in the order of
// their letters from the last to the first, and cuts the list: what is wrong at
// the start of a word does not lead to another part. There is one at least. The
// digit after a word says on how many pages it is.
func (l *lexicon) spelling(forms []string) (bounds []string, lists [][]byte) {
	var words []string
	for _, form := range forms {
		if len(form) >= 4 && !strings.ContainsAny(form, "0123456789.:&+#") && l.forms[form].pages >= rare(l.pages) {
			words = append(words, backwards(form)+often(l.forms[form].pages))
		}
	}
	slices.SortFunc(words, byUnits)
	bounds, lists = []string{""}, [][]byte{nil}
	before := ""
	for i, word := range words {
		list := &lists[len(lists)-1]
		if len(*list) >= shardSize {
			bounds, lists = append(bounds, bound(words, i)), append(lists, nil)
			list, before = &lists[len(lists)-1], ""
		}
		*list = append(appendFront(*list, before, word), '\n')
		before = word
	}
	return bounds, lists
}

// appendFront writes a word after the one before it: what they share as a
// number, and the rest.
func appendFront(text []byte, before, word string) []byte {
	n := common(before, word)
	text = append(text, frontCode+byte(utf16Length(word[:n])))
	return append(text, word[n:]...)
}

// often is the logarithm to 3 of a number of pages, as a digit.
func often(pages int) string {
	n := 0
	for ; pages >= 3 && n < 9; pages /= 3 {
		n++
	}
	return strconv.Itoa(n)
}

// backwards gives a word from its last character to its first.
func backwards(word string) string {
	letters := []rune(word)
	slices.Reverse(letters)
	return string(letters)
}
