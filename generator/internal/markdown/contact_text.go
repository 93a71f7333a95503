package markdown

import "bytes"

// Contacts finds e-mail addresses and what looks like telephone numbers in a
// plain text, line by line, as [Document.Contacts] does in a document.
func Contacts(s Source) []Contact {
	o := newOrigin(s)
	f := contactFinder{Document: &Document{origin: o}, at: o.newLocator()}
	offset := 0
	for line := range bytes.Lines(o.text) {
		f.add(bytes.TrimSuffix(line, []byte("\n")), offset)
		f.scan()
		offset += len(line)
	}
	return f.found
}
