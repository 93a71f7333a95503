package schema

import (
	"reflect"
	"strings"
	"sync"
)

// room is memory for what records hold. A record has dozens of short texts and
// lists and lives as long as the site. In blocks they are few objects to
// allocate and to keep, and they lie apart from all that decoding leaves behind,
// whose memory could otherwise not be used again for anything else.
type room struct {
	texts strings.Builder                // of which the last part is free
	words map[string]string              // the short texts that stand there already
	lists map[reflect.Type]reflect.Value // the free part of a block, by the type of the list
	refs  []Reference                    // of the record that is being decoded
}

// The sizes of blocks: texts in bytes, lists in items. What is much of a block
// gets memory of its own.
const (
	textBlock = 32 << 10
	listBlock = 256
)

// Words come again and again: topics, languages, places, days. One is kept once
// a room, as long as it is no longer than wordLength bytes and among the first
// knownWords.
const (
	wordLength = 24
	knownWords = 4096
)

// rooms go from record to record.
var rooms = sync.Pool{New: func() any { return &room{words: map[string]string{}, lists: map[reflect.Type]reflect.Value{}} }}

// text gives a copy of a text.
func (r *room) text(text string) string {
	if word, known := r.words[text]; known {
		return word
	}
	kept := r.keep(text)
	if len(text) <= wordLength && len(r.words) < knownWords {
		r.words[kept] = kept
	}
	return kept
}

func (r *room) keep(text string) string {
	if len(text) > textBlock/8 {
		return strings.Clone(text)
	}
	if r.texts.Cap()-r.texts.Len() < len(text) {
		r.texts = strings.Builder{}
		r.texts.Grow(textBlock)
	}
	start := r.texts.Len()
	r.texts.WriteString(text)
	return r.texts.String()[start:]
}

// list gives a list of n zero values.
func (r *room) list(t reflect.Type, n int) reflect.Value {
	if n > listBlock/8 {
		return reflect.MakeSlice(t, n, n)
	}
	free, begun := r.lists[t]
	if !begun || free.Len() < n {
		free = reflect.MakeSlice(t, listBlock, listBlock)
	}
	r.lists[t] = free.Slice(n, free.Len())
	return free.Slice3(0, n, n)
}

// references gives a copy of those that were gathered, and forgets them.
func (r *room) references() []Reference {
	if len(r.refs) == 0 {
		return nil
	}
	kept := r.list(reflect.TypeFor[[]Reference](), len(r.refs)).Interface().([]Reference)
	copy(kept, r.refs)
	clear(r.refs)
	r.refs = r.refs[:0]
	return kept
}
