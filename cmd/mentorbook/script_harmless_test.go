package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/net/html"
)

// harmless parses every page below a folder as a browser does and fails when
// author's text came to life: "harmless DIR MARK". MARK is the word that the
// hostile text carries wherever it could be run or followed; it may stand in
// text and in attributes that hold text, and nowhere else.
func harmless(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: harmless DIR MARK")
	}
	pages := 0
	ts.Check(filepath.WalkDir(ts.MkAbs(args[0]), func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".html" {
			return err
		}
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		root, err := html.Parse(f)
		if err != nil {
			return err
		}
		pages++
		for n := range root.Descendants() {
			if fault := alive(n, args[1]); fault != "" {
				ts.Fatalf("%s: %s", path, fault)
			}
		}
		return nil
	}))
	if pages == 0 {
		ts.Fatalf("no pages below %s", args[0])
	}
}

// textual are the attributes whose value a reader reads and a browser does not
// act on.
var textual = map[string]bool{
	"alt": true, "title": true, "content": true, "aria-label": true, "placeholder": true, "value": true, "data-name": true, "label": true,
}

// addresses are the attributes that a browser follows.
var addresses = map[string]bool{"href": true, "src": true, "srcset": true, "action": true, "formaction": true, "poster": true, "data": true, "xlink:href": true}

// alive says what is dangerous about a node, or nothing.
func alive(n *html.Node, mark string) string {
	if n.Type != html.ElementNode {
		return ""
	}
	if n.Data == "script" && (n.FirstChild != nil && attribute(n, "type") != "application/json" || foreignAddress(attribute(n, "src"))) {
		return "a script that the theme did not write"
	}
	for _, bad := range []string{"iframe", "object", "embed", "base", "img-x"} {
		if n.Data == bad {
			return "an element <" + bad + ">"
		}
	}
	if strings.Contains(n.Data, mark) {
		return "an element <" + n.Data + ">"
	}
	for _, a := range n.Attr {
		switch {
		case strings.HasPrefix(a.Key, "on"), a.Key == "style", a.Key == "srcdoc", strings.Contains(a.Key, mark):
			return "an attribute " + a.Key + "=" + a.Val
		case addresses[a.Key] && (dangerousScheme(a.Val) || foreignAddress(a.Val)):
			return "an address " + a.Key + "=" + a.Val
		case strings.Contains(a.Val, mark) && !textual[a.Key] && !strings.HasPrefix(a.Key, "data-") && a.Key != "id" && a.Key != "href":
			return "foreign text in " + a.Key + "=" + a.Val
		}
	}
	return ""
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// dangerousScheme reads an address as a browser does: control characters and
// spaces before and within the scheme do not count.
func dangerousScheme(address string) bool {
	plain := strings.ToLower(strings.Map(func(r rune) rune {
		if r <= ' ' {
			return -1
		}
		return r
	}, address))
	for _, scheme := range []string{"javascript:", "vbscript:", "data:text", "file:", "blob:"} {
		if strings.HasPrefix(plain, scheme) {
			return true
		}
	}
	return false
}

// foreignAddress tells an address on another host than those that the test's
// own settings name.
func foreignAddress(address string) bool {
	address = strings.ToLower(strings.TrimSpace(address))
	if strings.HasPrefix(address, "//") || strings.HasPrefix(address, `\`) || strings.HasPrefix(address, `/\`) {
		return true
	}
	_, rest, absolute := strings.Cut(address, "://")
	return absolute && !strings.HasPrefix(rest, "example.org/") && !strings.HasPrefix(rest, "github.com/example/")
}

// hostileTexts are tried one after the other in every field that holds words.
var hostileTexts = []string{
	`"><script>evil(1)</script>&{{.}}'`,
	`{{printf "%s" .}}<img src=x onerror=evil(1)>`,
	`'-evil(1)-' --><svg onload=evil(1)>]]></title></style></textarea>`,
	`javascript:evil(1)`,
	`[x](javascript:evil(1)) ![x](//evil.example/x) <a href="//evil.example">`,
	"a\u2028evil\u202e\u2066 \u200b=cmd|'/c evil'!A1",
}

// plant copies the files below a folder into another and puts one hostile text
// in the place of every @H@, as YAML wants it: "plant FROM TO NUMBER".
func plant(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: plant FROM TO NUMBER")
	}
	number, err := strconv.Atoi(args[2])
	ts.Check(err)
	quoted, err := json.Marshal(hostileTexts[number])
	ts.Check(err)
	from, to := ts.MkAbs(args[0]), ts.MkAbs(args[1])
	ts.Check(os.CopyFS(to, os.DirFS(from)))
	ts.Check(filepath.WalkDir(to, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		text = bytes.ReplaceAll(text, []byte("@H@"), quoted)
		return os.WriteFile(path, bytes.ReplaceAll(text, []byte("@B@"), []byte(hostileTexts[number])), 0o666)
	}))
}
