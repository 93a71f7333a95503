package view

import "html/template"

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
	Ideas       string // the id of these as a list, which all copies of a part share
}

// Column is a column of a table; Type is text, number, date, time or check.
type Column struct{ Title, Type string }

// Cell is one empty cell of a table; its label names row and column.
type Cell struct{ ID, Label, Head, Type string }

// Option is one answer to choose.
type Option struct{ ID, Text string }
