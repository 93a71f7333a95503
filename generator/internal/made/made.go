// Package made brings files to the output that cost something to make: scaled
// pictures, sheets as PDF. Their names hold the hash of what they are made from,
// so a file is right or it is damaged, never old; each is made once and then kept,
// in the output folder or in a cache beside it.
package made

import "path"

// Sink takes the files of the output.
type Sink interface {
	Put(path string, data []byte) error
	// Keep keeps a file that is published already, and tells its size in bytes.
	Keep(path string) (size int64, kept bool)
}

// Shelf is a folder of the output that holds made files. Many goroutines use it
// at once.
type Shelf struct {
	Folder string
	Sink   Sink
	Cache  *Cache // nil keeps nothing between builds
}

// Have publishes a file that was made before and tells its size. The cache may
// have been damaged: whole tells whether bytes are a file as it is made.
func (s Shelf) Have(name string, whole func(data []byte) bool) (size int64, have bool, err error) {
	if size, kept := s.Sink.Keep(s.path(name)); kept {
		s.Cache.keep(name)
		return size, true, nil
	}
	data, ok := s.Cache.get(name, whole)
	if !ok {
		return 0, false, nil
	}
	return int64(len(data)), true, s.Put(name, data)
}

// Add publishes a file that was made now.
func (s Shelf) Add(name string, data []byte) error {
	s.Cache.put(name, data)
	return s.Put(name, data)
}

// Put publishes a file that costs nothing to make, and need not be kept.
func (s Shelf) Put(name string, data []byte) error { return s.Sink.Put(s.path(name), data) }

// URL is the address of a file, from the site's root.
func (s Shelf) URL(name string) string { return "/" + s.path(name) }

func (s Shelf) path(name string) string { return path.Join(s.Folder, name) }
