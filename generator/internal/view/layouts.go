package view

import "html/template"

// Home is the view of layouts/home.html.
type Home struct {
	Frame
	Tagline   string
	Timeline  *Timeline
	Expected  Expectations
	Sponsor   *Sponsor
	Featured  []template.HTML // mentor cards
	Mentors   int             // people listed
	Guides    []Item
	Upcoming  []Item // roundtables and sessions to come
	Stories   []Item
	Training  []Item // tracks
	TopicList []Group
}

// Timeline is the cycle: its milestones in order (B2).
type Timeline struct {
	Name       string
	Milestones []Milestone
}

// Milestone is one date of the cycle. Whether it is past is decided in the
// reader's browser.
type Milestone struct {
	Name string
	Help string
	Date Date
}

// Sponsor is the commitment from the top (B1).
type Sponsor struct {
	Name, Role, Message string
	Commitments         []Commitment
}

// Commitment is one promise.
type Commitment struct {
	What string
	By   Date
	Done bool
}

// Expectations are what the programme expects of a pair.
type Expectations struct {
	Cadence, Length, Channel string
	Mentee, Mentor           []string
}

// List is the view of layouts/section.html: any section without a layout of its
// own, and lists of stories, guides, roundtables and worksheets.
type List struct {
	Frame
	Groups []Group
	Pager  Pager
	Empty  string // what to say when there is nothing
}

// Topic is the view of layouts/topic.html and of one language: the mentors, and
// other pages by type.
type Topic struct {
	Frame
	Group    string
	Synonyms []string
	Cards    []template.HTML
	Count    int
	Pager    Pager
	Groups   []Group
	Siblings []Link // other topics of the group
}

// Topics is the view of layouts/topics.html.
type Topics struct {
	Frame
	Groups []Group // each item's facts hold its number of mentors
}

// Languages is the view of layouts/languages.html.
type Languages struct {
	Frame
	Languages []Link
}

// Roundtable is the view of layouts/roundtable.html.
type Roundtable struct {
	Frame
	State       Badge
	Audience    []Label
	Starts      Moment
	Minutes     string
	Host        string
	Series      string
	Others      []Item // of the series
	Place       string
	Join        template.URL
	Ask         template.URL // a prepared message that asks for the link
	Seats       int
	Prompts     []string
	Takeaways   []string
	Decisions   []string
	Actions     []Action
	Benchmarks  []Benchmark
	Attended    int
	Attribution string
	LedTo       []Item
}

// Action is something somebody will do.
type Action struct {
	Do, Who string
	By      Date
	Done    bool
}

// Benchmark is a row of a benchmark table.
type Benchmark struct{ Measure, Low, Typical, High, Note string }

// Guide is the view of layouts/guide.html.
type Guide struct {
	Frame
	Task       string
	Audience   []Label
	When       string
	Minutes    string
	Worksheets []Item
}

// Story is the view of layouts/story.html.
type Story struct {
	Frame
	Who  string
	Date Date
}

// Page is the view of layouts/page.html and layouts/404.html.
type Page struct {
	Frame
	Date Date
}

// Glossary is the view of layouts/glossary.html: all terms on one page.
type Glossary struct {
	Frame
	Terms   []TermEntry
	Letters []Link
}

// TermEntry is a term with its definition.
type TermEntry struct {
	ID, Title string
	URL       template.URL
	Variants  []string
	Body      template.HTML
	Letter    string
}

// Term is the view of layouts/term.html: one glossary term on its own page.
type Term struct {
	Frame
	Variants []string
}

// Search is the view of layouts/search.html, a page of links that works
// without a script.
type Search struct {
	Frame
	Browse []Link // the sections, for who searched in vain
	Groups []Group
}

// Print is the view of layouts/print.html: the whole handbook in one page.
type Print struct {
	Frame
	Date     Date
	Contents []PrintPart
	Parts    []PrintPart
}

// PrintPart is a section or page of the printed handbook.
type PrintPart struct {
	ID, Title string
	Summary   string
	Body      template.HTML
	After     template.HTML // what the page has beside its text: a worksheet's form
	Children  []PrintPart
}

// Redirect is the view of layouts/redirect.html.
type Redirect struct {
	Title string
	To    template.URL
	Lang  string
}
