package serve

import (
	"net/http"
	"net/http/httptest"
	"testing"
	"testing/synctest"
	"time"
)

// TestStreamsAreFew opens as many streams as there may be, and one more.
func TestStreamsAreFew(t *testing.T) {
	h := newHub()
	server := httptest.NewServer(h)
	defer server.Close()
	defer h.close()
	open := func() *http.Response {
		r, err := http.Get(server.URL)
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	first := open()
	for range mostStreams - 1 {
		r := open()
		defer r.Body.Close()
		if r.StatusCode != http.StatusOK {
			t.Fatal("a stream is refused: ", r.Status)
		}
	}
	more := open()
	more.Body.Close()
	if more.StatusCode != http.StatusServiceUnavailable {
		t.Errorf("one stream too many answers %s", more.Status)
	}
	first.Body.Close()
	for r := open(); ; r = open() { // the server learns of it in its own time
		r.Body.Close()
		if r.StatusCode == http.StatusOK {
			return
		}
	}
}

// stalled is a reader that takes nothing: writing to it lasts until the
// deadline.
type stalled struct {
	http.ResponseWriter
	deadline time.Time
}

func (s *stalled) SetWriteDeadline(t time.Time) error {
	s.deadline = t
	return nil
}

func (s *stalled) FlushError() error {
	if s.deadline.IsZero() {
		select {}
	}
	time.Sleep(time.Until(s.deadline))
	return http.ErrHandlerTimeout
}

func TestAStalledReaderIsLeft(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		newHub().ServeHTTP(&stalled{ResponseWriter: httptest.NewRecorder()}, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", nil))
		if took := time.Since(start); took != eventTime {
			t.Errorf("after %v", took)
		}
	})
}
