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

// Directory is the view of layouts/mentors.html.
type Directory struct {
	Frame
	Cards     []template.HTML
	Count     int
	Pager     Pager
	Topics    []Group
	Languages []Link // with the number of mentors in the text
	Coaches   int
	SignUp    Window
	Lookup    // for the filters, on the first page alone
}

// Lookup is what scripts need to look people up.
type Lookup struct {
	Data    template.URL    // the first file of the people's data; empty without people
	Blanks  []template.HTML // the card with slots for what a script fills in: with a photo, with initials
	Shuffle string          // visitor, none
}

// Find is the view of layouts/questions.html: questions that rank all mentors.
type Find struct {
	Frame
	Lookup
	Reader  string       // whom to ask instead
	Contact template.URL // how to reach the reader, or empty
}

// Window is a time in which something may be done. Until is its last day.
type Window struct {
	From, Until Date
	Text        string
}

// Choose is the view of layouts/choose.html: what a mentee's choices become.
type Choose struct {
	Frame
	Limit   int
	Reader  string       // who reads the application
	Ways    []string     // by which it may leave, the foremost first: form, email, share, copy, file
	Form    string       // the form's address with places such as {name}
	Email   template.URL // mailto: with a subject, or empty
	Contact template.URL // how to reach the reader without scripts, or empty
}

// Join is the view of layouts/join.html: the form for a profile.
type Join struct {
	Frame
	Reader   string // who reads what is sent
	Parts    []AskPart
	Accounts []Ask        // the headed texts of a profile
	Form     string       // the address of a form service with places such as {profile}, or empty
	Email    template.URL // mailto: with a subject, or empty
	New      template.URL // where the repository makes a new file, or empty
	Contact  template.URL // how to reach the reader without scripts, or empty
	Effort   string       // how often pairs meet and how long, or empty
}

// AskPart is a headed part of the form.
type AskPart struct {
	ID, Title string
	Asks      []Ask
}

// Ask is a question about one key of the profile.
type Ask struct {
	Key         string // with the name of its group before a full stop: "capacity.mentees"
	ID          string
	Number      int    // where the key stands in a profile
	How         string // line, lines, rows, pairs, number, flag, check, levels, tongues, zone, photo, today, now
	Label, Hint string
	HintID      string
	Optional    bool
	Min, Max    string
	Options     []Label
	Groups      []AskGroup // of options
	Levels      []Label    // that each option may have
}

// AskGroup is a headed part of the options.
type AskGroup struct {
	Title   string
	Options []Label
}

// Card is what partials/mentor-card.html is rendered from, once a mentor.
type Card struct {
	Linker
	ID, Name   string
	Lang       string
	URL        template.URL
	Headline   string
	Avatar     Avatar
	Topics     []string // the first few
	More       string   // how many more, in words
	Languages  []string
	Place      string
	Timezone   string
	Formats    []string
	Places     Places
	Coach      string // the word, for one who is
	HeadingTag string
}

// Avatar is a photo, or initials on a tint.
type Avatar struct {
	Photo    *Picture
	Initials string
	Tint     string // 0 to 11, drawn from the name
}

// Places tells whether a mentor takes mentees.
type Places struct {
	State string // open, limited, full, paused, alumni, unknown
	Text  string
	Left  int
	Total int
	Away  string // months of the next two years without time, "2026-12 2027-01"
}

// TopicLevel is a topic of a mentor with its level.
type TopicLevel struct {
	Name  string
	URL   template.URL
	Level string
	Group string
}

// Fact is a term and its description.
type Fact struct {
	Term  string
	Texts []string
	Links []Link
}

// Mentor is the view of layouts/mentor.html.
type Mentor struct {
	Frame
	ID           string
	Name         string
	Pronouns     string
	Headline     string
	Avatar       Avatar
	Places       Places
	Confirmed    Date
	Roles        []Label
	Coach        bool
	Topics       []TopicLevel
	Focus        []Label
	Formats      []Label
	Months       []Fact // months with other hours than usual, from that of the build on
	SignUp       Window
	Languages    []Link
	Hours        string
	City         string
	Country      string
	Timezone     string
	Team         string
	Organisation string
	Since        string
	Values       []string
	Interests    []string
	Wants        string
	Boundaries   []string
	Expected     Expectations // programme's, with the person's own where they differ
	OwnWays      bool         // the person differs from the programme
	Links        []Link
	Contact      Link   // how to reach
	ContactNote  string // in words
	Training     []TrainingRecord
	Alike        []Suggestion
	Different    []Suggestion
}

// TrainingRecord is a module that a person completed (C3).
type TrainingRecord struct {
	Module    Link
	Completed Date
	ValidTo   Date
}

// Suggestion is another mentor with the reason in words (B7).
type Suggestion struct {
	Name, Lang, Headline string
	URL                  template.URL
	Avatar               Avatar
	Reason               string
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

// Training is the view of layouts/training.html: the curriculum map (C1).
type Training struct {
	Frame
	Levels    []Label
	Rows      []MapRow
	Tracks    []TrackLine
	Electives []Item
	Sessions  []SessionItem
}

// MapRow is an audience; Cells go with Levels.
type MapRow struct {
	Audience Label
	Cells    [][]Item
}

// TrackLine is a track with its modules in order.
type TrackLine struct {
	Item
	For   string
	Steps []Link
}

// SessionItem is a session in a list.
type SessionItem struct {
	Name    string
	Of      Link
	Starts  Moment
	Place   string
	Leaders []Link
}

// Module is the view of layouts/module.html and layouts/facilitator.html.
type Module struct {
	Frame
	Role        Label
	Audience    []Label
	Levels      []Label
	Total       string
	Parts       []Fact // teach, practise, discuss with minutes
	Shares      []int  // of the total in per cent, by part; steps of 5
	Objectives  []string
	KeyPoints   []string
	Questions   []string
	Requires    []Item
	Recommends  []Item
	Renews      []Item
	Worksheets  []Item
	Materials   []Link
	Delivery    []Label
	Group       string
	Evidence    []string
	ValidFor    string
	Tracks      []Item
	Facilitator template.URL // the other view of the same module
	Learner     template.URL
	Exercises   []Exercise
	NeededFor   []Item
}

// Exercise is one exercise of a module's body.
type Exercise struct {
	Title   string
	Minutes int
	Anchor  template.URL
}

// Track is the view of layouts/track.html.
type Track struct {
	Frame
	Audience Label
	Level    Label
	Outcome  string
	Total    string
	ValidFor string
	Steps    []Step
	Requires []Item
	LeadsTo  []Item
	Sessions []SessionItem
}

// Step is one step of a track.
type Step struct {
	Form    string // module, roundtable, worksheet, guide, break, day, checkpoint, choose
	Number  int    // of the steps that are work; 0 for a break, a day or a checkpoint
	Item    *Item
	Text    string // of a break, day or checkpoint
	Minutes string
	Note    string
	Of      []Item
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

// Worksheet is the view of layouts/worksheet.html.
type Worksheet struct {
	Frame
	Purpose  string
	For      []string
	Minutes  string
	ReturnTo string
	PDFs     []Download
	Sheet    Sheet
	UsedIn   []Item
}

// Download is a file to take away; Size is in words.
type Download struct {
	URL  template.URL
	Text string
	Size string
}

// Folder is the view of layouts/worksheets.html: all worksheets, and when in the
// cycle each is used.
type Folder struct {
	List
	Moments []SheetMoment // in the order of the cycle; none when it has no dates
}

// SheetMoment is a point of the cycle with the sheets of that time. From and
// Until are its days as in 2027-01-11, empty for none; Date is its day in words.
type SheetMoment struct {
	Title, Date, From, Until string
	Sheets                   []SheetLink
}

// SheetLink leads to a worksheet; Agenda tells that one can meet with it.
type SheetLink struct {
	Link
	Agenda bool
}

// Sheet is the view of partials/sheet.html: the form itself, on its own page and
// in the printed handbook.
type Sheet struct {
	ID       string
	Name     string // the page's id, under which answers are kept
	Save     string // where the browser keeps them: browser, session or never
	Again    bool   // it is filled in again and again
	Level    int    // of its headings: 2, or 4 in the handbook
	Agenda   bool   // its parts have minutes, so that one can meet with it
	Sections []SheetSection
}

// SheetSection is a part of a worksheet; Copies counts from 1.
type SheetSection struct {
	ID      string
	Title   string
	Help    string
	Copy    int
	Copies  int
	Minutes int    // of a meeting, or 0
	Time    string // the same in words
	Chart   bool
	Sample  *Chart // an example of the chart, behind the last copy
	Fields  []Field
}

// Chart is a drawing of ratings over time, in units of its own, with the same
// numbers in a table.
type Chart struct {
	Width, Height, Left, Right int
	Rules                      []ChartRule
	Points                     []ChartPoint
	Lines                      []ChartLine
}

// ChartRule is a line across the drawing; Mark is what it stands for.
type ChartRule struct {
	Y, Base float64
	Mark    string
}

// ChartPoint is a point in time; Anchor is as in SVG.
type ChartPoint struct {
	X            float64
	Anchor, Text string
}

// ChartLine joins the ratings of one thing.
type ChartLine struct {
	Number int
	Name   string
	Marks  []int
	Path   string // as in the points of SVG
	Dashes string
	Dots   []ChartDot
	Label  ChartDot // of its number
}

// ChartDot is a place in the drawing.
type ChartDot struct{ X, Y float64 }

// Field is one question of a worksheet. Its label, hint and parts are found by
// ids, which are unique on the page.
type Field struct {
	ID          string
	Key         string // the question's id in its file, the same in every copy
	Label       string
	Type        string
	Hint        string
	HintID      string
	Rows        []int // one entry for each ruled line or table row
	Options     []Option
	Columns     []Column
	Cells       [][]Cell
	Min, Max    int
	Scale       []int
	Optional    bool
	Value       string // what is filled in from the start; a day as in 2027-01-11
	Said        string // the same in words, where that differs
	FilledIn    string // what the browser may know: mentor.name, cycle.start, today …; or empty
	Carry       string // questions of other sheets, apart by spaces
	Compute, Of string // of a computed answer; questions apart by spaces
	Calendar    bool
	Repeats     string // the questions that say how often a date comes again, apart by spaces
	Sensitive   bool
	Contact     bool
	Suggestions []string
}

// Column is a column of a table; Type is text, number, date, time or check.
type Column struct{ Title, Type string }

// Cell is one empty cell of a table; its label names row and column.
type Cell struct{ ID, Label, Head, Type string }

// Option is one answer to choose.
type Option struct{ ID, Text string }

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
