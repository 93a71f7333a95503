package main

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
)

// lists are the folders that are pages of their own, with their titles.
var lists = map[string]string{
	"mentors": "Mentors", "guides": "Guides", "glossary": "Glossary", "training": "Training", "training/modules": "Modules",
	"topics": "Topics", "languages": "Languages",
}

// tongues are the languages of the made-up mentors.
var tongues = map[string]string{
	"en": "English", "fr": "French", "de": "German", "es": "Spanish", "tr": "Turkish", "ar": "Arabic", "pt": "Portuguese", "pl": "Polish",
	"it": "Italian", "nl": "Dutch", "sv": "Swedish", "uk": "Ukrainian", "hi": "Hindi", "ur": "Urdu", "zh": "Chinese", "ja": "Japanese",
	"ko": "Korean", "vi": "Vietnamese", "fi": "Finnish", "da": "Danish", "cs": "Czech", "ro": "Romanian", "el": "Greek", "he": "Hebrew", "id": "Indonesian",
}

// convert writes the content folder of a programme as Hugo wants it: taxonomy
// terms as sections of their own, a mentor's topics apart from how well each is
// known, and no notation of ours in the text.
func convert(from, to string) error {
	for folder, title := range lists {
		if err := write(filepath.Join(to, folder, "_index.md"), titled(title)); err != nil {
			return err
		}
	}
	for code, name := range tongues {
		if err := write(filepath.Join(to, "languages", code, "_index.md"), titled(name)); err != nil {
			return err
		}
	}
	content := os.DirFS(from)
	return fs.WalkDir(content, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || path.Ext(name) != ".md" {
			return err
		}
		text, err := fs.ReadFile(content, name)
		if err != nil {
			return err
		}
		return write(filepath.Join(to, filepath.FromSlash(place(name))), page(string(text)))
	})
}

func titled(title string) string { return fmt.Sprintf("---\ntitle: %s\n---\n", title) }

func write(name, text string) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return err
	}
	return os.WriteFile(name, []byte(text), 0o666)
}

// place gives where a page of ours stands in Hugo.
func place(name string) string {
	if folder, file := path.Split(name); folder == "topics/" {
		return folder + strings.TrimSuffix(file, ".md") + "/_index.md"
	}
	return name
}

var (
	topics = regexp.MustCompile(`(?m)^topics: \[(.*)\]$`)
	wiki   = regexp.MustCompile(`\[\[(.+?)\]\]`)
)

// page gives the text of a page of ours as Hugo wants it.
func page(text string) string {
	text = strings.Replace(text, "---\nname: ", "---\ntitle: ", 1)
	text = wiki.ReplaceAllString(text, "[$1](../glossary/$1.md)")
	return topics.ReplaceAllStringFunc(text, func(line string) string {
		var names, levels []string
		for topic := range strings.SplitSeq(topics.FindStringSubmatch(line)[1], ", ") {
			name, _, levelled := strings.Cut(topic, ": ")
			names = append(names, name)
			if levelled {
				levels = append(levels, topic)
			}
		}
		return fmt.Sprintf("topics: [%s]\nlevels: {%s}", strings.Join(names, ", "), strings.Join(levels, ", "))
	})
}
