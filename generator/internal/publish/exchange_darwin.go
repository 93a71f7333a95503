package publish

import "golang.org/x/sys/unix"

func exchangeNames(folder int, a, b string) error {
	return unix.RenameatxNp(folder, a, folder, b, unix.RENAME_SWAP)
}
