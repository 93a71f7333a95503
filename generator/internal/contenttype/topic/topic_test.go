package topic_test

import (
	"strings"
	"testing"

	"mentorbook/generator/internal/contenttype/guide"
	"mentorbook/generator/internal/contenttype/mentor"
	"mentorbook/generator/internal/contenttype/topic"
	"mentorbook/generator/internal/contenttype/typetest"
	"mentorbook/generator/internal/view"
)

const archive = `
-- topics/feedback.md --
---
title: Feedback
group: skills
synonyms: [critique]
---
-- topics/listening.md --
---
title: Listening
group: skills
---
-- topics/career.md --
---
title: Career
group: career
---
-- mentors/ada.md --
---
name: Ada
headline: H
consent: {date: 2026-01-10}
languages: [en]
topics: [feedback, career]
formats: [long-term]
capacity: {mentees: 2}
timezone: Europe/London
confirmed: 2026-11-01
---
-- guides/say-it.md --
---
title: Say it
task: I need to give feedback
topics: [feedback]
---
-- guides/later.md --
---
title: Later
task: I need to wait
topics: [feedback]
draft: true
---
`

func world(t *testing.T) *typetest.World {
	t.Helper()
	w := typetest.New(t, archive, topic.Type(), mentor.Type(nil), guide.Type())
	if len(w.Findings) > 0 {
		t.Fatal(w.Findings)
	}
	return w
}

// The list of topics names those that somebody offers, by group in the order of
// the settings.
func TestTopics(t *testing.T) {
	v := typetest.View[*view.Topics](t, world(t), "/topics/")
	var got []string
	for _, g := range v.Groups {
		got = append(got, g.ID+": "+typetest.Titles(g.Items))
	}
	if s := strings.Join(got, "; "); s != "skills: Feedback; career: Career" {
		t.Errorf("the groups are %s", s)
	}
	if facts := v.Groups[0].Items[0].Facts; len(facts) != 1 || !strings.HasPrefix(facts[0], "1 ") {
		t.Errorf("the number of mentors is %q", facts)
	}
}

func TestTopic(t *testing.T) {
	v := typetest.View[*view.Topic](t, world(t), "/topics/feedback/")
	if v.Count != 1 || len(v.Cards) != 1 || len(v.Synonyms) != 1 || v.Group == "" {
		t.Errorf("the topic is %+v", v)
	}
	if len(v.Groups) != 1 || v.Groups[0].ID != "guide" || typetest.Titles(v.Groups[0].Items) != "Say it" {
		t.Errorf("others are %+v", v.Groups)
	}
	if len(v.Siblings) != 1 || v.Siblings[0].Text != "Listening" {
		t.Errorf("siblings are %v", v.Siblings)
	}
}

// A topic that nobody offers has a page all the same: guides may lead to it.
func TestTopicOfNobody(t *testing.T) {
	v := typetest.View[*view.Topic](t, world(t), "/topics/listening/")
	if v.Count != 0 || len(v.Cards) != 0 || v.NoIndex {
		t.Errorf("the topic is %+v", v)
	}
}
