package picture

import (
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"io"
)

// maxProfile is the most of a text that is unpacked: a camera's notes are some
// KB, and a small chunk can hold gigabytes.
const maxProfile = 1 << 20

// maxProfiles is the most of them that are read; a camera writes two. To unpack
// a hundred thousand takes as long as to decode the largest picture ten times.
const maxProfiles = 50

// text takes XMP and EXIF out of a text chunk (W3C PNG, third edition, 11.3.3):
// the keyword of XMP is Adobe's, those of profiles are ImageMagick's, which
// ExifTool writes too. EXIF there turns no picture.
func (s *survey) text(chunk string, body []byte) {
	keyword, rest, _ := bytes.Cut(body, []byte{0})
	if s.profiles == maxProfiles {
		return
	}
	switch string(keyword) {
	case "XML:com.adobe.xmp":
		s.xmp(pngText(chunk, rest))
	case "Raw profile type xmp":
		s.xmp(rawProfile(pngText(chunk, rest)))
	case "Raw profile type exif", "Raw profile type APP1":
		profile := rawProfile(pngText(chunk, rest))
		_, located := readEXIF(bytes.TrimPrefix(profile, exifHeader))
		s.located = s.located || located
		s.xmp(profile) // an APP1 of a JPEG may be that
	default:
		return
	}
	s.profiles++
}

// pngText gives the text behind a keyword, as far as it can be read.
func pngText(chunk string, rest []byte) []byte {
	packed := chunk == "zTXt"
	if chunk == "iTXt" && len(rest) > 1 {
		packed, rest = rest[0] == 1, rest[1:]
	}
	if chunk != "tEXt" && len(rest) > 0 {
		rest = rest[1:] // the method, of which there is one
	}
	if chunk == "iTXt" {
		for range 2 { // the language, and the keyword in it
			_, rest, _ = bytes.Cut(rest, []byte{0})
		}
	}
	if !packed {
		return rest
	}
	r, err := zlib.NewReader(bytes.NewReader(rest))
	if err != nil {
		return nil
	}
	text, _ := io.ReadAll(io.LimitReader(r, maxProfile)) // what is damaged further on counts as far as it goes
	return text
}

// rawProfile decodes a profile written as its type, its length and hexadecimal
// digits.
func rawProfile(text []byte) []byte {
	fields := bytes.Fields(text)
	if len(fields) < 3 {
		return nil
	}
	digits := bytes.Join(fields[2:], nil)
	profile := make([]byte, hex.DecodedLen(len(digits)))
	n, _ := hex.Decode(profile, digits)
	return profile[:n]
}
