package generator

import (
	"mentorbook/generator/importer"
	"mentorbook/generator/internal/contenttype/mentor"
	"mentorbook/generator/internal/made"
	"mentorbook/generator/internal/permalink"
	"mentorbook/generator/internal/site"
	"mentorbook/generator/internal/source"
)

// dataURL is where the list of mentors is as data, when the settings publish it
// in a format: csv or json.
func dataURL(format string) string { return "/" + mentor.Folder + "." + format }

// emitLists writes the list of mentors as the data that the settings publish.
func (p *Project) emitLists(sink made.Sink) error {
	for _, format := range p.programme.Settings.Directory.Publish {
		data, err := p.list(format.Value)
		if err != nil {
			return err
		}
		if err := sink.Put(permalink.File(dataURL(format.Value)), data); err != nil {
			return err
		}
	}
	return nil
}

// listAt gives the list at an address.
func (p *Project) listAt(address string) ([]byte, bool) {
	for _, format := range p.programme.Settings.Directory.Publish {
		if dataURL(format.Value) == address {
			data, err := p.list(format.Value)
			return data, err == nil
		}
	}
	return nil, false
}

// list makes the list in a format: of those who agreed that machines find them,
// what their pages say.
func (p *Project) list(format string) ([]byte, error) {
	var public importer.Programme
	for _, page := range p.site.OfType(mentor.Name) {
		if !page.NoIndex && page.Listed != site.Quietly {
			public.Profiles = append(public.Profiles, importer.Profile{ID: page.ID, Path: page.Source.Path, File: page.File, Text: p.text(page)})
		}
	}
	if p.content.tree.Sheet != nil {
		public.Availability, _ = p.content.Read(source.AvailabilityFile) // what cannot be read was reported
	}
	if format == "json" {
		return importer.ExportJSON(public, importer.PublicKeys)
	}
	return importer.ExportCSV(public, importer.PublicKeys), nil
}
