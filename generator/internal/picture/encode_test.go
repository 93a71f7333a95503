package picture

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"math"
	"strings"
	"testing"

	"golang.org/x/image/draw"

	"mentorbook/generator/diag"
)

// made inspects a picture and makes one recipe of it.
func made(t *testing.T, r Recipe, data []byte) ([]Variant, []image.Image, [][]byte) {
	t.Helper()
	info, found := Inspect("x", data)
	if len(found) > 0 {
		t.Fatal(found)
	}
	variants := r.Variants(info)
	files, err := Encode(data, info, variants)
	if err != nil {
		t.Fatal(err)
	}
	var pictures []image.Image
	for i, file := range files {
		m, format, err := image.Decode(bytes.NewReader(file))
		if err != nil {
			t.Fatal(err)
		}
		if want := map[bool]string{true: "jpeg", false: "png"}[info.Opaque]; format != want {
			t.Errorf("%s is %s", variants[i].Name, format)
		}
		if got := m.Bounds().Size(); got != image.Pt(variants[i].Width, variants[i].Height) {
			t.Errorf("%s is %v, announced %d × %d", variants[i].Name, got, variants[i].Width, variants[i].Height)
		}
		pictures = append(pictures, m)
	}
	return variants, pictures, files
}

func TestVariants(t *testing.T) {
	for _, c := range []struct {
		name   string
		w, h   int
		shape  Shape
		widths []int
		want   []image.Point
	}{
		{"narrower", 400, 200, Natural, []int{300, 100}, []image.Point{{100, 50}, {300, 150}}},
		{"never larger", 400, 200, Natural, []int{100, 800, 1600}, []image.Point{{100, 50}, {400, 200}}},
		{"all too large", 40, 20, Natural, []int{100, 800}, []image.Point{{40, 20}}},
		{"square", 400, 200, Square, []int{64, 128}, []image.Point{{64, 64}, {128, 128}}},
		{"square, never larger", 400, 90, Square, []int{64, 128}, []image.Point{{64, 64}, {90, 90}}},
		{"a line", 50, 1, Natural, []int{10}, []image.Point{{10, 1}}},
	} {
		variants, _, _ := made(t, Recipe{Widths: c.widths, Shape: c.shape, Quality: 80}, pngOf(t, quarters(c.w, c.h)))
		var got []image.Point
		for _, v := range variants {
			got = append(got, image.Pt(v.Width, v.Height))
		}
		if len(got) != len(c.want) || got[0] != c.want[0] || got[len(got)-1] != c.want[len(got)-1] {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}

func TestNames(t *testing.T) {
	one, two := pngOf(t, quarters(40, 20)), pngOf(t, quarters(40, 21))
	name := func(data []byte, r Recipe) string {
		info, _ := Inspect("x", data)
		return r.Variants(info)[0].Name
	}
	base := Recipe{Name: "face", Widths: []int{20}, Quality: 80}
	first := name(one, base)
	if want := "4646fd64b67625c7-20.jpg"; first != want {
		t.Errorf("got %s, want %s: a changed name throws away every kept picture", first, want)
	}
	if again := name(one, Recipe{Name: "other", Widths: []int{20}, Quality: 80}); again != first {
		t.Error("the recipe's name changes the file's")
	}
	seen := map[string]bool{first: true}
	for _, other := range []string{
		name(two, base),
		name(one, Recipe{Widths: []int{21}, Quality: 80}),
		name(one, Recipe{Widths: []int{20}, Quality: 81}),
		name(one, Recipe{Widths: []int{20}, Quality: 80, Shape: Square}),
	} {
		if seen[other] {
			t.Errorf("%s names two pictures", other)
		}
		seen[other] = true
	}
}

// EXIF 2.32 says for each orientation at which side the first stored row and
// column are seen.
func TestOrientation(t *testing.T) {
	rows := " ttbblrrl"
	columns := " lrrlttbb"
	for turned := range 16 {
		o, shape := Orientation(1+turned%8), []Shape{Natural, Square}[turned/8]
		_, pictures, _ := made(t, Recipe{Widths: []int{1000}, Shape: shape, Quality: 95}, jpegOf(t, quarters(80, 40), app1(o)))
		m := pictures[0]
		b := m.Bounds()
		if shape == Square && b.Dx() != b.Dy() {
			t.Errorf("orientation %d: a face of %v", o, b)
		}
		for i, stored := range corners {
			row, column := side(rows[o], i >= 2), side(columns[o], i%2 == 1)
			at := image.Pt(b.Dx()/4, b.Dy()/4)
			if row == 'r' || column == 'r' {
				at.X = b.Dx() * 3 / 4
			}
			if row == 'b' || column == 'b' {
				at.Y = b.Dy() * 3 / 4
			}
			if !near(m.At(at.X, at.Y), stored) {
				t.Errorf("orientation %d: %v at %v, want %v", o, m.At(at.X, at.Y), at, stored)
			}
		}
	}
}

// A face is square and holds the picture's colours, whatever it was saved as.
func TestFaceOfEveryFormat(t *testing.T) {
	red := color.RGBA{255, 0, 0, 255}
	for name, data := range map[string][]byte{
		"JPEG": jpegOf(t, filled(60, 40, red)), "PNG": pngOf(t, filled(60, 40, red)), "GIF": gifOf(t, 1, false), "WebP": webpOf(60, 40, color.NRGBA(red), 0),
	} {
		variants, pictures, _ := made(t, Recipe{Widths: []int{10}, Shape: Square, Quality: 95}, data)
		if v := variants[0]; v.Width != 10 || v.Height != 10 {
			t.Errorf("%s: %d × %d", name, v.Width, v.Height)
		}
		if at := pictures[0].At(5, 5); name != "GIF" && !near(at, red) {
			t.Errorf("%s: %v in the middle", name, at)
		}
	}
}

func filled(w, h int, c color.RGBA) image.Image {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(m, m.Rect, image.NewUniform(c), image.Point{}, draw.Src)
	return m
}

func side(first byte, other bool) byte {
	if other {
		return strings.NewReplacer("t", "b", "b", "t", "l", "r", "r", "l").Replace(string(first))[0]
	}
	return first
}

func near(got color.Color, want color.RGBA) bool {
	r, g, b, _ := got.RGBA()
	off := func(a uint32, b uint8) bool { d := int(a>>8) - int(b); return d > 12 || d < -12 }
	return !off(r, want.R) && !off(g, want.G) && !off(b, want.B)
}

// Large sources go through halves; the colours and places must hold, and the
// middle must be cropped.
func TestScaling(t *testing.T) {
	for _, c := range []struct {
		name  string
		shape Shape
		data  []byte
	}{
		{"wide JPEG", Natural, jpegOf(t, quarters(1601, 801))},
		{"wide JPEG, square", Square, jpegOf(t, quarters(1601, 801))},
		{"tall PNG, square", Square, pngOf(t, quarters(333, 1201), chunk("eXIf", exif(binary.BigEndian, 1)))},
	} {
		_, pictures, _ := made(t, Recipe{Widths: []int{40, 300}, Shape: c.shape, Quality: 95}, c.data)
		for _, m := range pictures {
			b := m.Bounds()
			for i, want := range corners {
				x, y := b.Dx()/8+(i%2)*b.Dx()*3/4, b.Dy()/8+(i/2)*b.Dy()*3/4
				if !near(m.At(x, y), want) {
					t.Errorf("%s: %v at %d,%d of %v, want %v", c.name, m.At(x, y), x, y, b, want)
				}
			}
		}
	}
}

// Going through halves is hard to tell from the good filter alone, on a pattern
// of all frequencies.
func TestHalvesKeepQuality(t *testing.T) {
	rings := image.NewGray(image.Rect(0, 0, 600, 450))
	for y := range 450 {
		for x := range 600 {
			dx, dy := float64(x-300), float64(y-225)
			rings.SetGray(x, y, color.Gray{uint8(127.5 + 127.5*math.Sin((dx*dx+dy*dy)/1000))})
		}
	}
	want := image.NewRGBA(image.Rect(0, 0, 64, 48))
	draw.CatmullRom.Scale(want, want.Rect, rings, rings.Rect, draw.Src, nil)
	p := pyramid{rings}
	got := p.scale(Variant{Width: 64, Height: 48}, Upright)
	if len(p) < 3 {
		t.Errorf("%d levels", len(p))
	}
	sum := 0.0
	for i := range want.Pix {
		d := float64(want.Pix[i]) - float64(got.Pix[i])
		sum += d * d
	}
	if rms := math.Sqrt(sum / float64(len(want.Pix))); rms > 4 {
		t.Errorf("off by %.1f of 255 in the mean", rms)
	}
}

func TestTransparencyIsKept(t *testing.T) {
	m := image.NewNRGBA(image.Rect(0, 0, 200, 100))
	for y := range 100 {
		for x := range 100 {
			m.SetNRGBA(x, y, color.NRGBA{200, 0, 0, 128})
		}
	}
	_, pictures, _ := made(t, Recipe{Widths: []int{20}, Quality: 80}, pngOf(t, m))
	left, right := color.NRGBAModel.Convert(pictures[0].At(4, 5)).(color.NRGBA), color.NRGBAModel.Convert(pictures[0].At(16, 5)).(color.NRGBA)
	if left.A < 126 || left.A > 130 || left.R < 196 || right.A != 0 {
		t.Errorf("got %v and %v", left, right)
	}
}

// Nothing but pixels comes out, whatever the source carries.
func TestNothingButPixelsSurvives(t *testing.T) {
	m := quarters(40, 20)
	clear := image.NewNRGBA(m.Rect)
	red := color.NRGBA{255, 0, 0, 255}
	comment := append([]byte("!\xfe"), append([]byte{byte(len(canary))}, canary+"\x00"...)...)
	withComment := gifOf(t, 1, false)
	at := 13 + colourTable(withComment[10])
	withComment = append(withComment[:at:at], append(comment, withComment[at:]...)...)
	chunks := [][]byte{
		chunk("tEXt", "Author\x00"+canary), chunk("iTXt", "XML:com.adobe.xmp\x00\x00\x00\x00\x00"+canary), chunk("eXIf", exif(binary.BigEndian, 1)),
		chunk("tIME", "\x07\xea\x05\x03\x0c\x00\x00"), chunk("caNa", canary),
	}
	for name, data := range map[string][]byte{
		"JPEG": append(jpegOf(t, m,
			segment(0xe0, "JFXX\x00\x10"+canary), app1(1), segment(0xe1, "http://ns.adobe.com/xap/1.0/\x00"+canary), segment(0xe2, "ICC_PROFILE\x00\x01\x01"+canary),
			segment(0xed, "Photoshop 3.0\x008BIM\x04\x04\x00\x00"+canary), segment(0xfe, canary)), canary...),
		"PNG":              append(pngOf(t, m, chunks...), canary...),
		"transparent PNG":  append(pngOf(t, clear, chunks...), canary...),
		"GIF":              withComment,
		"WebP":             webpOf(40, 20, red, 0x2c, riff("EXIF", exif(binary.LittleEndian, 1)), riff("XMP ", canary), riff("ICCP", canary), riff("CANA", canary)),
		"transparent WebP": webpOf(40, 20, color.NRGBA{9, 9, 9, 9}, 0x3c, riff("EXIF", exif(binary.LittleEndian, 1)), riff("XMP ", canary)),
	} {
		if !bytes.Contains(data, []byte(canary)) {
			t.Fatalf("%s carries no canary", name)
		}
		_, _, files := made(t, Recipe{Widths: []int{20, 40}, Quality: 80}, data)
		for _, file := range files {
			if parts := partsOf(t, file); strings.Trim(parts, " ") != "" || bytes.Contains(file, []byte("CANARY")) {
				t.Errorf("%s: carries %s", name, parts)
			}
		}
	}
}

// partsOf names the parts of a file that are not needed to decode its pixels.
func partsOf(t *testing.T, file []byte) string {
	t.Helper()
	var parts []string
	if format, _ := sniff(file); format == PNG {
		for rest := file[8:]; len(rest) > 0; rest = rest[12+binary.BigEndian.Uint32(rest):] {
			if name := string(rest[4:8]); name != "IHDR" && name != "IDAT" && name != "IEND" {
				parts = append(parts, name)
			}
		}
		return strings.Join(parts, " ")
	}
	for rest := file[2:]; rest[1] != 0xda; rest = rest[2+int(binary.BigEndian.Uint16(rest[2:])):] {
		if marker := rest[1]; marker >= 0xe0 {
			parts = append(parts, string(rest[4:14]))
		}
	}
	return strings.Join(parts, " ")
}

func TestSameBytes(t *testing.T) {
	data := jpegOf(t, quarters(700, 500), app1(6))
	r := Recipe{Widths: []int{64, 128, 640}, Quality: 82}
	_, _, first := made(t, r, data)
	_, _, second := made(t, r, data)
	// One size alone is the same as among others.
	_, _, alone := made(t, Recipe{Widths: []int{128}, Quality: 82}, data)
	for i := range first {
		if !bytes.Equal(first[i], second[i]) {
			t.Errorf("size %d differs", i)
		}
	}
	if !bytes.Equal(first[1], alone[0]) {
		t.Error("one size alone differs from the same among others")
	}
}

func TestDamagedPixels(t *testing.T) {
	data := pngOf(t, quarters(40, 20))
	at := bytes.Index(data, []byte("IDAT"))
	data[at+12] ^= 0xff
	info, found := Inspect("photos/ada.png", data)
	if len(found) > 0 {
		t.Fatal(found)
	}
	_, err := Encode(data, info, Recipe{Widths: []int{20}}.Variants(info))
	if err == nil {
		t.Fatal("no error")
	}
	want := "photos/ada.png: error: the picture is damaged: decode PNG: flate: corrupt input before offset 11 [picture/damaged]\nhint: save it again in a picture editor, or take another\n"
	if got := printed(t, diag.List{Damaged("photos/ada.png", err)}); got != want {
		t.Errorf("got %s", got)
	}
}
