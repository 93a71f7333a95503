package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"mentorbook/generator/diag"
	"mentorbook/generator/importer"
)

func importCommand(s *screen) *cobra.Command {
	c := &cobra.Command{
		Use:   "import",
		Short: "Take in sign-up sheets, availability, answers and applications",
		Long: `Take in what people send: sign-up sheets, the monthly availability, their
answers, and mentees' applications. Each command shows with --dry-run what it would do. Nothing is written
while a row is wrong, unless --skip-bad says so.

Keep the sheets themselves out of the repository: they hold what is nobody's
business, such as e-mail addresses.`,
		Example: "  mentorbook import mentors sign-up.xlsx --dry-run\n  mentorbook import availability hours.csv --month 2026-12",
		Args:    cobra.NoArgs,
		RunE:    func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(importMentorsCommand(s), importAvailabilityCommand(s), importAnswersCommand(s), importMenteesCommand(s))
	return c
}

// importFlags are the flags of every import.
type importFlags struct {
	projectFlags
	dry      bool
	skip     bool
	encoding string
	sheet    string
	rejected string
}

func (f *importFlags) add(c *cobra.Command) {
	flags := c.Flags()
	flags.SortFlags = false
	flags.StringVar(&f.options.Content, "content", "content", "folder of the programme")
	flags.BoolVar(&f.dry, "dry-run", false, "print what would change, and write nothing")
	flags.BoolVar(&f.skip, "skip-bad", false, "write the good rows and leave the bad ones out")
	flags.StringVar(&f.sheet, "sheet", "", "sheet of a workbook (default: the first)")
	flags.StringVar(&f.encoding, "encoding", "", "how the letters of a CSV file are written, when it is not Unicode, such as windows-1252")
	flags.StringVar(&f.options.Today, "today", "", "take this day for today, such as 2026-05-01")
	flags.BoolVar(&f.json, "json", false, "print what was found and what changes as JSON")
}

func (f *importFlags) rejecting(c *cobra.Command) {
	c.Flags().StringVar(&f.rejected, "rejected", "", "write the bad rows and what to mend into this new CSV file, to send back")
}

func (f *importFlags) bad() importer.BadRows {
	if f.skip {
		return importer.Skip
	}
	return importer.Refuse
}

// input reads the file that a command is given.
func (f *importFlags) input(name string) (importer.Input, error) {
	data, err := readSome(name, 64<<20)
	info, unseen := os.Stat(name)
	switch {
	case unseen == nil && info.IsDir():
		return importer.Input{}, fmt.Errorf("%q is a folder; write the path of the file in it", name)
	case errors.Is(err, fs.ErrNotExist):
		return importer.Input{}, fmt.Errorf("there is no file %q; write the path of the sheet, such as Downloads/sign-up.xlsx", name)
	case err != nil:
		return importer.Input{}, fmt.Errorf("%q cannot be read (%v); write the path of the sheet itself, and see that you may open it", name, reason(err))
	}
	return importer.Input{Name: filepath.Base(name), Data: data, Encoding: f.encoding, Sheet: f.sheet}, nil
}

// reason is what the system says about a file, without its name.
func reason(err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err
	}
	return err
}

// readSome reads a file, and of a huge one only so much as tells its size.
func readSome(name string, most int64) ([]byte, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, most+1))
}

// programme reads what an import has to know.
func (f *importFlags) programme() (importer.Programme, error) {
	p, err := f.open()
	if err != nil {
		return importer.Programme{}, err
	}
	defer p.Close()
	return p.Programme(), nil
}

func importMentorsCommand(s *screen) *cobra.Command {
	f := &importFlags{}
	mapping, saveMapping := "", ""
	c := &cobra.Command{
		Use:   "mentors FILE",
		Short: "Make and update profiles from a sign-up sheet, or from what the form at /join/ makes",
		Long: `Make and update profiles from a sign-up sheet, CSV or XLSX, as form services
export them. Each row is one person.

What the form at /join/ makes is taken as well: the profile (.md) that somebody
saved, a message with it (.txt, .eml), or with - in place of a file what you
paste, which ends with Ctrl-D.

Columns are known by their header when that is the name of a profile's key
(name, headline, consent, languages, topics, formats, mentees, timezone …), or by
a mapping file. Without one the command suggests a mapping and stops:
--save-mapping writes it into a file for you to look through, --mapping uses it.

A profile that is there already changes where the sheet says something else. Its
text, its status, its training, comments and everything that the sheet does not
tell stay as they are. Of a profile from the form its paragraphs are taken too.`,
		Example: `  mentorbook import mentors sign-up.xlsx --save-mapping sign-up.yaml
  mentorbook import mentors sign-up.xlsx --mapping sign-up.yaml --dry-run
  mentorbook import mentors sign-up.xlsx --mapping sign-up.yaml --skip-bad --rejected to-mend.csv
  mentorbook import mentors Downloads/kim-lee.md --dry-run`,
		Args: arguments(1, "FILE"),
		RunE: func(c *cobra.Command, args []string) error {
			in, err := f.answer(c, args[0])
			if err != nil {
				return err
			}
			m, problems, err := readMapping(mapping)
			if err != nil {
				return err
			}
			if problems != nil {
				return f.verdict(s, problems)
			}
			programme, err := f.programme()
			if err != nil {
				return err
			}
			plan := importer.Mentors(programme, in, m, f.bad())
			if plan.Suggested != nil {
				return f.suggest(c, s, plan, saveMapping)
			}
			return f.carryOut(c, s, plan)
		},
	}
	f.add(c)
	f.rejecting(c)
	c.Flags().StringVar(&mapping, "mapping", "", "file that says what the columns mean")
	c.Flags().StringVar(&saveMapping, "save-mapping", "", "write the suggested mapping into this new file")
	return c
}

func readMapping(name string) (importer.Mapping, diag.List, error) {
	if name == "" {
		return importer.Mapping{}, nil, nil
	}
	text, err := readSome(name, 1<<20)
	if errors.Is(err, fs.ErrNotExist) {
		return importer.Mapping{}, nil, fmt.Errorf("there is no file %q; --save-mapping %s writes a suggestion into it", name, name)
	}
	if err != nil {
		return importer.Mapping{}, nil, err
	}
	m, problems := importer.ReadMapping(filepath.ToSlash(name), text)
	return m, problems, nil
}

// suggest prints or saves a mapping, for somebody to look through.
func (f *importFlags) suggest(c *cobra.Command, s *screen, plan importer.Plan, file string) error {
	if file != "" {
		if err := writeBeside(file, f.options.Content, plan.Suggested); err != nil {
			return err
		}
		s.printf("wrote %s: look through it, then import with --mapping %s\n", filepath.ToSlash(file), filepath.ToSlash(file))
		return nil
	}
	verdict := f.verdict(s, plan.Problems)
	if _, err := c.OutOrStdout().Write(plan.Suggested); err != nil {
		return err
	}
	s.printf("to keep this mapping: add --save-mapping FILE.yaml, look through the file, then import with --mapping FILE.yaml\n")
	return verdict
}

// carryOut says what an import found, and does it.
func (f *importFlags) carryOut(c *cobra.Command, s *screen, plan importer.Plan) error {
	verdict := f.verdict(s, plan.Problems)
	if f.rejected != "" && plan.Rejected != nil {
		if err := writeBeside(f.rejected, f.options.Content, plan.Rejected); err != nil {
			return err
		}
		s.printf("wrote %s: the bad rows, with what to mend\n", filepath.ToSlash(f.rejected))
	}
	if err := f.show(c, plan); err != nil {
		return err
	}
	if f.dry {
		s.printf("%s; nothing was written%s\n", plan.Summary(), f.wayOn(plan))
		return verdict
	}
	if err := save(f.options.Content, plan.Changes); err != nil {
		return err
	}
	s.printf("%s; %s%s\n", plan.Summary(), written(plan, f.options.Content), f.wayOn(plan))
	return verdict
}

// wayOn says how to go on when bad rows keep everything from being written.
func (f *importFlags) wayOn(plan importer.Plan) string {
	if f.skip || len(plan.Changes) > 0 || !plan.Problems.HasErrors() {
		return ""
	}
	return "; mend the sheet, or add --skip-bad"
}

// show prints the changes of a dry run, or everything as JSON.
func (f *importFlags) show(c *cobra.Command, plan importer.Plan) error {
	switch {
	case f.json:
		return plan.PrintJSON(c.OutOrStdout())
	case f.dry:
		_, err := c.OutOrStdout().Write(plan.Diff(filepath.ToSlash(f.options.Content)))
		return err
	}
	return nil
}

func written(plan importer.Plan, content string) string {
	switch n := len(plan.Changes); {
	case n == 0 && plan.Problems.HasErrors():
		return "nothing was written"
	case n == 0:
		return "nothing had to be written"
	case n == 1:
		return "wrote " + filepath.ToSlash(filepath.Join(content, plan.Changes[0].Path))
	default:
		return fmt.Sprintf("wrote %d files in %s", n, filepath.ToSlash(content))
	}
}

// writeBeside makes a new file with what is for the coordinator alone: not in
// the content folder, which is published, and in the place of none.
func writeBeside(name, content string, text []byte) error {
	if within(name, content) {
		return usageError{fmt.Errorf("%q lies in the folder %q, which everyone can read; write the file somewhere else", name, content)}
	}
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s is there already; choose another name, or delete it", filepath.ToSlash(name))
	}
	if err != nil {
		return err
	}
	_, err = file.Write(text)
	return errors.Join(err, file.Close())
}
