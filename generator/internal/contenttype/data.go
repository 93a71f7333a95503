package contenttype

import (
	"html/template"
	"sync"

	"mentorbook/generator/internal/permalink"
)

// File is a file that pages of a type fetch while they are read. URL is from
// the site's root.
type File struct {
	URL  string
	Data []byte
}

// datum is the data of a type, made once.
type datum struct {
	once  sync.Once
	files []File
	err   error
}

// DataOf gives the files that a type makes beside its pages, the one that is
// read first in front; none for a type that makes none.
func (s *Shared) DataOf(t *Type) ([]File, error) {
	if t.Data == nil {
		return nil, nil
	}
	kept, _ := s.data.LoadOrStore(t.Name, &datum{})
	d := kept.(*datum)
	d.once.Do(func() {
		b := &Builder{Shared: s, Linker: s.linker(DataRoot)}
		if d.files, d.err = t.Data(b); d.err == nil {
			d.err = b.err
		}
	})
	return d.files, d.err
}

// DataFolder is where the files of data lie; no page of an author can be there.
const DataFolder = "/assets/"

// DataRoot stands for the way to the root in addresses that data hold; scripts
// put the page's own in its place. No slug has its mark.
const DataRoot = "~/"

// Data gives the address of a type's first file, empty without one.
func (b *Builder) Data(name string) template.URL {
	for i := range b.Types {
		if b.Types[i].Name != name {
			continue
		}
		files, err := b.DataOf(&b.Types[i])
		b.keep(err)
		if len(files) > 0 {
			return template.URL(permalink.Relative(b.Root, files[0].URL))
		}
	}
	return ""
}
