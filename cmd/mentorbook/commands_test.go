package main

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"mentorbook/generator"
)

// commands lists every command that a user may call, with its name in full.
func commands(c *cobra.Command) map[string]*cobra.Command {
	all := map[string]*cobra.Command{}
	for _, sub := range c.Commands() {
		if sub.Hidden || sub.Name() == "help" || sub.Name() == "completion" {
			continue
		}
		all[sub.CommandPath()] = sub
		for name, deeper := range commands(sub) {
			all[name] = deeper
		}
	}
	return all
}

func testRoot(out io.Writer) *cobra.Command {
	c := root(newScreen(os.Stderr, func(string) string { return "" }))
	c.SetOut(out)
	c.SetErr(out)
	return c
}

// Every command's help says what it does and shows how it is called, and every
// flag is explained.
func TestHelp(t *testing.T) {
	for name, c := range commands(testRoot(io.Discard)) {
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			run := testRoot(&out)
			run.SetArgs(append(strings.Fields(name)[1:], "--help"))
			if err := run.ExecuteContext(t.Context()); err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(out.String(), "Examples:\n  "+name) {
				t.Errorf("the help shows no example of %s:\n%s", name, out.String())
			}
			if c.Short == "" || c.Long == "" && name != "mentorbook version" || strings.HasSuffix(c.Short, ".") {
				t.Errorf("%q, %q do not say what the command does", c.Short, c.Long)
			}
			for line := range strings.Lines(c.Example) {
				if !strings.HasPrefix(line, "  ") {
					t.Errorf("the example %q is not set in", line)
				}
			}
			if usage := c.LocalFlags().FlagUsages(); strings.Contains(usage, "\n\n") {
				t.Errorf("a flag is not explained: %s", usage)
			}
		})
	}
}

// What "schema" prints is JSON that editors understand: an object whose keys
// each have a description, and nothing else allowed.
func TestSchemaIsJSON(t *testing.T) {
	for _, name := range append(generator.TypeNames(), "") {
		var out bytes.Buffer
		run := testRoot(&out)
		run.SetArgs(strings.Fields("schema " + name))
		if err := run.ExecuteContext(t.Context()); err != nil {
			t.Fatal(err)
		}
		var s struct {
			Schema     string `json:"$schema"`
			Type       string
			Required   []string
			Properties map[string]struct{ Description string }
			Additional *bool `json:"additionalProperties"`
		}
		if err := json.Unmarshal(out.Bytes(), &s); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if s.Schema != "https://json-schema.org/draft/2020-12/schema" || s.Type != "object" || s.Additional == nil || *s.Additional || len(s.Properties) < 5 || len(s.Required) == 0 {
			t.Errorf("%s: the schema is %+v", name, s)
		}
		for key, p := range s.Properties {
			if p.Description == "" {
				t.Errorf("%s: the key %q has no description", name, key)
			}
		}
		for _, key := range s.Required {
			if _, there := s.Properties[key]; !there {
				t.Errorf("%s: the key %q is required and not described", name, key)
			}
		}
	}
}
