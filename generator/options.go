package generator

import (
	"io/fs"
	"time"
)

// Options say what to build and where. Paths are of the machine.
type Options struct {
	Content    string    // folder of the programme, "content"
	Out        string    // output folder, "public"
	Themes     string    // folder of the site's own themes, "themes"
	Theme      string    // name of a folder in Themes laid over the default; empty for none
	Default    fs.FS     // the default theme
	BaseURL    string    // overrides the settings'
	Repository string    // overrides the settings'
	Now        time.Time // read once, by the command
	Today      string    // a date that stands for the day of the build; empty for that of Now in the programme's zone
	Drafts     bool      // publish drafts
	Future     bool      // publish pages whose publish_on is to come
	NoSearch   bool      // leave out the index of the search, for speed
	Workers    int       // 0 for one a processor
	Strict     bool      // publish nothing with a warning either
	Force      bool      // replace files in Out that mentorbook did not write
}

// Summary tells what a build did.
type Summary struct {
	Pages     int           `json:"pages"`
	Files     int           `json:"files"`
	Written   int           `json:"written"`
	Unchanged int           `json:"unchanged"`
	Removed   int           `json:"removed"`
	Bytes     int64         `json:"bytes"`
	Phases    []Phase       `json:"phases"`
	Total     time.Duration `json:"nanoseconds"`
}

// Phase is a part of a build and how long it took.
type Phase struct {
	Name string        `json:"name"`
	Took time.Duration `json:"nanoseconds"`
}
