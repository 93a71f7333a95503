package picture

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"testing"
)

// canary marks what must not come out of a picture.
const canary = "CANARY-home-address"

var corners = [4]color.RGBA{{255, 0, 0, 255}, {0, 255, 0, 255}, {0, 0, 255, 255}, {255, 255, 0, 255}}

// quarters draws a picture whose quarters are red, green; blue, yellow.
func quarters(w, h int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			m.SetRGBA(x, y, corners[2*(2*y/h)+2*x/w])
		}
	}
	return m
}

func jpegOf(t testing.TB, m image.Image, segments ...[]byte) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	out := append([]byte{}, b.Bytes()[:2]...)
	for _, s := range segments {
		out = append(out, s...)
	}
	return append(out, b.Bytes()[2:]...)
}

// segment makes a JPEG segment.
func segment(marker byte, body string) []byte {
	head := binary.BigEndian.AppendUint16([]byte{0xff, marker}, uint16(len(body)+2))
	return append(head, body...)
}

// exif makes an EXIF block with an orientation, a GPS position and a canary.
func exif(order binary.AppendByteOrder, o Orientation) string {
	block := []byte("II*\x00")
	if order.String() == "BigEndian" {
		block = []byte("MM\x00*")
	}
	block = order.AppendUint32(block, 8)
	block = order.AppendUint16(block, 2)
	entry := func(tag, kind uint16, count uint32) {
		block = order.AppendUint16(block, tag)
		block = order.AppendUint16(block, kind)
		block = order.AppendUint32(block, count)
	}
	entry(0x0112, 3, 1)
	block = order.AppendUint16(block, uint16(o))
	block = append(block, 0, 0)
	entry(0x8825, 4, 1)
	block = order.AppendUint32(block, 40)
	return string(block) + "\x00\x00\x00\x00" + canary
}

func app1(o Orientation) []byte { return segment(0xe1, "Exif\x00\x00"+exif(binary.BigEndian, o)) }

func pngOf(t testing.TB, m image.Image, chunks ...[]byte) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	const header = 8 + 25 // signature and IHDR
	out := append([]byte{}, b.Bytes()[:header]...)
	for _, c := range chunks {
		out = append(out, c...)
	}
	return append(out, b.Bytes()[header:]...)
}

// chunk makes a PNG chunk.
func chunk(name, body string) []byte {
	out := binary.BigEndian.AppendUint32(nil, uint32(len(body)))
	out = append(out, name+body...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE([]byte(name+body)))
}

// xmpText makes the body of a PNG's text with XMP; packed is 0 or 1.
func xmpText(packed, text string) string {
	return "XML:com.adobe.xmp\x00" + packed + "\x00en\x00XMP\x00" + text
}

// profile writes bytes as ImageMagick writes them into a PNG's text.
func profile(kind, data string) string {
	digits := hex.EncodeToString([]byte(data))
	half := len(digits) / 2
	return fmt.Sprintf("\n%s\n%8d\n%s\n%s\n", kind, len(data), digits[:half], digits[half:])
}

func packed(t testing.TB, text string) string {
	t.Helper()
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func gifOf(t testing.TB, frames int, transparent bool) []byte {
	t.Helper()
	palette := color.Palette{color.RGBA{255, 0, 0, 255}, color.RGBA{0, 0, 255, 255}}
	if transparent {
		palette[1] = color.RGBA{}
	}
	g := &gif.GIF{}
	for range frames {
		g.Image, g.Delay = append(g.Image, image.NewPaletted(image.Rect(0, 0, 30, 20), palette)), append(g.Delay, 10)
	}
	var b bytes.Buffer
	if err := gif.EncodeAll(&b, g); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// webpOf makes a lossless WebP of one colour, with more chunks after it (RFC
// 9649, 3.7: five prefix codes of one symbol each, so that pixels take no bits).
func webpOf(w, h int, c color.NRGBA, flags byte, chunks ...[]byte) []byte {
	var bits uint64
	var n uint
	stream := []byte{0x2f}
	put := func(value uint64, count uint) {
		bits |= value << n
		for n += count; n >= 8; n -= 8 {
			stream = append(stream, byte(bits))
			bits >>= 8
		}
	}
	put(uint64(w-1), 14)
	put(uint64(h-1), 14)
	alpha := uint64(0)
	if c.A < 255 {
		alpha = 1
	}
	put(alpha, 1)
	put(0, 3+1+1+1) // version, no transform, no colour cache, one group of codes
	for _, symbol := range []byte{c.G, c.R, c.B, c.A, 0} {
		put(0b101, 3) // simple, one symbol, of eight bits
		put(uint64(symbol), 8)
	}
	put(0, 15)
	body := []byte("WEBP")
	if flags != 0 || len(chunks) > 0 {
		size := func(v int) string { return string([]byte{byte(v), byte(v >> 8), byte(v >> 16)}) }
		body = append(body, riff("VP8X", string([]byte{flags, 0, 0, 0})+size(w-1)+size(h-1))...)
	}
	body = append(body, riff("VP8L", string(stream))...)
	for _, c := range chunks {
		body = append(body, c...)
	}
	return riff("RIFF", string(body))
}

func riff(name, body string) []byte {
	out := binary.LittleEndian.AppendUint32([]byte(name), uint32(len(body)))
	out = append(out, body...)
	if len(body)%2 == 1 {
		out = append(out, 0)
	}
	return out
}
