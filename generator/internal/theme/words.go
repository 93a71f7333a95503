package theme

import (
	"encoding/json"
	"fmt"
	"html/template"
	"maps"
	"regexp"
	"slices"
	"strings"
	"text/template/parse"

	"mentorbook/generator/diag"
)

// functions are what layouts may call:
//
//	{{t "nav.search"}}  {{t "reviewed.by" "name" .ReviewedBy}}   a message, with its values
//	{{n "places.left" .Places.Left}}                            a message that counts
//	{{before "by" "name"}}<bdi>{{.Name}}</bdi>{{after "by" "name"}}   around one value
//	{{list .Languages}}                                         "a, b and c"
//	{{icon "search"}}                                           assets/icons/search.svg
func functions(l *loader) map[string]any {
	w := l.options.Words
	return map[string]any{
		"t":    w.T,
		"n":    w.N,
		"list": w.List,
		"before": func(key, placeholder string, args ...any) (string, error) {
			before, _, err := w.Around(key, placeholder, args...)
			return before, err
		},
		"after": func(key, placeholder string, args ...any) (string, error) {
			_, after, err := w.Around(key, placeholder, args...)
			return after, err
		},
		"icon": l.icon,
	}
}

// judgeCalls reports words and icons that are not there, wherever a layout
// names them literally.
func (l *loader) judgeCalls(f *file, tree *parse.Tree) diag.List {
	var found diag.List
	nodes(tree.Root, func(n parse.Node) {
		c, ok := n.(*parse.CommandNode)
		if !ok || len(c.Args) < 2 {
			return
		}
		name, isCall := c.Args[0].(*parse.IdentifierNode)
		key, isText := c.Args[1].(*parse.StringNode)
		if !isCall || !isText {
			return
		}
		if code, message, hint := l.judgeCall(name.Ident, key.Text, c.Args[2:]); message != "" {
			d := l.sources.at(f.path, int(key.Pos), code, message, hint)
			d.Length = len([]rune(key.Quoted))
			found = append(found, d)
		}
	})
	return found
}

func (l *loader) judgeCall(function, key string, args []parse.Node) (code, message, hint string) {
	switch function {
	case "icon":
		if _, ok := l.icons[key]; !ok {
			return "theme/unknown-icon", fmt.Sprintf("the theme has no icon %q", key), suggest(key, slices.Collect(maps.Keys(l.icons)))
		}
		return
	case "t", "n", "before", "after":
	default:
		return
	}
	keys := l.options.Words.Keys()
	if !slices.Contains(keys, key) {
		return "theme/unknown-word", fmt.Sprintf("there is no message %q", key), suggest(key, keys)
	}
	if err := l.tryWords(function, key, args); err != nil {
		return "theme/wrong-word", err.Error(), `write the values as pairs, such as {{t "reviewed.by" "name" .ReviewedBy}}`
	}
	return
}

// tryWords asks for a message with the names of its values as they stand in
// the layout.
func (l *loader) tryWords(function, key string, args []parse.Node) error {
	w := l.options.Words
	if function == "n" && len(args) > 0 {
		_, err := w.N(key, 2, stand(args[1:])...)
		return err
	}
	if function != "t" && len(args) > 0 {
		if placeholder, ok := args[0].(*parse.StringNode); ok {
			_, _, err := w.Around(key, placeholder.Text, stand(args[1:])...)
			return err
		}
		return nil
	}
	_, err := w.T(key, stand(args)...)
	return err
}

// stand gives a call's values: literal texts as they are, else a stand-in.
func stand(args []parse.Node) []any {
	values := make([]any, len(args))
	for i, a := range args {
		values[i] = "…"
		if s, ok := a.(*parse.StringNode); ok {
			values[i] = s.Text
		}
	}
	return values
}

func (l *loader) icon(name string) (template.HTML, error) {
	if svg, ok := l.icons[name]; ok {
		return svg, nil
	}
	return "", fmt.Errorf("the theme has no icon %q", name)
}

// wordsCall is how a script asks for words.
var wordsCall = regexp.MustCompile(`\b` + regexp.QuoteMeta(wordsBegin) + `([^"\n]*)"\)`)

const wordsBegin = `words("`

// fillWords puts messages into a script: in the place of words("search.") the
// object of those whose keys begin with "search.", by the rest of the key, as
// [Words.ForBrowser] gives them.
func (l *loader) fillWords(text string) string {
	if !strings.Contains(text, wordsBegin) { // most scripts, and soon told
		return text
	}
	return wordsCall.ReplaceAllStringFunc(text, func(call string) string {
		prefix := wordsCall.FindStringSubmatch(call)[1]
		object, err := json.Marshal(l.options.Words.ForBrowser(prefix))
		if err != nil {
			panic(err) // strings and maps of strings
		}
		return string(object)
	})
}

// judgeWords reports words that a script asks for and that are not there.
func (l *loader) judgeWords(file, text string) {
	if !strings.Contains(text, wordsBegin) {
		return
	}
	keys := l.options.Words.Keys()
	for _, m := range wordsCall.FindAllStringSubmatchIndex(text, -1) {
		prefix := text[m[2]:m[3]]
		if slices.ContainsFunc(keys, func(key string) bool { return strings.HasPrefix(key, prefix) }) {
			continue
		}
		l.refuse(file, m[2], m[3]-m[2], "theme/unknown-word", fmt.Sprintf("there is no message whose key begins with %q", prefix), suggest(prefix, beginnings(keys)))
	}
}

// beginnings are the parts of keys up to their first point.
func beginnings(keys []string) []string {
	var list []string
	for _, key := range keys {
		if first, _, ok := strings.Cut(key, "."); ok {
			list = append(list, first+".")
		}
	}
	return slices.Compact(slices.Sorted(slices.Values(list)))
}
