package facet

import (
	"bytes"
	"cmp"
	"compress/flate"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Names of the files, but for those of further facets, which are numbers.
const (
	First     = "0"
	namesFile = "names"
	blockFile = "cards%d"
)

// encoder deflates with one compressor after the other.
type encoder struct {
	flate *flate.Writer
	files Files
}

// Encode writes a collection.
func Encode(c Collection) (Files, error) {
	w, err := flate.NewWriter(nil, flate.BestCompression)
	if err != nil {
		return Files{}, err
	}
	e := &encoder{flate: w}
	cards, texts := cardsOf(c)
	if err := e.facets(c, texts); err != nil {
		return Files{}, err
	}
	if err := e.blocks(cards); err != nil {
		return Files{}, err
	}
	e.add(namesFile, []byte(strings.Join(c.Names, "\n")))
	sum := sha256.New()
	for _, f := range e.files.All {
		fmt.Fprintf(sum, "%s %d\n", f.Name, len(f.Data))
		sum.Write(f.Data)
	}
	e.files.ID = hex.EncodeToString(sum.Sum(nil)[:4])
	return e.files, nil
}

func (e *encoder) add(name string, data []byte) {
	e.files.All = append(e.files.All, File{name, e.deflate(data)})
}

func (e *encoder) deflate(data []byte) []byte {
	var out bytes.Buffer
	e.flate.Reset(&out)
	e.flate.Write(data) // into memory: cannot fail
	e.flate.Close()
	return out.Bytes()
}

// header is the JSON of one file. All but the first have facets alone.
type header struct {
	Size   int           `json:"size,omitempty"`
	Block  int           `json:"block,omitempty"`
	Fields []string      `json:"fields,omitempty"` // of cards
	Texts  []string      `json:"texts,omitempty"`  // that many cards share
	Notes  any           `json:"notes,omitempty"`
	Facets []facetHeader `json:"facets"`
}

// facetHeader tells of one facet: either all, or in which file it is.
type facetHeader struct {
	ID     string     `json:"id"`
	Name   string     `json:"name"`
	Of     string     `json:"of,omitempty"`
	File   string     `json:"file,omitempty"`
	Values [][]string `json:"values,omitempty"` // id, name, group, other words; by number
	Order  []int      `json:"order,omitempty"`  // numbers as they are to be shown
	Sizes  []int      `json:"sizes,omitempty"`  // bytes of the streams
}

// facets writes the files of the facets.
func (e *encoder) facets(c Collection, texts []string) error {
	files := []*part{{}}
	first := header{Size: c.Size, Notes: c.Notes}
	if c.Card != nil {
		first.Block, first.Fields, first.Texts = BlockSize, c.Fields, texts
	}
	known := map[string]numbering{}
	for _, f := range c.Facets {
		told, streams := encode(f, known)
		if files[len(files)-1].size > fileFull {
			files = append(files, &part{})
		}
		last := files[len(files)-1]
		last.facets, last.streams = append(last.facets, told), append(last.streams, streams...)
		last.size += len(e.deflate(streams))
		if len(files) > 1 {
			first.Facets = append(first.Facets, facetHeader{ID: told.ID, Name: told.Name, Of: told.Of, File: fmt.Sprintf("%d", len(files)-1)})
		} else {
			first.Facets = append(first.Facets, told)
		}
	}
	for i, p := range files {
		h := header{Facets: p.facets}
		if i == 0 {
			h = first
		}
		text, err := json.Marshal(h)
		if err != nil {
			return err
		}
		e.add(fmt.Sprintf("%d", i), slices.Concat(binary.LittleEndian.AppendUint32(nil, uint32(len(text))), text, p.streams))
	}
	return nil
}

// part is a file that is being filled.
type part struct {
	facets  []facetHeader
	streams []byte
	size    int // of what is in it, deflated
}

// numbering gives the number in a file of each value.
type numbering = []int

// number numbers values by how many have them.
func number(f Facet) (numbers numbering, order []int) {
	have := make([]int, len(f.Values))
	for _, values := range f.Has {
		for _, v := range values {
			have[v]++
		}
	}
	ranked := make([]int, len(f.Values))
	for v := range ranked {
		ranked[v] = v
	}
	slices.SortStableFunc(ranked, func(a, b int) int { return cmp.Compare(have[b], have[a]) })
	numbers = make(numbering, len(ranked))
	for n, v := range ranked {
		numbers[v] = n
	}
	return numbers, ranked
}

// encode writes the streams of one facet. Numberings are kept, for facets of
// another one.
func encode(f Facet, known map[string]numbering) (facetHeader, []byte) {
	told := facetHeader{ID: f.ID, Name: f.Name, Of: f.Of}
	if f.Of != "" {
		for _, v := range f.Values {
			told.Values = append(told.Values, v.row())
		}
		streams := depths(f, known[f.Of])
		told.Sizes = []int{len(streams)}
		return told, streams
	}
	numbers, ranked := number(f)
	for _, v := range ranked {
		told.Values = append(told.Values, f.Values[v].row())
	}
	told.Order, known[f.ID] = numbers, numbers
	var counts, gaps []byte
	for _, values := range f.Has {
		counts = binary.AppendUvarint(counts, uint64(len(values)))
		last := -1
		for _, n := range renumber(values, numbers) {
			gaps = binary.AppendUvarint(gaps, uint64(n-last-1))
			last = n
		}
	}
	told.Sizes = []int{len(counts), len(gaps)}
	return told, append(counts, gaps...)
}

func (v Value) row() []string { return slices.Concat([]string{v.ID, v.Name, v.Group}, v.Words) }

// renumber gives the numbers of values, ascending.
func renumber(values []int, numbers numbering) []int {
	list := make([]int, len(values))
	for i, v := range values {
		list[i] = numbers[v]
	}
	slices.Sort(list)
	return list
}

// depths writes the depth of every value that members have of another facet, in
// that one's order: 0 for none, else the number of the value here and one more.
func depths(f Facet, of numbering) []byte {
	var stream []byte
	for member, values := range f.Has {
		at := make([]int, len(values))
		for i := range at {
			at[i] = i
		}
		slices.SortFunc(at, func(a, b int) int { return cmp.Compare(of[values[a]], of[values[b]]) })
		for _, i := range at {
			stream = append(stream, f.Depths[member][i])
		}
	}
	return stream
}

// cardsOf gives the fields of every card, with numbers in the place of the texts
// that many of them share.
func cardsOf(c Collection) (cards [][]any, texts []string) {
	if c.Card == nil {
		return nil, nil
	}
	cards = make([][]any, c.Size)
	uses := map[string]int{}
	for i := range cards {
		cards[i] = c.Card(i)
		for _, field := range cards[i] {
			eachText(field, func(text string) { uses[text]++ })
		}
	}
	maps.DeleteFunc(uses, func(_ string, n int) bool { return n < max(3, c.Size/100) })
	texts = slices.SortedFunc(maps.Keys(uses), func(x, y string) int { return cmp.Or(cmp.Compare(uses[y], uses[x]), cmp.Compare(x, y)) })
	numbers := make(map[string]int, len(texts))
	for i, text := range texts {
		numbers[text] = i
	}
	for _, card := range cards {
		for i, field := range card {
			card[i] = numbered(field, numbers)
		}
	}
	return cards, texts
}

func eachText(field any, do func(text string)) {
	switch field := field.(type) {
	case string:
		do(field)
	case []string:
		for _, text := range field {
			do(text)
		}
	}
}

// numbered puts the number of a shared text in its place.
func numbered(field any, numbers map[string]int) any {
	switch field := field.(type) {
	case string:
		if n, shared := numbers[field]; shared {
			return n
		}
	case []string:
		list := make([]any, len(field))
		for i, text := range field {
			list[i] = numbered(text, numbers)
		}
		return list
	}
	return field
}

// blocks writes the cards.
func (e *encoder) blocks(cards [][]any) error {
	count := (len(cards) + BlockSize - 1) / BlockSize
	for b := range count {
		columns := make([][]any, len(cards[0]))
		for member := b; member < len(cards); member += count {
			for i, field := range cards[member] {
				columns[i] = append(columns[i], field)
			}
		}
		text, err := json.Marshal(columns)
		if err != nil {
			return err
		}
		e.add(fmt.Sprintf(blockFile, b), text)
	}
	return nil
}
