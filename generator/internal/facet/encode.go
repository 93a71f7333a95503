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
	cards := deal(c)
	if err := e.facets(c, cards.shared); err != nil {
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
	return bytes.Clone(out.Bytes()) // without the room to grow
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
