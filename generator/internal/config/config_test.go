package config_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/config"
)

// TestSettingsRefused sees that each faulty value is told, by its code, and
// that nothing else is.
func TestSettingsRefused(t *testing.T) {
	for _, c := range []struct {
		code string // empty for a value that is good
		line string
		all  []string
	}{
		{"settings/language", "language: ", []string{"und", "root", "mul", "zxx", "mis", "und-DE", "x-mine"}},
		{"", "language: ", []string{"en", "de-AT", "sw", "tlh", "yue", "zh-Hant"}},
		{"settings/timezone", "timezone: ", []string{"Local", "localtime", "posixrules", "Factory", "EST", "posix/Europe/London", "right/Europe/London", "europe/london",
			"Europe/london", "EUROPE/LONDON", "Europe/LONDON", "Europe/Nowhere", "../Europe/London", "Europe/../Europe/London", "Europe//London"}},
		{"", "timezone: ", []string{"UTC", "Europe/London", "America/Argentina/Buenos_Aires", "America/Port-au-Prince", "Africa/Dar_es_Salaam", "Antarctica/McMurdo", "Etc/GMT+5"}},
		{"settings/base-url", "base_url: ", []string{"https://a@example.org/", "https://example.org/?a", "'https://example.org/#a'", "https://example.org/../x", "https://example.org/a//b",
			"https://example.org/%2e%2e/", `https://example.org/a"b`, "https://example.org/a'b", "https://example.org:x/"}},
		{"", "base_url: ", []string{"https://example.org", "http://localhost:8080/", "https://example.org/Mentoring/a-b_c/", "https://[::1]:80/x", "https://bücher.example/mädchen/"}},
		{"settings/synonyms", "synonyms: ", []string{"[leave]", "['leave, ']", "['a, b', c]"}},
		{"", "synonyms: ", []string{"[]", "['time off, annual leave, PTO']", "['a, b', 'c, d']"}},
		{"settings/email", "email: ", []string{"sam", "sam@", "sam@example", "a@b@example.org", "sam@example.org/x", "sam@.org", "sam@example..org", "sam@-example.org", "'sam @example.org'"}},
		{"", "email: ", []string{"sam@example.org", "sam.lee+news@mail.example.co.uk", "sam@bücher.example", "sam@example.xn--p1ai"}},
	} {
		for _, value := range c.all {
			text := "title: A\n" + c.line + value + "\ndirector: {name: B, url: https://example.org/}\n"
			if strings.HasPrefix(c.line, "email") {
				text = "title: A\ndirector:\n  name: B\n  " + c.line + value + "\n"
			}
			s, problems := config.Load("site.yaml", []byte(text))
			told := slices.ContainsFunc(problems, func(d diag.Diagnostic) bool { return d.Code == c.code || d.Code == "front-matter/bad-url" })
			if bad := c.code != ""; told != bad || problems.HasErrors() != bad {
				t.Errorf("%s%s: %v", c.line, value, problems)
			}
			if s.BaseURL.Value != "" && !config.SiteAddress(s.BaseURL.Value) {
				t.Errorf("%s%s: the address is %q", c.line, value, s.BaseURL.Value)
			}
		}
	}
}

// TestZoneHint sees that a zone is found by a slip of the pen, in small letters
// and by its town, and that every name on the list is one.
func TestZoneHint(t *testing.T) {
	const form = "write a region and a town, such as: timezone: Europe/London"
	for name, want := range map[string]string{
		"asia/katmandu": `did you mean "Asia/Kathmandu"?`, "europe/london": `did you mean "Europe/London"?`, "America/New York": `did you mean "America/New_York"?`,
		"london": `did you mean "Europe/London"?`, "Lundon": `did you mean "Europe/London"?`, "Asia/Berlin": `did you mean "Europe/Berlin"?`,
		"utc": `did you mean "UTC"?`, "UTC+1": form, "EST": form, "Central European Time": form, "": form,
	} {
		if got := config.ZoneHint(name); got != want {
			t.Errorf("%q: %s, want %s", name, got, want)
		}
	}
	list, err := os.ReadFile("zones.txt")
	if err != nil {
		t.Fatal(err)
	}
	for name := range strings.FieldsSeq(string(list)) {
		if _, known := config.Zone(name); !known {
			t.Errorf("%q is on the list, and no time zone", name)
		}
	}
}
