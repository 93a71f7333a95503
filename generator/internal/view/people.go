package view

import "html/template"

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
