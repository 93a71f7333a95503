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
// profiles would peak at 210 MiB with half of it rubbish. Here all memory that
// Go has is held to one size that is worth having: a site that fits well into it
// is hardly ever collected, and one that does not is collected soon enough.
func spareMemory(getenv func(string) string, worth int64) {
	if getenv("GOGC") == "" && getenv("GOMEMLIMIT") == "" {
		debug.SetGCPercent(most)
		afterCollection(worth)
	}
}

const (
	roomy    = 128 << 20 // bytes of memory that are worth having
	searched = 320 << 20 // the same where the index of the search grows until the last page is made
	most     = 300       // percent of rubbish, for memory that was never used costs time too
)

// limitFor gives the size that memory is held to with so much in use. A large
// site gets room, since collecting costs what is in use and may not go on at
// each step.
func limitFor(live uint64, worth int64) int64 { return max(worth, 3*int64(live)-roomy) }

// afterCollection sets the limit, now and after each collection, which frees an
// object made for nothing else.
func afterCollection(worth int64) {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	debug.SetMemoryLimit(limitFor(live[0].Value.Uint64(), worth))
	runtime.AddCleanup(new([16]byte), afterCollection, worth)
}

// memory gives how many bytes of memory are worth having for this build.
func (f *projectFlags) memory() int64 {
	if f.options.NoSearch {
		return roomy
	}
	return searched
}
