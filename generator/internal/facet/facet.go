// Package facet writes who of many has which values, so small that filters
// over thousands run in a reader's browser without a server.
//
// A [Collection] becomes a few files whose common ID is made of their bytes. The
// first has the names of all that there is to filter by. Who has a value is in a
// file with the values beside it, fetched when somebody filters by one of them or
// wants to see how many there are; a small collection is one file. Every file is
// deflated and holds
//
//	4 bytes  length of the JSON, little-endian; both in the first file alone
//	JSON     facets: id, name, values; how many values each file has
//	streams  for each value, how many have it; then who, as gaps: from -1 to the
//	         first, from it to the next, less one; then how deep each has it,
//	         where another facet says so: 0 for no answer, else the number of
//	         that one's value and one more. All are varints.
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

// BlockSize is the number of cards in one block. A filter that leaves few people
// finds each of the first twenty in a block of its own, so blocks are small; of
// smaller ones the first answer without a filter would ask for many.
const BlockSize = 12

// fileFull is the size, before it is deflated, beyond which a file takes no
// further value.
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
	Has      Lists   // by member: its values' numbers, ascending and each once
	Of       string  // the facet whose every value has a depth here
	Depths   []uint8 // for one Of another: of each number in that facet's Has
}

// Lists are short lists of numbers, one behind the other: of a list of lists,
// with thousands of them, most would be the lists themselves.
type Lists struct {
	numbers []int32
	ends    []int32 // of each list
}

// Add puts one more list at the end.
func (l *Lists) Add(list []int32) {
	l.numbers = append(l.numbers, list...)
	l.ends = append(l.ends, int32(len(l.numbers)))
}

// All gives each list with its place.
func (l *Lists) All(yield func(i int, list []int32) bool) {
	start := int32(0)
	for i, end := range l.ends {
		if !yield(i, l.numbers[start:end:end]) {
			return
		}
		start = end
	}
}

// Len is the number of lists.
func (l *Lists) Len() int { return len(l.ends) }

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
