package picture

import (
	"image"
	"image/color"
	"testing"

	"golang.org/x/image/draw"
)

// A high picture comes out of its bands as it would in one piece, but for the
// rounding between the two directions.
func TestResizeInBands(t *testing.T) {
	const width, height, newWidth, newHeight = 700, 16_000, 600, 13_714
	source := image.NewGray(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			source.SetGray(x, y, color.Gray{uint8(x*3 ^ y/2)})
		}
	}
	if scratch(newWidth, height) <= maxScratch {
		t.Fatal("this does not need bands")
	}
	want := image.NewRGBA(image.Rect(0, 0, newWidth, newHeight))
	draw.CatmullRom.Scale(want, want.Rect, source, source.Rect, draw.Src, nil)
	got := resize(source, source.Rect, newWidth, newHeight)
	far := 0
	for i, v := range got.Pix {
		if d := int(v) - int(want.Pix[i]); max(d, -d) > 16 {
			far++
		}
	}
	if far > len(got.Pix)/1000 {
		t.Errorf("%d of %d values are far off", far, len(got.Pix))
	}
}
