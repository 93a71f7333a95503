package facet

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
)

// deck is every card, kept small: each text stands in it once, and the fields of
// a card are numbers.
type deck struct {
	texts  []string
	uses   []int            // of each text
	number map[string]int32 // of each text, while cards are dealt
	fields []int32          // of one card after the other: the number of a text, or of a list ^length and its texts' numbers
	begins []int32          // each card, in fields
	shared []string         // texts that many cards share, those of most cards in front
	common []int32          // the place of each text among these, or -1
}

// deal asks for every card once.
func deal(c Collection) *deck {
	d := &deck{number: map[string]int32{}}
	if c.Card == nil {
		return d
	}
	for member := range c.Size {
		d.begins = append(d.begins, int32(len(d.fields)))
		for _, field := range c.Card(member) {
			switch field := field.(type) {
			case string:
				d.use(field)
			case []string:
				d.fields = append(d.fields, ^int32(len(field)))
				for _, text := range field {
					d.use(text)
				}
			}
		}
	}
	d.number = nil // a collection is encoded when a build is largest
	d.share()
	return d
}

func (d *deck) use(text string) {
	n, known := d.number[text]
	if !known {
		n = int32(len(d.texts))
		d.number[text], d.texts, d.uses = n, append(d.texts, text), append(d.uses, 0)
	}
	d.uses[n]++
	d.fields = append(d.fields, n)
}

// share finds the texts that many cards share.
func (d *deck) share() {
	d.common = slices.Repeat([]int32{-1}, len(d.texts))
	var many []int32
	for n := range d.texts {
		if d.uses[n] >= max(3, len(d.begins)/100) {
			many = append(many, int32(n))
		}
	}
	slices.SortFunc(many, func(x, y int32) int {
		return cmp.Or(cmp.Compare(d.uses[y], d.uses[x]), cmp.Compare(d.texts[x], d.texts[y]))
	})
	for place, n := range many {
		d.common[n], d.shared = int32(place), append(d.shared, d.texts[n])
	}
}

// card gives a member's fields as a block has them: a text, the number of a
// shared one, or a list of these.
func (d *deck) card(member int) (fields []any) {
	end := len(d.fields)
	if member+1 < len(d.begins) {
		end = int(d.begins[member+1])
	}
	for rest := d.fields[d.begins[member]:end]; len(rest) > 0; rest = rest[1:] {
		if rest[0] >= 0 {
			fields = append(fields, d.text(rest[0]))
			continue
		}
		list := make([]any, ^rest[0])
		for i := range list {
			list[i] = d.text(rest[1+i])
		}
		fields, rest = append(fields, list), rest[len(list):]
	}
	return fields
}

func (d *deck) text(number int32) any {
	if place := d.common[number]; place >= 0 {
		return place
	}
	return d.texts[number]
}

// blocks writes the cards.
func (e *encoder) blocks(cards *deck) error {
	count := (len(cards.begins) + BlockSize - 1) / BlockSize
	for b := range count {
		var columns [][]any
		for member := b; member < len(cards.begins); member += count {
			for i, field := range cards.card(member) {
				if i == len(columns) {
					columns = append(columns, make([]any, 0, BlockSize))
				}
				columns[i] = append(columns[i], field)
			}
		}
		text, err := json.Marshal(columns)
		if err != nil {
			return err
		}
		e.add(fmt.Sprintf(blockFile, b), text)
	}
	return nil
}
