package diag

import (
	"math/bits"
	"strings"
	"unicode/utf8"
)

// Nearest finds the candidate that an author most likely meant by word: the
// one at the least edit distance (insert, delete, replace, swap of
// neighbours), case aside. It answers only when that distance is small for the
// length of the word: one change up to four letters, two up to eight, three
// beyond; the earliest candidate wins a tie.
func Nearest(word string, candidates []string) (string, bool) {
	want := strings.ToLower(word)
	limit := 1
	switch n := utf8.RuneCountInString(word); {
	case n > 8:
		limit = 3
	case n > 4:
		limit = 2
	}
	best, found := "", false
	letters := lettersOf(want)
	for _, c := range candidates {
		// A change turns at most utf8.UTFMax bytes into none.
		if diff := len(word) - len(c); diff > limit*utf8.UTFMax || -diff > limit*utf8.UTFMax {
			continue
		}
		low := strings.ToLower(c)
		if theirs := lettersOf(low); bits.OnesCount64(letters&^theirs) > limit || bits.OnesCount64(theirs&^letters) > limit {
			continue // as most are: telling so costs little beside their distance
		}
		if d := distance(want, low, limit); d <= limit {
			best, found, limit = c, true, d-1
		}
	}
	return best, found
}

// lettersOf is the set of a word's letters, of which several may count as one. A
// change adds at most one to it and takes at most one away.
func lettersOf(word string) (set uint64) {
	for _, r := range word {
		set |= 1 << (r & 63)
	}
	return set
}

// distance is the optimal string alignment distance between a and b, or
// limit+1 when it is greater than limit.
func distance(a, b string, limit int) int {
	s, t := []rune(a), []rune(b)
	if diff := len(s) - len(t); diff > limit || -diff > limit {
		return limit + 1
	}
	before, last, row := make([]int, len(t)+1), make([]int, len(t)+1), make([]int, len(t)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(s); i++ {
		row[0] = i
		for j := 1; j <= len(t); j++ {
			cost := 1
			if s[i-1] == t[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && s[i-1] == t[j-2] && s[i-2] == t[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return min(last[len(t)], limit+1)
}
