package main

import (
	"sync"
	"time"
)

// patience is how long work may take before it is said that it goes on.
const patience = time.Second

// progress says on a terminal that work goes on, once it takes longer than a
// moment, until the returned function is called.
func (s *screen) progress(what string) (stop func()) {
	if !s.terminal {
		return func() {}
	}
	done := make(chan struct{})
	var said sync.WaitGroup
	start := time.Now()
	said.Go(func() {
		tick := time.NewTicker(patience)
		defer tick.Stop()
		shown := false
		for {
			select {
			case <-done:
				if shown {
					s.printf("\r\x1b[K")
				}
				return
			case <-tick.C:
				shown = true
				s.printf("\r%s… %d s", what, int(time.Since(start).Seconds()))
			}
		}
	})
	return func() { close(done); said.Wait() }
}
