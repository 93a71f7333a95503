package view

import "html/template"

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
