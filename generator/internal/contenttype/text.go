package contenttype

import (
	"cmp"
	"fmt"
	"html/template"
	"net/url"
	"path"
	"strconv"
	"strings"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/markdown"
	"mentorbook/generator/internal/permalink"
	"mentorbook/generator/internal/schema"
	"mentorbook/generator/internal/site"
	"mentorbook/generator/internal/source"
)

func itoa(n int) string { return strconv.Itoa(n) }

// Text reads and renders the text of a page for one kind of reader. Findings
// go to the build.
func (b *Builder) Text(p *site.Page, v markdown.View) (*markdown.Document, template.HTML) {
	d := b.Document(p)
	return d, b.Render(p, d, markdown.RenderOptions{View: v})
}

// Document reads the text of a page. The page of a folder without a file has
// an empty one.
func (b *Builder) Document(p *site.Page) *markdown.Document {
	if p.File == "" {
		return b.Markdown("").Parse(markdown.Source{})
	}
	text, err := b.Files.Read(p.Source.Path)
	if err == nil && len(text) < p.Body.Offset {
		err = fmt.Errorf("%s changed while it was read; build again", p.File)
	}
	if err != nil {
		b.keep(err)
		return b.Markdown("").Parse(markdown.Source{})
	}
	d := b.Markdown(p.Lang).Parse(markdown.Source{File: p.File, Text: text[p.Body.Offset:], FirstLine: p.Body.Line})
	if b.own(p) {
		b.judge(p, d, text)
	}
	return d
}

// judge hands the findings about a text to the build. A page with two views has
// the same ones twice, which the list of findings makes one.
func (b *Builder) judge(p *site.Page, d *markdown.Document, text []byte) {
	b.Problems.Add(d.Problems...)
	if t := b.typeOf(p); t != nil && t.Body != nil {
		c := &Check{Programme: b.Site.Programme, Tongues: b.Tongues, Files: b.Files, File: schema.File{Name: p.File, Text: text}}
		t.Body(c, p, d)
		b.Problems.Add(c.Problems...)
	}
}

// Render writes a text. Links lead from the output that is being built.
func (b *Builder) Render(p *site.Page, d *markdown.Document, o markdown.RenderOptions) template.HTML {
	r := &resolver{b: b, page: p, bundle: b.Bundle}
	o.Links, o.IDPrefix = r, cmp.Or(b.Bundle[p], o.IDPrefix)
	w := b.buffer()
	defer b.buffers.Put(w)
	problems := d.Render(w, o)
	if b.own(p) {
		b.Problems.Add(problems...)
		b.Anchors.Record(b.Output.URL, d.IDs(o.View), r.uses)
	}
	return template.HTML(w.String())
}

// own tells whether the output being built is of the page: its own address, or
// another view of it. What its text has wrong is then the build's business.
func (b *Builder) own(p *site.Page) bool { return b.Output != nil && b.Output.Page == p }

// resolver answers where the links of a page's text lead.
type resolver struct {
	b      *Builder
	page   *site.Page
	bundle Bundle
	uses   []AnchorUse
	broke  int // links, pictures and words that lead to nothing
}

// hintsShown is how many broken links, pictures and words of a page are compared
// with all that there are for what their author meant, since that takes long on
// a large site.
const hintsShown = 5

// Link resolves a relative path to a content file, an anchor, or an absolute
// address.
func (r *resolver) Link(dest string, at diag.Position) (markdown.Target, *markdown.Problem) {
	if strings.Contains(dest, "://") || strings.HasPrefix(dest, "mailto:") || strings.HasPrefix(dest, "tel:") {
		return markdown.Target{Href: dest}, nil
	}
	name, fragment := permalink.SplitFragment(dest)
	name, query, _ := strings.Cut(name, "?")
	fragment = decoded(fragment)
	if name == "" {
		r.use(r.b.Output.URL, fragment, at)
		return markdown.Target{Href: dest}, nil // markdown puts the prefix in
	}
	plain, problem := r.path(name)
	if problem != nil {
		return markdown.Target{}, problem
	}
	if to := r.find(plain); to != nil {
		return r.target(to, query, fragment, at), nil
	}
	if source.IsDocument(plain) && r.b.Files.Has(plain) {
		return r.document(plain)
	}
	if r.b.Site.Unread(logical(plain)) {
		return unread(), nil
	}
	return markdown.Target{}, r.broken(dest, plain)
}

// unread stands for a page that could not be read: its own fault, which keeps
// the site from being published, says enough.
func unread() markdown.Target { return markdown.Target{Href: "#"} }

// logical is the address that a file of the content folder has.
func logical(file string) string {
	return strings.TrimSuffix(strings.TrimSuffix(file, ".md"), "/index")
}

// decoded gives what percent signs stand for: editors and browsers write them
// for spaces and for letters beyond ASCII, and GitHub follows such links.
func decoded(text string) string {
	if plain, err := url.PathUnescape(text); err == nil {
		return plain
	}
	return text
}

// path gives the path in the content folder that a relative link means.
func (r *resolver) path(name string) (string, *markdown.Problem) {
	name = decoded(name)
	if strings.HasPrefix(name, "/") {
		p := &markdown.Problem{Severity: diag.Error, Code: "links/from-root",
			Message: fmt.Sprintf("the link %q begins at the root of the site", name),
			Hint:    "write the way from this file, as in ../guides/my-guide.md"}
		if to := r.b.Site.At(strings.Trim(name, "/")); to != nil && to.File != "" {
			p.Hint = r.instead(to.Source.Path)
		}
		return "", p
	}
	plain := path.Join(path.Dir(r.page.Source.Path), name)
	if plain == ".." || strings.HasPrefix(plain, "../") {
		return "", &markdown.Problem{Severity: diag.Error, Code: "links/outside",
			Message: fmt.Sprintf("the link %q leads out of the content folder", name),
			Hint:    "link to a page inside it"}
	}
	return plain, nil
}

// find gives the page at a path of the content folder: a Markdown file, or a
// folder.
func (r *resolver) find(plain string) *site.Page {
	if p := r.b.Site.FromFile(plain); p != nil {
		return p
	}
	if path.Ext(plain) == ".md" {
		if dir, base := path.Split(plain); base == "_index.md" {
			return r.b.Site.At(strings.TrimSuffix(dir, "/"))
		}
		return nil
	}
	if plain == "." {
		return r.b.Site.Home
	}
	if p := r.b.Site.At(plain); p != nil && (p.IsSection() || p.Source.Bundle != "") {
		return p
	}
	return nil
}

func (r *resolver) use(url, id string, at diag.Position) {
	r.uses = append(r.uses, AnchorUse{url, id, at})
}

func (r *resolver) target(to *site.Page, query, fragment string, at diag.Position) markdown.Target {
	if fragment != "" {
		r.use(to.URL, fragment, at)
	}
	if prefix, inside := r.bundle[to]; inside {
		return markdown.Target{Href: "#" + prefix + cmp.Or(fragment, PartID)}
	}
	href := string(r.b.URL(to.URL))
	if query != "" {
		href += "?" + query
	}
	if fragment != "" {
		href += "#" + fragment
	}
	return markdown.Target{Href: href}
}

func (r *resolver) document(plain string) (markdown.Target, *markdown.Problem) {
	address := DocumentURL(plain)
	if !r.b.Addresses.Has(address) {
		return markdown.Target{}, &markdown.Problem{Severity: diag.Error, Code: "links/not-published",
			Message: fmt.Sprintf("the document %q is not published", path.Base(plain)),
			Hint:    "name it under materials: in the front matter of a training module"}
	}
	return markdown.Target{Href: string(r.b.URL(address))}, nil
}

// broken says what is wrong with a link that names no file.
func (r *resolver) broken(dest, plain string) *markdown.Problem {
	if r.b.Site.Withheld(logical(plain)) {
		return &markdown.Problem{Severity: diag.Warning, Code: "links/withheld",
			Message: fmt.Sprintf("the page %q is not on the site today, so its link is left out", dest),
			Hint:    "it is a draft, its dates keep it back, or it is an example and the settings say examples: false"}
	}
	p := &markdown.Problem{Severity: diag.Error, Code: "links/broken",
		Message: fmt.Sprintf("the link %q leads to no file", dest),
		Hint:    "was the file renamed? write the way from this file to the other, as in ../guides/my-guide.md"}
	if to := r.named(plain, path.Clean(decoded(dest))); to != nil {
		p.Hint = r.instead(to.Source.Path)
	} else if strings.HasPrefix(dest, "www.") {
		p.Hint = fmt.Sprintf("for an address elsewhere, write https:// in front: https://%s", dest)
	} else if near, ok := r.meant(plain, r.b.Site.Sources); ok {
		p.Hint = r.instead(near)
	}
	return p
}

// named gives the page with a file that one of these names, with its ending or
// without.
func (r *resolver) named(paths ...string) *site.Page {
	for _, name := range paths {
		for _, to := range []*site.Page{r.find(name), r.b.Site.At(logical(name))} {
			if to != nil && to.File != "" {
				return to
			}
		}
	}
	return nil
}

// instead suggests the link to another file of the content folder.
func (r *resolver) instead(file string) string {
	return fmt.Sprintf("did you mean %q?", relativeFile(r.page.Source.Path, file))
}

// meant finds what an author probably meant.
func (r *resolver) meant(written string, candidates func() []string) (string, bool) {
	if r.broke++; r.broke > hintsShown {
		return "", false
	}
	return diag.Nearest(written, candidates())
}

// relativeFile leads from one file of the content folder to another.
func relativeFile(from, to string) string {
	up := strings.Split(path.Dir(from), "/")
	down := strings.Split(to, "/")
	if up[0] == "." {
		up = nil
	}
	for len(up) > 0 && len(down) > 1 && up[0] == down[0] {
		up, down = up[1:], down[1:]
	}
	return strings.Repeat("../", len(up)) + strings.Join(down, "/")
}

// Image resolves a picture beside the page.
func (r *resolver) Image(dest string, at diag.Position) (markdown.Image, *markdown.Problem) {
	plain, problem := r.path(dest)
	if problem != nil {
		return markdown.Image{}, problem
	}
	if !r.b.Files.Has(plain) {
		p := &markdown.Problem{Severity: diag.Error, Code: "links/missing-image",
			Message: fmt.Sprintf("there is no picture %q", dest), Hint: "put the file beside this page, or correct its name"}
		if near, ok := r.meant(plain, func() []string { return r.b.Files.Near(plain) }); ok {
			p.Hint = fmt.Sprintf("did you mean %q?", relativeFile(r.page.Source.Path, near))
		}
		return markdown.Image{}, p
	}
	forms, ok := r.b.Pictures.Get(plain, InText)
	if !ok || len(forms.Files) == 0 {
		return markdown.Image{}, nil // its own findings say why
	}
	src, set := r.b.sources(forms)
	return markdown.Image{Src: string(src), Srcset: string(set), Sizes: textSizes, Width: forms.Width, Height: forms.Height}, nil
}

// textSizes tells the browser how wide a picture in the text is shown.
const textSizes = "(min-width: 48rem) 42rem, 100vw"

// Term resolves a word of the glossary.
func (r *resolver) Term(name string, at diag.Position) (markdown.Target, *markdown.Problem) {
	if p := r.b.Glossary(name); p != nil {
		t := r.target(p, "", "", at)
		t.Title = p.Summary
		return t, nil
	}
	if r.b.Site.UnreadOf(GlossaryType) {
		return unread(), nil
	}
	p := &markdown.Problem{Severity: diag.Error, Code: "links/unknown-term",
		Message: fmt.Sprintf("the glossary has no term %q", name),
		Hint:    "make one with: mentorbook new term \"" + name + "\""}
	if near, ok := r.meant(name, r.b.glossaryWords); ok {
		p.Hint = fmt.Sprintf("did you mean [[%s]]?", near)
	}
	return markdown.Target{}, p
}

// DocumentURL is the address of a document of the content folder.
func DocumentURL(path string) string { return "/" + path }

// Beside gives the path of a file that a page's front matter names. It must
// not lead out of the content folder.
func Beside(p *site.Page, name string) (string, bool) {
	if strings.HasPrefix(name, "/") || strings.Contains(name, "\\") || strings.Contains(name, ":") {
		return "", false
	}
	plain := path.Join(path.Dir(p.Source.Path), name)
	return plain, plain != ".." && !strings.HasPrefix(plain, "../")
}
