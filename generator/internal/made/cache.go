package made

import (
	"crypto/rand"
	"os"
	"path"
	"slices"
	"strings"
	"sync"
)

// Cache keeps made files between builds, for machines that begin with an empty
// output folder, as a publishing workflow does.
//
// It is a convenience: what cannot be read is made again, and what cannot be
// written is not kept. A nil Cache keeps nothing. Many goroutines use one at
// once.
type Cache struct {
	folder *os.Root
	used   sync.Map // names that this build asked for
}

// cacheFolder lies beside the output folder.
const cacheFolder = ".mentorbook/made"

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

// get gives the bytes of a file, if they are there and whole.
func (c *Cache) get(name string, whole func(data []byte) bool) ([]byte, bool) {
	if c == nil {
		return nil, false
	}
	c.used.Store(name, true)
	data, err := c.folder.ReadFile(name)
	if err != nil || !whole(data) {
		return nil, false
	}
	return data, true
}

// keep marks a file as used, so that Sweep leaves it.
func (c *Cache) keep(name string) {
	if c != nil {
		c.used.Store(name, true)
	}
}

// put stores a file: whole under its name, or not at all.
func (c *Cache) put(name string, data []byte) {
	if c == nil {
		return
	}
	c.used.Store(name, true)
	temporary := unfinished + rand.Text()
	if err := c.folder.WriteFile(temporary, data, 0o666); err != nil || c.folder.Rename(temporary, name) != nil {
		c.folder.Remove(temporary)
	}
}

// unfinished begins the name of a file that is being written.
const unfinished = "unfinished-"

// Sweep removes the files that this build did not ask for, and what a killed
// one left. Files of other kinds are not ours.
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
		ours := strings.HasPrefix(name, unfinished) || slices.Contains([]string{".jpg", ".png", ".pdf"}, path.Ext(name))
		if _, used := c.used.Load(name); ours && !used {
			c.folder.Remove(name)
		}
	}
}
