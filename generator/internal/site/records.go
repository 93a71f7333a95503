package site

import "mentorbook/generator/internal/schema"

// A record struct holds the front matter of one content type. The tags are the
// schema: package schema decodes, checks and documents from them.

// Mentor is a person who mentors or coaches (practices A1, A2, B7, D2, E1).
type Mentor struct {
	Traits        Traits // made by the content type, as the next is
	CountryName   string // in the site's language, however it is written
	Meta          `omit:"title topics"`
	Name          string                 `key:"name,required" doc:"The person's name as they want it printed." example:"Ada Okafor" ask:"you"`
	Headline      string                 `key:"headline,required" doc:"One line under the name: what a mentee can come to this person for." example:"Engineer turned people lead, glad to talk about changing track" ask:"you"`
	Consent       Consent                `key:"consent,required" doc:"That the person agreed to be listed. Without it the profile cannot be published."`
	Languages     []schema.Text          `key:"languages,required" doc:"Languages one can talk in, as codes or English names." example:"[en, Turkish]" ask:"you tongues"`
	Topics        []schema.Ranked        `key:"topics,required" ref:"topic" enum:"familiar experienced expert" doc:"What one can be mentored in: a topic, or a topic and a level." example:"[negotiation, feedback: expert]" ask:"help"`
	Focus         []schema.Text          `key:"focus" vocab:"focus" doc:"What mentees want to achieve that this person helps with, from the settings." ask:"help"`
	Formats       []schema.Text          `key:"formats,required" vocab:"formats" doc:"Ways to work together." example:"[long-term, ad-hoc]" ask:"help"`
	Status        schema.Choice          `key:"status" enum:"active paused alumni" doc:"active (the default), paused (not now) or alumni (a mentor of earlier cycles); full follows from capacity."`
	Capacity      Capacity               `key:"capacity,wanted" doc:"How many mentees at once, and how many there are now." example:"{mentees: 2, taken: 0}"`
	Hours         schema.Number          `key:"hours" min:"0" max:"200" doc:"Hours a month the person gives." example:"2" ask:"help"`
	Months        map[string]int         `key:"months" doc:"Hours in single months that differ from hours." example:"{2026-07: 0}"`
	Roles         []schema.Text          `key:"roles" enum:"mentor coach" doc:"mentor (the default), coach (trains and helps mentors) or both." ask:"help"`
	Pronouns      string                 `key:"pronouns" doc:"Pronouns, as the person writes them." example:"she/her" ask:"you"`
	SortAs        string                 `key:"sort_as" doc:"How to file the name in an alphabetical list." example:"Okafor, Ada"`
	Organisation  string                 `key:"organisation" doc:"Where the person works." ask:"you"`
	Team          string                 `key:"team" doc:"Team or department; matching looks outside the mentee's own." ask:"you"`
	Values        []string               `key:"values" doc:"What matters to the person at work." ask:"ways"`
	Interests     []string               `key:"interests" doc:"What the person likes outside work." ask:"ways"`
	City          string                 `key:"city" doc:"Town, as the person wants it known." ask:"you"`
	Country       string                 `key:"country" doc:"Country." ask:"you"`
	Timezone      schema.Text            `key:"timezone,wanted" doc:"Time zone by its place name." example:"Europe/London" ask:"you zone"`
	Since         schema.Number          `key:"since" min:"1950" max:"2100" doc:"Year the person began to mentor." example:"2019" ask:"you"`
	Wants         string                 `key:"wants" doc:"The mentees this person hopes for, in a sentence." ask:"help lines"`
	Boundaries    []string               `key:"boundaries" doc:"What the person would rather not do, and when not to write." ask:"ways"`
	Expectations  Expectations           `key:"expectations" doc:"How the person works, where it differs from the programme."`
	Links         map[string]schema.Text `key:"links" doc:"Public pages of the person: a label and an address." example:"{Blog: https://example.org/}" ask:"you"`
	Contact       schema.Choice          `key:"contact" enum:"coordinator direct form" doc:"How mentees reach the person: through the coordinator (the default), direct (the person allows an e-mail address in the profile) or the programme's form."`
	Photo         schema.Text            `key:"photo" doc:"The photo's file, beside the profile." example:"ada.jpg" ask:"you photo"`
	PhotoAlt      string                 `key:"photo_alt" doc:"What the photo shows."`
	Training      []Training             `key:"training" doc:"Training modules that the person completed."`
	Confirmed     schema.Date            `key:"confirmed,wanted" doc:"The day the person last said that the profile is right." ask:"agree now"`
	FeaturedUntil schema.Date            `key:"featured_until" doc:"The last day the profile may stand on the home page."`
}

// Traits are what people are compared by, as hashes beside each other in
// memory: every profile is held against some fifty others. The lists are
// sorted; 0 stands for what is not there.
type Traits struct {
	Open                        bool // takes a mentee at present
	Since                       int16
	Team, Organisation, Country uint32
	Topics, Likes               []uint32 // topics with how well each is known; likes are values, interests and languages
}

// Consent records what a person agreed to.
type Consent struct {
	Date      schema.Date `key:"date,required" doc:"The day the person agreed to be listed." ask:"agree today"`
	Photo     bool        `key:"photo" doc:"true: the person agreed to show a photo." ask:"agree"`
	Indexing  bool        `key:"indexing" doc:"true: the person agreed that search engines may list the profile." ask:"agree"`
	Withdrawn schema.Date `key:"withdrawn" doc:"The day the person took the consent back. Then delete the file."`
}

// Capacity says how many mentees a mentor takes.
type Capacity struct {
	Mentees schema.Number `key:"mentees,required" min:"0" max:"50" doc:"Mentees at the same time." example:"2" ask:"help"`
	Taken   schema.Number `key:"taken" min:"0" max:"50" doc:"Places taken now."`
}

// Expectations say how often, how long and by what means two people meet (D2, E2).
type Expectations struct {
	Cadence string `key:"cadence" doc:"How often." example:"twice a month" ask:"ways"`
	Length  string `key:"length" doc:"How long." example:"30 minutes" ask:"ways"`
	Channel string `key:"channel" doc:"By what means." example:"video call" ask:"ways"`
}

// Training is a module that a mentor completed (C3).
type Training struct {
	Module    schema.Ref  `key:"module,required" ref:"module" doc:"The module, by its file name."`
	Completed schema.Date `key:"completed,required" doc:"The day it was completed."`
}

// Topic is something one can be mentored in (B5).
type Topic struct {
	Meta
	Group    schema.Text `key:"group,required" vocab:"topic_groups" doc:"The group it stands in, from the settings." example:"skills"`
	Synonyms []string    `key:"synonyms" doc:"Other words for it, for search and import."`
}

// Term is a word of the glossary.
type Term struct {
	Heading schema.Text // the title and its place, set by the content type
	Meta
	Variants []schema.Text `key:"variants" doc:"Other forms that [[…]] may use: plurals, abbreviations."`
}

// Guide is a best-practice page that helps with one task (hb).
type Guide struct {
	Meta
	Task       string        `key:"task,required" doc:"The task in the reader's words, beginning \"I need to\"." example:"I need to prepare my first meeting"`
	Audience   []schema.Text `key:"audience" vocab:"audiences" doc:"Who it is for, from the settings."`
	When       string        `key:"when" doc:"When one needs it." example:"Before the first meeting"`
	Minutes    schema.Number `key:"minutes" min:"1" max:"600" doc:"Minutes the task takes." example:"20"`
	Worksheets []schema.Ref  `key:"worksheets" ref:"worksheet" doc:"Worksheets it uses, by file name."`
	Steps      bool          `key:"steps" doc:"true: the body must hold a numbered list of steps."`
}

// Module is a unit of training (C1, C3, C6).
type Module struct {
	Meta
	Role       schema.Choice `key:"role,required" enum:"core renewal transition coach elective" doc:"What it is in the curriculum."`
	Audience   []schema.Text `key:"audience,required" vocab:"audiences" doc:"Who it is for."`
	Levels     []schema.Text `key:"levels,required" vocab:"levels" doc:"For which levels."`
	Minutes    Minutes       `key:"minutes,required" doc:"Minutes to teach, practise and discuss."`
	Objectives []string      `key:"objectives,required" doc:"What the learner can do afterwards."`
	KeyPoints  []string      `key:"key_points,required" doc:"What to remember."`
	Questions  []string      `key:"questions" doc:"Questions it answers."`
	Requires   []schema.Ref  `key:"requires" ref:"module" doc:"Modules to complete first."`
	Recommends []schema.Ref  `key:"recommends" ref:"module" doc:"Modules that help, but need not come first."`
	Worksheets []schema.Ref  `key:"worksheets" ref:"worksheet" doc:"Worksheets it uses."`
	Materials  []schema.Text `key:"materials" doc:"PDF or office files beside the module that readers may download."`
	Delivery   []schema.Text `key:"delivery" enum:"in-person online self-paced" doc:"Ways it can be given."`
	Group      Group         `key:"group" doc:"Fewest and most people it works with."`
	Evidence   []string      `key:"evidence" doc:"What shows that the objectives are met."`
	ValidFor   schema.Period `key:"valid_for" doc:"How long it counts as current." example:"2 years"`
	Renews     []schema.Ref  `key:"renews" ref:"module" doc:"Modules that completing this one makes current again."`
}

// Minutes are the parts of a module's time.
type Minutes struct {
	Teach    schema.Number `key:"teach" min:"0" max:"600" doc:"Minutes of teaching." example:"20"`
	Practice schema.Number `key:"practice" min:"0" max:"600" doc:"Minutes of practice." example:"30"`
	Discuss  schema.Number `key:"discuss" min:"0" max:"600" doc:"Minutes of discussion." example:"10"`
}

// Total is the time of the whole module.
func (m Minutes) Total() int { return m.Teach.Int() + m.Practice.Int() + m.Discuss.Int() }

// Group bounds the number of people.
type Group struct {
	Min schema.Number `key:"min" min:"1" max:"1000" doc:"Fewest people." example:"4"`
	Max schema.Number `key:"max" min:"1" max:"1000" doc:"Most people." example:"12"`
}

// Track is an ordered path of modules (C1, C4, C5, C6).
type Track struct {
	Meta
	For      TrackFor      `key:"for,required" doc:"For whom the track is."`
	Outcome  string        `key:"outcome,required" doc:"What one can do or is at its end."`
	Steps    []Step        `key:"steps,required" doc:"What comes in which order."`
	Requires []schema.Ref  `key:"requires" ref:"track" doc:"Tracks to complete first."`
	LeadsTo  []schema.Ref  `key:"leads_to" ref:"track" doc:"Tracks that come next."`
	ValidFor schema.Period `key:"valid_for" doc:"How long completing it counts." example:"3 years"`
	Sessions []Session     `key:"sessions" doc:"When and where it is given."`
}

// TrackFor names a track's audience and level.
type TrackFor struct {
	Audience schema.Text `key:"audience,required" vocab:"audiences" doc:"Who it is for."`
	Level    schema.Text `key:"level,required" vocab:"levels" doc:"For which level."`
}

// Step is one step of a track: exactly one of its keys is set, note aside.
type Step struct {
	At         schema.At
	Module     schema.Ref    `key:"module" ref:"module" doc:"A module, by its file name."`
	Roundtable schema.Ref    `key:"roundtable" ref:"roundtable" doc:"A roundtable."`
	Worksheet  schema.Ref    `key:"worksheet" ref:"worksheet" doc:"A worksheet to fill in."`
	Guide      schema.Ref    `key:"guide" ref:"guide" doc:"A guide to read."`
	Break      schema.Number `key:"break" min:"1" max:"600" doc:"A break, in minutes." example:"15"`
	Day        string        `key:"day" doc:"A heading that begins a day." example:"Day 1"`
	Checkpoint string        `key:"checkpoint" doc:"A point to stop and look back." example:"Talk with your coach"`
	Choose     schema.Number `key:"choose" min:"1" max:"20" doc:"How many to choose out of the modules named in of."`
	Of         []schema.Ref  `key:"of" ref:"module" doc:"The modules to choose from."`
	Note       string        `key:"note" doc:"A remark beside the step."`
}

// Session is a track or module delivered at a time and place.
type Session struct {
	Name         string          `key:"name,required" doc:"The session's name." example:"Spring 2026, online"`
	Starts       schema.DateTime `key:"starts,required" doc:"Day and time." example:"2026-05-12 14:00"`
	Timezone     schema.Text     `key:"timezone" doc:"Time zone, when it is not the programme's." example:"Europe/London"`
	Place        string          `key:"place" doc:"Room or kind of call; never a private join link."`
	Facilitators []schema.Ref    `key:"facilitators" ref:"mentor" doc:"Who leads it, by the file names of content/mentors."`
	Example      bool            `key:"example" doc:"true: an invented date of the starter; examples: false in the settings leaves it out."`
}

// Roundtable is a meeting where peers share practices (C2).
type Roundtable struct {
	Meta
	Audience    []schema.Text   `key:"audience,required" vocab:"audiences" doc:"Who may come."`
	Starts      schema.DateTime `key:"starts,required" doc:"Day and time." example:"2026-05-12 14:00"`
	Timezone    schema.Text     `key:"timezone" doc:"Time zone, when it is not the programme's."`
	Minutes     schema.Number   `key:"minutes,required" min:"1" max:"600" doc:"How long it lasts, in minutes." example:"60"`
	Host        string          `key:"host,required" doc:"Who hosts it: a role or a name."`
	State       schema.Choice   `key:"state,required" enum:"planned held cancelled" doc:"planned, held or cancelled."`
	Series      string          `key:"series" doc:"The series it belongs to." example:"Mentors' roundtable"`
	Place       string          `key:"place" doc:"Room or kind of call."`
	Join        schema.Text     `key:"join" doc:"A public join link; leave it out and readers ask for it. Dropped once it is over."`
	Seats       schema.Number   `key:"seats" min:"1" max:"10000" doc:"How many can come." example:"12"`
	Prompts     []string        `key:"prompts" doc:"Questions for the conversation."`
	Takeaways   []string        `key:"takeaways" doc:"Practices shared, afterwards."`
	Decisions   []string        `key:"decisions" doc:"What was decided."`
	Actions     []Action        `key:"actions" doc:"What follows."`
	Benchmarks  []Benchmark     `key:"benchmarks" doc:"Figures the group compared itself by."`
	Attended    schema.Number   `key:"attended" min:"0" max:"10000" doc:"How many came: a count, no names." example:"12"`
	Attribution schema.Choice   `key:"attribution" enum:"none anonymous named-with-consent" doc:"How what was said may be quoted."`
	LedTo       []schema.Ref    `key:"led_to" ref:"any" doc:"Pages that came out of it, by folder and file name." example:"[guides/saying-no]"`
}

// Action is something somebody will do.
type Action struct {
	Do   string      `key:"do,required" doc:"What."`
	Who  string      `key:"who" doc:"Who: a role."`
	By   schema.Date `key:"by" doc:"Until when."`
	Done bool        `key:"done" doc:"true when it is done."`
}

// Benchmark is one row of a benchmark table.
type Benchmark struct {
	Measure string `key:"measure,required" doc:"What was compared." example:"Meetings held in the first month"`
	Low     string `key:"low" doc:"The lowest value in the group."`
	Typical string `key:"typical,required" doc:"The value in the middle."`
	High    string `key:"high" doc:"The highest value in the group."`
	Note    string `key:"note" doc:"What to make of it."`
}

// Story tells of progress, in somebody's words (B10).
type Story struct {
	Meta
	Who string `key:"who" doc:"Whose story: a role, or a name with consent." example:"A mentee of the 2025 cycle"`
}

// Plain is a page without a type of its own.
type Plain struct {
	Meta
}

// Worksheet is a form for screen and paper (A5 to A7, D1 to D6, E2 to E7).
type Worksheet struct {
	Meta
	Purpose   string         `key:"purpose,required" doc:"What it is for, in a sentence."`
	For       []schema.Text  `key:"for" enum:"mentor mentee pair coordinator" doc:"Who fills it in."`
	UsedIn    []schema.Ref   `key:"used_in" ref:"any" doc:"Pages that use it, by folder and file name."`
	Minutes   schema.Number  `key:"minutes" min:"1" max:"600" doc:"Minutes it takes." example:"20"`
	Save      schema.Choice  `key:"save" enum:"browser session never" doc:"Where the browser keeps what is typed: browser (the default), session (this visit) or never."`
	Sensitive bool           `key:"sensitive" doc:"true: nothing typed is ever kept."`
	ReturnTo  string         `key:"return_to" doc:"Who gets it back when it is filled in." example:"Keep it; nobody collects it"`
	When      []schema.Text  `key:"when" enum:"prepare first meetings month-1 month-3 midpoint end" doc:"When in the cycle it is used: prepare (before you meet), first (the first meetings), meetings (every meeting), month-1, month-3, midpoint, end."`
	Again     bool           `key:"again" doc:"true: it is filled in again and again, and each time is kept."`
	Pages     schema.Number  `key:"pages" min:"1" max:"20" doc:"Pages it takes on paper."`
	Sections  []SheetSection `key:"sections,required" doc:"The parts of the sheet."`
}

// SheetSection is a part of a worksheet.
type SheetSection struct {
	At      schema.At
	Title   string        `key:"title,required" doc:"The part's heading."`
	Help    string        `key:"help" doc:"A sentence that helps to fill it in."`
	Minutes schema.Number `key:"minutes" min:"1" max:"600" doc:"Minutes that the part has in a meeting. A sheet whose parts have minutes is an agenda: the page offers to meet with it, one part after the other, with a quiet clock."`
	Repeat  schema.Number `key:"repeat" min:"1" max:"50" doc:"How often the part is repeated on paper; on the screen more can be added. With all repeats and the rows of its tables a sheet has 2000 answers, marks and cells at most."`
	Chart   bool          `key:"chart" doc:"true: the scales of this part are drawn as a chart, one line for each repeat."`
	Sample  []Sample      `key:"sample" doc:"With chart: true, what the chart shows as an example until something is written. In print and without scripts it shows how a line grows."`
	Fields  []Field       `key:"fields,required" doc:"The questions."`
}

// Sample is a line of the chart that a worksheet shows as an example.
type Sample struct {
	At      schema.At
	Name    string          `key:"name,required" doc:"What was rated." example:"Chair the weekly meeting"`
	Ratings []schema.Number `key:"ratings,required" min:"0" max:"1000" doc:"One number for each scale of the part." example:"[3, 4, 6, 8]"`
}

// Field is one question of a worksheet.
type Field struct {
	ID          schema.Text    `key:"id,required" doc:"A short name, unique in the sheet, of small letters, digits and hyphens." example:"goal"`
	Label       string         `key:"label,required" doc:"The question, as it is printed."`
	Type        schema.Choice  `key:"type,required" enum:"text lines number date time choice check scale table signature computed" doc:"How it is answered: a line of text, several lines, a number, a date, a time of day, one of several options (choice), any of them (check), a scale, a table whose rows grow, a name written by hand (signature), or worked out from other answers (computed)."`
	Hint        string         `key:"hint" doc:"One sentence under the label."`
	Rows        schema.Number  `key:"rows" min:"1" max:"40" doc:"Lines to write on (lines) or rows (table)."`
	Options     []string       `key:"options" doc:"What to choose from (choice, check)."`
	Columns     []schema.Typed `key:"columns" enum:"text number date time check" doc:"Column heads (table), each with the type of its cells where that is not text." example:"[Topic, When: date, Done: check]"`
	Min         schema.Number  `key:"min" min:"0" max:"1000" doc:"Least value (scale, number)."`
	Max         schema.Number  `key:"max" min:"1" max:"1000" doc:"Greatest value (scale, number)."`
	Compute     schema.Choice  `key:"compute" enum:"average days-later weeks-later months-later" doc:"How a computed answer comes about: the average of the questions in of, or the date in the first of them moved on by the number in the second."`
	Of          []schema.Text  `key:"of" doc:"The questions that a computed answer is made of, by their ids." example:"[starts, months]"`
	Optional    bool           `key:"optional" doc:"true: may be left empty."`
	Prefill     schema.Choice  `key:"prefill" enum:"mentor.name mentee.name cycle.name cycle.start cycle.midpoint cycle.end today programme.title director.name" doc:"A value that is already known."`
	Carry       []schema.Text  `key:"carry" doc:"Questions whose answers are carried over into this one, in the browser: of another sheet (goals.result-goal), or of the same sheet as it was filled in the last time (mentee-actions). Rows that are ticked stay behind." example:"[goals.result-goal, goals.skill-goal]"`
	Calendar    bool           `key:"calendar" doc:"true: the dates of this table, or this date, can be taken over into a calendar. A table needs a column of type date."`
	Repeats     []schema.Text  `key:"repeats" doc:"For a date with calendar: true that comes again: the question that says every how many weeks, and the one that says for how many weeks. The calendar then has a series." example:"[every, weeks]"`
	Sensitive   bool           `key:"sensitive" doc:"true: this answer is never kept."`
	Contact     bool           `key:"contact" doc:"true: the answer tells how to reach somebody, so it is forgotten when the tab is closed."`
	Suggestions []string       `key:"suggestions" doc:"Answers to pick from or change."`
}
