package picture

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"strings"
	"testing"

	"mentorbook/generator/diag"
)

func TestInspect(t *testing.T) {
	photo, clear := quarters(40, 20), image.NewNRGBA(image.Rect(0, 0, 40, 20))
	little := segment(0xe1, "Exif\x00\x00"+exif(binary.LittleEndian, 3))
	xmp := segment(0xe1, "http://ns.adobe.com/xap/1.0/\x00<exif:GPSLatitude>")
	red := color.NRGBA{255, 0, 0, 255}
	const gps = "<exif:GPSLatitude>"
	placeless := Info{Format: PNG, Width: 40, Height: 20, Orientation: 1, Opaque: true}
	withPlace := placeless
	withPlace.Located = true
	for _, c := range []struct {
		name string
		data []byte
		want Info
	}{
		{"JPEG", jpegOf(t, photo), Info{Format: JPEG, Width: 40, Height: 20, Orientation: 1, Opaque: true}},
		{"JPEG on its side", jpegOf(t, photo, app1(6)), Info{Format: JPEG, Width: 20, Height: 40, Orientation: 6, Opaque: true, Located: true}},
		{"JPEG upside down, little-endian", jpegOf(t, photo, little), Info{Format: JPEG, Width: 40, Height: 20, Orientation: 3, Opaque: true, Located: true}},
		{"JPEG with an orientation that is none", jpegOf(t, photo, app1(9)), Info{Format: JPEG, Width: 40, Height: 20, Orientation: 1, Opaque: true, Located: true}},
		{"JPEG with a place in XMP", jpegOf(t, photo, xmp), Info{Format: JPEG, Width: 40, Height: 20, Orientation: 1, Opaque: true, Located: true}},
		{"JPEG with a place in its second EXIF", jpegOf(t, photo, segment(0xe1, "Exif\x00\x00"), app1(6)), Info{Format: JPEG, Width: 40, Height: 20, Orientation: 1, Opaque: true, Located: true}},
		{"JPEG with bytes after its end", append(jpegOf(t, photo), canary...), Info{Format: JPEG, Width: 40, Height: 20, Orientation: 1, Opaque: true}},
		{"PNG", pngOf(t, photo), Info{Format: PNG, Width: 40, Height: 20, Orientation: 1, Opaque: true}},
		{"PNG on its side", pngOf(t, photo, chunk("eXIf", exif(binary.BigEndian, 8))), Info{Format: PNG, Width: 20, Height: 40, Orientation: 8, Opaque: true, Located: true}},
		{"PNG with a place in XMP", pngOf(t, photo, chunk("iTXt", xmpText("\x00", gps))), withPlace},
		{"PNG with a place in packed XMP", pngOf(t, photo, chunk("iTXt", xmpText("\x01", packed(t, gps)))), withPlace},
		{"PNG with XMP without a place", pngOf(t, photo, chunk("iTXt", xmpText("\x01", packed(t, "<x>")))), placeless},
		{"PNG with a place in a profile", pngOf(t, photo, chunk("tEXt", "Raw profile type exif\x00"+profile("exif", "Exif\x00\x00"+exif(binary.BigEndian, 8)))), withPlace},
		{"PNG with a place in a packed profile", pngOf(t, photo, chunk("zTXt", "Raw profile type APP1\x00\x00"+packed(t, profile("generic", "Exif\x00\x00"+exif(binary.LittleEndian, 8))))), withPlace},
		{"PNG with a place in a packed profile of XMP", pngOf(t, photo, chunk("zTXt", "Raw profile type xmp\x00\x00"+packed(t, profile("xmp", gps)))), withPlace},
		{"PNG with texts that are cut off", pngOf(t, photo, chunk("iTXt", "XML:com.adobe.xmp"), chunk("iTXt", "XML:com.adobe.xmp\x00\x01"), chunk("zTXt", "Raw profile type exif\x00"), chunk("zTXt", "Raw profile type exif\x00\x00x")), placeless},
		{"PNG with so many profiles that the later ones are not read", pngOf(t, photo, bytes.Repeat(chunk("tEXt", "Raw profile type exif\x00"), maxProfiles), chunk("iTXt", xmpText("\x00", gps))), placeless},
		{"PNG with alpha", pngOf(t, clear), Info{Format: PNG, Width: 40, Height: 20, Orientation: 1}},
		{"PNG with a transparent colour", pngOf(t, image.NewPaletted(photo.Rect, color.Palette{color.Transparent})), Info{Format: PNG, Width: 40, Height: 20, Orientation: 1}},
		{"GIF", gifOf(t, 1, false), Info{Format: GIF, Width: 30, Height: 20, Orientation: 1, Opaque: true}},
		{"GIF with a transparent colour", gifOf(t, 1, true), Info{Format: GIF, Width: 30, Height: 20, Orientation: 1}},
		{"WebP", webpOf(40, 20, red, 0), Info{Format: WebP, Width: 40, Height: 20, Orientation: 1, Opaque: true}},
		{"WebP with alpha", webpOf(40, 20, color.NRGBA{255, 0, 0, 99}, 0), Info{Format: WebP, Width: 40, Height: 20, Orientation: 1}},
		{"WebP on its side", webpOf(40, 20, red, 0x08, riff("EXIF", exif(binary.LittleEndian, 5))), Info{Format: WebP, Width: 20, Height: 40, Orientation: 5, Opaque: true, Located: true}},
	} {
		got, found := Inspect("photo", c.data)
		got.Hash = c.want.Hash
		if got != c.want || len(found) > 0 {
			t.Errorf("%s: got %+v, %v; want %+v", c.name, got, found, c.want)
		}
	}
}

// sized says in a PNG's header that it is of another size.
func sized(data []byte, w, h uint32) []byte {
	data = bytes.Clone(data)
	binary.BigEndian.PutUint32(data[16:], w)
	binary.BigEndian.PutUint32(data[20:], h)
	binary.BigEndian.PutUint32(data[29:], crc32.ChecksumIEEE(data[12:29]))
	return data
}

func TestRefused(t *testing.T) {
	photo := jpegOf(t, quarters(40, 20))
	scan := photo[bytes.Index(photo, []byte{0xff, 0xda}) : len(photo)-2]
	scans := append(photo[:len(photo)-2:len(photo)-2], bytes.Repeat(scan, MaxScans)...)
	drawing := pngOf(t, quarters(40, 20))
	cases := []struct{ name, data, want string }{
		{"empty", "", `photo.jpg: error: the file is empty [picture/not-a-picture]
hint: copy the picture again
`},
		{"HTML", "\n<!DOCTYPE html><script>alert(1)</script>", `photo.jpg: error: this is not a picture but an HTML page [picture/not-a-picture]
hint: use a JPEG, PNG, WebP or GIF file
`},
		{"SVG", `<?xml version="1.0"?><!-- x --><svg xmlns="http://www.w3.org/2000/svg"/>`, `photo.jpg: error: this is an SVG drawing, which can hold scripts; only JPEG, PNG, WebP and GIF are read [picture/format]
hint: export it as PNG; only the logo in the settings may be SVG
`},
		{"HEIC", "\x00\x00\x00\x18ftypheic\x00\x00", `photo.jpg: error: this is a HEIC picture, as iPhones take them; only JPEG, PNG, WebP and GIF are read [picture/format]
hint: open it and save or export it as JPEG; for new photos choose Settings, Camera, Formats, Most Compatible
`},
		{"AVIF", "\x00\x00\x00\x18ftypavif\x00\x00", `photo.jpg: error: this is an AVIF picture; only JPEG, PNG, WebP and GIF are read [picture/format]
hint: open it and save or export it as JPEG
`},
		{"film", "\x00\x00\x00\x18ftypqt  \x00\x00", `photo.jpg: error: this is not a picture but a film [picture/not-a-picture]
hint: use a JPEG, PNG, WebP or GIF file
`},
		{"TIFF", "II*\x00\x08\x00", `photo.jpg: error: this is a TIFF or raw camera picture; only JPEG, PNG, WebP and GIF are read [picture/format]
hint: open it and save or export it as JPEG
`},
		{"PDF", "%PDF-1.7\n", `photo.jpg: error: this is not a picture but a PDF document [picture/not-a-picture]
hint: use a JPEG, PNG, WebP or GIF file
`},
		{"office", "PK\x03\x04\x14\x00", `photo.jpg: error: this is not a picture but a ZIP archive or an office document [picture/not-a-picture]
hint: use a JPEG, PNG, WebP or GIF file
`},
		{"LFS", "version https://git-lfs.github.com/spec/v1\n", `photo.jpg: error: this is not a picture but a Git LFS pointer: the picture itself was not uploaded [picture/not-a-picture]
hint: use a JPEG, PNG, WebP or GIF file
`},
		{"text", "Hello", `photo.jpg: error: this is not a picture but text [picture/not-a-picture]
hint: use a JPEG, PNG, WebP or GIF file
`},
		{"bytes", "\x01\x02\x00\xff", `photo.jpg: error: this is not a picture but a file of an unknown format [picture/not-a-picture]
hint: use a JPEG, PNG, WebP or GIF file
`},
		{"too large", string(append(photo, make([]byte, MaxBytes)...)), `photo.jpg: error: the picture has 20.1 MB, over the limit of 20 MB [picture/too-large]
hint: save it smaller: a photo needs no more than 2,000 pixels on its longer side
`},
		{"too many pixels", string(sized(drawing, 50_000, 50_000)), `photo.jpg: error: the picture has 50000 × 50000 pixels, over the limit of 50 million [picture/too-many-pixels]
hint: save it smaller: a photo needs no more than 2,000 pixels on its longer side
`},
		{"just too many pixels", string(sized(drawing, 5_000, 10_001)), `photo.jpg: error: the picture has 5000 × 10001 pixels, over the limit of 50 million [picture/too-many-pixels]
hint: save it smaller: a photo needs no more than 2,000 pixels on its longer side
`},
		{"a side too long", string(sized(drawing, 16_385, 400)), `photo.jpg: error: the picture has 16385 × 400 pixels; a side may have 16,384 [picture/too-many-pixels]
hint: save it smaller: a photo needs no more than 2,000 pixels on its longer side
`},
		{"a strip", string(sized(drawing, 51, 1)), `photo.jpg: error: the picture has 51 × 1 pixels: one side is more than 50 times as long as the other [picture/too-narrow]
hint: cut it, or put it on a wider ground: nobody could make it out on a page
`},
		{"interlaced", string(header(sized(drawing, 5_000, 10_000), 8, 2, 1)), `photo.jpg: error: the picture takes 382 MB of memory to open, over the limit of 300 MB [picture/too-much-memory]
hint: save it smaller: a photo needs no more than 2,000 pixels on its longer side; one with 8 bits for each colour, and neither interlaced nor progressive, takes less
`},
		{"print colours", string(bytes.Replace(jpegOf(t, image.NewGray(image.Rect(0, 0, 8, 8))), []byte("\x00\x0b\x08\x00\x08\x00\x08\x01\x01\x11\x00"),
			[]byte("\x00\x14\x08\x00\x08\x00\x08\x04\x01\x11\x00\x02\x11\x00\x03\x11\x00\x04\x11\x00"), 1)), `photo.jpg: error: the JPEG has four colours, as printers use, and does not say which [picture/format]
hint: open it and save it in RGB colours, as screens use
`},
		{"too many scans", string(append(scans, 0xff, 0xd9)), `photo.jpg: error: the JPEG has 101 scans, over the limit of 100 [picture/too-many-scans]
hint: save it again in a picture editor
`},
		{"GIF film", string(gifOf(t, 2, false)), `photo.jpg: error: the picture moves [picture/animated]
hint: save one still picture of it, as JPEG or PNG
`},
		{"PNG film", string(pngOf(t, quarters(4, 4), chunk("acTL", "\x00\x00\x00\x02\x00\x00\x00\x00"))), `photo.jpg: error: the picture moves [picture/animated]
hint: save one still picture of it, as JPEG or PNG
`},
		{"WebP film", string(webpOf(4, 4, color.NRGBA{}, 0x02)), `photo.jpg: error: the picture moves [picture/animated]
hint: save one still picture of it, as JPEG or PNG
`},
		{"half a JPEG", string(photo[:len(photo)-2]), `photo.jpg: error: the picture is cut off: its end is missing [picture/damaged]
hint: copy or save it again
`},
		{"half a PNG", string(drawing[:len(drawing)-13]), `photo.jpg: error: the picture is cut off: its end is missing [picture/damaged]
hint: copy or save it again
`},
		{"half a WebP", string(webpOf(4, 4, color.NRGBA{}, 0)[:30]), `photo.jpg: error: the picture is cut off: its end is missing [picture/damaged]
hint: copy or save it again
`},
		{"a JPEG's first bytes", "\xff\xd8\xff", `photo.jpg: error: the picture is damaged: unexpected EOF [picture/damaged]
hint: save it again in a picture editor, or take another
`},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, found := Inspect("photo.jpg", []byte(c.data))
			if got := printed(t, found); got != c.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, c.want)
			}
		})
	}
}

func TestLimitsAreReached(t *testing.T) {
	drawing := sized(pngOf(t, quarters(40, 20)), 5_000, 10_000)
	if _, found := Inspect("x.png", drawing); len(found) > 0 {
		t.Errorf("50 megapixels: %v", found)
	}
	photo := jpegOf(t, quarters(40, 20))
	if _, found := Inspect("x.jpg", append(photo, make([]byte, MaxBytes-len(photo))...)); len(found) > 0 {
		t.Errorf("20 MB: %v", found)
	}
}

// header changes how a PNG says that its pixels are stored.
func header(data []byte, depth, colours, interlace byte) []byte {
	data = bytes.Clone(data)
	data[24], data[25], data[28] = depth, colours, interlace
	binary.BigEndian.PutUint32(data[29:], crc32.ChecksumIEEE(data[12:29]))
	return data
}

func TestBytesHeldForAPixel(t *testing.T) {
	drawing := pngOf(t, quarters(4, 4))
	photo := jpegOf(t, quarters(16, 16))
	progressive := bytes.Clone(photo)
	progressive[bytes.Index(photo, []byte{0xff, 0xc0})+1] = 0xc2
	for name, c := range map[string]struct {
		survey survey
		want   float64
	}{
		"grey PNG":                   {surveyPNG(header(drawing, 8, 0, 0)), 1},
		"PNG":                        {surveyPNG(drawing), 4},
		"PNG of 16 bits":             {surveyPNG(header(drawing, 16, 2, 0)), 8},
		"interlaced, 16 bits":        {surveyPNG(header(drawing, 16, 6, 1)), 16},
		"JPEG":                       {surveyJPEG(photo), 1.5},
		"progressive JPEG":           {surveyJPEG(progressive), 7.5},
		"JPEG in RGB":                {surveyJPEG(jpegOf(t, quarters(16, 16), segment(0xee, "Adobe\x00\x64\x00\x00\x00\x00\x00"))), 5.5},
		"lossless WebP":              {surveyWebP(webpOf(4, 4, color.NRGBA{}, 0)), 8},
		"GIF":                        {surveyGIF(gifOf(t, 1, false)), 5},
		"JPEG that tells too little": {surveyJPEG([]byte("\xff\xd8\xff\xc0\x00\x03\x08\xff\xd9")), 0},
	} {
		if c.survey.perPixel != c.want {
			t.Errorf("%s: %v, want %v", name, c.survey.perPixel, c.want)
		}
	}
}

func printed(t *testing.T, found diag.List) string {
	t.Helper()
	found.Sort()
	var out strings.Builder
	if err := (diag.Printer{}).Print(&out, found); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func FuzzInspect(f *testing.F) {
	f.Add(jpegOf(f, quarters(8, 6), app1(6)))
	f.Add(pngOf(f, quarters(8, 6), chunk("eXIf", exif(binary.BigEndian, 8))))
	f.Add(pngOf(f, quarters(8, 6), chunk("zTXt", "Raw profile type exif\x00\x00"+packed(f, profile("exif", exif(binary.BigEndian, 8))))))
	f.Add(pngOf(f, quarters(8, 6), chunk("iTXt", xmpText("\x01", packed(f, "<exif:GPSLatitude>")))))
	f.Add(gifOf(f, 1, true))
	f.Add(gifOf(f, 2, false))
	f.Add(webpOf(8, 6, color.NRGBA{1, 2, 3, 4}, 0x3c, riff("EXIF", exif(binary.LittleEndian, 5))))
	f.Add([]byte("<svg"))
	r := Recipe{Widths: []int{4, 16}, Shape: Square, Quality: 80}
	f.Fuzz(func(t *testing.T, data []byte) {
		info, found := Inspect("x", data)
		if len(found) > 0 {
			if found[0].Message == "" || found[0].Hint == "" || !strings.HasPrefix(found[0].Code, "picture/") {
				t.Errorf("bad finding %+v", found[0])
			}
			return
		}
		if info.Width*info.Height > 1<<16 {
			return
		}
		variants := r.Variants(info)
		files, err := Encode(data, info, variants)
		if err != nil {
			return
		}
		for i, file := range files {
			c, _, err := image.DecodeConfig(bytes.NewReader(file))
			if err != nil || c.Width != variants[i].Width || c.Height != variants[i].Height {
				t.Errorf("%+v came out as %+v, %v", variants[i], c, err)
			}
		}
	})
}

func FuzzReadEXIF(f *testing.F) {
	f.Add([]byte(exif(binary.BigEndian, 6)))
	f.Add([]byte(exif(binary.LittleEndian, 3)))
	f.Add([]byte("II*\x00\xff\xff\xff\xff"))
	f.Fuzz(func(t *testing.T, block []byte) {
		if o, _ := readEXIF(block); o < 1 || o > 8 {
			t.Errorf("orientation %d", o)
		}
	})
}

func BenchmarkInspect(b *testing.B) {
	data := jpegOf(b, quarters(4000, 3000), app1(6))
	b.ReportAllocs()
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		Inspect("x.jpg", data)
	}
}

// A photo of 12 megapixels to three squares, and to three widths.
func BenchmarkEncode(b *testing.B) {
	data := jpegOf(b, quarters(4000, 3000), app1(6))
	info, _ := Inspect("x.jpg", data)
	for _, r := range []Recipe{
		{"face", []int{64, 128, 320}, Square, 82},
		{"wide", []int{480, 960, 1440}, Natural, 82},
	} {
		b.Run(r.Name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Encode(data, info, r.Variants(info)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
