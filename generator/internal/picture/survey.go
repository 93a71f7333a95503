package picture

import (
	"bytes"
	"encoding/binary"
)

// surveyJPEG walks a JPEG's markers up to its end (ITU-T T.81, annex B). It
// forgives what Go's decoder forgives, so that it sees every scan that the
// decoder would.
func surveyJPEG(data []byte) (s survey) {
	var header jpegHeader
	defer func() { s.perPixel, s.unnamedInk = header.perPixel(), header.unnamedInk() }()
	rest := data[2:]
	for {
		at := bytes.IndexByte(rest, 0xff)
		if at < 0 || at+1 >= len(rest) {
			s.cut = true
			return s
		}
		marker := rest[at+1]
		rest = rest[at+1:]
		switch {
		case marker == 0xff: // padding before a marker
			continue
		case marker == 0xd9: // end of image
			return s
		case marker == 0x00 || marker == 0x01 || marker >= 0xd0 && marker <= 0xd8: // data, or no segment
			rest = rest[1:]
			continue
		}
		if len(rest) < 3 || len(rest) < 1+segmentLength(rest) {
			s.cut = true
			return s
		}
		body := rest[3:max(1+segmentLength(rest), 3)]
		s.segment(marker, body)
		header.segment(marker, body)
		rest = rest[1+segmentLength(rest):]
	}
}

func segmentLength(rest []byte) int { return int(binary.BigEndian.Uint16(rest[1:])) }

func (s *survey) segment(marker byte, body []byte) {
	const app1, startOfScan = 0xe1, 0xda
	switch marker {
	case startOfScan:
		s.scans++
	case app1:
		if block, ok := bytes.CutPrefix(body, exifHeader); ok {
			s.exif(block)
		} else {
			s.xmp(body)
		}
	}
}

// surveyPNG walks a PNG's chunks (W3C PNG, third edition).
func surveyPNG(data []byte) (s survey) {
	var header []byte
	defer func() { s.perPixel = pngPerPixel(header, s.transparent) }()
	for rest := data[8:]; ; {
		if len(rest) < 12 {
			s.cut = true
			return s
		}
		length, name := uint64(binary.BigEndian.Uint32(rest)), string(rest[4:8])
		if length+12 > uint64(len(rest)) {
			s.cut = true
			return s
		}
		body := rest[8 : 8+length]
		switch name {
		case "IHDR":
			header = body
			s.transparent = s.transparent || len(body) > 9 && body[9]&4 != 0 // colour type with alpha
		case "tRNS":
			s.transparent = true
		case "acTL":
			s.animated = true
		case "eXIf":
			s.exif(body)
		case "tEXt", "zTXt", "iTXt":
			s.text(name, body)
		case "IEND":
			return s
		}
		rest = rest[12+length:]
	}
}

// surveyGIF walks a GIF's blocks to the second frame or the end (GIF89a).
func surveyGIF(data []byte) survey {
	s := survey{perPixel: 1 + 4} // the frame, and the whole that it lies on
	if len(data) < 13 {
		return survey{cut: true}
	}
	rest := skip(data, 13+colourTable(data[10]))
	for frames := 0; len(rest) > 0; {
		switch rest[0] {
		case 0x2c: // image
			if frames++; frames == 2 {
				s.animated = true
				return s
			}
			if len(rest) < 10 {
				return survey{cut: true}
			}
			if !bytes.Equal(rest[1:9], append(make([]byte, 4), data[6:10]...)) { // not the whole screen
				s.transparent = true
			}
			rest = skipBlocks(skip(rest, 10+colourTable(rest[9])+1))
		case 0x21: // extension
			if len(rest) > 3 && rest[1] == 0xf9 { // graphic control: a transparent colour
				s.transparent = s.transparent || rest[3]&1 != 0
			}
			rest = skipBlocks(skip(rest, 2))
		default: // trailer
			return s
		}
	}
	return s
}

// colourTable is the length of the table that a GIF's flags announce.
func colourTable(flags byte) int {
	if flags&0x80 == 0 {
		return 0
	}
	return 3 << (flags&7 + 1)
}

func skipBlocks(rest []byte) []byte {
	for len(rest) > 0 && rest[0] != 0 {
		rest = skip(rest, 1+int(rest[0]))
	}
	return skip(rest, 1)
}

func skip(rest []byte, n int) []byte { return rest[min(n, len(rest)):] }

// surveyWebP walks a WebP's chunks (RFC 9649).
func surveyWebP(data []byte) (s survey) {
	var lossless, alpha bool
	defer func() { s.perPixel = webpPerPixel(lossless, alpha) }()
	if uint64(binary.LittleEndian.Uint32(data[4:]))+8 > uint64(len(data)) {
		s.cut = true
	}
	for rest := data[12:]; len(rest) >= 8; {
		name, length := string(rest[:4]), int(binary.LittleEndian.Uint32(rest[4:]))
		body := rest[8:min(8+length, len(rest))]
		switch name {
		case "ANIM", "ANMF":
			s.animated = true
		case "ALPH":
			s.transparent, alpha = true, true
		case "VP8X":
			s.animated = s.animated || len(body) > 0 && body[0]&0x02 != 0
			s.transparent = s.transparent || len(body) > 0 && body[0]&0x10 != 0
		case "VP8L":
			lossless = true
			s.transparent = s.transparent || len(body) > 4 && body[4]&0x10 != 0 // alpha_is_used
		case "EXIF":
			s.exif(bytes.TrimPrefix(body, exifHeader))
		case "XMP ":
			s.xmp(body)
		}
		rest = skip(rest, 8+length+length&1)
	}
	return s
}
