package publish

import "golang.org/x/sys/unix"

func exchangeNames(folder int, a, b string) error {
	return unix.Renameat2(folder, a, folder, b, unix.RENAME_EXCHANGE)
}
