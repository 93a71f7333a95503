//go:build unix

package publish

import (
	"io/fs"
	"reflect"
)

// changed gives the time of the last change of a file's entry: links and
// renames move it too.
func changed(info fs.FileInfo) any {
	sys := reflect.ValueOf(info.Sys()).Elem()
	for _, name := range []string{"Ctim", "Ctimespec"} {
		if f := sys.FieldByName(name); f.IsValid() {
			return f.Interface()
		}
	}
	return nil
}
