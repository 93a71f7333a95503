package generator

import (
	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/contenttype/guide"
	"mentorbook/generator/internal/contenttype/mentor"
	"mentorbook/generator/internal/contenttype/module"
	"mentorbook/generator/internal/contenttype/page"
	"mentorbook/generator/internal/contenttype/roundtable"
	"mentorbook/generator/internal/contenttype/story"
	"mentorbook/generator/internal/contenttype/term"
	"mentorbook/generator/internal/contenttype/topic"
	"mentorbook/generator/internal/contenttype/track"
	"mentorbook/generator/internal/contenttype/worksheet"
)

// contentTypes lists the content types. A page belongs to the first whose
// folder holds it, so the one without a folder comes last.
func contentTypes(sheet mentor.Sheet) []contenttype.Type {
	return []contenttype.Type{
		mentor.Type(sheet),
		topic.Type(),
		guide.Type(),
		module.Type(),
		track.Type(),
		roundtable.Type(),
		worksheet.Type(),
		story.Type(),
		term.Type(),
		page.Type(),
	}
}
