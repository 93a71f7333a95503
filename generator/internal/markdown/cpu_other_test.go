//go:build !unix

package markdown

import "time"

var started = time.Now()

// cpuTime is the time on the clock where CPU time is not to be had.
func cpuTime() time.Duration { return time.Since(started) }
