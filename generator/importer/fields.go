package importer

import "slices"

// form is how the cells of a field are read.
type form uint8

const (
	line      form = iota // one line of text
	number                // a whole number
	flag                  // yes or no
	day                   // a date
	choice                // one word of a list
	choices               // words of a list
	ranked                // words of a list, each with a level
	tongues               // languages
	zone                  // a time zone
	words                 // free texts, between commas or semicolons
	sentences             // free texts, between semicolons or line ends
	pairs                 // names with values
	section               // a part of the profile's text
	aside                 // read to know who a row is about, and never written
	own                   // of a whole profile alone, and no column
)

// field is what a column may hold.
type field struct {
	name  string // in mappings, and the header of an exported sheet
	path  []string
	form  form
	list  string   // the programme's list that the words are of
	about []string // what headers say that may mean it; the longest counts
}

// A field that a profile must have.
func (f *field) required() bool {
	return slices.Contains([]string{"name", "headline", "consent", "languages", "topics", "formats"}, f.name)
}

// several tells a field that more than one column may fill.
func (f *field) several() bool {
	return slices.Contains([]form{choices, ranked, tongues, words, sentences, pairs, section}, f.form)
}

// Fields with a meaning of their own.
const (
	idField     = "id"
	nameField   = "name"
	emailField  = "email"
	photoField  = "photo"
	agreesField = "agrees"
	dateField   = "consent"
)

// fields are in the order in which a profile has them.
var fields = []field{
	{name: idField, form: aside},
	{name: nameField, path: []string{"name"}, about: []string{"full name", "your name", "first and last name", "name", "vor und nachname", "vollstandiger name"}},
	{name: "headline", path: []string{"headline"}, about: []string{"headline", "job title", "current role", "your role", "position", "one line", "one sentence", "what do you do", "occupation", "berufsbezeichnung", "beruf", "ein satz", "eine zeile", "was machst du"}},
	{name: agreesField, form: aside, about: []string{"i agree", "do you agree", "agree to", "consent", "permission", "may we publish", "einverstanden", "einwilligung", "zustimmung"}},
	{name: dateField, path: []string{"consent", "date"}, form: day, about: []string{"date of consent", "consent date", "agreed on", "datum der einwilligung"}},
	{name: "consent_photo", path: []string{"consent", "photo"}, form: flag, about: []string{"show your photo", "publish your photo", "photo consent", "foto zeigen"}},
	{name: "consent_indexing", path: []string{"consent", "indexing"}, form: flag, about: []string{"search engines", "search engine", "suchmaschinen"}},
	{name: "languages", path: []string{"languages"}, form: tongues, about: []string{"languages", "language", "sprachen"}},
	{name: "topics", path: []string{"topics"}, form: ranked, list: "topics", about: []string{"topics", "expertise", "areas", "mentor in", "help with", "skills", "themen", "kannst du helfen", "konnen sie helfen"}},
	{name: "focus", path: []string{"focus"}, form: choices, list: "focus", about: []string{"focus", "goals", "want to achieve", "ziele"}},
	{name: "formats", path: []string{"formats"}, form: choices, list: "formats", about: []string{"format", "formats", "kind of mentoring", "type of mentoring", "mentorship type", "mentoring type"}},
	{name: "status", path: []string{"status"}, form: choice, list: "statuses"},
	{name: "mentees", path: []string{"capacity", "mentees"}, form: number, about: []string{"how many mentees", "number of mentees", "mentees at once", "capacity", "wie viele mentees"}},
	{name: "taken", path: []string{"capacity", "taken"}, form: number},
	{name: "hours", path: []string{"hours"}, form: number, about: []string{"hours per month", "hours a month", "how many hours", "stunden im monat"}},
	{name: "months", path: []string{"months"}, form: pairs},
	{name: "roles", path: []string{"roles"}, form: choices, list: "roles"},
	{name: "pronouns", path: []string{"pronouns"}, about: []string{"pronouns", "pronomen"}},
	{name: "sort_as", path: []string{"sort_as"}},
	{name: "organisation", path: []string{"organisation"}, about: []string{"company", "organisation", "organization", "employer", "workplace", "unternehmen", "arbeitgeber"}},
	{name: "team", path: []string{"team"}, about: []string{"team", "department", "abteilung"}},
	{name: "values", path: []string{"values"}, form: words, about: []string{"values", "matters to you", "werte"}},
	{name: "interests", path: []string{"interests"}, form: words, about: []string{"interests", "hobbies", "outside work", "interessen"}},
	{name: "city", path: []string{"city"}, about: []string{"city", "town", "location", "where are you based", "stadt", "wohnort"}},
	{name: "country", path: []string{"country"}, about: []string{"country", "land"}},
	{name: "timezone", path: []string{"timezone"}, form: zone, about: []string{"time zone", "timezone", "zeitzone"}},
	{name: "since", path: []string{"since"}, form: number, about: []string{"since which year", "mentor since", "mentoring since", "mentor seit", "mentorin seit"}},
	{name: "wants", path: []string{"wants"}, about: []string{"ideal mentee", "whom would you like to mentor", "who would you like to mentor", "mentees you hope"}},
	{name: "boundaries", path: []string{"boundaries"}, form: sentences, about: []string{"boundaries", "rather not", "cannot help", "lieber nicht"}},
	{name: "cadence", path: []string{"expectations", "cadence"}, about: []string{"how often", "wie oft"}},
	{name: "length", path: []string{"expectations", "length"}, about: []string{"how long", "wie lange"}},
	{name: "channel", path: []string{"expectations", "channel"}, about: []string{"how would you like to meet", "online or in person", "channel"}},
	{name: "links", path: []string{"links"}, form: pairs, about: []string{"linkedin", "website", "blog", "github", "link to", "links"}},
	{name: "contact", path: []string{"contact"}, form: choice, list: "contacts"},
	{name: photoField, path: []string{"photo"}, form: own},
	{name: "confirmed", path: []string{"confirmed"}, form: day},
	{name: "why", form: section, about: []string{"why do you", "why would you", "motivation", "about you", "about yourself", "short bio", "introduce yourself", "warum"}},
	{name: "background", form: section, about: []string{"background", "experience", "career so far", "werdegang"}},
	{name: "earlier", form: section, about: []string{"mentored before", "mentor before", "earlier mentoring", "previous mentoring", "mentoring experience", "fruheres mentoring", "schon einmal"}},
	{name: "ways", form: section, about: []string{"how do you work", "how you work", "what should a mentee expect", "arbeitsweise"}},
	{name: emailField, form: aside, about: []string{"email", "e mail", "mail address"}},
}

// submitted are the headers under which form services say when a form was
// filled in.
var submitted = []string{"timestamp", "completion time", "submitted at", "submit date utc", "submit date", "submission date", "date submitted", "zeitstempel", "fertigstellungszeit"}

// Headers of a name in two columns.
var (
	firstNames = []string{"first name", "given name", "forename", "vorname"}
	lastNames  = []string{"last name", "surname", "family name", "nachname"}
)

// others are the headers of a column for what is none of the choices before it.
var others = []string{"other", "sonstiges", "andere"}

// ownColumns are headers that form services add and that are about the form.
var ownColumns = []string{"start language", "startsprache", "language of the form", "last page", "response id", "network id", "seed", "referrer url"}

func fieldNamed(name string) *field {
	for i := range fields {
		if fields[i].name == name {
			return &fields[i]
		}
	}
	return nil
}

// columnNamed finds what a column may hold by its name.
func columnNamed(name string) *field {
	if f := fieldNamed(name); f != nil && f.form != own {
		return f
	}
	return nil
}

// columnNames lists what columns may hold.
func columnNames() (names []string) {
	for _, f := range fields {
		if f.form != own {
			names = append(names, f.name)
		}
	}
	return names
}
