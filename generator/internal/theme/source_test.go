package theme_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/theme"
)

func TestOnlyOrdinaryFilesAreRead(t *testing.T) {
	_, found := theme.Load([]theme.Layer{{Name: "themes/mine", FS: fstest.MapFS{
		"assets/images/large.png": {Data: make([]byte, 4<<20+1)},
		"assets/images/most.png":  {Data: make([]byte, 4<<20)},
		"layouts/linked.html":     {Data: []byte("page.html"), Mode: fs.ModeSymlink},
		"layouts/page.html":       {Data: []byte("<p>x</p>")},
		"partials/pipe.html":      {Mode: fs.ModeNamedPipe},
	}}}, theme.Options{Words: english})
	var got strings.Builder
	if err := (diag.Printer{}).Print(&got, found); err != nil {
		t.Fatal(err)
	}
	if want := `themes/mine/assets/images/large.png: error: the file has 4194305 bytes, over the limit of 4 MiB [theme/too-large]
hint: make it smaller
themes/mine/layouts/linked.html: error: this is not an ordinary file [theme/foreign-file]
hint: put a copy of the file here instead, or remove it
themes/mine/partials/pipe.html: error: this is not an ordinary file [theme/foreign-file]
hint: put a copy of the file here instead, or remove it
`; got.String() != want {
		t.Errorf("got:\n%s\nwant:\n%s", got.String(), want)
	}
}
