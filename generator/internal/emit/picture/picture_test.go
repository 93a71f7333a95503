package picture_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/contenttype"
	pictures "mentorbook/generator/internal/emit/picture"
	"mentorbook/generator/internal/made"
)

// files are the content folder.
type files map[string][]byte

func (f files) Read(name string) ([]byte, error) {
	data, ok := f[name]
	if !ok {
		return nil, fs.ErrNotExist
	}
	return data, nil
}

func (f files) Has(name string) bool { return f[name] != nil }
func (f files) Near(string) []string { return nil }

// sink is an output folder in memory.
type sink struct {
	mu     sync.Mutex
	before map[string]bool // published already
	put    map[string][]byte
	puts   int
	full   error
}

func (s *sink) Put(path string, data []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.puts++
	if s.full == nil {
		s.put[path] = data
	}
	return s.full
}

func (s *sink) Keep(path string) (int64, bool) { return 0, s.before[path] }

func newSink(before ...string) *sink {
	s := &sink{before: map[string]bool{}, put: map[string][]byte{}}
	for _, name := range before {
		s.before[name] = true
	}
	return s
}

func (s *sink) names() []string {
	var names []string
	for name := range s.put {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// photo is a JPEG of a size, and of a place when asked.
func photo(t testing.TB, width, height int, segments ...string) []byte {
	t.Helper()
	m := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			m.Set(x, y, color.RGBA{uint8(x), uint8(y), 90, 255})
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		t.Fatal(err)
	}
	out := slices.Clone(b.Bytes()[:2])
	for _, s := range segments {
		out = append(binary.BigEndian.AppendUint16(append(out, 0xff, 0xe1), uint16(len(s)+2)), s...)
	}
	return append(out, b.Bytes()[2:]...)
}

// located is a segment that tells a place.
const located = "http://ns.adobe.com/xap/1.0/\x00<x exif:GPSLatitude='51,30N'/> CANARY"

func transparent(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewNRGBA(image.Rect(0, 0, 20, 10))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func codes(c *diag.Collector) string {
	var list []string
	for _, d := range c.List() {
		list = append(list, d.File+" "+d.Code)
	}
	return strings.Join(list, ", ")
}

func TestForms(t *testing.T) {
	content := files{"mentors/ada.jpg": photo(t, 800, 1000), "guides/map.png": transparent(t)}
	out, problems := newSink(), &diag.Collector{}
	store := pictures.New(content, "content", out, nil, problems)

	face, ok := store.Get("mentors/ada.jpg", contenttype.Portrait)
	if !ok || face.Width != 384 || face.Height != 384 || len(face.Files) != 3 {
		t.Fatalf("the portrait is %+v, %v", face, ok)
	}
	for i, width := range []int{96, 192, 384} {
		f := face.Files[i]
		data := out.put[strings.TrimPrefix(f.URL, "/")]
		c, err := jpeg.DecodeConfig(bytes.NewReader(data))
		if f.Width != width || err != nil || c.Width != width || c.Height != width {
			t.Errorf("%s is %+v, %v", f.URL, c, err)
		}
	}
	wide, _ := store.Get("mentors/ada.jpg", contenttype.InText)
	if wide.Width != 800 || wide.Height != 1000 || len(wide.Files) != 2 {
		t.Errorf("in the text it is %+v: nothing is scaled up", wide)
	}
	small, _ := store.Get("guides/map.png", contenttype.InText)
	if len(small.Files) != 1 || !strings.HasSuffix(small.Files[0].URL, "-20.png") {
		t.Errorf("a small picture with transparency is %+v", small)
	}
	if l := codes(problems); l != "" {
		t.Error(l)
	}
}

// A picture is made once, however many pages ask for it at a time.
func TestMadeOnce(t *testing.T) {
	out := newSink()
	store := pictures.New(files{"a.jpg": photo(t, 100, 100)}, "content", out, nil, &diag.Collector{})
	var pages sync.WaitGroup
	for range 8 {
		pages.Go(func() { store.Get("a.jpg", contenttype.Portrait) })
	}
	pages.Wait()
	if out.puts != 2 {
		t.Errorf("%d files were written for 2 forms", out.puts)
	}
}

func TestKeptWhenPublished(t *testing.T) {
	content := files{"a.jpg": photo(t, 100, 100)}
	first := newSink()
	want, _ := pictures.New(content, "content", first, nil, &diag.Collector{}).Get("a.jpg", contenttype.Portrait)
	second := newSink(first.names()...)
	got, ok := pictures.New(content, "content", second, nil, &diag.Collector{}).Get("a.jpg", contenttype.Portrait)
	if !ok || second.puts != 0 || !slices.Equal(got.Files, want.Files) {
		t.Errorf("%d files were written again; forms %v, want %v", second.puts, got, want)
	}
}

func TestFaults(t *testing.T) {
	content := files{
		"good.jpg": photo(t, 50, 50), "where.jpg": photo(t, 50, 50, located), "cut.jpg": photo(t, 50, 50)[:400],
		"text.jpg": []byte("no picture"), "logo.SVG": []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 1"><path d="M0 0h4v1z"/></svg>`),
		"evil.svg": []byte(`<svg xmlns="http://www.w3.org/2000/svg"><script>CANARY</script></svg>`), "unused.jpg": photo(t, 50, 50, located), "odd.jpg": []byte("no picture"),
	}
	tests := []struct {
		name, want string
		use        contenttype.PictureUse
	}{
		{"good.jpg", "", contenttype.InText},
		{"where.jpg", "content/where.jpg picture/located", contenttype.Portrait},
		{"cut.jpg", "content/cut.jpg picture/damaged", contenttype.InText},
		{"none.jpg", "content/none.jpg picture/unreadable", contenttype.InText},
		{"logo.SVG", "", contenttype.Emblem},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			out, problems := newSink(), &diag.Collector{}
			_, ok := pictures.New(content, "content", out, nil, problems).Get(test.name, test.use)
			if got := codes(problems); got != test.want || ok != (test.want == "") || ok == (out.puts == 0) {
				t.Errorf("got %q, %v, %d files", got, ok, out.puts)
			}
		})
	}
	for _, name := range []string{"text.jpg", "evil.svg"} {
		out, problems := newSink(), &diag.Collector{}
		if _, ok := pictures.New(content, "content", out, nil, problems).Get(name, contenttype.Emblem); ok || !problems.List().HasErrors() {
			t.Errorf("%s was taken", name)
		}
		for path, data := range out.put {
			if bytes.Contains(data, []byte("CANARY")) {
				t.Errorf("%s holds the script", path)
			}
		}
	}
}

// Pictures that no page shows are in the repository all the same: only their
// place matters.
func TestJudge(t *testing.T) {
	content := files{"shown.jpg": photo(t, 50, 50, located), "unused.jpg": photo(t, 50, 50, located), "fine.jpg": photo(t, 50, 50), "odd.jpg": []byte("no picture"), "logo.svg": []byte("<svg/>")}
	problems := &diag.Collector{}
	store := pictures.New(content, "content", newSink(), nil, problems)
	store.Get("shown.jpg", contenttype.InText)
	for name := range content {
		store.Judge(name)
	}
	if got, want := codes(problems), "content/shown.jpg picture/located, content/unused.jpg picture/located"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestFullDisk(t *testing.T) {
	out, problems := newSink(), &diag.Collector{}
	out.full = errors.New("no space left on device")
	if _, ok := pictures.New(files{"a.jpg": photo(t, 50, 50)}, "content", out, nil, problems).Get("a.jpg", contenttype.InText); ok {
		t.Error("the picture was given")
	}
	if got := codes(problems); got != "content/a.jpg picture/unwritten" {
		t.Errorf("got %q: the author's picture is not at fault", got)
	}
}

func TestMake(t *testing.T) {
	content := files{"a.jpg": photo(t, 500, 300)}
	out := newSink()
	store := pictures.New(content, "content", out, nil, &diag.Collector{})
	forms, _ := store.Get("a.jpg", contenttype.InText)
	for _, f := range forms.Files {
		data, ok := store.Make(f.URL)
		if !ok || !bytes.Equal(data, out.put[strings.TrimPrefix(f.URL, "/")]) {
			t.Errorf("%s differs from what is published", f.URL)
		}
	}
	if _, ok := store.Make("/pictures/0000-1.jpg"); ok {
		t.Error("an address that was never given has a picture")
	}
}

func openCache(t *testing.T, parent string) *made.Cache {
	t.Helper()
	c, err := made.OpenCache(parent)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	return c
}

// build makes the forms of a picture into an empty output folder.
func build(t *testing.T, content files, c *made.Cache) *sink {
	t.Helper()
	out, problems := newSink(), &diag.Collector{}
	store := pictures.New(content, "content", out, c, problems)
	for name := range content {
		store.Get(name, contenttype.Portrait)
	}
	if l := codes(problems); l != "" {
		t.Error(l)
	}
	return out
}

func cached(t *testing.T, parent string) []string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(parent, ".mentorbook", "made", "*"))
	if err != nil {
		t.Fatal(err)
	}
	for i := range found {
		found[i] = filepath.Base(found[i])
	}
	return found
}

// A build with an empty output folder takes what an earlier one encoded. The
// test swaps the cached bytes for another picture of the same size, to see that
// they are what comes out.
func TestCacheIsUsed(t *testing.T) {
	parent := t.TempDir()
	content := files{"a.jpg": photo(t, 100, 100)}
	first := build(t, content, openCache(t, parent))
	names := cached(t, parent)
	if len(names) != 2 {
		t.Fatalf("the cache holds %v", names)
	}
	swapped := photo(t, 96, 96)
	name := names[slices.IndexFunc(names, func(n string) bool { return strings.HasSuffix(n, "-96.jpg") })]
	write(t, parent, name, swapped)
	second := build(t, content, openCache(t, parent))
	if !slices.Equal(first.names(), second.names()) || !bytes.Equal(second.put["pictures/"+name], swapped) {
		t.Error("the picture was encoded again")
	}
}

func write(t *testing.T, parent, name string, data []byte) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(parent, ".mentorbook", "made", name), data, 0o666); err != nil {
		t.Fatal(err)
	}
}

// What is damaged, of another size or format, or tells a place, is made anew
// and replaced.
func TestCacheMistrusts(t *testing.T) {
	content := files{"a.jpg": photo(t, 96, 96)}
	for what, bad := range map[string][]byte{
		"empty": {}, "cut": photo(t, 96, 96)[:700], "of another size": photo(t, 95, 96),
		"of another format": transparent(t), "no picture": []byte("<script>"), "a place": photo(t, 96, 96, located),
	} {
		t.Run(what, func(t *testing.T) {
			parent := t.TempDir()
			want := build(t, content, openCache(t, parent))
			name := cached(t, parent)[0]
			write(t, parent, name, bad)
			got := build(t, content, openCache(t, parent))
			if !bytes.Equal(got.put["pictures/"+name], want.put["pictures/"+name]) {
				t.Error("the file of the cache was published")
			}
			if mended, _ := os.ReadFile(filepath.Join(parent, ".mentorbook", "made", name)); !bytes.Equal(mended, want.put["pictures/"+name]) {
				t.Error("the file of the cache was left")
			}
		})
	}
}

// A link in the cache that leads elsewhere is never followed out of it.
func TestCacheStaysInside(t *testing.T) {
	parent, elsewhere := t.TempDir(), filepath.Join(t.TempDir(), "private.jpg")
	content := files{"a.jpg": photo(t, 96, 96)}
	private := photo(t, 96, 96, "CANARY")
	if err := os.WriteFile(elsewhere, private, 0o666); err != nil {
		t.Fatal(err)
	}
	build(t, content, openCache(t, parent))
	name := cached(t, parent)[0]
	link := filepath.Join(parent, ".mentorbook", "made", name)
	if err := errors.Join(os.Remove(link), os.Symlink(elsewhere, link)); err != nil {
		t.Skipf("this system makes no symbolic links: %v", err)
	}
	out := build(t, content, openCache(t, parent))
	if bytes.Contains(out.put["pictures/"+name], []byte("CANARY")) {
		t.Error("a file from outside was published")
	}
	if after, _ := os.ReadFile(elsewhere); !bytes.Equal(after, private) {
		t.Error("a file outside was changed")
	}
}

func TestCacheSweep(t *testing.T) {
	parent := t.TempDir()
	a, b := photo(t, 96, 96), photo(t, 90, 90)
	build(t, files{"a.jpg": a, "b.jpg": b}, openCache(t, parent))
	write(t, parent, "unfinished-x", nil)
	write(t, parent, "notes.txt", nil)
	c := openCache(t, parent)
	out := build(t, files{"a.jpg": a}, c)
	c.Sweep()
	want := []string{filepath.Base(out.names()[0]), "notes.txt"}
	slices.Sort(want)
	if got := cached(t, parent); !slices.Equal(got, want) {
		t.Errorf("the cache holds %v, want %v", got, want)
	}
}

// A picture that is published already is still in use.
func TestCacheSweepLeavesThePublished(t *testing.T) {
	parent := t.TempDir()
	content := files{"a.jpg": photo(t, 96, 96)}
	first := build(t, content, openCache(t, parent))
	c := openCache(t, parent)
	store := pictures.New(content, "content", newSink(first.names()...), c, &diag.Collector{})
	store.Get("a.jpg", contenttype.Portrait)
	c.Sweep()
	if len(cached(t, parent)) != 1 {
		t.Error("the picture was removed")
	}
}
