package serve

import (
	"bytes"
	_ "embed"
	"fmt"
	"html"
	"net"
	"net/http"
	"net/netip"
	"os"
	"strings"

	"mentorbook/generator"
)

// own is the folder of what the preview adds to the site.
const own = "/_mentorbook/"

//go:embed live.js
var liveScript []byte

//go:embed live.css
var liveStyle []byte

func (s *Server) handler() http.Handler {
	mux := http.NewServeMux()
	mux.Handle(own+"events", s.hub)
	mux.Handle(own+"live.js", fixed("text/javascript; charset=utf-8", liveScript))
	mux.Handle(own+"live.css", fixed("text/css; charset=utf-8", liveStyle))
	return s.guard(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, own) {
			mux.ServeHTTP(w, r)
			return
		}
		s.page(w, r) // not through the mux, which would clean the path
	})
}

func fixed(contentType string, data []byte) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", contentType)
		w.Write(data)
	}
}

// guard refuses what no reader of the preview asks for.
func (s *Server) guard(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Cache-Control", "no-store")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		switch {
		case !s.knows(r.Host):
			http.Error(w, fmt.Sprintf("the preview does not answer to the name %q; open %s", r.Host, s.URL()), http.StatusForbidden)
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			h.Set("Allow", "GET, HEAD")
			http.Error(w, "the preview only shows", http.StatusMethodNotAllowed)
		default:
			next(w, r)
		}
	}
}

// knows tells whether a request was made under a name of this machine. An
// address in digits is no name, so nobody can have pointed it here.
func (s *Server) knows(hostPort string) bool {
	host := hostPort
	if h, _, err := net.SplitHostPort(hostPort); err == nil {
		host = h
	}
	host = strings.ToLower(strings.Trim(host, "[]"))
	switch host {
	case "localhost", Loopback, "::1", strings.ToLower(s.options.Host):
		return true
	}
	if !everywhere(s.options.Host) {
		return false
	}
	if _, err := netip.ParseAddr(host); err == nil {
		return true
	}
	name, err := os.Hostname()
	return err == nil && host == strings.ToLower(name)
}

// everywhere tells the hosts that stand for every address of the machine.
func everywhere(host string) bool {
	ip, err := netip.ParseAddr(host)
	return err == nil && ip.IsUnspecified()
}

func (s *Server) page(w http.ResponseWriter, r *http.Request) {
	now, _ := s.hub.now() // before the page, which can only be newer
	p, _ := s.project.Page(r.URL.Path)
	if p.Location != "" {
		if r.URL.RawQuery != "" {
			p.Location += "?" + r.URL.RawQuery
		}
		w.Header().Set("Location", p.Location)
		w.WriteHeader(p.Status)
		return
	}
	if p.Status == http.StatusInternalServerError {
		p = problemPage(p)
	}
	if strings.HasPrefix(p.ContentType, "text/html") {
		p.Body = withScript(p.Body, now.Version)
	}
	w.Header().Set("Content-Type", p.ContentType)
	w.WriteHeader(p.Status)
	w.Write(p.Body)
}

// withScript adds what makes a page follow changes.
func withScript(page []byte, version string) []byte {
	add := fmt.Appendf(nil, `<link rel="stylesheet" href="%slive.css"><script src="%slive.js" data-version="%s" defer></script>`, own, own, version)
	at := bytes.Index(page, []byte("</head>"))
	if at < 0 {
		at = len(page)
	}
	return bytes.Join([][]byte{page[:at], add, page[at:]}, nil)
}

// problemPage shows why there is no page.
func problemPage(p generator.Page) generator.Page {
	var b bytes.Buffer
	b.WriteString(`<!doctype html><html lang="en"><head><meta charset="utf-8">` +
		`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'">` +
		`<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>Not built: mentorbook</title></head>` +
		`<body id="mentorbook-page"><main><h1>This page cannot be shown yet</h1>` +
		`<p>The terminal says the same. Mend it and save the file: this page then loads by itself.</p><pre tabindex="0">`)
	b.WriteString(html.EscapeString(string(p.Body)))
	b.WriteString("</pre></main></body></html>\n")
	return generator.Page{Status: p.Status, ContentType: "text/html; charset=utf-8", Body: b.Bytes()}
}
