package pdf

// Block is a piece that no page break cuts.
type Block struct {
	Before Length // of room above; none at the top of a page
	Height Length
	Keep   bool   // on the page of the block that follows
	Head   *Block // drawn again above it, when it begins a page
	Draw   func(p *Page, top Length)
}

// Margins are the edges of pages that blocks leave free.
type Margins struct{ Top, Bottom Length }

// Room is the height between the margins.
func (d *Document) Room(m Margins) Length { return d.info.Paper.Height - m.Top - m.Bottom }

// Flow draws blocks down the pages and gives these. Blocks that keep together go
// to the next page together; when they are more than a page, they are cut between
// two of them.
func (d *Document) Flow(m Margins, blocks []Block) []*Page {
	end := d.info.Paper.Height - m.Bottom
	page, y := d.AddPage(), m.Top
	for len(blocks) > 0 {
		group := blocks[:chain(blocks)]
		if Height(group) > d.Room(m) {
			group = group[:1]
		}
		if y > m.Top && y+group[0].Before+Height(group) > end {
			page, y = d.AddPage(), m.Top
			if head := group[0].Head; head != nil && head.Height+Height(group) <= d.Room(m) {
				head.Draw(page, y)
				y += head.Height
			}
		}
		for i, b := range group {
			if y > m.Top || i > 0 {
				y += b.Before
			}
			if b.Draw != nil {
				b.Draw(page, y)
			}
			y += b.Height
		}
		blocks = blocks[len(group):]
	}
	return d.pages
}

// chain is the number of blocks that stay together at the front.
func chain(blocks []Block) int {
	n := 1
	for n < len(blocks) && blocks[n-1].Keep {
		n++
	}
	return n
}

// Height is that of blocks without the room above them.
func Height(blocks []Block) (sum Length) {
	for i, b := range blocks {
		if i > 0 {
			sum += b.Before
		}
		sum += b.Height
	}
	return sum
}

// Together lets blocks stay on one page.
func Together(blocks []Block) []Block {
	for i := range max(len(blocks)-1, 0) {
		blocks[i].Keep = true
	}
	return blocks
}

// Beside puts columns of blocks next to each other, as one block.
func Beside(columns ...[]Block) Block {
	var all Block
	for _, c := range columns {
		all.Height = max(all.Height, Height(c))
		if len(c) > 0 {
			all.Before = max(all.Before, c[0].Before)
		}
	}
	all.Draw = func(p *Page, top Length) {
		for _, c := range columns {
			y := top
			for i, b := range c {
				if i > 0 {
					y += b.Before
				}
				if b.Draw != nil {
					b.Draw(p, y)
				}
				y += b.Height
			}
		}
	}
	return all
}

// shortText is the number of lines up to which a text stays on one page.
const shortText = 4

// Text makes the blocks of a wrapped text of an element. A long one may go on on
// the next page, but for its first two lines and its last two.
func Text(e *Element, x, width Length, s Style, text string) []Block {
	lines := s.Wrap(text, width)
	if len(lines) == 0 {
		return nil
	}
	block := func(lines []string) Block {
		return Block{Height: s.Leading * Length(len(lines)), Draw: func(p *Page, top Length) { p.Lines(e, x, top, s, lines) }}
	}
	if len(lines) <= shortText {
		return []Block{block(lines)}
	}
	blocks := make([]Block, 0, len(lines)-2)
	blocks = append(blocks, block(lines[:2]))
	for i := 2; i < len(lines)-2; i++ {
		blocks = append(blocks, block(lines[i:i+1]))
	}
	return append(blocks, block(lines[len(lines)-2:]))
}
