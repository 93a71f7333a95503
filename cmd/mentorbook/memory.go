package main

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// spareMemory keeps a build small, unless whoever runs it chose otherwise.
//
// Go lets the heap grow to twice what is in use before it collects. Pages are
// made one after the other and leave much behind, so that a site of 10,000
// profiles would peak at 210 MiB with half of it rubbish. Here what may pile up
// is the same at any size, up to where it would be too little to get on with:
// a small site is hardly ever collected and a large one soon enough.
func spareMemory(getenv func(string) string) {
	if getenv("GOGC") == "" {
		debug.SetGCPercent(percentFor(0))
		afterCollection()
	}
}

const (
	rubbish  = 28 << 20 // bytes that may pile up between collections
	least    = 35       // percent, for heaps so large that these would be less
	smallest = 2 << 20  // bytes in use that are reckoned with at least
)

func percentFor(live uint64) int {
	return max(least, int(rubbish*100/max(live, smallest)))
}

// afterCollection sets the pace after each collection, which frees an object
// made for nothing else.
func afterCollection() {
	runtime.AddCleanup(new([16]byte), func(int) {
		live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		metrics.Read(live)
		debug.SetGCPercent(percentFor(live[0].Value.Uint64()))
		afterCollection()
	}, 0)
}
