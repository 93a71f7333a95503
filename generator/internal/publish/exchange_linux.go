package publish

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// exchangeFolders is renameat2 with RENAME_EXCHANGE, which some file systems
// lack.
func exchangeFolders(root *os.Root, a, b string) error {
	dir, err := root.Open(".")
	if err != nil {
		return err
	}
	defer dir.Close()
	fd := int(dir.Fd())
	err = unix.Renameat2(fd, a, fd, b, unix.RENAME_EXCHANGE)
	if errors.Is(err, unix.ENOSYS) || errors.Is(err, unix.EINVAL) {
		return errors.ErrUnsupported
	}
	return err
}
