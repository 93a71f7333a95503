// Package themes holds the default theme, which every site's own theme lies
// over file by file.
package themes

import (
	"embed"
	"io/fs"
)

//go:embed all:default
var embedded embed.FS

// Default gives the files of themes/default.
func Default() fs.FS {
	sub, err := fs.Sub(embedded, "default")
	if err != nil {
		panic(err) // the name is a constant
	}
	return sub
}
