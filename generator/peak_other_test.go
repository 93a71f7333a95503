//go:build !unix

package generator_test

import (
	"os"
	"time"
)

// peakOf does not know the memory of a process here.
func peakOf(*os.ProcessState) int64 { return 0 }

// began is when this process did.
var began = time.Now()

// workSoFar does not know the CPU time of this process here, and gives that on
// the clock.
func workSoFar() time.Duration { return time.Since(began) }
