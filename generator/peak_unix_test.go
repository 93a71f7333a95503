//go:build unix

package generator_test

import (
	"os"
	"runtime"
	"syscall"
)

// peakOf is the most memory that an ended process had, in bytes.
func peakOf(s *os.ProcessState) int64 {
	peak := s.SysUsage().(*syscall.Rusage).Maxrss
	if runtime.GOOS == "darwin" || runtime.GOOS == "ios" {
		return int64(peak) // in bytes already
	}
	return int64(peak) << 10
}
