package schema

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v4"

	"mentorbook/generator/diag"
)

// Vocabulary gives the values that the settings allow. A list that is not
// known allows everything.
type Vocabulary interface {
	Values(list string) (values []string, known bool)
}

// Reference is one use of another page's name. Its key says as Ref which content
// type it must name, or "any".
type Reference struct {
	Key *Key
	Ref
}

// Result is what decoding a record tells beside the record.
type Result struct {
	Problems diag.List
	Refs     []Reference
}

// Decode fills the struct that into points to from a mapping node. The file's
// name and text are for messages only.
func (s *Schema) Decode(file string, text []byte, node *yaml.Node, v Vocabulary, into any) Result {
	d := &decoder{file: File{file, text}, vocabulary: v, room: rooms.Get().(*room)}
	defer rooms.Put(d.room)
	top := reflect.ValueOf(into).Elem()
	d.group(s, node, top, At{1, 1})
	d.result.Refs = d.room.references()
	return d.result
}

type decoder struct {
	file       File
	vocabulary Vocabulary
	result     Result
	room       *room
}

func place(n *yaml.Node) At { return Place(n.Line, n.Column) }

func (d *decoder) report(severity diag.Severity, at At, length int, f *fault) {
	d.result.Problems = append(d.result.Problems, d.file.Diagnostic(severity, at, length, f.code, f.message, f.hint))
}

// mistyped stands for the line of a key that is there under a wrong name, so
// that it is not reported as missing too.
const mistyped = -1

// group decodes a mapping into a struct. at is the place to name when the
// mapping is not there at all.
func (d *decoder) group(s *Schema, n *yaml.Node, into reflect.Value, at At) {
	seen := make([]int, len(s.Keys)) // the line of each key that is there
	if n != nil && n.Kind == yaml.MappingNode {
		at = place(n)
		for i := 0; i+1 < len(n.Content); i += 2 {
			d.pair(s, seen, n.Content[i], n.Content[i+1], into)
		}
	}
	if s.place != nil {
		into.FieldByIndex(s.place).Set(reflect.ValueOf(at))
	}
	for i := range s.Keys {
		k := &s.Keys[i]
		if seen[i] == 0 && (k.Required || k.Wanted) {
			d.missing(k, at)
		}
	}
}

func (d *decoder) missing(k *Key, at At) {
	hint := d.suggestion("add", k)
	if k.Required {
		d.report(diag.Error, at, 1, &fault{"front-matter/missing-key", fmt.Sprintf("the key %q is missing", k.Name), hint})
		return
	}
	d.report(diag.Warning, at, 1, &fault{"front-matter/wanted-key", fmt.Sprintf("the key %q is missing; readers look for it", k.Name), hint})
}

// suggestion is a line that would do, with the reason for the key where its
// value does not tell.
func (d *decoder) suggestion(verb string, k *Key) string {
	hint := fmt.Sprintf("%s, for example: %s: %s", verb, k.Name, k.sample(d.vocabulary))
	if k.Example == "" {
		hint += "  (" + k.Doc + ")"
	}
	return hint
}

func (d *decoder) pair(s *Schema, seen []int, key, value *yaml.Node, into reflect.Value) {
	name := key.Value
	at, known := s.byName[name]
	if !known {
		f, meant := s.unknown(name)
		d.report(diag.Error, place(key), len([]rune(name)), f)
		if at, near := s.byName[meant]; near && seen[at] == 0 {
			seen[at] = mistyped
		}
		return
	}
	k := &s.Keys[at]
	switch {
	case seen[at] > 0:
		d.report(diag.Error, place(key), len([]rune(name)), &fault{"front-matter/duplicate-key",
			fmt.Sprintf("the key %q stands here a second time", name), fmt.Sprintf("keep one of them; the first is on line %d", seen[at])})
		return
	case isBlank(value):
		d.blank(k, key)
	case k.Required && value.Kind == yaml.SequenceNode && len(value.Content) == 0:
		d.report(diag.Error, place(key), len([]rune(name)), k.empty())
	default:
		d.value(k, value, into.FieldByIndex(k.index))
	}
	seen[at] = key.Line
}

// blank reports a key without a value, where one is asked for or seems to have
// been meant.
func (d *decoder) blank(k *Key, key *yaml.Node) {
	severity, f := diag.Error, (*fault)(nil)
	switch value := d.commented(key); {
	case k.Required:
		f = &fault{"front-matter/missing-key", fmt.Sprintf("the key %q has no value", k.Name), d.suggestion("write", k)}
	case value != "":
		f = &fault{"front-matter/comment",
			fmt.Sprintf("the key %q has no value: what follows # is a comment", k.Name), fmt.Sprintf("put the value in quotes: %s: %q", k.Name, value)}
	case k.Wanted:
		severity, f = diag.Warning, &fault{"front-matter/wanted-key", fmt.Sprintf("the key %q has no value; readers look for it", k.Name), d.suggestion("write", k)}
	default:
		return
	}
	d.report(severity, place(key), len([]rune(k.Name)), f)
}

// commented gives what stands after a key as a comment right after its #, most
// often a colour or a heading that its author meant as the value.
func (d *decoder) commented(key *yaml.Node) string {
	_, value, _ := strings.Cut(d.file.Line(key.Line), key.Value+":")
	value, _, _ = strings.Cut(strings.TrimSpace(value), " ")
	value = strings.TrimRight(value, ",}")
	if len(value) < 2 || value[0] != '#' || value[1] == '#' {
		return ""
	}
	return value
}

func (k *Key) empty() *fault {
	f := &fault{"front-matter/empty-list", fmt.Sprintf("the list %q is empty", k.Name), fmt.Sprintf("add at least one entry (%s)", k.Doc)}
	if k.Example != "" {
		f.hint = fmt.Sprintf("write, for example: %s: %s", k.Name, k.Example)
	}
	return f
}

// unknown also gives the key that was meant, if one comes near.
func (s *Schema) unknown(name string) (f *fault, meant string) {
	f = &fault{"front-matter/unknown-key", fmt.Sprintf("unknown key %q", name), "the keys here are " + strings.Join(s.names, ", ")}
	meant, near := diag.Nearest(name, s.names)
	if near {
		f.hint = fmt.Sprintf("did you mean %q?", meant)
	}
	return f, meant
}

// isBlank tells a value that holds nothing to show: none at all, or spaces, also
// such as have no width.
func isBlank(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && strings.IndexFunc(n.Value, shown) < 0 || isNull(n)
}

func shown(r rune) bool { return !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) }

func isNull(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) == 0 &&
		(n.Value == "" || n.Value == "null" || n.Value == "~")
}

// kinds are what the YAML of each form is.
var kinds = [...]yaml.Kind{
	Word: yaml.ScalarNode, Flag: yaml.ScalarNode, List: yaml.SequenceNode,
	Groups: yaml.SequenceNode, Group: yaml.MappingNode, Table: yaml.MappingNode,
}

// value decodes one value of the form that its key wants.
func (d *decoder) value(k *Key, n *yaml.Node, into reflect.Value) {
	if n.Kind != kinds[k.Form] {
		d.wrongForm(k, n, into)
		return
	}
	switch k.Form {
	case Word:
		d.word(k, n, into)
	case Flag:
		d.flag(k, n, into)
	case List:
		d.list(k, n, into)
	case Group:
		d.group(k.Fields, n, into, place(n))
	case Groups:
		d.groups(k, n, into)
	case Table:
		d.table(k, n, into)
	}
}

func (d *decoder) wrongForm(k *Key, n *yaml.Node, into reflect.Value) {
	if told, found := d.file.lookalike(n.Line); found && k.Form == Group && n.Kind == yaml.ScalarNode {
		d.result.Problems = append(d.result.Problems, told)
		return
	}
	got := map[yaml.Kind]string{yaml.ScalarNode: "a single value", yaml.SequenceNode: "a list", yaml.MappingNode: "a group of keys"}[n.Kind]
	f := &fault{"front-matter/wrong-type", fmt.Sprintf("%q must be %s, not %s", k.Name, k.Form, got), ""}
	switch {
	case k.Form == List && n.Kind == yaml.ScalarNode && strings.HasPrefix(n.Value, "-"):
		f.hint = "write a space behind each dash: - one"
	case k.Form == List && n.Kind == yaml.ScalarNode:
		f.hint = fmt.Sprintf("put it in square brackets: %s: [%s]", k.Name, Quote(plainMarks.Replace(n.Value)))
	case k.Form == Group && n.Kind == yaml.ScalarNode:
		f.hint = fmt.Sprintf("write, for example: %s: %s", k.Name, d.grouped(k, n.Value, into))
	default:
		f.hint = fmt.Sprintf("write, for example: %s: %s", k.Name, k.sample(d.vocabulary))
	}
	d.report(diag.Error, place(n), 1, f)
}

// grouped is a sample of a group in which the first key that takes a word has it.
func (d *decoder) grouped(k *Key, word string, into reflect.Value) string {
	if !strings.ContainsAny(word, ",[]{}:#&*!|>'\"%@`\n") { // it needs no quotes
		for i := range k.Fields.Keys {
			own := &k.Fields.Keys[i]
			if own.Form == Word && put(reflect.New(into.FieldByIndex(own.index).Type()), word, At{}, own) == nil && d.allowed(own, word) == nil {
				return k.Fields.sampleWith(d.vocabulary, own, word)
			}
		}
	}
	return k.sample(d.vocabulary)
}

func (d *decoder) word(k *Key, n *yaml.Node, into reflect.Value) {
	read := d.meant
	if into.Kind() == reflect.String && len(k.Enum) == 0 && k.Vocab == "" {
		read = d.quoted
	}
	at, text := place(n), d.room.text(k.said(read(n)))
	f := put(into.Addr(), text, at, k)
	if f == nil {
		f = d.allowed(k, text)
	}
	if f != nil {
		d.report(diag.Error, at, len([]rune(n.Value)), f)
		return
	}
	if r, ok := into.Addr().Interface().(*Ref); ok {
		d.room.refs = append(d.room.refs, Reference{k, *r})
	}
}

// put sets the word that into points to.
func put(into reflect.Value, text string, at At, k *Key) (f *fault) {
	switch v := into.Interface().(type) {
	case scalar:
		f = v.set(text, at, k)
	case *string:
		*v = text
	case *int:
		var number Number
		f = number.set(text, at, k)
		*v = number.Value
	}
	return f
}

// meant gives a value as its author meant it: without curly quotation marks
// around it, which are reported, since to YAML they are part of it.
func (d *decoder) meant(n *yaml.Node) string {
	inner, curly := enclosed(n)
	if !curly {
		return n.Value
	}
	d.report(diag.Error, place(n), len([]rune(n.Value)), &fault{"front-matter/curly-quotes",
		"these curly quotation marks are part of the value", "write it without them: " + inner})
	return inner
}

// quoted reports such marks around a text that readers see, which may be meant.
func (d *decoder) quoted(n *yaml.Node) string {
	if inner, curly := enclosed(n); curly {
		d.report(diag.Warning, place(n), len([]rune(n.Value)), &fault{"front-matter/visible-quotes",
			"readers will see these curly quotation marks: only straight ones enclose a value",
			fmt.Sprintf("write straight ones, or none: %s; if people are to see them, put straight ones around: \"%s\"", Quote(inner), n.Value)})
	}
	return n.Value
}

// said gives a value as the key means it: yes and no are true and false where
// those are the choice.
func (k *Key) said(text string) string {
	if slices.Equal(k.Enum, []string{"true", "false"}) {
		return truth(text)
	}
	return text
}

// allowed checks a word against its closed list.
func (d *decoder) allowed(k *Key, word string) *fault {
	values, from := k.Enum, ""
	if k.Vocab != "" && d.vocabulary != nil {
		list, known := d.vocabulary.Values(k.Vocab)
		if !known {
			return nil
		}
		values, from = list, fmt.Sprintf("add %q under %s: in site.yaml", word, k.Vocab)
	} else if len(values) == 0 {
		return nil
	}
	if slices.Contains(values, word) {
		return nil
	}
	f := &fault{"front-matter/unknown-value", fmt.Sprintf("%q cannot be %q; it is one of %s", k.Name, word, strings.Join(values, ", ")), "write one of those words"}
	if len(k.Enum) > 0 && strings.HasPrefix(k.Doc, k.Enum[0]) { // it says what each word stands for
		f.hint += ": " + strings.TrimSuffix(k.Doc, ".")
	}
	if near, ok := diag.Nearest(word, values); ok {
		f.hint = fmt.Sprintf("did you mean %q?", near)
	}
	switch {
	case from == "" || word == "":
	case strings.HasSuffix(f.hint, "?"):
		f.hint += " if not, " + from
	default:
		f.hint += "; or " + from
	}
	if several := k.several(word, values); several != nil {
		f.hint = fmt.Sprintf("write them one by one: %s: [%s]", k.Name, strings.Join(several, ", "))
	}
	return f
}

// several gives the allowed words that were written as one.
func (k *Key) several(written string, values []string) []string {
	words := strings.FieldsFunc(written, func(r rune) bool { return strings.ContainsRune(" ;,/&+", r) })
	for i, w := range words {
		if words[i] = strings.Trim(w, "-"); !slices.Contains(values, words[i]) {
			return nil
		}
	}
	if k.Form != List || len(words) < 2 {
		return nil
	}
	return words
}

func (d *decoder) flag(k *Key, n *yaml.Node, into reflect.Value) {
	switch truth(d.meant(n)) {
	case "true":
		into.SetBool(true)
	case "false":
		into.SetBool(false)
	default:
		d.report(diag.Error, place(n), len([]rune(n.Value)), &fault{"front-matter/wrong-type",
			fmt.Sprintf("%q must be true or false, not %q", k.Name, n.Value), fmt.Sprintf("write %s: true or %s: false", k.Name, k.Name)})
	}
}

func (d *decoder) list(k *Key, n *yaml.Node, into reflect.Value) {
	list := d.room.list(into.Type(), len(n.Content))
	for i, item := range n.Content {
		if ranked, ok := list.Index(i).Addr().Interface().(*Ranked); ok {
			d.ranked(k, item, ranked)
			continue
		}
		if typed, ok := list.Index(i).Addr().Interface().(*Typed); ok {
			d.typed(k, item, typed)
			continue
		}
		if item.Kind != yaml.ScalarNode || isNull(item) {
			d.wrongItem(k, item)
			continue
		}
		d.word(k, item, list.Index(i))
	}
	into.Set(list)
	if k.Ref != "" || k.Vocab != "" || len(k.Enum) > 0 {
		d.repeated(k, n.Content)
	}
}

// repeated refuses a name that a list of names has twice: what it names would
// be shown twice, or with two levels.
func (d *decoder) repeated(k *Key, items []*yaml.Node) {
	for i, item := range items {
		name := nameOf(item)
		if slices.ContainsFunc(items[:i], func(n *yaml.Node) bool { return nameOf(n) == name }) {
			d.report(diag.Error, place(item), len([]rune(name)), &fault{"front-matter/duplicate-item",
				fmt.Sprintf("%q stands in %q twice", name, k.Name), "remove one of them"})
		}
	}
}

// nameOf is the name in "name" and in "name: level".
func nameOf(item *yaml.Node) string {
	if item.Kind == yaml.MappingNode && len(item.Content) > 0 {
		item = item.Content[0]
	}
	return strings.TrimSuffix(item.Value, ".md")
}

func (d *decoder) wrongItem(k *Key, n *yaml.Node) {
	d.report(diag.Error, place(n), 1, &fault{"front-matter/wrong-type",
		fmt.Sprintf("each item of %q must be a single value", k.Name),
		"a text with a colon in it needs quotes: - \"one: two\""})
}

// ranked decodes "name" or "name: level".
func (d *decoder) ranked(k *Key, n *yaml.Node, into *Ranked) {
	switch {
	case n.Kind == yaml.ScalarNode && !isNull(n):
		into.Ref.set(d.room.text(d.meant(n)), place(n), k)
	case n.Kind == yaml.MappingNode && len(n.Content) == 2 && n.Content[1].Kind == yaml.ScalarNode:
		into.Ref.set(d.room.text(d.meant(n.Content[0])), place(n.Content[0]), k)
		into.Level = d.room.text(d.meant(n.Content[1]))
		if f := d.allowed(k, into.Level); f != nil {
			f.message = strings.Replace(f.message, strconv.Quote(k.Name), "the level", 1)
			d.report(diag.Error, place(n.Content[1]), len([]rune(into.Level)), f)
		}
	default:
		d.report(diag.Error, place(n), 1, &fault{"front-matter/wrong-type",
			fmt.Sprintf("each item of %q must be a name, or a name and a level", k.Name), "write: - negotiation  or: - negotiation: expert"})
		return
	}
	d.room.refs = append(d.room.refs, Reference{k, into.Ref})
}

// typed decodes "name" or "name: type".
func (d *decoder) typed(k *Key, n *yaml.Node, into *Typed) {
	switch {
	case n.Kind == yaml.ScalarNode && !isBlank(n):
		*into = Typed{Name: d.room.text(n.Value), At: place(n)}
	case n.Kind == yaml.MappingNode && len(n.Content) == 2 && n.Content[1].Kind == yaml.ScalarNode:
		name, kind := n.Content[0], n.Content[1]
		*into = Typed{Name: d.room.text(name.Value), Type: d.room.text(kind.Value), At: place(name)}
		if f := d.allowed(k, kind.Value); f != nil {
			f.message = strings.Replace(f.message, strconv.Quote(k.Name), "the type", 1)
			d.report(diag.Error, place(kind), len([]rune(kind.Value)), f)
		}
	default:
		d.report(diag.Error, place(n), 1, &fault{"front-matter/wrong-type",
			fmt.Sprintf("each item of %q must be a name, or a name and a type", k.Name), "write: - Topic  or: - When: date"})
	}
}

func (d *decoder) groups(k *Key, n *yaml.Node, into reflect.Value) {
	list := d.room.list(into.Type(), len(n.Content))
	for i, item := range n.Content {
		if item.Kind != yaml.MappingNode {
			d.report(diag.Error, place(item), 1, &fault{"front-matter/wrong-type",
				fmt.Sprintf("each item of %q must be a group of keys", k.Name),
				"write one of these after the dash: " + strings.Join(k.Fields.names, ", ")})
			continue
		}
		d.group(k.Fields, item, list.Index(i), place(item))
	}
	into.Set(list)
}

func (d *decoder) table(k *Key, n *yaml.Node, into reflect.Value) {
	table := reflect.MakeMapWithSize(into.Type(), len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		item := reflect.New(into.Type().Elem()).Elem()
		switch {
		case value.Kind != yaml.ScalarNode:
			d.wrongItem(k, value)
		case table.MapIndex(reflect.ValueOf(key.Value)).IsValid():
			d.report(diag.Error, place(key), len([]rune(key.Value)), &fault{"front-matter/duplicate-key",
				fmt.Sprintf("the name %q stands here a second time", key.Value), "keep one of them"})
		default:
			d.word(k, value, item)
			table.SetMapIndex(reflect.ValueOf(d.room.text(key.Value)), item)
		}
	}
	into.Set(table)
}
