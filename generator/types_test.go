package generator

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/config"
	"mentorbook/generator/internal/schema"
	"mentorbook/generator/internal/site"
	"mentorbook/themes"
)

// testDay is the day of every test.
var testDay = time.Date(2026, 5, 1, 9, 0, 0, 0, time.UTC)

// programme is a content folder with the least that a programme needs, and
// what a test adds.
func programme(t *testing.T, files map[string]string) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "content")
	all := map[string]string{
		"site.yaml":          "title: Riverside\ndirector: {name: Sam Lee, email: mentoring@example.org}\n",
		"topics/feedback.md": "---\ntitle: Feedback\ngroup: skills\n---\nGiving and taking it.\n",
	}
	for name, text := range files {
		all[name] = text
	}
	for name, text := range all {
		file := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// checked tells what is wrong with a programme.
func checked(t *testing.T, files map[string]string, change ...func(*Options)) diag.List {
	t.Helper()
	o := Options{Content: programme(t, files), Themes: t.TempDir(), Default: themes.Default(), Now: testDay}
	for _, f := range change {
		f(&o)
	}
	p, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	l, err := p.Check(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// Every folder of a content type stands in types.go, and nothing else does.
func TestTypesAreListed(t *testing.T) {
	entries, err := os.ReadDir(filepath.Join("internal", "contenttype"))
	if err != nil {
		t.Fatal(err)
	}
	var folders []string
	for _, e := range entries {
		if e.IsDir() && e.Name() != "typetest" {
			folders = append(folders, e.Name())
		}
	}
	if names := slices.Sorted(slices.Values(TypeNames())); !slices.Equal(names, folders) {
		t.Errorf("types.go lists %v; the folders are %v", names, folders)
	}
	if last := contentTypes(nil)[len(TypeNames())-1]; last.Folder != "" {
		t.Errorf("%s comes last, though it has a folder: the types after the one without would never be asked", last.Name)
	}
}

func TestTypesAreWhole(t *testing.T) {
	for _, ty := range contentTypes(nil) {
		t.Run(ty.Name, func(t *testing.T) {
			if ty.Doc == "" || ty.Schema == nil || ty.New == nil || ty.Outputs == nil || len(ty.Views) == 0 {
				t.Error("a part of the type is missing")
			}
			documented(t, ty.Name, ty.Schema)
		})
	}
	t.Run("settings", func(t *testing.T) { documented(t, "settings", config.Schema()) })
	t.Run("section", func(t *testing.T) { documented(t, "section", schema.Of[site.Plain]()) })
}

// documented holds that an author finds a sentence for every key.
func documented(t *testing.T, path string, s *schema.Schema) {
	t.Helper()
	for _, k := range s.Keys {
		if k.Doc == "" {
			t.Errorf("%s.%s has no doc", path, k.Name)
		}
		if k.Fields != nil {
			documented(t, path+"."+k.Name, k.Fields)
		}
	}
}

// What "new" writes has no mistakes once the days are filled in that only the
// person can give.
func TestArchetypes(t *testing.T) {
	agreed := strings.NewReplacer("  date:", "  date: 2026-01-10", "\nconfirmed:", "\nconfirmed: 2026-01-10")
	for _, name := range []string{"Ada Okafor", "o'brien", "über-uns", "Yes 100 sure", "12", "true"} {
		files := map[string]string{}
		for _, ty := range contentTypes(nil) {
			file, text, err := New(ty.Name, name, testDay)
			if err != nil {
				t.Fatalf("new %s %q: %v", ty.Name, name, err)
			}
			files[file] = agreed.Replace(string(text))
		}
		if found := asked(checked(t, files)); len(found) > 0 {
			t.Errorf("new … %q: %q", name, found)
		}
	}
}

// Nobody's consent is filled in for them: the check asks for it.
func TestArchetypeConsent(t *testing.T) {
	file, text, err := New("mentor", "Ada Okafor", testDay)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		`6: the key "date" has no value; write, for example: date: 2026-05-01  (The day the person agreed to be listed.)`,
		`15: the key "confirmed" has no value; readers look for it; write, for example: confirmed: 2026-05-01  (The day the person last said that the profile is right.)`,
	}
	if got := asked(checked(t, map[string]string{file: string(text)})); !slices.Equal(got, want) {
		t.Errorf("asked for %q, want %q", got, want)
	}
}

// asked lists what keeps a page from being whole: its mistakes, and keys that
// are looked for.
func asked(l diag.List) (list []string) {
	for _, d := range l {
		if d.Severity == diag.Error || d.Code == "front-matter/wanted-key" {
			list = append(list, fmt.Sprintf("%d: %s; %s", d.Line, d.Message, d.Hint))
		}
	}
	return list
}

func TestNew(t *testing.T) {
	tests := []struct{ typeName, name, file, title, problem string }{
		{"mentor", "Ada Okafor", "mentors/ada-okafor.md", "name: Ada Okafor", ""},
		{"guide", "first-meeting", "guides/first-meeting.md", "title: First meeting", ""},
		{"guide", "first-meeting.md", "guides/first-meeting.md", "title: First meeting", ""},
		{"page", "über-uns", "über-uns.md", "title: Über uns", ""},
		{"guide", "yes", "guides/yes.md", "title: Yes", ""},
		{"guide", "{today}", "", "", `holds the character '{'; try "today"`},
		{"guide", "page", "", "", `try "my-page"`},
		{"guide", "con.md", "", "", `try "my-con"`},
		{"guide", "../../etc", "", "", "try "},
		{"guide", "", "", "", `try "my-page"`},
		{"gide", "x", "", "", `did you mean "guide"?`},
		{"spreadsheet", "x", "", "", "the types are mentor, topic, guide"},
	}
	for _, test := range tests {
		file, text, err := New(test.typeName, test.name, testDay)
		switch {
		case test.problem != "":
			if err == nil || !strings.Contains(err.Error(), test.problem) {
				t.Errorf("new %s %q: %v, want %s", test.typeName, test.name, err, test.problem)
			}
		case err != nil:
			t.Errorf("new %s %q: %v", test.typeName, test.name, err)
		case file != test.file || test.name != "yes" && !strings.Contains(string(text), test.title+"\n"):
			t.Errorf("new %s %q makes %s:\n%s", test.typeName, test.name, file, text)
		}
	}
}

// Each layout that a type names is in the default theme, and each layout of the
// theme is named.
func TestLayouts(t *testing.T) {
	named := map[string]bool{"base": true, "redirect": true}
	for _, ty := range contentTypes(nil) {
		for name := range ty.Views {
			named[name] = true
			file := "layouts/" + name + ".html"
			if strings.HasPrefix(name, "partials/") {
				file = name + ".html"
			}
			if _, err := fs.Stat(themes.Default(), file); err != nil {
				t.Errorf("the type %s names a layout that is not there: %v", ty.Name, err)
			}
		}
	}
	files, err := fs.Glob(themes.Default(), "layouts/*.html")
	if err != nil || len(files) == 0 {
		t.Fatal("the theme has no layouts", err)
	}
	for _, file := range files {
		if name := strings.TrimSuffix(filepath.Base(file), ".html"); !named[name] {
			t.Errorf("no type names the layout %q", name)
		}
	}
}

// Whatever is missing, a programme is judged and never brings the program down.
func TestHalfWrittenPages(t *testing.T) {
	files := map[string]string{"menu.md": "---\ntitle: Menu\n---\n", "guides/_index.md": "---\ntitle: ''\n---\n"}
	for _, ty := range contentTypes(nil) {
		for i, text := range []string{"", "---\n---\n", "---\ntitle:\n---\n", "---\nname: ''\ngroup: ''\nformats: ['']\nlevels: [x]\n---\n", "---\n[]\n---\n", "---\ntitle: T\nsections: [{}]\nsteps: [{}]\nfor: {}\nminutes: {}\ncapacity: {}\nconsent: {}\n---\n"} {
			files[ty.Folder+"/half"+string(rune('a'+i))+".md"] = text
		}
	}
	if l := checked(t, files); !l.HasErrors() {
		t.Error("no mistakes were found")
	}
}
