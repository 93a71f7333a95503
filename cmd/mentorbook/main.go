// Command mentorbook turns a mentoring programme, written in Markdown, into its
// website.
//
// Exit codes: 0 clean or warnings only; 1 problems in the content, disk errors,
// or warnings with --strict; 2 wrong usage. Data goes to standard output,
// everything else to standard error. Nothing is ever asked.
package main

import (
	"cmp"
	"context"
	"errors"
	"os"
	"os/signal"
	"syscall"
	_ "time/tzdata" // machines without a time zone database

	"github.com/spf13/cobra"
)

func main() { os.Exit(run()) }

func run() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	screen := newScreen(os.Stderr, os.Getenv)
	command := root(screen)
	err := command.ExecuteContext(ctx)
	if err != nil {
		err = cmp.Or(commandError(command, err), err)
	}
	return screen.finish(err)
}

// root makes the command with all its parts.
func root(screen *screen) *cobra.Command {
	c := &cobra.Command{
		Use:   "mentorbook",
		Short: "Turn a mentoring programme, written in Markdown, into its website",
		Long: `mentorbook turns a folder of Markdown into the website of a mentoring
programme: a handbook and a mentor directory, with training, roundtables and
printable worksheets. Run it in the folder that holds content/.`,
		Example:       "  mentorbook serve\n  mentorbook build",
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          cobra.NoArgs,
		RunE:          func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.SetFlagErrorFunc(flagError)
	c.Version = version()
	c.SetVersionTemplate("mentorbook {{.Version}}\n")
	c.SetOut(os.Stdout)
	c.SetErr(os.Stderr)
	c.CompletionOptions.HiddenDefaultCmd = true
	c.AddCommand(
		initCommand(screen), newCommand(screen), buildCommand(screen), serveCommand(screen),
		checkCommand(screen), importCommand(screen), exportCommand(), schemaCommand(), versionCommand(),
	)
	return c
}

// usageError is a wrong use of the command line; it exits 2.
type usageError struct{ error }

// errProblems says that findings were printed which make the command fail.
var errProblems = errors.New("problems were found")

// arguments refuses any other number of arguments as wrong usage.
func arguments(want int, names string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) == want {
			return nil
		}
		if want == 0 {
			return usageError{errors.New("this command takes no arguments, but got \"" + args[0] + "\"; see " + c.CommandPath() + " --help")}
		}
		return usageError{errors.New("write: " + c.CommandPath() + " " + names)}
	}
}
