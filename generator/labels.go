package generator

import (
	"mentorbook/generator/internal/i18n"
	"mentorbook/generator/internal/markdown"
)

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
