package serve

import (
	"crypto/rand"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"strconv"
	"sync"
	"time"
)

// state is what open pages must know to follow. It is whole each time, so that
// a page that missed some misses nothing.
type state struct {
	// Version changes with what pages show. It differs between two runs.
	Version string `json:"version"`
	// Styles are the addresses of the style sheets by name.
	Styles map[string]string `json:"styles"`
	// Blocked says that no page can be shown.
	Blocked bool `json:"blocked"`
	// Problems are what stops a build, as printed; empty when nothing does.
	Problems string `json:"problems"`

	run    string
	number int
}

func (s *state) renew() {
	s.number++
	s.Version = s.run + "-" + strconv.Itoa(s.number)
}

func (s *state) equal(t state) bool {
	return s.Version == t.Version && s.Blocked == t.Blocked && s.Problems == t.Problems && maps.Equal(s.Styles, t.Styles)
}

// hub tells the open pages of each new state, as server-sent events (HTML
// Standard, section 9.2).
type hub struct {
	mu      sync.Mutex
	state   state
	changed chan struct{} // closed with the next state
	closed  chan struct{}
	once    sync.Once
	streams chan struct{} // one for each that is open
}

const (
	// mostStreams is more than one author has pages open.
	mostStreams = 64
	// eventTime is how long a page may take to receive a state. One that
	// sleeps is told all when it comes back.
	eventTime = 10 * time.Second
)

func newHub() *hub {
	h := &hub{changed: make(chan struct{}), closed: make(chan struct{}), streams: make(chan struct{}, mostStreams), state: state{run: rand.Text()[:8]}}
	h.state.renew()
	return h
}

// set changes the state, and tells so if it did.
func (h *hub) set(change func(*state)) {
	h.mu.Lock()
	defer h.mu.Unlock()
	before := h.state
	change(&h.state)
	if !h.state.equal(before) {
		close(h.changed)
		h.changed = make(chan struct{})
	}
}

func (h *hub) now() (state, <-chan struct{}) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.state, h.changed
}

// close ends all streams, so that the server can end.
func (h *hub) close() { h.once.Do(func() { close(h.closed) }) }

// retry is what a page waits before it asks again for a stream that broke.
const retry = 500 * time.Millisecond

func (h *hub) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	if r.Method == http.MethodHead {
		return
	}
	select {
	case h.streams <- struct{}{}:
		defer func() { <-h.streams }()
	default:
		http.Error(w, fmt.Sprintf("%d pages follow the preview already: close some", mostStreams), http.StatusServiceUnavailable)
		return
	}
	c := http.NewResponseController(w)
	fmt.Fprintf(w, "retry: %d\n\n", retry.Milliseconds())
	for {
		if c.SetWriteDeadline(time.Now().Add(eventTime)) != nil {
			return
		}
		now, changed := h.now()
		data, err := json.Marshal(now)
		if err != nil {
			return
		}
		if _, err := fmt.Fprintf(w, "event: state\ndata: %s\n\n", data); err != nil || c.Flush() != nil {
			return
		}
		select {
		case <-changed:
		case <-r.Context().Done():
			return
		case <-h.closed:
			return
		}
	}
}
