//go:build unix

package markdown

import (
	"syscall"
	"time"
)

// cpuTime is the CPU time of the process, which other processes do not disturb.
func cpuTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
