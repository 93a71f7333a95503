package pdf_test

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
)

var (
	startxref = regexp.MustCompile(`startxref\n(\d+)\n%%EOF\n$`)
	length    = regexp.MustCompile(`/Length (\d+)>>\nstream\n$`)
	first     = regexp.MustCompile(`/N (\d+)/First (\d+)`)
	reference = regexp.MustCompile(`\b(\d+) 0 R\b`)
)

// sound reads a file by its cross-reference, as far as this package writes it,
// and gives what is wrong: it is fast enough for fuzzing, and the outside
// readers of other tests are not.
func sound(data []byte) error {
	m := startxref.FindSubmatch(data)
	if m == nil {
		return errors.New("the file does not end as one")
	}
	at, _ := strconv.Atoi(string(m[1]))
	rows, err := stream(data, at)
	if err != nil {
		return err
	}
	count := len(rows) / 7
	var members []byte
	for number := range count {
		row := rows[7*number:]
		if offset := int(binary.BigEndian.Uint32(row[1:])); row[0] == 1 {
			if !bytes.HasPrefix(data[min(offset, len(data)):], fmt.Appendf(nil, "%d 0 obj\n", number)) {
				return fmt.Errorf("object %d is not at %d", number, offset)
			}
			content, err := stream(data, offset)
			if err != nil {
				return err
			}
			if dictionary := data[offset:min(offset+60, len(data))]; bytes.Contains(dictionary, []byte("/ObjStm")) {
				members = content
			}
		}
	}
	offset := bytes.Index(data, []byte("/ObjStm"))
	if offset < 0 {
		return errors.New("there are no objects")
	}
	m = first.FindSubmatch(data[offset:])
	begin, _ := strconv.Atoi(string(m[2]))
	return objects(members, begin, count)
}

// stream gives the content of the stream object at an offset.
func stream(data []byte, at int) ([]byte, error) {
	if at > len(data) {
		return nil, fmt.Errorf("nothing is at %d", at)
	}
	end := bytes.Index(data[at:], []byte(">>\nstream\n"))
	if end < 0 {
		return nil, fmt.Errorf("no stream at %d", at)
	}
	head := data[at : at+end+len(">>\nstream\n")]
	m := length.FindSubmatch(head)
	if m == nil {
		return nil, fmt.Errorf("no length in %q", head)
	}
	n, _ := strconv.Atoi(string(m[1]))
	body := data[at+len(head):]
	if len(body) < n || !bytes.HasPrefix(body[n:], []byte("\nendstream\nendobj\n")) {
		return nil, fmt.Errorf("the stream at %d is not %d long", at, n)
	}
	if !bytes.Contains(head, []byte("/FlateDecode")) {
		return body[:n], nil
	}
	r, err := zlib.NewReader(bytes.NewReader(body[:n]))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

// objects checks those of an object stream: each is one whole value, and leads
// to objects that are there.
func objects(members []byte, begin, count int) error {
	heads := strings.Fields(string(members[:begin]))
	for i := 0; i < len(heads); i += 2 {
		from, _ := strconv.Atoi(heads[i+1])
		to := len(members) - begin
		if i+3 < len(heads) {
			to, _ = strconv.Atoi(heads[i+3])
		}
		value := strings.TrimSuffix(string(members[begin+from:begin+to]), "\n")
		plain, err := balanced(value)
		if err != nil {
			return fmt.Errorf("object %s: %w: %q", heads[i], err, value)
		}
		for _, m := range reference.FindAllStringSubmatch(plain, -1) {
			if n, _ := strconv.Atoi(m[1]); n < 1 || n >= count {
				return fmt.Errorf("object %s leads to %s, which is not there", heads[i], m[1])
			}
		}
	}
	return nil
}

// balanced checks that a value is one dictionary whose brackets close, and gives
// it without its strings.
func balanced(value string) (plain string, err error) {
	var open []byte
	var b strings.Builder
	for i := 0; i < len(value); i++ {
		switch c := value[i]; {
		case c == '(':
			for depth := 1; depth > 0; {
				if i++; i >= len(value) {
					return "", errors.New("a string does not end")
				}
				switch value[i] {
				case '\\':
					i++
				case '(':
					depth++
				case ')':
					depth--
				}
			}
		case c == '<' && i+1 < len(value) && value[i+1] == '<', c == '[':
			open = append(open, c)
			if c == '<' {
				i++
			}
		case c == '<':
			end := strings.IndexByte(value[i:], '>')
			if end < 0 || strings.Trim(value[i+1:i+end], "0123456789ABCDEF") != "" {
				return "", errors.New("a hexadecimal string is none")
			}
			i += end
		case c == '>' || c == ']':
			if len(open) == 0 || (open[len(open)-1] == '[') != (c == ']') {
				return "", errors.New("brackets do not match")
			}
			if c == '>' {
				i++
			}
			if open = open[:len(open)-1]; len(open) == 0 && i < len(value)-1 {
				return "", errors.New("something follows")
			}
		case c < ' ' || c > '~' || c == ')':
			return "", fmt.Errorf("a stray %q", c)
		default:
			b.WriteByte(c)
			continue
		}
		b.WriteByte(' ')
	}
	if len(open) > 0 {
		return "", errors.New("a bracket does not close")
	}
	return b.String(), nil
}
