package contenttype

import (
	"slices"
	"strings"
	"time"

	"mentorbook/generator/internal/permalink"
	"mentorbook/generator/internal/site"
	"mentorbook/generator/internal/view"
)

// Event is a date that readers may put into a calendar of their own. It says
// nothing that its page does not show to everyone.
type Event struct {
	ID      string // lasting, and the site's only one: "roundtables/first-month"
	URL     string // of its page
	Title   string
	Summary string
	Place   string
	Starts  time.Time
	Ends    time.Time // zero when nobody says
	AllDay  bool      // Starts is a day, whatever the zone
	State   EventState
	Series  Series // a calendar that it is in besides the site's own
}

// EventState tells an event that takes place from one that does not.
type EventState uint8

// The states.
const (
	Planned EventState = iota
	Cancelled
)

// Series is a calendar of events that belong together; its zero value is none.
type Series struct{ URL, Name string }

// CalendarURL is the address of the calendar of everything.
const CalendarURL = "/calendar.ics"

// SeriesURL is the address of the calendar of events of one name.
func SeriesURL(folder, name string) string {
	return "/" + folder + "/series/" + permalink.Suggest(strings.NewReplacer("'", "", "’", "").Replace(name)) + ".ics"
}

// dated tells the section of pages with dates.
func (b *Builder) dated(section *site.Page) bool {
	return slices.ContainsFunc(b.Types, func(t Type) bool { return t.Folder == section.Logical() && t.Events != nil })
}

// OfferCalendar lets a page lead to a calendar, when that is on the site: one
// without dates is not.
func (b *Builder) OfferCalendar(f *view.Frame, address string) {
	if b.Known.Has(address) {
		f.Calendar = b.URL(address)
	}
}
