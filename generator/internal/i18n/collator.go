package i18n

import (
	"bytes"
	"cmp"

	"golang.org/x/text/collate"
)

// Collator orders texts as a reader of the language expects: "Ä" with "A" in
// German, after "Z" in Swedish; numbers by their value, "Week 9" before "Week
// 10". It is for one goroutine; take one each.
type Collator struct {
	collator *collate.Collator
	buffer   collate.Buffer
}

// Collator gives a new collator of the site's language.
func (c *Catalogue) Collator() *Collator {
	return &Collator{collator: collate.New(c.tag, collate.Numeric)}
}

// Compare orders two texts. Texts that the language holds for equal are
// ordered by their bytes, so that only the same text gives 0.
func (c *Collator) Compare(a, b string) int {
	return cmp.Or(c.collator.CompareString(a, b), cmp.Compare(a, b))
}

// Key gives bytes whose order under [bytes.Compare] is that of Compare. A text
// that is compared often should be compared by its key.
func (c *Collator) Key(text string) []byte {
	c.buffer.Reset()
	key := bytes.Clone(c.collator.KeyFromString(&c.buffer, text))
	// No byte of a key is lower than the separator at the same place of a
	// longer key, so the text decides only between equal keys.
	return append(append(key, 0, 0), text...)
}
