package search

// Tokens gives the words of a text and how each stands to the others.
func Tokens(text string) (forms []string, parts []int) {
	for t := range tokens(text) {
		forms, parts = append(forms, t.form), append(parts, int(t.part))
	}
	return forms, parts
}

// Fold writes a text as words are compared.
func Fold(text string) string { return fold(text) }

// Sections gives the text of a page's main element, by ids and headings.
func Sections(page string) (texts [][3]string) {
	for _, s := range sections([]byte(page)) {
		texts = append(texts, [3]string{s.id, s.heading, s.text})
	}
	return texts
}
