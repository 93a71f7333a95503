package picture

import (
	"image"

	"golang.org/x/image/draw"
)

// maxScratch is the most bytes that the good filter may take at once for what
// it puts down between its two directions: 32 for each pixel of the new width
// and the old height.
const maxScratch = 200 << 20

// resize scales a part of a picture with the good filter. High pictures take
// one direction after the other, in bands: a band keeps its length in the other
// direction, so its neighbours do not matter.
func resize(source image.Image, part image.Rectangle, width, height int) *image.RGBA {
	out := image.NewRGBA(image.Rect(0, 0, width, height))
	if scratch(width, part.Dy()) <= maxScratch {
		draw.CatmullRom.Scale(out, out.Rect, source, part, draw.Src, nil)
		return out
	}
	const band = 256
	narrow := image.NewRGBA(image.Rect(0, 0, width, part.Dy()))
	for y := 0; y < part.Dy(); y += band {
		to := image.Rect(0, y, width, min(y+band, part.Dy()))
		from := image.Rect(part.Min.X, part.Min.Y+to.Min.Y, part.Max.X, part.Min.Y+to.Max.Y)
		draw.CatmullRom.Scale(narrow, to, source, from, draw.Src, nil)
	}
	for x := 0; x < width; x += band {
		to := image.Rect(x, 0, min(x+band, width), height)
		draw.CatmullRom.Scale(out, to, narrow, image.Rect(to.Min.X, 0, to.Max.X, part.Dy()), draw.Src, nil)
	}
	return out
}

func scratch(width, height int) int { return 32 * width * height }
