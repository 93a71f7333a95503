package sitetest

import (
	"io/fs"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Tool gives the path of an outside program, such as "qpdf"; see the package's
// text for what happens without it.
func Tool(t testing.TB, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		missing(t, name)
	}
	return path
}

// PDFs gives the PDF files below a folder.
func PDFs(t testing.TB, dir string) []string {
	t.Helper()
	var files []string
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err == nil && filepath.Ext(name) == ".pdf" {
			files = append(files, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// CheckPDFs lets qpdf, poppler and mupdf read every PDF below the folders: each
// must be sound, tagged, named and without scripts, and have all its fonts.
func CheckPDFs(t testing.TB, dirs ...string) []Finding {
	t.Helper()
	qpdf, pdfinfo, pdffonts, mutool := Tool(t, "qpdf"), Tool(t, "pdfinfo"), Tool(t, "pdffonts"), Tool(t, "mutool")
	var findings []Finding
	for _, dir := range dirs {
		for _, file := range PDFs(t, dir) {
			find := func(rule, message string) {
				findings = append(findings, Finding{Page: filepath.ToSlash(file), Rule: "pdf/" + rule, Message: message})
			}
			if out, err := exec.CommandContext(t.Context(), qpdf, "--check", file).CombinedOutput(); err != nil {
				find("broken", string(out))
			}
			if out, err := exec.CommandContext(t.Context(), mutool, "draw", "-q", "-F", "stext", "-o", "-", file).CombinedOutput(); err != nil || strings.Contains(string(out), "error:") {
				find("unreadable", "mupdf cannot draw it")
			}
			info, err := exec.CommandContext(t.Context(), pdfinfo, file).CombinedOutput()
			if err != nil {
				find("unreadable", string(info))
			}
			for key, want := range map[string]string{"Tagged": "yes", "JavaScript": "no", "Encrypted": "no"} {
				if got := fact(string(info), key); got != want {
					find("facts", key+" is "+got)
				}
			}
			if fact(string(info), "Title") == "" {
				find("facts", "it has no title")
			}
			fonts, _ := exec.CommandContext(t.Context(), pdffonts, file).Output()
			for line := range strings.Lines(string(fonts)) {
				if strings.Contains(line, "Identity-H") && !strings.Contains(line, " yes ") || strings.Contains(line, "Type 1") {
					find("font", strings.TrimSpace(line))
				}
			}
		}
	}
	return sortFindings(findings)
}

// fact reads a line of pdfinfo.
func fact(info, key string) string {
	for line := range strings.Lines(info) {
		if rest, found := strings.CutPrefix(line, key+":"); found {
			return strings.TrimSpace(rest)
		}
	}
	return ""
}
