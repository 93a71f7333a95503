package pdf

import (
	"encoding/binary"
	"slices"

	"golang.org/x/image/font/sfnt"
)

// tables gives the tables of a TrueType file by their tags.
func tables(ttf []byte) map[string][]byte {
	found := map[string][]byte{}
	for i := range int(binary.BigEndian.Uint16(ttf[4:])) {
		e := ttf[12+16*i:]
		offset, length := binary.BigEndian.Uint32(e[8:]), binary.BigEndian.Uint32(e[12:])
		found[string(e[:4])] = ttf[offset : offset+length]
	}
	return found
}

// reduced gives a TrueType file with those glyphs alone, under their old numbers,
// and without the instructions for small screens, which are two fifths of the Go
// fonts. It has the tables that a PDF needs (9.9), and those that tell a program
// how to set what is typed.
func reduced(ttf []byte, keep map[sfnt.GlyphIndex]bool) []byte {
	t := tables(ttf)
	count := int(binary.BigEndian.Uint16(t["maxp"][4:]))
	offsets := glyphOffsets(t, count)
	keep = withParts(t["glyf"], offsets, keep)
	glyf, loca := []byte{}, make([]byte, 0, 4*(count+1))
	for g := range count {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		if keep[sfnt.GlyphIndex(g)] {
			glyf = append(glyf, unhinted(t["glyf"][offsets[g]:offsets[g+1]])...)
			glyf = append(glyf, make([]byte, -len(glyf)&3)...)
		}
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	head := slices.Clone(t["head"])
	binary.BigEndian.PutUint32(head[8:], 0)  // sum of the file; no reader of a PDF asks for it
	binary.BigEndian.PutUint16(head[50:], 1) // loca has long offsets
	return assembled([]table{{"OS/2", t["OS/2"]}, {"cmap", t["cmap"]}, {"glyf", glyf}, {"head", head}, {"hhea", t["hhea"]}, {"hmtx", t["hmtx"]}, {"loca", loca}, {"maxp", t["maxp"]}})
}

// glyphOffsets reads where each glyph begins in glyf; one more says where the
// last ends.
func glyphOffsets(t map[string][]byte, count int) []int {
	offsets := make([]int, count+1)
	long := binary.BigEndian.Uint16(t["head"][50:]) == 1
	for i := range offsets {
		if long {
			offsets[i] = int(binary.BigEndian.Uint32(t["loca"][4*i:]))
		} else {
			offsets[i] = 2 * int(binary.BigEndian.Uint16(t["loca"][2*i:]))
		}
	}
	return offsets
}

// Flags of a part of a composite glyph.
const (
	wordArguments   = 1 << 0
	hasScale        = 1 << 3
	moreParts       = 1 << 5
	hasTwoScales    = 1 << 6
	hasMatrix       = 1 << 7
	hasInstructions = 1 << 8
)

// parts gives the offset of each part of a composite glyph, and where they end.
func parts(glyph []byte) (at []int, end int) {
	end = 10
	for {
		flags := binary.BigEndian.Uint16(glyph[end:])
		at = append(at, end)
		end += 6
		if flags&wordArguments != 0 {
			end += 2
		}
		switch {
		case flags&hasScale != 0:
			end += 2
		case flags&hasTwoScales != 0:
			end += 4
		case flags&hasMatrix != 0:
			end += 8
		}
		if flags&moreParts == 0 {
			return at, end
		}
	}
}

func composite(glyph []byte) bool {
	return len(glyph) > 0 && int16(binary.BigEndian.Uint16(glyph)) < 0
}

// withParts adds the glyphs that composite ones are made of, and the first, which
// stands for what is missing.
func withParts(glyf []byte, offsets []int, keep map[sfnt.GlyphIndex]bool) map[sfnt.GlyphIndex]bool {
	all := map[sfnt.GlyphIndex]bool{}
	var add func(g sfnt.GlyphIndex)
	add = func(g sfnt.GlyphIndex) {
		if all[g] {
			return
		}
		all[g] = true
		if glyph := glyf[offsets[g]:offsets[g+1]]; composite(glyph) {
			at, _ := parts(glyph)
			for _, i := range at {
				add(sfnt.GlyphIndex(binary.BigEndian.Uint16(glyph[i+2:])))
			}
		}
	}
	add(0)
	for g := range keep {
		add(g)
	}
	return all
}

// unhinted gives a glyph without its instructions.
func unhinted(glyph []byte) []byte {
	switch {
	case len(glyph) == 0:
		return glyph
	case composite(glyph):
		at, end := parts(glyph)
		out := slices.Clone(glyph[:end])
		for _, i := range at {
			binary.BigEndian.PutUint16(out[i:], binary.BigEndian.Uint16(out[i:])&^hasInstructions)
		}
		return out
	}
	outline := 10 + 2*int(binary.BigEndian.Uint16(glyph)) // the ends of the contours
	size := int(binary.BigEndian.Uint16(glyph[outline:]))
	return slices.Concat(glyph[:outline], []byte{0, 0}, glyph[outline+2+size:])
}

type table struct {
	tag  string
	data []byte
}

// assembled writes a TrueType file of tables, which are sorted by tag.
func assembled(list []table) []byte {
	const entry = 16
	power := 1
	selector := 0
	for power*2 <= len(list) {
		power, selector = power*2, selector+1
	}
	out := []byte{0, 1, 0, 0}
	for _, n := range []int{len(list), power * entry, selector, (len(list) - power) * entry} {
		out = binary.BigEndian.AppendUint16(out, uint16(n))
	}
	offset := len(out) + entry*len(list)
	var body []byte
	for _, t := range list {
		out = append(out, t.tag...)
		padded := append(slices.Clone(t.data), make([]byte, -len(t.data)&3)...)
		out = binary.BigEndian.AppendUint32(out, sum(padded))
		out = binary.BigEndian.AppendUint32(out, uint32(offset+len(body)))
		out = binary.BigEndian.AppendUint32(out, uint32(len(t.data)))
		body = append(body, padded...)
	}
	return append(out, body...)
}

func sum(data []byte) (s uint32) {
	for i := 0; i < len(data); i += 4 {
		s += binary.BigEndian.Uint32(data[i:])
	}
	return s
}
