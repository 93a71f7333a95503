package markdown

import "fmt"

// Labels are the words that rendered Markdown shows or that screen readers
// say. The caller takes them from i18n; they are plain text and are escaped.
// An empty label is filled from [English].
type Labels struct {
	// Titles of callouts.
	Note, Tip, Important, Warning, Caution string
	// Titles of containers.
	Exercise, Discuss, Check, Hint, Solution, Facilitator string
	// Minutes says how long something takes, such as "10 minutes".
	Minutes func(n int) string
	// Ways of sitting for an exercise.
	Alone, Pairs, Trios, Groups, Everyone string
	// Table names a table that no heading precedes, and numbers the second and
	// later ones under one heading ("First steps, Table 2").
	Table string
	// Footnotes names the list of footnotes; FootnoteBack is the spoken label
	// of the link back to the text, given the number of the reference ("1", or
	// "1-2" for the second reference to footnote 1).
	Footnotes    string
	FootnoteBack func(reference string) string
	// TaskDone and TaskOpen are said for the boxes of a task list.
	TaskDone, TaskOpen string
}

// English gives the labels in English.
func English() Labels {
	return Labels{
		Note: "Note", Tip: "Tip", Important: "Important", Warning: "Warning", Caution: "Caution",
		Exercise: "Exercise", Discuss: "Discuss", Check: "Check yourself",
		Hint: "Hint", Solution: "Solution", Facilitator: "Facilitator notes",
		Minutes: englishMinutes,
		Alone:   "alone", Pairs: "in pairs", Trios: "in threes", Groups: "in small groups", Everyone: "all together",
		Table: "Table", Footnotes: "Footnotes",
		FootnoteBack: func(reference string) string { return "Back to reference " + reference },
		TaskDone:     "Done", TaskOpen: "Not done",
	}
}

func englishMinutes(n int) string {
	if n == 1 {
		return "1 minute"
	}
	return fmt.Sprintf("%d minutes", n)
}

// complete fills what is empty from English.
func (l Labels) complete() Labels {
	e := English()
	words, english := l.words(), e.words()
	for i, w := range words {
		if *w == "" {
			*w = *english[i]
		}
	}
	if l.Minutes == nil {
		l.Minutes = e.Minutes
	}
	if l.FootnoteBack == nil {
		l.FootnoteBack = e.FootnoteBack
	}
	return l
}

func (l *Labels) words() []*string {
	return []*string{
		&l.Note, &l.Tip, &l.Important, &l.Warning, &l.Caution,
		&l.Exercise, &l.Discuss, &l.Check, &l.Hint, &l.Solution, &l.Facilitator,
		&l.Alone, &l.Pairs, &l.Trios, &l.Groups, &l.Everyone,
		&l.Table, &l.Footnotes, &l.TaskDone, &l.TaskOpen,
	}
}
