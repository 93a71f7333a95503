package theme

import (
	"fmt"
	"strings"
)

// attribute notes the name that ends at i.
func (m *markup) attribute(i int) {
	switch name := m.attr; {
	case name == "src":
		m.src = true
	case name == "style":
		m.fault(i-len(name), len(name), "inline-style", "a style attribute is refused by the site's content security policy", "write the rule in a style sheet and give the element a class")
	case strings.HasPrefix(name, "on"):
		m.fault(i-len(name), len(name), "inline-script", fmt.Sprintf("the attribute %q is refused by the site's content security policy", name), "listen for the event in a file of assets/scripts")
	}
}

func (m *markup) judgeTag() {
	at, n := m.tagAt-m.start, 1+len(m.tag)
	switch {
	case m.tag == "script" && !m.src:
		m.fault(at, n, "inline-script", "a script in the page is refused by the site's content security policy", `put it into assets/scripts and write <script src="{{.Asset "NAME.js"}}" defer></script>`)
	case m.tag == "style":
		m.fault(at, n, "inline-style", "a style element is refused by the site's content security policy", "put it into assets/styles")
	}
}

// loads are the attributes by which a browser fetches something at once, by
// tag; "" is any.
var loads = map[string]string{"src": "", "srcset": "", "poster": "", "data": "object", "href": "link"}

// judgeValue looks at the literal beginning of a value at i.
func (m *markup) judgeValue(i int) {
	value := strings.ToLower(string(m.source[i:min(i+32, len(m.source))]))
	value = strings.TrimLeft(value, " \t\r\n")
	if strings.HasPrefix(value, "javascript:") {
		m.fault(i, len("javascript:"), "inline-script", "a javascript: address is refused by the site's content security policy", "use a button and a file of assets/scripts")
		return
	}
	tag, fetches := loads[m.attr]
	foreign := strings.HasPrefix(value, "//") || strings.HasPrefix(value, "http:") || strings.HasPrefix(value, "https:")
	if fetches && (tag == "" || tag == m.tag) && foreign {
		m.fault(i, len(m.attr), "third-party", "the page would load something from another site", "put the file into the theme's assets")
	}
}

// fault reports n characters at i of the text being read.
func (m *markup) fault(i, n int, rule, message, hint string) {
	d := m.sources.at(m.file, m.start+i, "theme/"+rule, message, hint)
	d.Length = n
	m.found = append(m.found, d)
}
