// Package picture judges the pictures of a programme, and makes of each the
// few sizes that pages show.
//
// [Inspect] looks at a file's structure and decodes no pixel: it finds out what
// the file is, how large, how it is to be turned, and refuses what no build
// should open. [Recipe.Variants] names and measures what will be made
// of it, still without decoding, so that pages can be written and known results kept;
// [Encode] makes it.
//
// What comes out holds pixels and nothing else: no EXIF, GPS position, XMP,
// IPTC, thumbnail, colour profile or comment survives, because every picture is
// encoded anew. Pictures are never scaled up. The same bytes and recipe give the
// same bytes and name on any machine.
//
// [SanitizeSVG] is for the programme's logo alone; no other SVG is published.
//
// The package reads and writes no files and keeps no state. Decoding a
// picture can take [MaxMemory], and making its sizes as much again, so a caller
// should run few Encodes at a time.
package picture

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"fmt"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
	"math"

	"golang.org/x/image/webp"

	"mentorbook/generator/diag"
)

// The limits of a picture that is taken.
const (
	MaxBytes  = 20_000_000 // 20 MB
	MaxPixels = 50_000_000 // 50 megapixels
	MaxSide   = 16_384     // pixels
	MaxRatio  = 50         // of the longer side to the shorter
	MaxMemory = 300 << 20  // bytes that its decoder holds
	MaxScans  = 100        // of a progressive JPEG; each goes over all pixels again
)

// Format of a picture that is read.
type Format string

// The formats that are read.
const (
	JPEG Format = "JPEG"
	PNG  Format = "PNG"
	GIF  Format = "GIF"
	WebP Format = "WebP"
)

// Info is what a picture says of itself.
type Info struct {
	Format        Format
	Width, Height int         // in pixels, as shown: after orientation
	Orientation   Orientation // how the stored pixels are to be turned
	Opaque        bool        // cannot have a transparent pixel
	Located       bool        // tells where it was taken (GPS in EXIF or XMP)
	Hash          [sha256.Size]byte
}

// codec is what the standard library can do with a format.
type codec struct {
	config func(io.Reader) (image.Config, error)
	decode func(io.Reader) (image.Image, error)
	survey func(data []byte) survey
}

var codecs = map[Format]codec{
	JPEG: {jpeg.DecodeConfig, jpeg.Decode, surveyJPEG},
	PNG:  {png.DecodeConfig, png.Decode, surveyPNG},
	GIF:  {gif.DecodeConfig, decodeGIF, surveyGIF},
	WebP: {webp.DecodeConfig, webp.Decode, surveyWebP},
}

// survey is what a walk over a file's parts finds.
type survey struct {
	turned      Orientation // by the first EXIF; 0 for none
	located     bool        // any EXIF or XMP tells a place
	profiles    int         // in texts of a PNG
	scans       int
	animated    bool
	transparent bool    // may have transparent pixels
	cut         bool    // the file ends before the picture does
	unnamedInk  bool    // four colours that are not said to be which
	perPixel    float64 // bytes that its decoder holds
}

// Inspect judges a picture. Any error in the list means that it must not be
// used; Info then holds what was found out before. Diagnostics carry the
// file's name and no line.
func Inspect(file string, data []byte) (Info, diag.List) {
	info, d := inspect(data)
	if d == nil {
		return info, nil
	}
	d.Severity, d.File = diag.Error, file
	return info, diag.List{*d}
}

func inspect(data []byte) (Info, *diag.Diagnostic) {
	format, d := sniff(data)
	info := Info{Format: format, Orientation: Upright}
	switch {
	case d != nil:
		return info, d
	case len(data) > MaxBytes:
		return info, fault("too-large", fmt.Sprintf("the picture has %.1f MB, over the limit of 20 MB", math.Ceil(float64(len(data))/1e5)/10), saveSmaller)
	}
	config, err := codecs[format].config(bytes.NewReader(data))
	if err != nil {
		return info, damaged(err)
	}
	info.Width, info.Height = config.Width, config.Height
	if d := measure(config); d != nil {
		return info, d
	}
	s := codecs[format].survey(data)
	if d := s.judge(config.Width * config.Height); d != nil {
		return info, d
	}
	info.Opaque = !s.transparent
	info.Hash = sha256.Sum256(data)
	info.Orientation, info.Located = cmp.Or(s.turned, Upright), s.located
	if info.Orientation.swaps() {
		info.Width, info.Height = info.Height, info.Width
	}
	return info, nil
}

func measure(c image.Config) *diag.Diagnostic {
	switch {
	case c.Width < 1 || c.Height < 1:
		return fault("damaged", "the picture has no pixels", "save it again, or take another")
	case c.Width > MaxPixels/c.Height:
		return fault("too-many-pixels", fmt.Sprintf("the picture has %d × %d pixels, over the limit of 50 million", c.Width, c.Height), saveSmaller)
	case max(c.Width, c.Height) > MaxSide:
		return fault("too-many-pixels", fmt.Sprintf("the picture has %d × %d pixels; a side may have 16,384", c.Width, c.Height), saveSmaller)
	case max(c.Width, c.Height) > MaxRatio*min(c.Width, c.Height):
		return fault("too-narrow", fmt.Sprintf("the picture has %d × %d pixels: one side is more than %d times as long as the other", c.Width, c.Height, MaxRatio),
			"cut it, or put it on a wider ground: nobody could make it out on a page")
	}
	return nil
}

const saveSmaller = "save it smaller: a photo needs no more than 2,000 pixels on its longer side"

func (s survey) judge(pixels int) *diag.Diagnostic {
	switch {
	case s.animated:
		return fault("animated", "the picture moves", "save one still picture of it, as JPEG or PNG")
	case s.scans > MaxScans:
		return fault("too-many-scans", fmt.Sprintf("the JPEG has %d scans, over the limit of %d", s.scans, MaxScans),
			"save it again in a picture editor")
	case s.unnamedInk:
		return fault("format", "the JPEG has four colours, as printers use, and does not say which", "open it and save it in RGB colours, as screens use")
	case s.perPixel*float64(pixels) > MaxMemory:
		return fault("too-much-memory", fmt.Sprintf("the picture takes %.0f MB of memory to open, over the limit of 300 MB", math.Ceil(s.perPixel*float64(pixels)/(1<<20))),
			saveSmaller+"; one with 8 bits for each colour, and neither interlaced nor progressive, takes less")
	case s.cut:
		return fault("damaged", "the picture is cut off: its end is missing", "copy or save it again")
	}
	return nil
}

// Damaged is what to tell an author when Encode fails on a picture that Inspect
// found in order.
func Damaged(file string, err error) diag.Diagnostic {
	d := damaged(err)
	d.Severity, d.File = diag.Error, file
	return *d
}

func damaged(err error) *diag.Diagnostic {
	return fault("damaged", "the picture is damaged: "+err.Error(), "save it again in a picture editor, or take another")
}

func fault(rule, message, hint string) *diag.Diagnostic {
	return &diag.Diagnostic{Code: "picture/" + rule, Message: message, Hint: hint}
}
