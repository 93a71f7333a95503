package picture

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
)

// Shape of what is made of a picture.
type Shape uint8

// The shapes.
const (
	Natural Shape = iota // all of it
	Square               // the middle of it
)

// Recipe says what to make of a picture.
type Recipe struct {
	Name    string // for people; it changes no byte
	Widths  []int  // in pixels
	Shape   Shape
	Quality int // of JPEG, 1 to 100
}

// Variant is one size of a picture.
type Variant struct {
	Name          string // of the file: hash, width and extension
	Width, Height int
	shape         Shape
	quality       int
}

// edition is part of every name. Raise it when Encode comes to make other
// bytes of the same input.
const edition = 1

// Variants lists what Encode will make of a picture, from narrow to wide. A
// width beyond the picture's own becomes the picture's own, so there is at least
// one. The extension is .jpg, or .png where a pixel may be transparent. info must
// come from Inspect, without errors.
func (r Recipe) Variants(info Info) []Variant {
	if info.Width < 1 || info.Height < 1 {
		return nil
	}
	fullWidth, fullHeight := info.Width, info.Height
	if r.Shape == Square {
		side := min(fullWidth, fullHeight)
		fullWidth, fullHeight = side, side
	}
	widths := make([]int, 0, len(r.Widths))
	for _, w := range r.Widths {
		widths = append(widths, min(max(w, 1), fullWidth))
	}
	slices.Sort(widths)
	var out []Variant
	for _, w := range slices.Compact(widths) {
		v := Variant{Width: w, Height: max((w*fullHeight+fullWidth/2)/fullWidth, 1), shape: r.Shape, quality: r.Quality}
		v.Name = v.name(info)
		out = append(out, v)
	}
	return out
}

func (v Variant) name(info Info) string {
	extension := ".jpg"
	if !info.Opaque {
		extension = ".png"
	}
	h := sha256.New()
	fmt.Fprintf(h, "%d %x %d %d %d %d", edition, info.Hash, v.shape, v.quality, v.Width, v.Height)
	return fmt.Sprintf("%s-%d%s", hex.EncodeToString(h.Sum(nil)[:8]), v.Width, extension)
}
