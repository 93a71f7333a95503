package roundtable

import (
	"cmp"
	"html/template"
	"slices"
	"time"

	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/site"
	"mentorbook/generator/internal/view"
)

// roundtable shows one; kin are all of its series, itself among them.
func roundtable(b *contenttype.Builder, p *site.Page, kin []*site.Page) (any, error) {
	r := record(p)
	v := &view.Roundtable{
		Frame: b.PageFrame(p), State: badge(b, r), Audience: b.Labels("audiences", r.Audience),
		Starts: moment(b, r), Minutes: b.Minutes(r.Minutes.Int()),
		Host: r.Host, Series: r.Series, Place: r.Place, Seats: r.Seats.Int(), Attended: r.Attended.Int(),
		Prompts: r.Prompts, Takeaways: r.Takeaways, Decisions: r.Decisions,
		Actions: actions(b, r), Benchmarks: benchmarks(r),
		LedTo:  b.Named(site.AnyType, r.LedTo),
		Others: b.Items(slices.DeleteFunc(slices.Clone(kin), func(other *site.Page) bool { return other == p })),
	}
	if r.Attribution.Value != "" {
		v.Attribution = b.T("roundtable.attribution." + r.Attribution.Value)
	}
	if r.ToCome(b.Site.Programme) {
		b.OfferCalendar(&v.Frame, cmp.Or(series(r).URL, contenttype.CalendarURL))
		v.Join = template.URL(r.Join.Value)
		v.Ask = ask(b, p)
	}
	return v, b.Err()
}

func moment(b *contenttype.Builder, r *site.Roundtable) view.Moment {
	m := b.Moment(r.Starts, r.Timezone)
	m.Until = r.Ends(b.Site.Programme).Format(time.RFC3339)
	return m
}

func badge(b *contenttype.Builder, r *site.Roundtable) view.Badge {
	return view.Badge{Class: r.State.Value, Text: b.T("roundtable.state." + r.State.Value)}
}

// ask is a prepared message to the programme director, or the director's page.
func ask(b *contenttype.Builder, p *site.Page) template.URL {
	d := b.Site.Settings.Director
	if d.Email.Value == "" {
		return template.URL(d.URL.Value)
	}
	subject := b.T("roundtable.ask-subject", "title", p.Title, "date", b.Day(record(p).Starts.Time).Text)
	return contenttype.Mailto(d.Email.Value, subject)
}

func actions(b *contenttype.Builder, r *site.Roundtable) []view.Action {
	var list []view.Action
	for _, a := range r.Actions {
		list = append(list, view.Action{Do: a.Do, Who: a.Who, By: b.Date(a.By), Done: a.Done})
	}
	return list
}

func benchmarks(r *site.Roundtable) []view.Benchmark {
	var list []view.Benchmark
	for _, m := range r.Benchmarks {
		list = append(list, view.Benchmark(m))
	}
	return list
}

func item(b *contenttype.Builder, p *site.Page, item *view.Item) {
	r := record(p)
	item.Badge = badge(b, r)
	at := moment(b, r)
	if r.State.Is("planned") {
		item.Until = at.Until
	}
	item.Facts = append(item.Facts, b.T("roundtable.when", "time", at.Text, "zone", at.Zone), b.Minutes(r.Minutes.Int()))
	for _, l := range b.Labels("audiences", r.Audience) {
		item.Facts = append(item.Facts, l.Name)
	}
}
