package picture

import (
	"bytes"
	"fmt"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"

	"golang.org/x/image/draw"
)

// Encode makes the variants of a picture, in their order, decoding it once.
// info must come from Inspect of the same data, without errors. It fails on a
// picture whose pixel data are damaged; tell the author with [Damaged].
func Encode(data []byte, info Info, variants []Variant) ([][]byte, error) {
	source, err := codecs[info.Format].decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("decode %s: %w", info.Format, err)
	}
	p := pyramid{source}
	out := make([][]byte, len(variants))
	for i, v := range variants {
		if out[i], err = v.encode(turn(p.scale(v, info.Orientation), info.Orientation), info.Opaque); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// decodeGIF decodes the first frame in its place on the whole.
func decodeGIF(r io.Reader) (image.Image, error) {
	all, err := gif.DecodeAll(r)
	if err != nil {
		return nil, err
	}
	whole := image.Rect(0, 0, all.Config.Width, all.Config.Height)
	if all.Image[0].Rect == whole {
		return all.Image[0], nil
	}
	out := image.NewRGBA(whole)
	draw.Copy(out, all.Image[0].Rect.Min, all.Image[0], all.Image[0].Rect, draw.Src, nil)
	return out, nil
}

func (v Variant) encode(m *image.RGBA, opaque bool) ([]byte, error) {
	var out bytes.Buffer
	var err error
	if opaque {
		err = jpeg.Encode(&out, m, &jpeg.Options{Quality: v.quality})
	} else {
		err = (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&out, m)
	}
	return out.Bytes(), err
}

// pyramid is a picture followed by its halves, as far as they were needed. The
// good filter costs time and memory for every pixel it reads, so it starts from
// the first that is not far larger than what it makes.
type pyramid []image.Image

// scale makes a variant, not yet turned.
func (p *pyramid) scale(v Variant, o Orientation) *image.RGBA {
	width, height := v.Width, v.Height
	if o.swaps() {
		width, height = height, width
	}
	level := 0
	for far(crop((*p)[level].Bounds(), v.shape).Size(), width, height) {
		if level++; level == len(*p) {
			*p = append(*p, half((*p)[level-1]))
		}
	}
	source := (*p)[level]
	return resize(source, crop(source.Bounds(), v.shape), width, height)
}

// far tells whether a size is so much larger that half of it does as well: on
// the finest patterns, less than 1 % of full scale from the good filter alone.
func far(size image.Point, width, height int) bool {
	return size.X >= 3*width && size.Y >= 3*height
}

// half halves a picture. At this ratio the bilinear filter takes the mean of
// four pixels.
func half(m image.Image) image.Image {
	b := m.Bounds()
	out := image.NewRGBA(image.Rect(0, 0, max(b.Dx()/2, 1), max(b.Dy()/2, 1)))
	draw.ApproxBiLinear.Scale(out, out.Bounds(), m, b, draw.Src, nil)
	return out
}

// crop gives the part of a picture that a shape shows.
func crop(b image.Rectangle, s Shape) image.Rectangle {
	if s == Natural {
		return b
	}
	side := min(b.Dx(), b.Dy())
	corner := b.Min.Add(image.Pt((b.Dx()-side)/2, (b.Dy()-side)/2))
	return image.Rectangle{corner, corner.Add(image.Pt(side, side))}
}

// turn shows stored pixels as their orientation says.
func turn(m *image.RGBA, o Orientation) *image.RGBA {
	if o == Upright {
		return m
	}
	w, h := m.Rect.Dx(), m.Rect.Dy()
	out := image.NewRGBA(m.Rect)
	if o.swaps() {
		out = image.NewRGBA(image.Rect(0, 0, h, w))
	}
	mirrorX := o == 2 || o == 3 || o == 7 || o == 8 // of the stored pixels
	mirrorY := o == 3 || o == 4 || o == 6 || o == 7
	for y := range out.Rect.Dy() {
		for x := range out.Rect.Dx() {
			u, v := x, y
			if o.swaps() {
				u, v = y, x
			}
			if mirrorX {
				u = w - 1 - u
			}
			if mirrorY {
				v = h - 1 - v
			}
			from, to := m.PixOffset(u, v), out.PixOffset(x, y)
			copy(out.Pix[to:to+4], m.Pix[from:from+4])
		}
	}
	return out
}
