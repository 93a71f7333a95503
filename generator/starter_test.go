package generator

import (
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"mentorbook/generator/diag"
)

// rewritten is what docs/writing.md says of making the starter one's own: the files
// to rewrite, and the words to search for.
func rewritten(t *testing.T) (files, words []string) {
	t.Helper()
	text, err := os.ReadFile("../docs/writing.md")
	if err != nil {
		t.Fatal(err)
	}
	_, list, _ := strings.Cut(string(text), "Rewrite, in this order:")
	list, search, _ := strings.Cut(list, ". Once")
	_, search, _ = strings.Cut(search, "search the folder for")
	search, _, found := strings.Cut(search, ":")
	if !found {
		t.Fatal("docs/writing.md no longer says which files to rewrite, and what to search for")
	}
	for _, m := range regexp.MustCompile("`([^`]+)`").FindAllStringSubmatch(list, -1) {
		files = append(files, m[1])
	}
	for _, m := range regexp.MustCompile(`"([^"]+)"`).FindAllStringSubmatch(search, -1) {
		words = append(words, m[1])
	}
	return files, words
}

var (
	exampleLine    = regexp.MustCompile(`(?m)^example: true\r?$`)
	exampleSession = regexp.MustCompile(`(?m)^  - name: .*\n(?:    .*\n)*?    example: true\r?\n`)
	personName     = regexp.MustCompile(`(?m)^name: .*?(\p{L}{2,})`)
	sessionPlace   = regexp.MustCompile(`(?m)^    place: (\p{Lu}\p{L}+),`)
	settingsName   = regexp.MustCompile(`(?m)^(?:title|  name): (\p{L}+)`)
	// The times of year of one programme. "May" is a month after some words only.
	timeOfYear = regexp.MustCompile(`\b(January|February|March|April|June|July|August|September|October|November|December|Easter|[Ss]ummer|[Aa]utumn|[Ww]inter)\b|\b(in|of|by|until|since|from|\d+(st|nd|rd|th)?) May\b|\bMay \d`)
)

// starterTexts reads the starter: what is example, and all else without the sessions
// that are.
func starterTexts(t *testing.T) (examples, kept map[string]string) {
	t.Helper()
	examples, kept = map[string]string{}, map[string]string{}
	content := os.DirFS("../content")
	err := fs.WalkDir(content, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !slices.Contains([]string{".md", ".yaml"}, path.Ext(name)) {
			return err
		}
		data, err := fs.ReadFile(content, name)
		text := string(data)
		switch {
		case exampleLine.MatchString(text):
			examples[name] = text
		default:
			examples[name] = strings.Join(exampleSession.FindAllString(text, -1), "")
			kept[name] = exampleSession.ReplaceAllStringFunc(text, func(s string) string { return strings.Repeat("\n", strings.Count(s, "\n")) })
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return examples, kept
}

// TestStarterIsAnybodys holds what docs/writing.md says: without the examples,
// the files that it lists are those that speak of the invented organisation, and
// all others hold for any programme.
func TestStarterIsAnybodys(t *testing.T) {
	files, words := rewritten(t)
	examples, kept := starterTexts(t)
	for _, m := range settingsName.FindAllStringSubmatch(kept["site.yaml"], -1) {
		if !slices.Contains(words, m[1]) {
			t.Errorf("site.yaml names %q, which docs/writing.md does not search for", m[1])
		}
	}
	named := regexp.MustCompile(`\b(` + strings.Join(words, "|") + `)\b`)
	people := map[string]bool{}
	for _, text := range examples {
		for _, r := range []*regexp.Regexp{personName, sessionPlace} {
			for _, m := range r.FindAllStringSubmatch(text, -1) {
				people[m[1]] = true
			}
		}
	}
	if !people["Ada"] || !people["Bristol"] {
		t.Errorf("the examples name %v", people)
	}
	for name, text := range kept {
		if slices.Contains(files, name) {
			if !named.MatchString(text) {
				t.Errorf("%s names nobody, so it need not be rewritten", name)
			}
			continue
		}
		for i, line := range strings.Split(text, "\n") {
			for _, found := range []string{named.FindString(line), timeOfYear.FindString(line), personIn(line, people)} {
				if found != "" {
					t.Errorf("content/%s:%d: %q is of the starter's own programme: %s", name, i+1, found, line)
				}
			}
		}
	}
	for _, name := range files {
		if kept[name] == "" {
			t.Errorf("docs/writing.md wants %s rewritten, which there is not", name)
		}
	}
}

// TestStarterWithoutExamples deletes the examples: what is left wrong are names
// to take out, as docs/writing.md says.
func TestStarterWithoutExamples(t *testing.T) {
	_, kept := starterTexts(t)
	for _, d := range checked(t, kept) {
		switch {
		case d.Severity != diag.Error:
		case d.Code != "site/unknown-reference":
			t.Errorf("got %s", d.Message)
		case !strings.Contains(d.Source, "related:") && !strings.Contains(d.Source, "- roundtable:"):
			t.Errorf("docs/writing.md does not say to take out %s", d.Source)
		}
	}
}

// personIn gives the first word of a line that is a name of the examples.
func personIn(line string, people map[string]bool) string {
	for word := range strings.FieldsFuncSeq(line, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if people[word] {
			return word
		}
	}
	return ""
}
