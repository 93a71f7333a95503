package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"strings"
	"sync"
	"unicode/utf16"
)

// ref is the number of an object.
type ref int

func (r ref) String() string { return fmt.Sprintf("%d 0 R", int(r)) }

// object is one of a file: a value, or a stream with its dictionary.
type object struct {
	value  string // without the brackets of a dictionary when it is a stream's
	stream []byte // as it is stored; nil for none
}

// objects are those of a file, numbered from 1.
type objects struct {
	list          []object
	shared        map[string]ref // streams, by dictionary and bytes before they are compressed
	regular, bold ref            // the fonts
}

// reserve gives a number for an object that is set later.
func (o *objects) reserve() ref {
	o.list = append(o.list, object{})
	return ref(len(o.list))
}

func (o *objects) set(r ref, format string, args ...any) {
	o.list[r-1].value = fmt.Sprintf(format, args...)
}

func (o *objects) add(format string, args ...any) ref {
	r := o.reserve()
	o.set(r, format, args...)
	return r
}

// stream adds bytes that are stored compressed. Equal streams are one object.
func (o *objects) stream(dictionary string, data []byte) ref {
	key := dictionary + "\x00" + string(data)
	if r, known := o.shared[key]; known {
		return r
	}
	if o.shared == nil {
		o.shared = map[string]ref{}
	}
	o.shared[key] = o.packed(dictionary, deflate(data))
	return o.shared[key]
}

// packed adds bytes that are compressed already.
func (o *objects) packed(dictionary string, data []byte) ref {
	return o.store(dictionary+"/Filter/FlateDecode", data)
}

// store adds bytes as they are.
func (o *objects) store(dictionary string, data []byte) ref {
	o.list = append(o.list, object{fmt.Sprintf("%s/Length %d", dictionary, len(data)), data})
	return ref(len(o.list))
}

// compressors are kept, as each takes most of a megabyte.
var compressors = sync.Pool{New: func() any { return zlib.NewWriter(nil) }}

func deflate(data []byte) []byte {
	var b bytes.Buffer
	w := compressors.Get().(*zlib.Writer)
	defer compressors.Put(w)
	w.Reset(&b)
	w.Write(data) // to memory, which never fails
	w.Close()
	return b.Bytes()
}

// file writes all objects: streams one by one, everything else together in an
// object stream (7.5.7), which compresses five times better, and a cross-reference
// stream (7.5.8) that says where each is.
func (o *objects) file(root, info ref) []byte {
	var w bytes.Buffer
	w.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	table := make([]entry, 1, len(o.list)+3)
	var heads, values strings.Builder
	members := 0
	holder := len(o.list) + 1
	for i, obj := range o.list {
		if obj.stream == nil {
			fmt.Fprintf(&heads, "%d %d ", i+1, values.Len())
			values.WriteString(obj.value + "\n")
			table = append(table, entry{2, holder, members})
			members++
			continue
		}
		table = append(table, entry{1, w.Len(), 0})
		writeStream(&w, i+1, obj)
	}
	packed := deflate([]byte(heads.String() + values.String()))
	table = append(table, entry{1, w.Len(), 0})
	writeStream(&w, holder, object{fmt.Sprintf("/Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d", members, heads.Len(), len(packed)), packed})

	start := w.Len()
	table = append(table, entry{1, start, 0})
	rows := deflate(encode(table))
	id := sha256.Sum256(w.Bytes())
	writeStream(&w, holder+1, object{fmt.Sprintf("/Type/XRef/Size %d/W[1 4 2]/Root %v/Info %v/ID[<%x><%x>]/Filter/FlateDecode/Length %d",
		len(table), root, info, id[:16], id[:16], len(rows)), rows})
	fmt.Fprintf(&w, "startxref\n%d\n%%%%EOF\n", start)
	return w.Bytes()
}

func writeStream(w *bytes.Buffer, number int, o object) {
	fmt.Fprintf(w, "%d 0 obj\n<<%s>>\nstream\n", number, o.value)
	w.Write(o.stream)
	w.WriteString("\nendstream\nendobj\n")
}

// entry is a row of the cross-reference: kind 1 lies at an offset, kind 2 in an
// object stream at an index; 0 is the head of the free ones.
type entry struct{ kind, place, index int }

func encode(table []entry) []byte {
	rows := make([]byte, 0, 7*len(table))
	for _, e := range table {
		rows = append(rows, byte(e.kind))
		rows = binary.BigEndian.AppendUint32(rows, uint32(e.place))
		rows = binary.BigEndian.AppendUint16(rows, uint16(e.index))
	}
	return rows
}

// text writes a text string (7.9.2.2).
func text(s string) string {
	s = clean(s)
	if strings.IndexFunc(s, func(r rune) bool { return r < ' ' || r > '~' }) < 0 {
		return "(" + strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace(s) + ")"
	}
	var b strings.Builder
	b.WriteString("<FEFF")
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	return b.String() + ">"
}

// longestName is that of 7.3.5 and annex C, in bytes.
const longestName = 127

// name writes a name object.
func name(s string) string {
	var b strings.Builder
	b.WriteByte('/')
	for _, c := range []byte(s[:min(len(s), longestName)]) {
		switch {
		case c == 0:
		case c > ' ' && c < 0x7f && !strings.ContainsRune("()<>[]{}/%#", rune(c)):
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, "#%02X", c)
		}
	}
	return b.String()
}

// number writes a length in points.
func number(l Length) string {
	sign := ""
	if l < 0 {
		sign, l = "-", -l
	}
	s := fmt.Sprintf("%s%d.%03d", sign, l/Point, l%Point)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// numbers writes lengths with spaces between.
func numbers(list ...Length) string {
	var b strings.Builder
	for i, l := range list {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(number(l))
	}
	return b.String()
}
