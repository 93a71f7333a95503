//go:build race

package generator_test

// raced says that the race detector is on, under which memory is another.
const raced = true
