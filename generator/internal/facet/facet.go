// Package facet writes who of many has which values, so small that filters
// over thousands run in a reader's browser without a server.
//
// A [Collection] becomes a few files whose common ID is made of their bytes. The
// first has all that the first answer needs. A facet that does not
// fit has a file of its own, fetched when somebody opens it; a small collection
// is one file. Every file is deflated and holds
//
//	4 bytes  length of the JSON, little-endian
//	JSON     facets: id, name, values, and for each its streams' lengths
//	streams  for each facet, how many values each member has; then the values
//	         as gaps: from -1 to the first, from it to the next, less one. All
//	         are varints. Values are numbered by how many have them, so gaps
//	         are small and deflate does the rest.
//
// Cards come in blocks of [BlockSize], as JSON lists of one list a field; a number
// stands for a text that many cards share and the first file has. A block holds
// members from all over the order (member i is in block i modulo the number of
// blocks), so any block is a fair sample: a reader who sees the blocks in an order
// of her own sees people in an order of her own, and fetches one block for the
// first cards.
//
// The package knows nothing of people, reads nothing and keeps no state. The
// same collection gives the same bytes.
package facet

// BlockSize is the number of cards in one block. The first answer fetches one
// beside the first file; a filter that leaves few people needs a block for every
// two or three of them, and each file that is asked for costs the browser more
// than its cards do.
const BlockSize = 60

// fileFull is the size, deflated, beyond which a file takes no further facet.
const fileFull = 4 << 10

// Collection is what there is to filter. Its members are numbered from 0.
type Collection struct {
	Size   int
	Facets []Facet // in the order of their use: the first ones are read first
	Notes  any     // whatever else the first file tells, as JSON
	Names  []string
	// Fields names what a card has, and Card gives a member's: each a string or
	// a []string. Both are nil when nobody has one.
	Fields []string
	Card   func(member int) []any
}

// Facet is one way to tell members apart.
type Facet struct {
	ID, Name string
	Values   []Value
	Of       string    // the facet whose every value has a depth here
	Has      [][]int   // by member: its values' numbers, ascending and each once
	Depths   [][]uint8 // for one Of another: by member, beside that facet's Has
}

// Value is one value of a facet. Words are what else it is called.
type Value struct {
	ID, Name, Group string
	Words           []string
}

// File is one file of a collection. The names go with its ID.
type File struct {
	Name string
	Data []byte
}

// Files are those of a collection.
type Files struct {
	ID  string // made of the bytes
	All []File // the first one first
}
