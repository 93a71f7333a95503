package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
)

// rival is another engine and what it answered.
type rival struct {
	name    string
	answers []answer
}

// askRivals asks the engines from npm the same queries of the same documents.
// Without them there are none.
func askRivals(ctx context.Context, b *browser, dir string, s *set) ([]rival, error) {
	if _, err := os.Stat(filepath.Join(dir, "node_modules")); err != nil {
		fmt.Fprintf(os.Stderr, "eval: no rivals are asked: run npm ci in %s\n", dir)
		return nil, nil
	}
	out, err := os.MkdirTemp("", "rivals")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(out)
	rivals, err := askNode(ctx, dir, out, s)
	if err != nil {
		return nil, err
	}
	found, err := askPagefind(b, out, s)
	if err != nil {
		return nil, err
	}
	return append(rivals, found), nil
}

// askNode runs the engines that need no browser, and lets Pagefind write its
// index.
func askNode(ctx context.Context, dir, out string, s *set) ([]rival, error) {
	type text struct {
		Title string `json:"title"`
		Text  string `json:"text"`
	}
	input := struct {
		Out     string   `json:"out"`
		Docs    []text   `json:"docs"`
		Queries []string `json:"queries"`
	}{Out: out}
	for _, d := range s.Docs {
		input.Docs = append(input.Docs, text{d.Title, d.Text})
	}
	for _, q := range s.Queries {
		input.Queries = append(input.Queries, q.Text)
	}
	data, err := json.Marshal(input)
	if err != nil {
		return nil, err
	}
	c := exec.CommandContext(ctx, "node", "--max-old-space-size=8192", "rivals.mjs")
	c.Dir, c.Stdin, c.Stderr = dir, bytes.NewReader(data), os.Stderr
	reply, err := c.Output()
	if err != nil {
		return nil, fmt.Errorf("the rivals: %w", err)
	}
	var answers []struct {
		Engine  string
		Answers []answer
	}
	if err := json.Unmarshal(reply, &answers); err != nil {
		return nil, fmt.Errorf("the rivals: %w", err)
	}
	var rivals []rival
	for _, a := range answers {
		rivals = append(rivals, rival{a.Engine, a.Answers})
	}
	return rivals, nil
}

// askPagefind asks Pagefind in the browser, where alone it runs.
func askPagefind(b *browser, out string, s *set) (rival, error) {
	files := map[string][]byte{}
	err := filepath.WalkDir(out, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, _ := filepath.Rel(out, file)
		files["pagefind/"+filepath.ToSlash(name)], err = os.ReadFile(file)
		return err
	})
	if err != nil {
		return rival{}, err
	}
	if err := b.show(files); err != nil {
		return rival{}, err
	}
	answers, err := askAll(b, "pagefind", s)
	return rival{"pagefind", answers}, err
}
