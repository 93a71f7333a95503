package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// set is a collection of documents with queries and judgements.
type set struct {
	Name    string
	Docs    []document
	Queries []query
	Grades  map[string]map[string]float64 // by query and document, above 0
	Skipped int                           // queries without a relevant document
}

type document struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Text  string `json:"text"`
	HTML  string `json:"-"` // of its main element, when the text has parts
}

type query struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

// name is an id that is written as a string or as a number.
type name string

func (n *name) UnmarshalJSON(data []byte) error {
	var text string
	if err := json.Unmarshal(data, &text); err == nil {
		*n = name(text)
		return nil
	}
	var number json.Number
	if err := json.Unmarshal(data, &number); err != nil {
		return fmt.Errorf("the id %s is neither a string nor a number", data)
	}
	*n = name(number)
	return nil
}

// readSet reads a file of the form that the package says.
func readSet(file string) (*set, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var raw struct {
		Docs []struct {
			ID          name
			Title, Text string
		}
		Queries []struct {
			ID   name
			Text string
		}
		Qrels map[string]map[string]float64
	}
	if err := json.Unmarshal(data, &raw); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	s := &set{Name: strings.TrimSuffix(filepath.Base(file), ".json"), Grades: raw.Qrels}
	for _, d := range raw.Docs {
		s.Docs = append(s.Docs, document{ID: string(d.ID), Title: d.Title, Text: d.Text})
	}
	for _, q := range raw.Queries {
		s.Queries = append(s.Queries, query{string(q.ID), q.Text})
	}
	if err := s.tidy(); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return s, nil
}

// tidy leaves out judgements of documents that are not there, grades of 0 and
// queries that cannot be answered. Of two documents with one id the first stays.
func (s *set) tidy() error {
	there := map[string]bool{}
	docs := s.Docs[:0]
	for _, d := range s.Docs {
		if !there[d.ID] {
			docs = append(docs, d)
		}
		there[d.ID] = true
	}
	s.Docs = docs
	grades := map[string]map[string]float64{}
	asked := map[string]bool{}
	queries := s.Queries[:0]
	for _, q := range s.Queries {
		relevant := map[string]float64{}
		for doc, grade := range s.Grades[q.ID] {
			if grade > 0 && there[doc] {
				relevant[doc] = grade
			}
		}
		if len(relevant) == 0 || asked[q.ID] || strings.TrimSpace(q.Text) == "" {
			s.Skipped++
			continue
		}
		asked[q.ID] = true
		grades[q.ID] = relevant
		queries = append(queries, q)
	}
	s.Queries, s.Grades = queries, grades
	if len(docs) == 0 || len(queries) == 0 {
		return errors.New("no query has a relevant document")
	}
	return nil
}
