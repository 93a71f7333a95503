package picture

import (
	"crypto/rand"
	"os"
	"path"
	"strings"
	"sync"

	"mentorbook/generator/internal/picture"
)

// Cache keeps encoded pictures between builds, for machines that begin with an
// empty output folder, as a publishing workflow does. A name says what its file
// was made from, so a file is right or it is damaged, never old.
//
// It is a convenience: what cannot be read is made again, and what cannot be
// written is not kept. A nil Cache keeps nothing. Many goroutines use one at
// once.
type Cache struct {
	folder *os.Root
	used   sync.Map // names that this build asked for
}

// cacheFolder lies beside the output folder.
const cacheFolder = ".mentorbook/pictures"

// OpenCache opens the cache beside an output folder, whose parent is given.
func OpenCache(parent string) (*Cache, error) {
	root, err := os.OpenRoot(parent)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	if err := root.MkdirAll(cacheFolder, 0o777); err != nil {
		return nil, err
	}
	folder, err := root.OpenRoot(cacheFolder)
	if err != nil {
		return nil, err
	}
	return &Cache{folder: folder}, nil
}

// Close frees the folder.
func (c *Cache) Close() error {
	if c == nil {
		return nil
	}
	return c.folder.Close()
}

// Get gives the bytes of a form, if they are there and whole.
func (c *Cache) Get(v picture.Variant) ([]byte, bool) {
	if c == nil {
		return nil, false
	}
	c.used.Store(v.Name, true)
	data, err := c.folder.ReadFile(v.Name)
	if err != nil || !whole(v, data) {
		return nil, false
	}
	return data, true
}

// whole tells whether bytes are a picture as Encode makes this form: complete,
// of its size and format, and telling nothing of a place.
func whole(v picture.Variant, data []byte) bool {
	info, problems := picture.Inspect(v.Name, data)
	format := map[string]picture.Format{".jpg": picture.JPEG, ".png": picture.PNG}[path.Ext(v.Name)]
	return len(problems) == 0 && info.Format == format && info.Width == v.Width && info.Height == v.Height && !info.Located
}

// Keep marks a form as used, so that Sweep leaves it.
func (c *Cache) Keep(v picture.Variant) {
	if c != nil {
		c.used.Store(v.Name, true)
	}
}

// Put stores the bytes of a form: whole under its name, or not at all.
func (c *Cache) Put(v picture.Variant, data []byte) {
	if c == nil {
		return
	}
	c.used.Store(v.Name, true)
	temporary := unfinished + rand.Text()
	if err := c.folder.WriteFile(temporary, data, 0o666); err != nil || c.folder.Rename(temporary, v.Name) != nil {
		c.folder.Remove(temporary)
	}
}

// unfinished begins the name of a file that is being written.
const unfinished = "unfinished-"

// Sweep removes the pictures that this build did not ask for, and what a killed
// one left. Files that are no pictures are not ours.
func (c *Cache) Sweep() {
	if c == nil {
		return
	}
	folder, err := c.folder.Open(".")
	if err != nil {
		return
	}
	defer folder.Close()
	names, _ := folder.Readdirnames(-1)
	for _, name := range names {
		ours := strings.HasPrefix(name, unfinished) || path.Ext(name) == ".jpg" || path.Ext(name) == ".png"
		if _, used := c.used.Load(name); ours && !used {
			c.folder.Remove(name)
		}
	}
}
