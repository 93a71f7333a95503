package serve

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"mentorbook/generator"
	"mentorbook/generator/diag"
	"mentorbook/generator/internal/sitetest"
	"mentorbook/themes"
)

func TestMain(m *testing.M) { sitetest.Main(m) }

// programme is a small one with a theme of its own.
const programme = `
-- content/site.yaml --
title: Small
director: {name: Maren, url: "https://example.org/"}
-- content/_index.md --
---
title: Small
---
Welcome.
-- content/guides/_index.md --
---
title: Guides
---
-- content/guides/first.md --
---
title: First meeting
task: meet
---
Say who you are. See [the other](second.md).
-- content/guides/second.md --
---
title: Second meeting
task: meet again
aliases: [/old/]
---
Ask more.
-- themes/ours/assets/styles/site/95-ours.css --
main { outline-color: red }
`

// preview is a running server over a folder of its own.
type preview struct {
	t       *testing.T
	dir     string
	url     string
	states  chan state
	changed chan generator.Change

	mu    sync.Mutex
	found diag.List
}

func (p *preview) Changed(c generator.Change, _ time.Duration) {
	select {
	case p.changed <- c:
	default:
	}
}

func (p *preview) Found(l diag.List) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.found = l
}

func (p *preview) Polling(reason error) { p.t.Error("polls:", reason) }

// start shows the programme until the test ends, when the server must end too.
func start(t *testing.T, o Options) *preview {
	t.Helper()
	p := &preview{t: t, dir: t.TempDir(), states: make(chan state, 100), changed: make(chan generator.Change, 100)}
	for _, f := range txtar.Parse([]byte(programme)).Files {
		p.write(f.Name, string(f.Data))
	}
	project, err := generator.Open(generator.Options{
		Content: filepath.Join(p.dir, "content"), Themes: filepath.Join(p.dir, "themes"), Theme: "ours",
		Default: themes.Default(), Now: time.Date(2026, 5, 1, 0, 0, 0, 0, time.UTC),
	})
	if err != nil {
		t.Fatal(err)
	}
	if o.Teller == nil {
		o.Teller = p
	}
	s, err := Listen(o)
	if err != nil {
		t.Fatal(err)
	}
	p.url = strings.TrimSuffix(s.URL(), "/")
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- s.Run(ctx, project) }()
	p.listen()
	t.Cleanup(func() {
		cancel()
		select {
		case err := <-done:
			if err != nil {
				t.Error(err)
			}
		case <-time.After(20 * time.Second):
			t.Error("the server does not end")
		}
		project.Close()
	})
	return p
}

func (p *preview) path(name string) string { return filepath.Join(p.dir, filepath.FromSlash(name)) }

func (p *preview) write(name, text string) {
	p.t.Helper()
	if err := os.MkdirAll(filepath.Dir(p.path(name)), 0o777); err != nil {
		p.t.Fatal(err)
	}
	if err := os.WriteFile(p.path(name), []byte(text), 0o666); err != nil {
		p.t.Fatal(err)
	}
}

// edit replaces a part of a file.
func (p *preview) edit(name, old, new string) {
	p.t.Helper()
	text, err := os.ReadFile(p.path(name))
	if err != nil || !strings.Contains(string(text), old) {
		p.t.Fatalf("%s has no %q: %v", name, old, err)
	}
	p.write(name, strings.ReplaceAll(string(text), old, new))
}

// listen follows the events of the server.
func (p *preview) listen() {
	p.t.Helper()
	r, err := http.Get(p.url + own + "events")
	if err != nil {
		p.t.Fatal(err)
	}
	p.t.Cleanup(func() { r.Body.Close() })
	go func() {
		lines := bufio.NewScanner(r.Body)
		lines.Buffer(nil, 1<<20)
		for lines.Scan() {
			data, ok := strings.CutPrefix(lines.Text(), "data: ")
			var s state
			if ok && json.Unmarshal([]byte(data), &s) == nil {
				p.states <- s
			}
		}
	}()
}

// until waits for a state.
func (p *preview) until(what string, want func(state) bool) state {
	p.t.Helper()
	limit := time.After(30 * time.Second)
	for {
		select {
		case s := <-p.states:
			if want(s) {
				return s
			}
		case <-limit:
			p.t.Fatal("never: ", what)
		}
	}
}

// newer waits for pages to have changed.
func (p *preview) newer(than state) state {
	p.t.Helper()
	return p.until("a newer version", func(s state) bool { return s.Version != than.Version })
}

func (p *preview) now() state {
	p.t.Helper()
	return p.until("a first state", func(state) bool { return true })
}

type answer struct {
	status int
	header http.Header
	body   string
}

func (p *preview) get(path string) answer {
	p.t.Helper()
	return p.ask(http.MethodGet, path, "")
}

// ask sends a path as it is, under a name.
func (p *preview) ask(method, path, host string) answer {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.t.Context(), 20*time.Second) // only a stream takes it
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, method, p.url, nil)
	if err != nil {
		p.t.Fatal(err)
	}
	r.URL.Opaque, r.Host = path, host
	a, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		p.t.Fatal(err)
	}
	defer a.Body.Close()
	body, err := io.ReadAll(a.Body)
	if err != nil {
		p.t.Fatal(err)
	}
	return answer{a.StatusCode, a.Header, string(body)}
}

func (p *preview) shows(path, text string) {
	p.t.Helper()
	if a := p.get(path); a.status != http.StatusOK || !strings.Contains(a.body, text) {
		p.t.Errorf("%s answers %d without %q:\n%s", path, a.status, text, a.body)
	}
}

// TestAnswers asks for everything that a site has, and for what it has not.
func TestAnswers(t *testing.T) {
	p := start(t, Options{})
	p.write("secret.md", "outside")
	for _, c := range []struct {
		method, path, host string
		status             int
		contentType, body  string
	}{
		{"GET", "/", "", 200, "text/html; charset=utf-8", "Welcome."},
		{"GET", "/index.html", "", 200, "text/html; charset=utf-8", "Welcome."},
		{"GET", "/guides/first/", "", 200, "text/html; charset=utf-8", `href="../../guides/second/"`},
		{"GET", "/guides/first/?q=1", "", 200, "text/html; charset=utf-8", "First meeting"},
		{"HEAD", "/guides/first/", "", 200, "text/html; charset=utf-8", ""},
		{"POST", "/", "", 405, "text/plain; charset=utf-8", "only shows"},
		{"GET", "/guides", "", 307, "", ""},
		{"GET", "/old/", "", 200, "text/html; charset=utf-8", "../guides/second/"},
		{"GET", "/none/", "", 404, "text/html; charset=utf-8", `href="/`},
		{"GET", "/robots.txt", "", 200, "text/plain; charset=utf-8", "User-agent"},
		{"GET", "/feed.xml", "", 404, "text/html; charset=utf-8", ""},
		{"GET", "/guides/first.md", "", 404, "text/html; charset=utf-8", ""},
		{"GET", "/site.yaml", "", 404, "text/html; charset=utf-8", ""},
		{"GET", "/../secret.md", "", 404, "text/html; charset=utf-8", ""},
		{"GET", "/guides/%2e%2e/%2e%2e/secret.md", "", 404, "text/html; charset=utf-8", ""},
		{"GET", "/%2fexample.org", "", 404, "text/html; charset=utf-8", ""},
		{"GET", own + "live.js", "", 200, "text/javascript; charset=utf-8", "EventSource"},
		{"GET", own + "live.css", "", 200, "text/css; charset=utf-8", "#mentorbook"},
		{"HEAD", own + "events", "", 200, "text/event-stream", ""},
		{"GET", own + "../secret.md", "", 307, "", ""},
		{"GET", "/", "example.org", 403, "text/plain; charset=utf-8", "example.org"},
		{"GET", own + "events", "example.org:8080", 403, "text/plain; charset=utf-8", ""},
		{"GET", "/", "192.0.2.1", 403, "text/plain; charset=utf-8", ""},
		{"GET", "/", "localhost:9999", 200, "text/html; charset=utf-8", "Welcome."},
		{"GET", "/", "[::1]:8080", 200, "text/html; charset=utf-8", "Welcome."},
	} {
		a := p.ask(c.method, c.path, c.host)
		if a.status != c.status || c.contentType != "" && a.header.Get("Content-Type") != c.contentType || !strings.Contains(a.body, c.body) {
			t.Errorf("%s %s as %q: %d %s\n%s", c.method, c.path, c.host, a.status, a.header.Get("Content-Type"), a.body)
		}
		if a.header.Get("Cache-Control") != "no-store" {
			t.Errorf("%s may be kept", c.path)
		}
		if strings.Contains(a.body, "outside") {
			t.Errorf("%s leaves the site", c.path)
		}
	}
	if to := p.get("/guides?q=1").header.Get("Location"); to != "/guides/?q=1" {
		t.Errorf("/guides leads to %q", to)
	}
}

// TestEveryPageOfTheSite compares the preview with what a build publishes.
func TestEveryPageOfTheSite(t *testing.T) {
	p := start(t, Options{})
	out := t.TempDir()
	project, err := generator.Open(generator.Options{
		Content: p.path("content"), Themes: p.path("themes"), Theme: "ours", Out: filepath.Join(out, "public"),
		Default: themes.Default(), Now: time.Date(2026, 5, 1, 0, 0, 0, 0, time.UTC),
	})
	if err != nil {
		t.Fatal(err)
	}
	defer project.Close()
	if _, problems, err := project.Build(t.Context()); err != nil || problems.HasErrors() {
		t.Fatal(problems, err)
	}
	published, err := os.OpenRoot(filepath.Join(out, "public"))
	if err != nil {
		t.Fatal(err)
	}
	defer published.Close()
	seen := 0
	for name, want := range files(t, published) {
		if name == ".nojekyll" {
			continue
		}
		seen++
		a := p.get("/" + strings.TrimSuffix(name, "index.html"))
		got := a.body
		if from, to := strings.Index(got, `<link rel="stylesheet" href="`+own), strings.Index(got, "</head>"); from >= 0 {
			got = got[:from] + got[to:]
		}
		if a.status != 200 || got != want {
			t.Errorf("%s: %d, differs from the published file", name, a.status)
		}
	}
	if seen < 10 {
		t.Errorf("only %d files", seen)
	}
}

func files(t *testing.T, root *os.Root) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(root.Name(), func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		rel, _ := filepath.Rel(root.Name(), name)
		all[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// step makes a change, waits for the pages to follow and looks at one.
func (p *preview) step(s *state, change func(), path, text string) {
	p.t.Helper()
	change()
	*s = p.newer(*s)
	for s.Blocked { // a file was seen between being emptied and being written
		*s = p.newer(*s)
	}
	p.shows(path, text)
}

func (p *preview) rename(from, to string) {
	p.t.Helper()
	if err := os.Rename(p.path(from), p.path(to)); err != nil {
		p.t.Fatal(err)
	}
}

// TestFollows makes the changes that authors and their editors make.
func TestFollows(t *testing.T) {
	p := start(t, Options{})
	s := p.now()
	p.step(&s, func() { p.edit("content/guides/first.md", "Say who", "Tell who") }, "/guides/first/", "Tell who you are")
	p.step(&s, func() { p.edit("content/guides/second.md", "title: Second", "title: Other") }, "/guides/", "Other meeting")
	p.step(&s, func() { // an atomic save
		p.write("content/guides/.first.md.tmp1", "---\ntitle: First meeting\ntask: meet\n---\nSaved in one step.\n")
		p.rename("content/guides/.first.md.tmp1", "content/guides/first.md")
	}, "/guides/first/", "Saved in one step.")
	p.step(&s, func() { p.write("content/about/us/team.md", "---\ntitle: Our team\n---\nAll of us.\n") }, "/about/us/team/", "All of us.")
	p.step(&s, func() { p.write("content/about/us/more.md", "---\ntitle: More\n---\nStill more.\n") }, "/about/us/more/", "Still more.")
	p.step(&s, func() { p.rename("content/about", "content/who") }, "/who/us/team/", "All of us.")
	p.step(&s, func() { p.edit("content/who/us/team.md", "All", "Each") }, "/who/us/team/", "Each of us.")
	p.step(&s, func() { os.RemoveAll(p.path("content/who")) }, "/", "Welcome.")
	if a := p.get("/who/us/team/"); a.status != 404 {
		t.Errorf("a removed page answers %d", a.status)
	}
	p.step(&s, func() { p.edit("content/site.yaml", "title: Small", "title: Smaller") }, "/guides/", "Smaller")
	p.step(&s, func() { p.write("themes/ours/partials/crumbs.html", "<p>our own way</p>") }, "/guides/first/", "our own way")
	p.step(&s, func() { p.write("themes/ours/i18n/en.yaml", "nav.skip: Over it\n") }, "/guides/first/", "Over it")
	p.step(&s, func() { os.RemoveAll(p.path("themes/ours/partials")) }, "/guides/first/", "Home")
}

// TestPolling follows where the system does not tell of changes.
func TestPolling(t *testing.T) {
	p := start(t, Options{Poll: PollAlways})
	s := p.now()
	p.step(&s, func() { p.edit("content/guides/first.md", "Say who", "Tell who") }, "/guides/first/", "Tell who you are")
	p.step(&s, func() { p.write("content/about/us/team.md", "---\ntitle: Our team\n---\nAll of us.\n") }, "/about/us/team/", "All of us.")
}

// TestContentComesBack takes up a folder that another took the place of, as a
// change of branch does.
func TestContentComesBack(t *testing.T) {
	p := start(t, Options{})
	p.now()
	p.rename("content", "before")
	p.edit("before/_index.md", "Welcome", "Goodbye")
	if err := os.CopyFS(p.path("content"), os.DirFS(p.path("before"))); err != nil {
		t.Fatal(err)
	}
	p.until("the other folder", func(state) bool { return strings.Contains(p.get("/").body, "Goodbye") })
	p.edit("content/guides/first.md", "Say who", "Tell who")
	p.until("the new text", func(state) bool { return strings.Contains(p.get("/guides/first/").body, "Tell who") })
}

// TestStyles swaps a style sheet and leaves pages as they are.
func TestStyles(t *testing.T) {
	p := start(t, Options{})
	s := p.now()
	before := s.Styles["site"]
	p.edit("themes/ours/assets/styles/site/95-ours.css", "red", "#123456")
	s = p.until("another style sheet", func(n state) bool {
		if n.Version != s.Version {
			t.Error("pages were to load again")
		}
		return n.Styles["site"] != before
	})
	p.shows(s.Styles["site"], "#123456")
	p.shows("/", strings.TrimPrefix(s.Styles["site"], "/"))
	if c := <-p.changed; c.Extent != generator.Styles || !slices.Equal(c.Files, []string{"themes/ours/assets/styles/site/95-ours.css"}) {
		t.Errorf("told of %+v", c)
	}
}

// TestProblems breaks things and mends them.
func TestProblems(t *testing.T) {
	p := start(t, Options{})
	s := p.now()
	broken := "content/guides/first.md:2:1: error: unknown key \"titel\" [front-matter/unknown-key]\n    titel: First meeting\n    ^~~~~\nhint: did you mean \"title\"?\n"
	p.edit("content/guides/first.md", "title:", "titel:")
	s = p.until("a block", func(n state) bool { return n.Blocked })
	if !strings.Contains(s.Problems, broken) {
		t.Errorf("told\n%s", s.Problems)
	}
	a := p.get("/guides/first/")
	if a.status != 500 || !strings.Contains(a.body, "did you mean &#34;title&#34;?") || !strings.Contains(a.body, own+"live.js") {
		t.Errorf("the page says %d\n%s", a.status, a.body)
	}
	p.edit("content/guides/first.md", "titel:", "title:")
	s = p.until("no block", func(n state) bool { return !n.Blocked && n.Problems == "" })
	p.shows("/guides/first/", "Say who you are")

	p.edit("content/guides/first.md", "second.md", "secund.md")
	s = p.until("a broken link", func(n state) bool { return strings.Contains(n.Problems, `did you mean "second.md"?`) })
	if s.Blocked {
		t.Error("a broken link leaves no page to show")
	}
	p.shows("/guides/first/", "Say who you are")
	p.edit("content/guides/first.md", "secund.md", "second.md")
	p.until("the link is mended", func(n state) bool { return n.Problems == "" })

	// The link breaks though its own page does not change.
	if err := os.Rename(p.path("content/guides/second.md"), p.path("content/guides/third.md")); err != nil {
		t.Fatal(err)
	}
	p.until("the link is broken", func(n state) bool { return strings.Contains(n.Problems, "links/broken") })
}

// TestLinkOutOfTheContent is never followed.
func TestLinkOutOfTheContent(t *testing.T) {
	p := start(t, Options{})
	s := p.now()
	p.write("secret.md", "---\ntitle: Outside\n---\noutside\n")
	if err := os.Symlink(p.path("secret.md"), p.path("content/guides/inside.md")); err != nil {
		t.Skip("skipped: no symbolic links here: ", err)
	}
	s = p.until("a block", func(n state) bool { return n.Blocked })
	if !strings.Contains(s.Problems, "source/symlink") {
		t.Error(s.Problems)
	}
	if a := p.get("/guides/inside/"); strings.Contains(a.body, "outside") {
		t.Error("the link was followed")
	}
}

// TestBurst takes up many changes in few steps.
func TestBurst(t *testing.T) {
	p := start(t, Options{})
	p.now()
	for range 200 {
		p.write("content/guides/many.md", "---\ntitle: Many\ntask: t\n---\nhalf\n")
		p.write("content/guides/.many.md.swp", "x")
	}
	p.write("content/guides/many.md", "---\ntitle: Many\ntask: t\n---\nthe whole\n")
	p.until("the last text", func(state) bool { return strings.Contains(p.get("/guides/many/").body, "the whole") })
	if n := len(p.changed); n > 20 {
		t.Errorf("%d reloads", n)
	}
}

// TestManyReaders asks while the programme changes; the race detector judges.
func TestManyReaders(t *testing.T) {
	p := start(t, Options{})
	s := p.now()
	var readers sync.WaitGroup
	ctx, stop := context.WithCancel(t.Context())
	for _, path := range []string{"/", "/guides/first/", "/guides/", "/search/", "/print/", "/none", "/old/", "/robots.txt"} {
		readers.Go(func() {
			for ctx.Err() == nil {
				p.get(path)
			}
		})
	}
	p.edit("content/guides/first.md", "Say", "Tell")
	s = p.newer(s)
	p.edit("content/guides/first.md", "task: meet", "task: see")
	s = p.newer(s)
	p.write("content/guides/new.md", "---\ntitle: New\ntask: t\n---\n")
	p.newer(s)
	stop()
	readers.Wait()
}

// TestPorts takes the next port when one is taken, and says when none is left.
func TestPorts(t *testing.T) {
	first, err := Listen(Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer first.Close()
	port := 0
	if _, err := readPort(first.URL(), &port); err != nil {
		t.Fatal(err)
	}
	second, err := Listen(Options{Port: port, Last: port + 20})
	if err != nil {
		t.Fatal(err)
	}
	defer second.Close()
	if second.URL() == first.URL() {
		t.Error("two servers on one port")
	}
	if third, err := Listen(Options{Port: port, Last: port}); err == nil {
		third.Close()
		t.Error("two servers on one port")
	}
}

func readPort(address string, port *int) (string, error) {
	u, err := url.Parse(address)
	if err != nil {
		return "", err
	}
	*port, err = strconv.Atoi(u.Port())
	return u.Host, err
}
