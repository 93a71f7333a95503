package generator

import (
	"bytes"
	"context"
	"hash/maphash"
	"slices"
	"sync"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/check"
	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/emit/paper"
	pictures "mentorbook/generator/internal/emit/picture"
)

// Examine renders what it has not seen since it, or something that it may link
// to, last changed, and lists all that is wrong with the programme, as Check
// does. It may run beside Page; Reload goes between two of its pages.
func (p *Project) Examine(ctx context.Context) (diag.List, error) {
	p.preview.once.Do(p.renewAll)
	for {
		unseen := p.unseen()
		if len(unseen) == 0 {
			p.seePictures(ctx)
			return p.everything(), ctx.Err()
		}
		p.parallel(len(unseen), func(i int) {
			if ctx.Err() == nil {
				p.see(unseen[i])
			}
		})
		if err := ctx.Err(); err != nil {
			return nil, err
		}
	}
}

// unseen lists the outputs that were not judged yet. Without a theme there is
// nothing to see.
func (p *Project) unseen() []string {
	v := p.preview
	v.mu.RLock()
	defer v.mu.RUnlock()
	if p.theme == nil {
		return nil
	}
	v.judging.Lock()
	defer v.judging.Unlock()
	var addresses []string
	for address, i := range p.known.all {
		if _, seen := v.judged[address]; !seen && i != elsewhere {
			addresses = append(addresses, address)
		}
	}
	return addresses
}

func (p *Project) see(address string) {
	v := p.preview
	v.mu.RLock()
	defer v.mu.RUnlock()
	i, there := p.known.output(address)
	if !there || p.theme == nil {
		return
	}
	w := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(w)
	w.Reset()
	p.judge(w, &p.outputs[i])
}

// seePictures judges the pictures that no page shows.
func (p *Project) seePictures(ctx context.Context) {
	v := p.preview
	v.mu.RLock()
	defer v.mu.RUnlock()
	if p.theme != nil {
		p.judgePictures(ctx, v.pictures)
	}
}

// everything lists what is known to be wrong.
func (p *Project) everything() diag.List {
	v := p.preview
	v.mu.RLock()
	defer v.mu.RUnlock()
	v.judging.Lock()
	defer v.judging.Unlock()
	list := append(slices.Clone(v.standing), v.unfit.List()...)
	for _, problems := range v.judged {
		list = append(list, problems...)
	}
	return p.levelled(append(list, check.Anchors(v.anchors)...))
}

// renew takes up what was assembled, described or loaded anew.
func (p *Project) renew() {
	v := p.preview
	if p.theme == nil || v.standing.HasErrors() {
		v.forget()
	}
	v.standing = p.Problems()
	v.shared = p.shared()
	v.shared.Pictures, v.shared.Papers, v.shared.Anchors = v.pictures, v.papers, v.anchors
}

// renewAll takes up a site of which nothing is known.
func (p *Project) renewAll() {
	p.renewPictures()
	p.preview.papers = paper.New(discard{}, nil)
	p.preview.links = p.linkable()
	p.renew()
}

// renewPictures takes up pictures of which nothing is known, and the texts,
// which show them.
func (p *Project) renewPictures() {
	v := p.preview
	v.unfit = &diag.Collector{}
	v.pictures = pictures.New(p.content, p.content.label, nowhere{}, nil, v.unfit)
	v.forget()
}

// forget what was found in texts: what they link to may have changed.
func (v *preview) forget() {
	v.judged, v.anchors = map[string]diag.List{}, contenttype.NewAnchors()
}

// linkable sums up what a text can link to, so that a change of it is seen.
func (p *Project) linkable() uint64 {
	var sum uint64
	for _, page := range p.site.Pages {
		var h maphash.Hash
		h.SetSeed(p.preview.seed)
		for _, s := range append([]string{page.URL, page.Source.Path}, page.Names...) {
			h.WriteString(s)
			h.WriteByte(0)
		}
		if page.Names != nil {
			h.WriteString(page.Title)
		}
		sum += h.Sum64() // in any order
	}
	return sum
}

// nowhere is the output of a preview.
type nowhere struct{}

// Put drops a file.
func (nowhere) Put(string, []byte) error { return nil }

// Keep says that every picture is there: it is encoded when it is asked for.
func (nowhere) Keep(string) (int64, bool) { return 0, true }

// cacheLimit bounds the pictures and PDFs in memory, in bytes.
const cacheLimit = 64 << 20

// cache keeps the files that were made last.
type cache struct {
	mu    sync.Mutex
	files map[string][]byte
	order []string // oldest first
	size  int
}

// get gives a file, made when it is not kept.
func (c *cache) get(name string, make func(name string) ([]byte, bool)) ([]byte, bool) {
	c.mu.Lock()
	data, kept := c.files[name]
	c.mu.Unlock()
	if kept {
		return data, true
	}
	data, ok := make(name)
	if ok {
		c.put(name, data)
	}
	return data, ok
}

func (c *cache) put(name string, data []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, kept := c.files[name]; kept {
		return
	}
	if c.files == nil {
		c.files = map[string][]byte{}
	}
	c.files[name], c.order, c.size = data, append(c.order, name), c.size+len(data)
	for c.size > cacheLimit {
		c.size -= len(c.files[c.order[0]])
		delete(c.files, c.order[0])
		c.order = c.order[1:]
	}
}
