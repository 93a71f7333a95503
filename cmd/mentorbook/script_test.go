package main

import (
	"bytes"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite what the scripts expect")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"mentorbook": main})
}

// shared are the scripts that -short leaves, which is how the race detector
// runs: in them workers share pages, pictures, sheets and findings. The others
// are of one page and its message.
var shared = []string{"build_*", "many_faults", "pictures*", "sheets_*", "hostile_*", "import_update", "new"}

// scripts gives the files of testdata/script.
func scripts(t *testing.T) (files []string) {
	t.Helper()
	patterns := []string{"*"}
	if testing.Short() {
		patterns = shared
	}
	for _, pattern := range patterns {
		found, err := filepath.Glob(filepath.Join("testdata", "script", pattern+".txtar"))
		if err != nil || found == nil {
			t.Fatal(pattern, err)
		}
		files = append(files, found...)
	}
	return files
}

// TestScripts runs each script of testdata/script: a whole programme, commands,
// and what a user then sees. "today" is fixed, so no script depends on the day.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Files:         scripts(t),
		UpdateScripts: *update,
		Setup: func(e *testscript.Env) error {
			e.Setenv("NO_COLOR", "1")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"bytes":  writeBytes,
			"tree":   listTree,
			"absent": absent,

			"exits":        exits,
			"live":         live,
			"sparse":       sparse,
			"picture":      picture,
			"fingerprints": fingerprints,
			"harmless":     harmless,
			"plant":        plant,
			"workbook":     workbook,
			"signups":      signups,
		},
	})
}

// writeBytes makes a file of what a script cannot hold: "bytes FILE COUNT TEXT"
// repeats a text, in which \x00 and the like are escapes of Go.
func writeBytes(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: bytes FILE COUNT TEXT")
	}
	count := 0
	for _, c := range args[1] {
		count = count*10 + int(c-'0')
	}
	text := strings.NewReplacer(`\n`, "\n", `\r`, "\r", `\t`, "\t", `\x00`, "\x00", `\xff`, "\xff", `\xfe`, "\xfe", `\bom`, "\uFEFF").Replace(args[2])
	path := ts.MkAbs(args[0])
	ts.Check(os.MkdirAll(filepath.Dir(path), 0o777))
	f, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o666)
	ts.Check(err)
	defer f.Close()
	_, err = f.WriteString(strings.Repeat(text, count))
	ts.Check(err)
}

// fingerprint is the part of a name that follows from the bytes of an asset, or
// from what a sheet is made of.
var fingerprint = regexp.MustCompile(`\.[0-9a-f]{8}([0-9a-f]{8})?\.`)

// indexFolder is the folder of the search, named by a hash of what is in it.
var indexFolder = regexp.MustCompile(`^search/[0-9a-f]{12}/`)

// listTree prints the files below a folder, one a line, with fingerprints left
// out: "tree DIR".
func listTree(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: tree DIR")
	}
	root := ts.MkAbs(args[0])
	var files []string
	ts.Check(filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			name, _ := filepath.Rel(root, path)
			files = append(files, indexFolder.ReplaceAllString(fingerprint.ReplaceAllString(filepath.ToSlash(name), ".HASH."), "search/ID/"))
		}
		return err
	}))
	slices.Sort(files) // by their names without fingerprints
	_, err := ts.Stdout().Write([]byte(strings.Join(files, "\n") + "\n"))
	ts.Check(err)
}

// absent fails when any file below a folder holds a text, or shows it as a PDF
// does: "absent DIR TEXT".
func absent(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: absent DIR TEXT")
	}
	ts.Check(filepath.WalkDir(ts.MkAbs(args[0]), func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if filepath.Ext(path) == ".pdf" {
			data = append(data, shown(ts, path)...)
		}
		if err == nil && bytes.Contains(data, []byte(args[1])) {
			ts.Fatalf("%s holds %q", path, args[1])
		}
		return err
	}))
}

// shown is what a PDF shows and says of itself, which is packed in the file.
func shown(ts *testscript.TestScript, file string) []byte {
	var all []byte
	for _, command := range [][]string{{"pdftotext", file, "-"}, {"pdfinfo", "-struct-text", file}, {"pdfinfo", "-meta", file}, {"qpdf", "--json", "--json-key=acroform", file}} {
		if _, err := exec.LookPath(command[0]); err != nil && os.Getenv("CI") != "true" {
			ts.Logf("left out: %s is missing", command[0])
			continue
		}
		out, err := exec.Command(command[0], command[1:]...).Output()
		ts.Check(err)
		all = append(all, out...)
	}
	return all
}
