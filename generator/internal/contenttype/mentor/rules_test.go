package mentor

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/contenttype/module"
	"mentorbook/generator/internal/contenttype/topic"
	"mentorbook/generator/internal/contenttype/typetest"
)

func moduleFile(id, keys string) string {
	return "-- training/modules/" + id + ".md --\n---\ntitle: " + id + "\nrole: elective\naudience: [mentor]\nlevels: [new]\nminutes: {teach: 20}\nobjectives: [A]\nkey_points: [B]\n" + keys + "---\n"
}

// The day of the tests is 2026-11-21.
func TestTrainingEnds(t *testing.T) {
	modules := moduleFile("basics", "valid_for: 2 years\n") + moduleFile("renewal", "valid_for: 2 years\nrenews: [basics]\n") + moduleFile("talk", "")
	tests := []struct{ name, training, status, want string }{
		{"current", "[{module: basics, completed: 2025-06-01}]", "active", ""},
		{"over", "[{module: basics, completed: 2024-06-01}]", "active", "mentor/training-over"},
		{"soon over", "[{module: basics, completed: 2024-12-20}]", "active", "mentor/training-due"},
		{"over, of a former mentor", "[{module: basics, completed: 2024-06-01}]", "alumni", ""},
		{"renewed", "[{module: basics, completed: 2023-06-01}, {module: renewal, completed: 2025-06-01}]", "active", ""},
		{"renewed before it was done", "[{module: basics, completed: 2024-06-01}, {module: renewal, completed: 2023-12-31}]", "active", "mentor/training-over mentor/training-over"},
		{"done again", "[{module: basics, completed: 2022-06-01}, {module: basics, completed: 2025-06-01}]", "active", ""},
		{"never over", "[{module: talk, completed: 2010-06-01}]", "active", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			w := typetest.New(t, feedback+modules+profileOf("ada", "training: "+test.training, "status: "+test.status), Type(nil), topic.Type(), module.Type())
			var got []string
			for _, d := range w.Findings {
				if strings.HasPrefix(d.Code, "mentor/") {
					got = append(got, d.Code)
				}
			}
			if text := strings.Join(got, " "); text != test.want {
				t.Errorf("got %q, want %q: %v", text, test.want, w.Findings)
			}
		})
	}
}

func TestThinTopics(t *testing.T) {
	for people, want := range map[int]string{somePeople - 1: "", manyPeople - 1: "topic/unused", manyPeople: "topic/one-mentor topic/unused"} {
		archive := "-- topics/hats.md --\n---\ntitle: Hats\ngroup: skills\n---\n"
		for i := range people {
			archive += profileOf(fmt.Sprintf("p%02d", i), fmt.Sprintf("name: P%02d", i))
		}
		archive = strings.Replace(archive, "topics: [feedback]", "topics: [feedback, career]", 1)
		if got := codes(world(t, archive).Findings); got != want {
			t.Errorf("with %d people: %q, want %q", people, got, want)
		}
	}
}

// However many topics there are, one finding names those that nobody offers, and
// one those that one person does.
func TestThinTopicsAreTold(t *testing.T) {
	archive := ""
	for i := range topicsNamed + 1 {
		archive += fmt.Sprintf("-- topics/hats-%02d.md --\n---\ntitle: Hats %d\ngroup: skills\n---\n", i, i)
	}
	for i := range manyPeople {
		archive += profileOf(fmt.Sprintf("p%02d", i), fmt.Sprintf("name: P%02d", i))
	}
	archive = strings.Replace(archive, "topics: [feedback]", "topics: [feedback, hats-00]", 1)
	findings := world(t, archive).Findings
	want := []diag.Diagnostic{
		{Position: diag.Position{File: "topics/career.md"}, Code: "topic/unused", Hint: "look for mentors for them, or remove those that no page names",
			Message: "topics that no mentor offers: career, hats-01, hats-02, hats-03, hats-04, hats-05, hats-06, hats-07, hats-08, hats-09 and 1 more"},
		{Position: diag.Position{File: "topics/hats-00.md"}, Code: "topic/one-mentor", Hint: "look for more, or make each a synonym of a wider topic",
			Message: "topics that one mentor alone offers: hats-00"},
	}
	if len(findings) != len(want) {
		t.Fatalf("%d findings, want %d: %v", len(findings), len(want), findings)
	}
	for i, d := range findings {
		if d.Position != want[i].Position || d.Code != want[i].Code || d.Message != want[i].Message || d.Hint != want[i].Hint {
			t.Errorf("%v: %s: %s; %s\nwant %v: %s; %s", d.Position, d.Code, d.Message, d.Hint, want[i].Position, want[i].Message, want[i].Hint)
		}
	}
}

// A value of a facet of the programme's own that one person has, such as a slip,
// is a filter that finds one person.
func TestLoneValues(t *testing.T) {
	for _, test := range []struct {
		chapters []string
		want     int
	}{
		{[]string{"North", "North", "Nroth"}, 0},
		{slices.Concat(slices.Repeat([]string{"North", "South"}, manyPeople/2), []string{"Nroth"}), 1},
		{slices.Repeat([]string{"North", "South"}, manyPeople/2), 0},
	} {
		archive := "-- site.yaml --\ntitle: T\ndirector: {name: S, email: s@example.org}\ndirectory: {facets: [topic, chapter]}\n"
		for i, chapter := range test.chapters {
			archive += profileOf(fmt.Sprintf("p%02d", i), fmt.Sprintf("name: P%02d", i), "params: {chapter: "+chapter+"}")
		}
		if got := strings.Count(codes(world(t, archive).Findings), "mentor/facet-of-one"); got != test.want {
			t.Errorf("%v: %d are told of, want %d", test.chapters, got, test.want)
		}
	}
}
