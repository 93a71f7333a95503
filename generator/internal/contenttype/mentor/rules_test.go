package mentor

import (
	"fmt"
	"slices"
	"strings"
	"testing"

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
