//go:build !linux && !darwin

package publish

import (
	"errors"
	"os"
)

// exchangeFolders does not exist here: two renames stand in for it.
func exchangeFolders(*os.Root, string, string) error { return errors.ErrUnsupported }
