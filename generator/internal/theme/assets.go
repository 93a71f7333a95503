package theme

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/js"

	"mentorbook/generator/diag"
)

// Asset is a file that the theme adds to the site. Its address holds a hash of
// its bytes, so a browser may keep it for ever.
type Asset struct {
	Name string // "site.css"
	URL  string // "/assets/site.3f2a9c1b.css", from the site's root
	Data []byte
}

// Assets lists the theme's assets by name. The bytes must not be changed.
func (t *Theme) Assets() []Asset { return t.assets }

// AssetURL gives the address of an asset by its name: "site.css".
func (t *Theme) AssetURL(name string) (string, bool) {
	url, ok := t.urls[name]
	return url, ok
}

func addresses(assets []Asset) map[string]string {
	urls := map[string]string{}
	for _, a := range assets {
		urls[a.Name] = a.URL
	}
	return urls
}

// kind says how the files of one room of assets are read.
type kind struct {
	folder, ext string
	judge       func(l *loader, file, text string)
	fill        func(l *loader, text string) string
	minify      func(*minify.M, *bytes.Buffer, string) error
	between     string // joins the files of a folder
}

var kinds = []kind{
	{"assets/styles", ".css", (*loader).judgeStyle, (*loader).plain, minifyCSS, "\n"},
	{"assets/scripts", ".js", (*loader).judgeScript, (*loader).fillWords, minifyJS, "\n;"},
}

func (l *loader) plain(text string) string { return text }

func minifyCSS(m *minify.M, out *bytes.Buffer, text string) error {
	return (&css.Minifier{}).Minify(m, out, strings.NewReader(text), nil)
}

// minifyJS keeps names, so that what one script calls in another is there.
func minifyJS(m *minify.M, out *bytes.Buffer, text string) error {
	return (&js.Minifier{Version: 2022}).Minify(m, out, strings.NewReader(text), nil)
}

// readAssets joins, judges, minifies and names every asset.
func (l *loader) readAssets() []Asset {
	var assets []Asset
	for _, k := range kinds {
		parts := map[string][]string{}
		for _, p := range l.sources.in(k.folder, k.ext) {
			k.judge(l, l.sources.name[p], l.sources.text[p])
			name := bundle(k, p)
			parts[name] = append(parts[name], p)
		}
		if k.ext == ".css" && parts["site.css"] == nil {
			parts["site.css"] = []string{} // the palette alone
		}
		for name, paths := range parts {
			assets = append(assets, l.asset(k, name, paths))
		}
	}
	for _, p := range l.sources.paths {
		if strings.HasPrefix(p, "assets/images/") {
			assets = append(assets, named(path.Base(p), []byte(l.sources.text[p])))
		}
	}
	slices.SortFunc(assets, func(a, b Asset) int { return strings.Compare(a.Name, b.Name) })
	return assets
}

// bundle is the name of the asset that a file is a part of.
func bundle(k kind, p string) string {
	rest := strings.TrimPrefix(p, k.folder+"/")
	if folder, _, deep := strings.Cut(rest, "/"); deep {
		return folder + k.ext
	}
	return rest
}

// asset makes one file of its parts, which are in the order of their names.
func (l *loader) asset(k kind, name string, paths []string) Asset {
	var parts []string
	for _, p := range paths {
		parts = append(parts, k.fill(l, l.sources.text[p]))
	}
	m, out := minify.New(), &bytes.Buffer{}
	whole, isModule := module(strings.Join(parts, k.between+"\n"))
	var apart error
	if isModule {
		if apart = k.minify(m, out, whole); apart == nil {
			return named(name, out.Bytes())
		}
		out.Reset() // a fault of one part is told with its place
	}
	if name == "site.css" {
		out.WriteString(l.palette())
	}
	for i, p := range paths {
		if i > 0 {
			out.WriteString(k.between)
		}
		if err := k.minify(m, out, parts[i]); err != nil {
			l.found = append(l.found, l.unreadable(l.sources.name[p], err))
			return Asset{}
		}
	}
	if apart != nil {
		message, _, _ := strings.Cut(apart.Error(), " on line ") // of the whole
		l.found = append(l.found, fault(diag.Position{File: path.Dir(l.sources.name[paths[0]])}, "theme/module",
			"the scripts of this folder are one module, and do not go together: "+message, "declare each name in one of them only"))
	}
	return named(name, out.Bytes())
}

// exported is how a script says at the start of a line what others may have.
var exported = regexp.MustCompile(`(?m)^export ((?:const|let|class|function|async function) (\w+))`)

// module gives scripts that export something a scope of their own. In it the
// minifier shortens the names that no other script can know, and finds one
// that is declared twice, which a browser would refuse with all the rest.
func module(text string) (wrapped string, ok bool) {
	var names []string
	var body strings.Builder
	at := 0
	for _, m := range exported.FindAllStringSubmatchIndex(text, -1) {
		body.WriteString(text[at:m[0]])
		names, at = append(names, text[m[4]:m[5]]), m[2]
	}
	list := strings.Join(names, ",")
	return "export const{" + list + "}=(()=>{" + body.String() + text[at:] + "\n;return{" + list + "}})()", names != nil
}

// named gives an asset its address.
func named(name string, data []byte) Asset {
	sum := sha256.Sum256(data)
	ext := path.Ext(name)
	return Asset{
		Name: name,
		URL:  fmt.Sprintf("/assets/%s.%s%s", strings.TrimSuffix(name, ext), hex.EncodeToString(sum[:4]), ext),
		Data: data,
	}
}
