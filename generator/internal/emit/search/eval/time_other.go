//go:build !unix

package main

import "time"

var start = time.Now()

// processTime is the time since the start, where no CPU time can be had.
func processTime() time.Duration { return time.Since(start) }
