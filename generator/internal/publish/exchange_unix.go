//go:build linux || darwin

package publish

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// exchangeFolders is one call of the system, which APFS and most of Linux's file
// systems have and some others lack.
func exchangeFolders(root *os.Root, a, b string) error {
	dir, err := root.Open(".")
	if err != nil {
		return err
	}
	defer dir.Close()
	err = exchangeNames(int(dir.Fd()), a, b)
	for _, lacking := range []error{unix.ENOSYS, unix.ENOTSUP, unix.EINVAL} {
		if errors.Is(err, lacking) {
			return errors.ErrUnsupported
		}
	}
	return err
}
