package generator

import (
	"path"
	"slices"
	"strings"
	"sync"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/i18n"
	"mentorbook/generator/internal/markdown"
	"mentorbook/generator/internal/theme"
)

// words loads the messages of the site's language.
func (p *Project) words(language string) *i18n.Catalogue {
	layers, found := p.messages(append(variants(language), "en")...)
	c, problems := i18n.New(language, layers...)
	p.fault(inWords, append(found, problems...)...)
	return c
}

// variants lists the names of a language's files, the nearest first.
func variants(language string) []string {
	base, _, _ := strings.Cut(language, "-")
	return slices.Compact([]string{language, base})
}

// messages reads the files of some languages: of each, the site's theme before
// the default. A file that is not there is left out.
func (p *Project) messages(languages ...string) (layers []*i18n.Messages, found diag.List) {
	for _, name := range slices.Compact(languages) {
		for _, l := range p.layers {
			file := "i18n/" + name + ".yaml"
			data, problems, err := theme.ReadFile(l, file)
			found = append(found, problems...)
			if err != nil || problems != nil {
				continue
			}
			m, problems := i18n.Parse(path.Join(l.Name, file), data)
			found = append(found, problems...)
			layers = append(layers, m)
		}
	}
	return layers, found
}

// texts reads and writes Markdown in the languages that pages are in. What a
// text itself brings, its quotation marks and the few words of its callouts and
// exercises, is in its own language; all around it is in the site's.
type texts struct {
	project *Project
	mu      sync.Mutex
	kept    map[string]*markdown.Markdown // by language
}

func newTexts(p *Project) *texts {
	s := p.programme.Settings.Language.Value
	site := markdown.New(markdown.Options{Language: s, Labels: labels(p.programme.Words)})
	return &texts{project: p, kept: map[string]*markdown.Markdown{"": site, s: site}}
}

func (t *texts) in(language string) *markdown.Markdown {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.kept[language] == nil {
		t.kept[language] = markdown.New(markdown.Options{Language: language, Labels: labels(t.words(language))})
	}
	return t.kept[language]
}

// words gives those of a language, or the site's where the theme has none.
func (t *texts) words(language string) *i18n.Catalogue {
	own, _ := t.project.messages(variants(language)...)
	if len(own) == 0 {
		return t.project.programme.Words
	}
	english, _ := t.project.messages("en")
	c, _ := i18n.New(language, append(own, english...)...) // its findings are those of a site in the language
	return c
}

// labels gives the words that rendered Markdown shows.
func labels(words *i18n.Catalogue) markdown.Labels {
	t := func(key string) string {
		text, err := words.T(key)
		if err != nil {
			return "" // markdown's own English stands in
		}
		return text
	}
	return markdown.Labels{
		Note: t("callout.note"), Tip: t("callout.tip"), Important: t("callout.important"), Warning: t("callout.warning"), Caution: t("callout.caution"),
		Exercise: t("container.exercise"), Discuss: t("container.discuss"), Check: t("container.check"),
		Hint: t("container.hint"), Solution: t("container.solution"), Facilitator: t("container.facilitator"),
		Minutes: words.Minutes,
		Alone:   t("sitting.alone"), Pairs: t("sitting.pairs"), Trios: t("sitting.trios"), Groups: t("sitting.groups"), Everyone: t("sitting.everyone"),
		Table: t("text.table"), Footnotes: t("text.footnotes"),
		FootnoteBack: func(reference string) string {
			text, err := words.T("text.footnote-back", "reference", reference)
			if err != nil {
				return markdown.English().FootnoteBack(reference)
			}
			return text
		},
		TaskDone: t("text.task-done"), TaskOpen: t("text.task-open"),
	}
}
