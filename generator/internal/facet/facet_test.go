package facet

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
)

// drawn makes a collection with a facet of many values, one of few, and one
// about the first.
func drawn(size int) Collection {
	r := rand.New(rand.NewPCG(1, uint64(size)))
	topics := Facet{ID: "topic", Name: "Topic", Has: make([][]int, size)}
	for v := range 90 {
		topics.Values = append(topics.Values, Value{ID: fmt.Sprint("t", v), Name: fmt.Sprint("Topic ", v), Group: "Skills", Words: []string{fmt.Sprint("word", v)}})
	}
	levels := Facet{ID: "level", Name: "Level", Of: "topic", Values: []Value{{ID: "expert"}, {ID: "familiar"}}, Has: topics.Has, Depths: make([][]uint8, size)}
	ways := Facet{ID: "format", Name: "Format", Values: []Value{{ID: "long-term"}, {ID: "ad-hoc"}}, Has: make([][]int, size)}
	for i := range size {
		for v := range 90 {
			if r.IntN(90) < 2+v/30 {
				topics.Has[i] = append(topics.Has[i], v)
				levels.Depths[i] = append(levels.Depths[i], uint8(r.IntN(3)))
			}
		}
		for v := range 2 {
			if r.IntN(2) == 0 {
				ways.Has[i] = append(ways.Has[i], v)
			}
		}
	}
	return Collection{
		Size: size, Facets: []Facet{topics, levels, ways}, Notes: map[string]int{"x": 1},
		Fields: []string{"id", "state", "topics"},
		Card:   func(i int) []any { return []any{fmt.Sprint("n", i), "open", []string{"a", "b", fmt.Sprint("t", i)}} },
	}
}

func inflated(t *testing.T, data []byte) []byte {
	t.Helper()
	plain, err := io.ReadAll(flate.NewReader(bytes.NewReader(data)))
	if err != nil {
		t.Fatal(err)
	}
	return plain
}

// file is what was written, read back by the package's own words.
type file struct {
	header
	streams []byte
}

func opened(t *testing.T, files Files, name string) file {
	t.Helper()
	i := slices.IndexFunc(files.All, func(f File) bool { return f.Name == name })
	if i < 0 {
		t.Fatalf("there is no file %s", name)
	}
	plain := inflated(t, files.All[i].Data)
	length := binary.LittleEndian.Uint32(plain)
	f := file{streams: plain[4+length:]}
	if err := json.Unmarshal(plain[4:4+length], &f.header); err != nil {
		t.Fatal(err)
	}
	return f
}

// members reads the ids of each member's values.
func members(t *testing.T, told facetHeader, streams []byte, size int) [][]string {
	t.Helper()
	next := func() int {
		n, length := binary.Uvarint(streams)
		if length <= 0 {
			t.Fatal("the stream ends too soon")
		}
		streams = streams[length:]
		return int(n)
	}
	counts := make([]int, size)
	for i := range counts {
		counts[i] = next()
	}
	all := make([][]string, size)
	for i, n := range counts {
		for last := -1; n > 0; n-- {
			last += next() + 1
			all[i] = append(all[i], told.Values[last][0])
		}
	}
	return all
}

func TestEncode(t *testing.T) {
	for _, size := range []int{1, BlockSize, BlockSize + 1, 100, 3000} {
		c := drawn(size)
		files, err := Encode(c)
		if err != nil {
			t.Fatal(err)
		}
		first := opened(t, files, First)
		if first.Size != size || first.Block != BlockSize || !reflect.DeepEqual(first.Notes, map[string]any{"x": 1.0}) {
			t.Errorf("the header of %d: %+v", size, first.header)
		}
		for i, told := range first.Facets {
			in, at := first, 0
			if told.File != "" {
				in = opened(t, files, told.File)
			}
			for _, other := range in.Facets {
				if other.ID == told.ID {
					told = other
					break
				}
				for _, n := range other.Sizes {
					at += n
				}
			}
			streams := in.streams[at:]
			if c.Facets[i].Of != "" {
				checkDepths(t, c, told, streams, first)
				continue
			}
			got := members(t, told, streams, size)
			for m, values := range c.Facets[i].Has {
				var want []string
				for _, v := range values {
					want = append(want, c.Facets[i].Values[v].ID)
				}
				slices.Sort(want)
				slices.Sort(got[m])
				if !slices.Equal(got[m], want) {
					t.Fatalf("%s of member %d is %v, want %v", told.ID, m, got[m], want)
				}
			}
			for shown, number := range told.Order {
				if told.Values[number][0] != c.Facets[i].Values[shown].ID {
					t.Fatalf("%s shows %s in place %d", told.ID, told.Values[number][0], shown)
				}
			}
		}
	}
}

// checkDepths sees that each depth stands where its value of the other facet
// does.
func checkDepths(t *testing.T, c Collection, told facetHeader, streams []byte, first file) {
	t.Helper()
	topics := first.Facets[0]
	got := members(t, topics, first.streams, c.Size)
	at := 0
	for m, ids := range got {
		for _, id := range ids {
			v := slices.IndexFunc(c.Facets[0].Has[m], func(v int) bool { return c.Facets[0].Values[v].ID == id })
			if want := c.Facets[1].Depths[m][v]; streams[at] != want {
				t.Fatalf("the depth of %s of member %d is %d, want %d", id, m, streams[at], want)
			}
			at++
		}
	}
	if at != told.Sizes[0] {
		t.Errorf("%d depths of %d", at, told.Sizes[0])
	}
}

// A small collection is one file; of a large one, the first has what is needed
// first.
func TestFiles(t *testing.T) {
	small, _ := Encode(drawn(2 * BlockSize))
	var names []string
	for _, f := range small.All {
		names = append(names, f.Name)
	}
	if !slices.Equal(names, []string{"0", "cards0", "cards1", "names"}) {
		t.Errorf("two blocks are in %v", names)
	}
	large, _ := Encode(drawn(5000))
	first := opened(t, large, First)
	if first.Facets[0].File != "" || first.Facets[1].File != "1" || first.Facets[1].Values != nil {
		t.Errorf("the facets of 5,000 are in %q and %q", first.Facets[0].File, first.Facets[1].File)
	}
	bare := drawn(40)
	bare.Card = nil
	if files, _ := Encode(bare); len(files.All) != 2 || opened(t, files, First).Block != 0 {
		t.Errorf("without cards: %+v", files.All)
	}
}

// Each block is a sample of the whole order, and no member is lost.
func TestBlocks(t *testing.T) {
	files, err := Encode(drawn(3 * BlockSize))
	if err != nil {
		t.Fatal(err)
	}
	first := opened(t, files, First)
	if !slices.Equal(first.Fields, []string{"id", "state", "topics"}) || !slices.Equal(first.Texts, []string{"a", "b", "open"}) {
		t.Errorf("fields %v, shared texts %v", first.Fields, first.Texts)
	}
	for b, want := range [][]string{{"n0", "n3", "n6"}, {"n1", "n4", "n7"}, {"n2", "n5", "n8"}} {
		var fields [][]any
		if err := json.Unmarshal(inflated(t, files.All[1+b].Data), &fields); err != nil {
			t.Fatal(err)
		}
		if len(fields[0]) != BlockSize || fields[1][BlockSize-1] != 2.0 || fmt.Sprint(fields[2][0]) != fmt.Sprint([]any{0, 1, fmt.Sprint("t", b)}) {
			t.Errorf("block %d is %v", b, fields)
		}
		for i, id := range want {
			if fields[0][i] != id {
				t.Errorf("block %d begins with %v", b, fields[0][:3])
			}
		}
	}
}

func TestSameCollectionSameBytes(t *testing.T) {
	one, _ := Encode(drawn(300))
	again, _ := Encode(drawn(300))
	if !reflect.DeepEqual(one, again) {
		t.Error("the same collection gave other bytes")
	}
	other := drawn(300)
	other.Facets[2].Has[299] = []int{0, 1}
	other.Facets[2].Has[298] = nil
	if changed, _ := Encode(other); changed.ID == one.ID {
		t.Error("another collection has the same id")
	}
}
