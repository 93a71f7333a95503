package pdf

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
)

// Bytes gives the file. The error is a [*Missing].
func (d *Document) Bytes() ([]byte, error) {
	if d.missing != nil {
		return nil, d.missing
	}
	o := &objects{}
	catalog, pages := o.reserve(), o.reserve()
	o.regular, o.bold = o.embed(read[Regular](), wholeRegular()), o.embed(read[Bold](), partOfBold(d.bold))
	for _, p := range d.pages {
		p.ref = o.reserve()
	}
	d.reserveForm(o)
	d.Root.reserve(o)
	tree := d.structure(o)
	form := d.acroForm(o)
	var kids strings.Builder
	for i, p := range d.pages {
		p.write(o, pages, i)
		fmt.Fprintf(&kids, "%v ", p.ref)
	}
	o.set(pages, "<</Type/Pages/Count %d/Kids[%s]>>", len(d.pages), strings.TrimSpace(kids.String()))
	o.set(catalog, "<</Type/Catalog/Pages %v/Lang%s/MarkInfo<</Marked true>>/StructTreeRoot %v/ViewerPreferences<</DisplayDocTitle true>>/Metadata %v%s>>",
		pages, text(d.info.Language), tree, d.metadata(o), form)
	return o.file(catalog, o.add("<</Title%s/Producer(%s)>>", text(d.info.Title), producer)), nil
}

const producer = "mentorbook"

func (p *Page) write(o *objects, parent ref, number int) {
	var widgets strings.Builder
	for _, w := range p.widgets {
		fmt.Fprintf(&widgets, "%v ", w.ref)
	}
	size := p.doc.info.Paper
	o.set(p.ref, "<</Type/Page/Parent %v/MediaBox[0 0 %s]/Resources<</Font<</F0 %v/F1 %v>>>>/Contents %v/Annots[%s]/StructParents %d/Tabs/S>>",
		parent, numbers(size.Width, size.Height), o.regular, o.bold, o.stream("", p.content.Bytes()), strings.TrimSpace(widgets.String()), number)
}

// metadata adds title and language once more, as XMP (14.3.2), which is stored
// plain so that every program finds it.
func (d *Document) metadata(o *objects) ref {
	return o.store("/Type/Metadata/Subtype/XML", fmt.Appendf(nil, `<?xpacket begin="%s" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>%s</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`, "\ufeff", escaped(d.info.Title), escaped(d.info.Language), producer))
}

func escaped(s string) string {
	var b bytes.Buffer
	xml.EscapeText(&b, []byte(clean(s))) // to memory, which never fails
	return b.String()
}
