//go:build unix

package generator_test

import (
	"os"
	"runtime"
	"syscall"
	"time"
)

// workSoFar is the CPU time that this process took, of user and system.
func workSoFar() time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		return 0
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// peakOf is the most memory that an ended process had, in bytes.
func peakOf(s *os.ProcessState) int64 {
	peak := s.SysUsage().(*syscall.Rusage).Maxrss
	if runtime.GOOS == "darwin" || runtime.GOOS == "ios" {
		return int64(peak) // in bytes already
	}
	return int64(peak) << 10
}
