package picture

import "bytes"

// How many bytes Go's decoders hold for each pixel, at most, as a file's header
// tells: the picture itself, and what they put together on the way.

// jpegHeader is what decides how a JPEG is decoded.
type jpegHeader struct {
	frame       []byte // the body of the first start of frame (ITU-T T.81, B.2.2)
	progressive bool
	adobe       []byte // the body of Adobe's APP14 segment, after its name
}

func (h *jpegHeader) segment(marker byte, body []byte) {
	const baseline, progressive, app14 = 0xc0, 0xc2, 0xee
	switch {
	case marker >= baseline && marker <= progressive && h.frame == nil:
		h.frame, h.progressive = body, marker == progressive
	case marker == app14 && len(body) >= 12 && bytes.HasPrefix(body, []byte("Adobe")):
		h.adobe = body[5:]
	}
}

// components gives the bytes of the frame that describe them, three for each.
func (h jpegHeader) components() []byte {
	if len(h.frame) < 6 {
		return nil
	}
	return h.frame[6:min(6+3*int(h.frame[5]), len(h.frame))]
}

// unnamedInk tells a JPEG of four colours that does not say how they are meant.
func (h jpegHeader) unnamedInk() bool { return len(h.components()) == 12 && h.adobe == nil }

func (h jpegHeader) perPixel() float64 {
	c := h.components()
	if len(c) < 3 {
		return 0
	}
	samples := 0.0
	for i := 1; i < len(c); i += 3 {
		samples += area(c[i]) / max(area(c[1]), 1)
	}
	bytes := samples
	if h.progressive { // whose coefficients of 32 bits wait for the last scan
		bytes += 4 * samples
	}
	if len(c) == 12 || len(c) == 9 && (c[0] == 'R' || h.adobe != nil && h.adobe[6] == 0) { // put together anew
		bytes += 4
	}
	return bytes
}

// area gives the product of two sampling factors.
func area(factors byte) float64 { return float64(factors>>4) * float64(factors&15) }

// pngPerPixel takes the body of the chunk IHDR.
func pngPerPixel(header []byte, transparent bool) float64 {
	if len(header) < 13 {
		return 0
	}
	const grey, palette = 0, 3
	depth, colours, interlaced := header[8], header[9], header[12] == 1
	bytes := 4.0
	if colours == palette || colours == grey && !transparent {
		bytes = 1
	}
	if depth == 16 {
		bytes *= 2
	}
	if interlaced { // seven passes, each a picture of its own
		bytes *= 2
	}
	return bytes
}

// webpPerPixel takes the names of the chunks that hold pixels. Lossless data
// come with one copy, since a palette is resolved into another picture.
func webpPerPixel(lossless, alpha bool) float64 {
	switch {
	case lossless:
		return 8
	case alpha: // which is lossless
		return 1.5 + 8 + 1
	}
	return 1.5
}
