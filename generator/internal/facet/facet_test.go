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
	topics := Facet{ID: "topic", Name: "Topic"}
	for v := range 90 {
		topics.Values = append(topics.Values, Value{ID: fmt.Sprint("t", v), Name: fmt.Sprint("Topic ", v), Group: "Skills", Words: []string{fmt.Sprint("word", v)}})
	}
	levels := Facet{ID: "level", Name: "Level", Of: "topic", Values: []Value{{ID: "expert"}, {ID: "familiar"}}}
	ways := Facet{ID: "format", Name: "Format", Values: []Value{{ID: "long-term"}, {ID: "ad-hoc"}}}
	for range size {
		var about, known, by []int32
		for v := range int32(90) {
			if r.Int32N(90) < 2+v/30 {
				about = append(about, v)
				depth := r.Int32N(3)
				levels.Depths = append(levels.Depths, uint8(depth))
				if depth > 0 && !slices.Contains(known, depth-1) {
					known = append(known, depth-1)
				}
			}
		}
		slices.Sort(known)
		for v := range int32(2) {
			if r.IntN(2) == 0 {
				by = append(by, v)
			}
		}
		topics.Has.Add(about)
		levels.Has.Add(known)
		ways.Has.Add(by)
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

// opened reads the first file's JSON and the streams of all files, one after the
// other, which have to be of as many values as the JSON says.
func opened(t *testing.T, files Files) (h header, streams [][]byte) {
	t.Helper()
	for n := 0; ; n++ {
		i := slices.IndexFunc(files.All, func(f File) bool { return f.Name == fmt.Sprint(n) })
		if i < 0 {
			break
		}
		plain := inflated(t, files.All[i].Data)
		if n == 0 {
			length := binary.LittleEndian.Uint32(plain)
			if err := json.Unmarshal(plain[4:4+length], &h); err != nil {
				t.Fatal(err)
			}
			plain = plain[4+length:]
		}
		streams = append(streams, plain)
	}
	if len(streams) != len(h.Files) {
		t.Fatalf("%d files, told of %d", len(streams), len(h.Files))
	}
	return h, streams
}

// reader takes varints off the front of a stream.
type reader []byte

func (r *reader) next(t *testing.T) int {
	t.Helper()
	n, length := binary.Uvarint(*r)
	if length <= 0 {
		t.Fatal("the stream ends too soon")
	}
	*r = (*r)[length:]
	return int(n)
}

func TestEncode(t *testing.T) {
	for _, size := range []int{1, BlockSize, BlockSize + 1, 100, 3000} {
		c := drawn(size)
		files, err := Encode(c)
		if err != nil {
			t.Fatal(err)
		}
		h, streams := opened(t, files)
		if h.Size != size || h.Block != BlockSize || !reflect.DeepEqual(h.Notes, map[string]any{"x": 1.0}) {
			t.Errorf("the header of %d: %+v", size, h)
		}
		file, left, stream := 0, h.Files[0], reader(streams[0])
		for i, f := range c.Facets {
			told := h.Facets[i]
			if told.ID != f.ID || told.Name != f.Name || told.Of != f.Of {
				t.Errorf("facet %d is told as %+v", i, told)
			}
			for v, value := range f.Values {
				if !slices.Equal(told.Values[v], value.row()) {
					t.Errorf("value %d of %s is %v", v, f.ID, told.Values[v])
				}
				for left == 0 {
					if len(stream) > 0 {
						t.Fatalf("%d bytes of file %d are nobody's", len(stream), file)
					}
					file++
					left, stream = h.Files[file], reader(streams[file])
				}
				checkHolders(t, c, i, v, &stream)
				left--
			}
		}
		if file != len(streams)-1 || left > 0 || len(stream) > 0 {
			t.Errorf("the files of %d go on", size)
		}
	}
}

// checkHolders reads who has a value, and how deep where another facet says so.
func checkHolders(t *testing.T, c Collection, facet, v int, stream *reader) {
	t.Helper()
	var members []int
	for n, last := stream.next(t), -1; n > 0; n-- {
		last += stream.next(t) + 1
		members = append(members, last)
	}
	var want, depths []int
	at := 0
	for member, values := range c.Facets[facet].Has.All {
		for _, number := range values {
			if int(number) == v {
				want, depths = append(want, member), append(depths, at)
			}
			at++
		}
	}
	if !slices.Equal(members, want) {
		t.Fatalf("value %d of facet %d is had by %v, want %v", v, facet, members, want)
	}
	if facet != 0 { // levels are of topics
		return
	}
	for i, member := range members {
		if got, want := stream.next(t), int(c.Facets[1].Depths[depths[i]]); got != want {
			t.Fatalf("the depth of value %d of member %d is %d, want %d", v, member, got, want)
		}
	}
}

// A small collection is one file; of a large one, those who have a value are in
// a small file.
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
	h, streams := opened(t, large)
	for n, stream := range streams {
		if h.Files[n] == 0 || h.Files[n] > 1 && len(stream) > 2*fileFull {
			t.Errorf("file %d has %d values in %d bytes", n, h.Files[n], len(stream))
		}
	}
	bare := drawn(40)
	bare.Card = nil
	if files, _ := Encode(bare); len(files.All) != 2 {
		t.Errorf("without cards: %+v", files.All)
	} else if h, _ := opened(t, files); h.Block != 0 {
		t.Errorf("without cards there are blocks of %d", h.Block)
	}
}

// Each block is a sample of the whole order, and no member is lost.
func TestBlocks(t *testing.T) {
	files, err := Encode(drawn(3 * BlockSize))
	if err != nil {
		t.Fatal(err)
	}
	first, _ := opened(t, files)
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
	other.Facets[2].Has = Lists{}
	for i, list := range drawn(300).Facets[2].Has.All {
		switch i {
		case 298:
			list = nil
		case 299:
			list = []int32{0, 1}
		}
		other.Facets[2].Has.Add(list)
	}
	if changed, _ := Encode(other); changed.ID == one.ID {
		t.Error("another collection has the same id")
	}
}
