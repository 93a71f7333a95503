package picture

import (
	"bytes"
	"encoding/binary"
)

var exifHeader = []byte("Exif\x00\x00")

// exif takes a block of EXIF. The first of a picture turns it; any can tell a
// place.
func (s *survey) exif(block []byte) {
	turned, located := readEXIF(block)
	if s.turned == 0 {
		s.turned = turned
	}
	s.located = s.located || located
}

func (s *survey) xmp(text []byte) {
	s.located = s.located || bytes.Contains(text, []byte("GPSLatitude"))
}

// Orientation says how stored pixels are turned for showing, in EXIF's count
// from 1 to 8.
type Orientation uint8

// Upright pixels are shown as they are stored.
const Upright Orientation = 1

// swaps tells whether width and height change places.
func (o Orientation) swaps() bool { return o >= 5 }

// readEXIF finds the orientation in an EXIF block, and whether there are GPS
// data (Exif 2.32, 4.6). Whatever it cannot read is upright.
func readEXIF(block []byte) (o Orientation, located bool) {
	o = Upright
	if len(block) < 8 {
		return o, false
	}
	var order binary.ByteOrder = binary.LittleEndian
	switch string(block[:4]) {
	case "II*\x00":
	case "MM\x00*":
		order = binary.BigEndian
	default:
		return o, false
	}
	at := uint64(order.Uint32(block[4:]))
	if at+2 > uint64(len(block)) {
		return o, false
	}
	entries := block[at+2:]
	const size, tagOrientation, tagGPS, typeShort = 12, 0x0112, 0x8825, 3
	for range min(int(order.Uint16(block[at:])), len(entries)/size) {
		switch order.Uint16(entries) {
		case tagOrientation:
			if v := order.Uint16(entries[8:]); order.Uint16(entries[2:]) == typeShort && v >= 1 && v <= 8 {
				o = Orientation(v)
			}
		case tagGPS:
			located = true
		}
		entries = entries[size:]
	}
	return o, located
}
