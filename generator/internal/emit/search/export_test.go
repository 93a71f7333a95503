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
