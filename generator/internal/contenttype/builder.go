package contenttype

import (
	"cmp"
	"fmt"
	"html/template"
	"slices"
	"strings"
	"time"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/config"
	"mentorbook/generator/internal/permalink"
	"mentorbook/generator/internal/schema"
	"mentorbook/generator/internal/site"
	"mentorbook/generator/internal/view"
)

// Builder fills the view of one output. It is for one goroutine. Its methods
// that can fail remember the first error, which [Builder.Err] gives, so that a
// view reads as a list of its fields.
type Builder struct {
	*Shared
	view.Linker
	Output   *Output
	Problems *diag.Collector // of the texts of this output
	Bundle   Bundle          // of pages that are printed together; nil for one page

	err error
}

// Bundle gives each page of an output that holds many the prefix of its ids,
// so that links between them stay inside.
type Bundle map[*site.Page]string

// PartID is the id, after its prefix, of the heading of a page in a bundle.
const PartID = "top"

// Err is the first error of the builder's methods.
func (b *Builder) Err() error { return b.err }

func (b *Builder) keep(err error) {
	if b.err == nil && err != nil {
		b.err = err
	}
}

// T gives a message of the site's language.
func (b *Builder) T(key string, args ...any) string {
	text, err := b.Site.Words.T(key, args...)
	b.keep(err)
	return text
}

// N gives a counted message.
func (b *Builder) N(key string, n int, args ...any) string {
	text, err := b.Site.Words.N(key, n, args...)
	b.keep(err)
	return text
}

// URL leads to an address of the site.
func (b *Builder) URL(address string) template.URL {
	to, err := b.Href(address)
	b.keep(err)
	return to
}

// Link leads to a page, under its title.
func (b *Builder) Link(p *site.Page) view.Link {
	return view.Link{Text: p.Title, URL: b.URL(p.URL)}
}

// Date gives a day in both forms.
func (b *Builder) Date(d schema.Date) view.Date {
	if d.IsZero() {
		return view.Date{}
	}
	return b.Day(d.Time())
}

// Day gives a day in both forms.
func (b *Builder) Day(t time.Time) view.Date {
	return view.Date{ISO: t.Format("2006-01-02"), Text: b.Site.Words.Date(t)}
}

// Moment gives an instant in the programme's zone, or in the named one.
func (b *Builder) Moment(d schema.DateTime, zone schema.Text) view.Moment {
	if d.IsZero() {
		return view.Moment{}
	}
	t := b.Site.Instant(d, zone)
	return view.Moment{ISO: t.Format(time.RFC3339), Text: b.Site.Words.DateTime(t), Zone: ZoneName(t.Location().String())}
}

// ZoneName writes a time zone for people: "Europe/London" is "London time".
func ZoneName(zone string) string {
	_, town, found := strings.Cut(zone, "/")
	if !found {
		return zone
	}
	return strings.ReplaceAll(town[strings.LastIndexByte(town, '/')+1:], "_", " ")
}

// Minutes writes a length of time, empty for none.
func (b *Builder) Minutes(n int) string {
	if n == 0 {
		return ""
	}
	return b.Site.Words.Minutes(n)
}

// Period writes a length of calendar time, empty for none.
func (b *Builder) Period(p schema.Period) string {
	switch {
	case p.Years > 0:
		return b.N("duration.years", p.Years)
	case p.Months > 0:
		return b.N("duration.months", p.Months)
	case p.Days > 0:
		return b.N("duration.days", p.Days)
	}
	return ""
}

// Label gives the words of one value of a vocabulary of the settings. The
// settings' own words come first, then the theme's, then the id.
func (b *Builder) Label(list, id string) view.Label {
	label := view.Label{ID: id}
	labels, _ := b.Site.Settings.Labels(list)
	if i := slices.IndexFunc(labels, func(l config.Label) bool { return l.ID.Value == id }); i >= 0 {
		label.Name, label.Help = labels[i].Name, labels[i].Help
	}
	if label.Name == "" {
		label.Name = b.standardName(list, id)
	}
	return label
}

// standardName is the theme's word for a value, when it has one.
func (b *Builder) standardName(list, id string) string {
	key := strings.TrimSuffix(list, "s") + "." + id
	if list == "focus" {
		key = "focus." + id
	}
	if text, err := b.Site.Words.T(key); err == nil {
		return text
	}
	return permalink.Words(id)
}

// Labels gives the words of several values.
func (b *Builder) Labels(list string, values []schema.Text) []view.Label {
	labels := make([]view.Label, 0, len(values))
	for _, v := range values {
		labels = append(labels, b.Label(list, v.Value))
	}
	return labels
}

// Item gives a list's entry for a page.
func (b *Builder) Item(p *site.Page) view.Item {
	item := view.Item{Title: p.Title, URL: b.URL(p.URL), Summary: p.Summary, Lang: p.Lang, Type: p.Type, Weight: p.Meta().Weight}
	if t := b.typeOf(p); t != nil {
		item.Label = b.T("type." + t.Name)
		if t.Item != nil {
			t.Item(b, p, &item)
		}
	}
	return item
}

// Items gives the entries of several pages.
func (b *Builder) Items(pages []*site.Page) []view.Item {
	items := make([]view.Item, 0, len(pages))
	for _, p := range pages {
		if p.Listed == site.Everywhere {
			items = append(items, b.Item(p))
		}
	}
	return items
}

// Named gives the entries of the pages that references name; those that are
// not on the site today are left out.
func (b *Builder) Named(contentType string, refs []schema.Ref) []view.Item {
	var items []view.Item
	for _, r := range refs {
		if p := b.Site.Find(contentType, r.ID); p != nil {
			items = append(items, b.Item(p))
		}
	}
	return items
}

// Card gives a person's card, rendered once for the whole site.
func (b *Builder) Card(p *site.Page) template.HTML {
	f, err := b.cards.get(p, func() (string, error) {
		inner := &Builder{Shared: b.Shared, Linker: b.linker(rootMark)}
		w := b.buffer()
		defer b.buffers.Put(w)
		card := b.typeOf(p).Card(inner, p)
		if inner.err != nil {
			return "", inner.err
		}
		err := b.Theme.Partial(w, "mentor-card", card)
		return w.String(), err
	})
	b.keep(err)
	return f.at(b.Root)
}

// Cards gives the cards of several people.
func (b *Builder) Cards(pages []*site.Page) []template.HTML {
	cards := make([]template.HTML, 0, len(pages))
	for _, p := range pages {
		cards = append(cards, b.Card(p))
	}
	return cards
}

// Picture gives a picture that lies beside a page, or nil when it has none or
// cannot be used.
func (b *Builder) Picture(p *site.Page, src, alt string, use PictureUse) *view.Picture {
	if src == "" {
		return nil
	}
	path, ok := Beside(p, src)
	if !ok || !b.Files.Has(path) {
		return nil // reported when the front matter was checked
	}
	return b.picture(path, alt, use)
}

func (b *Builder) picture(path, alt string, use PictureUse) *view.Picture {
	forms, ok := b.Pictures.Get(path, use)
	if !ok || len(forms.Files) == 0 {
		return nil
	}
	pic := &view.Picture{Width: forms.Width, Height: forms.Height, Alt: alt}
	pic.Src, pic.Srcset = b.sources(forms)
	return pic
}

// sources writes the addresses of a picture's forms.
func (b *Builder) sources(forms PictureForms) (template.URL, template.Srcset) {
	var set strings.Builder
	for i, f := range forms.Files {
		if i > 0 {
			set.WriteString(", ")
		}
		fmt.Fprintf(&set, "%s %dw", permalink.Relative(b.Root, f.URL), f.Width)
	}
	last := forms.Files[len(forms.Files)-1]
	return template.URL(permalink.Relative(b.Root, last.URL)), template.Srcset(set.String())
}

// bar makes the view of the shared header and footer.
func (b *Builder) bar(section string) view.Bar {
	bar := view.Bar{Linker: b.Linker, Site: b.site(), Section: section}
	for _, m := range b.menu() {
		bar.Menu = append(bar.Menu, m.link(b, section))
	}
	for _, p := range b.Site.Home.Children {
		switch {
		case p.IsSection():
			bar.Sections = append(bar.Sections, b.Link(p))
		case p.Listed == site.Everywhere:
			bar.Pages = append(bar.Pages, b.Link(p))
		}
	}
	if b.Known.Has(ChooseURL) {
		bar.Choose, bar.Limit = b.URL(ChooseURL), b.Site.Settings.Choices.Limit.Int()
	}
	if b.Known.Has(JoinURL) {
		bar.Join = b.URL(JoinURL)
	}
	if logo := b.Site.Settings.Brand.Logo.Value; logo != "" && b.Files.Has(logo) {
		bar.Logo = b.picture(logo, "", Emblem)
	}
	return bar
}

type menuItem struct{ name, address, elsewhere string }

func (m menuItem) link(b *Builder, in string) view.Link {
	if m.elsewhere != "" {
		return view.Link{Text: m.name, URL: template.URL(m.elsewhere)}
	}
	return view.Link{Text: m.name, URL: b.URL(m.address), Current: section(m.address) == in}
}

// filled tells whether there is a page in a section. One without leads readers
// nowhere; it stays at the foot of the page.
func filled(section *site.Page) bool {
	return slices.ContainsFunc(section.Children, func(p *site.Page) bool { return !p.IsSection() || filled(p) })
}

// menu gives the links of the header: the settings', or the sections that the
// programme has out of the usual five.
func (b *Builder) menu() []menuItem {
	var menu []menuItem
	for _, m := range b.Site.Settings.Menu {
		if address := MenuAddress(m); m.URL.Value != "" || b.Known.Has(address) {
			menu = append(menu, menuItem{m.Name, address, m.URL.Value})
		}
	}
	if menu != nil {
		return menu
	}
	for _, logical := range [...]string{"mentors", "guides", "training", "roundtables", "worksheets"} {
		if p := b.Site.At(logical); p != nil && filled(p) {
			menu = append(menu, menuItem{name: p.Title, address: p.URL})
		}
	}
	return menu
}

// MenuAddress is the address of the page that an item of the settings' menu
// names.
func MenuAddress(m config.MenuItem) string {
	return permalink.Page(strings.Trim(strings.TrimSuffix(m.Page.Value, ".md"), "/"))
}

// site gives the part of the frame that is the same on every page but for the
// links, which are absolute.
func (b *Builder) site() *view.Site {
	b.frame.Do(func() {
		s := b.Site.Settings
		b.base = &view.Site{
			Title: s.Title, Tagline: s.Tagline, Language: s.Language.Value, Dir: b.Site.Words.Direction(), Locale: b.Site.Words.Locale(),
			Examples: slices.ContainsFunc(b.Site.Pages, func(p *site.Page) bool { return p.Meta().Example }),
			Director: b.director(s.Director),
		}
	})
	return b.base
}

func (b *Builder) director(d config.Director) view.Director {
	v := view.Director{
		Name: d.Name, Role: cmp.Or(d.Role, b.T("role.director")), Hours: d.Hours,
		EmailText: d.Email.Value, PhoneText: d.Phone.Value, URL: template.URL(d.URL.Value),
	}
	if v.EmailText != "" {
		v.Email = Mailto(v.EmailText, "")
	}
	if v.PhoneText != "" {
		v.Phone = template.URL("tel:" + strings.Map(func(r rune) rune {
			if r == '+' || '0' <= r && r <= '9' {
				return r
			}
			return -1
		}, v.PhoneText))
	}
	return v
}
