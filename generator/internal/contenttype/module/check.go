package module

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"strings"

	"mentorbook/generator/diag"
	"mentorbook/generator/internal/contenttype"
	"mentorbook/generator/internal/markdown"
	"mentorbook/generator/internal/permalink"
	"mentorbook/generator/internal/schema"
	"mentorbook/generator/internal/site"
	"mentorbook/generator/internal/source"
)

func load(c *contenttype.Check, p *site.Page) {
	m := record(p)
	p.For, p.Levels = schema.Values(m.Audience), schema.Values(m.Levels)
	if m.Minutes.Total() == 0 {
		c.Error(c.At("minutes"), "module/no-time", "this module takes no time", "write, for example: minutes: {teach: 20, practice: 20, discuss: 20}")
	}
	if g := m.Group; g.Min.Set && g.Max.Set && g.Min.Int() > g.Max.Int() {
		c.Error(g.Min.At, "module/group", fmt.Sprintf("the smallest group has %d people and the largest %d", g.Min.Int(), g.Max.Int()), "let min be at most max")
	}
	for _, name := range m.Materials {
		material(c, p, name)
	}
}

// material checks a document that readers may download.
func material(c *contenttype.Check, p *site.Page, name schema.Text) {
	file, inside := contenttype.Beside(p, name.Value)
	switch {
	case !inside:
		c.Error(name.At, "module/material", fmt.Sprintf("%q is not a file of the content folder", name.Value), "put the file beside this module and write only its name")
	case !source.IsDocument(file):
		c.Error(name.At, "module/material", fmt.Sprintf("%q is neither a PDF nor an office file", name.Value), "save it as a PDF; a page of the site is linked in the text instead")
	case !c.Files.Has(file):
		hint := "put the file beside this module, or correct its name"
		if near, ok := diag.Nearest(file, c.Files.Near(file)); ok {
			hint = fmt.Sprintf("did you mean %q?", near[strings.LastIndexByte(near, '/')+1:])
		}
		c.Error(name.At, "module/missing-material", fmt.Sprintf("there is no file %q", name.Value), hint)
	default:
		switch d, err := document(c, file); {
		case errors.Is(err, contenttype.ErrReported):
			return
		case d != "":
			c.Error(name.At, "module/material", d, "save it anew as a PDF under a name of letters, digits and hyphens")
			return
		}
		p.Offers = append(p.Offers, file)
	}
}

// document tells what is wrong with a file that would be published as it is:
// its name goes into an address, and what it holds must be what its name says.
// The error is that of reading it.
func document(c *contenttype.Check, file string) (problem string, err error) {
	for part := range strings.SplitSeq(file, "/") {
		if _, err := permalink.Slug(part); err != nil {
			return err.Error(), nil
		}
	}
	data, err := c.Files.Read(file)
	switch {
	case err != nil:
		return fmt.Sprintf("%q cannot be read", file), err
	case strings.EqualFold(path.Ext(file), ".pdf") && !bytes.HasPrefix(data, []byte("%PDF-")):
		return fmt.Sprintf("%q is not a PDF, whatever its name says", path.Base(file)), nil
	case !strings.EqualFold(path.Ext(file), ".pdf") && !bytes.HasPrefix(data, []byte("PK")):
		return fmt.Sprintf("%q is not an office file, whatever its name says", path.Base(file)), nil
	}
	return "", nil
}

// checkBody compares the exercises with the time for practice.
func checkBody(c *contenttype.Check, p *site.Page, d *markdown.Document) {
	planned, needed := record(p).Minutes.Practice, 0
	for _, e := range d.Exercises {
		needed += e.Minutes
	}
	if needed <= planned.Int() {
		return
	}
	at := planned.At
	if !planned.Set {
		at = schema.Place(d.Exercises[0].Line, 1)
	}
	c.Warn(at, "module/exercises", fmt.Sprintf("the exercises take %d minutes, and practice has %d", needed, planned.Int()),
		fmt.Sprintf("write practice: %d, or shorten an exercise", needed))
}
