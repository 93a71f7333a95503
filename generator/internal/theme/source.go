package theme

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"mentorbook/generator/diag"
)

// sources are the files of all layers, the strongest of each name.
type sources struct {
	paths  []string          // in the theme, sorted: "layouts/base.html"
	text   map[string]string // by path in the theme
	name   map[string]string // path in the theme to path in messages
	lookup map[string]string // path in messages to text
	found  diag.List
}

// rooms are the folders of a theme that this package reads.
var rooms = []string{"layouts", "partials", "assets"}

// maxFile is the most bytes of a theme's file.
const maxFile = 4 << 20

func gather(layers []Layer) *sources {
	s := &sources{text: map[string]string{}, name: map[string]string{}, lookup: map[string]string{}}
	for _, layer := range layers {
		for _, room := range rooms {
			s.walk(layer, room)
		}
	}
	slices.Sort(s.paths)
	return s
}

func (s *sources) walk(layer Layer, room string) {
	err := fs.WalkDir(layer.FS, room, func(p string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist) && p == room:
			return nil
		case err != nil:
			return err
		case strings.HasPrefix(d.Name(), ".") || d.IsDir():
			return nil
		}
		return s.read(layer, p)
	})
	if err != nil {
		s.found = append(s.found, fault(diag.Position{File: path.Join(layer.Name, room)}, "theme/unreadable",
			fmt.Sprintf("the theme cannot be read: %v", err), "check that the files are there and may be read"))
	}
}

func (s *sources) read(layer Layer, p string) error {
	if _, stronger := s.text[p]; stronger {
		return nil
	}
	data, found, err := ReadFile(layer, p)
	s.found = append(s.found, found...)
	if err != nil {
		return err
	}
	name, text := path.Join(layer.Name, p), string(data)
	s.paths = append(s.paths, p)
	s.text[p], s.name[p], s.lookup[name] = text, name, text
	at := diag.Position{File: name}
	if !strings.HasPrefix(p, "assets/images/") && !utf8.Valid(data) {
		s.found = append(s.found, fault(at, "theme/not-utf8", "the file is not UTF-8 text", `save it as "UTF-8" in your editor`))
	}
	return nil
}

// ReadFile reads one file of a layer: an ordinary one of no more than 4 MiB,
// since others may have no end. What it is instead is in the findings, and the
// data are then empty.
func ReadFile(layer Layer, name string) ([]byte, diag.List, error) {
	info, err := fs.Lstat(layer.FS, name)
	if err != nil {
		return nil, nil, err
	}
	at := diag.Position{File: path.Join(layer.Name, name)}
	switch {
	case !info.Mode().IsRegular():
		return nil, diag.List{fault(at, "theme/foreign-file", "this is not an ordinary file", "put a copy of the file here instead, or remove it")}, nil
	case info.Size() > maxFile:
		return nil, diag.List{fault(at, "theme/too-large", fmt.Sprintf("the file has %d bytes, over the limit of 4 MiB", info.Size()), "make it smaller")}, nil
	}
	data, err := fs.ReadFile(layer.FS, name)
	return data, nil, err
}

// in lists the paths below a folder with an extension.
func (s *sources) in(folder, ext string) []string {
	var paths []string
	for _, p := range s.paths {
		if strings.HasPrefix(p, folder+"/") && path.Ext(p) == ext {
			paths = append(paths, p)
		}
	}
	return paths
}

// position turns a byte offset into a file (as named in messages) into line
// and column, and gives that line.
func (s *sources) position(file string, offset int) (diag.Position, string) {
	text := s.lookup[file]
	offset = min(max(offset, 0), len(text))
	start := strings.LastIndexByte(text[:offset], '\n') + 1
	line, _, _ := strings.Cut(text[start:], "\n")
	return diag.Position{
		File:   file,
		Line:   1 + strings.Count(text[:offset], "\n"),
		Column: 1 + utf8.RuneCountInString(text[start:offset]),
	}, strings.TrimSuffix(line, "\r")
}

// offset is the reverse for a line from 1 and a column of bytes from 0.
func (s *sources) offset(file string, line, column int) int {
	at, rest := 0, s.lookup[file]
	for range line - 1 {
		_, after, ok := strings.Cut(rest, "\n")
		if !ok {
			break
		}
		at += len(rest) - len(after)
		rest = after
	}
	return at + column
}

// at gives a diagnostic at a byte offset, with its line.
func (s *sources) at(file string, offset int, code, message, hint string) diag.Diagnostic {
	p, line := s.position(file, offset)
	d := fault(p, code, message, hint)
	d.Source = line
	return d
}

// templateError is how text/template, html/template, its parser and the type
// checker write an error: where, then perhaps in which template and at which
// node, then what.
var templateError = regexp.MustCompile(`(?s)^(?:html/)?template: ?(.*?):(\d+)(?::(\d+))?: (?:(?:executing|checking) ".*?" at <(.*?)>: )?(?:error calling \w+: )?(.*)$`)

// locate makes a diagnostic of a template error.
func (s *sources) locate(err error, code string) diag.Diagnostic {
	m := templateError.FindStringSubmatch(err.Error())
	if m == nil {
		return fault(diag.Position{}, code, err.Error(), "")
	}
	line, _ := strconv.Atoi(m[2])
	column, _ := strconv.Atoi(m[3])
	d := s.at(m[1], s.offset(m[1], line, column), code, m[5], "")
	if m[3] == "" {
		d.Column = 0
	} else if m[4] != "" && !strings.HasSuffix(m[4], "...") {
		d.Length = utf8.RuneCountInString(m[4])
	}
	return d
}

// fault is an error at a place.
func fault(at diag.Position, code, message, hint string) diag.Diagnostic {
	return diag.Diagnostic{Severity: diag.Error, Code: code, Position: at, Message: message, Hint: hint}
}

// suggest says which of the names was probably meant, or lists them.
func suggest(word string, names []string) string {
	if near, ok := diag.Nearest(word, names); ok {
		return fmt.Sprintf("did you mean %q?", near)
	}
	if len(names) == 0 || len(names) > 40 {
		return ""
	}
	return "there are " + strings.Join(slices.Sorted(slices.Values(names)), ", ")
}
