package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

// record is one entry of a collection in the form of SMART: a line ".I 1", then
// parts that begin with a line such as ".T".
type record struct {
	id    string
	parts map[string]string
}

var (
	recordHead = regexp.MustCompile(`^\.I\s+(\d+)\s*$`)
	partHead   = regexp.MustCompile(`^\.([A-Z])\s*$`)
)

func readRecords(file string) ([]record, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var records []record
	part := ""
	for line := range strings.Lines(string(data)) {
		line = strings.TrimRight(line, "\r\n")
		if m := recordHead.FindStringSubmatch(line); m != nil {
			records, part = append(records, record{m[1], map[string]string{}}), ""
			continue
		}
		if m := partHead.FindStringSubmatch(line); m != nil {
			part = m[1]
			continue
		}
		if len(records) > 0 {
			records[len(records)-1].parts[part] += line + "\n"
		}
	}
	return records, nil
}

// readGrades reads lines of a query, a document and perhaps a grade.
func readGrades(file string, grade func(fields []string) (query, doc string, value float64)) (map[string]map[string]float64, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	grades := map[string]map[string]float64{}
	for lines := bufio.NewScanner(f); lines.Scan(); {
		fields := strings.Fields(lines.Text())
		if len(fields) < 3 {
			continue
		}
		q, d, value := grade(fields)
		if grades[q] == nil {
			grades[q] = map[string]float64{}
		}
		grades[q][d] = value
	}
	return grades, nil
}

func smartSet(title, docs, queries string, grades map[string]map[string]float64) (*set, error) {
	s := &set{Name: title, Grades: grades}
	all, err := readRecords(docs)
	if err != nil {
		return nil, err
	}
	for _, r := range all {
		s.Docs = append(s.Docs, document{ID: r.id, Title: plain(r.parts["T"]), Text: plain(r.parts["W"])})
	}
	asked, err := readRecords(queries)
	if err != nil {
		return nil, err
	}
	for _, r := range asked {
		s.Queries = append(s.Queries, query{r.id, plain(r.parts["W"])})
	}
	return s, nil
}

func plain(text string) string { return strings.Join(strings.Fields(text), " ") }

// cranfield reads the Cranfield collection. Its judgements number the queries
// by their place; grade 1 is the best and 4 the least.
func cranfield(dir string) (*set, error) {
	grades, err := readGrades(filepath.Join(dir, "cranqrel"), func(f []string) (string, string, float64) {
		n, _ := strconv.Atoi(f[2])
		return f[0], f[1], float64(max(5-n, 0) % 5)
	})
	if err != nil {
		return nil, err
	}
	s, err := smartSet("cranfield", filepath.Join(dir, "cran.all.1400"), filepath.Join(dir, "cran.qry"), grades)
	if err != nil {
		return nil, err
	}
	for i := range s.Queries {
		s.Queries[i].ID = strconv.Itoa(i + 1)
	}
	return s, s.tidy()
}

// cacm reads the CACM collection, whose judgements are yes or nothing.
func cacm(dir string) (*set, error) {
	grades, err := readGrades(filepath.Join(dir, "qrels.text"), func(f []string) (string, string, float64) {
		return strings.TrimLeft(f[0], "0"), strings.TrimLeft(f[1], "0"), 1
	})
	if err != nil {
		return nil, err
	}
	s, err := smartSet("cacm", filepath.Join(dir, "cacm.all"), filepath.Join(dir, "query.text"), grades)
	if err != nil {
		return nil, err
	}
	if err := s.tidy(); err != nil {
		return nil, fmt.Errorf("cacm: %w", err)
	}
	return s, nil
}
