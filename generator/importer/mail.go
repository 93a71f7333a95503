package importer

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"regexp"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/encoding/htmlindex"
)

// letter is what counts of an e-mail: what its sender wrote, and when.
type letter struct {
	text string
	rich string    // the text of its HTML; empty when it has none
	day  time.Time // the day in the sender's zone; zero when the mail does not say
}

// The limits of an e-mail.
const (
	mailParts = 100
	mailDepth = 8
	mailText  = 4 << 20 // bytes, of one part
)

// readMail reads an e-mail. Its plain text counts before its HTML, and
// attachments do not count.
func readMail(data []byte) (letter, error) {
	m, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		return letter{}, err
	}
	var l letter
	if on, err := m.Header.Date(); err == nil {
		year, month, day := on.Date()
		l.day = time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	}
	r := &mailReader{}
	if err := r.part(m.Header.Get, m.Body, 0); err != nil && r.plain == "" && r.rich == "" {
		return letter{}, err
	}
	l.text = r.plain
	if strings.TrimSpace(l.text) == "" {
		l.text = r.rich
	}
	l.text, l.rich = unquoted(l.text), unquoted(r.rich)
	return l, nil
}

type mailReader struct {
	plain, rich string
	parts       int
}

var errDeep = errors.New("the e-mail has too many parts")

// part reads one part, and those within it. The header gives a line by its name.
func (r *mailReader) part(header func(string) string, body io.Reader, depth int) error {
	if r.parts++; r.parts > mailParts || depth > mailDepth {
		return errDeep
	}
	kind, params, err := mime.ParseMediaType(header("Content-Type"))
	if err != nil {
		kind, params = "text/plain", nil
	}
	if disposition, _, _ := mime.ParseMediaType(header("Content-Disposition")); disposition == "attachment" {
		return nil
	}
	switch {
	case strings.HasPrefix(kind, "multipart/"):
		return r.several(multipart.NewReader(body, params["boundary"]), depth)
	case kind == "text/plain":
		text, err := decoded(header("Content-Transfer-Encoding"), params["charset"], body)
		r.plain += text + "\n"
		return err
	case kind == "text/html":
		text, err := decoded(header("Content-Transfer-Encoding"), params["charset"], body)
		r.rich += textOf(text) + "\n"
		return err
	}
	return nil
}

func (r *mailReader) several(parts *multipart.Reader, depth int) error {
	for {
		p, err := parts.NextRawPart()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if err := r.part(p.Header.Get, p, depth+1); err != nil {
			return err
		}
	}
}

// decoded gives the text of a part in UTF-8.
func decoded(transfer, charset string, body io.Reader) (string, error) {
	switch strings.ToLower(strings.TrimSpace(transfer)) {
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	}
	data, err := io.ReadAll(io.LimitReader(body, mailText))
	if charset != "" {
		if from, unknown := htmlindex.Get(charset); unknown == nil {
			if text, broken := from.NewDecoder().Bytes(data); broken == nil {
				data = text
			}
		}
	}
	return string(data), err
}

// textOf gives the words of HTML, block by block, without what is quoted.
func textOf(markup string) string {
	root, err := html.Parse(strings.NewReader(markup))
	if err != nil {
		return ""
	}
	var b strings.Builder
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			b.WriteString(strings.Join(strings.FieldsFunc(n.Data, func(r rune) bool { return r == '\n' || r == '\r' }), " "))
		case n.DataAtom == atom.Blockquote, n.DataAtom == atom.Style, n.DataAtom == atom.Script, n.DataAtom == atom.Head:
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
		switch n.DataAtom {
		case atom.Br, atom.P, atom.Div, atom.Li, atom.Tr, atom.H1, atom.H2, atom.H3:
			b.WriteByte('\n')
		}
	}
	walk(root)
	return b.String()
}

// quoting are the lines behind which a mail program puts what was answered.
var quoting = regexp.MustCompile(`(?i)^(?:-{2,} ?(?:original message|ursprüngliche nachricht|message d'origine)|on .*wrote:$|am .*schrieb.*:$|le .*a écrit ?:$|_{10,}$|(?:from|von|de): .*@)`)

// unquoted cuts what was answered from below an answer.
func unquoted(text string) string {
	var kept []string
	for line := range strings.Lines(strings.ReplaceAll(text, "\r\n", "\n")) {
		if quoting.MatchString(strings.TrimSpace(line)) && len(kept) > 0 {
			break
		}
		kept = append(kept, strings.TrimSuffix(line, "\n"))
	}
	return strings.Join(kept, "\n")
}
