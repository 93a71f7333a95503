package serve

import (
	"context"
	"path"
	"slices"
	"strings"
	"time"

	"mentorbook/generator"
	"mentorbook/generator/diag"
)

// follow takes up changes until the context is done. Between two of them the
// texts are judged, which a change interrupts.
func (s *Server) follow(ctx context.Context) {
	changes := watch(ctx, s.project.Folders(), s.options.Poll, s.options.Teller.Polling)
	judged, stop := s.judge(ctx)
	for {
		select {
		case <-ctx.Done():
			stop()
			return
		case paths := <-changes:
			stop()
			s.reload(paths)
			judged, stop = s.judge(ctx)
		case problems := <-judged:
			s.found(problems)
		}
	}
}

// judge looks for all that is wrong, beside everything else. Nothing comes of
// it once it is stopped.
func (s *Server) judge(ctx context.Context) (judged <-chan diag.List, stop func()) {
	ctx, cancel := context.WithCancel(ctx)
	out, done := make(chan diag.List, 1), make(chan struct{})
	go func() {
		defer close(done)
		if problems, err := s.project.Examine(ctx); err == nil {
			out <- problems
		}
	}()
	return out, func() { cancel(); <-done }
}

// reload takes up a change. The pages that are open hear of it at once.
func (s *Server) reload(paths []string) {
	start := time.Now()
	c := s.project.Reload(paths)
	if c.Extent == generator.Nothing {
		return
	}
	s.options.Teller.Changed(c, time.Since(start))
	if c.Extent > generator.Styles {
		s.renew()
	}
	s.hub.set(func(st *state) { st.Styles = s.styles() })
}

// renew says that what pages show is no longer what it was.
func (s *Server) renew() {
	standing := s.project.Problems()
	s.hub.set(func(st *state) {
		if st.Blocked || standing.HasErrors() {
			st.Problems = generator.Errors(standing)
		}
		st.Blocked = standing.HasErrors()
		st.Styles = s.styles()
		st.renew()
	})
}

// styles gives the addresses of the style sheets by their names without
// fingerprint.
func (s *Server) styles() map[string]string {
	styles := map[string]string{}
	for _, address := range s.project.Styles() {
		name, _, _ := strings.Cut(path.Base(address), ".")
		styles[name] = address
	}
	return styles
}

// found takes up what was judged.
func (s *Server) found(problems diag.List) {
	s.hub.set(func(st *state) { st.Problems = generator.Errors(problems) })
	if !slices.Equal(problems, s.told) {
		s.told = problems
		s.options.Teller.Found(problems)
	}
}
