package main

import (
	"fmt"
	"html"
	"runtime"
	"strings"
	"sync"
	"time"

	"mentorbook/generator/internal/emit/search"
	"mentorbook/generator/internal/site"
)

// cost is what making an index took.
type cost struct {
	CPU   time.Duration `json:"cpu"`
	Heap  uint64        `json:"heap"` // bytes that the process held at most
	Bytes int           `json:"bytes"`
	Files int           `json:"files"`
}

// index makes the files of an index of documents, each a page at "d/N/".
func index(docs []document, language string) (map[string][]byte, cost, error) {
	pages := make([]*site.Page, len(docs))
	for i, d := range docs {
		pages[i] = &site.Page{Type: "page", ID: fmt.Sprint(i), URL: fmt.Sprintf("/d/%d/", i), Title: d.Title}
	}
	begin := processTime()
	ix := search.New(search.Options{Pages: pages, Language: language, People: []string{"mentor"}, Label: func(search.Facet, string) string { return "" }})
	for i, d := range docs {
		ix.Add(pages[i], []byte("<main>"+d.main()+"</main>"))
	}
	var mu sync.Mutex
	files, c := map[string][]byte{}, cost{}
	err := ix.Write(runtime.NumCPU(), func(f search.File) error {
		mu.Lock()
		defer mu.Unlock()
		files[f.Path] = f.Data
		c.Bytes += len(f.Data)
		c.Files++
		return nil
	})
	c.CPU = processTime() - begin
	c.Heap = held()
	return files, c, err
}

// main is the markup of a document's main element.
func (d *document) main() string {
	if d.HTML != "" {
		return d.HTML
	}
	var b strings.Builder
	b.WriteString("<h1>" + html.EscapeString(d.Title) + "</h1>")
	for part := range strings.SplitSeq(d.Text, "\n\n") {
		b.WriteString("<p>" + html.EscapeString(part) + "</p>")
	}
	return b.String()
}

// held is what the process has of the system.
func held() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.Sys
}
