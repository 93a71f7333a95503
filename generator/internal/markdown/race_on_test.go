//go:build race

package markdown

// slowdown is how much slower the race detector makes the program.
const slowdown = 15
