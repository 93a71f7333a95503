package search_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"mentorbook/generator/internal/emit/search"
	"mentorbook/generator/internal/site"
	"mentorbook/generator/internal/sitetest"
)

// doc is a page of a made-up site.
type doc struct {
	kind, id, title, lang string
	html                  string // inside main
	levels                []string
	keywords              []string
}

// publish writes the index of pages, and a page that has the engine, into a
// folder.
func publish(t testing.TB, dir string, docs []doc, synonyms ...[]string) {
	t.Helper()
	var pages []*site.Page
	for _, d := range docs {
		p := &site.Page{Type: d.kind, URL: "/" + d.kind + "s/" + d.id + "/", Title: d.title, Lang: d.lang, Levels: d.levels}
		p.Record = &site.Plain{Meta: site.Meta{Keywords: d.keywords}}
		pages = append(pages, p)
	}
	ix := search.New(search.Options{
		Pages: pages, Language: "en", People: []string{"mentor"}, Synonyms: synonyms,
		Label: func(f search.Facet, id string) string { return strings.ToUpper(id) },
	})
	for i, d := range docs {
		ix.Add(pages[i], []byte("<main>"+d.html+"</main>"))
	}
	if err := os.RemoveAll(filepath.Join(dir, "search")); err != nil {
		t.Fatal(err)
	}
	if err := ix.Write(1, func(f search.File) error {
		name := filepath.Join(dir, filepath.FromSlash(f.Path))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			return err
		}
		return os.WriteFile(name, f.Data, 0o666)
	}); err != nil {
		t.Fatal(err)
	}
	policy, err := os.ReadFile("../../../../themes/default/partials/policy.html")
	if err != nil {
		t.Fatal(err)
	}
	write(t, dir, "index.html", fmt.Appendf(nil, "<!doctype html><meta charset=utf-8>%s<title>Search</title><link rel=icon href=data:,>", policy))
	write(t, dir, "engine.js", script(t))
}

// engine opens the engine on a page of its own. What goes before it, in
// JavaScript, may put a function into the place of fetch.
func engine(t testing.TB, dir, before string) *sitetest.Page {
	t.Helper()
	page := sitetest.Browser(t).Open(sitetest.Serve(t, dir, "/"), sitetest.View{})
	sitetest.Eval[bool](page, `(async () => {
		let get = (...a) => fetch(...a);
		`+before+`
		window.engine = await (await import("/engine.js")).open({ base: "/", lang: "en", fetch: (...a) => get(...a) });
		window.tell = (promise) => promise.then((a) => "found " + a.total, (e) => e.kind || e.name || String(e));
		return true;
	})()`)
	return page
}

// many makes pages that are enough for several shards.
func many(n int) []doc {
	var docs []doc
	for i := range n {
		var text strings.Builder
		for j := range 80 {
			fmt.Fprintf(&text, "w%05dx%c ", (i*37+j*j*101)%20011, 'a'+rune(j%26))
		}
		docs = append(docs, doc{kind: "guide", id: fmt.Sprint("g", i), title: fmt.Sprint("Guide number ", i), html: "<p>common " + text.String()})
	}
	return docs
}

// A page whose title or heading says just what was asked comes before those
// that say more about the words; what is shown stays when more is asked for.
func TestNamedPagesComeFirst(t *testing.T) {
	dir := t.TempDir()
	var docs []doc
	for i := range 25 {
		d := doc{kind: "guide", id: fmt.Sprint("g", i), title: fmt.Sprint("Page ", i), html: "<p>access and controls " + strings.Repeat("of much ", i)}
		if i < 6 {
			d.title = "Access to controls of all machines"
		}
		docs = append(docs, d)
	}
	docs = append(docs, doc{kind: "guide", id: "named", title: "Other things", html: `<p>Much else.</p><h2 id="it">The access control</h2><p>Here.`})
	publish(t, dir, docs)
	page := engine(t, dir, "")
	rank := func(options string) []string { return strings.Fields(ask(t, page, "access controls", options).urls()) }
	first := rank("")
	all := rank("limit: 26")
	at := slices.Index(all, "guides/named/#it")
	if at != 0 || !slices.Equal(first, all[:10]) {
		t.Errorf("the named page is number %d of %q, first %q", at+1, all, first)
	}
	if next := rank("offset: 10, limit: 10"); !slices.Equal(next, all[10:20]) {
		t.Errorf("the second ten are %q, in all %q", next, all[10:20])
	}
}

// A heading of a long page with many others tells as much as that of a short one.
func TestOneHeadingOfMany(t *testing.T) {
	var long strings.Builder
	for i := range 80 {
		fmt.Fprintf(&long, `<h2 id="h%d">Part %d about x%dy and z%dz</h2><p>Much text of many words, and more of it.</p>`, i, i, i, i)
	}
	long.WriteString(`<h2 id="q">How to set quotas</h2><p>Here.</p>`)
	docs := []doc{{kind: "guide", id: "long", title: "Remote access", html: long.String()}}
	for i := range 30 {
		docs = append(docs, doc{kind: "guide", id: fmt.Sprint("g", i), title: fmt.Sprint("Page ", i), html: "<p>quotas " + strings.Repeat("and what one may set ", 4)})
	}
	dir := t.TempDir()
	publish(t, dir, docs)
	if got := ask(t, engine(t, dir, ""), "set quotas", "").urls(); !strings.HasPrefix(got, "guides/long/#q") {
		t.Errorf("first come %s", got)
	}
}

func TestQueries(t *testing.T) {
	dir := t.TempDir()
	docs := []doc{
		{kind: "guide", id: "leave", title: "Going on leave", html: `<p>How to take annual leave.</p><h2 id="pto">Days</h2><p>Everybody has <b>twenty</b> days. Organise cover.</p>`, levels: []string{"new"}},
		{kind: "guide", id: "onboarding", title: "Onboarding", html: "<p>The first week of onboarding.", keywords: []string{"starters"}},
		{kind: "guide", id: "slip", title: "A slip", html: "<p>onbording is written wrong here"},
		{kind: "mentor", id: "zoe", title: "Zoë Åström", html: "<p>Node.js, C++ and .NET.</p><p>Ärger über Löwen</p><p>Malmö</p><p>Writes.</p><p>Reads.", lang: "de"},
		{kind: "mentor", id: "aoi", title: "田中 葵", html: "<p>東京都で働いています。データ分析"},
		{kind: "topic", id: "one", title: "One to one", html: "<p>1:1 talks, check-ins. किताब and ภาษาไทย"},
		{kind: "topic", id: "evil", title: "<script>alert(1)</script>", html: "<p>&lt;img onerror=x&gt; markup"},
	}
	for i := range 25 {
		docs = append(docs, doc{kind: "worksheet", id: fmt.Sprint("w", i), title: fmt.Sprint("Sheet ", i), html: "<p>onboarding filler that is as long as the texts of the others above"})
	}
	publish(t, dir, docs, []string{"time off", "annual leave", "PTO"})
	page := engine(t, dir, "")
	for _, test := range []struct{ query, options, first, note string }{
		{"leave", "", "guides/leave/", ""},
		{"time off", "", "guides/leave/", ""},
		{"pto", "", "guides/leave/", ""},
		{"organising days", "", "guides/leave/#pto", ""},
		{"starters", "", "guides/onboarding/", ""},
		{"onboardnig", "", "guides/onboarding/", "onboarding for onboardnig"},
		{"nboarding", "", "guides/onboarding/", "onboarding for nboarding"},
		{"onbording", "exact: true", "guides/slip/", ""},
		{"onbording", "", "guides/slip/", "also onboarding"},
		{"annual zzzzzzz", "", "guides/leave/", "missing zzzzzzz"},
		{"how do I go on leave?", "", "guides/leave/", "missing go"},
		{"onbo", "", "guides/onboarding/", ""},
		{"astrom", "", "mentors/zoe/", ""},
		{"Astrom", "scope: 'people'", "mentors/zoe/", ""},
		{"Astrom", "scope: 'handbook', exact: true", "", ""},
		{"node.js", "", "mentors/zoe/", ""},
		{"c++", "", "mentors/zoe/", ""},
		{".net", "", "mentors/zoe/", ""},
		{"löwe", "", "mentors/zoe/", ""},
		{"京都", "", "mentors/aoi/", ""},
		{"京", "", "mentors/aoi/", ""},
		{"東京都", "", "mentors/aoi/", ""},
		{"データ", "", "mentors/aoi/", ""},
		{"1:1", "", "topics/one/", ""},
		{"checkin", "", "topics/one/", ""},
		{"किताब", "", "topics/one/", ""},
		{"ไทย", "", "topics/one/", ""},
		{"script", "", "topics/evil/", ""},
		{"7", "", "worksheets/w7/", ""},
		{"leave", "filters: {level: ['new']}", "guides/leave/", ""},
		{"leave", "filters: {level: ['veteran']}", "", ""},
		{"onboarding", "filters: {type: ['guide']}", "guides/onboarding/", ""},
		{"", "", "", ""},
		{"?!", "", "", ""},
	} {
		a := ask(t, page, test.query, test.options)
		first := ""
		if len(a.Results) > 0 {
			first = a.Results[0].URL
		}
		var notes []string
		if c := a.Correction; c != nil {
			notes = append(notes, c.Shown+" for "+c.Instead)
		}
		if len(a.Also) > 0 {
			notes = append(notes, "also "+strings.Join(a.Also, " "))
		}
		if len(a.Missing) > 0 {
			notes = append(notes, "missing "+strings.Join(a.Missing, " "))
		}
		if note := strings.Join(notes, ", "); first != test.first || note != test.note {
			t.Errorf("%q {%s}: %s (%s), want %s (%s)", test.query, test.options, first, note, test.first, test.note)
		}
	}
	a := ask(t, page, "onboarding", "facets: true, scope: 'handbook', filters: {type: ['guide']}, limit: 1")
	if a.Total != 2 && a.Total != 1 || a.Counts["type"]["worksheet"] != 25 || a.Counts["type"]["guide"] != a.Total || a.Counts["language"]["en"] != a.Total || a.Scopes.Handbook != a.Total {
		t.Errorf("counts are %+v", a)
	}
	snippet := ask(t, page, "annual leave", "").Results[0].Sections[0].Snippet
	if got := fmt.Sprint(snippet); got != "[How to take  map[mark:annual]   map[mark:leave] .]" {
		t.Errorf("the snippet is %s", got)
	}
	lines := ask(t, page, "Löwen", "").Results[0].Sections[0].Snippet
	if got := fmt.Sprint(lines); got != "[…  Ärger über  map[mark:Löwen]  · Malmö · Writes. Reads.]" {
		t.Errorf("lines that are no sentences are not kept apart: %s", got)
	}
	matched := sitetest.Eval[string](page, `engine.match("astrom löwen").then(({ pages, scores }) => pages.join() + " " + scores.length + " " + (scores[0] > 0))`)
	if matched != "0 1 true" {
		t.Errorf("matched %s", matched)
	}
	sitetest.Report(t, page.Faults())
}

// What nobody means to write neither stops nor slows the search.
func TestHostileTexts(t *testing.T) {
	dir := t.TempDir()
	var every strings.Builder
	for r := rune(1); r <= unicode.MaxRune; r += 7 {
		if unicode.IsPrint(r) && r != '<' && r != '&' {
			every.WriteRune(r)
		}
		if r%64 < 7 {
			every.WriteByte(' ')
		}
	}
	publish(t, dir, []doc{
		{kind: "guide", id: "one", title: "One word", html: "<p>" + strings.Repeat("again ", 10<<20/6)},
		{kind: "guide", id: "long", title: strings.Repeat("t", 100_000), html: "<p>" + strings.Repeat("w", 100_000)},
		{kind: "guide", id: "every", title: "Every block", html: "<p>" + every.String()},
		{kind: "guide", id: "control", title: "a\x00\x1b[31mb\u202ec", html: "<p>before\x00after \x07bell\u202e"},
		{kind: "guide", id: "broken", title: "Broken", html: "<p>before <b a=\"<i <!-- <p hidden>x"},
	})
	page := engine(t, dir, "")
	for query, want := range map[string]string{
		"again":                         "guides/one/",
		strings.Repeat("w", 100_000):    "guides/long/",
		strings.Repeat("again ", 2_000): "guides/one/",
		"every":                         "guides/every/",
		"bell":                          "guides/control/",
		"broken":                        "guides/broken/",
		"again \x00\u202e <b>'\"\\ (":   "guides/one/",
	} {
		if got := ask(t, page, query, "").urls(); !strings.HasPrefix(got+" ", want+" ") {
			t.Errorf("%.40q: %s, want %s", query, got, want)
		}
	}
	size := 0
	err := filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
		if info, e := d.Info(); e == nil && filepath.Ext(name) == ".bin" {
			size += int(info.Size())
		}
		return err
	})
	if err != nil || size > 400_000 {
		t.Errorf("%d bytes of index, %v", size, err)
	}
	sitetest.Report(t, page.Faults())
}

// A reader whose page is older than the site gets the new one.
func TestPublishedAnew(t *testing.T) {
	dir := t.TempDir()
	publish(t, dir, many(400))
	page := engine(t, dir, "")
	docs := many(500)
	docs[0].html = "<p>zanzibar"
	publish(t, dir, docs)
	if a := ask(t, page, "zanzibar", ""); a.urls() != "guides/g0/" {
		t.Errorf("after a deployment: %+v", a)
	}
	publish(t, dir, docs[:450])
	if a := ask(t, page, "common number", "limit: 500"); a.Total != 449 && a.Total != 450 {
		t.Errorf("after another: %d", a.Total)
	}
}

// Failures have a kind, and pass when their cause does.
func TestFailures(t *testing.T) {
	dir := t.TempDir()
	publish(t, dir, many(400))
	page := engine(t, dir, `
		window.fault = null;
		get = async (...a) => {
			const response = await fetch(...a);
			return window.fault ? window.fault(response) : response;
		};`)
	for _, test := range []struct{ fault, want string }{
		{`async () => { throw new TypeError("offline") }`, "network"},
		{`async () => new Response("", { status: 503 })`, "network"},
		{`async (r) => r.url.endsWith("index.bin") ? r : new Response("", { status: 404 })`, "network"},
		{`async (r) => new Response((await r.arrayBuffer()).slice(0, 100))`, "damaged"},
		{`async () => new Response(new Uint8Array([255, 255, 255, 255]))`, "damaged"},
		{`async () => new Response("")`, "damaged"},
		{`null`, "found 1"},
	} {
		query := "w00037xa"
		if got := sitetest.Eval[string](page, fmt.Sprintf(`window.fault = %s, tell(engine.search(%q, {exact: true}))`, test.fault, query)); !strings.HasPrefix(got, test.want) {
			t.Errorf("%s: %s, want %s", test.fault, got, test.want)
		}
	}
}

// An answer that nobody waits for any more is not given.
func TestAbort(t *testing.T) {
	dir := t.TempDir()
	publish(t, dir, many(400))
	page := engine(t, dir, `
		window.wait = [];
		window.hold = false;
		get = async (...a) => {
			if (window.hold) await new Promise((go) => window.wait.push(go));
			return fetch(...a);
		};`)
	got := sitetest.Eval[[]string](page, `(async () => {
		const before = AbortSignal.abort();
		const first = await tell(engine.search("common", { signal: before }));
		window.hold = true;
		const late = new AbortController();
		const second = tell(engine.search("w00037xa", { signal: late.signal }));
		while (!window.wait.length) await null;
		late.abort();
		window.hold = false;
		window.wait.forEach((go) => go());
		return [first, await second, await tell(engine.search("w00037xa", {exact: true}))];
	})()`)
	if len(got) != 3 || got[0] != "AbortError" || got[1] != "AbortError" || !strings.HasPrefix(got[2], "found 1") {
		t.Errorf("got %q", got)
	}
}
