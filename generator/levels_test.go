package generator_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"mentorbook/generator"
)

// TestWarnings compares the list of warnings with the codes that the sources
// report as warnings or notes.
func TestWarnings(t *testing.T) {
	reported := map[string]bool{}
	err := filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() && name == "importer" {
			return fs.SkipDir // an import is no check of a site: the settings level nothing of it
		}
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			for _, code := range warningsOf(n) {
				if !strings.Contains(code, "/") {
					code = file.Name.Name + "/" + code
				}
				reported[code] = true
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	var listed []string
	for _, w := range generator.Warnings() {
		listed = append(listed, w.Code)
	}
	if got := slices.Sorted(maps.Keys(reported)); !slices.Equal(got, listed) {
		t.Errorf("the sources report\n%q\nand check.Warnings lists\n%q", got, listed)
	}
}

var findingCode = regexp.MustCompile(`^[a-z0-9-]+/[a-z-]+$|^[a-z]+-[a-z-]+$`)

// warningsOf gives the codes in a call, a literal or an assignment that makes
// a warning or a note: words in its own list that look like a code.
func warningsOf(n ast.Node) (codes []string) {
	var parts []ast.Expr
	warns := false
	switch n := n.(type) {
	case *ast.CallExpr:
		s, ok := n.Fun.(*ast.SelectorExpr)
		parts, warns = n.Args, ok && s.Sel.Name == "Warn"
	case *ast.CompositeLit:
		for _, e := range n.Elts {
			if pair, ok := e.(*ast.KeyValueExpr); ok {
				if isWarning(pair.Key) {
					return wordsIn(pairsOf(n))
				}
				e = pair.Value
			}
			parts = append(parts, e)
		}
	case *ast.AssignStmt:
		parts = n.Rhs
	}
	if warns || slices.ContainsFunc(parts, isWarning) {
		return wordsIn(parts)
	}
	return nil
}

// pairsOf gives the values of an array that is indexed by severity, but for
// those of errors.
func pairsOf(n *ast.CompositeLit) (values []ast.Expr) {
	for _, e := range n.Elts {
		if pair := e.(*ast.KeyValueExpr); isWarning(pair.Key) {
			values = append(values, pair.Value)
		}
	}
	return values
}

func wordsIn(parts []ast.Expr) (codes []string) {
	for _, e := range parts {
		ast.Inspect(e, func(n ast.Node) bool {
			if l, ok := n.(*ast.BasicLit); ok && l.Kind == token.STRING {
				if code, err := strconv.Unquote(l.Value); err == nil && findingCode.MatchString(code) {
					codes = append(codes, code)
				}
			}
			return true
		})
	}
	return codes
}

func isWarning(e ast.Expr) bool {
	s, ok := e.(*ast.SelectorExpr)
	if !ok {
		return false
	}
	of, ok := s.X.(*ast.Ident)
	return ok && of.Name == "diag" && (s.Sel.Name == "Warning" || s.Sel.Name == "Note")
}
