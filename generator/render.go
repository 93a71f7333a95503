package generator

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/check"
	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/emit/paper"
	pictures "mentorbook/generator/internal/emit/picture"
	"mentorbook/generator/internal/made"
	"mentorbook/generator/internal/permalink"
	"mentorbook/generator/internal/source"
	"mentorbook/generator/internal/theme"
	"mentorbook/generator/internal/view"
)

// render makes every file of the site. With errors in the model there is
// nothing to render; the texts are still read, so that one run names all.
func (p *Project) render(ctx context.Context, sink made.Sink, cache *made.Cache) (diag.List, error) {
	if p.theme == nil {
		return p.Problems(), nil
	}
	defer p.content.hold()()
	shared := p.shared()
	store := pictures.New(p.content, p.content.label, sink, cache, shared.Problems)
	shared.Pictures, shared.Papers = store, paper.New(sink, cache)
	first := firstError{}
	p.parallel(len(p.outputs), func(i int) {
		if ctx.Err() != nil || first.failed() {
			return
		}
		if err := p.output(shared, &p.outputs[i], sink); err != nil {
			first.set(fmt.Errorf("%s: %w", p.outputs[i].URL, err))
		}
	})
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	p.judgePictures(ctx, store)
	problems := append(p.Problems(), shared.Problems.List()...)
	problems = append(problems, check.Anchors(shared.Anchors)...)
	var fault *theme.Error
	if errors.As(first.err, &fault) {
		problems = append(problems, fault.Diagnostic)
	}
	problems = p.levelled(problems)
	if problems.HasErrors() {
		return problems, nil
	}
	if first.err == nil {
		first.set(p.emit(shared, sink))
	}
	return problems, first.err
}

// firstError keeps the first error of many workers.
type firstError struct {
	mu  sync.Mutex
	err error
}

func (f *firstError) set(err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.err == nil {
		f.err = err
	}
}

func (f *firstError) failed() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.err != nil
}

// judgePictures looks at the pictures that no page shows, once every page was
// rendered.
func (p *Project) judgePictures(ctx context.Context, store *pictures.Store) {
	names := slices.DeleteFunc(slices.Collect(maps.Keys(p.content.tree.Files)), func(name string) bool { return !source.IsPicture(name) })
	p.parallel(len(names), func(i int) {
		if ctx.Err() == nil {
			store.Judge(names[i])
		}
	})
}

// shared gathers what the outputs of one run have in common, but for pictures.
func (p *Project) shared() *contenttype.Shared {
	problems := &diag.Collector{}
	return &contenttype.Shared{
		Site: p.site, Types: p.types, Theme: p.theme, Markdown: p.texts.in, Addresses: p.known,
		Files: p.content, Tongues: p.tongues,
		Problems: problems, Anchors: contenttype.NewAnchors(),
	}
}

// buffers are kept from page to page.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// output renders one page into the sink.
func (p *Project) output(shared *contenttype.Shared, o *contenttype.Output, sink made.Sink) error {
	w := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(w)
	w.Reset()
	if err := p.page(w, shared, o); err != nil {
		return err
	}
	return sink.Put(permalink.File(o.URL), w.Bytes())
}

// page renders one page.
func (p *Project) page(w *bytes.Buffer, shared *contenttype.Shared, o *contenttype.Output) error {
	b := shared.NewBuilder(o)
	if strings.HasSuffix(o.URL, ".html") {
		b.Root = p.basePath()
	}
	return p.execute(w, b)
}

func (p *Project) execute(w *bytes.Buffer, b *contenttype.Builder) error {
	v, err := b.Output.View(b)
	if err != nil {
		return err
	}
	return p.theme.Execute(w, b.Output.Layout, v)
}

// basePath is where the site lies on its host, for the page that is shown at
// addresses of any depth.
func (p *Project) basePath() string {
	base := p.programme.Settings.BaseURL.Value
	if _, rest, found := strings.Cut(base, "://"); found {
		if _, after, slash := strings.Cut(rest, "/"); slash {
			return "/" + after
		}
	}
	return "/"
}

// views gathers the zero view of every layout, for the type check of themes.
func (p *Project) views() map[string]any {
	views := map[string]any{"redirect": view.Redirect{}, "partials/header": view.Bar{}, "partials/footer": view.Bar{}, "partials/mentor-card": view.Card{}}
	for _, t := range p.types {
		maps.Copy(views, t.Views)
	}
	return views
}
