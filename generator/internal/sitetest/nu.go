package sitetest

import (
	"bytes"
	"encoding/json"
	"errors"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// NuCheck runs the Nu HTML checker over every page below the folders, in one
// call, because most of its time is the start. It gives errors and warnings;
// what the checker calls information (such as a needless slash) is not one.
func NuCheck(t testing.TB, dirs ...string) []Finding {
	t.Helper()
	java, err := exec.LookPath("java")
	if err != nil {
		missing(t, "Java, for the Nu HTML checker,")
	}
	jar := module(t, "node_modules", "vnu-jar", "build", "dist", "vnu.jar")
	if _, err := os.Stat(jar); err != nil {
		missing(t, "the Nu HTML checker (npm ci)")
	}
	arguments := []string{"-Xss8m", "-jar", jar, "--skip-non-html", "--exit-zero-always", "--format", "json"}
	var report bytes.Buffer
	command := exec.CommandContext(t.Context(), java, append(arguments, dirs...)...)
	command.Stderr = &report
	if err := command.Run(); err != nil {
		t.Fatalf("the Nu HTML checker failed: %v\n%s", err, report.Bytes())
	}
	found, err := nuFindings(report.Bytes(), dirs)
	if err != nil {
		t.Fatalf("the Nu HTML checker answers with something else than JSON: %v\n%s", err, report.Bytes())
	}
	return sortFindings(found)
}

// policyWarning begins what the checker says of every style and script, because
// 'self' means nothing to it in a file. The browser judges the policy.
const policyWarning = "Resource violates Content Security Policy"

// nuFindings reads the checker's JSON, in which an address is a file URL.
func nuFindings(report []byte, dirs []string) ([]Finding, error) {
	var answer struct {
		Messages []struct {
			Type, SubType, URL, Message, Extract string
		}
	}
	if err := json.Unmarshal(report, &answer); err != nil {
		return nil, err
	}
	var found []Finding
	var broken error
	for _, m := range answer.Messages {
		if m.Type == "info" && (m.SubType != "warning" || strings.HasPrefix(m.Message, policyWarning)) {
			continue
		}
		page, err := outputName(m.URL, dirs)
		broken = errors.Join(broken, err)
		found = append(found, Finding{page, "nu/" + m.Type, m.Extract, m.Message})
	}
	return found, broken
}

// outputName makes a file URL relative to the folder that it lies in.
func outputName(address string, dirs []string) (string, error) {
	u, err := url.Parse(address)
	if err != nil {
		return "", err
	}
	for _, dir := range dirs {
		full, err := filepath.Abs(dir)
		if err != nil {
			return "", err
		}
		if rel, err := filepath.Rel(full, filepath.FromSlash(u.Path)); err == nil && filepath.IsLocal(rel) {
			return filepath.ToSlash(rel), nil
		}
	}
	return u.Path, nil
}
