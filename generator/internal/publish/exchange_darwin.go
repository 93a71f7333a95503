package publish

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// exchangeFolders is renameatx_np with RENAME_SWAP, which APFS has and some
// other file systems lack.
func exchangeFolders(root *os.Root, a, b string) error {
	dir, err := root.Open(".")
	if err != nil {
		return err
	}
	defer dir.Close()
	fd := int(dir.Fd())
	err = unix.RenameatxNp(fd, a, fd, b, unix.RENAME_SWAP)
	if errors.Is(err, unix.ENOTSUP) || errors.Is(err, unix.EINVAL) {
		return errors.ErrUnsupported
	}
	return err
}
