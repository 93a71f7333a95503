package facet

import (
	"bytes"
	"compress/flate"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// Names of the files, but for those of further values, which are numbers.
const (
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

// header is the JSON of the first file.
type header struct {
	Size   int           `json:"size"`
	Block  int           `json:"block,omitempty"`
	Fields []string      `json:"fields,omitempty"` // of cards
	Texts  []string      `json:"texts,omitempty"`  // that many cards share
	Notes  any           `json:"notes,omitempty"`
	Facets []facetHeader `json:"facets"`
	Files  []int         `json:"files"` // how many values each file has, of all facets in their order
}

// facetHeader tells of one facet.
type facetHeader struct {
	ID     string     `json:"id"`
	Name   string     `json:"name"`
	Of     string     `json:"of,omitempty"`
	Values [][]string `json:"values"` // id, name, group, other words
}

// facets writes the first file and those of further values.
func (e *encoder) facets(c Collection, texts []string) error {
	h := header{Size: c.Size, Notes: c.Notes, Files: []int{0}}
	if c.Card != nil {
		h.Block, h.Fields, h.Texts = BlockSize, c.Fields, texts
	}
	files := [][]byte{nil}
	for _, f := range c.Facets {
		told := facetHeader{ID: f.ID, Name: f.Name, Of: f.Of, Values: make([][]string, 0, len(f.Values))}
		for v, holders := range f.holders(c.depthsOf(f.ID)) {
			told.Values = append(told.Values, f.Values[v].row())
			if len(files[len(files)-1]) > fileFull {
				files, h.Files = append(files, nil), append(h.Files, 0)
			}
			last := len(files) - 1
			files[last] = append(files[last], holders...)
			h.Files[last]++
		}
		h.Facets = append(h.Facets, told)
	}
	text, err := json.Marshal(h)
	if err != nil {
		return err
	}
	files[0] = slices.Concat(binary.LittleEndian.AppendUint32(nil, uint32(len(text))), text, files[0])
	for i, data := range files {
		e.add(fmt.Sprint(i), data)
	}
	return nil
}

// depthsOf gives the depths of a facet's values, when another one tells them.
func (c Collection) depthsOf(id string) []uint8 {
	for _, f := range c.Facets {
		if f.Of == id {
			return f.Depths
		}
	}
	return nil
}

// holders writes, for each value, who has it and how deep.
func (f Facet) holders(depths []uint8) [][]byte {
	members, deep := make([][]int32, len(f.Values)), make([][]byte, len(f.Values))
	for member, values := range f.Has.All {
		for i, v := range values {
			members[v] = append(members[v], int32(member))
			if depths != nil {
				deep[v] = append(deep[v], depths[i])
			}
		}
		if depths != nil {
			depths = depths[len(values):]
		}
	}
	streams := make([][]byte, len(f.Values))
	for v, list := range members {
		stream, last := binary.AppendUvarint(nil, uint64(len(list))), int32(-1)
		for _, member := range list {
			stream = binary.AppendUvarint(stream, uint64(member-last-1))
			last = member
		}
		streams[v] = append(stream, deep[v]...)
	}
	return streams
}

func (v Value) row() []string { return slices.Concat([]string{v.ID, v.Name, v.Group}, v.Words) }
