package picture

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"mentorbook/generator/diag"
)

const hostileSVG = `<!DOCTYPE svg [<!ELEMENT svg ANY>]>
<?xml-stylesheet href="https://evil.example/x.css"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" onload="alert(1)">
<script>alert(1)</script>
<style>@import url(https://evil.example)</style>
<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><img src="x" onerror="alert(1)"/></body></foreignObject>
<image href="https://evil.example/x.png"/>
<use xlink:href="https://evil.example/x.svg#a"/>
<use href="data:image/svg+xml;base64,AAAA"/>
<a href="javascript:alert(1)"><path d="M0 0"/></a>
<path fill="url(https://evil.example/#x)"/>
<path fill="u\72l(https://evil.example)"/>
<path style="fill:url(//evil.example);background:red;stroke:#0f0"/>
<rect width="1" height="1" onclick="alert(1)" class="x"/>
<rect width="expression(alert(1))"/>
<animate attributeName="href" to="javascript:alert(1)"/>
<set attributeName="onclick" to="alert(1)"/>
<text>buy now</text>
stray words
<svg><circle r="1"/></svg>
<circle r="1"><title>ok<script>no</script></title></circle>
</svg>`

func TestSanitizeSVG(t *testing.T) {
	cases := []struct{ name, in, out, want string }{
		{"a plain logo", `<?xml version="1.0" encoding="UTF-8"?>
<!-- made by hand -->
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">
  <title>Ada &amp; friends</title>
  <defs>
    <linearGradient id="g" gradientUnits="userSpaceOnUse"><stop offset="0" stop-color="#f00"/></linearGradient>
    <path id="leaf" d="M0,0
      L1.5-2e3z"/>
  </defs>
  <use href="#leaf" fill='url("#g") #fff' transform="rotate(45 5 5)"/>
</svg>
`, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><title>Ada &amp; friends</title><defs><linearGradient id="mb-logo-g" gradientUnits="userSpaceOnUse"><stop offset="0" stop-color="#f00"></stop></linearGradient><path id="mb-logo-leaf" d="M0,0 L1.5-2e3z"></path></defs><use href="#mb-logo-leaf" fill="url(#mb-logo-g) #fff" transform="rotate(45 5 5)"></use></svg>`, ``},
		{"everything hostile", hostileSVG, `<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"></path><path></path><path></path><path stroke="#0f0"></path><rect width="1" height="1"></rect><rect></rect><circle r="1"><title>ok</title></circle></svg>`, `logo.svg:1: warning: the document type is left out [picture/svg-left-out]
    <!DOCTYPE svg [<!ELEMENT svg ANY>]>
hint: look whether the logo is still as it should be
logo.svg:2: warning: the instruction "xml-stylesheet" is left out [picture/svg-left-out]
    <?xml-stylesheet href="https://evil.example/x.css"?>
hint: look whether the logo is still as it should be
logo.svg:3: warning: the attribute "onload" is left out [picture/svg-left-out]
    <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" onload="alert(1)"…
hint: look whether the logo is still as it should be
logo.svg:4: warning: the element "script" is left out [picture/svg-left-out]
    <script>alert(1)</script>
hint: look whether the logo is still as it should be
logo.svg:5: warning: the element "style" is left out [picture/svg-left-out]
    <style>@import url(https://evil.example)</style>
hint: export with "presentation attributes" instead of a style sheet
logo.svg:6: warning: the element "foreignObject" is left out [picture/svg-left-out]
    <foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><img src="x" onerror="alert(1)"/></body></…
hint: look whether the logo is still as it should be
logo.svg:7: warning: the element "image" is left out [picture/svg-left-out]
    <image href="https://evil.example/x.png"/>
hint: a logo is drawn, it holds no pictures
logo.svg:8: warning: the link to "https://evil.example/x.svg#a" is left out [picture/svg-left-out]
    <use xlink:href="https://evil.example/x.svg#a"/>
hint: only parts of the same drawing can be used, as "#name"
logo.svg:9: warning: the link to "data:image/svg+xml;base64,AAAA" is left out [picture/svg-left-out]
    <use href="data:image/svg+xml;base64,AAAA"/>
hint: only parts of the same drawing can be used, as "#name"
logo.svg:10: warning: the element "a" is left out, but not what it holds [picture/svg-left-out]
    <a href="javascript:alert(1)"><path d="M0 0"/></a>
hint: look whether the logo is still as it should be
logo.svg:11: warning: the attribute "fill" is left out: "url(https://evil.example/#x)" is not a plain value [picture/svg-left-out]
    <path fill="url(https://evil.example/#x)"/>
hint: look whether the logo is still as it should be
logo.svg:12: warning: the attribute "fill" is left out: "u\\72l(https://evil.example)" is not a plain value [picture/svg-left-out]
    <path fill="u\72l(https://evil.example)"/>
hint: look whether the logo is still as it should be
logo.svg:13: warning: the attribute "fill" is left out: "url(//evil.example)" is not a plain value [picture/svg-left-out]
    <path style="fill:url(//evil.example);background:red;stroke:#0f0"/>
hint: look whether the logo is still as it should be
logo.svg:13: warning: the style "background" is left out [picture/svg-left-out]
    <path style="fill:url(//evil.example);background:red;stroke:#0f0"/>
hint: look whether the logo is still as it should be
logo.svg:14: warning: the attribute "class" is left out [picture/svg-left-out]
    <rect width="1" height="1" onclick="alert(1)" class="x"/>
hint: look whether the logo is still as it should be
logo.svg:14: warning: the attribute "onclick" is left out [picture/svg-left-out]
    <rect width="1" height="1" onclick="alert(1)" class="x"/>
hint: look whether the logo is still as it should be
logo.svg:15: warning: the attribute "width" is left out: "expression(alert(1))" is not a plain value [picture/svg-left-out]
    <rect width="expression(alert(1))"/>
hint: look whether the logo is still as it should be
logo.svg:16: warning: the element "animate" is left out [picture/svg-left-out]
    <animate attributeName="href" to="javascript:alert(1)"/>
hint: look whether the logo is still as it should be
logo.svg:17: warning: the element "set" is left out [picture/svg-left-out]
    <set attributeName="onclick" to="alert(1)"/>
hint: look whether the logo is still as it should be
logo.svg:18: warning: the element "text" is left out [picture/svg-left-out]
    <text>buy now</text>
hint: turn text into paths
logo.svg:19: warning: the text "stray words" is left out [picture/svg-left-out]
    stray words
hint: turn text into paths
logo.svg:20: warning: the element "svg" is left out here [picture/svg-left-out]
    <svg><circle r="1"/></svg>
hint: look whether the logo is still as it should be
logo.svg:21: warning: the element "script" is left out here [picture/svg-left-out]
    <circle r="1"><title>ok<script>no</script></title></circle>
hint: look whether the logo is still as it should be
`},
		{"an editor's own data", `<svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" version="1.1" id="svg1">
<metadata><x/></metadata>
<inkscape:grid/>
<g id="layer1" inkscape:label="Layer" style="fill:#ff0000;font-size:12px;-inkscape-font-specification:Arial" fill="blue"><path id="p1" d="M0 0"/></g>
</svg>`, `<svg xmlns="http://www.w3.org/2000/svg"><g fill="#ff0000"><path d="M0 0"></path></g></svg>`, `logo.svg:1: note: the attribute "id", which nothing needs, is left out [picture/svg-editor-data]
    <svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"…
logo.svg:1: note: the attribute "version", which nothing needs, is left out [picture/svg-editor-data]
    <svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"…
logo.svg:2: note: the editor's own element "metadata" is left out [picture/svg-editor-data]
    <metadata><x/></metadata>
logo.svg:3: note: the editor's own element "grid" is left out [picture/svg-editor-data]
    <inkscape:grid/>
logo.svg:4: note: the attribute "id", which nothing needs, is left out [picture/svg-editor-data]
    <g id="layer1" inkscape:label="Layer" style="fill:#ff0000;font-size:12px;-inkscape-font-specificatio…
logo.svg:4: note: the attribute "label", which nothing needs, is left out [picture/svg-editor-data]
    <g id="layer1" inkscape:label="Layer" style="fill:#ff0000;font-size:12px;-inkscape-font-specificatio…
logo.svg:4: note: the style "-inkscape-font-specification", which no shape needs, is left out [picture/svg-editor-data]
    <g id="layer1" inkscape:label="Layer" style="fill:#ff0000;font-size:12px;-inkscape-font-specificatio…
logo.svg:4: note: the style "font-size", which no shape needs, is left out [picture/svg-editor-data]
    <g id="layer1" inkscape:label="Layer" style="fill:#ff0000;font-size:12px;-inkscape-font-specificatio…
`},
		{"copies of copies", `<svg xmlns="http://www.w3.org/2000/svg">
<g id="a"><path d="M0 0"/></g>
<g id="b"><use href="#a"/><use href="#a"/></g>
<use href="#b"/>
<mask id="m"><path d="M0 0" mask="url(#m)"/></mask><path d="M1 1" mask="url(#m)"/>
</svg>`, `<svg xmlns="http://www.w3.org/2000/svg"><g id="mb-logo-a"><path d="M0 0"></path></g><g id="mb-logo-b"></g><use href="#mb-logo-b"></use><mask id="mb-logo-m"><path d="M0 0"></path></mask><path d="M1 1" mask="url(#mb-logo-m)"></path></svg>`, `logo.svg:3: warning: a "use" inside something that is itself used is left out [picture/svg-left-out]
    <g id="b"><use href="#a"/><use href="#a"/></g>
hint: ungroup or expand it in the drawing program
logo.svg:5: warning: the attribute "mask" inside a mask or clip is left out [picture/svg-left-out]
    <mask id="m"><path d="M0 0" mask="url(#m)"/></mask><path d="M1 1" mask="url(#m)"/>
hint: look whether the logo is still as it should be
`},
		{"an entity", "<!DOCTYPE svg [<!ENTITY x 'y'>]>\n<svg xmlns=\"http://www.w3.org/2000/svg\">&x;</svg>", ``, `logo.svg:2: error: the drawing is not well-formed XML: invalid character entity &x; [picture/svg-refused]
    <svg xmlns="http://www.w3.org/2000/svg">&x;</svg>
hint: export it again as plain SVG
`},
		{"HTML", `<html><body/></html>`, ``, `logo.svg:1: error: this is not an SVG drawing: it begins with "html" [picture/svg-refused]
    <html><body/></html>
hint: use a file that a drawing program exported as SVG
`},
		{"not closed", "<svg xmlns=\"http://www.w3.org/2000/svg\">\n<g></svg>", ``, `logo.svg:2: error: the drawing is not well-formed XML: element <g> closed by </svg> [picture/svg-refused]
    <g></svg>
hint: export it again as plain SVG
`},
		{"nothing left", `<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>`, ``, `logo.svg: error: nothing to show is left of the drawing [picture/svg-refused]
hint: export it again as plain SVG, with text turned into paths
logo.svg:1: warning: the element "script" is left out [picture/svg-left-out]
    <svg xmlns="http://www.w3.org/2000/svg"><script/></svg>
hint: look whether the logo is still as it should be
`},
		{"empty", ``, ``, `logo.svg: error: nothing to show is left of the drawing [picture/svg-refused]
hint: export it again as plain SVG, with text turned into paths
`},
		{"two roots", `<svg><path/></svg><svg><path/></svg>`, ``, `logo.svg:1: error: a second drawing begins with "svg" [picture/svg-refused]
    <svg><path/></svg><svg><path/></svg>
hint: leave one svg element in the file
`},
		{"Latin-1", "<svg>\xfc</svg>", ``, `logo.svg: error: the drawing is not UTF-8 text [picture/svg-refused]
hint: export it again as plain SVG
`},
		{"too large", strings.Repeat(" ", MaxSVG+1), ``, `logo.svg: error: the drawing has 262145 bytes, over the limit of 256 KiB [picture/svg-refused]
hint: export it again as plain, optimised SVG, without embedded pictures
`},
		{"too deep", `<svg>` + strings.Repeat("<g>", maxDepth) + strings.Repeat("</g>", maxDepth) + `</svg>`, ``, `logo.svg:1: error: elements are nested more than 100 deep [picture/svg-refused]
    <svg><g><g><g><g><g><g><g><g><g><g><g><g><g><g><g><g><g><g><g><g><g><g><g><g><g><g><g><g><g><g><g><g…
hint: ungroup them and export again
`},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			out, found := SanitizeSVG("logo.svg", []byte(c.in))
			if string(out) != c.out {
				t.Errorf("out:\n%s\nwant:\n%s", out, c.out)
			}
			if got := printed(t, found); got != c.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, c.want)
			}
		})
	}
}

// A large drawing on one line must not make every finding as long as the file.
func TestFindingsOfALongLineAreShort(t *testing.T) {
	in := `<svg>` + strings.Repeat(`<path class="é"/>`, 5000) + `</svg>`
	_, found := SanitizeSVG("logo.svg", []byte(in))
	for _, d := range found {
		if len(d.Source) > 300 || !utf8.ValidString(d.Source) {
			t.Fatalf("source of %d bytes", len(d.Source))
		}
	}
}

// FuzzSanitizeSVG: what comes out is well-formed, holds only what is allowed,
// and sanitising it again finds no fault in it and comes to rest.
func FuzzSanitizeSVG(f *testing.F) {
	f.Add([]byte(hostileSVG))
	f.Add([]byte(`<svg><path d="M0 0" style="fill:url('#a') red;;x" id="a"/><use href="#a"/><![CDATA[x]]></svg>`))
	f.Add([]byte(`<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:g mask="url(#m)"><s:use href="#m"/></s:g><s:mask id="m"><s:rect/></s:mask></s:svg>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		out, found := SanitizeSVG("x.svg", data)
		if found.HasErrors() != (out == nil) {
			t.Fatalf("%q with %v", out, found)
		}
		if out == nil {
			return
		}
		harmless(t, out)
		again, found := SanitizeSVG("x.svg", out)
		if found.Count(diag.Warning)+found.Count(diag.Error) > 0 {
			t.Errorf("%v in %s", found, out)
		}
		if third, _ := SanitizeSVG("x.svg", again); !bytes.Equal(third, again) {
			t.Errorf("third: %s\nsecond: %s\nfirst: %s", third, again, out)
		}
	})
}

// harmless knows less of SVG than the sanitiser and is stricter.
func harmless(t *testing.T, out []byte) {
	t.Helper()
	decoder := xml.NewDecoder(bytes.NewReader(out))
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatalf("%v in %s", err, out)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		if start.Name.Space != svgSpace || !svgShapes[start.Name.Local] && !svgContainers[start.Name.Local] {
			t.Errorf("element %v in %s", start.Name, out)
		}
		for _, a := range start.Attr {
			value := strings.ToLower(a.Value)
			rest := strings.ReplaceAll(value, "url(#mb-logo-", "")
			switch {
			case a.Name.Local == "xmlns" && a.Value == svgSpace:
			case a.Name.Local == "href" && strings.HasPrefix(value, "#mb-logo-"):
			case strings.HasPrefix(a.Name.Local, "on"), strings.ContainsAny(rest, `:\/@;*&<>"'`), strings.Contains(rest, "url("), a.Name.Local == "style", a.Name.Local == "href":
				t.Errorf("attribute %s=%q in %s", a.Name.Local, a.Value, out)
			}
		}
	}
}
