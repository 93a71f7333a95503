package main

import (
	"fmt"
	"net"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"mentorbook/generator"
	"mentorbook/generator/diag"
	"mentorbook/generator/serve"
)

// portsTried is how many ports are tried after the default one.
const portsTried = 20

func serveCommand(s *screen) *cobra.Command {
	f := &projectFlags{}
	o := serve.Options{Teller: teller{s}}
	poll := false
	c := &cobra.Command{
		Use:   "serve",
		Short: "Show the website while you write it",
		Long: `Show the website in a browser on this machine. Pages follow each file that you
save. Nothing is written, and nothing is published. Ctrl-C ends it.`,
		Example: "  mentorbook serve\n  mentorbook serve --drafts --port 9000",
		Args:    arguments(0, ""),
		RunE: func(c *cobra.Command, _ []string) error {
			o.Last = o.Port
			if !c.Flags().Changed("port") {
				o.Last += portsTried
			}
			if poll {
				o.Poll = serve.PollAlways
			}
			return preview(c, s, f, o)
		},
	}
	f.reading(c)
	c.Flags().StringVar(&o.Host, "host", serve.Loopback, "address to listen on; another lets other machines read the preview")
	c.Flags().IntVar(&o.Port, "port", 8080, "port to listen on (default: 8080, or the next that is free)")
	c.Flags().BoolVar(&poll, "poll", false, "look for changes every second, for network drives")
	c.Flags().MarkHidden("json") // there are no data to print
	return c
}

func preview(c *cobra.Command, s *screen, f *projectFlags, o serve.Options) error {
	if o.Port < 0 || o.Port > 65535 {
		return usageError{fmt.Errorf("--port %d is not a port; write a number from 1024 to 65535", o.Port)}
	}
	server, err := serve.Listen(o)
	if err != nil {
		return fmt.Errorf("the preview cannot listen: %w; choose another with --port", err)
	}
	p, err := f.open()
	if err != nil {
		server.Close()
		return err
	}
	defer p.Close()
	s.printf("the site is shown at %s (Ctrl-C to stop)\n", server.URL())
	if !loopback(o.Host) {
		s.printf("warning: anyone who reaches this machine at %s can read the preview, drafts too\n", o.Host)
	}
	if err := server.Run(c.Context(), p); err != nil {
		return err
	}
	s.printf("stopped\n")
	return nil
}

// loopback tells an address that only this machine reaches.
func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// teller prints what goes on in a preview.
type teller struct{ *screen }

// mostNamed is how many changed files a line names.
const mostNamed = 3

func (t teller) Changed(c generator.Change, took time.Duration) {
	what := map[generator.Extent]string{generator.Styles: "styles", generator.Texts: "text", generator.Whole: "site"}[c.Extent]
	files := strings.Join(c.Files[:min(mostNamed, len(c.Files))], ", ")
	if more := len(c.Files) - mostNamed; more > 0 {
		files += fmt.Sprintf(" and %d more", more)
	}
	if files != "" {
		files = " (" + diag.Visible(files) + ")"
	}
	t.printf("%s: %s reloaded in %s%s\n", time.Now().Format(time.TimeOnly), what, milliseconds(took), files)
}

func (t teller) Found(problems diag.List) {
	t.problems(problems)
	if len(problems) == 0 {
		t.printf("no mistakes are left\n")
	}
}

func (t teller) Polling(reason error) {
	t.printf("this system does not tell of changes (%v), so files are looked at every second\n", reason)
}
