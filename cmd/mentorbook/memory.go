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
// profiles would peak at 210 MiB with half of it rubbish. Here the heap has one
// size that is worth having: a site that fits well into it is hardly ever
// collected, and one that does not is collected soon enough.
func spareMemory(getenv func(string) string) {
	if getenv("GOGC") == "" {
		debug.SetGCPercent(percentFor(0))
		afterCollection()
	}
}

const (
	roomy    = 78 << 20 // bytes of heap, rubbish and all, where it can be held to
	held     = 71 << 20 // bytes in use up to which it can
	tight    = 10       // percent of rubbish for so much in use, and in proportion for more,
	beyond   = 35       // up to this: collecting costs what is in use, so it may not go on at each step
	most     = 300      // percent, for memory that was never used costs time too
	smallest = 8 << 20  // bytes in use that are reckoned with at least
)

func percentFor(live uint64) int {
	if live = max(live, smallest); live > held {
		return int(min(tight*live/held, beyond))
	}
	return int(min((roomy-live)*100/live, most))
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
