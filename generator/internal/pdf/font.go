package pdf

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Face is a font of the package.
type Face uint8

// The faces. What is typed into fields is set in Regular, which is therefore
// embedded with all its glyphs; of Bold a file has those that it shows.
const (
	Regular Face = iota
	Bold
	faces
)

// face is a font as it was read.
type face struct {
	name    string
	ttf     []byte
	em      Length
	glyphs  map[rune]glyph
	ascent  int // the following are in thousandths of an em
	descent int
	capital int
	box     [4]int
}

type glyph struct {
	index   sfnt.GlyphIndex
	advance Length // in units of the em
}

var read = [faces]func() *face{
	Regular: sync.OnceValue(func() *face { return readFace("GoRegular", goregular.TTF) }),
	Bold:    sync.OnceValue(func() *face { return readFace("Go-Bold", gobold.TTF) }),
}

// lastRune is beyond what the fonts have.
const lastRune = 0xffff

// readFace reads a font of the program's own, which is sound.
func readFace(name string, ttf []byte) *face {
	f, err := sfnt.Parse(ttf)
	if err != nil {
		panic(err)
	}
	em := f.UnitsPerEm()
	scale := fixed.I(int(em)) // so that metrics come in units of the em
	var b sfnt.Buffer
	m, err := f.Metrics(&b, scale, font.HintingNone)
	if err != nil {
		panic(err)
	}
	box, err := f.Bounds(&b, scale, font.HintingNone)
	if err != nil {
		panic(err)
	}
	mille := func(v fixed.Int26_6) int { return v.Round() * 1000 / int(em) }
	out := &face{name: name, ttf: ttf, em: Length(em), glyphs: map[rune]glyph{},
		ascent: mille(m.Ascent), descent: mille(m.Descent), capital: mille(m.CapHeight),
		box: [4]int{mille(box.Min.X), -mille(box.Max.Y), mille(box.Max.X), -mille(box.Min.Y)}}
	for r := ' '; r <= lastRune; r++ {
		g, err := f.GlyphIndex(&b, r)
		if err != nil || g == 0 {
			continue
		}
		if advance, err := f.GlyphAdvance(&b, g, scale, font.HintingNone); err == nil {
			out.glyphs[r] = glyph{g, Length(advance.Round())}
		}
	}
	return out
}

// width is that of a cleaned text at a size.
func (f *face) width(s string, size Length) Length {
	var units Length
	for _, r := range s {
		units += f.glyphs[r].advance
	}
	return units * size / f.em
}

// show writes a text as the glyphs' numbers.
func (f *face) show(s string) string {
	var b strings.Builder
	b.WriteByte('<')
	for _, r := range s {
		fmt.Fprintf(&b, "%04X", int(f.glyphs[r].index))
	}
	return b.String() + ">"
}

// embedded is what a file holds of a font.
type embedded struct {
	name    string
	length  int    // of the program before it was compressed
	program []byte // compressed, like the next
	unicode []byte
	widths  string
}

// part gives the part of a font that shows some characters.
func (f *face) part(name string, runes []rune) *embedded {
	slices.Sort(runes)
	keep := map[sfnt.GlyphIndex]bool{}
	for _, r := range runes {
		keep[f.glyphs[r].index] = true
	}
	program := reduced(f.ttf, keep)
	return &embedded{name, len(program), deflate(program), deflate(f.toUnicode(runes)), f.widths(runes)}
}

// wholeRegular is the font of the fields, made once for all files.
var wholeRegular = sync.OnceValue(func() *embedded {
	f := read[Regular]()
	return f.part(f.name, slices.Collect(maps.Keys(f.glyphs)))
})

// partOfBold is the font of what a file shows in bold. A part of a font has six
// letters before its name.
func partOfBold(used map[rune]bool) *embedded {
	f := read[Bold]()
	return f.part("HEADER+"+f.name, slices.Collect(maps.Keys(used)))
}

// embed adds a font (9.7, 9.8): the numbers in the text are those of the glyphs.
func (o *objects) embed(f *face, e *embedded) ref {
	const symbolic = 4 // its own encoding, by glyph
	descriptor := o.add("<</Type/FontDescriptor/FontName/%s/Flags %d/FontBBox[%d %d %d %d]/ItalicAngle 0/Ascent %d/Descent %d/CapHeight %d/StemV 80/FontFile2 %v>>",
		e.name, symbolic, f.box[0], f.box[1], f.box[2], f.box[3], f.ascent, -f.descent, f.capital, o.packed(fmt.Sprintf("/Length1 %d", e.length), e.program))
	descendant := o.add("<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor %v/DW 0/W[%s]/CIDToGIDMap/Identity>>",
		e.name, descriptor, e.widths)
	return o.add("<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%v]/ToUnicode %v>>", e.name, descendant, o.packed("", e.unicode))
}

// widths lists the advance of each glyph.
func (f *face) widths(runes []rune) string {
	var b strings.Builder
	for _, r := range runes {
		g := f.glyphs[r]
		fmt.Fprintf(&b, "%d[%d]", g.index, (g.advance*1000+f.em/2)/f.em)
	}
	return b.String()
}

// toUnicode is the CMap that turns glyphs into text (9.10.3), a hundred at a
// time as it may hold.
func (f *face) toUnicode(runes []rune) []byte {
	var b bytes.Buffer
	b.WriteString("/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n")
	for part := range slices.Chunk(runes, 100) {
		fmt.Fprintf(&b, "%d beginbfchar\n", len(part))
		for _, r := range part {
			fmt.Fprintf(&b, "<%04X><%04X>\n", int(f.glyphs[r].index), r)
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n")
	return b.Bytes()
}
