package theme

import (
	"html/template"
	"text/template/parse"
)

// fold replaces actions whose result is the same on every page, {{t "key"}} and
// {{icon "name"}}, by their text. It does so after html/template has escaped
// the template, and only where the escaper is one that this package knows, so
// that the context is always html/template's judgement.
func (l *loader) fold(t *template.Template) {
	for _, member := range t.Templates() {
		if member.Tree == nil {
			continue
		}
		nodes(member.Tree.Root, func(n parse.Node) {
			list, ok := n.(*parse.ListNode)
			if !ok {
				return
			}
			for i, item := range list.Nodes {
				if text, ok := l.constant(item); ok {
					list.Nodes[i] = &parse.TextNode{NodeType: parse.NodeText, Pos: item.Position(), Text: []byte(text)}
				}
			}
			list.Nodes = join(list.Nodes)
		})
	}
}

// constant gives the escaped text of an action that is the same on every page.
func (l *loader) constant(n parse.Node) (string, bool) {
	action, ok := n.(*parse.ActionNode)
	if !ok || len(action.Pipe.Decl) > 0 || len(action.Pipe.Cmds) != 2 || len(action.Pipe.Cmds[1].Args) != 1 {
		return "", false
	}
	escaper, ok := action.Pipe.Cmds[1].Args[0].(*parse.IdentifierNode)
	if !ok {
		return "", false
	}
	value, ok := l.evaluate(action.Pipe.Cmds[0].Args)
	if !ok {
		return "", false
	}
	switch text := value.(type) {
	case template.HTML:
		return string(text), escaper.Ident == "_html_template_htmlescaper"
	case string:
		switch escaper.Ident {
		case "_html_template_htmlescaper", "_html_template_attrescaper", "_html_template_rcdataescaper":
			return escapeText(text), true
		}
	}
	return "", false
}

// evaluate calls a function of layouts with literal texts.
func (l *loader) evaluate(args []parse.Node) (any, bool) {
	name, ok := args[0].(*parse.IdentifierNode)
	if !ok {
		return nil, false
	}
	texts := make([]any, len(args)-1)
	for i, a := range args[1:] {
		s, ok := a.(*parse.StringNode)
		if !ok {
			return nil, false
		}
		texts[i] = s.Text
	}
	return l.call(name.Ident, texts)
}

// call is for functions whose result depends on literal texts alone.
func (l *loader) call(function string, texts []any) (any, bool) {
	var value any
	var err error
	switch own := functions(l)[function].(type) {
	case func(string, ...any) (string, error): // t
		if len(texts) < 1 {
			return nil, false
		}
		value, err = own(texts[0].(string), texts[1:]...)
	case func(string, string, ...any) (string, error): // before, after
		if len(texts) < 2 {
			return nil, false
		}
		value, err = own(texts[0].(string), texts[1].(string), texts[2:]...)
	case func(string) (template.HTML, error): // icon
		if len(texts) != 1 {
			return nil, false
		}
		value, err = own(texts[0].(string))
	default:
		return nil, false
	}
	return value, err == nil
}

// join makes one text of neighbouring texts.
func join(list []parse.Node) []parse.Node {
	var out []parse.Node
	for _, n := range list {
		text, ok := n.(*parse.TextNode)
		if ok && len(text.Text) == 0 {
			continue
		}
		if ok && len(out) > 0 {
			if last, ok := out[len(out)-1].(*parse.TextNode); ok {
				joined := append(append([]byte{}, last.Text...), text.Text...)
				out[len(out)-1] = &parse.TextNode{NodeType: parse.NodeText, Pos: last.Pos, Text: joined}
				continue
			}
		}
		out = append(out, n)
	}
	return out
}
