// Package config holds the programme's settings, content/site.yaml, decoded
// strictly into one typed struct with its defaults.
package config

import "mentorbook/generator/internal/schema"

// Settings are the programme's settings. The tags are the schema.
type Settings struct {
	Title        string                   `key:"title,required" doc:"The programme's name." example:"Riverside Mentoring"`
	Tagline      string                   `key:"tagline" doc:"One sentence under the name on the home page."`
	BaseURL      schema.URL               `key:"base_url" doc:"Where the site will be, with https. The publishing workflow sets it." example:"https://example.org/mentoring/"`
	Language     schema.Text              `key:"language" doc:"The site's language, as a code. Default en." example:"en"`
	Timezone     schema.Text              `key:"timezone" doc:"The programme's time zone. Default UTC." example:"Europe/London"`
	Director     Director                 `key:"director,required" doc:"Who runs the programme; shown on every page."`
	Repository   schema.URL               `key:"repository" doc:"The repository's address, for \"Edit this page\". With /tree/NAME at its end it names a branch other than main. The publishing workflow sets it." example:"https://github.com/example/mentoring"`
	Cycle        Cycle                    `key:"cycle" doc:"The present run of the programme."`
	Expectations Expectations             `key:"expectations" doc:"The behaviour that the programme expects of every pair."`
	Objectives   []Objective              `key:"objectives" doc:"What the programme is to achieve; goals can point at one."`
	TopicGroups  []Label                  `key:"topic_groups" doc:"Groups of topics, in the order they are shown."`
	Focus        []Label                  `key:"focus" doc:"What mentees want to achieve."`
	Levels       []Label                  `key:"levels" doc:"Levels of experience, lowest first."`
	Audiences    []Label                  `key:"audiences" doc:"Whom pages are for."`
	Formats      []Label                  `key:"formats" doc:"Ways to work together."`
	Directory    Directory                `key:"directory" doc:"The mentor directory."`
	Choices      Choices                  `key:"choices" doc:"How mentees choose."`
	Join         Join                     `key:"join" doc:"How people become mentors."`
	Sponsor      Sponsor                  `key:"sponsor" doc:"The sponsor's message and commitments."`
	Examples     schema.Choice            `key:"examples" enum:"true false" doc:"false hides the starter's invented people."`
	Brand        Brand                    `key:"brand" doc:"Colour and logo."`
	Menu         []MenuItem               `key:"menu" doc:"Links in the header, five at most. Default: mentors, guides, training, roundtables, worksheets."`
	Indexing     schema.Choice            `key:"indexing" enum:"none consented" doc:"consented: profiles whose owner agreed may be listed by search engines. Default none."`
	Synonyms     []schema.Text            `key:"synonyms" doc:"Words for the same thing, with commas between them: who searches for one finds the others." example:"[\"time off, annual leave, PTO\"]"`
	Checks       map[string]schema.Choice `key:"checks" enum:"off note warning error" doc:"Warnings to re-level, by code; all codes are at the end of the reference." example:"{mentor/stale: error}"`

	faulty bool // an error was found on reading, so what is not in it may be in the file
	unread bool // nothing of the file could be read
}

// Label is one value of a vocabulary: the id that front matter uses and the
// words that readers see.
type Label struct {
	ID   schema.Text `key:"id,required" doc:"The word used in front matter." example:"long-term"`
	Name string      `key:"name" doc:"What readers see. Default: the id's own words."`
	Help string      `key:"help" doc:"One sentence that explains it."`
}

// Director is the person who runs the programme (B8).
type Director struct {
	At    schema.At
	Name  string      `key:"name,required" doc:"Name."`
	Role  string      `key:"role" doc:"What the person is called. Default: Programme director."`
	Email schema.Text `key:"email" doc:"Public e-mail address of the programme."`
	Phone schema.Text `key:"phone" doc:"Public telephone number of the programme."`
	URL   schema.URL  `key:"url" doc:"A contact page or form."`
	Hours string      `key:"hours" doc:"When to reach the person." example:"Monday to Thursday, 9 to 4"`
}

// Cycle is one run of the programme (B2).
type Cycle struct {
	Name  string     `key:"name,required" doc:"Name of the run." example:"Spring 2026"`
	Dates CycleDates `key:"dates,required" doc:"Its dates."`
}

// CycleDates are a cycle's milestones, in their order.
type CycleDates struct {
	SignUpOpens  schema.Date `key:"sign_up_opens" doc:"Sign-up opens."`
	SignUpCloses schema.Date `key:"sign_up_closes" doc:"The last day to sign up."`
	Matching     schema.Date `key:"matching" doc:"Pairs are made and introduced."`
	Start        schema.Date `key:"start" doc:"Partnerships start."`
	Midpoint     schema.Date `key:"midpoint" doc:"The middle: look back and set harder goals."`
	End          schema.Date `key:"end" doc:"Partnerships end and are celebrated."`
}

// Expectations are the programme's default behaviour for a pair (A5, A6, E2).
type Expectations struct {
	Cadence string   `key:"cadence" doc:"How often pairs meet." example:"twice a month"`
	Length  string   `key:"length" doc:"How long a meeting is." example:"30 minutes"`
	Channel string   `key:"channel" doc:"By what means."`
	Mentee  []string `key:"mentee" doc:"What is expected of the mentee."`
	Mentor  []string `key:"mentor" doc:"What is expected of the mentor."`
}

// Objective is something the programme is to achieve (B6).
type Objective struct {
	ID   schema.Text `key:"id,required" doc:"A short name." example:"retention"`
	Name string      `key:"name,required" doc:"What is to be achieved."`
}

// Directory settings.
type Directory struct {
	Facets  []schema.Text `key:"facets" doc:"Facets to offer, in this order: topic, focus, available, format, language, overlap (hours in common), place, level (how well people know a topic), role, and names under params of profiles. One that does not tell people apart is left out. Default: the nine."`
	Contact schema.URL    `key:"contact" doc:"The programme's contact form, for profiles with contact: form."`
	Shuffle schema.Choice `key:"shuffle" enum:"visitor none" doc:"visitor (the default): every visitor sees a fair order of their own."`
	Publish []schema.Text `key:"publish" enum:"csv json" doc:"Publishes the list as data too, at /mentors.csv and /mentors.json: of those who agreed to be listed by search engines, what their pages show. Needs indexing: consented. Default: not."`
}

// Choices settings (A3).
type Choices struct {
	Limit  schema.Number `key:"limit" min:"1" max:"10" doc:"How many mentors a mentee may choose. Default 2."`
	Routes []schema.Text `key:"routes" enum:"form email share copy file" doc:"Ways an application may reach the coordinator, the first one foremost. Default: form and email where there are such, then share, copy, file."`
	Form   schema.URL    `key:"form" doc:"Address of the coordinator's form service, for the route form. {name}, {contact}, {goals}, {choices} and {application} in it are filled in." example:"https://forms.example.org/apply?entry.1={name}&entry.2={application}"`
}

// Join settings (A1).
type Join struct {
	Form schema.URL `key:"form" doc:"Address of a form service that takes new and changed profiles. {name}, {contact} and {profile} in it are filled in." example:"https://forms.example.org/mentor?entry.1={name}&entry.2={profile}"`
}

// Sponsor is the commitment from the top (B1).
type Sponsor struct {
	Name        string       `key:"name" doc:"Who sponsors the programme."`
	Role        string       `key:"role" doc:"What the sponsor is."`
	Message     string       `key:"message" doc:"The sponsor's own words."`
	Commitments []Commitment `key:"commitments" doc:"What the sponsor does, by when."`
}

// Commitment is one promise of the sponsor.
type Commitment struct {
	What string      `key:"what,required" doc:"What."`
	By   schema.Date `key:"by" doc:"Until when."`
	Done bool        `key:"done" doc:"true when it is done."`
}

// Brand is how the programme looks.
type Brand struct {
	Colour schema.Text `key:"colour" doc:"The accent, as a hexadecimal colour in quotes. Default \"#0b6e4f\"." example:"\"#0b6e4f\""`
	Logo   schema.Text `key:"logo" doc:"An SVG, PNG or JPEG file in content/." example:"logo.svg"`
}

// MenuItem is a link in the header.
type MenuItem struct {
	At   schema.At
	Name string      `key:"name,required" doc:"The words."`
	Page schema.Text `key:"page" doc:"A page or section of the site, by its path." example:"guides/"`
	URL  schema.URL  `key:"url" doc:"An address elsewhere."`
}
