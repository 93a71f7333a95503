// Package serve shows a programme in a browser while its author writes it.
//
// It answers with the pages of generator.Project, made when they are asked for,
// and writes nothing to disk. It watches the project's folders, and open pages
// follow each change: they load themselves again where the reader was, take a
// new style sheet without loading, and show what stops the build, in the words
// of the terminal, until it is mended.
//
// It listens on the loopback interface unless told otherwise, refuses requests
// made under a foreign name (a web page elsewhere could otherwise read the
// preview through the reader's browser), answers GET and HEAD alone, and has
// nothing to give but the site and its own script and style below
// /_mentorbook/. It never prints; a [Teller] does.
package serve

import (
	"context"
	"net"
	"net/http"
	"strconv"
	"time"

	"mentorbook/generator"
	"mentorbook/generator/diag"
)

// Loopback is the address that only this machine can reach.
const Loopback = "127.0.0.1"

// Options say where to listen and whom to tell.
type Options struct {
	Host       string // to listen on; empty for [Loopback]
	Port, Last int    // the first free port from Port to Last is taken; 0 is any
	Poll       Poll
	Teller     Teller
}

// Poll says how changes are found.
type Poll uint8

// The ways to find changes.
const (
	PollIfNeeded Poll = iota // the system tells of them, unless it cannot
	PollAlways               // by looking every second: for network drives
)

// Teller is told what goes on, by one goroutine at a time.
type Teller interface {
	// Changed tells of a change that was taken up, and how long that took.
	Changed(c generator.Change, took time.Duration)
	// Found tells all that is wrong with the programme when that changed.
	Found(problems diag.List)
	// Polling tells why the system does not tell of changes.
	Polling(reason error)
}

// Server is a preview that has a port.
type Server struct {
	project  *generator.Project
	options  Options
	listener net.Listener
	hub      *hub
	told     diag.List // what the teller knows
}

// Listen takes a port. Nothing is answered before [Server.Run].
func Listen(o Options) (*Server, error) {
	if o.Host == "" {
		o.Host = Loopback
	}
	for port := o.Port; ; port++ {
		l, err := net.Listen("tcp", net.JoinHostPort(o.Host, strconv.Itoa(port)))
		if err == nil {
			return &Server{options: o, listener: l, hub: newHub()}, nil
		}
		if port >= o.Last {
			return nil, err
		}
	}
}

// URL is the address of the home page.
func (s *Server) URL() string {
	_, port, _ := net.SplitHostPort(s.listener.Addr().String())
	host := s.options.Host
	if everywhere(host) {
		host = Loopback
	}
	return "http://" + net.JoinHostPort(host, port) + "/"
}

// Close gives the port back, of a server that does not run.
func (s *Server) Close() error { return s.listener.Close() }

// shutdownTime is how long answers under way may take once the server is to
// end.
const shutdownTime = 3 * time.Second

// Run shows a project until the context is done. It then answers what was
// asked and returns nil.
func (s *Server) Run(ctx context.Context, p *generator.Project) error {
	s.project = p
	s.renew()
	server := &http.Server{Handler: s.handler(), ReadHeaderTimeout: 10 * time.Second, WriteTimeout: time.Minute, IdleTimeout: time.Minute}
	server.RegisterOnShutdown(s.hub.close)
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	followed := make(chan struct{})
	go func() {
		defer close(followed)
		s.follow(ctx)
	}()
	served := make(chan error, 1)
	go func() { served <- server.Serve(s.listener) }()
	var err error
	select {
	case <-ctx.Done():
		end, stop := context.WithTimeout(context.WithoutCancel(ctx), shutdownTime)
		defer stop()
		if server.Shutdown(end) != nil {
			server.Close() // a reader who takes longer is cut off
		}
	case err = <-served:
		cancel()
	}
	<-followed
	return err
}
