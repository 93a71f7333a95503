package importer

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"
)

// Answer is what a mentor says when the programme asks whether the profile is
// still right. It travels as one line that a phone sends and people read:
//
//	mentorbook ada-okafor: still right? yes; places left? 2; 2026-11-21
//
// After the word mentorbook come the id of the profile and a colon, then three
// parts between semicolons. The last word of each is what counts: yes or no;
// the places left, or "-" for no answer; the day of the answer. The words
// before it are for people and may be in any language. Capitals, spaces, line
// breaks that a mail program puts in, and a full stop at the end do not count.
// The test vectors are in testdata/answers.json; what writes the line in a
// browser has to pass them too.
type Answer struct {
	ID    string    `json:"id"`
	Right Rightness `json:"right"`
	Left  string    `json:"left"` // digits; empty for no answer
	On    time.Time `json:"on"`   // zero when the line does not say
}

// Rightness says whether a profile is still right.
type Rightness string

// The answers.
const (
	StillRight Rightness = "yes"
	NotRight   Rightness = "no"
)

// String writes the line.
func (a Answer) String() string {
	left, on := a.Left, ""
	if left == "" {
		left = "-"
	}
	if !a.On.IsZero() {
		on = "; " + a.On.Format(time.DateOnly)
	}
	return fmt.Sprintf("mentorbook %s: still right? %s; places left? %s%s", a.ID, a.Right, left, on)
}

var (
	answerStart = regexp.MustCompile(`(?i)^[\s*_"'“”•–-]*mentorbook\s+([^\s:;]+)\s*:\s*(.*)$`)
	answerDay   = regexp.MustCompile(`\b(\d{4}-\d{2}-\d{2})\b`)
	lastWord    = regexp.MustCompile(`([^\s?:]+)[\s.!*_"”']*$`)
)

// errNoAnswer says that a text is not of the form.
var errNoAnswer = errors.New("the line is not of the form of an answer")

// ParseAnswer reads a line. Yes and no are given in all languages that count.
func ParseAnswer(line string, yes, no []string) (Answer, error) {
	m := answerStart.FindStringSubmatch(strings.Join(strings.Fields(line), " "))
	if m == nil {
		return Answer{}, errNoAnswer
	}
	a := Answer{ID: m[1]}
	parts := strings.SplitN(m[2], ";", 3)
	if len(parts) < 2 {
		return a, errNoAnswer
	}
	switch word := fold(last(parts[0])); {
	case contains(yes, word):
		a.Right = StillRight
	case contains(no, word):
		a.Right = NotRight
	default:
		return a, fmt.Errorf("%q is neither yes nor no", last(parts[0]))
	}
	switch left := last(parts[1]); {
	case left == "-" || left == "–" || left == "—" || strings.HasSuffix(strings.TrimSpace(parts[1]), "?"):
	case digits.FindString(left) == left && len(left) <= 2:
		a.Left = trimZeros(left)
	default:
		return a, fmt.Errorf("%q is not a number of places", left)
	}
	if len(parts) < 3 {
		return a, nil
	}
	day := answerDay.FindString(parts[2])
	on, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return a, fmt.Errorf("%q is not a day such as 2026-11-21", strings.TrimSpace(parts[2]))
	}
	a.On = on
	return a, nil
}

func contains(words []string, word string) bool {
	for _, w := range words {
		if fold(w) == word {
			return true
		}
	}
	return false
}

func last(part string) string {
	m := lastWord.FindStringSubmatch(strings.TrimSpace(part))
	if m == nil {
		return ""
	}
	return m[1]
}
