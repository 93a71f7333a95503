package publish

import "io/fs"

func changed(fs.FileInfo) any { return nil }
